import { Worker } from 'node:worker_threads';
import { NoAnswer } from '../model/index.ts';
import type { Asked, Questions } from '../operations/questions.ts';
import type { Response } from '../operations/respond.ts';
import { type Refused, thrownFor } from './refused.ts';

/** What the thread opens: the folder of a whole register, and the file of rules beside the built-in law. */
export interface ApartFrom {
  readonly dir: string;
  readonly law?: string;
}

/** A question on its way to the thread. */
export interface AskedApart {
  readonly id: number;
  readonly name: string;
  readonly asked: Asked;
}

/** What comes back: the answer as text, or why there is none. */
export type ToldApart = { readonly id: number } & (
  { readonly answer: string } | { readonly refused: Refused }
);

export interface QuestionsApart extends Questions {
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (answer: Response) => void;
  readonly reject: (why: unknown) => void;
}

/**
 * Questions of a whole register that are answered in a thread of their own, so that nobody else waits for them. The thread
 * starts with the first one, and opens the register for itself; one that dies is replaced with the next question.
 */
export function questionsApart(from: ApartFrom): QuestionsApart {
  const waiting = new Map<number, Waiting>();
  let thread: Worker | undefined;
  let last = 0;
  const lost = (which: Worker, why: unknown) => {
    // One that failed ends too, when another may have taken its place.
    if (thread !== which) return;
    thread = undefined;
    for (const { reject } of waiting.values()) reject(why);
    waiting.clear();
  };
  const started = () => {
    const made = new Worker(new URL('./register-thread.js', import.meta.url), { workerData: from });
    made.on('message', (told: ToldApart) => {
      const asker = waiting.get(told.id);
      waiting.delete(told.id);
      if ('refused' in told) asker?.reject(thrownFor(told.refused));
      else asker?.resolve(JSON.parse(told.answer) as Response);
    });
    made.on('error', (why) => lost(made, why));
    made.on('exit', () => lost(made, new NoAnswer('The answer was broken off: ask again.')));
    return made;
  };
  return {
    answer: (name, asked) =>
      new Promise((resolve, reject) => {
        const question: AskedApart = { id: ++last, name, asked };
        waiting.set(question.id, { resolve, reject });
        thread ??= started();
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window, and has no origin
        thread.postMessage(question);
      }),
    async close() {
      await thread?.terminate();
    },
  };
}
