import { parentPort, workerData } from 'node:worker_threads';
import { BulkRegister } from '../bulk/register.ts';
import { BadCall } from '../model/index.ts';
import { lawOf } from './material.ts';
import type { ApartFrom, AskedApart, ToldApart } from './questions-apart.ts';
import { refusedBy } from './refused.ts';
import { registerQuestions } from './register-questions.ts';

// The other end of questions-apart.ts: one question after the other, each from a register of its own.
const { dir, law: file } = workerData as ApartFrom;
const register = new BulkRegister(dir);
const law = await lawOf(file === undefined ? {} : { law: file });
const questions = registerQuestions(register, law, {
  answer: async (name) => {
    throw new BadCall(`"${name}" names no party of the register.`);
  },
});

parentPort?.on('message', async (question: AskedApart) => {
  const answer = await told(question);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window, and has no origin
  parentPort?.postMessage(answer);
});

async function told({ id, name, asked }: AskedApart): Promise<ToldApart> {
  try {
    return { id, answer: JSON.stringify(await questions.answer(name, asked)) };
  } catch (thrown) {
    const refused = refusedBy(thrown);
    if (!refused) throw thrown;
    return { id, refused };
  }
}
