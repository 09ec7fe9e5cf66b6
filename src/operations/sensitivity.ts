import { applySteps, isRefused, parseSteps } from '../deals/index.ts';
import { BadCall } from '../model/index.ts';
import { attempt, isPlain } from './asked.ts';
import type { Answer, NestedAsk, Subject } from './operation.ts';

type Plain = { readonly [field: string]: unknown };
type Mark = '?' | '??';

/** A question asked again and again, with other numbers in the steps before it or in itself. */
export interface Sweep {
  readonly steps: readonly unknown[];
  readonly show: NestedAsk;
  /** The numbers that stand for `?`, and for `??` where two things vary. */
  readonly over: Readonly<Partial<Record<Mark, readonly (string | number)[]>>>;
}

/** No table is larger. */
const MOST_ROWS = 400;

/** How an answer moves when a number does: one row for every value, or pair of values. */
export function sweep(subject: Subject, { steps, show, over }: Sweep): Answer {
  const points = pointsOf(over);
  if (points.length > MOST_ROWS) {
    throw new BadCall(`solve: ${points.length} rows are asked for, and ${MOST_ROWS} are the most.`);
  }
  const marks = Object.keys(over) as Mark[];
  const absent = marks.find((mark) => !holds([steps, show], mark));
  if (absent !== undefined)
    throw new BadCall(`solve: nothing in the steps or in show is "${absent}".`);
  const rows = points.map((point) => rowAt(subject, { steps, show, point }));
  return {
    headline: `${show.ask} for ${rows.length} values.`,
    rows,
    method: 'sweep',
    explanation: [
      {
        says: `Each row is the answer of ${show.ask} on the register after the steps with that value.`,
      },
    ],
  };
}

type Point = Readonly<Partial<Record<Mark, string | number>>>;

function pointsOf(over: Sweep['over']): Point[] {
  const first = over['?'] ?? [];
  const second = over['??'];
  if (!second) return first.map((value) => ({ '?': value }));
  return first.flatMap((value) => second.map((other) => ({ '?': value, '??': other })));
}

function rowAt(
  subject: Subject,
  { steps, show, point }: Omit<Sweep, 'over'> & { point: Point },
): Plain {
  const parsed = parseSteps(filled(steps, point) as unknown[]);
  const result = isRefused(parsed) ? parsed : applySteps(subject.register, parsed);
  if (isRefused(result)) return { ...point, refused: result.code, says: result.says };
  const after = { ...subject, register: result.register };
  const { explanation: _, ...answer } = attempt(after, filled(show, point) as NestedAsk) as Plain;
  return { ...point, ...answer };
}

/** The plain data with every mark replaced by its value. */
function filled(plain: unknown, point: Point): unknown {
  if (plain === '?' || plain === '??') return point[plain] ?? plain;
  if (Array.isArray(plain)) return plain.map((entry: unknown) => filled(entry, point));
  if (!isPlain(plain)) return plain;
  return Object.fromEntries(
    Object.entries(plain).map(([field, value]) => [field, filled(value, point)]),
  );
}

function holds(plain: unknown, mark: Mark): boolean {
  if (plain === mark) return true;
  if (Array.isArray(plain)) return plain.some((entry: unknown) => holds(entry, mark));
  return isPlain(plain) && Object.values(plain).some((value) => holds(value, mark));
}
