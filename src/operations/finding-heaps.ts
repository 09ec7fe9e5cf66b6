import type { Finding } from '../model/index.ts';

interface Heap {
  count: number;
  readonly first: Finding;
  readonly lines: number[];
}

const LINES_MAX = 3;

/** Findings of many parts, put together by code: how many records, and where the first are. */
export class FindingHeaps {
  private readonly heaps = new Map<string, Heap>();

  add(findings: readonly Finding[]): void {
    for (const finding of findings) {
      const heap = this.heaps.get(finding.code) ?? { count: 0, first: finding, lines: [] };
      this.heaps.set(finding.code, heap);
      heap.count += countOf(finding);
      const line = finding.at?.line;
      if (line !== undefined && heap.lines.length < LINES_MAX) heap.lines.push(line);
    }
  }

  /** Records that could not be used. */
  errors(): number {
    const all = [...this.heaps.values()].filter(({ first }) => first.severity === 'error');
    return all.reduce((total, { count }) => total + count, 0);
  }

  /** One finding for each code, the errors first. */
  findings(): Finding[] {
    const all = [...this.heaps.values()].map(together);
    return all.sort((one, other) => one.severity.localeCompare(other.severity));
  }
}

/** A reader may have gathered findings by code itself, and says how many there are. */
function countOf({ says }: Finding): number {
  return Number(/^(\d+) × /.exec(says)?.[1] ?? 1);
}

function together({ count, first, lines }: Heap): Finding {
  if (count === countOf(first)) return first;
  const says = first.says.replace(/^\d+ × /, '').replace(/, and \d+ more\.$/, '.');
  const others = lines.slice(1);
  const more = others.length === 0 ? '' : ` Also from line ${others.join(', ')} on.`;
  return { ...first, says: `${count} × ${says}${more}` };
}
