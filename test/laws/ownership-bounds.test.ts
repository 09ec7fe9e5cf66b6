import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fraction, type Fraction, ONE, sum, ZERO } from '../../src/model/index.ts';
import { ownershipBounds } from '../../src/ownership/bounds.ts';
import { netOwnership } from '../../src/ownership/integrated.ts';
import { stakesFrom, stakesFromBands } from '../../src/ownership/stakes.ts';

const SEED = 20191126;
const COMPANIES = ['A', 'B'] as const;
const HOLDERS = ['A', 'B', 'P'] as const;

interface Band {
  readonly holder: string;
  readonly issuer: string;
  readonly min: Fraction;
  readonly max: Fraction;
}

/** Two companies, each with up to three holders in bands of hundredths; every column can be met. */
const registers = fc
  .array(
    fc.tuple(
      fc.nat(2),
      fc.nat(1),
      fc.integer({ min: 0, max: 30 }),
      fc.integer({ min: 0, max: 60 }),
    ),
    {
      minLength: 2,
      maxLength: 6,
    },
  )
  .map((rows) => {
    const bands = new Map<string, Band>();
    for (const [holder, issuer, low, width] of rows) {
      const names = { holder: HOLDERS[holder] as string, issuer: COMPANIES[issuer] as string };
      if (names.holder === names.issuer) continue;
      bands.set(JSON.stringify(names), {
        ...names,
        min: fraction(low, 100),
        max: fraction(low + width, 100),
      });
    }
    return [...bands.values()];
  });

/** The corners of one column: every stake at an end, but for at most one that fills the company up. */
function corners(column: readonly Band[]): Fraction[][] {
  const ends = column.reduce<Fraction[][]>(
    (built, band) =>
      built.flatMap((row) => [
        [...row, band.min],
        [...row, band.max],
      ]),
    [[]],
  );
  const filled = ends.flatMap((row) =>
    row.map((_, at) => row.with(at, ONE.sub(sum(row.toSpliced(at, 1))))),
  );
  return [...ends, ...filled].filter(
    (row) =>
      sum(row).lte(ONE) &&
      row.every(
        (stake, at) => stake.gte(column[at]?.min ?? ZERO) && stake.lte(column[at]?.max ?? ONE),
      ),
  );
}

function worlds(bands: readonly Band[]): (readonly [string, string, Fraction])[][] {
  return COMPANIES.reduce<(readonly [string, string, Fraction])[][]>(
    (built, company) => {
      const column = bands.filter(({ issuer }) => issuer === company);
      const choices = corners(column).map((row) =>
        row.map((stake, at) => [column[at]?.holder ?? '', company, stake] as const),
      );
      return built.flatMap((world) => choices.map((choice) => [...world, ...choice]));
    },
    [[]],
  );
}

describe(`bounds of ownership (seed ${SEED})`, () => {
  it('are the extremes over the corners of all bands: both ends are attained', () => {
    fc.assert(
      fc.property(registers, fc.constantFrom('A', 'P'), (bands, holder) => {
        const all = worlds(bands);
        fc.pre(all.length > 0 && bands.some(({ issuer }) => issuer === 'B'));
        const shares = all.map((world) => {
          const net = netOwnership(stakesFrom(world), 'B');
          return (net instanceof Map ? net.get(holder) : undefined) ?? ZERO;
        });
        const stakes = stakesFromBands(
          bands.map(({ issuer, min, max, ...names }) => [
            names.holder,
            issuer,
            { min, max, minOpen: false, maxOpen: false },
          ]),
        );
        const { min, max } = ownershipBounds(stakes, holder, 'B');
        const [least, most] = [
          shares.reduce((one, other) => (one.lte(other) ? one : other)),
          shares.reduce((one, other) => (one.gte(other) ? one : other)),
        ];
        expect(min.toFraction()).toBe(least.toFraction());
        expect(max.toFraction()).toBe(most.toFraction());
      }),
      { seed: SEED, numRuns: 120 },
    );
  });
});
