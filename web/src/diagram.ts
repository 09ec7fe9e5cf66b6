import { useEffect } from 'react';
import type { Scene, SceneArc } from '../../src/formats/scene.ts';
import type { Change } from '../../src/operations/changes.ts';
import type { CitedStatement } from '../../src/operations/cite.ts';
import type { Picked } from './answer-table.tsx';
import type { Answered } from './api.ts';
import type { Move, Place } from './place.ts';
import type { Row } from './questions.ts';

/** The answer of the question `diagram` in the form of a scene. */
export interface Diagram extends Answered {
  readonly scene: Scene;
  readonly names: readonly string[];
  /** Companies to look at first. */
  readonly entangled: readonly string[];
  readonly changes: readonly Change[];
  readonly sources: readonly CitedStatement[];
}

/** More boxes than this are not taken in at a glance. */
export const GLANCE = 14;

/**
 * Where a reader begins who comes without a place: on the last day on which something changed, and
 * near the first entity when there is too much to see at once. Tells whether the reader is there yet.
 */
export function useBeginning(
  diagram: Diagram | undefined,
  place: Place,
  setPlace: (move: Move) => void,
): boolean {
  const last = diagram?.changes.filter(({ day }) => day <= diagram.asOf).at(-1)?.day;
  const { boxes = [], omitted = 0 } = diagram?.scene ?? {};
  const crowded = boxes.length + omitted > GLANCE;
  const first = firstEntity(diagram);
  const far = place.hops === undefined && crowded;
  useEffect(() => {
    const day = place.on === undefined && last !== undefined ? { on: last } : {};
    const near = far ? { of: place.of ?? first, hops: 2 } : {};
    if (Object.keys({ ...day, ...near }).length > 0) setPlace({ ...day, ...near });
  }, [place, last, far, first, setPlace]);
  return diagram !== undefined && !far;
}

/** Who is looked at first: the company most entangled with others, else whoever is drawn first. */
export function firstEntity(diagram: Diagram | undefined): string | undefined {
  return diagram?.entangled[0] ?? diagram?.scene.boxes[0]?.name;
}

/** What an arc says, as the panel opens it. */
export function pickedArc(diagram: Diagram, arc: SceneArc): Picked {
  return {
    field: arc.line === 'beneficiary' ? 'line' : 'stake',
    heading: arc.line === 'beneficiary' ? `of what ${arc.issuer} holds` : `of ${arc.issuer}`,
    row: rowOf(arc, diagram.scene),
    shown: {
      headline: diagram.headline,
      columns: [],
      rows: [],
      steps: [{ says: `${arc.says}.`, statements: arc.statements }],
      sources: diagram.sources,
    },
  };
}

/** An arc as a row of an answer. */
function rowOf(arc: SceneArc, scene: Scene): Row {
  const { holder, issuer, label, votes, line, exact, statements } = arc;
  if (line === 'beneficiary') return { holder, issuer, line, statements };
  return {
    holder,
    issuer,
    stake: label,
    ...(votes !== undefined && { votes }),
    line,
    // Nobody to ask about: several holders drawn as one, or one who holds nothing yet.
    ...((isGroup(scene, arc.from) || line === 'planned') && { unidentified: true }),
    base: 'ofIssuedShares',
    method: 'direct',
    exact: exact.min === exact.max ? { stake: exact.max } : exact,
    statements,
  };
}

function isGroup(scene: Scene, id: string): boolean {
  return scene.boxes.some((box) => box.id === id && box.kind === 'group');
}
