import { fraction } from '../../model/index.ts';
import type { Page, SentenceParts } from '../page.ts';
import type { Percent } from '../percents/percent.ts';
import { WordSet } from '../words/set.ts';

/** A part of votes or capital that a sentence names, by its tokens and its span. */
export type VoteFigure = Pick<Percent, 'share' | 'form' | 'from' | 'to' | 'start' | 'end'>;

const FRACTIONS: Readonly<Record<string, readonly [number, number]>> = {
  'two thirds': [2, 3],
  'three quarters': [3, 4],
  'three fourths': [3, 4],
  'four fifths': [4, 5],
  'three fifths': [3, 5],
  'nine tenths': [9, 10],
  'one third': [1, 3],
  'a third': [1, 3],
  'one quarter': [1, 4],
  'a quarter': [1, 4],
  'simple majority': [1, 2],
};
const BARE = Object.entries(FRACTIONS).flatMap(([text, over]) => {
  const words = text.split(' ');
  return [
    { words, over },
    { words: [words[0] as string, '-', words[1] as string], over },
  ];
});

const FIRST = new WordSet(BARE.map(({ words }) => words[0] as string));

/**
 * The percentages of a sentence, and fractions in words without "of" ("two thirds were needed"),
 * which are majorities and never sizes of holdings; in the order of the text.
 */
export function voteFractions(page: Page, parts: SentenceParts): VoteFigure[] {
  const found: VoteFigure[] = [...parts.percents];
  if (!FIRST.of(parts)) return found;
  for (let at = parts.sentence.from; at < parts.sentence.to; at += 1) {
    if (!FIRST.of(page.tokens[at])) continue;
    const hit = BARE.find(({ words }) =>
      words.every((word, offset) => page.tokens[at + offset]?.lower === word),
    );
    const first = page.tokens[at];
    const last = hit && page.tokens[at + hit.words.length - 1];
    if (!hit || !first || !last) continue;
    if (parts.percents.some((known) => known.from < at + hit.words.length && known.to > at))
      continue;
    found.push({
      share: fraction(hit.over[0], hit.over[1]),
      form: 'word',
      from: at,
      to: at + hit.words.length,
      start: first.start,
      end: last.end,
    });
  }
  return found.sort((first, second) => first.from - second.from);
}
