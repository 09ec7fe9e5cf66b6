import type { Graph } from '../graph.ts';
import type { OwnerBatch, OwnersAbove, OwnersLine } from '../kernels.ts';
import { lineOf, LIST_SWEEPS } from '../owners-line.ts';
import { tooManyPairs } from '../refuse.ts';
import type { Machine } from './machine.ts';
import { placesOf } from './places.ts';

const BATCH = 1 << 18;

export function ownersAbove(
  machine: Machine,
  graph: Graph,
  asked: OwnersLine,
  sink: (batch: OwnerBatch) => void,
): OwnersAbove {
  const line = lineOf(graph, asked);
  const { run } = machine;
  const { inStart, inHolder, inParts, outStart } = placesOf(machine, graph);
  const { nodes, companies, loops } = graph;
  const lists = [machine.cleared(companies), machine.cleared(companies)];
  const slack = machine.cleared(companies, 8);
  const sums = [machine.cleared(nodes, 8), machine.take(4 * nodes)];
  const open = machine.take(4 * companies);
  run.ownersOver(inStart, inHolder, inParts, outStart, companies, ...lists, slack, ...sums);
  run.ownersLine(line.parts, line.strict ? 1 : 0, line.drop, line.rounding, line.budget);
  run.pairsWritten();
  const out = new Batches(machine, open, sink);
  out.widen(BATCH);
  for (let pair = 0, company = 0; pair <= loops.length; pair += 2) {
    const first = loops[pair] ?? companies;
    while (company < first) {
      const next = run.ownersOfSingles(company, first) >>> 0;
      if (run.ownersBroken())
        throw tooManyPairs(line.budget, 'Carrying the owners of every company on');
      if (out.flush() === 0 && next === company) out.widen(run.ownersAtMost(company) >>> 0);
      company = next;
    }
    if (first === companies) break;
    company = loops[pair + 1] as number;
    machine.run.ownersOfLoop(first, company, LIST_SWEEPS, lackingOf(machine, company - first));
    if (run.ownersBroken())
      throw tooManyPairs(line.budget, 'Carrying the owners of every company on');
    for (let member = first; member < company; member++) {
      out.reserve(run.ownersAtMost(member) >>> 0);
      run.ownersOfMember(member);
    }
    out.flush();
  }
  return out.finish();
}

/** A list for the certificate of a loop; it stays until the run ends. */
function lackingOf(machine: Machine, members: number): number {
  return machine.take(8 * members);
}

/** Where the kernel writes pairs, and what was written. */
class Batches {
  readonly #machine: Machine;
  readonly #open: number;
  readonly #sink: (batch: OwnerBatch) => void;
  #room = 0;
  #waiting = 0;
  #lists: readonly number[] = [];
  #pairs = 0;
  #ambiguous = 0;

  constructor(machine: Machine, open: number, sink: (batch: OwnerBatch) => void) {
    this.#machine = machine;
    this.#open = open;
    this.#sink = sink;
  }

  /** Makes room for so many pairs at once. */
  widen(room: number): void {
    if (room <= this.#room) return;
    const { run } = this.#machine;
    this.#room = room;
    this.#lists = [4, 4, 8, 8, 1].map((width) => this.#machine.take(width * room));
    run.ownersInto(...this.#lists, room, this.#open);
  }

  /** Makes sure that so many more fit. */
  reserve(count: number): void {
    if (this.#waiting + count > this.#room) {
      this.flush();
      this.widen(count);
    }
    this.#waiting += count;
  }

  flush(): number {
    const length = this.#machine.run.pairsWritten() >>> 0;
    this.#waiting = 0;
    if (length === 0) return 0;
    const [owners, companies, low, slack, ambiguous] = this.#lists as [
      number,
      number,
      number,
      number,
      number,
    ];
    const unsure = this.#machine.bytes(ambiguous, length);
    let open = 0;
    for (let at = 0; at < length; at++) open += unsure[at] as number;
    this.#ambiguous += open;
    this.#pairs += length - open;
    this.#sink({
      owners: this.#machine.numbers(owners, length),
      companies: this.#machine.numbers(companies, length),
      low: this.#machine.reals(low, length),
      slack: this.#machine.reals(slack, length),
      ambiguous: unsure,
    });
    return length;
  }

  finish(): OwnersAbove {
    this.flush();
    const { run } = this.#machine;
    return {
      pairs: this.#pairs,
      ambiguous: this.#ambiguous,
      open: this.#machine.numbers(this.#open, run.openCompanies() >>> 0).slice(),
      slackMax: run.slackGreatest(),
    };
  }
}
