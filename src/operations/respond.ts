import { citations, type CitedStatement } from './cite.ts';
import type { Operation, Step, Subject } from './operation.ts';
import { onPage, type Page, type PageOf } from './page-rows.ts';
import { answer as answerOf } from './subject.ts';

/** Grows when a field of any answer changes its meaning or goes away. */
export const SCHEMA_VERSION = 1;

/** `explain` adds how the answer was reached; `page` takes a stretch of the rows. */
export interface ResponseOptions {
  readonly explain?: boolean;
  readonly page?: Page;
}

/** What every face of the product gives for a question: the answer, its date and its sentences. */
export interface Response {
  readonly schemaVersion: number;
  readonly operation: string;
  readonly asOf: string;
  readonly knownAt?: string;
  readonly headline: string;
  readonly explanation?: readonly Step[];
  readonly page?: PageOf;
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
  const whole = answerOf(operation, subject, parameters);
  const full = options.page ? onPage(whole, options.page) : whole;
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
    sources: citations(subject, cites(full, options)),
  };
}

/** A page brings the sentences of its own rows, not those of the reasoning behind all of them. */
function cites<A extends { readonly explanation: readonly Step[] }>(
  full: A,
  { page, explain }: ResponseOptions,
): A {
  return page && !explain ? { ...full, explanation: [] } : full;
}
