import {
  earliestDay,
  latestDay,
  type Modality,
  type PartialDate,
  shiftDay,
} from '../model/index.ts';
import { type Codebook, codeEntry } from './codebook.ts';

/** An act of one party towards another, with everyone who tells of it. */
export interface StoryEvent {
  readonly code: string;
  readonly date?: PartialDate;
  readonly source: string;
  readonly target?: string;
  /** The event's own weight, before the codebook's. */
  readonly weight?: number;
  readonly modality: Modality;
  readonly knownFrom?: PartialDate;
  readonly note?: string;
  /** Only accounts that wait for a review tell of it. */
  readonly pending: boolean;
  readonly statements: readonly string[];
}

/** How much of an act's weight counts, by how it is told. Denied acts are shown and count nothing. */
export const MODALITY_FACTORS: Readonly<Record<Modality, number>> = {
  asserted: 1,
  planned: 0.5,
  reported: 0.4,
  hypothetical: 0,
  denied: 0,
};

/** Days that the tellings of one undated act may lie apart. */
const TOLD_APART = 30;

/** Days that two accounts of one act may lie apart. */
const APART = 3;

/** The event's own weight, else the codebook's; nothing for an unknown code. */
export function weightOf(
  event: Pick<StoryEvent, 'code' | 'weight'>,
  codebook: Codebook,
): number | undefined {
  return event.weight ?? codeEntry(codebook, event.code)?.weight;
}

/**
 * One event for each act: same code, parties and modality, dated within three days, or undated
 * and told within thirty. Every statement is kept.
 */
export function mergeEvents(events: readonly StoryEvent[]): StoryEvent[] {
  const merged: StoryEvent[] = [];
  for (const event of events) {
    const at = merged.findIndex((other) => isSameAct(other, event));
    if (at === -1) merged.push(event);
    else merged[at] = join(merged[at] as StoryEvent, event);
  }
  return merged;
}

function isSameAct(first: StoryEvent, second: StoryEvent): boolean {
  if (first.code !== second.code || first.modality !== second.modality) return false;
  if (first.source !== second.source || first.target !== second.target) return false;
  if (first.date !== undefined && second.date !== undefined)
    return isNear(first.date, second.date, APART);
  if (first.date !== second.date) return false;
  return first.knownFrom === undefined || second.knownFrom === undefined
    ? first.knownFrom === second.knownFrom
    : isNear(first.knownFrom, second.knownFrom, TOLD_APART);
}

function isNear(first: PartialDate, second: PartialDate, days: number): boolean {
  return (
    shiftDay(latestDay(first), days) >= earliestDay(second) &&
    shiftDay(latestDay(second), days) >= earliestDay(first)
  );
}

function join(first: StoryEvent, second: StoryEvent): StoryEvent {
  const [precise, other] = precision(second) > precision(first) ? [second, first] : [first, second];
  const knownFrom = earlier(first.knownFrom, second.knownFrom);
  return {
    ...other,
    ...precise,
    ...(knownFrom !== undefined && { knownFrom }),
    pending: first.pending && second.pending,
    statements: [...new Set([...first.statements, ...second.statements])],
  };
}

function precision(event: StoryEvent): number {
  return event.date?.length ?? 0;
}

function earlier(
  first: PartialDate | undefined,
  second: PartialDate | undefined,
): PartialDate | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  return latestDay(first) <= latestDay(second) ? first : second;
}

/** By date, undated last; then by code and parties, so that the order never depends on input order. */
export function byDate(first: StoryEvent, second: StoryEvent): number {
  return orderKey(first) < orderKey(second) ? -1 : orderKey(first) > orderKey(second) ? 1 : 0;
}

function orderKey(event: StoryEvent): string {
  return [
    event.date === undefined ? '~' : earliestDay(event.date),
    event.code,
    event.source,
    event.target ?? '',
  ].join('\n');
}
