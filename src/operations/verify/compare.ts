import { isQuantity, matchesQuantity } from './quantity-match.ts';

/** One field where the answer is not what was expected. */
export interface Mismatch {
  readonly path: string;
  readonly expected: unknown;
  readonly computed: unknown;
}

type Plain = { readonly [field: string]: unknown };

/** Fields by which the rows of a table are told apart. */
const KEYS = ['ids', 'code', 'player', 'holder', 'issuer'] as const;

/**
 * Compares an expectation, which is a part of an answer, with the answer.
 *
 * Only fields that are expected are looked at. Rows are matched by their key, lists of plain names
 * as sets, an empty list means none, numbers by the digits printed.
 */
export function mismatches(expected: unknown, answer: unknown, path = ''): Mismatch[] {
  if (isPlain(expected)) return inRecord(expected, answer, path);
  return matches(expected, answer) ? [] : [{ path, expected, computed: answer }];
}

function inRecord(expected: Plain, answer: unknown, path: string): Mismatch[] {
  if (!isPlain(answer)) return [{ path, expected, computed: answer }];
  return Object.entries(expected).flatMap(([field, wanted]) => {
    const at = path === '' ? field : `${path}.${field}`;
    const computed = answer[field];
    if (isRows(wanted)) return inRows(wanted, computed, at);
    if (isPlain(wanted)) return mismatches(wanted, computed, at);
    return matches(wanted, exactly(answer, field, computed)) || matches(wanted, computed)
      ? []
      : [{ path: at, expected: wanted, computed }];
  });
}

/** The exact fraction stands beside the printed percent, under `exact`. */
function exactly(answer: Plain, field: string, computed: unknown): unknown {
  const exact = answer['exact'];
  return isPlain(exact) && exact[field] !== undefined ? exact[field] : computed;
}

function inRows(expected: readonly Plain[], computed: unknown, path: string): Mismatch[] {
  if (!Array.isArray(computed)) return [{ path, expected, computed }];
  return expected.flatMap((wanted) => {
    const keys = KEYS.filter((key) => wanted[key] !== undefined);
    const candidates = computed
      .filter(isPlain)
      .filter((row) => keys.every((key) => matches(wanted[key], row[key])));
    const name = `${path}[${keys.map((key) => String(wanted[key])).join(', ')}]`;
    if (candidates.length === 0) return [{ path: name, expected: wanted, computed: 'no such row' }];
    const attempts = candidates.map((row) => inRecord(wanted, row, name));
    return attempts.find((found) => found.length === 0) ?? attempts[0] ?? [];
  });
}

function matches(expected: unknown, computed: unknown): boolean {
  if (Array.isArray(expected)) return sameSet(expected, computed);
  if (typeof expected === 'boolean') return expected === computed;
  if (typeof expected === 'number') return matchesQuantity(String(expected), computed);
  if (typeof expected !== 'string') return expected === (computed ?? null);
  return expected === computed || (isQuantity(expected) && matchesQuantity(expected, computed));
}

function sameSet(expected: readonly unknown[], computed: unknown): boolean {
  if (!Array.isArray(computed)) return expected.length === 0 && computed === undefined;
  if (expected.length !== computed.length) return false;
  return expected.every((wanted) => computed.some((got) => matches(wanted, got)));
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRows(value: unknown): value is readonly Plain[] {
  return Array.isArray(value) && value.length > 0 && value.every(isPlain);
}
