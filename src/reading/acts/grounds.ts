import type { HoldingClaim, VoteClaim } from '../../evidence/index.ts';
import type { SentenceParts } from '../page.ts';
import type { ReadClaim } from '../reading.ts';

/** Claims that acts follow from: of a text, or of one of its sentences. */
export interface Grounds {
  readonly stakes: readonly ReadClaim<HoldingClaim>[];
  readonly votes: readonly ReadClaim<VoteClaim>[];
}

/** The claims by the sentence that makes them. */
export function groundsOf(claims: Grounds): (parts: SentenceParts) => Grounds {
  const stakes = byStart(claims.stakes);
  const votes = byStart(claims.votes);
  return ({ sentence }) => ({
    stakes: stakes.get(sentence.start) ?? [],
    votes: votes.get(sentence.start) ?? [],
  });
}

function byStart<T extends ReadClaim>(claims: readonly T[]): Map<number, T[]> {
  const found = new Map<number, T[]>();
  for (const claim of claims) {
    const list = found.get(claim.start);
    if (list) list.push(claim);
    else found.set(claim.start, [claim]);
  }
  return found;
}
