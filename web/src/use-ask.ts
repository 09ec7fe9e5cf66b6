import { useEffect, useState } from 'react';
import { ask, type Answered } from './api.ts';

/** Where a question stands. While a new answer is on its way, the last one stays in sight. */
export interface Asked {
  readonly answer?: Answered;
  readonly failed?: Error;
  readonly waiting: boolean;
}

/**
 * Asks again whenever the question or the workspace changes; the latest question wins.
 * Without a question there is nothing to wait for.
 */
export function useAsk(name: string, body: object | undefined, revision: number): Asked {
  const [asked, setAsked] = useState<Asked>({ waiting: true });
  const key = body === undefined ? undefined : JSON.stringify(body);
  useEffect(() => {
    if (key === undefined) return setAsked({ waiting: false });
    const abort = new AbortController();
    setAsked((before) => ({ ...before, waiting: true }));
    ask(name, JSON.parse(key) as object, abort.signal).then(
      (answer) => setAsked({ answer, waiting: false }),
      (failed: unknown) => {
        if (!abort.signal.aborted) setAsked({ failed: asError(failed), waiting: false });
      },
    );
    return () => abort.abort();
  }, [name, key, revision]);
  return asked;
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
