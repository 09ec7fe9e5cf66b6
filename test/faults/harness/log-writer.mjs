// Fills a ledger and dies without closing it.   node log-writer.mjs FOLDER
import { openLedger } from '../../../dist/ledger/open.js';
import { batchOf } from './batches.mjs';

const ledger = await openLedger(process.argv[2]);
for (let number = 0; number < 20; number++) {
  ledger.add(batchOf(`doc-${number}`, 5));
  ledger.review({ statement: `doc-${number}-0`, verdict: 'accept', by: 'ada', why: 'seen' });
}
process.kill(process.pid, 'SIGKILL');
