import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HoldingClaim, Statement } from '../../../src/evidence/index.ts';
import { decode, encode } from '../../../src/ledger/encode.ts';
import { exactText, fraction, type Fraction } from '../../../src/model/index.ts';
import { said } from '../../statement.ts';

const SEED = 20_260_107;

const ratio = fc
  .tuple(
    fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
    fc.bigInt({ min: 1n, max: 10n ** 30n }),
  )
  .map(([numerator, denominator]) => fraction(numerator, denominator));

const statement: fc.Arbitrary<Statement<HoldingClaim>> = fc
  .record({ stake: ratio, count: fc.bigInt(), each: ratio, text: fc.string({ unit: 'binary' }) })
  .map(({ stake, count, each, text }) => {
    const made = said('s', text, 'B', {
      stake,
      count,
      band: { min: stake, max: stake, minOpen: false, maxOpen: true },
      votesPerShare: { count: each },
    });
    return { ...made, note: text } as Statement<HoldingClaim>;
  });

describe('a statement as text', () => {
  it('comes back with every fraction, count and character as it was', () => {
    fc.assert(
      fc.property(statement, (said) => {
        const back = decode(encode(said)) as Statement<HoldingClaim>;
        expect(same(back.claim.stake, said.claim.stake)).toBe(true);
        expect(same(back.claim.votesPerShare?.count, said.claim.votesPerShare?.count)).toBe(true);
        expect(back.claim.count).toBe(said.claim.count);
        expect([back.note, back.claim.holder]).toEqual([said.note, said.claim.holder]);
        expect(encode(back)).toBe(encode(said));
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('writes fractions as p/q', () => {
    expect(encode(said('s', 'A', 'B', { stake: fraction(217, 500) }))).toContain('"217/500"');
  });
});

function same(first: Fraction | undefined, second: Fraction | undefined): boolean {
  return first !== undefined && second !== undefined && exactText(first) === exactText(second);
}
