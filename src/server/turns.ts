import type { Context } from 'hono';
import type { Questions } from '../operations/questions.ts';

/**
 * Lets those who wait go on one by one, and between two of them the server looks after everything else: it accepts
 * connections, of which it takes one at each turn of its loop, and gives what needs no register. Who has gone in the
 * meantime takes no turn, and is told `false`.
 */
export type NextTurn = (isGone?: () => boolean) => Promise<boolean>;

interface Waiting {
  readonly isGone: () => boolean;
  readonly go: (isHere: boolean) => void;
}

export function turns(): NextTurn {
  const waiting: Waiting[] = [];
  const next = () => {
    let one = waiting.shift();
    for (; one?.isGone(); one = waiting.shift()) one.go(false);
    // Asked for before the work begins, so that it stands for the loop's next turn and not for this one.
    if (waiting.length > 0) setImmediate(next);
    one?.go(true);
  };
  return (isGone = () => false) =>
    new Promise((go) => {
      waiting.push({ isGone, go });
      if (waiting.length === 1) setImmediate(next);
    });
}

/** Questions that are answered in turn. */
export interface QuestionsInTurn {
  readonly questions: Questions;
  readonly next: NextTurn;
}

/** Waits for the turn of a request, and gives what `make` makes of it; nothing to a client that has gone. */
export async function inTurn(
  context: Context,
  next: NextTurn,
  make: () => Promise<Response>,
): Promise<Response> {
  const isHere = await next(() => context.req.raw.signal.aborted);
  return isHere ? make() : new Response(null, { status: GONE });
}

/** What servers note of a request whose client closed the connection; nobody receives it. */
const GONE = 499;
