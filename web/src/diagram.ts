import { useEffect } from 'react';
import type { Drawing, PlacedArc } from '../../src/formats/scene-place.ts';
import type { Change } from '../../src/operations/changes.ts';
import type { CitedStatement } from '../../src/operations/cite.ts';
import type { Picked } from './answer-table.tsx';
import type { Answered } from './api.ts';
import type { Move, Place } from './place.ts';
import type { Row } from './questions.ts';

/** The answer of the question `diagram`. */
export interface Diagram extends Answered {
  readonly drawing: Drawing;
  readonly names: readonly string[];
  /** Companies to look at first. */
  readonly entangled: readonly string[];
  readonly changes: readonly Change[];
  readonly rows: readonly Row[];
  readonly sources: readonly CitedStatement[];
}

/** More boxes than this are not taken in at a glance. */
const GLANCE = 14;

/**
 * Where a reader begins who comes without a place: on the last day on which something changed, and
 * near the first entity when there is too much to see at once.
 */
export function useBeginning(
  diagram: Diagram | undefined,
  place: Place,
  setPlace: (move: Move) => void,
): void {
  const last = diagram?.changes.filter(({ day }) => day <= diagram.asOf).at(-1)?.day;
  const crowded = (diagram?.drawing.boxes.length ?? 0) > GLANCE;
  const first = firstEntity(diagram);
  useEffect(() => {
    if (place.on === undefined && last !== undefined) setPlace({ on: last });
    else if (place.hops === undefined && crowded) setPlace({ of: place.of ?? first, hops: 2 });
  }, [place, last, crowded, first, setPlace]);
}

/** Who is looked at first: the company most entangled with others, else whoever is drawn first. */
export function firstEntity(diagram: Diagram | undefined): string | undefined {
  return diagram?.entangled[0] ?? diagram?.drawing.boxes[0]?.name;
}

/** What an arc says, as the panel opens it. */
export function pickedArc(diagram: Diagram, arc: PlacedArc): Picked {
  const row = diagram.rows.find(
    (one) =>
      one['holder'] === arc.holder && one['issuer'] === arc.issuer && one['line'] === arc.line,
  );
  return {
    field: arc.line === 'beneficiary' ? 'line' : 'stake',
    heading: arc.line === 'beneficiary' ? `of what ${arc.issuer} holds` : `of ${arc.issuer}`,
    row: row ?? { holder: arc.holder, issuer: arc.issuer, stake: arc.label },
    shown: {
      headline: diagram.headline,
      columns: [],
      rows: [],
      steps: [{ says: `${arc.says}.`, statements: arc.statements }],
      sources: diagram.sources,
    },
  };
}
