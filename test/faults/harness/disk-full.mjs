// A disk that fills up at a random point: a clear refusal, nothing half written, all that was
// acknowledged readable, and the work goes on after there is room again. Needs root for a tmpfs.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chance } from './chance.mjs';
import { HERE, linesOf, run } from './child.mjs';

const SIZE = 40;
const DOCUMENTS = 60;

export async function diskFull({ full, seed, folder }) {
  const random = chance(seed + 2);
  const outcome = {
    runs: 0,
    refused: 0,
    lost: 0,
    torn: 0,
    unreadable: 0,
    resumed: 0,
    failures: [],
  };
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  for (let number = 0; number < full; number++) {
    if (!mounted(disk, '8m'))
      return { ...outcome, skipped: 'skipped: a small disk needs root and mount' };
    try {
      // The rest of the disk is taken, so that the ledger fills it at a random point.
      writeFileSync(join(disk, 'taken'), Buffer.alloc(random.whole(5_300, 8_000) * 1024));
      await fillUp(outcome, {
        number,
        dir: join(disk, 'w'),
        disk,
        acks: join(folder, `full-${number}.acknowledged`),
      });
    } catch (thrown) {
      outcome.unreadable += 1;
      outcome.failures.push(`${number}: ${String(thrown)}`);
    } finally {
      spawnSync('umount', [disk]);
    }
  }
  return outcome;
}

function mounted(disk, size) {
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', disk]).status === 0;
}

async function fillUp(outcome, { number, dir, disk, acks }) {
  const args = [dir, acks, 'add', 'doc', `${DOCUMENTS}`, `${SIZE}`];
  const first = await run(join(HERE, 'writer.mjs'), args);
  outcome.runs += 1;
  if (/refused (?:disk-full|ledger-unusable)/.test(first.output)) outcome.refused += 1;
  else if (first.status !== 0)
    outcome.failures.push(`${number}: ${first.output}${first.errors}`.slice(0, 300));
  rmSync(join(disk, 'taken'));
  const acknowledged = linesOf(acks);
  check(outcome, { number, acknowledged, found: await countsIn(dir) });
  const again = await run(join(HERE, 'writer.mjs'), args);
  const found = await countsIn(dir);
  if (again.status === 0 && found.size === DOCUMENTS) outcome.resumed += 1;
  else
    outcome.failures.push(
      `${number}: ${found.size} documents after there was room: ${again.output}${again.errors}`.slice(
        0,
        300,
      ),
    );
}

function check(outcome, { number, acknowledged, found }) {
  for (const name of acknowledged.filter((each) => !found.has(each))) {
    outcome.lost += 1;
    outcome.failures.push(`${number}: ${name} was acknowledged and is not there`);
  }
  outcome.torn += [...found.values()].filter((count) => count !== SIZE).length;
}

/** Read by another process: this one would keep the disk busy. */
async function countsIn(dir) {
  const { output } = await run(join(HERE, 'reader.mjs'), ['--counts', dir]);
  return new Map(JSON.parse(output));
}
