import type { Context } from 'hono';
import { BadCall } from '../model/index.ts';
import { problem } from './problem.ts';

const DEEPEST = 64;

export type Body = Readonly<Record<string, unknown>>;

/** The JSON object of a request, or the response that refuses it. */
export async function readJson(context: Context): Promise<Body | Response> {
  const type = context.req.header('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) return problem('not-json-type');
  const text = await context.req.text();
  if (depth(text) > DEEPEST) return problem('not-json', `It is nested more than ${DEEPEST} deep.`);
  try {
    const value: unknown = JSON.parse(text === '' ? '{}' : text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Body;
  } catch (error) {
    return problem('not-json', error instanceof SyntaxError ? error.message : undefined);
  }
  return problem('not-json', 'It must be an object.');
}

/** The text under a name of the body. */
export function textIn(body: Body, name: string): string {
  const value = optionalText(body, name);
  if (value === undefined) throw new BadCall(`"${name}" is missing.`);
  return value;
}

export function optionalText(body: Body, name: string): string | undefined {
  const value = Object.hasOwn(body, name) ? body[name] : undefined;
  if (value !== undefined && typeof value !== 'string')
    throw new BadCall(`"${name}" must be text.`);
  return value;
}

/** Refuses what nobody reads: a misspelt name would otherwise change an answer unseen. */
export function onlyThese(body: Body, names: readonly string[]): void {
  const unknown = Object.keys(body).filter((name) => !names.includes(name));
  if (unknown.length > 0)
    throw new BadCall(`Unknown: ${unknown.join(', ')}. Known: ${names.join(', ')}.`);
}

/** How deep brackets nest outside of strings, found before anything builds a tree. */
function depth(text: string): number {
  let open = 0;
  let deepest = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"?|[[\]{}]/gs)) {
    if (token === '[' || token === '{') deepest = Math.max(deepest, ++open);
    else if (token === ']' || token === '}') open -= 1;
  }
  return deepest;
}
