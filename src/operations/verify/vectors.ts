import { type Finding, NoAnswer, type Place } from '../../model/index.ts';
import type { Mismatch } from './compare.ts';
import { aggregate, control, controlInterval, deal, votes } from './control-vectors.ts';
import {
  integrated,
  integratedInterval,
  integratedInvalid,
  simplePath,
} from './ownership-vectors.ts';
import { network, oceanic, power } from './power-vectors.ts';
import type { Check } from './situations.ts';

/** A small graph with exact answers: `{id, kind, input, expect}`; fractions are "p/q" text. */
export interface Vector {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly note: string;
  readonly input: { readonly [field: string]: unknown };
  readonly expect: { readonly [field: string]: unknown };
}

/** What each kind of vector is computed with. */
const COMPUTE: ReadonlyMap<string, (vector: Vector) => unknown> = new Map([
  ['integrated', integrated],
  ['integrated-invalid', integratedInvalid],
  ['integrated-interval', integratedInterval],
  ['simple-path', simplePath],
  ['control', control],
  ['control-interval', controlInterval],
  ['votes', votes],
  ['aggregate-50', aggregate],
  ['power', power],
  ['oceanic', oceanic],
  ['network-power', network],
  ['deal', deal],
]);

/** Vectors from plain data, or a finding when it holds none. */
export function readVectors(
  data: unknown,
  at: Place,
): { readonly vectors: readonly Vector[]; readonly findings: readonly Finding[] } {
  const list = (data as { vectors?: unknown } | null)?.vectors;
  if (Array.isArray(list)) return { vectors: list as Vector[], findings: [] };
  const says = 'There is no list "vectors" in it.';
  return {
    vectors: [],
    findings: [
      { code: 'not-vectors', severity: 'error', at, says, try: 'Write {"vectors": [...]}.' },
    ],
  };
}

/** Computes a vector and compares every expected field but those under other names of ours. */
export function checkVector(vector: Vector): Check {
  const frame = {
    id: vector.id,
    title: vector.title,
    ask: `${vector.id} ${vector.kind}`,
    why: vector.note,
  };
  try {
    const compute = COMPUTE.get(vector.kind);
    if (!compute) throw new NoAnswer(`Vectors of kind "${vector.kind}" are not known.`);
    const found = differences(vector.expect, compute(vector) as { [field: string]: unknown });
    return { ...frame, passed: found.length === 0, mismatches: found };
  } catch (thrown) {
    return {
      ...frame,
      passed: false,
      mismatches: [],
      error: thrown instanceof Error ? thrown.message : String(thrown),
    };
  }
}

/** Fields that describe what a careless program would say; nothing of ours computes them. */
const NOTES: ReadonlySet<string> = new Set(['rawInverseWouldGive']);

function differences(
  expected: Vector['expect'],
  computed: { readonly [field: string]: unknown },
): Mismatch[] {
  return Object.entries(expected)
    .filter(([field]) => !NOTES.has(field))
    .filter(([field, wanted]) => canonical(wanted) !== canonical(computed[field]))
    .map(([field, wanted]) => ({ path: field, expected: wanted, computed: computed[field] }));
}

/** Text that is equal for equal content: lists of lists and of names are sets, keys have no order. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) {
    const parts = value.map(canonical);
    const isSet = value.every((entry) => Array.isArray(entry)) && value.length > 0;
    return `[${(isSet ? parts.sort() : parts).join(',')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([first], [second]) => (first < second ? -1 : 1));
    return `{${entries.map(([key, inner]) => `${key}:${canonical(inner)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'undefined';
}
