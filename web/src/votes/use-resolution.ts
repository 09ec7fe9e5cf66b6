import { useEffect, useState } from 'react';
import { ask, type Answered } from '../api.ts';
import type { Row } from '../questions.ts';
import type { Asked } from '../use-ask.ts';

export interface Resolved extends Asked {
  /** The most that can come, in percent: whoever stays away lowers it. */
  readonly most: number;
}

/**
 * Whether the resolution passes. The question is asked first without a turnout, which tells how many
 * can come at all, and then with the turnout chosen, or the most there can be.
 */
export function useResolution(
  body: object | undefined,
  turnout: number | undefined,
  revision: number,
): Resolved {
  const [resolved, setResolved] = useState<Resolved>({ waiting: true, most: 100 });
  const key = body === undefined ? undefined : JSON.stringify(body);
  useEffect(() => {
    if (key === undefined) return undefined;
    const abort = new AbortController();
    setResolved((before) => ({ ...before, waiting: true }));
    resolve(JSON.parse(key) as object, turnout, abort.signal).then(
      (found) => setResolved({ ...found, waiting: false }),
      (failed: unknown) => {
        if (abort.signal.aborted) return;
        const error = failed instanceof Error ? failed : new Error(String(failed));
        setResolved(({ most }) => ({ failed: error, waiting: false, most }));
      },
    );
    return () => abort.abort();
  }, [key, turnout, revision]);
  return resolved;
}

async function resolve(
  body: object,
  turnout: number | undefined,
  signal: AbortSignal,
): Promise<{ readonly answer: Answered; readonly most: number }> {
  const widest = await ask('resolve', body, signal);
  const most = Number(String(widest['turnout'] ?? '100%').replace('%', ''));
  if (turnout === undefined) return { answer: widest, most };
  const exact = (widest['exact'] as Row | undefined)?.['turnout'];
  const wanted = turnout < most || exact === undefined ? `${turnout}%` : exact;
  return { answer: await ask('resolve', { ...body, turnout: wanted }, signal), most };
}
