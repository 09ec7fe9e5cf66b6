import { isInForce, type Law } from '../law/law.ts';
import { moreThan } from '../law/quota.ts';
import { meets, type Quota } from '../law/rule.ts';
import { type Day, exactText, type Fraction, ONE, sum, ZERO } from '../model/index.ts';
import type { Register } from '../register/register.ts';
import { type GrossVotes, grossVotes } from './gross-votes.ts';
import { holdingIndex } from './holding-index.ts';

/** A test of control on gross votes. */
export interface VoteTest {
  readonly quota: Quota;
  /** Nobody else may hold more, directly or through companies it controls by majority. */
  readonly largest: boolean;
}

/** More than half of the votes. */
export const MAJORITY: VoteTest = { quota: moreThan(1, 2), largest: false };

/** Code de commerce L.233-3 II: more than two fifths, and nobody holds more. */
export const PRESUMPTION: VoteTest = { quota: moreThan(2, 5), largest: true };

/**
 * The tests of named control rules that count votes, with a test of majority for `majority`; rules that
 * look at other things (attendance, appointment) are no tests of votes and give none.
 */
export function voteTests(law: Law, ids: readonly string[], asOf: Day): VoteTest[] {
  return ids.flatMap((id) => {
    const rule = law.rules.get(id);
    if (id === 'majority') return [MAJORITY];
    if (rule?.kind !== 'control' || rule.measure !== 'votes' || !isInForce(rule, { asOf }))
      return [];
    return [{ quota: rule.quota, largest: rule.nobodyLarger }];
  });
}

/** Gross votes of every issuer, by holder: parts of one. */
export interface VoteGraph {
  readonly columns: ReadonlyMap<string, ReadonlyMap<string, Fraction>>;
}

/**
 * The gross votes of a whole register. Own shares count in the base unless `ownShares` leaves them
 * out; then every other share is of the votes without them.
 */
export function voteGraph(
  register: Register,
  law: Law,
  ownShares: 'counted' | 'leftOut' = 'counted',
): VoteGraph {
  const issuers = new Set([...holdingIndex(register).byIssuer.keys(), ...register.capital.keys()]);
  return graphOf(register, law, issuers, ownShares);
}

/** The graph of some issuers only. */
export function graphOf(
  register: Register,
  law: Law,
  issuers: Iterable<string>,
  ownShares: 'counted' | 'leftOut' = 'counted',
): VoteGraph {
  return {
    columns: new Map(
      [...issuers].map((issuer) => [issuer, column(grossVotes(register, law, issuer), ownShares)]),
    ),
  };
}

function column(votes: GrossVotes, ownShares: 'counted' | 'leftOut'): Map<string, Fraction> {
  const own = votes.rows.find((row) => row.treasury)?.share ?? ZERO;
  const base = { counted: ONE, leftOut: own.lt(ONE) ? ONE.sub(own) : ONE };
  return new Map(
    votes.rows
      .filter((row) => !row.treasury)
      .map((row) => [row.holder, row.share.div(base[ownShares])]),
  );
}

type Column = ReadonlyMap<string, Fraction>;
const NOBODY: Column = new Map();
const NOWHERE: readonly string[] = [];

function columnOf(graph: VoteGraph, issuer: string): Column {
  return graph.columns.get(issuer) ?? NOBODY;
}

/** Votes of a holder in an issuer, with those of the companies that it controls. */
export function jointVotes(graph: VoteGraph, holders: Iterable<string>, issuer: string): Fraction {
  const together = holders instanceof Set ? holders : new Set(holders);
  const column = [...columnOf(graph, issuer)];
  return sum(column.map(([holder, share]) => (together.has(holder) ? share : ZERO)));
}

/**
 * The companies that a holder controls by any of the tests: the least set such that the holder,
 * together with what it controls, meets a test in each. The holder itself is never in it. A graph
 * does not change, so each set is found once.
 */
