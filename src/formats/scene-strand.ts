import type { SceneArc } from './scene.ts';
import { LABEL_SIZE } from './scene-ink.ts';
import { BOLD, textWidth } from './scene-text.ts';

/** Two arcs that share one line of the layout: a mutual holding, or one arc alone. */
export interface Strand {
  readonly upper: string;
  readonly lower: string;
  readonly arcs: readonly SceneArc[];
  readonly widths: readonly number[];
}

/**
 * Large stakes point downwards; an arc that would close a loop runs upwards. The two arcs of a
 * mutual holding share one strand, the larger one downwards.
 */
export function strandsOf(arcs: readonly SceneArc[]): Strand[] {
  const below = new Map<string, Set<string>>();
  const strands = new Map<string, { upper: string; lower: string; arcs: SceneArc[] }>();
  const ordered = [...arcs]
    .filter((arc) => arc.from !== arc.to)
    .sort((first, second) => second.weight - first.weight);
  for (const arc of ordered) {
    const known = strands.get(`${arc.from} ${arc.to}`) ?? strands.get(`${arc.to} ${arc.from}`);
    if (known) {
      known.arcs.push(arc);
      continue;
    }
    const upwards = reaches(below, arc.to, arc.from);
    const [upper, lower] = upwards ? [arc.to, arc.from] : [arc.from, arc.to];
    strands.set(`${upper} ${lower}`, { upper, lower, arcs: [arc] });
    below.set(upper, (below.get(upper) ?? new Set()).add(lower));
  }
  return [...strands.values()].map((strand) => ({
    ...strand,
    widths: strand.arcs.map(labelWidth),
  }));
}

function reaches(
  below: ReadonlyMap<string, ReadonlySet<string>>,
  from: string,
  to: string,
): boolean {
  const seen = new Set([from]);
  for (const name of seen) {
    if (name === to) return true;
    for (const next of below.get(name) ?? []) seen.add(next);
  }
  return false;
}

/** How many arcs meet at each box, above or below, whichever are more. */
export function degreesOf(strands: readonly Strand[]): Map<string, number> {
  const below = new Map<string, number>();
  const above = new Map<string, number>();
  for (const { upper, lower, arcs } of strands) {
    below.set(upper, (below.get(upper) ?? 0) + arcs.length);
    above.set(lower, (above.get(lower) ?? 0) + arcs.length);
  }
  const ids = new Set([...below.keys(), ...above.keys()]);
  return new Map([...ids].map((id) => [id, Math.max(below.get(id) ?? 0, above.get(id) ?? 0)]));
}

/** What stands beside an arc: capital, then votes where they differ. */
export function labelsOf(arc: SceneArc): string[] {
  if (arc.line === 'beneficiary') return ['beneficiary'];
  const label = arc.line === 'planned' ? `${arc.label} planned` : arc.label;
  return arc.votes === undefined ? [label] : [label, arc.votes];
}

function labelWidth(arc: SceneArc): number {
  return Math.max(...labelsOf(arc).map((line) => textWidth(line, BOLD * LABEL_SIZE))) + 10;
}

/** Height that the layout keeps free for the label of an arc. */
export function labelHeight(arc: SceneArc): number {
  return labelsOf(arc).length * 16 + 4;
}
