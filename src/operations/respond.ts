import { citations, type CitedStatement } from './cite.ts';
import type { Answer, Operation, Step, Subject } from './operation.ts';
import type { Page, PageOf } from './page.ts';
import { onPage } from './page-rows.ts';
import { answer as answerOf, answerPage } from './subject.ts';

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
  const full = fullOf(operation, subject, parameters, options);
  const fields = fieldsOf(full);
  const cited = isCited(operation, options) ? full.explanation : [];
  const { asOf, knownAt } = subject.register;
  return {
    schemaVersion: SCHEMA_VERSION,
    operation: operation.name,
    asOf,
    ...(knownAt !== undefined && { knownAt }),
    headline: full.headline,
    ...fields,
    ...(options.explain && { explanation: full.explanation }),
    sources: citations(subject, { headline: full.headline, ...fields, explanation: cited }),
  };
}

/** An answer that is to be explained says how all of it was reached, its page included. */
function fullOf(
  operation: Operation,
  subject: Subject,
  parameters: unknown,
  { explain, page }: ResponseOptions,
): Answer & { readonly page?: PageOf } {
  if (!page) return answerOf(operation, subject, parameters);
  if (explain) return onPage(answerOf(operation, subject, parameters), page);
  return answerPage(operation, subject, { parameters, page });
}

/** An explanation may be made only when it is read, so that the others are not taken by spreading. */
function fieldsOf(full: Answer): Readonly<Record<string, unknown>> {
  const names = Object.keys(full).filter((name) => name !== 'explanation' && name !== 'headline');
  return Object.fromEntries(names.map((name) => [name, full[name]]));
}

/** A page brings the sentences of its own rows, not those of the reasoning behind all of them. */
function isCited(operation: Operation, { page, explain }: ResponseOptions): boolean {
  return explain === true || (page === undefined && operation.rowsCite !== true);
}
