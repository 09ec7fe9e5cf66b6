import { type Day, earliestDay, latestDay, type PartialDate } from '../model/index.ts';
import type { Statement } from '../evidence/index.ts';
import type { Moment } from './register.ts';

interface Known {
  readonly knownFrom?: PartialDate;
  readonly supersededFrom?: PartialDate;
}

interface Lasting {
  readonly from?: PartialDate;
  readonly to?: PartialDate | '..';
}

/**
 * Whether a claim was public at `knownAt`.
 *
 * A partial date is known from its latest day on: "June 2019" is certainly public on 30 June.
 * Without a date of its own nothing shows that it was known, so a question about the past leaves
 * it out; without `knownAt`, everything recorded counts. A version of a record counts until the
 * next one took its place.
 */
export function isKnown(claim: Known, knownAt: Day | undefined): boolean {
  const { supersededFrom } = claim;
  if (knownAt === undefined) return supersededFrom === undefined;
  if (supersededFrom !== undefined && earliestDay(supersededFrom) <= knownAt) return false;
  return claim.knownFrom !== undefined && latestDay(claim.knownFrom) <= knownAt;
}

/** Whether the period covers the day; an unknown or open end counts as still running. */
export function covers(claim: Lasting, asOf: Day): boolean {
  if (claim.from !== undefined && earliestDay(claim.from) > asOf) return false;
  return claim.to === undefined || claim.to === '..' || latestDay(claim.to) >= asOf;
}

export function holdsAt(claim: Known & Lasting, moment: Moment): boolean {
  return isKnown(claim, moment.knownAt) && covers(claim, moment.asOf);
}

/** Hearsay about a time that had not come when it was told: not a fact, whatever came of it. */
export function isExpectation({ modality, from, knownFrom }: Statement): boolean {
  if (modality !== 'reported' || from === undefined || knownFrom === undefined) return false;
  return earliestDay(from) > latestDay(knownFrom);
}
