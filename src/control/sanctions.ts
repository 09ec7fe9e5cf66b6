import type { ThresholdRule } from '../law/threshold-rule.ts';
import type { Interval } from '../model/index.ts';
import { NOTHING } from './capital-bands.ts';
import { caughtFrom, controlledFrom, type Sureness } from './closure.ts';
import { jointVotes } from './joint-votes.ts';
import {
  larger,
  MAJORITY_LINE,
  type Measured,
  type ThresholdAnswer,
  type ThresholdGround,
  type ThresholdQuestion,
} from './threshold-answer.ts';

/**
 * Companies caught through listed persons. `aggregate`: all who are caught count together, and a company
 * that is caught passes on its whole stake. `aggregateOrControl`: a company that one of them controls is
 * caught too. `single`: every listed person alone, with what it holds by majority.
 */
export function sanctioned(
  ground: ThresholdGround,
  rule: ThresholdRule,
  asked: ThresholdQuestion,
): ThresholdAnswer {
  const { seeds, issuer } = asked;
  const [sure, maybe] = [
    caught(ground, rule, seeds, 'certain'),
    caught(ground, rule, seeds, 'possible'),
  ];
  const measured = rule.measures.map((measure) =>
    measuredFor(ground, rule, measure, { seeds, issuer, sure, maybe }),
  );
  const surely = sure.has(issuer) || seeds.includes(issuer);
  return {
    reached: surely ? true : maybe.has(issuer) ? 'undetermined' : false,
    value: measured.map(({ value }) => value).reduce(larger, NOTHING),
    measured,
    steps: [],
    blocked: [...sure].sort(),
    possiblyBlocked: [...maybe].filter((name) => !sure.has(name)).sort(),
    byControl: rule.orControl && surely && !alone(ground, rule, { seeds, issuer }),
    fromVotes: ground.fromVotes,
    notes: seeds.includes(issuer) ? [`${issuer} is itself listed.`] : [],
  };
}

function caught(
  ground: ThresholdGround,
  rule: ThresholdRule,
  seeds: readonly string[],
  sureness: Sureness,
): ReadonlySet<string> {
  if (rule.reach === 'single') {
    const sets = seeds.map((seed) => heldBy(ground, rule, seed, sureness));
    return new Set(sets.flatMap((set) => [...set]).filter((name) => !seeds.includes(name)));
  }
  const line = { quota: rule.quota, nobodyLarger: false };
  let all = new Set(seeds);
  for (let before = 0; before < all.size;) {
    before = all.size;
    all = new Set([...all, ...caughtFrom(ground.capital, [...all], line, sureness)]);
    if (!rule.orControl) break;
    for (const name of all)
      for (const company of controlledFrom(ground.votes, name, MAJORITY_LINE, sureness))
        all.add(company);
  }
  return new Set([...all].filter((name) => !seeds.includes(name)));
}

/** Companies of which one person has more than the line of shares, or of votes, step by step. */
function heldBy(
  ground: ThresholdGround,
  rule: ThresholdRule,
  seed: string,
  sureness: Sureness,
): ReadonlySet<string> {
  const line = { quota: rule.quota, nobodyLarger: false };
  let all = new Set([seed]);
  for (let before = 0; before < all.size;) {
    before = all.size;
    for (const measure of rule.measures)
      all = new Set([...all, ...caughtFrom(ground[measure], [...all], line, sureness)]);
  }
  all.delete(seed);
  return all;
}

interface Caught {
  readonly seeds: readonly string[];
  readonly issuer: string;
  readonly sure: ReadonlySet<string>;
  readonly maybe: ReadonlySet<string>;
}

function measuredFor(
  ground: ThresholdGround,
  rule: ThresholdRule,
  measure: Measured['measure'],
  found: Caught,
): Measured {
  if (rule.reach !== 'single') return together(ground, measure, found);
  const each = found.seeds.map((seed) =>
    together(ground, measure, {
      ...found,
      seeds: [seed],
      sure: heldBy(ground, rule, seed, 'certain'),
      maybe: heldBy(ground, rule, seed, 'possible'),
    }),
  );
  return each.reduce((most, one) => (larger(most.value, one.value) === one.value ? one : most));
}

function together(
  ground: ThresholdGround,
  measure: Measured['measure'],
  { seeds, issuer, sure, maybe }: Caught,
): Measured {
  const bands = ground[measure];
  const group = (names: ReadonlySet<string>) => new Set([...seeds, ...names]);
  const [low, high] = [
    jointVotes(bands, group(sure), issuer),
    jointVotes(bands, group(maybe), issuer),
  ];
  const value: Interval = {
    min: low.min,
    minOpen: low.minOpen,
    max: high.max,
    maxOpen: high.maxOpen,
  };
  const column = bands.columns.get(issuer);
  return {
    measure,
    value,
    through: [...group(maybe)].filter((name) => column?.has(name)),
    paths: [],
  };
}

/** Whether ownership alone catches the issuer. */
function alone(
  ground: ThresholdGround,
  rule: ThresholdRule,
  { seeds, issuer }: Pick<Caught, 'seeds' | 'issuer'>,
): boolean {
  return caughtFrom(
    ground.capital,
    seeds,
    { quota: rule.quota, nobodyLarger: false },
    'certain',
  ).has(issuer);
}
