import { useEffect, useState } from 'react';
import { ask, type Answered } from '../api.ts';
import { percentOf } from '../percent.ts';
import type { Row } from '../questions.ts';
import type { Asked } from '../use-ask.ts';

export interface Resolved extends Asked {
  /** The most that can come, in percent: whoever stays away lowers it. */
  readonly most: number;
  /** The fewest that can come, in percent: whoever takes a position is there. */
  readonly least: number;
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
  const [resolved, setResolved] = useState<Resolved>({
    waiting: true,
    most: 100,
    least: 0,
  });
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
        setResolved(({ most, least }) => ({ failed: error, waiting: false, most, least }));
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
): Promise<Pick<Resolved, 'most' | 'least'> & { readonly answer: Answered }> {
  const widest = await ask('resolve', body, signal);
  const [most, least] = [
    percentOf(widest['turnout']) ?? 100,
    percentOf(widest['leastTurnout']) ?? 0,
  ];
  if (turnout === undefined) return { answer: widest, most, least };
  const wanted = within(turnout, widest['exact'] as Row | undefined, { most, least });
  return { answer: await ask('resolve', { ...body, turnout: wanted }, signal), most, least };
}

/** A turnout that can be: at the ends the exact one, since the printed one is rounded. */
function within(
  turnout: number,
  exact: Row | undefined,
  { most, least }: Pick<Resolved, 'most' | 'least'>,
): unknown {
  if (turnout >= most) return exact?.['turnout'] ?? `${most}%`;
  if (turnout <= least) return exact?.['leastTurnout'] ?? `${least}%`;
  return `${turnout}%`;
}
