import { createInterface } from 'node:readline';
import type { Desk } from './review-session.ts';

/** A desk over standard input and output: a terminal, or a pipe whose lines are the answers. */
export function lineDesk(): Desk & { close(): void } {
  const lines = createInterface({ input: process.stdin, crlfDelay: Infinity });
  const each = lines[Symbol.asyncIterator]();
  return {
    async line(prompt) {
      process.stdout.write(prompt);
      const { done, value } = await each.next();
      if (process.stdin.isTTY !== true || done === true) process.stdout.write('\n');
      return done === true ? undefined : value;
    },
    show: (text) => void process.stdout.write(`${text}\n`),
    close: () => lines.close(),
  };
}
