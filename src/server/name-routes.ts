import type { Hono } from 'hono';
import { BadCall } from '../model/index.ts';
import { SCHEMA_VERSION } from '../operations/respond.ts';
import type { AppOptions } from './app.ts';
import { problem } from './problem.ts';

const LIMIT = 20;
const LIMIT_MAX = 100;
const INPUTS: ReadonlySet<string> = new Set(['text', 'limit', 'offset']);

/** The names of a whole register by a part of them, a page at a time. */
export function addNames(hono: Hono, { register }: Pick<AppOptions, 'register'>): void {
  hono.get('/api/names', (context) => {
    if (!register)
      return problem('not-found', 'There is no whole register: start the server with --register.');
    const { searchParams } = new URL(context.req.url);
    const strange = [...searchParams.keys()].find((name) => !INPUTS.has(name));
    if (strange !== undefined) throw new BadCall(`There is no input "${strange}".`);
    const text = searchParams.get('text') ?? '';
    if (text.trim() === '') throw new BadCall('"text": write a part of a name.');
    const limit = countOf(searchParams.get('limit'), 'limit') ?? LIMIT;
    const offset = countOf(searchParams.get('offset'), 'offset') ?? 0;
    if (limit < 1 || limit > LIMIT_MAX)
      throw new BadCall(`"limit" is a count from 1 to ${LIMIT_MAX}.`);
    const { rows, total, more } = register.search(text, { limit, offset });
    return context.json({
      schemaVersion: SCHEMA_VERSION,
      asOf: register.asOf,
      rows,
      page: { limit, offset, total },
      more,
    });
  });
}

function countOf(text: string | null, name: string): number | undefined {
  if (text === null) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new BadCall(`"${name}" is a count, not "${text}".`);
  return Number(text);
}
