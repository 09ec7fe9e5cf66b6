import { z } from 'zod';
import {
  ALLIANCE_CODEBOOK,
  type Codebook,
  relationCourse,
  type RelationPoint,
  type StoryEvent,
} from '../story/index.ts';
import type { Operation } from './operation.ts';
import { storyEvents } from './story-events.ts';

const input = z.strictObject({
  between: z.array(z.string().min(1)).length(2).describe('the two partners'),
  halfLife: z.number().positive().default(180).describe('days after which an act counts half'),
  weights: z
    .record(z.string(), z.number().min(-10).max(10))
    .optional()
    .describe('own weights by code, for example PRAISE=1'),
});
type Input = z.infer<typeof input>;

/** Cooperation and conflict between two partners over time: signed, decayed, always with n. */
export const relations: Operation<Input> = {
  name: 'relations',
  summary: 'cooperation and conflict between two partners over time',
  positional: ['between'],
  input,
  output: z.looseObject({ rows: z.array(z.looseObject({ date: z.string(), value: z.number() })) }),
  columns: [
    ['date', 'Date'],
    ['value', 'Level'],
    ['added', 'Added'],
    ['code', 'Code'],
    ['source', 'Who'],
    ['modality', 'Said as'],
    ['count', 'n'],
    ['statements', 'Statements'],
  ],
  answer(subject, { between, halfLife, weights }) {
    const events = storyEvents(subject, between);
    const points = relationCourse(events, withWeights(ALLIANCE_CODEBOOK, weights ?? {}), halfLife);
    const undated = events.filter(({ date }) => date === undefined);
    return {
      headline: headlineOf(points, between),
      method: `${ALLIANCE_CODEBOOK.id}, half-life ${halfLife} days`,
      base: 'acts between the two, weighted by kind and modality',
      count: points.length,
      rows: points.map(rowOf),
      undated: undated.map(({ code, source, target, modality, statements }) => ({
        code,
        source,
        target,
        modality,
        statements,
      })),
      explanation: points.map(stepOf),
    };
  },
};

function withWeights(codebook: Codebook, own: Readonly<Record<string, number>>): Codebook {
  return {
    ...codebook,
    entries: codebook.entries.map((entry) => ({
      ...entry,
      weight: own[entry.code] ?? entry.weight,
    })),
  };
}

function headlineOf(points: readonly RelationPoint[], between: readonly string[]): string {
  const last = points.at(-1);
  const pair = between.join(' and ');
  if (!last) return `No dated event between ${pair} is known.`;
  const low = points.reduce((lowest, point) => (point.value < lowest.value ? point : lowest), last);
  return `${pair} stand at ${signed(last.value)} on ${last.date} after n = ${last.count} events; the lowest level was ${signed(low.value)} on ${low.date}.`;
}

function rowOf(point: RelationPoint): Record<string, unknown> {
  const { event } = point;
  return {
    date: point.date,
    value: point.value,
    added: point.added,
    code: event.code,
    source: event.source,
    ...(event.target !== undefined && { target: event.target }),
    modality: event.modality,
    count: point.count,
    statements: event.statements,
  };
}

function stepOf(point: RelationPoint): {
  readonly says: string;
  readonly statements: StoryEvent['statements'];
} {
  return {
    says: `${point.date}: ${point.event.code} by ${point.event.source} adds ${signed(point.added)}; the level is ${signed(point.value)}.`,
    statements: point.event.statements,
  };
}

function signed(value: number): string {
  return value > 0 ? `+${value}` : `${value}`;
}
