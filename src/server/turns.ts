import type { Questions } from '../operations/questions.ts';

/**
 * Lets those who wait go on one by one, and between two of them the server looks after everything else: it accepts
 * connections, of which it takes one at each turn of its loop, and gives what needs no register.
 */
export type NextTurn = () => Promise<void>;

export function turns(): NextTurn {
  const waiting: (() => void)[] = [];
  const next = () => {
    const go = waiting.shift();
    if (!go) return;
    // Asked for before the work begins, so that it stands for the loop's next turn and not for this one.
    if (waiting.length > 0) setImmediate(next);
    go();
  };
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length === 1) setImmediate(next);
    });
}

/** The same questions, each answered in its turn. */
export function inTurn(questions: Questions, next: NextTurn): Questions {
  return {
    async answer(name, asked) {
      await next();
      return questions.answer(name, asked);
    },
  };
}
