import { describe, expect, it } from 'vitest';
import { tokenize } from '../../../src/reading/token.ts';
import { COMPANY_WORDS, POLITIES, TITLES } from '../../../src/reading/words/index.ts';
import { membershipIn, WordMap, words } from '../../../src/reading/words/set.ts';

const SMALL = words("of the 's said , paris");
const WRITTEN = words('Paris May of');
const COUNTS = new WordMap([
  ['two', 2],
  ['ten', 10],
]);
const TEXT =
  'Of Paris, PARIS and the Kingdom of May Bank: Mr. May’s Holding said so, may the paris of';

describe('a word set', () => {
  it('is asked by a token in small letters and by a spelling as it stands', () => {
    for (const token of tokenize(TEXT)) {
      expect(SMALL.of(token), token.text).toBe(SMALL.has(token.lower));
      expect(WRITTEN.of(token), token.text).toBe(WRITTEN.has(token.text));
      for (const set of [COMPANY_WORDS, POLITIES, TITLES])
        expect(set.of(token), token.text).toBe(set.has(token.text));
    }
  });

  it('is asked by a stretch whether any of its words is in it', () => {
    const tokens = tokenize('Renault of Paris');
    const stretch = { classes: membershipIn(tokens, 0, 2) };
    expect(SMALL.of(stretch)).toBe(true);
    expect(WRITTEN.of({ classes: membershipIn(tokens, 0, 1) })).toBe(false);
  });

  it('gives values to the tokens whose words have one', () => {
    expect(tokenize('Two of ten').map((token) => COUNTS.of(token))).toEqual([2, undefined, 10]);
    expect(COUNTS.touches({ classes: membershipIn(tokenize('of 3'), 0, 2) })).toBe(false);
  });

  it('has no token where there is none', () => {
    expect(SMALL.of(undefined)).toBe(false);
  });

  it('has a bit of its own, however many sets there are', () => {
    const many = Array.from({ length: 900 }, (_, at) => words(`only${at}`));
    const [token] = tokenize('only700');
    expect(many.filter((set) => set.of(token))).toEqual([many[700]]);
    expect(SMALL.of(tokenize('Paris')[0])).toBe(true);
  });
});
