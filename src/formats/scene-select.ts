import { type Fraction, sum } from '../model/index.ts';
import { folded, undrawn } from './scene-fold.ts';
import type { Link } from './scene-link.ts';

/** What of a register is drawn. */
export interface Selection {
  /** Only what leads up and down from this entity. */
  readonly focus?: string;
  /** How many arcs up and down from the focus; all when absent. */
  readonly hops?: number;
  /** Holders of less than this, who hold nothing else here, are drawn as one. */
  readonly small?: Fraction;
  /** How many holders without further links an issuer shows before the smallest become one. */
  readonly most: number;
  /** How many boxes a layered layout stays readable and fast with. */
  readonly limit: number;
  /** All that these hold, and each of their holders, are drawn too. */
  readonly expand: readonly string[];
  /** What hangs on the chart through these alone is folded into them. */
  readonly collapse: readonly string[];
}

/** The boxes and arcs that are drawn. */
export interface Selected {
  readonly names: readonly string[];
  readonly links: readonly Link[];
  /** Names that stand for several small holders. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  readonly omitted: number;
  /** By name, how many entities that it is linked to are not drawn. */
  readonly more: ReadonlyMap<string, number>;
}

/** Neighbourhood of the focus, small holders as one box, at most `limit` boxes. */
export function selectLinks(links: readonly Link[], selection: Selection): Selected {
  const { focus, collapse, limit } = selection;
  const near = focus === undefined ? links : neighbourhood(links, focus, selection);
  const { links: grouped, groups } = aggregated(folded(near, collapse, focus), selection);
  const all = namesIn(grouped, focus);
  const kept = new Set(
    all.length <= limit ? all : mostLinked(all, grouped, selection).slice(0, limit),
  );
  const members = [...groups].filter(([name]) => kept.has(name)).flatMap(([, names]) => names);
  return {
    names: all.filter((name) => kept.has(name)),
    links: grouped.filter((link) => kept.has(link.holder) && kept.has(link.issuer)),
    groups,
    omitted: all.length - kept.size,
    more: undrawn(links, new Set([...kept, ...members])),
  };
}

/** What is held from `focus` downwards and who holds upwards, never sideways. */
function neighbourhood(
  links: readonly Link[],
  focus: string,
  { hops = Number.POSITIVE_INFINITY, expand }: Selection,
): readonly Link[] {
  const [above, below] = [
    neighbours(links, 'issuer', 'holder'),
    neighbours(links, 'holder', 'issuer'),
  ];
  const near = new Set([
    ...reached(focus, hops, above),
    ...reached(focus, hops, below),
    ...expand.flatMap((name) => [name, ...(above.get(name) ?? []), ...(below.get(name) ?? [])]),
  ]);
  return links.filter((link) => near.has(link.holder) && near.has(link.issuer));
}

function neighbours(
  links: readonly Link[],
  at: 'holder' | 'issuer',
  to: 'holder' | 'issuer',
): Map<string, string[]> {
  const lists = new Map<string, string[]>();
  for (const link of links) pushTo(lists, link[at], link[to]);
  return lists;
}

function pushTo<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function reached(
  focus: string,
  hops: number,
  next: ReadonlyMap<string, readonly string[]>,
): Set<string> {
  const seen = new Set([focus]);
  let edge = [focus];
  for (let hop = 0; hop < hops && edge.length > 0; hop++) {
    edge = [...new Set(edge.flatMap((name) => next.get(name) ?? []))].filter(
      (name) => !seen.has(name),
    );
    for (const name of edge) seen.add(name);
  }
  return seen;
}

function aggregated(
  links: readonly Link[],
  selection: Selection,
): Pick<Selected, 'links' | 'groups'> {
  const merged = new Map<Link, Link>();
  const groups = new Map<string, readonly string[]>();
  for (const [issuer, leaves] of leavesByIssuer(links, selection.focus)) {
    if (selection.expand.includes(issuer)) continue;
    const few = smallOnes(leaves, selection);
    if (few.length < 2) continue;
    const name = freeName(`${few.length} other holders of ${issuer}`, groups);
    groups.set(
      name,
      few.map((link) => link.holder),
    );
    const one = asOne(few, name);
    for (const link of few) merged.set(link, one);
  }
  return { links: [...new Set(links.map((link) => merged.get(link) ?? link))], groups };
}

/** Holders with one arc and no holder of their own, by the company they hold, largest first. */
function leavesByIssuer(links: readonly Link[], focus: string | undefined): Map<string, Link[]> {
  const arcs = new Map<string, number>();
  for (const { holder, issuer } of links) {
    for (const name of [holder, issuer]) arcs.set(name, (arcs.get(name) ?? 0) + 1);
  }
  const leaves = new Map<string, Link[]>();
  for (const link of links) {
    if (arcs.get(link.holder) !== 1 || link.holder === focus) continue;
    pushTo(leaves, link.issuer, link);
  }
  for (const list of leaves.values()) list.sort((first, second) => second.max.compare(first.max));
  return leaves;
}

function smallOnes(leaves: readonly Link[], { small, most }: Selection): readonly Link[] {
  const under = small ? leaves.filter((link) => link.max.lt(small)) : [];
  const beyond = leaves.length > most ? leaves.slice(most - 1) : [];
  return under.length > beyond.length ? under : beyond;
}

function asOne(links: readonly Link[], holder: string): Link {
  const [first] = links as readonly [Link, ...Link[]];
  return {
    holder,
    issuer: first.issuer,
    line: links.every((link) => link.line === first.line) ? first.line : 'dashed',
    silent: (votes) =>
      links.every((link) => link.silent(votes)) ? first.silent(votes) : undefined,
    min: sum(links.map((link) => link.min)),
    max: sum(links.map((link) => link.max)),
    votesOnly: links.every((link) => link.votesOnly),
    statements: links.flatMap((link) => link.statements),
  };
}

function freeName(name: string, taken: ReadonlyMap<string, unknown>): string {
  return taken.has(name) ? freeName(`${name} `, taken) : name;
}

function namesIn(links: readonly Link[], focus: string | undefined): string[] {
  return [
    ...new Set([
      ...(focus === undefined ? [] : [focus]),
      ...links.flatMap((link) => [link.holder, link.issuer]),
    ]),
  ];
}

/** The focus first, then by number of arcs, then by the largest stake. */
function mostLinked(
  names: readonly string[],
  links: readonly Link[],
  { focus }: Selection,
): string[] {
  const size = new Map<string, number>();
  for (const link of links) {
    for (const name of [link.holder, link.issuer])
      size.set(name, (size.get(name) ?? 0) + 1 + link.max.valueOf() / 1000);
  }
  const rank = (name: string) =>
    name === focus ? Number.POSITIVE_INFINITY : (size.get(name) ?? 0);
  return [...names].sort((first, second) => rank(second) - rank(first));
}
