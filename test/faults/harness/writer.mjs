// Writes to a ledger until it is done, out of time or killed, and notes each record in a file as
// soon as its writing has returned: what stands there was acknowledged.
//   node writer.mjs LEDGER-FOLDER ACK-FILE add|review PREFIX COUNT SIZE [SECONDS]
import { fsyncSync, openSync, writeSync } from 'node:fs';
import { openLedger } from '../../../dist/ledger/open.js';
import { batchOf } from './batches.mjs';

const [dir, ackFile, job, prefix, count, size, seconds] = process.argv.slice(2);
const acknowledged = openSync(ackFile, 'a');
const until = seconds === undefined ? Infinity : Date.now() + Number(seconds) * 1000;
const jobs = {
  add: (ledger, name) => ledger.add(batchOf(name, Number(size))),
  review: (ledger, name) =>
    ledger.review({ statement: name, verdict: 'accept', by: 'harness', why: name }),
};
try {
  const ledger = await openLedger(dir);
  process.stdout.write('open\n');
  for (let number = 0; number < Number(count) && Date.now() < until; number++) {
    const name = `${prefix}-${number}`;
    jobs[job](ledger, name);
    writeSync(acknowledged, `${name}\n`);
    fsyncSync(acknowledged);
  }
  ledger.close();
} catch (thrown) {
  const code = thrown?.findings?.[0]?.code;
  if (code === undefined) throw thrown;
  process.stdout.write(`refused ${code}\n`);
  process.exitCode = 3;
}
