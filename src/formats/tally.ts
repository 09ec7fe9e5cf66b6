import type { Finding, Place } from '../model/index.ts';

/** What one kind of remark says of `count` records, and what to do about it. */
export interface Kind<Code extends string = string> {
  readonly code: Code;
  readonly severity: Finding['severity'];
  /** Without a full stop: "interests run through others and are kept beside the register". */
  readonly says: string;
  readonly try: string;
}

/** A kind of fault with which a file cannot be used. */
export function refused<C extends string>(code: C, says: string, remedy: string): Kind<C> {
  return { code, severity: 'error', says, try: remedy };
}

/** A kind of remark that lets the file pass. */
export function remark<C extends string>(code: C, says: string, remedy: string): Kind<C> {
  return { code, severity: 'remark', says, try: remedy };
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
  private readonly kinds: ReadonlyMap<Code, Kind<Code>>;
  private readonly heaps = new Map<Code, Heap>();

  constructor(kinds: readonly Kind<Code>[]) {
    this.kinds = new Map(kinds.map((kind) => [kind.code, kind]));
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
      const { severity, says, try: remedy } = this.kinds.get(code) as Kind<Code>;
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
