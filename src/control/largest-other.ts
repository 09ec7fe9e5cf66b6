import { type Fraction, type Interval, ZERO } from '../model/index.ts';
import { largestOther, type VoteGraph } from '../voting/control-by-votes.ts';
import type { VoteBands } from './vote-bands.ts';

/** The most that any other holder has, with what it controls by majority: least and most over the bands. */
export interface OtherVotes {
  readonly holder: string | undefined;
  readonly min: Fraction;
  readonly max: Fraction;
}

/** The largest holder outside a group; unidentified holders are many, and none of them is large. */
export function largestOtherVotes(
  bands: VoteBands,
  group: ReadonlySet<string>,
  issuer: string,
): OtherVotes {
  const low = largestOther(graphAt(bands, 'min'), { group: [...group], issuer });
  const high = largestOther(graphAt(bands, 'max'), { group: [...group], issuer });
  return { holder: high.holder, min: low.share, max: high.share };
}

const GRAPHS = new WeakMap<VoteBands, Map<'min' | 'max', VoteGraph>>();

/** The graph at one end of all bands, made once. */
function graphAt(bands: VoteBands, end: 'min' | 'max'): VoteGraph {
  const known = GRAPHS.get(bands) ?? new Map<'min' | 'max', VoteGraph>();
  GRAPHS.set(bands, known);
  const graph = known.get(end) ?? { columns: endsOf(bands, end) };
  known.set(end, graph);
  return graph;
}

function endsOf(bands: VoteBands, end: 'min' | 'max'): VoteGraph['columns'] {
  const value = (band: Interval) => band[end] ?? ZERO;
  return new Map(
    [...bands.columns].map(([issuer, column]) => [
      issuer,
      new Map([...column].map(([holder, band]) => [holder, value(band)])),
    ]),
  );
}
