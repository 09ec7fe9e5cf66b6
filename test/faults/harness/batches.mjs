// What the harness records: documents of known size, so that a torn or lost one is noticed.
import { createHash } from 'node:crypto';

/** One document with so many statements; its name and its number give everything else. */
export function batchOf(name, count) {
  const bytes = new TextEncoder().encode(name);
  const id = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  const statements = Array.from({ length: count }, (_, at) => ({
    id: `${name}-${at}`,
    claim: {
      type: 'holding',
      holder: `holder ${at}`,
      issuer: name,
      basis: 'shares',
      measures: 'level',
      count: BigInt(at),
    },
    modality: 'asserted',
    citation: { source: id, name, line: at + 2 },
  }));
  return { source: { id, kind: 'statements', name, text: name }, bytes, statements };
}

/** How many statements a ledger holds of each document, by the document's name. */
export function countsOf(ledger) {
  const names = new Map(ledger.sources().map(({ id, name }) => [id, name]));
  const counts = new Map([...names.values()].map((name) => [name, 0]));
  for (const { citation } of ledger.statements()) {
    const name = names.get(citation.source) ?? 'no source';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}
