import { type EventClaim, isOf, type Statement } from '../evidence/index.ts';
import { type Day, earliestDay, MODALITIES } from '../model/index.ts';
import { isKnown } from '../register/known.ts';
import type { CaseEvent, CaseFile } from '../register/index.ts';
import { standings } from '../register/standing.ts';
import { byDate, mergeEvents, type StoryEvent } from '../story/index.ts';
import type { Subject } from './operation.ts';

/**
 * The events that a question may show: given ones and those that statements tell, known by then,
 * begun by the date asked, without rejected and dropped statements, one per act.
 */
export function storyEvents(subject: Subject, between: readonly string[]): StoryEvent[] {
  const { caseFile, register } = subject;
  const names = between.map(register.nameOf);
  const all = [...caseFile.events.map(given), ...told(caseFile)]
    .map((event) => renamed(event, register.nameOf))
    .filter((event) => isKnown(event, register.knownAt) && hasBegun(event, register.asOf))
    .filter((event) => names.every((name) => name === event.source || name === event.target));
  return mergeEvents(all).sort(byDate);
}

function given(event: CaseEvent): StoryEvent {
  const modality = MODALITIES.find((known) => known === event.modality) ?? 'asserted';
  return { ...event, modality, pending: false };
}

function told(caseFile: CaseFile): StoryEvent[] {
  const standing = standings(caseFile.reviews);
  return caseFile.statements
    .filter(isOf('event'))
    .filter((statement) => !['rejected', 'dropped'].includes(standing(statement)))
    .map((statement) => toEvent(statement, standing(statement) === 'waiting'));
}

function toEvent(
  { id, claim, modality, from, knownFrom, note }: Statement<EventClaim>,
  pending: boolean,
): StoryEvent {
  return {
    code: claim.code,
    source: claim.source,
    modality,
    pending,
    statements: [id],
    ...(claim.target !== undefined && { target: claim.target }),
    ...(claim.weight !== undefined && { weight: claim.weight }),
    ...(from !== undefined && { date: from }),
    ...(knownFrom !== undefined && { knownFrom }),
    ...(note !== undefined && { note }),
  };
}

function renamed(event: StoryEvent, nameOf: (name: string) => string): StoryEvent {
  return {
    ...event,
    source: nameOf(event.source),
    ...(event.target !== undefined && { target: nameOf(event.target) }),
  };
}

/** What is planned or said of the future is known already and shown as such. */
function hasBegun(event: StoryEvent, asOf: Day): boolean {
  return (
    event.date === undefined || event.modality === 'planned' || earliestDay(event.date) <= asOf
  );
}
