import type { EventClaim } from '../evidence/index.ts';
import { findVotes } from './votes.ts';
import type { Page } from './page.ts';
import type { ReadClaim } from './reading.ts';

const CODES: Readonly<Record<string, string>> = {
  block: 'VOTE_BLOCKED',
  oppose: 'VOTE_AGAINST',
  abstain: 'VOTE_ABSTAIN',
  no_support: 'VOTE_ABSTAIN',
  approve: 'VOTE_SUPPORT',
};

/** Coded events of the alliance codebook that the text tells. */
export function findEvents(page: Page): ReadClaim<EventClaim>[] {
  return findVotes(page).flatMap((vote): ReadClaim<EventClaim>[] => {
    const code = CODES[vote.claim.action];
    if (code === undefined) return [];
    const claim: EventClaim = {
      type: 'event',
      code,
      source: vote.claim.actor,
      ...(vote.claim.company !== undefined && { target: vote.claim.company }),
    };
    return [{ ...vote, claim }];
  });
}
