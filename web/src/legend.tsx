import type { Drawing } from '../../src/formats/scene-place.ts';

const MEANINGS: readonly (readonly [line: string, meaning: string])[] = [
  ['solid', 'holds'],
  ['dashed', 'reported'],
  ['planned', 'planned'],
  ['beneficiary', 'beneficiary'],
  ['muted', 'no votes or neutral'],
];

/** What the lines of the chart mean: only those that it has. */
export function Legend({
  drawing,
  against,
}: {
  readonly drawing: Drawing;
  /** The other day, when two days are compared. */
  readonly against: string | undefined;
}) {
  const used = MEANINGS.filter(([line]) =>
    drawing.arcs.some((arc) => arc.line === line || (line === 'muted' && arc.muted)),
  );
  return (
    <p className="legend">
      {used.map(([line, meaning]) => (
        <span key={line}>
          <i className={`sample ${line}`} aria-hidden="true" /> {meaning}
        </span>
      ))}
      {against !== undefined && (
        <>
          <span>
            <i className="sample more" aria-hidden="true" /> new or more
          </span>
          <span>
            <i className="sample less" aria-hidden="true" /> less than on {against}
          </span>
        </>
      )}
      <span>percent of issued capital</span>
      {drawing.omitted > 0 && <strong>{drawing.omitted} entities are not drawn</strong>}
    </p>
  );
}
