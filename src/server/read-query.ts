import { BadCall } from '../model/index.ts';
import type { JsonSchema, ObjectSchema } from '../operations/ask-schema.ts';
import { checkPlainJson } from '../operations/plain-json.ts';
import { queryKind } from './query-kind.ts';
import { type Body, parsedJson } from './read-json.ts';

/**
 * The question that stands in the query of an address, as a body would say it; or the response that
 * refuses it. Names that the schema does not know are passed on, for the operation to refuse.
 */
export function readQuery(query: URLSearchParams, schema: ObjectSchema): Body | Response {
  const asked = new Map<string, unknown>();
  for (const name of new Set(query.keys())) {
    const field = Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
    const value = valueOf(name, query.getAll(name), field);
    if (value instanceof Response) return value;
    asked.set(name, value);
  }
  const body = Object.fromEntries(asked);
  checkPlainJson(body);
  return body;
}

function valueOf(name: string, given: readonly string[], field: JsonSchema | undefined): unknown {
  const kind = field ? queryKind(field) : 'text';
  if (kind === 'list') return given;
  const [first = '', ...more] = given;
  if (kind === 'some') return more.length === 0 ? first : given;
  if (more.length > 0) throw new BadCall(`"${name}" stands twice in the address.`);
  if (kind === 'json') return parsedJson(first);
  if (kind === 'flag') return flagOf(name, first);
  return kind === 'number' ? numberOf(name, first) : first;
}

function flagOf(name: string, text: string): boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  throw new BadCall(`"${name}" must be true or false.`);
}

function numberOf(name: string, text: string): number {
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return Number(text);
  throw new BadCall(`"${name}" must be a number.`);
}
