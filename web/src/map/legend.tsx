import type { Scene } from '../../../src/formats/scene.ts';

const MEANINGS: readonly (readonly [line: string, meaning: string])[] = [
  ['solid', 'holds'],
  ['dashed', 'reported'],
  ['planned', 'planned'],
  ['beneficiary', 'beneficiary'],
  ['muted', 'no votes or neutral'],
];

/** What the lines of the chart mean: only those that it has. */
export function Legend({
  scene,
  against,
}: {
  readonly scene: Scene;
  /** The other day, when two days are compared. */
  readonly against: string | undefined;
}) {
  const used = MEANINGS.filter(([line]) =>
    scene.arcs.some((arc) => arc.line === line || (line === 'muted' && arc.muted)),
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
          <span>
            <i className="sample other" aria-hidden="true" /> otherwise changed
          </span>
        </>
      )}
      <span>
        percent of issued capital{scene.withoutVotes && ', votes not counted at this size'}
      </span>
      {scene.omitted > 0 && <strong>{scene.omitted} entities are not drawn</strong>}
    </p>
  );
}
