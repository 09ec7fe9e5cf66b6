import { type Graph, NOBODY } from '../graph.ts';

/**
 * Groups of nodes whose votes count together. When groups join, only companies in which two of them meet can be
 * won, so that the largest is never looked through again: each holding is looked at `log n` times at most.
 */
export class Groups {
  readonly #graph: Graph;
  readonly #need: Uint32Array;
  readonly #group: Uint32Array;
  /** Members of a group in a ring, and the weight of a group by its representative. */
  readonly #next: Uint32Array;
  readonly #weight: Uint32Array;
  readonly #seen: Uint32Array;
  #round = 0;

  constructor(graph: Graph, need: Uint32Array) {
    const { nodes, outStart } = graph;
    this.#graph = graph;
    this.#need = need;
    this.#group = new Uint32Array(nodes).map((_, at) => at);
    this.#next = this.#group.slice();
    this.#weight = new Uint32Array(nodes).map(
      (_, at) => 1 + (outStart[at + 1] as number) - (outStart[at] as number),
    );
    this.#seen = new Uint32Array(graph.companies);
  }

  /** Joins groups, each named by a member; returns the companies without a parent that the new group wins. */
  join(parts: readonly number[], parent: Uint32Array): number[] {
    const groups = parts.map((part) => this.#find(part));
    const weight = (group: number) => this.#weight[group] as number;
    const largest = groups.reduce((most, one) => (weight(one) > weight(most) ? one : most));
    const smaller = groups.filter((group) => group !== largest);
    for (const group of smaller) {
      this.#group[group] = largest;
      this.#weight[largest]! += weight(group);
    }
    this.#round++;
    const won = smaller.flatMap((group) => this.#wonThrough(group, largest, parent));
    for (const group of smaller) {
      const after = this.#next[largest] as number;
      this.#next[largest] = this.#next[group] as number;
      this.#next[group] = after;
    }
    return won;
  }

  /** Companies that the group wins, among those in which a part of it holds votes. */
  #wonThrough(part: number, group: number, parent: Uint32Array): number[] {
    const { outStart, outCompany } = this.#graph;
    const won: number[] = [];
    let member = part;
    do {
      for (let edge = outStart[member] as number; edge < (outStart[member + 1] as number); edge++) {
        const company = outCompany[edge] as number;
        if (parent[company] !== NOBODY || this.#seen[company] === this.#round) continue;
        this.#seen[company] = this.#round;
        if (this.#find(company) !== group && this.#wins(company, group)) won.push(company);
      }
      member = this.#next[member] as number;
    } while (member !== part);
    return won;
  }

  #wins(company: number, group: number): boolean {
    const { inStart, inHolder, inParts } = this.#graph;
    const need = this.#need[company] as number;
    let votes = 0;
    for (let at = inStart[company] as number; at < (inStart[company + 1] as number); at++) {
      const holder = inHolder[at] as number;
      if (holder !== company && this.#find(holder) === group) votes += inParts[at] as number;
    }
    return votes >= need;
  }

  #find(node: number): number {
    let at = node;
    while (this.#group[at] !== at) {
      this.#group[at] = this.#group[this.#group[at] as number] as number;
      at = this.#group[at] as number;
    }
    return at;
  }
}
