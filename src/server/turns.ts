import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';
import type { Questions } from '../operations/questions.ts';

/**
 * Lets those who wait go on one by one, and between two of them the server looks after everything else: it accepts
 * connections, of which it takes one at each turn of its loop, and gives what needs no register. All who have come are let in
 * before the next one goes. Who has gone in the meantime takes no turn, and is told `false`.
 */
export type NextTurn = (isGone?: () => boolean) => Promise<boolean>;

interface Waiting {
  readonly isGone: () => boolean;
  readonly go: (isHere: boolean) => void;
}

/** Turns of the loop without a new question after which the next one goes: a connection, its question, and its end come one by one. */
const QUIET = 2;
/** After so many turns it goes however many come. */
const TURNS_MOST = 64;

export function turns(): NextTurn {
  const waiting: Waiting[] = [];
  let [came, isGoing] = [0, false];
  const next = () => {
    let one = waiting.shift();
    for (; one?.isGone(); one = waiting.shift()) one.go(false);
    isGoing = waiting.length > 0;
    // Asked for before the work begins, so that it stands for the loop's next turn and not for this one.
    if (isGoing) whenQuiet(came, 0, 1);
    one?.go(true);
  };
  const whenQuiet = (before: number, quiet: number, turn: number): void => {
    setImmediate(() => {
      const now = came === before ? quiet + 1 : 0;
      if (now >= QUIET || turn >= TURNS_MOST) next();
      else whenQuiet(came, now, turn + 1);
    });
  };
  return (isGone = () => false) =>
    new Promise((go) => {
      waiting.push({ isGone, go });
      came += 1;
      if (!isGoing) whenQuiet(came, 0, 1);
      isGoing = true;
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
  const isHere = await next(() => hasGone(context));
  return isHere ? make() : new Response(null, { status: GONE });
}

function hasGone(context: Context): boolean {
  const { incoming } = (context.env ?? {}) as { readonly incoming?: IncomingMessage };
  const socket = incoming?.socket;
  return socket !== undefined && (socket.destroyed || socket.readableEnded);
}

/** What servers note of a request whose client closed the connection; nobody receives it. */
const GONE = 499;
