import { type Fraction, ONE, sum } from '../model/index.ts';
import type { VoteEdge } from './closure.ts';

/**
 * Votes after own and suspended shares are taken out: parts of what is left of each issuer.
 * An issuer of which nothing is left has no votes at all.
 */
export function votesAfterRemoval(
  edges: Iterable<VoteEdge>,
  suspended: Iterable<readonly [holder: string, issuer: string]>,
): VoteEdge[] {
  const list = [...edges];
  const mute = new Set([...suspended].map(([holder, issuer]) => JSON.stringify([holder, issuer])));
  const isMute = ([holder, issuer]: VoteEdge) =>
    holder === issuer || mute.has(JSON.stringify([holder, issuer]));
  const left = (issuer: string): Fraction =>
    ONE.sub(
      sum(list.filter((edge) => edge[1] === issuer && isMute(edge)).map(([, , votes]) => votes)),
    );
  return list
    .filter((edge) => !isMute(edge) && left(edge[1]).gt(0))
    .map(([holder, issuer, votes]): VoteEdge => [holder, issuer, votes.div(left(issuer))]);
}
