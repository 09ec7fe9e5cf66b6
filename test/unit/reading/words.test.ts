import { describe, expect, it } from 'vitest';
import { ACTORS, readText } from '../../../src/reading/index.ts';
import { tokenize } from '../../../src/reading/token.ts';
import { COMPANY_WORDS, POLITIES, TITLES } from '../../../src/reading/words/index.ts';
import { roomForSets, words } from '../../../src/reading/words/set.ts';

const SMALL = words("of the 's said , paris");
const WRITTEN = words('Paris May of');
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

  it('has no token where there is none', () => {
    expect(SMALL.of(undefined)).toBe(false);
  });

  it('finds a bit for every list of the reading', () => {
    readText('Renault owns 43% of Nissan.', { actors: ACTORS, name: 'a' });
    expect(roomForSets()).toBeGreaterThanOrEqual(0);
  });
});
