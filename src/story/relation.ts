import { type Day, earliestDay, latestDay } from '../model/index.ts';
import type { Codebook } from './codebook.ts';
import { MODALITY_FACTORS, type StoryEvent, weightOf } from './event.ts';

/** Cooperation (positive) and conflict (negative) between two partners on one day. */
export interface RelationPoint {
  readonly date: Day;
  /** Sum of the weights so far, each halved for every half-life that has passed since. */
  readonly value: number;
  /** `act`: the act itself is dated. `telling`: only the day on which it became public is known. */
  readonly placed: 'act' | 'telling';
  /** Events counted so far. */
  readonly count: number;
  /** The event that made this point. */
  readonly event: StoryEvent;
  /** What it added: weight times the factor of its modality. */
  readonly added: number;
}

const DAY = 86_400_000;

/** What an act adds: its weight times the factor of its modality; nothing for an unknown code. */
export function addedBy(event: StoryEvent, codebook: Codebook): number | undefined {
  const weight = weightOf(event, codebook);
  return weight === undefined ? undefined : rounded(weight * MODALITY_FACTORS[event.modality]);
}

/** Where an act stands in time: its own date, else the day on which it became public. */
export function placeOf({
  date,
  knownFrom,
}: StoryEvent): Pick<RelationPoint, 'date' | 'placed'> | undefined {
  if (date !== undefined) return { date: earliestDay(date), placed: 'act' };
  return knownFrom === undefined ? undefined : { date: latestDay(knownFrom), placed: 'telling' };
}

/**
 * The course of a relation: after each placed event, the decayed sum of all weights so far.
 *
 * value(t) = Σ weight × factor(modality) × 2^(−days / halfLife). An act without a date stands on
 * the day on which it became public; without that or a weight it is left to the caller to show.
 */
export function relationCourse(
  events: readonly StoryEvent[],
  codebook: Codebook,
  halfLife: number,
): RelationPoint[] {
  const dated = events.flatMap((event) => {
    const place = placeOf(event);
    const added = addedBy(event, codebook);
    return place === undefined || added === undefined ? [] : [{ event, ...place, added }];
  });
  dated.sort((first, second) => (first.date < second.date ? -1 : first.date > second.date ? 1 : 0));
  let value = 0;
  let last: Day | undefined;
  return dated.map(({ event, date, placed, added }, index) => {
    value = value * 2 ** (-daysBetween(last ?? date, date) / halfLife) + added;
    last = date;
    return { date, placed, value: rounded(value), count: index + 1, event, added };
  });
}

function daysBetween(from: Day, to: Day): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
