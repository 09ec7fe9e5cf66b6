import type { Row } from '../questions.ts';

/** The fields of a claim that a review can correct, with their values as printed. */
export function fieldsOf(row: Row): Readonly<Record<string, string>> {
  const fields = row['fields'];
  return typeof fields === 'object' && fields !== null ? (fields as Record<string, string>) : {};
}
