import { type Time, timeIn } from './dates.ts';
import type { Page } from '../page.ts';
import type { ReadClaim, ReadOptions } from '../reading.ts';

/**
 * Gives claims the time that their own sentence names: a date as `from`, words that could not be
 * placed as `dateText`; and the day of publication as the day from which they are known.
 */
export function withDates(
  page: Page,
  claims: readonly ReadClaim[],
  { published }: ReadOptions,
): ReadClaim[] {
  const times = new Map<number, Time | undefined>();
  const told = new Set(claims.map(({ start }) => start));
  for (const { sentence } of page.inSentence)
    if (told.has(sentence.start))
      times.set(sentence.start, timeIn(page.tokens.slice(sentence.from, sentence.to), published));
  return claims.map((claim) => {
    const time = times.get(claim.start);
    if (!time && !published) return claim;
    const isStanding = claim.claim.type === 'role' && claim.claim.status === 'current';
    const from = isStanding ? undefined : time?.date;
    return {
      ...claim,
      circumstance: {
        ...claim.circumstance,
        ...(from && { from }),
        ...(published && { knownFrom: published }),
      },
      ...(time && !from && { dateText: time.text }),
    };
  });
}
