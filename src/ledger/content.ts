import { createHash } from 'node:crypto';
import type { Statement } from '../evidence/index.ts';
import { BadCall } from '../model/index.ts';
import { encode } from './encode.ts';
import type { Batch } from './ledger.ts';

/** `sha256:<hex>` of the bytes: the name of a source. */
function contentId(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/**
 * The statements of a batch that can be recorded, each once.
 *
 * `BadCall` when the source does not bear the name of its bytes, since it could never be found
 * again, and when one id stands for two different statements.
 */
export function recordable({ source, bytes, statements }: Batch): readonly Statement[] {
  const expected = contentId(bytes);
  if (source.id !== expected) {
    throw new BadCall(`The source is called ${source.id}, but its bytes are ${expected}.`);
  }
  const distinct = new Map<string, Statement>();
  for (const statement of statements) {
    const first = distinct.get(statement.id);
    if (first && encode(first) !== encode(statement)) {
      throw new BadCall(`Two different statements of ${source.name} are called "${statement.id}".`);
    }
    distinct.set(statement.id, first ?? statement);
  }
  return [...distinct.values()];
}
