// Bit flips, cuts, zeroed and exchanged pages in a workspace file: noticed, or without effect.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLedger } from '../../../dist/ledger/open.js';
import { batchOf } from './batches.mjs';
import { chance } from './chance.mjs';
import { HERE, run } from './child.mjs';

const PAGE = 4096;
const READER = join(HERE, 'reader.mjs');

/** Ways to damage a file. */
export const DAMAGES = {
  flip(bytes, random) {
    const at = random.whole(0, bytes.length - 1);
    bytes[at] ^= 1 << random.whole(0, 7);
    return bytes;
  },
  cut: (bytes, random) => bytes.subarray(0, random.whole(0, bytes.length - 1)),
  zero(bytes, random) {
    const page = random.whole(0, bytes.length / PAGE - 1);
    return bytes.fill(0, page * PAGE, (page + 1) * PAGE);
  },
  header(bytes, random) {
    bytes[random.whole(0, 99)] = random.whole(0, 255);
    return bytes;
  },
  exchange(bytes, random) {
    const [one, other] = [0, 0].map(() => random.whole(0, bytes.length / PAGE - 1) * PAGE);
    const kept = Buffer.from(bytes.subarray(one, one + PAGE));
    bytes.copyWithin(one, other, other + PAGE);
    kept.copy(bytes, other);
    return bytes;
  },
};
/** Flips most of all: they are what disks and memory really do. */
const KINDS = ['flip', 'flip', 'flip', 'flip', 'flip', 'flip', 'cut', 'zero', 'header', 'exchange'];

export async function corruption({ corruptions, seed, folder }) {
  const random = chance(seed + 1);
  const base = join(folder, 'sound');
  await fill(base);
  const sound = (await run(READER, [base])).output.trim();
  const bytes = readFileSync(join(base, 'ledger.db'));
  const outcome = { runs: 0, refused: 0, unaffected: 0, silent: 0, crashed: 0, failures: [] };
  const places = [];
  for (let number = 0; number < corruptions; number++) {
    const kind = random.one(KINDS);
    const dir = join(folder, `damaged-${number}`);
    mkdirSync(dir);
    writeFileSync(join(dir, 'ledger.db'), DAMAGES[kind](Buffer.from(bytes), random));
    places.push({ kind, dir });
  }
  await count(outcome, sound, places);
  rmSync(base, { recursive: true });
  return outcome;
}

/** Counts what came of each damage: anything but a refusal and the sound answer is silent. */
export async function count(outcome, sound, places) {
  for (const { kind, dir, answer } of await answersOf(places)) {
    outcome.runs += 1;
    if (answer === sound) outcome.unaffected += 1;
    else if (answer.startsWith('refused')) outcome.refused += 1;
    else if (answer === 'crashed') outcome.crashed += 1;
    else outcome.silent += 1;
    if (answer !== sound && !answer.startsWith('refused'))
      outcome.failures.push(`${kind}: ${answer.slice(0, 200)}`);
    rmSync(dir, { recursive: true, force: true });
  }
}

/** What each of many folders answers: one process reads many folders; where it dies, the next goes on behind that one. */
async function answersOf(places) {
  const answers = [];
  while (answers.length < places.length) {
    const rest = places.slice(answers.length, answers.length + 50);
    const { output } = await run(
      READER,
      rest.map(({ dir }) => dir),
    );
    const lines = output.split('\n').slice(0, -1);
    const seen = lines.length < rest.length ? [...lines, 'crashed'] : lines;
    seen.forEach((answer, at) => answers.push({ ...rest[at], answer }));
  }
  return answers;
}

async function fill(dir) {
  const ledger = await openLedger(dir);
  for (let number = 0; number < 20; number++) ledger.add(batchOf(`doc-${number}`, 30));
  for (let number = 0; number < 10; number++) {
    ledger.review({ statement: `doc-0-${number}`, verdict: 'accept', by: 'ada', why: 'seen' });
  }
  ledger.close();
  // A copy opens and closes, so that everything is in the one file.
  cpSync(dir, `${dir}-copy`, { recursive: true });
  rmSync(dir, { recursive: true });
  cpSync(join(`${dir}-copy`, 'ledger.db'), join(dir, 'ledger.db'));
  rmSync(`${dir}-copy`, { recursive: true });
}
