import type { OwnerPair, OwnerRows, OwnersFound } from '../engine.ts';
import { type Graph, NOBODY, WHOLE } from '../graph.ts';
import type { Kernels, OwnerBatch, OwnersLine } from '../kernels.ts';
import { type Asked, Resolver } from './resolve.ts';

/** Steps up a chain of sole holders. */
const CHAIN_MAX = 1000;

/** A pair that the bounds leave open, by nodes of the graph. */
interface Doubt {
  readonly owner: number;
  readonly company: number;
}

/** All owners at or above a line: those that the kernel is certain of, then those decided one by one. */
export function ownersOf(
  kernels: Kernels,
  graph: Graph,
  line: OwnersLine,
  sink: (rows: OwnerRows) => void,
): OwnersFound {
  const left: Left = { doubts: [], whole: new Set(), listed: [] };
  let pairs = 0;
  const found = kernels.ownersAbove(graph, line, (batch) => {
    const rows = certain(graph, batch, { line, left });
    pairs += rows.owners.length;
    sink(rows);
  });
  for (const company of found.open) left.whole.add(company);
  const settled = settle({ kernels, graph, line }, left);
  sink(settled.rows);
  return {
    pairs: pairs + settled.rows.owners.length,
    resolved: left.doubts.length + left.listed.length,
    undecided: settled.undecided,
    open: settled.open,
    slackMax: found.slackMax,
  };
}

/** What the kernel cannot settle. */
interface Left {
  readonly doubts: Doubt[];
  /** Companies that may have owners in no batch: their columns are solved whole. */
  readonly whole: Set<number>;
  /** Certain rows of such companies, which are given again with the column. */
  readonly listed: (Doubt & { readonly low: number; readonly slack: number })[];
}

interface Sorting {
  readonly line: OwnersLine;
  readonly left: Left;
}

/** The certain rows of a batch in numbers of the table; all others are kept for later. */
function certain({ originals }: Graph, batch: OwnerBatch, { line, left }: Sorting): OwnerRows {
  const { owners, companies, low, slack, ambiguous } = batch;
  // With so much slack an owner that is in no list could reach the line too.
  const wide = (at: number) => (slack[at] as number) > 0.99 * line.parts;
  let kept = 0;
  for (let at = 0; at < owners.length; at++) if (!ambiguous[at] && !wide(at)) kept++;
  const rows = {
    owners: new Uint32Array(kept),
    companies: new Uint32Array(kept),
    low: new Float64Array(kept),
    slack: new Float64Array(kept),
  };
  let written = 0;
  for (let at = 0; at < owners.length; at++) {
    const [owner, company] = [owners[at] as number, companies[at] as number];
    if (ambiguous[at]) left.doubts.push({ owner, company });
    else if (wide(at))
      left.listed.push({ owner, company, low: low[at] as number, slack: slack[at] as number });
    if (ambiguous[at] || wide(at)) continue;
    rows.owners[written] = originals[owner] as number;
    rows.companies[written] = originals[company] as number;
    rows.low[written] = low[at] as number;
    rows.slack[written++] = slack[at] as number;
  }
  return rows;
}

interface Settled {
  readonly rows: OwnerRows;
  readonly undecided: readonly OwnerPair[];
  readonly open: readonly number[];
}

/** Decides what is left, company by company, so that each is cut out of the register once. */
function settle(asked: Asked, { doubts, whole, listed }: Left): Settled {
  const { graph } = asked;
  const marks = new Uint32Array(graph.nodes).fill(NOBODY);
  const rows: number[][] = [];
  const undecided: OwnerPair[] = [];
  const open: number[] = [];
  const name = (node: number) => graph.originals[node] as number;
  for (const company of whole) {
    const resolver = new Resolver(asked, company, marks);
    const found = resolver.reaching();
    if (!found) open.push(company);
    for (const { owner, low, slack } of found ?? [])
      rows.push([name(owner), name(company), low, slack]);
  }
  const unlisted = new Set(open);
  const solved = (company: number) => whole.has(company) && !unlisted.has(company);
  const waiting = doubts.filter(({ company }) => !solved(company));
  for (const [above, owners] of grouped(graph, waiting)) {
    const resolver = new Resolver(asked, above, marks);
    for (const [owner, companies] of owners) {
      const found = resolver.decide(owner);
      for (const company of companies)
        if (!found) undecided.push({ owner: name(owner), company: name(company) });
        else if (found.reached) rows.push([name(owner), name(company), found.low, found.slack]);
    }
  }
  for (const { owner, company, low, slack } of listed)
    if (!solved(company)) rows.push([name(owner), name(company), low, slack]);
  return { rows: columnsOf(rows), undecided, open: open.map(name) };
}

/** Doubts by the company that decides them, and by owner: all that a chain of sole holders ends with is decided once. */
function grouped(graph: Graph, doubts: readonly Doubt[]): Map<number, Map<number, number[]>> {
  const groups = new Map<number, Map<number, number[]>>();
  for (const { owner, company } of doubts) {
    const above = decidedAt(graph, company, owner);
    const owners = groups.get(above) ?? new Map<number, number[]>();
    groups.set(above, owners);
    const companies = owners.get(owner);
    if (companies) companies.push(company);
    else owners.set(owner, [company]);
  }
  return groups;
}

/**
 * The last company up a chain of holders that have all of the next one, own shares aside: an owner who is none of them
 * has the same share in each (`N_ij = 1 · N_ih`).
 */
function decidedAt(graph: Graph, company: number, owner: number): number {
  let at = company;
  // A chain may end in a ring of sole holders: any company of it will do.
  for (let step = 0; step < CHAIN_MAX; step++) {
    const next = soleHolder(graph, at);
    if (next === NOBODY || next === owner) break;
    at = next;
  }
  return at;
}

function soleHolder({ companies, inStart, inHolder, inParts }: Graph, company: number): number {
  if (company >= companies) return NOBODY;
  let [sole, parts, rest] = [NOBODY, 0, WHOLE];
  for (let at = inStart[company] as number; at < (inStart[company + 1] as number); at++) {
    const holder = inHolder[at] as number;
    if (holder === company) rest -= inParts[at] as number;
    else if (sole !== NOBODY) return NOBODY;
    else [sole, parts] = [holder, inParts[at] as number];
  }
  return parts === rest && parts > 0 ? sole : NOBODY;
}

function columnsOf(rows: readonly (readonly number[])[]): OwnerRows {
  const column = (at: number) => rows.map((row) => row[at] as number);
  return {
    owners: Uint32Array.from(column(0)),
    companies: Uint32Array.from(column(1)),
    low: Float64Array.from(column(2)),
    slack: Float64Array.from(column(3)),
  };
}
