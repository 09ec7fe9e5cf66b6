import { BadCall, BadInput, type Finding, NoAnswer } from '../model/index.ts';

/** An answer that says what is wrong (RFC 9457). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly findings?: readonly Finding[];
  readonly missing?: readonly string[];
  /** Which step of a deal cannot be done, and why. */
  readonly refused?: RefusedStep;
}

/** `at` counts the steps from 0. */
export interface RefusedStep {
  readonly code: string;
  readonly at: number;
  readonly says: string;
  readonly try: string;
}

const TITLES = {
  'bad-call': [400, 'The question does not fit the operation'],
  'not-json': [400, 'The body is not JSON'],
  'no-session': [401, 'No session'],
  'foreign-origin': [403, 'The request comes from another site'],
  'not-allowed': [403, 'The role does not allow this'],
  'not-found': [404, 'There is nothing at this address'],
  'wrong-method': [405, 'The address does not take this method'],
  'body-too-large': [413, 'The body is too large'],
  'not-json-type': [415, 'The content type must be application/json'],
  'wrong-host': [421, 'The server does not answer to this name'],
  'bad-input': [422, 'The material cannot be used'],
  'no-answer': [422, 'The material cannot answer this'],
  'deal-refused': [422, 'The deal cannot be done'],
  failed: [500, 'The server made a mistake'],
  busy: [503, 'Another process keeps the workspace locked'],
  'too-many-listeners': [503, 'Too many pages are listening'],
  'page-not-built': [503, 'The page is not built'],
} as const satisfies Readonly<Record<string, readonly [status: number, title: string]>>;

export type ProblemCode = keyof typeof TITLES;

/** Every problem that the server can answer with, by status. */
export function problemKinds(): readonly (Problem & { readonly code: ProblemCode })[] {
  return Object.entries(TITLES).map(([code, [status, title]]) => ({
    code: code as ProblemCode,
    type: typeOf(code as ProblemCode),
    title,
    status,
  }));
}

function typeOf(code: ProblemCode): string {
  return `urn:crosshold:problem:${code}`;
}

/** The problem of that code, as a response. */
export function problem(code: ProblemCode, detail?: string, more: Partial<Problem> = {}): Response {
  const [status, title] = TITLES[code];
  const body: Problem = {
    type: typeOf(code),
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
  if (thrown instanceof BadInput) return refusedInput(thrown);
  if (thrown instanceof NoAnswer)
    return problem('no-answer', thrown.message, { missing: thrown.missing });
  if (thrown instanceof BadCall) return problem('bad-call', thrown.message);
  return problem('failed', 'The reason is in the log of the server.');
}

/** Waiting helps against a lock alone; everything else needs a person. */
const RETRY_SECONDS = 5;

function refusedInput({ message, findings }: BadInput): Response {
  const busy = findings.length > 0 && findings.every(({ code }) => code === 'ledger-busy');
  if (!busy) return problem('bad-input', message, { findings });
  const refusal = problem('busy', message, { findings });
  refusal.headers.set('retry-after', String(RETRY_SECONDS));
  return refusal;
}
