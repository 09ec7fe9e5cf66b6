import { describe, expect, it } from 'vitest';
import { fraction, type Fraction } from '../../../src/model/index.ts';
import { netOwnership } from '../../../src/ownership/integrated.ts';
import { iteratedOwnership } from '../../../src/ownership/iterated.ts';
import { owners } from '../../../src/ownership/owners.ts';
import { stakesFrom, stakesFromBands } from '../../../src/ownership/stakes.ts';
import { WHOLE } from '../../../src/bulk/graph.ts';
import { randomRegister } from '../bulk/random-register.ts';

type Triple = readonly [holder: string, issuer: string, share: Fraction];

/** A ring of companies that each hold a part of the next, and a person for each with another part. */
function ring(size: number, next: Fraction, outside: Fraction): Triple[] {
  return Array.from({ length: size }, (_, at) => [
    [`C${at}`, `C${(at + 1) % size}`, next] as const,
    ...(outside.gt(0) ? [[`P${at}`, `C${at}`, outside] as const] : []),
  ]).flat();
}

describe('iterated ownership', () => {
  it('has the exact share between its ends, which are hardly apart', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const { holders, companies, parts, nodes } = randomRegister(seed);
      const stakes = stakesFrom(
        [...holders].map((holder, edge): Triple => [
          String(holder),
          String(companies[edge]),
          fraction(parts[edge] as number, WHOLE),
        ]),
      );
      for (let issuer = 0; issuer < nodes; issuer++) {
        const exact = netOwnership(stakes, String(issuer)) as Map<string, Fraction>;
        const ends = iteratedOwnership(stakes, String(issuer));
        for (const name of new Set([...exact.keys(), ...ends.keys()])) {
          const share = exact.get(name) ?? fraction(0);
          const { min, max } = ends.get(name) ?? { min: fraction(0), max: fraction(0) };
          expect(share.gte(min) && share.lte(max), `${name} of ${issuer}, seed ${seed}`).toBe(true);
          expect(max.sub(min).valueOf(), `seed ${seed}`).toBeLessThan(1e-9);
        }
      }
    }
  });

  it('is told for a loop too large for exact numbers, with how near it is', () => {
    const { rows, iterated, status } = owners(
      stakesFrom(ring(400, fraction(1, 2), fraction(1, 4))),
      'C0',
    );
    expect([status, iterated?.members]).toEqual(['ok', 400]);
    expect(iterated?.within.valueOf()).toBeLessThan(1e-10);
    const share = (name: string) =>
      rows.find(({ holder }) => holder === name)?.bounds?.min.valueOf();
    // P0 is met at once or after the ring, P399 one step up; once round the ring is nothing any more: (1/2) ** 400.
    expect(share('P0')).toBeCloseTo(1 / 4, 9);
    expect(share('P399')).toBeCloseTo(1 / 2 / 4, 9);
    expect(share('C399')).toBeCloseTo(1 / 2, 9);
    expect(share('Unidentified holders of C398')).toBeCloseTo(1 / 2 / 2 / 4, 9);
  });

  it('tells those with most first, and marks who is not named', () => {
    const answer = owners(stakesFrom(ring(301, fraction(1, 10), fraction(1, 2))), 'C0');
    expect(answer.iterated).toMatchObject({ members: 301, bands: false });
    expect([answer.status, answer.overHeld, answer.closedLoop]).toEqual(['ok', [], []]);
    const told = answer.rows.slice(0, 6).map(({ holder, unidentified, bounds, direct }) => ({
      holder,
      unidentified,
      share: bounds?.max.valueOf(),
      direct: direct?.toFraction(),
    }));
    const row = (holder: string, share: number, direct?: string) => ({
      holder,
      unidentified: holder.startsWith('Unidentified'),
      share: expect.closeTo(share, 9) as number,
      direct,
    });
    // A tenth of C0 is with C300, which P300 and others own as P0 and others own C0.
    expect(told).toEqual([
      row('P0', 0.5, '1/2'),
      row('Unidentified holders of C0', 0.4, '2/5'),
      row('C300', 0.1, '1/10'),
      row('P300', 0.05),
      row('Unidentified holders of C300', 0.04),
      row('C299', 0.01),
    ]);
    const widest = answer.rows.map(({ bounds }) => bounds?.max.sub(bounds.min).valueOf() ?? 1);
    expect(answer.iterated?.within.valueOf()).toBe(Math.max(...widest));
  });

  it('is told for bands below more than 150 companies, with what is certain for others', () => {
    const chain = Array.from({ length: 150 }, (_, at): [string, string, number, number] => [
      `C${at + 1}`,
      `C${at}`,
      at === 0 ? 1 / 2 : 1,
      at === 0 ? 3 / 4 : 1,
    ]);
    const stakes = stakesFromBands(
      [...chain, ['T', 'C150', 1, 1] as const, ['P', 'C0', 0, 1 / 10] as const].map(
        ([holder, issuer, min, max]) => [
          holder,
          issuer,
          { min: fraction(min), max: fraction(max), minOpen: false, maxOpen: false },
        ],
      ),
    );
    const answer = owners(stakes, 'C0');
    expect(answer).toMatchObject({ status: 'ok', overHeld: [], closedLoop: [] });
    expect(answer.iterated).toMatchObject({ members: 1, bands: true });
    // T has a half for certain, so that nobody outside has more than a half; those on the way to T may have all.
    const ends = new Map(answer.rows.map(({ holder, bounds }) => [holder, bounds]));
    const of = (holder: string) => {
      const { min, max } = ends.get(holder) ?? {};
      return [min?.valueOf(), max?.valueOf()];
    };
    expect(of('P')).toEqual([0, expect.closeTo(1 / 2, 9)]);
    for (const holder of ['C1', 'C150', 'T'])
      expect(of(holder)).toEqual([expect.closeTo(1 / 2, 9), expect.closeTo(1, 9)]);
    expect(answer.rows.at(-1)?.holder).toBe('P');
    expect(answer.iterated?.within.valueOf()).toBeCloseTo(1 / 2, 9);
    expect(answer.rows.find(({ holder }) => holder === 'C1')?.direct).toBeUndefined();
  });

  it('gives each member of a loop that nobody outside owns a part of to all of them', () => {
    const closed = iteratedOwnership(
      stakesFrom([...ring(400, fraction(1), fraction(0)), ['C7', 'Below', fraction(2, 5)]]),
      'Below',
    );
    expect(closed.size).toBe(400);
    expect(closed.get('C123')?.min.valueOf()).toBeCloseTo(2 / 5, 9);
  });

  it('bounds shares behind bands where too much stands above for tight ends', () => {
    const band = (min: number, max: number) => ({
      min: fraction(min, 100),
      max: fraction(max, 100),
      minOpen: false,
      maxOpen: false,
    });
    const rows = (size: number) =>
      Array.from({ length: size }, (_, at) => [
        [`C${at}`, `C${(at + 1) % size}`, band(20, 30)] as const,
        [`P${at}`, `C${at}`, band(40, 60)] as const,
      ]).flat();
    const loose = owners(stakesFromBands(rows(60)), 'C0');
    const tight = owners(stakesFromBands(rows(12)), 'C0');
    expect([tight.iterated, loose.iterated?.members]).toEqual([undefined, 60]);
    for (const name of ['P0', 'C59', 'P59']) {
      const found = (all: typeof loose, holder: string) =>
        all.rows.find((row) => row.holder === holder)?.bounds;
      const [outer, inner] = [found(loose, name), found(tight, name.replace('59', '11'))];
      // Round the ring comes less than 0.3 ** 12 of a walk.
      expect(outer?.min.valueOf(), name).toBeCloseTo(inner?.min.valueOf() as number, 6);
      expect(outer?.max.valueOf(), name).toBeGreaterThanOrEqual(inner?.max.valueOf() as number);
    }
    // P0 has 40% at least, all others 10% together; so it has at most 90%.
    expect(loose.rows[0]?.bounds?.max.valueOf()).toBeCloseTo(0.9, 9);
  });

  it('keeps the ends apart where a loop hardly leaks, the exact share between them', () => {
    const [next, outside] = [fraction(999_999, 1_000_000), fraction(1, 1_000_000)];
    const ends = iteratedOwnership(stakesFrom(ring(400, next, outside)), 'C0');
    const { min, max } = ends.get('P0') ?? {};
    // Met at the start and after each time round: outside / (1 - next ** 400) of one that is met in the end for certain.
    const exact = 1e-6 / (1 - (1 - 1e-6) ** 400);
    expect(min?.valueOf()).toBeLessThanOrEqual(exact);
    expect(max?.valueOf()).toBeGreaterThanOrEqual(exact);
  });
});
