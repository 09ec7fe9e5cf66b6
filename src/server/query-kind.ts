import type { JsonSchema } from '../operations/ask-schema.ts';

/**
 * How an input is written in the query of an address. `list`: the name stands once for each entry;
 * `some`: the same, and one entry alone is no list; `json`: as JSON.
 */
export type QueryKind = 'text' | 'flag' | 'number' | 'list' | 'some' | 'json';

/** The way of writing that fits the schema of an input. */
export function queryKind(schema: JsonSchema): QueryKind {
  const choices = schema.anyOf ?? [schema];
  const lists = choices.filter(({ type }) => type === 'array');
  if (choices.some(isRecord) || lists.some(({ items }) => !isPlain(items))) return 'json';
  if (lists.length > 0) return lists.length === choices.length ? 'list' : 'some';
  if (choices.every(({ type }) => type === 'boolean')) return 'flag';
  return choices.every(({ type }) => type === 'number' || type === 'integer') ? 'number' : 'text';
}

function isRecord({ type }: JsonSchema): boolean {
  return type === 'object';
}

/** A text or a number: what stands in a query without quotes. */
function isPlain(schema: JsonSchema | undefined): boolean {
  const choices = schema?.anyOf ?? [schema];
  return choices.every((choice) => {
    const types = typeof choice?.type === 'string' ? [choice.type] : (choice?.type ?? []);
    return types.length > 0 && types.every((type) => type === 'string' || type === 'number');
  });
}
