import { type Graph, NOBODY } from '../graph.ts';
import type { ControlForest, ControlLine } from '../kernels.ts';
import { checkForestLine, neededIn } from '../lines.ts';
import { forestOf } from '../forest.ts';
import { Groups } from './groups.ts';

/**
 * The nearest controller of every node. With a majority of the votes the sets of what each holder controls are
 * nested or apart, so one array holds them all.
 *
 * Companies that one holder controls alone come first. Then groups close from below: when all that a node controls
 * directly is closed, their votes are put together with its own, and the node controls directly what the group
 * wins. A group that wins the company at its own top makes a loop of mutual control of all that lies between.
 */
export function controlForest(graph: Graph, line: ControlLine): ControlForest {
  checkForestLine(line);
  const forest = new Forest(graph, neededIn(graph, line));
  forest.soleMajorities();
  forest.closeAll();
  return forestOf(forest.parent, forest.unit);
}

/** A unit is a node or a loop of nodes that control each other, known by one of them. */
class Forest {
  readonly parent: Uint32Array;
  /** Union–find of loops. */
  readonly unit: Uint32Array;
  /** Union–find of trees: who stands at the top. */
  readonly #top: Uint32Array;
  readonly #groups: Groups;
  /** Children that are not closed yet, by unit; and those that are, in lists. */
  readonly #open: Uint32Array;
  readonly #child: Uint32Array;
  readonly #sibling: Uint32Array;
  readonly #closed: Uint8Array;
  readonly #graph: Graph;
  readonly #need: Uint32Array;

  constructor(graph: Graph, need: Uint32Array) {
    const { nodes } = graph;
    this.#graph = graph;
    this.#need = need;
    this.parent = new Uint32Array(nodes).fill(NOBODY);
    this.unit = new Uint32Array(nodes).map((_, at) => at);
    this.#top = this.unit.slice();
    this.#groups = new Groups(graph, need);
    this.#open = new Uint32Array(nodes);
    this.#child = new Uint32Array(nodes).fill(NOBODY);
    this.#sibling = new Uint32Array(nodes).fill(NOBODY);
    this.#closed = new Uint8Array(nodes);
  }

  /** Companies of which one holder has enough votes alone: at most one holder each. */
  soleMajorities(): void {
    const { companies, inStart, inHolder, inParts } = this.#graph;
    for (let company = 0; company < companies; company++) {
      const need = this.#need[company] as number;
      for (let at = inStart[company] as number; at < (inStart[company + 1] as number); at++) {
        if ((inParts[at] as number) < need || inHolder[at] === company) continue;
        this.#link(company, inHolder[at] as number);
        break;
      }
    }
  }

  closeAll(): void {
    const ready: number[] = [];
    for (let node = 0; node < this.parent.length; node++)
      if (this.unit[node] === node && this.#open[node] === 0) ready.push(node);
    for (let unit = ready.pop(); unit !== undefined; unit = ready.pop()) {
      const above = this.#close(unit);
      if (above !== NOBODY) ready.push(above);
    }
  }

  /** Puts the top of a tree under a node, which may be in the same tree. */
  #link(top: number, under: number): void {
    if (find(this.#top, under) === top) {
      this.#knit(top, under);
      return;
    }
    this.parent[top] = under;
    this.#top[top] = find(this.#top, under);
    const unit = find(this.unit, under);
    if (this.#closed[top]) this.#adopt(unit, top);
    else this.#open[unit]!++;
  }

  #adopt(unit: number, child: number): void {
    this.#sibling[child] = this.#child[unit] as number;
    this.#child[unit] = child;
  }

  /** Makes one unit of a top and of all from a node below it up to it; none of them is closed. */
  #knit(top: number, from: number): void {
    for (let unit = find(this.unit, from); unit !== top;) {
      const above = find(this.unit, this.parent[unit] as number);
      this.parent[unit] = NOBODY;
      this.unit[unit] = top;
      this.#open[top]! += (this.#open[unit] as number) - 1;
      for (let child = this.#child[unit] as number; child !== NOBODY;) {
        const next = this.#sibling[child] as number;
        this.#adopt(top, child);
        child = next;
      }
      this.#adopt(top, unit);
      unit = above;
    }
  }

  /** Puts a unit and its closed children together until it wins nothing more; gives the unit to close next. */
  #close(unit: number): number {
    while (this.#child[unit] !== NOBODY) {
      const parts: number[] = [unit];
      for (let at = this.#child[unit] as number; at !== NOBODY; at = this.#sibling[at] as number)
        parts.push(at);
      this.#child[unit] = NOBODY;
      let above = NOBODY;
      for (const company of this.#groups.join(parts, this.parent)) {
        if (find(this.#top, unit) === company) above = company;
        else if (this.parent[company] === NOBODY) this.#link(company, unit);
      }
      if (above !== NOBODY) {
        this.#link(above, unit);
        return this.#open[above] === 0 ? above : NOBODY;
      }
      if (this.#open[unit] !== 0) return NOBODY;
    }
    return this.#finish(unit);
  }

  #finish(unit: number): number {
    this.#closed[unit] = 1;
    const parent = this.parent[unit] as number;
    if (parent === NOBODY) return NOBODY;
    const above = find(this.unit, parent);
    this.#adopt(above, unit);
    this.#open[above]!--;
    return this.#open[above] === 0 ? above : NOBODY;
  }
}

/** The representative of a node, paths halved on the way. */
export function find(links: Uint32Array, node: number): number {
  let at = node;
  while (links[at] !== at) {
    links[at] = links[links[at] as number] as number;
    at = links[at] as number;
  }
  return at;
}
