import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applySteps, isRefused, parseSteps } from '../../src/deals/index.ts';
import { builtinLaw } from '../../src/law/law.ts';
import { economicStakes } from '../../src/ownership/from-register.ts';
import { owners } from '../../src/ownership/owners.ts';
import { holdingIndex, type Register } from '../../src/register/index.ts';
import { votes } from '../../src/voting/votes.ts';
import { registerOf } from '../unit/deals/register-of.ts';

/**
 * A step changes a register in place of reading it whole. The slow twin keeps nothing but counts by
 * name, knows no book and no index, and its register is built anew after every deal.
 * `LAW_DEALS=10000 npx vitest run test/laws/deals-incremental.test.ts` is the long run.
 */
const SEED = 20231108;
const DEALS = Number(process.env['LAW_DEALS'] ?? 600);
const PER_RUN = 10;
const HOLDERS = ['A', 'B', 'C', 'X', 'Y', 'Z'] as const;
const ISSUERS = ['X', 'Y', 'Z'] as const;
const LAW = builtinLaw();

interface Twin {
  readonly issued: Map<string, number>;
  readonly held: Map<string, Map<string, number>>;
}

type Deal =
  | { readonly kind: 'transfer'; readonly from: string; readonly to: string }
  | { readonly kind: 'issue'; readonly to: string }
  | { readonly kind: 'buyBack'; readonly from: string; readonly cancel: boolean }
  | { readonly kind: 'cancelTreasury' };
type Drawn = Deal & { readonly issuer: string; readonly shares: number };

const party = fc.constantFrom(...HOLDERS, 'market');
const issuer = fc.constantFrom(...ISSUERS);
const shares = fc.integer({ min: 1, max: 120 });
const drawn: fc.Arbitrary<Drawn> = fc.oneof(
  fc.record({ kind: fc.constant('transfer' as const), from: party, to: party, issuer, shares }),
  fc.record({
    kind: fc.constant('issue' as const),
    to: fc.constantFrom('A', 'B', 'C'),
    issuer,
    shares,
  }),
  fc.record({
    kind: fc.constant('buyBack' as const),
    from: fc.constantFrom('A', 'B', 'C', 'market'),
    cancel: fc.boolean(),
    issuer,
    shares,
  }),
  fc.record({ kind: fc.constant('cancelTreasury' as const), issuer, shares }),
);

const start = fc.uniqueArray(fc.tuple(fc.constantFrom(...HOLDERS), issuer, shares), {
  maxLength: 9,
  selector: ([holder, of]) => `${holder} ${of}`,
});

function written(deal: Drawn): object {
  const { kind, issuer: of, shares: count } = deal;
  if (kind === 'cancelTreasury') return { cancelTreasury: { issuer: of } };
  if (kind === 'issue') return { issue: { issuer: of, to: deal.to, shares: count } };
  if (kind === 'transfer')
    return { transfer: { from: deal.from, to: deal.to, issuer: of, shares: count } };
  return { buyBack: { issuer: of, from: deal.from, cancel: deal.cancel, shares: count } };
}

const heldIn = (twin: Twin, of: string) => twin.held.get(of) as Map<string, number>;

function rest(twin: Twin, of: string): number {
  const held = [...heldIn(twin, of).values()].reduce((sum, count) => sum + count, 0);
  return (twin.issued.get(of) ?? 0) - held;
}

function move(twin: Twin, of: string, holder: string, change: number): void {
  if (holder === 'market') return;
  const column = heldIn(twin, of);
  const left = (column.get(holder) ?? 0) + change;
  if (left === 0) column.delete(holder);
  else column.set(holder, left);
}

