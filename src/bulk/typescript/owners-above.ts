import { type Graph, WHOLE } from '../graph.ts';
import type { OwnerBatch, OwnersAbove, OwnersLine } from '../kernels.ts';
import { BELOW, judge, type Line, lineOf, LIST_SWEEPS, OPEN, REACHED } from '../owners-line.ts';
import { PairsOut } from './owner-batches.ts';
import { cut, type OwnerList, OwnerLists, Tally } from './owner-lists.ts';

/**
 * Owners at or above a line: every company takes over the owners of its holders, owners first. Shares below `drop`
 * are not carried on; `slack` says for each company how much a single owner can have lost by that on the way.
 *
 * Net ownership counts an owner once, so a list never names its own company (Baldone, Brioschi & Paleari 1998).
 */
export function ownersAbove(
  graph: Graph,
  asked: OwnersLine,
  sink: (batch: OwnerBatch) => void,
): OwnersAbove {
  const line = lineOf(graph, asked);
  const run = {
    graph,
    line,
    lists: new OwnerLists(graph.companies, line.budget),
    slack: new Float64Array(graph.companies),
    tally: new Tally(graph.nodes),
    out: new PairsOut(sink),
  };
  let company = 0;
  for (let pair = 0; pair <= graph.loops.length; pair += 2) {
    const first = graph.loops[pair] ?? graph.companies;
    for (; company < first; company++) single(run, company);
    if (first === graph.companies) break;
    company = graph.loops[pair + 1] as number;
    loop(run, first, company);
  }
  return run.out.finish();
}

interface Run {
  readonly graph: Graph;
  readonly line: Line;
  readonly lists: OwnerLists;
  readonly slack: Float64Array;
  readonly tally: Tally;
  readonly out: PairsOut;
}

/** The owners of a company by what is known of its holders, whole; and what each can lack, in parts. */
function gathered({ graph, lists, slack, tally }: Run, company: number) {
  const { inStart, inHolder, inParts, companies } = graph;
  let [lack, own] = [0, 0];
  for (let at = inStart[company] as number; at < (inStart[company + 1] as number); at++) {
    const [holder, parts] = [inHolder[at] as number, inParts[at] as number];
    if (holder === company) {
      own = parts;
      continue;
    }
    tally.add(holder, parts);
    if (holder >= companies) continue;
    lack += (parts * (slack[holder] as number)) / WHOLE;
    const { owners, values } = lists.of(holder);
    for (let entry = 0; entry < owners.length; entry++)
      if (owners[entry] !== company)
        tally.add(owners[entry] as number, (parts * (values[entry] as number)) / WHOLE);
  }
  const scale = own < WHOLE ? WHOLE / (WHOLE - own) : 0;
  return { list: tally.take(scale), lack: lack * scale };
}

function single(run: Run, company: number): void {
  const { list, lack } = gathered(run, company);
  emit(run, company, list, lack);
  if (!holdsOthers(run.graph, company)) return;
  const { kept, dropped } = cut(list, run.line.drop);
  run.lists.set(company, kept);
  run.slack[company] = lack + dropped;
}

function holdsOthers({ outStart }: Graph, company: number): boolean {
  return (outStart[company] as number) < (outStart[company + 1] as number);
}

function emit(run: Run, company: number, list: OwnerList, slack: number): void {
  const { line, graph, out } = run;
  list.owners.forEach((owner, at) => {
    const low = list.values[at] as number;
    if ((low + slack) * (1 + line.rounding) < line.parts) return;
    const near = low * (1 - line.rounding) <= line.parts;
    const direct = near ? directParts(graph, owner, company) : 0;
    const found = judge(line, low, slack, direct);
    if (found !== BELOW) out.add(owner, company, { low, slack, certain: found === REACHED });
  });
  const open = judge(line, 0, slack, 0) === OPEN;
  out.closeCompany(company, slack, open);
}

function directParts({ inStart, inHolder, inParts }: Graph, owner: number, company: number) {
  for (let at = inStart[company] as number; at < (inStart[company + 1] as number); at++)
    if (inHolder[at] === owner) return inParts[at] as number;
  return 0;
}

/** Sweeps over a loop: lists only grow, so that what lacks when they stop is measured once more and certified. */
function loop(run: Run, first: number, end: number): void {
  const { line, lists, slack } = run;
  slack.fill(0, first, end);
  const enough = line.drop / 8;
  let change = Infinity;
  for (let sweep = 0; sweep < LIST_SWEEPS && change > enough; sweep++) {
    change = 0;
    for (let member = first; member < end; member++) {
      const { kept } = cut(gathered(run, member).list, line.drop);
      change = Math.max(change, growth(kept, lists.of(member), run.tally));
      lists.set(member, kept);
    }
  }
  certify(run, first, end);
  for (let member = first; member < end; member++) {
    const { list, lack } = gathered(run, member);
    emit(run, member, list, lack);
  }
}

/** The greatest gain of an owner from one list to the next. */
function growth(next: OwnerList, before: OwnerList, tally: Tally): number {
  next.owners.forEach((owner, at) => tally.put(owner, next.values[at] as number));
  before.owners.forEach((owner, at) => tally.put(owner, -(before.values[at] as number)));
  return tally.greatest();
}

/** Sets the slack of every member so that it covers what its list lacks of one more sweep and what its holders lack. */
function certify(run: Run, first: number, end: number): void {
  const { lists, slack, tally } = run;
  const lacking = new Float64Array(end - first);
  for (let member = first; member < end; member++) {
    const { list, lack } = gathered(run, member);
    lacking[member - first] = lack + growth(list, lists.of(member), tally);
  }
  const spread = () => {
    let rising = 0;
    for (let member = first; member < end; member++) {
      const value =
        (lacking[member - first] as number) + lackInside(run.graph, slack, member, first);
      rising = Math.max(rising, value - (slack[member] as number));
      slack[member] = value;
    }
    return rising;
  };
  for (let sweep = 0; sweep < 4 * LIST_SWEEPS; sweep++) if (spread() < 1) break;
  for (let member = first; member < end; member++) slack[member] = 1.01 * slack[member]! + 8;
  const covered = (member: number) =>
    (lacking[member - first] as number) + lackInside(run.graph, slack, member, first) <=
    (slack[member] as number);
  for (let member = first; member < end; member++)
    if (!covered(member)) return void slack.fill(WHOLE, first, end);
}

/** What the holders inside the loop lack, as it reaches a member. */
function lackInside(graph: Graph, slack: Float64Array, member: number, first: number): number {
  const { inStart, inHolder, inParts, companies } = graph;
  let [lack, own] = [0, 0];
  for (let at = inStart[member] as number; at < (inStart[member + 1] as number); at++) {
    const [holder, parts] = [inHolder[at] as number, inParts[at] as number];
    if (holder === member) own = parts;
    else if (holder >= first && holder < companies)
      lack += (parts * (slack[holder] as number)) / WHOLE;
  }
  return own < WHOLE ? (lack * WHOLE) / (WHOLE - own) : 0;
}
