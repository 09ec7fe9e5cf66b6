import { z } from 'zod';
import {
  addedBy,
  ALLIANCE_CODEBOOK,
  type Codebook,
  placeOf,
  relationCourse,
  type RelationPoint,
  type StoryEvent,
} from '../story/index.ts';
import type { Day } from '../model/index.ts';
import type { Operation, Subject } from './operation.ts';
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
    ['placed', 'Dated by'],
    ['modality', 'Said as'],
    ['count', 'n'],
    ['statements', 'Statements'],
  ],
  answer(subject, { between, halfLife, weights }) {
    const codebook = withWeights(ALLIANCE_CODEBOOK, weights ?? {});
    const events = storyEvents(subject, between);
    const ahead = events.filter((event) => isAhead(event, subject.register.asOf));
    const points = relationCourse(
      events.filter((event) => !ahead.includes(event)),
      codebook,
      halfLife,
    );
    const undated = events.filter((event) => placeOf(event) === undefined);
    const sources = documentSums(subject, undated, codebook);
    return {
      headline: headlineOf(points, between, sources),
      method: `${ALLIANCE_CODEBOOK.id}, half-life ${halfLife} days`,
      base: 'acts between the two, weighted by kind and modality',
      count: points.length,
      rows: points.map(rowOf),
      undated: undated.map((event) => unplacedRow(event, codebook)),
      undatedByDocument: sources,
      ahead: ahead.map((event) => unplacedRow(event, codebook)),
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

/** Placed after the day asked about: planned for then, or told only then; no part of the level yet. */
function isAhead(event: StoryEvent, asOf: Day): boolean {
  const place = placeOf(event);
  return place !== undefined && place.date > asOf;
}

function unplacedRow(event: StoryEvent, codebook: Codebook): Record<string, unknown> {
  const { code, source, target, modality, note, date, statements } = event;
  const added = addedBy(event, codebook);
  return {
    code,
    source,
    ...(target !== undefined && { target }),
    ...(added !== undefined && { added }),
    modality,
    ...(date !== undefined && { date }),
    ...(note !== undefined && { note }),
    statements,
  };
}

interface DocumentSum {
  readonly document: string;
  readonly added: number;
  readonly count: number;
  readonly statements: readonly string[];
}

/** What the acts without any date add up to in each document: the order of the documents is unknown. */
function documentSums(
  { caseFile }: Subject,
  undated: readonly StoryEvent[],
  codebook: Codebook,
): DocumentSum[] {
  const names = new Map(caseFile.statements.map(({ id, citation }) => [id, citation.name]));
  const sums = new Map<string, DocumentSum>();
  for (const event of undated) {
    for (const document of new Set(event.statements.map((id) => names.get(id) ?? id))) {
      const sum = sums.get(document) ?? { document, added: 0, count: 0, statements: [] };
      sums.set(document, {
        document,
        added: Math.round((sum.added + (addedBy(event, codebook) ?? 0)) * 100) / 100,
        count: sum.count + 1,
        statements: [
          ...sum.statements,
          ...event.statements.filter((id) => names.get(id) === document),
        ],
      });
    }
  }
  return [...sums.values()].sort((first, second) => (first.document < second.document ? -1 : 1));
}

/** "Without a date: a.txt −9 (n = 3), b.txt +6 (n = 1)." */
function undatedText(sources: readonly DocumentSum[]): string {
  if (sources.length === 0) return '';
  const parts = sources.map(
    ({ document, added, count }) => `${document} ${signed(added)} (n = ${count})`,
  );
  return ` Without a date: ${parts.join(', ')}.`;
}

function headlineOf(
  points: readonly RelationPoint[],
  between: readonly string[],
  sources: readonly DocumentSum[],
): string {
  const last = points.at(-1);
  const pair = between.join(' and ');
  if (!last) return `No dated event between ${pair} is known.${undatedText(sources)}`;
  const low = points.reduce((lowest, point) => (point.value < lowest.value ? point : lowest), last);
  return `${pair} stand at ${signed(last.value)} on ${last.date} after n = ${last.count} events; the lowest level was ${signed(low.value)} on ${low.date}.${undatedText(sources)}`;
}

function rowOf(point: RelationPoint): Record<string, unknown> {
  const { event } = point;
  return {
    date: point.date,
    value: point.value,
    added: point.added,
    placed: point.placed,
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
