import type { Claim } from '../evidence/index.ts';
import { NameIndex } from './register.ts';
import { findDeals } from './deals.ts';
import { findEvents } from './events.ts';
import { pageOf } from './page.ts';
import type { ReadClaim, Reading, ReadOptions } from './reading.ts';
import { findRoles } from './roles.ts';
import { findStakes } from './stakes.ts';
import { verify } from './verify.ts';
import { findVotes } from './votes.ts';

/**
 * Reads an article into proposed claims, each with the exact sentence that makes it.
 *
 * Pure and linear in the length of the text; offsets point into the text as given. Claims whose
 * evidence does not hold are refused and listed as findings.
 */
export function readText(text: string, options: ReadOptions): Reading {
  const page = pageOf(text, options.actors);
  const stakes = findStakes(page);
  const votes = findVotes(page);
  const deals = findDeals(page, stakes);
  const proposed = [
    ...stakes,
    ...votes,
    ...deals,
    ...findRoles(page),
    ...findEvents(page, { stakes, votes, deals }),
  ];
  const index = new NameIndex([...page.learned, ...options.actors]);
  const { kept, findings } = verify(proposed, { text, name: options.name, index });
  return {
    name: options.name,
    claims: kept.filter(isFirst).sort((first, second) => first.start - second.start),
    sentences: page.sentences,
    boilerplate: page.blocks
      .filter(({ kind }) => kind === 'boilerplate')
      .map(({ start, end }) => ({ start, end })),
    learned: page.learned,
    findings,
  };
}

/** The same claim from the same sentence is one claim. */
function isFirst(claim: ReadClaim, at: number, all: readonly ReadClaim[]): boolean {
  return (
    all.findIndex((other) => other.start === claim.start && sameClaim(other.claim, claim.claim)) ===
    at
  );
}

function sameClaim(first: Claim, second: Claim): boolean {
  return claimKey(first) === claimKey(second);
}

/** The claim as one line of text: equal for equal claims. */
export function claimKey(claim: Claim): string {
  return JSON.stringify(claim, (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
}
