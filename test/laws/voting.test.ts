import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtinLaw, inForce } from '../../src/law/law.ts';
import type { MajorityRule } from '../../src/law/majority-rule.ts';
import { type Day, exactText, fraction, type Fraction, sum, ZERO } from '../../src/model/index.ts';
import { blockBy, floorOf } from '../../src/voting/block.ts';
import { minimalCoalitions } from '../../src/voting/coalitions.ts';
import { decide } from '../../src/voting/tally.ts';
import { type Votes, votes } from '../../src/voting/votes.ts';
import { cap, concert, registerOf, type RegisterRows } from '../unit/voting/register-of.ts';

const SEED = 20_261_120;
const law = builtinLaw();
const whole = (count: number): Fraction => fraction(BigInt(count));
const RULES = [
  'jp-ordinary',
  'jp-special',
  'fr-age-old',
  'fr-age-new',
  'uk-special',
  'us-de-216',
  'nl-ordinary',
];
const majority = (id: string) =>
  inForce(law, [id], { asOf: '2021-06-01' as Day }).rule as MajorityRule;

/** A company of up to eight holders, some treasury, some lots with double votes, a mute one and a neutral one. */
const company = fc
  .record({
    shares: fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 2, maxLength: 8 }),
    doubles: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
    treasury: fc.integer({ min: 0, max: 300 }),
    rest: fc.integer({ min: 1, max: 2000 }),
    muted: fc.boolean(),
    neutral: fc.boolean(),
  })
  .map(
    ({ shares, doubles, treasury, rest, muted, neutral }): RegisterRows & { treasury: number } => ({
      treasury,
      capital: { A: { issuedShares: sumOf(shares) + treasury + rest } },
      holdings: [
        ...shares.map((count, index) => ({
          holder: `h${index}`,
          issuer: 'A',
          shares: count,
          ...(doubles[index] && { votesPerShare: 2 }),
          ...(index === 0 && muted && { voting: 'suspended' as const }),
          ...(index === 1 && neutral && { voting: 'neutral' as const }),
        })),
        ...(treasury > 0 ? [{ holder: 'A', issuer: 'A', shares: treasury }] : []),
      ],
    }),
  );

