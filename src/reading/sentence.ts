import type { Block, BlockKind } from './layout.ts';
import { isCapitalised, type Token } from './token.ts';
import { words } from './words/index.ts';

/** A run of tokens (`to` exclusive) that makes one statement, with its span in the text. */
export interface Sentence {
  readonly index: number;
  readonly paragraph: number;
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly kind: BlockKind;
}

/** Shortenings whose dot does not end a sentence. */
const SHORT = words(
  'mr mrs ms dr st prof sr jr no nos vs etc approx est fig art sen rep gen col jan feb mar apr jun jul aug sep sept oct nov dec',
);
/** Company endings: their dot ends a sentence only before a usual sentence opening. */
const FORMS = words('corp inc ltd co bros cie plc s.a. n.v. s.p.a. u.s. u.k. a.s. b.v.');
const OPENERS = words(
  'the a an it its this that these those he she they we in on at as but and for after before while if when his her their our under with',
);
const STOPS = words('. ! ? …');
const CLOSERS = words(`" ” ’ ' ) ] »`);

/** Tokens of the longest sentence; longer ones are cut, so that no text costs more than its length. */
const LONGEST = 200;

/** Divides the tokens of each block into sentences. */
export function sentences(tokens: readonly Token[], blocks: readonly Block[]): Sentence[] {
  const found: Sentence[] = [];
  let at = 0;
  blocks.forEach((block, paragraph) => {
    while (at < tokens.length && (tokens[at] as Token).start < block.start) at += 1;
    let from = at;
    const close = (to: number) => {
      if (to > from)
        found.push(
          sentenceOf(tokens, { from, to, index: found.length, paragraph, kind: block.kind }),
        );
      from = to;
    };
    while (at < tokens.length && (tokens[at] as Token).start < block.end) {
      at += 1;
      if (endsBefore(tokens, at, from) || at - from >= LONGEST) close(at);
    }
    close(at);
  });
  return found;
}

type Run = Omit<Sentence, 'start' | 'end'>;

function sentenceOf(tokens: readonly Token[], run: Run): Sentence {
  const { from, to, index, paragraph, kind } = run;
  return {
    from,
    to,
    index,
    paragraph,
    kind,
    start: (tokens[run.from] as Token).start,
    end: (tokens[run.to - 1] as Token).end,
  };
}

/** Whether a sentence that began at `from` ends before token `at`. */
function endsBefore(tokens: readonly Token[], at: number, from: number): boolean {
  const next = tokens[at];
  if (!next || !next.spaced) return false;
  let stop = at - 1;
  while (stop > from && CLOSERS.of(tokens[stop])) stop -= 1;
  const mark = tokens[stop] as Token;
  const before = tokens[stop - 1];
  if (mark.kind === 'word' && FORMS.of(mark)) return OPENERS.of(next) && isCapitalised(next);
  if (!STOPS.of(mark) || !opens(next)) return false;
  if (mark.text !== '.' || !before) return true;
  if (SHORT.of(before) && !mark.spaced) return false;
  if (FORMS.of(before)) return OPENERS.of(next);
  return !(before.kind === 'word' && before.text.length === 1 && isCapitalised(before));
}

function opens(token: Token): boolean {
  return (
    isCapitalised(token) ||
    token.kind === 'number' ||
    ['"', '“', '‘', '„', '«', '(', '-', '–', '—', '•'].includes(token.text)
  );
}
