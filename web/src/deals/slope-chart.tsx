import { visible } from '../plain-text.ts';
import { useWidth } from '../use-width.ts';
import type { Slope } from './slopes.ts';

interface SlopeChartProps {
  readonly slopes: readonly Slope[];
  readonly before: string;
}

const LINE = 17;
const TOP = 26;

/** Before on the left, after on the right; who loses falls, who gains rises. */
export function SlopeChart({ slopes, before }: SlopeChartProps) {
  const [frame, width] = useWidth<HTMLDivElement>();
  const height = Math.max(150, slopes.length * 26) + TOP;
  const highest = Math.max(...slopes.flatMap((slope) => [slope.before, slope.after]), 0.01);
  const at = (percent: number) => height - 12 - (percent / highest) * (height - TOP - 18);
  const [left, right] = [width * 0.42, width * 0.62];
  const lefts = spread(
    slopes.map((slope) => at(slope.before)),
    height,
  );
  const rights = spread(
    slopes.map((slope) => at(slope.after)),
    height,
  );
  return (
    <div ref={frame}>
      <svg
        className="slopes"
        width={width}
        height={height}
        role="img"
        aria-label={`Before and after for ${slopes.length} holders; the table below has the numbers.`}
      >
        <text className="head" x={left - 26} y={12} textAnchor="end">
          {visible(before)}
        </text>
        <text className="head" x={right + 26} y={12}>
          after
        </text>
        {slopes.map((slope, index) => (
          <SlopeLine
            key={`${slope.holder} ${slope.of ?? ''}`}
            slope={slope}
            ends={{ left, right, was: at(slope.before), is: at(slope.after) }}
            labels={[lefts[index] ?? 0, rights[index] ?? 0]}
            named={slopes.findIndex(({ holder }) => holder === slope.holder) === index}
          />
        ))}
      </svg>
    </div>
  );
}

interface SlopeLineProps {
  readonly slope: Slope;
  readonly ends: {
    readonly left: number;
    readonly right: number;
    readonly was: number;
    readonly is: number;
  };
  readonly labels: readonly [left: number, right: number];
  /** Who comes from two companies is named once on the right. */
  readonly named: boolean;
}

function SlopeLine({ slope, ends, labels, named }: SlopeLineProps) {
  const { holder, before, after, of } = slope;
  const { left, right, was, is } = ends;
  const name = short(visible(holder));
  return (
    <g className={after > before ? 'gains' : after < before ? 'loses' : ''}>
      <line x1={left} y1={was} x2={right} y2={is} />
      <circle cx={left} cy={was} r={3} />
      <circle cx={right} cy={is} r={3} />
      <line className="leader" x1={left - 5} y1={was} x2={left - 22} y2={labels[0]} />
      <text x={left - 26} y={labels[0] + 4} textAnchor="end">
        <title>{of === undefined ? holder : `${holder}, of ${of}`}</title>
        <tspan className="who">{name}</tspan> {percent(before)}
      </text>
      {named && (
        <>
          <line className="leader" x1={right + 5} y1={is} x2={right + 22} y2={labels[1]} />
          <text x={right + 26} y={labels[1] + 4}>
            {percent(after)} <tspan className="who">{name}</tspan>
          </text>
        </>
      )}
    </g>
  );
}

/** Places for labels that do not cover each other, each as near to its point as the others allow. */
function spread(points: readonly number[], height: number): number[] {
  const order = points.map((point, index) => ({ point, index }));
  order.sort((first, second) => first.point - second.point || first.index - second.index);
  const places: number[] = [];
  let free = TOP;
  for (const { point, index } of order) {
    places[index] = Math.max(point, free);
    free = (places[index] ?? 0) + LINE;
  }
  let limit = height - 10;
  for (const { index } of order.toReversed()) {
    places[index] = Math.min(places[index] ?? 0, limit);
    limit = (places[index] ?? 0) - LINE;
  }
  return places;
}

const LONGEST = 21;

function short(name: string): string {
  return name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name;
}

function percent(value: number): string {
  return `${Number(value.toFixed(2))}%`;
}
