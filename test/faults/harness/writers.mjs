// Several processes write one ledger at once, and one reads it all the while.
import { join } from 'node:path';
import { openLedger } from '../../../dist/ledger/open.js';
import { countsOf } from './batches.mjs';
import { HERE, linesOf, run } from './child.mjs';

const SIZE = 5;

export async function writers({ writers: processes, seconds, folder }) {
  const dir = join(folder, 'shared');
  (await openLedger(dir)).close();
  const acks = (number) => join(folder, `writer-${number}.acknowledged`);
  const results = await Promise.all(
    Array.from({ length: processes }, (_, number) =>
      run(join(HERE, 'writer.mjs'), [
        dir,
        acks(number),
        'add',
        `w${number}`,
        '1000000',
        `${SIZE}`,
        `${seconds}`,
      ]),
    ),
  );
  const ledger = await openLedger(dir);
  const found = countsOf(ledger);
  ledger.close();
  const acknowledged = Array.from({ length: processes }, (_, number) =>
    linesOf(acks(number)),
  ).flat();
  const lost = acknowledged.filter((name) => !found.has(name));
  const torn = [...found].filter(([, count]) => count !== SIZE);
  const refused = results.filter(({ status }) => status !== 0);
  return {
    runs: processes,
    seconds,
    acknowledged: acknowledged.length,
    recorded: found.size,
    lost: lost.length,
    torn: torn.length,
    refused: refused.length,
    failures: [
      ...lost.slice(0, 5),
      ...torn.slice(0, 5),
      ...refused.map(({ output, errors }) => `${output}${errors}`.slice(0, 300)),
    ].map(String),
  };
}
