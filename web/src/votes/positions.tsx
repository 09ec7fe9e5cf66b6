import { visible } from '../plain-text.ts';
import { shortPercent } from '../percent.ts';
import type { Row } from '../questions.ts';

const ALL = ['for', 'against', 'abstain', 'absent', 'neutral', 'unknown'] as const;
export type Position = (typeof ALL)[number];

interface PositionsProps {
  readonly holders: readonly Row[];
  readonly positions: Readonly<Record<string, Position>>;
  readonly onPosition: (holder: string, position: Position) => void;
}

/** What each known holder of votes does; arrow keys move along a row. */
export function Positions({ holders, positions, onPosition }: PositionsProps) {
  const voting = holders.filter((row) => row['suspended'] !== true);
  const silent = holders.filter((row) => row['suspended'] === true);
  return (
    <section className="positions">
      <h3>What each holder does</h3>
      {voting.map((row) => (
        <HolderPosition
          key={String(row['holder'])}
          row={row}
          position={positions[String(row['holder'])] ?? 'unknown'}
          onPosition={onPosition}
        />
      ))}
      {silent.map((row) => (
        <p key={String(row['holder'])} className="quiet silent">
          <bdi>{visible(String(row['holder']))}</bdi> holds {shortPercent(row['gross'])} of gross
          votes and cannot vote ({visible(String(row['suspendedBy'] ?? 'suspended'))}).
        </p>
      ))}
    </section>
  );
}

interface HolderPositionProps {
  readonly row: Row;
  readonly position: Position;
  readonly onPosition: PositionsProps['onPosition'];
}

function HolderPosition({ row, position, onPosition }: HolderPositionProps) {
  const holder = String(row['holder']);
  const [exercisable, free] = [row['exercisable'], row['freeOfExercisable']];
  const limited = free !== undefined && free !== exercisable;
  return (
    <fieldset>
      <legend>
        <bdi>{visible(holder)}</bdi>
        <span>
          {shortPercent(exercisable)}
          {limited && `, ${shortPercent(free)} free`}
        </span>
      </legend>
      <div className="segments">
        {ALL.map((one) => (
          <label key={one} className={one}>
            <input
              type="radio"
              name={`position ${holder}`}
              checked={one === position}
              onChange={() => onPosition(holder, one)}
            />
            <span>{one}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
