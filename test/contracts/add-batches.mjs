// Adds batches to a ledger until it is done or killed, and writes the number of each batch to a
// file as soon as its addition has returned: what stands there was acknowledged.
// Usage: node add-batches.mjs LEDGER-FOLDER ACK-FILE BATCHES STATEMENTS-PER-BATCH [FIRST]
import { createHash } from 'node:crypto';
import { fsyncSync, openSync, writeSync } from 'node:fs';
import { openLedger } from '../../dist/ledger/open.js';

const [dir, ackFile, batches, size, first = '0'] = process.argv.slice(2);
const acknowledged = openSync(ackFile, 'a');
const ledger = await openLedger(dir);
process.stdout.write('open\n');

for (let number = Number(first); number < Number(first) + Number(batches); number++) {
  ledger.add(batchOf(number, Number(size)));
  writeSync(acknowledged, `${number}\n`);
  fsyncSync(acknowledged);
}
ledger.close();

function batchOf(number, count) {
  const name = `batch-${number}`;
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
