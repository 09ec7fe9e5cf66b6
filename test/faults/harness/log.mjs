// Damage to the log beside a workspace file, before it is taken over: what was acknowledged in it is noticed to be gone.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chance } from './chance.mjs';
import { HERE, run } from './child.mjs';
import { count, DAMAGES } from './corruption.mjs';

const [DATABASE, LOG, NOTES] = ['ledger.db', 'ledger.db-wal', 'ledger.db.acknowledged'];
const KINDS = ['flip', 'flip', 'flip', 'flip', 'cut', 'cut', 'zero', 'header', 'exchange', 'gone'];

export async function log({ logs, seed, folder }) {
  const random = chance(seed + 9);
  const base = join(folder, 'sound');
  // It ends as a kill does: the log is not taken over.
  await run(join(HERE, 'log-writer.mjs'), [base]);
  const sound = await served(base, join(folder, 'read'));
  const outcome = { runs: 0, refused: 0, unaffected: 0, silent: 0, crashed: 0, failures: [] };
  const places = [];
  for (let number = 0; number < logs; number++) {
    const kind = number % 20 === 19 ? 'notes' : random.one(KINDS);
    const dir = join(folder, `damaged-${number}`);
    copy(base, dir);
    damage(dir, kind, random);
    places.push({ kind, dir });
  }
  await count(outcome, sound, places);
  return outcome;
}

function copy(from, to) {
  mkdirSync(to);
  for (const name of [DATABASE, LOG, NOTES]) copyFileSync(join(from, name), join(to, name));
}

function damage(dir, kind, random) {
  if (kind === 'gone') return rmSync(join(dir, LOG));
  // Notes that are damaged themselves guard nothing, and must take nothing away.
  const [file, how] = kind === 'notes' ? [NOTES, 'flip'] : [LOG, kind];
  const bytes = readFileSync(join(dir, file));
  return writeFileSync(join(dir, file), DAMAGES[how](bytes, random));
}

/** What a copy serves: reading takes the log over. */
async function served(from, to) {
  copy(from, to);
  const { output } = await run(join(HERE, 'reader.mjs'), [to]);
  rmSync(to, { recursive: true });
  return output.trim();
}
