import { citations, type CitedStatement } from './cite.ts';
import type { Operation, Step, Subject } from './operation.ts';
import { answer as answerOf } from './subject.ts';

/** Grows when a field of any answer changes its meaning or goes away. */
export const SCHEMA_VERSION = 1;

/** `explain` adds how the answer was reached. */
export interface ResponseOptions {
  readonly explain?: boolean;
}

/** What every face of the product gives for a question: the answer, its date and its sentences. */
export interface Response {
  readonly schemaVersion: number;
  readonly operation: string;
  readonly asOf: string;
  readonly knownAt?: string;
  readonly headline: string;
  readonly explanation?: readonly Step[];
  readonly sources: readonly CitedStatement[];
  readonly [field: string]: unknown;
}

/** The one way from a question to JSON: terminal, HTTP and agents all print this object. */
export function respond(
  operation: Operation,
  subject: Subject,
  parameters: unknown,
  options: ResponseOptions = {},
): Response {
  const full = answerOf(operation, subject, parameters);
  const { explanation, headline, ...fields } = full;
  const { asOf, knownAt } = subject.register;
  return {
    schemaVersion: SCHEMA_VERSION,
    operation: operation.name,
    asOf,
    ...(knownAt !== undefined && { knownAt }),
    headline,
    ...fields,
    ...(options.explain && { explanation }),
    sources: citations(subject, full),
  };
}
