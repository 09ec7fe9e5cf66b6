import type { BodsStatement, Placed } from './record.ts';
import { upgraded } from './upgrade.ts';
import { violationsOf } from './validate.ts';

/** A single statement as BODS 0.4 writes it, or where it breaks the schema. */
export type ReadStatement =
  | { readonly placed: Placed; readonly older: boolean; readonly violation?: undefined }
  | { readonly violation: string; readonly placed?: undefined };

/**
 * Reads one statement by itself. Of versions before 0.4 the record is the statement that it replaces, or itself: the chain
 * is put together by who has all of them.
 */
export function readStatement(value: unknown): ReadStatement {
  const { records, older } = upgraded([{ value, path: '$' }]);
  const statement = records[0]?.value;
  const [violation] = violationsOf(statement, '$');
  if (violation)
    return {
      violation: `${violation.path} ${violation.property}: ${violation.says} (${violation.keyword})`,
    };
  return { placed: { statement: statement as BodsStatement, path: '$' }, older: older.length > 0 };
}
