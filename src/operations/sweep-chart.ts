import { type LineChart, lineChartSvg } from '../formats/chart-svg.ts';
import { BadCall, isRefusal, parseQuantity } from '../model/index.ts';
import { isPlain } from './asked.ts';

type Plain = { readonly [field: string]: unknown };

/**
 * A table of `solve` as a chart: `?` goes across, one numeric field of the answer up, and each value
 * of `??` is a line of its own. Without a field, the first number that differs between rows is drawn.
 */
export function sweepChart(answer: Plain, field?: string): string {
  const rows = (Array.isArray(answer['rows']) ? answer['rows'] : []).filter(isPlain);
  const drawn = rows.filter((row) => numberOf(row['?']) !== undefined);
  const named = field ?? moving(drawn);
  if (answer['method'] !== 'sweep' || named === undefined) {
    throw new BadCall(
      'solve: a chart needs show and over, with numbers for "?" and an answer that moves.',
    );
  }
  return lineChartSvg(chartOf(drawn, named));
}

function chartOf(rows: readonly Plain[], field: string): LineChart {
  const names = [...new Set(rows.map((row) => row['??']))];
  const lines = names.map((name) => ({
    name: name === undefined ? words(field) : String(name),
    points: rows
      .filter((row) => row['??'] === name)
      .flatMap((row) => {
        const [x, y] = [numberOf(row['?']), numberOf(row[field])];
        return x === undefined || y === undefined ? [] : [[x, y] as const];
      })
      .toSorted(([first], [second]) => first - second),
  }));
  const percent = rows.some((row) => String(row[field]).includes('%'));
  return {
    title: `${words(field)} by ?`,
    across: 'value of ?',
    up: words(field),
    lines,
    textOf: (value) =>
      percent && Math.abs(value) <= 10 ? `${trimmed(value * 100)}%` : trimmed(value),
  };
}

/** Fields of an answer that say how it was asked, not what came out. */
const ASKED: ReadonlySet<string> = new Set(['?', '??', 'turnout', 'required']);

function moving(rows: readonly Plain[]): string | undefined {
  const fields = Object.keys(rows[0] ?? {}).filter((field) => !ASKED.has(field));
  return fields.find((field) => {
    const values = rows.map((row) => numberOf(row[field]));
    return values.every((value) => value !== undefined) && new Set(values).size > 1;
  });
}

function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  const parsed = parseQuantity(value);
  if (isRefusal(parsed)) return undefined;
  return parsed.kind === 'share' ? parsed.share.valueOf() : Number(parsed.count);
}

function trimmed(value: number): string {
  return String(Number(value.toPrecision(4)));
}

/** `flipTurnout` reads "flip turnout". */
function words(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
