import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { parseDay } from '../../model/index.ts';
import { COMPONENTS } from './schema/components.ts';
import { ENTITY_RECORD } from './schema/entity-record.ts';
import { PERSON_RECORD } from './schema/person-record.ts';
import { RELATIONSHIP_RECORD } from './schema/relationship-record.ts';
import { STATEMENT } from './schema/statement.ts';

/** Where a statement breaks the schema, by which of its keywords, and how. */
export interface Violation {
  /** `$[0].recordDetails.interests[0].share.exact`. */
  readonly path: string;
  /** Keyword of JSON Schema: `required`, `type`, `enum`, … */
  readonly keyword: string;
  /** The property that is wrong or missing. */
  readonly property: string;
  readonly says: string;
}

const DATE_TIME =
  /^(\d{4}-\d{2}-\d{2})[Tt ]([01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:[Zz]|[+-]\d{2}:?\d{2})$/;
/** RFC 3986: a scheme, a colon, and no character that has to be escaped. */
const URI = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`\u0080-\u{10FFFF}]+$/u;

const FORMATS = {
  date: (text: string) => parseDay(text) !== undefined,
  'date-time': (text: string) => parseDay(DATE_TIME.exec(text)?.[1] ?? '') !== undefined,
  uri: (text: string) => URI.test(text),
};

let compiled: ValidateFunction | undefined;

function validator(): ValidateFunction {
  if (compiled) return compiled;
  const ajv = new Ajv2020({ allErrors: true, strict: false, formats: FORMATS });
  for (const part of [COMPONENTS, ENTITY_RECORD, PERSON_RECORD, RELATIONSHIP_RECORD])
    ajv.addSchema(part);
  compiled = ajv.compile(STATEMENT);
  return compiled;
}

/** Every place where the statement, which stands at `path`, breaks the schema of BODS 0.4. */
export function violationsOf(statement: unknown, path: string): Violation[] {
  const validate = validator();
  if (validate([statement])) return [];
  const errors = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if');
  const found = errors.map((error) => violation(error, errors, path));
  return [...new Map(found.map((each) => [JSON.stringify(each), each])).values()];
}

function violation(error: ErrorObject, all: readonly ErrorObject[], root: string): Violation {
  const keys = error.instancePath.split('/').slice(2).map(unescaped);
  const steps = keys.map((key) => (isIndex(key) ? `[${key}]` : `.${key}`)).join('');
  const property =
    missingIn(error, isIndex(keys.at(-1)) ? all : []) ??
    keys.findLast((key) => !isIndex(key)) ??
    '';
  return {
    path: `${root}${steps}`,
    keyword: error.keyword,
    property,
    says: `${error.message ?? 'is wrong'}${allowed(error.params['allowedValues'])}`,
  };
}

/** What is missing; an entry of a list that fits no choice goes by the first thing that it lacks. */
function missingIn(error: ErrorObject, all: readonly ErrorObject[]): string | undefined {
  const lacks =
    error.keyword === 'anyOf'
      ? all.find(
          (other) => other.keyword === 'required' && other.instancePath === error.instancePath,
        )
      : error;
  const missing: unknown = lacks?.params['missingProperty'];
  return typeof missing === 'string' ? missing : undefined;
}

function isIndex(key: string | undefined): boolean {
  return key !== undefined && /^\d+$/.test(key);
}

function allowed(values: unknown): string {
  return Array.isArray(values) ? ` (${values.join(', ')})` : '';
}

/** JSON Pointer, RFC 6901. */
function unescaped(key: string): string {
  return key.replaceAll('~1', '/').replaceAll('~0', '~');
}
