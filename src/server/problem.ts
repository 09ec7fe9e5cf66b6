import { BadCall, BadInput, NoAnswer } from '../model/index.ts';

/** An answer that says what is wrong (RFC 9457). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly findings?: readonly unknown[];
  readonly missing?: readonly string[];
}

const TITLES: Readonly<Record<string, readonly [status: number, title: string]>> = {
  'bad-call': [400, 'The question does not fit the operation'],
  'not-json': [400, 'The body is not JSON'],
  'no-session': [401, 'No session'],
  'foreign-origin': [403, 'The request comes from another site'],
  'not-found': [404, 'There is nothing at this address'],
  'no-answer': [404, 'The material cannot answer this'],
  'wrong-method': [405, 'The address does not take this method'],
  'body-too-large': [413, 'The body is too large'],
  'not-json-type': [415, 'The content type must be application/json'],
  'wrong-host': [421, 'The server does not answer to this name'],
  'bad-input': [422, 'The material cannot be used'],
  failed: [500, 'The server made a mistake'],
  'too-many-listeners': [503, 'Too many pages are listening'],
  'page-not-built': [503, 'The page is not built'],
};

export type ProblemCode = keyof typeof TITLES & string;

/** The problem of that code, as a response. */
export function problem(code: ProblemCode, detail?: string, more: Partial<Problem> = {}): Response {
  const [status, title] = TITLES[code] ?? [500, code];
  const body: Problem = {
    type: `urn:crosshold:problem:${code}`,
    title,
    status,
    ...(detail !== undefined && { detail }),
    ...more,
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });
}

/** What was thrown while answering; only our own refusals are told in full. */
export function problemOf(thrown: unknown): Response {
  if (thrown instanceof BadInput)
    return problem('bad-input', thrown.message, { findings: thrown.findings });
  if (thrown instanceof NoAnswer)
    return problem('no-answer', thrown.message, { missing: thrown.missing });
  if (thrown instanceof BadCall) return problem('bad-call', thrown.message);
  return problem('failed', 'The reason is in the log of the server.');
}
