import { Worker } from 'node:worker_threads';
import { BadCall, BadInput, type Finding, NoAnswer } from '../model/index.ts';
import type { Asked, Questions } from '../operations/questions.ts';
import type { Response } from '../operations/respond.ts';

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

/** A refusal on its way between threads, where errors lose their class. */
export type Refused =
  | { readonly kind: 'BadCall'; readonly says: string }
  | { readonly kind: 'NoAnswer'; readonly says: string; readonly missing: readonly string[] }
  | { readonly kind: 'BadInput'; readonly findings: readonly Finding[] };

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

/** The refusal of an error that is one; our own mistakes are none. */
export function refusedBy(thrown: unknown): Refused | undefined {
  if (thrown instanceof BadCall) return { kind: 'BadCall', says: thrown.message };
  if (thrown instanceof NoAnswer)
    return { kind: 'NoAnswer', says: thrown.message, missing: thrown.missing };
  return thrown instanceof BadInput ? { kind: 'BadInput', findings: thrown.findings } : undefined;
}

function thrownFor(refused: Refused): Error {
  if (refused.kind === 'BadCall') return new BadCall(refused.says);
  if (refused.kind === 'NoAnswer') return new NoAnswer(refused.says, refused.missing);
  return new BadInput(refused.findings);
}
