// Reads ledgers whole and prints for each the hash of what it serves, or the code of its refusal.
//   node reader.mjs FOLDER...
//   node reader.mjs --counts FOLDER   how many statements there are of each document, as JSON
import { createHash } from 'node:crypto';
import { openLedger } from '../../../dist/ledger/open.js';
import { countsOf } from './batches.mjs';

const [mode, dir] = process.argv.slice(2);
if (mode === '--counts') {
  const ledger = await openLedger(dir);
  process.stdout.write(`${JSON.stringify([...countsOf(ledger)])}\n`);
  ledger.close();
} else {
  for (const folder of process.argv.slice(2)) process.stdout.write(`${await served(folder)}\n`);
}

async function served(dir) {
  let ledger;
  try {
    ledger = await openLedger(dir, { create: false });
    const all = [ledger.sources(), ledger.statements(), ledger.reviews()];
    const text = JSON.stringify(all, (_, value) =>
      typeof value === 'bigint' ? `${value}n` : value,
    );
    return `served ${createHash('sha256').update(text).digest('hex')}`;
  } catch (thrown) {
    const code = thrown?.findings?.[0]?.code;
    return code === undefined ? `unexpected ${String(thrown).split('\n')[0]}` : `refused ${code}`;
  } finally {
    ledger?.close();
  }
}
