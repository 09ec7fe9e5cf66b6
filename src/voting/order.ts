import { earliestDay, type Holding, latestDay, type PartialDate } from '../model/index.ts';

/**
 * Which of two holdings came first: by the day that it became known (`notified`), or by the day that
 * it began (`crossed`); the other day stands in when one is not known. Days that may be the same,
 * and unknown days, leave it open.
 */
export function firstOf(
  first: readonly Holding[],
  second: readonly Holding[],
  order: 'notified' | 'crossed',
): 'first' | 'second' | 'unknown' {
  const [one, other] = [dateOf(first, order), dateOf(second, order)];
  if (one === undefined || other === undefined) return 'unknown';
  if (latestDay(one) < earliestDay(other)) return 'first';
  return latestDay(other) < earliestDay(one) ? 'second' : 'unknown';
}

/** The latest of the lots: before it the holding was smaller. */
function dateOf(
  holdings: readonly Holding[],
  order: 'notified' | 'crossed',
): PartialDate | undefined {
  const dates = holdings.map((holding) =>
    order === 'notified'
      ? (holding.knownFrom ?? holding.from)
      : (holding.from ?? holding.knownFrom),
  );
  const known = dates.filter((date) => date !== undefined);
  if (known.length < dates.length) return undefined;
  return known.sort((one, other) => latestDay(one).localeCompare(latestDay(other))).at(-1);
}