export function controlledBy(
  graph: VoteGraph,
  holder: string,
  tests: readonly VoteTest[],
): ReadonlySet<string> {
  const known = CONTROLLED.get(graph) ?? new Map<string, ReadonlySet<string>>();
  CONTROLLED.set(graph, known);
  const key = JSON.stringify([holder, ...tests.map(testKey)]);
  const found = known.get(key) ?? leastSet(graph, holder, tests);
  known.set(key, found);
  return found;
}

const CONTROLLED = new WeakMap<VoteGraph, Map<string, ReadonlySet<string>>>();

function testKey({ quota, largest }: VoteTest): string {
  return `${exactText(quota.share)} ${quota.strict} ${largest}`;
}

function leastSet(
  graph: VoteGraph,
  holder: string,
  tests: readonly VoteTest[],
): ReadonlySet<string> {
  const group = new Set([holder]);
  for (const member of group) {
    for (const issuer of heldBy(graph, member)) {
      // Stryker disable next-line ConditionalExpression: what is in the group stays in it, tested again or not
      if (group.has(issuer)) continue;
      if (tests.some((test) => passes(graph, { group, holder, issuer }, test))) group.add(issuer);
    }
  }
  group.delete(holder);
  return group;
}

const HELD = new WeakMap<VoteGraph, ReadonlyMap<string, readonly string[]>>();

/** The issuers in which a holder has votes. */
function heldBy(graph: VoteGraph, holder: string): readonly string[] {
  const known = HELD.get(graph) ?? issuersByHolder(graph);
  HELD.set(graph, known);
  return known.get(holder) ?? NOWHERE;
}

function issuersByHolder({ columns }: VoteGraph): Map<string, string[]> {
  const held = new Map<string, string[]>();
  for (const [issuer, column] of columns) {
    for (const holder of column.keys()) {
      const issuers = held.get(holder);
      if (issuers) issuers.push(issuer);
      else held.set(holder, [issuer]);
    }
  }
  return held;
}

interface Candidate {
  /** The holder and what it controls. */
  readonly group: ReadonlySet<string>;
  readonly holder: string;
  readonly issuer: string;
}

function passes(graph: VoteGraph, candidate: Candidate, test: VoteTest): boolean {
  const { group, holder, issuer } = candidate;
  const own = jointVotes(graph, group, issuer);
  if (!meets(own, test.quota)) return false;
  if (!test.largest || allVotes(graph, issuer).sub(own).lte(own)) return true;
  return largestOther(graph, { group: [holder, ...group], issuer }).share.lte(own);
}

/** Votes of all known holders. */
function allVotes(graph: VoteGraph, issuer: string): Fraction {
  return sum(columnOf(graph, issuer).values());
}

/** A holder, then what it controls, before an issuer. */
export interface GroupBefore {
  readonly group: readonly string[];
  readonly issuer: string;
}

/**
 * The largest other holder of an issuer, with what it controls by majority. Whoever controls the
 * group itself is no other holder: it holds through the group.
 */
export function largestOther(
  graph: VoteGraph,
  { group, issuer }: GroupBefore,
): { holder?: string; share: Fraction } {
  const inGroup = new Set(group);
  let found: { holder?: string; share: Fraction } = { share: ZERO };
  for (const holder of holdersAbove(graph, issuer)) {
    if (inGroup.has(holder) || holder === issuer) continue;
    const controlled = controlledBy(graph, holder, [MAJORITY]);
    if (group.slice(0, 1).some((first) => controlled.has(first))) continue;
    const others = [holder, ...controlled].filter((name) => !inGroup.has(name));
    const share = jointVotes(graph, others, issuer);
    if (share.gt(found.share)) found = { holder, share };
  }
  return found;
}

/** Direct holders of an issuer, and those who hold more than half of them, upwards. */
function holdersAbove(graph: VoteGraph, issuer: string): ReadonlySet<string> {
  const found = new Set(columnOf(graph, issuer).keys());
  for (const company of found) {
    for (const [owner, share] of columnOf(graph, company))
      if (meets(share, MAJORITY.quota)) found.add(owner);
  }
  return found;
}
