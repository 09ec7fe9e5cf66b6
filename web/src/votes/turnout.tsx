import type { Answered } from '../api.ts';
import { percentOf, shortPercent } from '../percent.ts';
import { visible } from '../plain-text.ts';
import type { Row } from '../questions.ts';
import { useWidth } from '../use-width.ts';

interface TurnoutProps {
  readonly turnout: number | undefined;
  /** The most that can come, in percent. */
  readonly most: number;
  /** The fewest that can come, in percent. */
  readonly least: number;
  /** Who can block, and up to which turnout. */
  readonly rows: readonly Row[];
  readonly resolved: Answered | undefined;
  readonly onTurnout: (turnout: number | undefined) => void;
}

/** How many come: a slider under a chart of the turnouts at which somebody decides alone. */
export function Turnout({ turnout, most, least, rows, resolved, onTurnout }: TurnoutProps) {
  const shown = turnout === undefined ? undefined : Math.max(least, Math.min(turnout, most));
  const bars = barsOf(rows, resolved);
  return (
    <section className="turnout">
      <h3>
        Turnout
        <output>{shown === undefined ? 'any' : `${Number(shown.toFixed(2))}%`}</output>
        {turnout !== undefined && (
          <button type="button" className="plain" onClick={() => onTurnout(undefined)}>
            any turnout
          </button>
        )}
      </h3>
      <TurnoutChart bars={bars} turnout={shown} />
      <input
        type="range"
        min={0}
        max={100}
        value={Math.round(shown ?? most)}
        className={shown === undefined ? 'unset' : ''}
        aria-label="Turnout"
        aria-valuetext={shown === undefined ? 'any' : `${Number(shown.toFixed(2))}%`}
        onChange={(event) => onTurnout(Number(event.target.value))}
      />
      {least > 0 && <p className="quiet">The positions alone bring {Number(least.toFixed(2))}%.</p>}
      {most < 100 && (
        <p className="quiet">At most {Number(most.toFixed(2))}% can come when others stay away.</p>
      )}
      {bars.length > 0 && <TurnoutTable bars={bars} />}
    </section>
  );
}

interface Bar {
  readonly name: string;
  readonly says: string;
  readonly to: number;
  readonly look: string;
}

/** Holders with a line of their own; the many who never block are in the table. */
const MOST_BARS = 6;

function barsOf(rows: readonly Row[], resolved: Answered | undefined): Bar[] {
  const fails = percentOf(resolved?.['flipTurnout']);
  const passes = percentOf(resolved?.['passesUpToTurnout']);
  const blocking = rows
    .filter((row) => row['blocks'] !== 'never')
    .sort((first, second) => toOf(second) - toOf(first))
    .slice(0, MOST_BARS);
  return [
    ...(fails === undefined
      ? []
      : [{ name: 'As positioned', says: `fails below ${short(fails)}`, to: fails, look: 'fails' }]),
    ...(passes === undefined
      ? []
      : [
          {
            name: 'As positioned',
            says: `passes up to ${short(passes)}`,
            to: passes,
            look: 'passes',
          },
        ]),
    ...blocking.map((row) => ({
      name: String(row['holder']),
      says:
        row['blocks'] === 'always'
          ? 'against: blocks at any turnout'
          : `against: blocks ${row['atFlip'] === true ? 'up to' : 'below'} ${shortPercent(row['flipTurnout'])}`,
      to: toOf(row),
      look: '',
    })),
  ];
}

function toOf(row: Row): number {
  return percentOf(row['flipTurnout']) ?? 100;
}

function short(percent: number): string {
  return `${Number(percent.toFixed(2))}%`;
}

/** The bars of the chart in figures. */
function TurnoutTable({ bars }: { readonly bars: readonly Bar[] }) {
  return (
    <details>
      <summary>Table, n = {bars.length}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">Does</th>
            <th scope="col" className="number">
              Up to
            </th>
          </tr>
        </thead>
        <tbody>
          {bars.map(({ name, says, to, look }) => (
            <tr key={`${name} ${look}`}>
              <th scope="row">{visible(name)}</th>
              <td>{says}</td>
              <td className="number">{short(to)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

const ROW = 34;

function TurnoutChart({
  bars,
  turnout,
}: {
  readonly bars: readonly Bar[];
  readonly turnout: number | undefined;
}) {
  const [frame, width] = useWidth<HTMLDivElement>();
  const at = (percent: number) => 8 + (Math.min(100, percent) / 100) * (width - 16);
  const height = bars.length * ROW + 18;
  return (
    <div ref={frame}>
      <svg
        className="turnout-chart"
        width={width}
        height={height}
        role="img"
        aria-label={`Turnouts at which somebody decides alone: ${told(bars)}.`}
      >
        {[0, 25, 50, 75, 100].map((tick) => (
          <g key={tick}>
            <line className="grid" x1={at(tick)} x2={at(tick)} y1={0} y2={height - 16} />
            <text x={at(tick)} y={height - 3} textAnchor={anchor(tick)}>
              {tick}%
            </text>
          </g>
        ))}
        {turnout !== undefined && (
          <line className="now" x1={at(turnout)} x2={at(turnout)} y1={0} y2={height - 16} />
        )}
        {bars.map(({ name, says, to, look }, index) => (
          <g key={`${name} ${look}`} transform={`translate(0 ${index * ROW})`}>
            <text className="who" x={at(0)} y={13}>
              {visible(name)}
            </text>
            <text className="what" x={at(100)} y={13} textAnchor="end">
              {says}
            </text>
            <rect className="track" x={at(0)} y={19} width={at(100) - at(0)} height={8} rx={2} />
            <rect
              className={`reach ${look}`}
              x={at(0)}
              y={19}
              width={at(to) - at(0)}
              height={8}
              rx={2}
            />
            {to < 100 && <line className="flip" x1={at(to)} x2={at(to)} y1={16} y2={30} />}
          </g>
        ))}
      </svg>
    </div>
  );
}

/** The bars as words; an answer that has not come yet, or names nobody, is told too. */
function told(bars: readonly Bar[]): string {
  return bars.map(({ name, says }) => `${name} ${says}`).join('; ') || 'nobody';
}

function anchor(tick: number): 'start' | 'middle' | 'end' {
  return tick === 0 ? 'start' : tick === 100 ? 'end' : 'middle';
}
