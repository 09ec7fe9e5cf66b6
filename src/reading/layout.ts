/** What a block of lines is to the article. Only `body` and `headline` carry claims. */
export type BlockKind = 'headline' | 'body' | 'caption' | 'boilerplate';

/** A paragraph, list entry or line: a span of the text with its kind. */
export interface Block {
  readonly start: number;
  readonly end: number;
  readonly kind: BlockKind;
}

interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Openings of lines that belong to the page and not to the article. */
const BOILERPLATE =
  /^(?:(?:related|next|read more|also read|read also|see also|more on this|more from|watch|don't miss|recommended|trending)\s*:|(?:photos?|image|picture|credit|source|tags?|filed under|share this|advertisement|copyright)\s*(?::|$)|\(?via [\p{Lu}(]|©|leave a (?:reply|comment)|your email address|required fields|about [„“"]|sign up (?:for|to)|subscribe (?:to|now)|follow us|click here|for further information|all rights reserved|press contact|investor relations,)/iu;
const BULLET = /^(?:[-–—•*·]\s|\(?[a-z0-9]{1,3}\)\s|[QA]\.\s)/u;
const CLOSED = /[.!?:;,]["'”’)\]]*$/u;
const HARD_WRAP = { most: 120, least: 40 };
const CAPTION_WORDS = 12;

/** Divides a text into blocks; hard-wrapped lines are joined, nothing is left out. */
export function layout(text: string): Block[] {
  const lines = linesOf(text);
  const wrapped = isHardWrapped(lines);
  const groups: Line[][] = [];
  let open: Line[] = [];
  const close = () => {
    if (open.length > 0) groups.push(open);
    open = [];
  };
  for (const line of lines) {
    const last = open.at(-1);
    if (line.text === '') close();
    else if (last && open.length === 1 && groups.length === 0 && isShoutedTitle(last, line)) {
      close();
      open.push(line);
    } else if (last && wrapped && continues(last, line)) open.push(line);
    else {
      close();
      open.push(line);
    }
  }
  close();
  return groups.map((group, index) => blockOf(group, index, groups.length));
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start <= text.length) {
    const found = text.indexOf('\n', start);
    const stop = found === -1 ? text.length : found;
    const raw = text.slice(start, stop);
    const lead = raw.length - raw.trimStart().length;
    const trimmed = raw.trim();
    lines.push({ start: start + lead, end: start + lead + trimmed.length, text: trimmed });
    start = stop + 1;
  }
  return lines;
}

/** Text broken at a fixed width: several neighbouring lines, none of them long. */
function isHardWrapped(lines: readonly Line[]): boolean {
  if (lines.some((line) => line.text.length > HARD_WRAP.most)) return false;
  const joins = lines.filter((line, index) => {
    const next = lines[index + 1];
    return next !== undefined && next.text !== '' && line.text.length >= HARD_WRAP.least;
  });
  return joins.length >= 3;
}

/** "EXCO BUYS BROKER" before a line in small letters: a title, whatever the width of the lines. */
function isShoutedTitle(first: Line, next: Line): boolean {
  const long = first.text.split(/\s+/).filter((word) => /\p{L}{3}/u.test(word));
  const shouted = long.filter((word) => word === word.toUpperCase()).length;
  return long.length >= 3 && shouted / long.length >= 0.8 && /\p{Ll}{3}/u.test(next.text);
}

function continues(last: Line, line: Line): boolean {
  if (BULLET.test(line.text) || BOILERPLATE.test(head(line.text))) return false;
  return last.text.length >= HARD_WRAP.least;
}

function blockOf(group: readonly Line[], index: number, count: number): Block {
  const first = group[0] as Line;
  const last = group.at(-1) as Line;
  const kind = kindOf(group.map((line) => line.text).join(' '), index, count);
  return { start: first.start, end: last.end, kind };
}

function kindOf(text: string, index: number, count: number): BlockKind {
  if (BOILERPLATE.test(head(text))) return 'boilerplate';
  if (CLOSED.test(text.slice(-4)) || BULLET.test(text)) return 'body';
  const words = text.slice(0, 300).split(/\s+/).length;
  if (index === 0 && count > 1 && words <= 30) return 'headline';
  return words <= CAPTION_WORDS && !/\d\s?(?:%|percent|per cent)/.test(text) ? 'caption' : 'body';
}

function head(text: string): string {
  return text.slice(0, 60);
}
