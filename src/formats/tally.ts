import type { Finding, Place } from '../model/index.ts';

/** What one kind of remark says of `count` records, and what to do about it. */
export interface Kind {
  readonly severity: Finding['severity'];
  /** Without a full stop: "interests run through others and are kept beside the register". */
  readonly says: string;
  readonly try: string;
}

const EXAMPLES_MAX = 3;

interface Heap {
  count: number;
  readonly at: Place;
  readonly examples: string[];
}

/**
 * Remarks of one file, gathered by code: how many, and the first examples.
 *
 * A register of a million records with one fault each gives one finding, not a million.
 */
export class Tally<Code extends string> {
  private readonly kinds: Readonly<Record<Code, Kind>>;
  private readonly heaps = new Map<Code, Heap>();

  constructor(kinds: Readonly<Record<Code, Kind>>) {
    this.kinds = kinds;
  }

  /** Notes one record; `example` names it as its reader would look it up. */
  note(code: Code, at: Place, example: string): void {
    const heap = this.heaps.get(code) ?? { count: 0, at, examples: [] };
    this.heaps.set(code, heap);
    heap.count += 1;
    if (heap.examples.length < EXAMPLES_MAX) heap.examples.push(example);
  }

  count(code: Code): number {
    return this.heaps.get(code)?.count ?? 0;
  }

  /** One finding for each code that was noted, the errors first. */
  findings(): Finding[] {
    const all = [...this.heaps].map(([code, { count, at, examples }]): Finding => {
      const { severity, says, try: remedy } = this.kinds[code];
      const more = count > examples.length ? `, and ${count - examples.length} more` : '';
      const [about = ''] = examples;
      return {
        code,
        severity,
        at,
        about,
        says: `${count} × ${says}: ${examples.join('; ')}${more}.`,
        try: remedy,
      };
    });
    return all.sort((first, second) => first.severity.localeCompare(second.severity));
  }
}
