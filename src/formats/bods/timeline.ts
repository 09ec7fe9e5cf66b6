import { type Day, dayBefore, parseDay } from '../../model/index.ts';
import type { BodsInterest, Placed, RelationshipRecord } from './record.ts';
import { dayOf, type Series } from './series.ts';

/** An interest over one stretch of days, as one statement of its record has it. */
export interface Spell {
  readonly placed: Placed<RelationshipRecord>;
  readonly interest: BodsInterest;
  /** Place of the interest in its statement, from 0. */
  readonly index: number;
  readonly from: Day;
  readonly to: Day | '..';
  readonly knownFrom: Day;
  /** When a later statement of the record took its place. */
  readonly supersededFrom?: Day;
  /** The statement that ended it. */
  readonly endedBy?: string;
}

/**
 * What a record says over time, and what was known of that when.
 *
 * A version counts until the next one. After that the days before the change remain: a start date
 * says since when there is an interest, not since when it has this size, so a new size holds from
 * the day on which it was declared, and the old one until the day before. Without a start date an
 * interest holds from the day on which it was first declared. An end date is the first day without it.
 */
export function spellsOf(series: Series<RelationshipRecord>): Spell[] {
  const spells: Spell[] = [];
  let before = new Map<string, Begun>();
  for (const [at, placed] of series.versions.entries()) {
    const next = series.versions[at + 1];
    const now = begunIn(placed, before);
    const later = next && begunIn(next, now);
    for (const [key, begun] of now) {
      spells.push(declared(placed, begun, next));
      const rest = next && later && limited(placed, begun, { next, same: later.get(key) });
      if (rest) spells.push(rest);
    }
    before = now;
  }
  return spells;
}

interface Begun {
  readonly interest: BodsInterest;
  readonly index: number;
  readonly from: Day;
}

/** The interests of a version by type, directness and occurrence, with the day each begins. */
function begunIn(
  placed: Placed<RelationshipRecord>,
  before: ReadonlyMap<string, Begun>,
): Map<string, Begun> {
  const listed = placed.statement.recordDetails.interests ?? [];
  const interests = listed.length === 0 ? [{}] : listed;
  const begun = new Map<string, Begun>();
  for (const [index, interest] of interests.entries()) {
    const kind = `${interest.type ?? ''} ${interest.directOrIndirect ?? ''}`;
    let count = 1;
    while (begun.has(`${kind} ${count}`)) count += 1;
    const key = `${kind} ${count}`;
    begun.set(key, { interest, index, from: beginOf(placed, interest, before.get(key)) });
  }
  return begun;
}

function beginOf(placed: Placed, interest: BodsInterest, before: Begun | undefined): Day {
  const start = dayIn(interest.startDate);
  if (!before) return start ?? dayOf(placed);
  if (sameSize(interest, before.interest)) return start ?? before.from;
  const restarted = start !== undefined && start !== dayIn(before.interest.startDate);
  const changed = restarted ? start : dayOf(placed);
  const end = dayIn(interest.endDate);
  return end !== undefined && end < changed ? (start ?? before.from) : changed;
}

function declared(placed: Placed<RelationshipRecord>, begun: Begun, next?: Placed): Spell {
  const { recordStatus } = placed.statement;
  const open = recordStatus === 'closed' ? later(begun.from, dayOf(placed)) : '..';
  return {
    placed,
    ...begun,
    to: lastDay(begun) ?? open,
    knownFrom: dayOf(placed),
    ...(next && { supersededFrom: dayOf(next) }),
  };
}

interface After {
  readonly next: Placed<RelationshipRecord>;
  readonly same: Begun | undefined;
}

/** The days that remain of a version when the next one is known; none where that one covers them. */
function limited(
  placed: Placed<RelationshipRecord>,
  begun: Begun,
  { next, same }: After,
): Spell | undefined {
  if (same && sameSize(begun.interest, same.interest)) return undefined;
  const own = lastDay(begun);
  const ends = [dayBefore(dayOf(next)), ...(own ? [own] : []), ...(same ? replaced(same) : [])];
  const to = ends.sort()[0] as Day;
  if (to < begun.from) return undefined;
  return { placed, ...begun, to, knownFrom: dayOf(next), endedBy: next.statement.statementId };
}

function replaced(begun: Begun): Day[] {
  const end = lastDay(begun);
  return [dayBefore(begun.from), ...(end ? [end] : [])];
}

/** Of an interest that ends on the day it begins, that day stays. */
function lastDay({ interest, from }: Pick<Begun, 'interest' | 'from'>): Day | undefined {
  const end = dayIn(interest.endDate);
  return end === undefined ? undefined : later(from, dayBefore(end));
}

function sameSize(first: BodsInterest, second: BodsInterest): boolean {
  return JSON.stringify(first.share ?? {}) === JSON.stringify(second.share ?? {});
}

function later(first: Day, second: Day): Day {
  return first > second ? first : second;
}

function dayIn(text: string | undefined): Day | undefined {
  return text === undefined ? undefined : parseDay(text);
}
