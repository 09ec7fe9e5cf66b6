import { isShouted } from './dateline.ts';
import type { Text } from './text.ts';
import type { Found } from './merge.ts';
import { foldText } from '../register.ts';
import type { Run } from './runs.ts';
import { isCapitalised, type Token } from '../token.ts';
import { NOUNS, VERB_FORMS } from '../words/index.ts';
import { POST_WORDS } from '../words/posts.ts';

/** A short form of a longer name needs no other proof. */
export function corroborated(text: Text, all: readonly Found[]): Found[] {
  const sure = new Set(all.filter((entry) => isCorroborated(text, entry)));
  const words = new Set(
    [...sure]
      .filter((entry) => entry.words.length > 1)
      .flatMap((entry) => entry.words.map(foldText)),
  );
  return all.filter(
    (entry) =>
      sure.has(entry) ||
      (entry.words.length === 1 && words.has(foldText(entry.words[0] as string))),
  );
}

function isCorroborated(text: Text, entry: Found): boolean {
  const plain = entry.runs.filter((run) => !run.headline);
  if (plain.some((run) => !run.opens || run.title !== undefined)) return true;
  if (plain.some((run) => isExplained(text, run))) return true;
  if (entry.words.length > 1) return plain.length > 0 || entry.runs.length > 1;
  return plain.some((run) => {
    const next = text.tokens[run.to];
    const kind = next && VERB_FORMS.of(next);
    const listed =
      next?.text === ':' &&
      isShouted(text.tokens[run.from] as Token) === false &&
      text.tokens[run.to + 1]?.kind === 'number';
    return (
      next !== undefined &&
      (next.lower === "'s" ||
        next.text === '(' ||
        listed ||
        (ACRONYM.test((text.tokens[run.from] as Token).text) && POST_WORDS.of(next)) ||
        kind === 'own' ||
        kind === 'buy' ||
        kind === 'sell' ||
        kind === 'say')
    );
  });
}

/** "TWA chairman Carl Icahn": letters before a post are an organisation. */
const ACRONYM = /^[A-Z&]{3,6}$/;

const EXPLAINED_WITHIN = 14;

/** "Hoya, a maker of optical glass, gets …": who it is stands between commas behind it. */
function isExplained({ tokens }: Text, run: Run): boolean {
  const article = tokens[run.to + 1]?.lower ?? '';
  if (tokens[run.to]?.text !== ',' || !['a', 'an', 'the', 'its'].includes(article)) {
    const owner = tokens[run.to + 1];
    if (tokens[run.to]?.text !== ',' || !isCapitalised(owner)) return false;
  }
  let noun = false;
  for (let at = run.to + 1; at < run.to + EXPLAINED_WITHIN; at += 1) {
    const token = tokens[at];
    if (!token || token.text === '.' || token.text === ';') return false;
    if (token.text === ',') return noun;
    noun ||= NOUNS.has(token.lower);
  }
  return false;
}
