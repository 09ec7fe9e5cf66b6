import type { JsonSchema } from '../operations/ask-schema.ts';
import { type ProblemCode, problemKinds } from './problem.ts';

/** Responses by status, described here or by reference. */
export type ResponseRefs = Readonly<Record<string, unknown>>;

const FINDING: JsonSchema = {
  type: 'object',
  description: 'what is wrong with the material, where, and what to do about it',
  properties: {
    code: { type: 'string' },
    severity: { type: 'string', enum: ['error', 'remark'] },
    at: {
      type: 'object',
      properties: { file: { type: 'string' }, line: { type: 'integer' } },
      required: ['file'],
    },
    about: { type: 'string' },
    says: { type: 'string' },
    try: { type: 'string' },
  },
  required: ['code', 'severity', 'says', 'try'],
};

/** RFC 9457, with what our own refusals add. */
export const PROBLEM: JsonSchema = {
  type: 'object',
  properties: {
    type: { type: 'string', enum: problemKinds().map(({ type }) => type) },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    findings: { type: 'array', items: FINDING },
    missing: { type: 'array', items: { type: 'string' }, description: 'what the material lacks' },
    refused: {
      type: 'object',
      description: 'which step of a deal cannot be done, counted from 0, and why',
      properties: {
        code: { type: 'string' },
        at: { type: 'integer' },
        says: { type: 'string' },
        try: { type: 'string' },
      },
      required: ['code', 'at', 'says', 'try'],
    },
  },
  required: ['type', 'title', 'status'],
};

/** What a route may be refused for, beside what stands before every route. */
const CAUSES: Readonly<
  Record<'question' | 'body' | 'document' | 'stream', readonly ProblemCode[]>
> = {
  question: ['bad-call', 'not-json', 'no-answer', 'deal-refused', 'bad-input', 'busy'],
  body: ['not-json', 'body-too-large', 'not-json-type'],
  document: ['not-found', 'busy'],
  stream: ['too-many-listeners'],
};

const EVERYWHERE: readonly ProblemCode[] = ['no-session', 'foreign-origin', 'wrong-host', 'failed'];

/** The refusals that a route of these kinds can answer with, by status. */
export function responsesFor(...kinds: readonly (keyof typeof CAUSES)[]): ResponseRefs {
  const codes = new Set([...EVERYWHERE, ...kinds.flatMap((kind) => CAUSES[kind])]);
  const statuses = problemKinds()
    .filter(({ code }) => codes.has(code))
    .map(({ status }) => status);
  return Object.fromEntries(
    statuses.map((status) => [status, { $ref: `#/components/responses/${status}` }]),
  );
}

/** One description for each status: the problems that share it stand in it. */
export function problemResponses(): Readonly<Record<string, unknown>> {
  const kinds = problemKinds();
  return Object.fromEntries(
    kinds.map(({ status }) => [
      status,
      {
        description: kinds
          .filter((kind) => kind.status === status)
          .map(({ title, code }) => `${title} (${code})`)
          .join('; '),
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    ]),
  );
}
