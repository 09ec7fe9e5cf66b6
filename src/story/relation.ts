import { type Day, earliestDay } from '../model/index.ts';
import type { Codebook } from './codebook.ts';
import { MODALITY_FACTORS, type StoryEvent, weightOf } from './event.ts';

/** Cooperation (positive) and conflict (negative) between two partners on one day. */
export interface RelationPoint {
  readonly date: Day;
  /** Sum of the weights so far, each halved for every half-life that has passed since. */
  readonly value: number;
  /** Events counted so far. */
  readonly count: number;
  /** The event that made this point. */
  readonly event: StoryEvent;
  /** What it added: weight times the factor of its modality. */
  readonly added: number;
}

const DAY = 86_400_000;

/**
 * The course of a relation: after each dated event, the decayed sum of all weights so far.
 *
 * value(t) = Σ weight × factor(modality) × 2^(−days / halfLife). Events without a date or weight
 * cannot be placed and are left to the caller to show.
 */
export function relationCourse(
  events: readonly StoryEvent[],
  codebook: Codebook,
  halfLife: number,
): RelationPoint[] {
  const dated = events.flatMap((event) => {
    const weight = weightOf(event, codebook);
    return event.date === undefined || weight === undefined
      ? []
      : [
          {
            event,
            date: earliestDay(event.date),
            added: weight * MODALITY_FACTORS[event.modality],
          },
        ];
  });
  dated.sort((first, second) => (first.date < second.date ? -1 : first.date > second.date ? 1 : 0));
  let value = 0;
  let last: Day | undefined;
  return dated.map(({ event, date, added }, index) => {
    value = value * 2 ** (-daysBetween(last ?? date, date) / halfLife) + added;
    last = date;
    return { date, value: rounded(value), count: index + 1, event, added: rounded(added) };
  });
}

function daysBetween(from: Day, to: Day): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
