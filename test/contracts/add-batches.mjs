// Adds batches to a ledger until it is done or killed, and writes the number of each batch to a
// file as soon as its addition has returned: what stands there was acknowledged.
// Usage: node add-batches.mjs LEDGER-FOLDER ACK-FILE BATCHES STATEMENTS-PER-BATCH [FIRST]
import { fsyncSync, openSync, writeSync } from 'node:fs';
import { openLedger } from '../../dist/ledger/open.js';
import { batchOf } from '../faults/harness/batches.mjs';

const [dir, ackFile, batches, size, first = '0'] = process.argv.slice(2);
const acknowledged = openSync(ackFile, 'a');
const ledger = await openLedger(dir);
process.stdout.write('open\n');

for (let number = Number(first); number < Number(first) + Number(batches); number++) {
  ledger.add(batchOf(`batch-${number}`, Number(size)));
  writeSync(acknowledged, `${number}\n`);
  fsyncSync(acknowledged);
}
ledger.close();
