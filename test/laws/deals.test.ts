import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applySteps,
  isRefused,
  ledgerGap,
  openBook,
  parseSteps,
  restOf,
} from '../../src/deals/index.ts';
import { fraction, ONE, sum, ZERO } from '../../src/model/index.ts';
import { economicStakes } from '../../src/ownership/from-register.ts';
import { owners } from '../../src/ownership/owners.ts';
import type { Register } from '../../src/register/register.ts';
import { done, registerOf, stakeOf } from '../unit/deals/register-of.ts';

const SEED = 20190527;
const RUNS = { seed: SEED, numRuns: 400 };
const HOLDERS = ['A', 'B', 'C', 'X', 'Y', 'Z'] as const;
const ISSUERS = ['X', 'Y', 'Z'] as const;
const ISSUED = 1_000;

type Row = readonly [holder: string, shares: number];

/** Up to 1,000 shares of one issuer among the holders; what is left is with the unidentified rest. */
const column = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...HOLDERS), fc.integer({ min: 1, max: 240 })), {
    maxLength: 4,
    selector: ([holder]) => holder,
  })
  .map((rows) => rows as readonly Row[]);

/** Registers of three companies that may hold each other and themselves, counted or in fractions. */
function registers(counted: boolean): fc.Arbitrary<Register> {
  return fc.tuple(column, column, column).map((columns) => {
    const rows = ISSUERS.flatMap((issuer, at) =>
      (columns[at] ?? []).map(([holder, shares]) =>
        counted ? { holder, issuer, shares } : { holder, issuer, stake: `${shares}/${ISSUED}` },
      ),
    );
    const capital = Object.fromEntries(
      ISSUERS.map((name) => [name, { issuedShares: BigInt(ISSUED) }]),
    );
    const nothing = Object.fromEntries(ISSUERS.map((name) => [name, {}]));
    return registerOf(rows, { capital: counted ? capital : nothing });
  });
}

const party = fc.constantFrom(...HOLDERS, 'market');
const issuer = fc.constantFrom(...ISSUERS);
const size = fc.integer({ min: 1, max: 300 });

/** Any step that moves, makes or ends shares; many will be refused, which is a law as well. */
function steps(amount: (shares: number) => object): fc.Arbitrary<unknown> {
  return fc.oneof(
    fc
      .record({ from: party, to: party, issuer, shares: size })
      .map(({ shares, ...step }) => ({ transfer: { ...step, ...amount(shares) } })),
    fc
      .record({ to: party, issuer, shares: size })
      .map(({ shares, ...step }) => ({ issue: { ...step, ...amount(shares) } })),
    fc
      .record({ issuer, shares: size })
      .map(({ shares, ...step }) => ({ issue: { ...step, to: 'pro rata', ...amount(shares) } })),
    fc
      .record({ from: party, issuer, shares: size, cancel: fc.boolean() })
      .map(({ shares, ...step }) => ({ buyBack: { ...step, ...amount(shares) } })),
    issuer.map((name) => ({ cancelTreasury: { issuer: name } })),
    fc.record({ parent: issuer, issuer }).map((step) => ({ spinOff: { ...step, proRata: true } })),
    fc
      .record({ from: party, issuer, shares: size })
      .map(({ shares, ...step }) => ({ trust: { ...step, trustee: 'Trust', ...amount(shares) } })),
    fc
      .record({ bidder: fc.constantFrom('A', 'B'), issuer })
      .map((step) => ({ tenderOffer: { ...step, acceptance: '2/5' } })),
    fc
      .record({ holder: fc.constantFrom('A', 'B'), issuer })
      .map((step) => ({ convert: { ...step, ratio: 3 } })),
    fc
      .record({ holder: fc.constantFrom('A', 'B'), issuer, to: fc.constantFrom('5%', '1/10') })
      .map((step) => ({ unwind: step })),
  );
}
const counts = steps((shares) => ({ shares }));
const parts = steps((shares) => ({ stake: `${shares}/${ISSUED}` }));

