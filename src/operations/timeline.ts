import { z } from 'zod';
import { ALLIANCE_CODEBOOK, codeEntry, type StoryEvent, weightOf } from '../story/index.ts';
import type { Operation } from './operation.ts';
import { storyEvents } from './story-events.ts';

const input = z.strictObject({
  between: z
    .array(z.string().min(1))
    .max(2)
    .optional()
    .describe('one or two names; without it, everybody'),
});
type Input = z.infer<typeof input>;

/** Dated acts between partners, each with every statement that tells of it. */
export const timeline: Operation<Input> = {
  name: 'timeline',
  summary: 'what happened between whom, with every source',
  positional: ['between'],
  input,
  output: z.looseObject({ rows: z.array(z.looseObject({ code: z.string(), source: z.string() })) }),
  columns: [
    ['date', 'Date'],
    ['code', 'Code'],
    ['what', 'What'],
    ['source', 'Who'],
    ['target', 'Towards'],
    ['weight', 'Weight'],
    ['modality', 'Said as'],
    ['status', 'Status'],
    ['statements', 'Statements'],
  ],
  answer(subject, { between = [] }) {
    const events = storyEvents(subject, between);
    return {
      headline: headlineOf(events, between),
      method: ALLIANCE_CODEBOOK.id,
      base: 'acts, merged by code, parties and date within three days',
      rows: events.map(rowOf),
      explanation: events.map((event) => ({
        says: sentenceOf(event),
        statements: event.statements,
      })),
    };
  },
};

function headlineOf(events: readonly StoryEvent[], between: readonly string[]): string {
  const whom = between.length === 0 ? '' : ` of ${between.join(' and ')}`;
  if (events.length === 0) return `No event${whom} is known.`;
  const dated = events.filter(({ date }) => date !== undefined);
  const [first, last] = [dated[0]?.date, dated.at(-1)?.date];
  const span = first === undefined || last === undefined ? '' : `, from ${first} to ${last}`;
  return `${events.length} ${events.length === 1 ? 'event' : 'events'}${whom}${span}.`;
}

function rowOf(event: StoryEvent): Record<string, unknown> {
  const weight = weightOf(event, ALLIANCE_CODEBOOK);
  return {
    code: event.code,
    ...(event.pending && { status: 'pending' }),
    what: codeEntry(ALLIANCE_CODEBOOK, event.code)?.type ?? 'an act outside the codebook',
    ...(event.date !== undefined && { date: event.date }),
    source: event.source,
    ...(event.target !== undefined && { target: event.target }),
    ...(weight !== undefined && { weight }),
    modality: event.modality,
    ...(event.knownFrom !== undefined && { knownFrom: event.knownFrom }),
    ...(event.note !== undefined && { note: event.note }),
    statements: event.statements,
  };
}

function sentenceOf(event: StoryEvent): string {
  const when = event.date === undefined ? 'Undated' : event.date;
  const towards = event.target === undefined ? '' : ` towards ${event.target}`;
  return `${when}: ${event.source}${towards}, ${event.code} (${event.modality}).`;
}
