import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fraction, type Fraction, ONE, ZERO } from '../../src/model/index.ts';
import { ownershipBounds } from '../../src/ownership/bounds.ts';
import { grossOwnership, netOwnership } from '../../src/ownership/integrated.ts';
import { owners, withRests } from '../../src/ownership/owners.ts';
import {
  ancestry,
  columnOf,
  type Stakes,
  stakesFrom,
  stakesFromBands,
} from '../../src/ownership/stakes.ts';

const SEED = 20191125;
const NAMES = ['A', 'B', 'C', 'D', 'E', 'P', 'Q', 'R'] as const;

/** Registers of eight names whose first five are companies; each column sums to at most 1. */
const registers = fc
  .array(fc.tuple(fc.nat(7), fc.nat(4), fc.integer({ min: 1, max: 30 })), { maxLength: 18 })
  .map((triples) => {
    const total = new Map<number, number>();
    for (const [, issuer, weight] of triples) total.set(issuer, (total.get(issuer) ?? 0) + weight);
    return stakesFrom(
      triples.map(([holder, issuer, weight]) => [
        NAMES[holder] as string,
        NAMES[issuer] as string,
        fraction(weight, Math.max(100, total.get(issuer) ?? 0)),
      ]),
    );
  });

/** The slow twin: mass of every walk up from the company, counted once per holder, by iteration. */
function meetingByIteration(stakes: Stakes, holder: string, issuer: string): number {
  const names = ancestry(stakes, issuer);
  const value = new Map(names.map((name) => [name, 0]));
  const step = (company: string) =>
    columnOf(stakes, company).reduce(
      (sum, entry) =>
        sum +
        entry.band.min.valueOf() * (entry.holder === holder ? 1 : (value.get(entry.holder) ?? 0)),
      0,
    );
  for (let round = 0; round < 3_000; round++) for (const name of names) value.set(name, step(name));
  return value.get(issuer) ?? 0;
}

describe(`ownership (seed ${SEED})`, () => {
  it('gives outside owners, the unidentified among them, exactly all of a company', () => {
    fc.assert(
      fc.property(registers, fc.constantFrom(...NAMES.slice(0, 5)), (stakes, company) => {
        fc.pre(columnOf(stakes, company).length > 0);
        const result = owners(stakes, company);
        fc.pre(result.closedLoop.length === 0 && result.status === 'ok');
        const outside = result.rows
          .filter((row) => row.outside)
          .reduce((sum, row) => sum.add(row.integrated ?? 0), ZERO);
        expect(outside.toFraction()).toBe('1');
      }),
      { seed: SEED, numRuns: 1_500 },
    );
  });

  it('equals the chance of meeting the holder on a walk up', () => {
    fc.assert(
      fc.property(
        registers,
        fc.constantFrom(...NAMES.slice(0, 5)),
        fc.constantFrom(...NAMES),
        (stakes, company, holder) => {
          const net = netOwnership(stakes, company);
          expect(net).toBeInstanceOf(Map);
          const exact = (net as Map<string, Fraction>).get(holder)?.valueOf() ?? 0;
          expect(exact).toBeCloseTo(meetingByIteration(stakes, holder, company), 6);
        },
      ),
      { seed: SEED, numRuns: 150 },
    );
  });

  it('never exceeds one, and net never exceeds gross', () => {
    fc.assert(
      fc.property(registers, fc.constantFrom(...NAMES.slice(0, 5)), (stakes, company) => {
        const net = netOwnership(stakes, company) as Map<string, Fraction>;
        const gross = grossOwnership(stakes, company);
        for (const [holder, share] of net) {
          expect(share.lte(1)).toBe(true);
          if (gross instanceof Map) expect(share.lte(gross.get(holder) ?? ZERO)).toBe(true);
        }
      }),
      { seed: SEED, numRuns: 800 },
    );
  });

  it('does not depend on names', () => {
    fc.assert(
      fc.property(registers, (stakes) => {
        const renamed: Stakes = {
          complete: new Set(),
          columns: new Map(
            [...stakes.columns].map(([issuer, column]) => [
              `x${issuer}`,
              column.map((entry) => ({ ...entry, holder: `x${entry.holder}` })),
            ]),
          ),
        };
        for (const company of stakes.columns.keys()) {
          const [before, after] = [
            netOwnership(stakes, company),
            netOwnership(renamed, `x${company}`),
          ];
          for (const [holder, share] of before as Map<string, Fraction>) {
            expect((after as Map<string, Fraction>).get(`x${holder}`)?.equals(share)).toBe(true);
          }
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('is unchanged below a company that is put in between whole', () => {
    const plain = stakesFrom([
      ['P', 'A', fraction('3/5')],
      ['A', 'B', fraction('1/2')],
    ]);
    const shell = stakesFrom([
      ['P', 'S', ONE],
      ['S', 'A', fraction('3/5')],
      ['A', 'B', fraction('1/2')],
    ]);
    const share = (stakes: Stakes) =>
      (netOwnership(stakes, 'B') as Map<string, Fraction>).get('P')?.toFraction();
    expect(share(shell)).toBe(share(plain));
  });

  it('bounds every register that fits the bands', () => {
    const bands = fc.array(
      fc.tuple(
        fc.nat(4),
        fc.nat(3),
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 0, max: 30 }),
      ),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(bands, fc.array(fc.nat(100), { minLength: 8, maxLength: 8 }), (rows, picks) => {
        const unique = new Map(rows.map((row) => [`${row[0]}>${row[1]}`, row]));
        const edges = [...unique.values()].map(([holder, issuer, low, width]) => ({
          holder: NAMES[holder] as string,
          issuer: NAMES[issuer] as string,
          low,
          high: low + width,
        }));
        const ivl = stakesFromBands(
          edges.map(({ holder, issuer, low, high }) => [
            holder,
            issuer,
            { min: fraction(low, 100), max: fraction(high, 100), minOpen: false, maxOpen: false },
          ]),
        );
        const world = stakesFrom(
          edges.map(({ holder, issuer, low, high }, at) => [
            holder,
            issuer,
            fraction(low * 100 + (high - low) * (picks[at] ?? 0), 10_000),
          ]),
        );
        fc.pre(
          [...world.columns.values()].every((column) =>
            column.reduce((sum, entry) => sum.add(entry.band.min), ZERO).lte(1),
          ),
        );
        for (const company of ivl.columns.keys()) {
          const net = netOwnership(world, company) as Map<string, Fraction>;
          for (const holder of NAMES.slice(0, 5)) {
            const { min, max } = ownershipBounds(ivl, holder, company);
            const share = net.get(holder) ?? ZERO;
            expect(share.gte(min) && share.lte(max)).toBe(true);
          }
        }
      }),
      { seed: SEED, numRuns: 250 },
    );
  });

  it('leaves nothing over when the rest of every column has a name', () => {
    const stakes = withRests(
      stakesFrom([
        ['A', 'B', fraction('1/2')],
        ['B', 'A', fraction('1/2')],
      ]),
      ['A', 'B'],
    );
    expect(columnOf(stakes, 'A').map((entry) => entry.holder)).toEqual([
      'B',
      'Unidentified holders of A',
    ]);
  });
});