/** The register after those of the steps that can be done, with the ledger of all of them. */
function afterAll(register: Register, written: readonly unknown[]) {
  let [now, ledger, doneSteps] = [register, [] as Parameters<typeof ledgerGap>[2], 0];
  for (const step of written) {
    const parsed = parseSteps([step]);
    if (isRefused(parsed)) continue;
    const result = applySteps(now, parsed);
    if (isRefused(result)) continue;
    [now, ledger, doneSteps] = [result.register, [...ledger, ...result.ledger], doneSteps + 1];
  }
  return { register: now, ledger, doneSteps };
}

function allStakes(register: Register, issuers: readonly string[] = ISSUERS): string[] {
  const names = [...HOLDERS, 'Trust', 'H'];
  return issuers.flatMap((of) => names.map((name) => stakeOf(register, name, of).toFraction()));
}

describe(`deals (seed ${SEED})`, () => {
  it('conserve shares by the ledger of every step, and never leave less than nothing', () => {
    let doneSteps = 0;
    fc.assert(
      fc.property(
        registers(true),
        fc.array(counts, { minLength: 1, maxLength: 8 }),
        (register, written) => {
          const after = afterAll(register, written);
          doneSteps += after.doneSteps;
          for (const name of ISSUERS) {
            const gap = ledgerGap(register, after.register, after.ledger, name);
            expect(gap?.toFraction()).toBe('0');
            const book = openBook(after.register, name);
            expect(restOf(book).gte(0)).toBe(true);
            expect(book.rows.every((row) => row.amount?.gte(0))).toBe(true);
          }
        },
      ),
      RUNS,
    );
    expect(doneSteps).toBeGreaterThan(500);
  });

  it('give the same stakes in counts and in parts of the capital', () => {
    const both = fc.tuple(column, column, column, fc.array(fc.nat(9), { maxLength: 0 }));
    fc.assert(
      fc.property(
        both,
        issuer,
        party,
        party,
        size,
        ([first, second, third], of, from, to, shares) => {
          const rows = (counted: boolean) =>
            ISSUERS.flatMap((name, at) =>
              ([first, second, third][at] ?? []).map(([holder, held]) =>
                counted
                  ? { holder, issuer: name, shares: held }
                  : { holder, issuer: name, stake: `${held}/${ISSUED}` },
              ),
            );
          const capital = Object.fromEntries(
            ISSUERS.map((name) => [name, { issuedShares: BigInt(ISSUED) }]),
          );
          const nothing = Object.fromEntries(ISSUERS.map((name) => [name, {}]));
          const step = (amount: object) => [
            { transfer: { from, to, issuer: of, ...amount } },
            { issue: { issuer: of, to: 'N', ...amount } },
          ];
          const byCount = afterAll(registerOf(rows(true), { capital }), step({ shares }));
          const byPart = afterAll(
            registerOf(rows(false), { capital: nothing }),
            step({ stake: `${shares}/${ISSUED}` }),
          );
          expect(byPart.doneSteps).toBe(byCount.doneSteps);
          expect(allStakes(byPart.register)).toEqual(allStakes(byCount.register));
        },
      ),
      RUNS,
    );
  });

  it('are undone by their inverse: a transfer by one back, an issue by a cancelled buy-back', () => {
    fc.assert(
      fc.property(
        registers(true),
        issuer,
        fc.constantFrom('A', 'B'),
        size,
        (register, of, seller, shares) => {
          fc.pre(stakeOf(register, seller, of).mul(ISSUED).gte(shares));
          const there = { transfer: { from: seller, to: 'C', issuer: of, shares } };
          const back = { transfer: { from: 'C', to: seller, issuer: of, shares } };
          const more = { issue: { issuer: of, to: 'C', shares } };
          const less = { buyBack: { issuer: of, from: 'C', shares, cancel: true } };
          const { register: after } = done(register, there, more, less, back);
          expect(allStakes(after)).toEqual(allStakes(register));
          expect(new Map(after.capital)).toEqual(register.capital);
          expect(
            new Set(
              after.holdings.map((row) =>
                JSON.stringify([row.holder, row.issuer, `${row.shares}`]),
              ),
            ),
          ).toEqual(
            new Set(
              register.holdings.map((row) =>
                JSON.stringify([row.holder, row.issuer, `${row.shares}`]),
              ),
            ),
          );
        },
      ),
      RUNS,
    );
  });

  it('merge half and half so that a holder of one side has exactly half, and of both the sum', () => {
    fc.assert(
      fc.property(registers(false), (register) => {
        const split = { X: '1/2', Y: '1/2' };
        const { register: after } = done(register, {
          merge: { issuers: ['X', 'Y'], into: 'H', split, treasury: 'exchange' },
        });
        for (const name of ['A', 'B', 'C', 'Z']) {
          const expected = stakeOf(register, name, 'X')
            .add(stakeOf(register, name, 'Y'))
            .div(2);
          expect(stakeOf(after, name, 'H')).toEqual(expected);
        }
        const inherited = stakeOf(register, 'X', 'Z').add(stakeOf(register, 'Y', 'Z'));
        expect(stakeOf(after, 'H', 'Z')).toEqual(inherited);
      }),
      RUNS,
    );
  });

  it('merge by ratio as by the split that the ratio makes of the issued shares', () => {
    fc.assert(
      fc.property(
        registers(true),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        (register, x, y) => {
          const merge = (terms: object) => ({
            merge: { issuers: ['X', 'Y'], into: 'H', treasury: 'exchange', ...terms },
          });
          const byRatio = done(register, merge({ ratios: { X: x, Y: y } })).register;
          const bySplit = done(
            register,
            merge({ split: { X: `${x}/${x + y}`, Y: `${y}/${x + y}` } }),
          ).register;
          expect(allStakes(byRatio, ['H', 'Z'])).toEqual(allStakes(bySplit, ['H', 'Z']));
        },
      ),
      RUNS,
    );
  });

  it('do not depend on the order of steps that touch different companies', () => {
    fc.assert(
      fc.property(registers(true), counts, counts, (register, one, other) => {
        fc.pre(
          issuerOf(one) !== issuerOf(other) &&
            !('spinOff' in (one as object)) &&
            !('spinOff' in (other as object)),
        );
        const first = afterAll(register, [one, other]);
        const second = afterAll(register, [other, one]);
        expect(first.doneSteps).toBe(second.doneSteps);
        expect(allStakes(first.register)).toEqual(allStakes(second.register));
        expect(first.register.capital).toEqual(second.register.capital);
      }),
      RUNS,
    );
  });

  it('leave outside owners with exactly all of every company', () => {
    fc.assert(
      fc.property(
        registers(false),
        fc.array(parts, { minLength: 1, maxLength: 5 }),
        (register, written) => {
          const { register: after } = afterAll(register, written);
          for (const name of ISSUERS) {
            const result = owners(economicStakes(after), name);
            if (result.status !== 'ok' || result.rows.length === 0) continue;
            const outside = sum(
              result.rows.filter((row) => row.outside).map((row) => row.integrated ?? ZERO),
            );
            expect(outside.toFraction()).toBe(ONE.toFraction());
          }
        },
      ),
      { seed: SEED, numRuns: 200 },
    );
  });

  it('cancel treasury without changing how the other holders compare', () => {
    fc.assert(
      fc.property(registers(true), issuer, (register, of) => {
        const own = stakeOf(register, of, of);
        fc.pre(own.gt(0));
        const { register: after } = done(register, { cancelTreasury: { issuer: of } });
        for (const name of HOLDERS.filter((holder) => holder !== of)) {
          expect(stakeOf(after, name, of)).toEqual(stakeOf(register, name, of).div(ONE.sub(own)));
        }
        expect(stakeOf(after, of, of)).toEqual(fraction(0));
      }),
      RUNS,
    );
  });
});

function issuerOf(step: unknown): unknown {
  const [body] = Object.values(step as Record<string, { issuer: string }>);
  return body?.issuer;
}
