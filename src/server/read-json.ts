import type { Context } from 'hono';
import { BadCall } from '../model/index.ts';
import { checkPlainJson, DEEPEST } from '../operations/plain-json.ts';
import { problem } from './problem.ts';

/** A question is short; a document may be a long table. */
const QUESTION_BYTES = 1024 * 1024;
export const DOCUMENT_BYTES = 96 * 1024 * 1024;

export type Body = Readonly<Record<string, unknown>>;

/** The JSON object of a request, or the response that refuses it. */
export async function readJson(
  context: Context,
  mostBytes = QUESTION_BYTES,
): Promise<Body | Response> {
  const type = context.req.header('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) return problem('not-json-type');
  const text = await readText(context, mostBytes);
  if (text instanceof Response) return text;
  const value = parsedJson(text, '{}');
  if (value instanceof Response) return value;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return problem('not-json', 'It must be an object.');
  checkPlainJson(value);
  return value as Body;
}

/** The body as text. What is announced as too long is not read; the rest is counted as it comes. */
async function readText(context: Context, mostBytes: number): Promise<string | Response> {
  const tooLarge = () => refusedUnread(mostBytes);
  if (Number(context.req.header('content-length') ?? 0) > mostBytes) return tooLarge();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const parts: string[] = [];
  let bytes = 0;
  try {
    for await (const chunk of context.req.raw.body ?? []) {
      bytes += chunk.byteLength;
      if (bytes > mostBytes) return tooLarge();
      parts.push(decoder.decode(chunk, { stream: true }));
    }
    parts.push(decoder.decode());
  } catch (error) {
    if (error instanceof TypeError) return problem('not-json', 'It is not UTF-8.');
    throw error;
  }
  return parts.join('');
}

/** The rest of the body is not read, so that the connection cannot be used again. */
function refusedUnread(mostBytes: number): Response {
  const refusal = problem('body-too-large', `At most ${mostBytes} bytes.`);
  refusal.headers.set('connection', 'close');
  return refusal;
}

/** The value that a text of JSON stands for, or the response that refuses it. */
export function parsedJson(text: string, empty = ''): unknown {
  if (depth(text) > DEEPEST) return problem('not-json', `It is nested more than ${DEEPEST} deep.`);
  try {
    return JSON.parse(text === '' ? empty : text) as unknown;
  } catch (error) {
    return problem('not-json', error instanceof SyntaxError ? error.message : undefined);
  }
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

/** The object of texts under a name of the body. */
export function textsIn(body: Body, name: string): Readonly<Record<string, string>> {
  const value = Object.hasOwn(body, name) ? body[name] : undefined;
  const isTexts =
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((one) => typeof one === 'string');
  if (!isTexts) throw new BadCall(`"${name}" must be an object of texts.`);
  return value as Readonly<Record<string, string>>;
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
