import { BadCall, BadInput, fraction, type Fraction, NoAnswer } from '../model/index.ts';
import type { Answer, NestedAsk, Subject } from './operation.ts';

type Plain = { readonly [field: string]: unknown };

/** An answer, or why there is none; a mistake in the program is not caught. */
export function attempt(subject: Subject, ask: NestedAsk): Answer | { readonly error: string } {
  try {
    return subject.ask(subject, ask);
  } catch (thrown) {
    if (thrown instanceof NoAnswer || thrown instanceof BadCall || thrown instanceof BadInput) {
      return { error: thrown.message };
    }
    throw thrown;
  }
}

/** An answer that only adds to another one: nothing when it cannot be had. */
export function answered(subject: Subject, ask: NestedAsk): Answer | undefined {
  const answer = attempt(subject, ask);
  return 'headline' in answer ? (answer as Answer) : undefined;
}

/** The rows of an answer. */
export function rowsOf(answer: Answer | undefined): readonly Plain[] {
  const rows = answer?.['rows'];
  return Array.isArray(rows) ? rows.filter(isPlain) : [];
}

/** A share of a row by its exact fraction. */
export function exactOf(row: Plain | undefined, field: string): Fraction | undefined {
  const exact = row?.['exact'];
  const text = isPlain(exact) ? exact[field] : undefined;
  return typeof text === 'string' ? fraction(text) : undefined;
}

export function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
