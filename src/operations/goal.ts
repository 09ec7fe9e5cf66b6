import { fraction, type Fraction, ZERO } from '../model/index.ts';
import { isPlain } from './asked.ts';
import type { Answer, NestedAsk } from './operation.ts';
import { mismatches } from './verify/compare.ts';
import { isQuantity, numberOf } from './verify/quantity-match.ts';

type Plain = { readonly [field: string]: unknown };

/** A question, and the part of its answer that is wanted. */
export interface Goal {
  readonly ask: NestedAsk;
  readonly wanted: Plain;
}

/** Parameters of the questions; every other field of a goal is a field of the answer. */
const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  holdings: ['holder', 'issuer', 'legal'],
  owners: ['issuer', 'convention'],
  votes: ['issuer'],
  control: ['holder', 'issuer', 'test', 'attendance'],
  controllers: ['issuer', 'test'],
  block: ['holder', 'issuer', 'rule', 'act', 'turnout'],
  resolve: ['rule', 'issuer', 'positions', 'turnout', 'tally', 'quorum', 'yearClosed'],
  power: ['players', 'issuer', 'quota', 'ocean'],
  thresholds: ['rule', 'holder', 'issuer', 'seeds', 'acquisition'],
  concentration: ['market', 'model', 'owners', 'controllers', 'before', 'after'],
  deal: ['steps', 'asks', 'against', 'market'],
};

const KEYS = ['ids', 'code', 'player', 'holder', 'issuer'] as const;

/** `{ask: votes, issuer: Nissan, rows: [...]}` taken apart. */
export function goalOf(until: NestedAsk): Goal {
  const own = new Set(['ask', ...(PARAMETERS[until.ask] ?? [])]);
  const entries = Object.entries(until);
  const parameters = Object.fromEntries(entries.filter(([field]) => own.has(field)));
  return {
    ask: { ...parameters, ask: until.ask },
    wanted: Object.fromEntries(
      entries.filter(([field]) => !own.has(field) && field !== 'expected'),
    ),
  };
}

/**
 * Whether an answer is what a goal wants.
 *
 * Words, flags and lists are compared as in a situation. A number is reached from the side on which
 * it stood before the step: from below at that number or more, from above at that number or less,
 * exactly, without rounding.
 */
export function isReached(goal: Goal, answer: Answer, start: Answer): boolean {
  return reached(goal.wanted, answer, start);
}

function reached(wanted: Plain, answer: unknown, start: unknown): boolean {
  return Object.entries(wanted).every(([field, value]) => {
    const [now, then] = [fieldOf(answer, field), fieldOf(start, field)];
    if (isRows(value)) return value.every((row) => rowReached(row, now, then));
    if (isPlain(value)) return reached(value, now, then);
    const target = targetOf(value);
    const number = target && exactNumber(answer, field);
    if (target && (number ?? exactNumber(start, field))) {
      return crossed(target, number ?? ZERO, exactNumber(start, field) ?? ZERO);
    }
    return isPlain(answer) && mismatches({ [field]: value }, answer).length === 0;
  });
}

function rowReached(wanted: Plain, rows: unknown, startRows: unknown): boolean {
  const keys = KEYS.filter((key) => wanted[key] !== undefined);
  const find = (list: unknown) =>
    (Array.isArray(list) ? list : [])
      .filter(isPlain)
      .find((row) => keys.every((key) => mismatches({ [key]: wanted[key] }, row).length === 0));
  const row = find(rows);
  const rest = Object.fromEntries(
    Object.entries(wanted).filter(([field]) => !keys.some((key) => key === field)),
  );
  return (
    reached(rest, row ?? {}, find(startRows)) && (row !== undefined || Object.keys(rest).length > 0)
  );
}

function crossed(target: Fraction, now: Fraction, then: Fraction): boolean {
  if (then.equals(target)) return now.equals(target);
  return then.lt(target) ? now.gte(target) : now.lte(target);
}

function targetOf(value: unknown): Fraction | undefined {
  if (typeof value === 'number') return numberOf(value);
  return typeof value === 'string' && isQuantity(value) ? numberOf(value) : undefined;
}

function exactNumber(answer: unknown, field: string): Fraction | undefined {
  if (!isPlain(answer)) return undefined;
  const exact = answer['exact'];
  const text = isPlain(exact) ? exact[field] : undefined;
  return typeof text === 'string' ? fraction(text) : numberOf(answer[field]);
}

function fieldOf(answer: unknown, field: string): unknown {
  return isPlain(answer) ? answer[field] : undefined;
}

function isRows(value: unknown): value is readonly Plain[] {
  return Array.isArray(value) && value.length > 0 && value.every(isPlain);
}