/** Does the deal by counts alone; false, and nothing done, when there are not so many shares. */
function doneByCounts(twin: Twin, deal: Drawn): boolean {
  const { issuer: of, shares: count } = deal;
  const has = (name: string) =>
    name === 'market' ? rest(twin, of) : (heldIn(twin, of).get(name) ?? 0);
  const total = twin.issued.get(of) ?? 0;
  switch (deal.kind) {
    case 'transfer':
      if (deal.from === deal.to || has(deal.from) < count) return false;
      move(twin, of, deal.from, -count);
      move(twin, of, deal.to, count);
      return true;
    case 'issue':
      move(twin, of, deal.to, count);
      twin.issued.set(of, total + count);
      return true;
    case 'buyBack':
      if (has(deal.from) < count || (deal.cancel && total <= count)) return false;
      move(twin, of, deal.from, -count);
      if (deal.cancel) twin.issued.set(of, total - count);
      else move(twin, of, of, count);
      return true;
    case 'cancelTreasury':
      if (has(of) === 0) return false;
      twin.issued.set(of, total - has(of));
      move(twin, of, of, -has(of));
      return true;
  }
}

function registerFrom(twin: Twin): Register {
  const rows = [...twin.held].flatMap(([of, column]) =>
    [...column].map(([holder, count]) => ({ holder, issuer: of, shares: count })),
  );
  const capital = Object.fromEntries(
    [...twin.issued].map(([of, count]) => [of, { issuedShares: BigInt(count) }]),
  );
  return registerOf(rows, { capital });
}

function answersOn(register: Register): unknown {
  const stakes = economicStakes(register);
  return ISSUERS.map((of) => {
    const owned = owners(stakes, of).rows.map((row) => [
      row.holder,
      row.integrated?.toFraction(),
      row.direct?.toFraction(),
    ]);
    const voted = votes(register, LAW, of).rows.map((row) => [
      row.holder,
      row.grossVotes.toFraction(),
      row.exercisable.toFraction(),
      row.suspended,
    ]);
    return { owned: new Set(owned.map(String)), voted: new Set(voted.map(String)) };
  });
}

/** What the index says of every name, from the list of holdings. */
function indexFrom(register: Register, key: 'issuer' | 'holder'): Map<string, Set<unknown>> {
  const index = new Map<string, Set<unknown>>();
  for (const row of register.holdings) {
    index.set(row[key], (index.get(row[key]) ?? new Set()).add(row));
  }
  return index;
}

const asSets = (map: ReadonlyMap<string, readonly unknown[]>) =>
  new Map([...map].map(([name, rows]) => [name, new Set(rows)]));

describe(`deals on a register that is revised (seed ${SEED})`, () => {
  it('come to what a full recompute on plain counts comes to, and are refused alike', () => {
    let [agreed, refused] = [0, 0];
    fc.assert(
      fc.property(
        start,
        fc.array(drawn, { minLength: PER_RUN, maxLength: PER_RUN }),
        (rows, deals) => {
          const twin: Twin = {
            issued: new Map(ISSUERS.map((of) => [of, 1_000])),
            held: new Map(ISSUERS.map((of) => [of, new Map()])),
          };
          for (const [holder, of, count] of rows) heldIn(twin, of).set(holder, count);
          let register = registerFrom(twin);
          for (const deal of deals) {
            const steps = parseSteps([written(deal)]);
            if (isRefused(steps)) throw new TypeError(steps.says);
            const result = applySteps(register, steps);
            const possible = doneByCounts(twin, deal);
            expect(!isRefused(result)).toBe(possible);
            if (isRefused(result)) refused += 1;
            else {
              register = result.register;
              expect(answersOn(register)).toEqual(answersOn(registerFrom(twin)));
              agreed += 1;
            }
          }
          const index = holdingIndex(register);
          expect(asSets(index.byIssuer)).toEqual(indexFrom(register, 'issuer'));
          expect(asSets(index.byHolder)).toEqual(indexFrom(register, 'holder'));
        },
      ),
      { seed: SEED, numRuns: Math.ceil(DEALS / PER_RUN) },
    );
    expect(agreed).toBeGreaterThan(DEALS / 3);
    expect(refused).toBeGreaterThan(DEALS / 50);
  }, 600_000);
});
