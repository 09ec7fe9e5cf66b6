// The clock of the machine jumps by up to a day either way: the order of records stays, and what
// was known on a day does not change afterwards.
import { join } from 'node:path';
import { openLedger } from '../../../dist/ledger/open.js';
import { batchOf } from './batches.mjs';
import { chance } from './chance.mjs';

export async function clock({ jumps, seed, folder }) {
  const random = chance(seed + 3);
  let now = Date.parse('2026-03-28T23:30:00Z');
  const ledger = await openLedger(join(folder, 'clock'), {
    clock: () => new Date(now).toISOString(),
  });
  const outcome = { runs: jumps, backwards: 0, disordered: 0, changed: 0, failures: [] };
  let before = [];
  for (let number = 0; number < jumps; number++) {
    const jump = random.whole(-86_400_000, 86_400_000);
    if (jump < 0) outcome.backwards += 1;
    now += jump;
    ledger.add(batchOf(`doc-${number}`, 1));
    const times = ledger.statements().map(({ recordedAt }) => recordedAt);
    if (times.some((time, at) => at > 0 && time < times[at - 1])) outcome.disordered += 1;
    if (before.some((time, at) => time !== times[at])) outcome.changed += 1;
    before = times;
  }
  ledger.close();
  return outcome;
}
