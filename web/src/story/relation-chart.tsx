import type { KeyboardEvent } from 'react';
import { visible } from '../plain-text.ts';
import type { Row } from '../questions.ts';
import { useWidth } from '../use-width.ts';

interface RelationChartProps {
  readonly rows: readonly Row[];
  readonly method: string;
  /** The day that the page looks at. */
  readonly on: string | undefined;
  readonly onPick: (row: Row) => void;
}

const HEIGHT = 210;
const EDGE = { left: 40, right: 8, top: 10, bottom: 20 };
const DAY = 86_400_000;

/** Each act as a signed bar, and the level that decays between them; a bar opens its sentences. */
export function RelationChart({ rows, method, on, onPick }: RelationChartProps) {
  const [frame, width] = useWidth<HTMLDivElement>();
  if (rows.length === 0) return <div ref={frame} />;
  const days = rows.map(dayOf);
  const [first, last] = [Math.min(...days), Math.max(...days, Math.min(...days) + 30)];
  const all = rows.flatMap((row) => [Number(row['added']), Number(row['value'])]);
  const [high, low] = [Math.max(1, ...all), Math.min(-1, ...all)];
  const x = (day: number) =>
    EDGE.left + 6 + ((day - first) / (last - first)) * (width - EDGE.left - EDGE.right - 12);
  const y = (level: number) =>
    EDGE.top + ((high - level) / (high - low)) * (HEIGHT - EDGE.top - EDGE.bottom);
  return (
    <div ref={frame}>
      <svg
        className="relation"
        width={width}
        height={HEIGHT}
        role="group"
        aria-label={`Cooperation above, conflict below, n = ${rows.length}`}
      >
        {[high, 0, low].filter(isApart(y)).map((level) => (
          <g key={level}>
            <line
              className={level === 0 ? 'zero' : 'grid'}
              x1={EDGE.left}
              x2={width}
              y1={y(level)}
              y2={y(level)}
            />
            <text x={EDGE.left - 6} y={y(level) + 4} textAnchor="end">
              {signed(level)}
            </text>
          </g>
        ))}
        {yearsBetween(first, last, width).map(({ year, day }) => (
          <text key={year} x={x(day)} y={HEIGHT - 4} textAnchor="middle">
            {year}
          </text>
        ))}
        {on !== undefined && number(on) > first && number(on) < last && (
          <line className="on" x1={x(number(on))} x2={x(number(on))} y1={0} y2={HEIGHT - 18} />
        )}
        <path className="level" d={levelPath(rows, method, x, y)} />
        {rows.map((row, at) => (
          <Bar
            key={`${at} ${String(row['date'])}`}
            row={row}
            x={x(days[at] ?? first)}
            y={[y(0), y(Number(row['added']))]}
            onPick={onPick}
          />
        ))}
      </svg>
      <p className="legend">
        <span>
          <i className="swatch gains" aria-hidden="true" /> cooperation
        </span>
        <span>
          <i className="swatch loses" aria-hidden="true" /> conflict
        </span>
        <span>
          <i className="sample" aria-hidden="true" /> level
        </span>
        <span>n = {rows.length}</span>
      </p>
    </div>
  );
}

/** A line so near to that of nothing that their figures would cover each other is left out. */
function isApart(y: (level: number) => number): (level: number) => boolean {
  return (level) => level === 0 || Math.abs(y(level) - y(0)) > 12;
}

interface BarProps {
  readonly row: Row;
  readonly x: number;
  readonly y: readonly [zero: number, end: number];
  readonly onPick: (row: Row) => void;
}

function Bar({ row, x, y: [zero, end], onPick }: BarProps) {
  const says = `${String(row['date'])}: ${visible(String(row['what'] ?? row['code']))} by ${visible(String(row['source']))}, ${signed(Number(row['added']))}, level ${signed(Number(row['value']))}`;
  const open = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onPick(row);
  };
  return (
    <g
      className={`act ${end < zero ? 'gains' : 'loses'}`}
      role="button"
      tabIndex={0}
      aria-label={says}
      onClick={() => onPick(row)}
      onKeyDown={open}
    >
      <title>{says}</title>
      <rect
        className="reach"
        x={x - 6}
        y={Math.min(zero, end) - 4}
        width={12}
        height={Math.abs(end - zero) + 8}
      />
      <rect
        x={x - 2.5}
        y={Math.min(zero, end)}
        width={5}
        height={Math.max(2, Math.abs(end - zero))}
        rx={1}
      />
    </g>
  );
}

/** A year or a month begins on its first day. */
function dayOf(row: Row): number {
  const text = String(row['date']);
  return number(`${text}${{ 4: '-01-01', 7: '-01' }[text.length] ?? ''}`);
}

/** Days since 1970. */
function number(day: string): number {
  return Math.round(Date.parse(day) / DAY);
}

/** Between two acts the level halves every half-life, which the answer names in its method. */
function levelPath(
  rows: readonly Row[],
  method: string,
  x: (day: number) => number,
  y: (level: number) => number,
): string {
  const halfLife = Number(/half-life ([\d.]+)/.exec(method)?.[1] ?? 180);
  const points = rows.flatMap((row, at) => {
    const before = rows[at - 1];
    const [day, level] = [dayOf(row), Number(row['value'])];
    const fading = before
      ? fade(dayOf(before), day, Number(before['value']), halfLife).map(
          ([when, value]) => `L${x(when).toFixed(1)} ${y(value).toFixed(1)}`,
        )
      : [];
    return [...fading, `${before ? 'L' : 'M'}${x(day).toFixed(1)} ${y(level).toFixed(1)}`];
  });
  return points.join('');
}

const PIECES = 24;

function fade(from: number, to: number, level: number, halfLife: number): [number, number][] {
  return Array.from({ length: PIECES }, (_, at): [number, number] => {
    // Most of the fall is at the beginning.
    const when = from + (to - from) * ((at + 1) / PIECES) ** 2;
    return [when, level * 0.5 ** ((when - from) / halfLife)];
  });
}

function yearsBetween(first: number, last: number, width: number) {
  const year = (day: number) => new Date(day * DAY).getUTCFullYear();
  const step = Math.max(1, Math.ceil((year(last) - year(first)) / (width / 60)));
  return Array.from({ length: year(last) - year(first) }, (_, at) => year(first) + 1 + at)
    .filter((one) => one % step === 0)
    .map((one) => ({ year: one, day: Date.UTC(one, 0, 1) / DAY }));
}

function signed(value: number): string {
  const text = Number(Math.abs(value).toFixed(1)).toString();
  return value > 0 ? `+${text}` : value < 0 ? `−${text}` : '0';
}
