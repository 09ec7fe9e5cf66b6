import { type Day, parseDay } from '../model/index.ts';
import { parseSteps, isRefused } from './apply.ts';
import { isRecord } from './fields.ts';
import { type Refused, type Stop, stop } from './stop.ts';

/** A deal that can be kept, shared and run again: `docs/deal.md` shows the file. */
export interface Scenario {
  readonly title: string;
  /** Day of the register that the deal starts from; without it, the day that is asked about. */
  readonly asOf?: Day;
  /** Plain steps, checked when the scenario is read. */
  readonly steps: readonly unknown[];
  /** What is taken for granted and was not read anywhere. */
  readonly assumptions: readonly string[];
  readonly notes: readonly string[];
  /** Questions that belong to the scenario. */
  readonly asks: readonly Readonly<Record<string, unknown>>[];
}

const FIELDS = ['schemaVersion', 'title', 'asOf', 'steps', 'assumptions', 'notes', 'asks'];

/** A scenario from the plain data of its file, or what is wrong with it. */
export function parseScenario(plain: unknown): Scenario | Stop | Refused {
  if (!isRecord(plain)) return notAScenario('it is not a list of named fields');
  const unknown = Object.keys(plain).find((field) => !FIELDS.includes(field));
  if (unknown !== undefined) {
    return stop(
      'unknown-field',
      `A scenario has no field "${unknown}".`,
      `Its fields are ${FIELDS.join(', ')}.`,
    );
  }
  const { schemaVersion, title, asOf, steps } = plain;
  if (schemaVersion !== undefined && schemaVersion !== 1)
    return notAScenario('its schemaVersion is not 1');
  if (!Array.isArray(steps) || steps.length === 0) return notAScenario('it has no steps');
  const day = asOf === undefined ? undefined : parseDay(String(asOf));
  if (asOf !== undefined && day === undefined)
    return notAScenario(`asOf "${String(asOf)}" is not a day`);
  const parsed = parseSteps(steps);
  if (isRefused(parsed)) return parsed;
  return {
    title: typeof title === 'string' ? title : 'Untitled deal',
    ...(day && { asOf: day }),
    steps,
    assumptions: textsOf(plain.assumptions),
    notes: textsOf(plain.notes),
    asks: Array.isArray(plain.asks) ? plain.asks.filter(isRecord) : [],
  };
}

function textsOf(written: unknown): readonly string[] {
  if (written === undefined || written === null) return [];
  return (Array.isArray(written) ? written : [written]).map(String);
}

function notAScenario(because: string): Stop {
  return stop(
    'bad-field',
    `This is not a scenario: ${because}.`,
    'Write schemaVersion: 1, title, asOf and steps.',
  );
}