function sumOf(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

function votesOf(rows: RegisterRows): Votes {
  return votes(registerOf(rows), law, 'A');
}

function shares(
  result: Votes,
  name: (holder: string) => string = (holder) => holder,
): Record<string, string[]> {
  return Object.fromEntries(
    result.rows.map((row) => [
      name(row.holder),
      [row.gross, row.exercisable, row.freeVotes.div(result.exercisableVotes)].map((share) =>
        exactText(share),
      ),
    ]),
  );
}

const runs = { seed: SEED, numRuns: 500 };

describe(`Laws of votes (seed ${SEED})`, () => {
  it('neutral votes change no outcome', () => {
    const counts = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(
        fc.constantFrom(...RULES),
        counts,
        counts,
        counts,
        counts,
        (id, yes, no, abstain, neutral) => {
          const rule = majority(id);
          const outcome = (more: number) =>
            decide(
              { rule, quorum: undefined, counted: true },
              {
                for: whole(yes),
                against: whole(no),
                abstain: whole(abstain),
                neutral: whole(more),
                unknown: ZERO,
              },
            ).outcome;
          fc.pre(yes + no + abstain > 0 && (yes + no > 0 || rule.denominator === 'present'));
          expect(outcome(neutral)).toBe(outcome(0));
        },
      ),
      { ...runs, numRuns: 3000 },
    );
  });

  it('gross, exercisable and free votes nest, and nothing is lost between holders and the rest', () => {
    fc.assert(
      fc.property(company, (rows) => {
        const result = votesOf(rows);
        expect(
          exactText(sum(result.rows.map((row) => row.exercisableVotes)).add(result.rest)),
        ).toBe(exactText(result.exercisableVotes));
        for (const row of result.rows) {
          expect(
            row.exercisableVotes.lte(row.grossVotes) && row.freeVotes.lte(row.exercisableVotes),
          ).toBe(true);
        }
      }),
      runs,
    );
  });

  it('renaming holders changes nothing but names', () => {
    fc.assert(
      fc.property(company, (rows) => {
        const rename = (name: string) => (name === 'A' ? name : `x ${name} y`);
        const renamed = {
          ...rows,
          holdings: rows.holdings
            .map((row) => ({ ...row, holder: rename(row.holder) }))
            .toReversed(),
        };
        expect(shares(votesOf(renamed))).toEqual(shares(votesOf(rows), rename));
      }),
      runs,
    );
  });

  it('scaling every share count keeps every fraction', () => {
    fc.assert(
      fc.property(company, fc.integer({ min: 2, max: 1000 }), (rows, factor) => {
        const scaled = {
          ...rows,
          capital: { A: { issuedShares: (rows.capital?.['A']?.issuedShares ?? 0) * factor } },
          holdings: rows.holdings.map((row) => ({ ...row, shares: (row.shares ?? 0) * factor })),
        };
        expect(shares(votesOf(scaled))).toEqual(shares(votesOf(rows)));
      }),
      runs,
    );
  });

  it('cancelling own shares keeps the exercisable votes', () => {
    fc.assert(
      fc.property(company, (rows) => {
        const after = {
          ...rows,
          capital: {
            A: { issuedShares: (rows.capital?.['A']?.issuedShares ?? 0) - rows.treasury },
          },
          holdings: rows.holdings.filter((row) => row.holder !== 'A'),
        };
        const [one, other] = [votesOf(rows), votesOf(after)];
        expect(exactText(one.exercisableVotes)).toBe(exactText(other.exercisableVotes));
        for (const row of other.rows) {
          const before = one.rows.find((known) => known.holder === row.holder);
          expect(before && exactText(before.exercisable)).toBe(exactText(row.exercisable));
        }
      }),
      runs,
    );
  });

  it('splitting a holder into two members of a concert keeps what the group has, caps included', () => {
    const part = fc.integer({ min: 1, max: 400 });
    fc.assert(
      fc.property(part, part, fc.integer({ min: 1, max: 60 }), (first, second, limit) => {
        const base = { capital: { A: { issuedShares: 2000 } } };
        const one = votesOf({
          ...base,
          holdings: [{ holder: 'H', issuer: 'A', shares: first + second }],
          agreements: [cap('c', ['H'], 'A', `${limit}%`)],
        });
        const two = votesOf({
          ...base,
          holdings: [
            { holder: 'H', issuer: 'A', shares: first },
            { holder: 'K', issuer: 'A', shares: second },
          ],
          agreements: [cap('c', ['H', 'K'], 'A', `${limit}%`), concert('k', ['H', 'K'], 'A')],
        });
        for (const field of ['exercisableVotes', 'freeVotes', 'neutralVotes'] as const) {
          expect(exactText(sum(two.rows.map((row) => row[field])))).toBe(
            exactText(sum(one.rows.map((row) => row[field]))),
          );
        }
        const flip = (result: Votes, holders: string[]) =>
          blockBy(majority('jp-special'), floorOf(result, holders), 'against', {
            turnout: undefined,
            quorum: undefined,
          }).flipTurnout;
        expect(exactText(flip(two, ['H', 'K']) ?? ZERO)).toBe(exactText(flip(one, ['H']) ?? ZERO));
      }),
      runs,
    );
  });

  it('a block below its flip turnout is a resolution that fails with all others for it', () => {
    const points = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(
        fc.constantFrom(...RULES),
        points,
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 0, max: 100 }),
        (id, own, neutral, extra) => {
          const turnout = own + neutral + extra;
          fc.pre(turnout <= 100 && extra > 0);
          const rule = majority(id);
          const part = (count: number) => fraction(BigInt(count), 100n);
          const floor = { own: part(own), neutral: part(neutral), abstaining: ZERO, lost: ZERO };
          const { blocksAtTurnout } = blockBy(rule, floor, 'against', {
            turnout: part(turnout),
            quorum: undefined,
          });
          const { outcome } = decide(
            { rule, quorum: undefined, counted: false },
            {
              for: part(extra),
              against: part(own),
              abstain: ZERO,
              neutral: part(neutral),
              unknown: ZERO,
            },
          );
          expect(outcome === 'failed').toBe(blocksAtTurnout);
        },
      ),
      { ...runs, numRuns: 3000 },
    );
  });

  it('minimal coalitions are those that brute force finds', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(weights, fc.integer({ min: 1, max: 90 }), (list, quota) => {
        const players = list.map((weight, index) => ({ name: `p${index}`, weight: whole(weight) }));
        const found = minimalCoalitions(players, (weight) => weight.gte(whole(quota)));
        expect(found.count).toBe(bruteForce(list, quota));
      }),
      runs,
    );
  });
});

/** All subsets: enough together, and not without any one member. */
function bruteForce(weights: readonly number[], quota: number): number {
  let count = 0;
  for (let subset = 1; subset < 2 ** weights.length; subset++) {
    const members = weights.filter((_, index) => subset & (1 << index));
    const total = sumOf(members);
    if (total >= quota && members.every((weight) => total - weight < quota)) count++;
  }
  return count;
}
