import type { Finding, Place } from '../model/index.ts';
import { type CaseFile, EMPTY_CASE } from '../register/index.ts';
import { readCase } from './case-fields.ts';
import { Fields, isPlain, type Plain } from './fields.ts';

/** Rows of a statements table that a situation takes; without `ids`, all. */
export interface StatementsRef {
  readonly file: string;
  readonly ids?: readonly string[];
}

/** A question with what its answer must contain. */
export interface ExpectedAsk {
  readonly ask: string;
  readonly parameters: Plain;
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly expected?: unknown;
  /** Asked on the register after the steps of a deal. */
  readonly asks: readonly ExpectedAsk[];
}

/** A case that anyone can read: who holds what, what is asked, what is right and why. */
export interface Situation {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly verified: boolean;
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly statements: readonly StatementsRef[];
  readonly caseFile: CaseFile;
  readonly asks: readonly ExpectedAsk[];
}

export interface Situations {
  readonly situations: readonly Situation[];
  readonly findings: readonly Finding[];
}

/** Situations from plain data (parsed YAML or JSON); form: `docs/verify.md`. */
export function readSituations(data: unknown, place: Place): Situations {
  const findings: Finding[] = [];
  if (!isPlain(data) || !Array.isArray(data['situations'])) {
    return { situations: [], findings: [notSituations(place)] };
  }
  const situations = data['situations'].filter(isPlain).map((record, index) => {
    const path = typeof record['id'] === 'string' ? record['id'] : `situations[${index}]`;
    return readSituation(record, { path, place, findings });
  });
  return { situations, findings };
}

function readSituation(
  record: Plain,
  reader: { path: string; place: Place; findings: Finding[] },
): Situation {
  const fields = new Fields(record, reader);
  const asOf = fields.text('asOf');
  const knownAt = fields.text('knownAt');
  const given = readCase(fields, reader);
  const situation: Situation = {
    id: fields.required('id'),
    title: fields.text('title') ?? '',
    why: fields.text('why') ?? '',
    verified: fields.flag('verified') ?? true,
    ...(asOf !== undefined && { asOf }),
    ...(knownAt !== undefined && { knownAt }),
    statements: references(fields.raw('statements')),
    caseFile: { ...EMPTY_CASE, ...given },
    asks: fields.records('asks').map(readAsk),
  };
  fields.text('source');
  fields.close();
  return situation;
}

function references(value: unknown): StatementsRef[] {
  const list = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return list.filter(isPlain).map((reference) => ({
    file: String(reference['file'] ?? ''),
    ...(Array.isArray(reference['ids']) && { ids: reference['ids'].map(String) }),
  }));
}

/** Everything beside `expected` and the dates is a parameter; only a deal's `asks` are asked after it. */
export function readAsk(record: Plain): ExpectedAsk {
  const { ask, asOf, knownAt, expected, asks, ...parameters } = record;
  return {
    ask: String(ask ?? ''),
    parameters,
    ...(asOf !== undefined && { asOf: String(asOf) }),
    ...(knownAt !== undefined && { knownAt: String(knownAt) }),
    ...(expected !== undefined && { expected }),
    asks: Array.isArray(asks) ? asks.filter(isPlain).map(readAsk) : [],
  };
}

function notSituations(at: Place): Finding {
  return {
    code: 'not-situations',
    severity: 'error',
    at,
    says: 'There is no list "situations" in it.',
    try: 'Write schemaVersion: 2 and situations: [...] as docs/verify.md shows.',
  };
}
