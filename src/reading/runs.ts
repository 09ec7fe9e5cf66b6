import type { Sentence } from './sentence.ts';
import { isCapitalised, isPossessive, type Token } from './token.ts';
import { COMPANY_WORDS, NAME_PARTICLES, NO_NAMES, TITLES } from './words/index.ts';
import { isDemonym } from './geography.ts';
import { POST_WORDS } from './words/posts.ts';

/** A run of capitalised words that may be a name. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly sentence: number;
  /** It opens a sentence, where any word has a capital. */
  readonly opens: boolean;
  readonly title?: string;
}

const LONGEST = 8;

/** Runs of capitalised words in the sentences of the article; not in titles where all words have capitals. */
export function capitalRuns(tokens: readonly Token[], sentences: readonly Sentence[]): Run[] {
  const runs: Run[] = [];
  for (const sentence of sentences) {
    if (
      sentence.kind === 'boilerplate' ||
      sentence.kind === 'caption' ||
      isTitleCase(tokens, sentence)
    )
      continue;
    let at = sentence.from;
    while (at < sentence.to) {
      const run = runAt(tokens, at, sentence);
      if (run && run.to > run.from) runs.push(run);
      at = Math.max(at + 1, run?.to ?? 0);
    }
  }
  return runs;
}

/** More than half of the longer words have capitals, and it is long enough to tell. */
export function isTitleCase(tokens: readonly Token[], sentence: Sentence): boolean {
  const long = tokens
    .slice(sentence.from, sentence.to)
    .filter((token) => token.kind === 'word' && token.text.length > 3);
  return long.length >= 4 && long.filter(isCapitalised).length / long.length > 0.7;
}

function runAt(tokens: readonly Token[], at: number, sentence: Sentence): Run | undefined {
  let from = at;
  let title: string | undefined;
  const first = tokens[from] as Token;
  if (TITLES.has(first.text.replace(/\.$/, ''))) {
    title = first.text;
    from += tokens[from + 1]?.text === '.' ? 2 : 1;
    if (from >= sentence.to || !isCapitalised(tokens[from]))
      return { from: at, to: at, sentence: sentence.index, opens: false };
  }
  if (!isNameWord(tokens[from], from === sentence.from)) return undefined;
  const to = runEnd(tokens, from, sentence.to);
  return {
    from,
    to,
    sentence: sentence.index,
    opens: opensClause(tokens, from, sentence),
    ...(title !== undefined && { title }),
  };
}

function runEnd(tokens: readonly Token[], from: number, limit: number): number {
  let to = from + 1;
  while (to < limit && to - from < LONGEST) {
    const token = tokens[to] as Token;
    if (isNameWord(token, false)) to += 1;
    else if (
      token.text === '-' &&
      !token.spaced &&
      tokens[to + 1]?.spaced === false &&
      isNameWord(tokens[to + 1], false) &&
      to + 1 < limit
    )
      to += 2;
    else if (isJoiner(token) && to + 1 < limit && isNameWord(tokens[to + 1], false) && token.spaced)
      to += 2;
    else if (
      NAME_PARTICLES.has(token.lower) &&
      token.lower !== 'and' &&
      isParticlePair(tokens, to, limit)
    )
      to += 3;
    else break;
  }
  return to;
}

/** "and" joins two names more often than it stands inside one. */
function isJoiner(token: Token): boolean {
  return NAME_PARTICLES.has(token.lower) && token.lower !== 'and' && token.lower !== 'of';
}

function isParticlePair(tokens: readonly Token[], at: number, limit: number): boolean {
  const second = tokens[at + 1];
  return (
    second !== undefined &&
    at + 2 < limit &&
    NAME_PARTICLES.has(second.lower) &&
    token2(tokens[at]) &&
    isNameWord(tokens[at + 2], false)
  );
}

function token2(token: Token | undefined): boolean {
  return token !== undefined && ['of', 'de', 'von', 'van'].includes(token.lower);
}

function isNameWord(token: Token | undefined, opening: boolean): boolean {
  if (!token || !isCapitalised(token) || isPossessive(token)) return false;
  if (COMPANY_WORDS.has(token.text) && !opening) return true;
  return (
    !NO_NAMES.has(titled(token.text)) &&
    !NO_NAMES.has(token.text) &&
    !isDemonym(token.text) &&
    !POST_WORDS.has(token.lower)
  );
}

function titled(text: string): string {
  return text.length > 3 && text === text.toUpperCase()
    ? text.charAt(0) + text.slice(1).toLowerCase()
    : text;
}

function opensClause(tokens: readonly Token[], from: number, sentence: Sentence): boolean {
  const before = tokens[from - 1];
  return (
    from === sentence.from ||
    before === undefined ||
    ['"', '“', '‘', '„', ':', '.', '-', '–', '—', '*', '•'].includes(before.text)
  );
}
