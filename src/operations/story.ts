import { z } from 'zod';
import { type Day, earliestDay, BadCall, BadInput, NoAnswer } from '../model/index.ts';
import { registerAt } from '../register/register-at.ts';
import { ALLIANCE_CODEBOOK, codeEntry, type StoryEvent, weightOf } from '../story/index.ts';
import { entangled } from './entangled.ts';
import { known } from './names.ts';
import type { Answer, Operation, Subject } from './operation.ts';
import { storyEvents } from './story-events.ts';

const input = z.strictObject({
  between: z
    .array(z.string().min(1))
    .min(1)
    .max(2)
    .optional()
    .describe('one or two names whose acts are told; without it, the two most entangled'),
  hops: z.number().int().min(1).max(4).default(1).describe('how far around them each chart goes'),
  most: z.number().int().min(1).max(60).default(12).describe('how many days are told at most'),
});
type Input = z.infer<typeof input>;

type Row = Readonly<Record<string, unknown>>;

/** What was done on one day, the register of that day, and what had changed since the day before it. */
interface Scene {
  readonly date: Day;
  readonly title: string;
  readonly acts: readonly Row[];
  readonly changes: readonly string[];
  readonly chart: string;
  readonly rows: readonly Row[];
  readonly svg?: string;
  readonly statements: readonly string[];
}

/** The weightiest days of two partners, in order, each with its acts, its chart and its quotes. */
export const story: Operation<Input> = {
  name: 'story',
  summary: 'the story of two partners, day by day, each with the chart of the day and its quotes',
  positional: ['between'],
  input,
  output: z.looseObject({ between: z.array(z.string()), scenes: z.array(z.looseObject({})) }),
  columns: [
    ['date', 'Date'],
    ['title', 'What happened'],
    ['statements', 'Statements'],
  ],
  answer(subject, asked) {
    const { register } = subject;
    const between = asked.between?.map(register.nameOf) ?? entangled(register).slice(0, 2);
    const [focus] = between;
    if (focus === undefined) throw new NoAnswer('No company is known on this day.');
    const days = weightiest(subject, between, asked.most);
    const scenes: Scene[] = [];
    for (const [date, events] of days)
      scenes.push(
        sceneOf(subject, events, { date, focus, hops: asked.hops, before: scenes.at(-1) }),
      );
    return {
      headline: headlineOf(between, scenes),
      between,
      method: `${ALLIANCE_CODEBOOK.id}; the days of the greatest weight`,
      base: 'ofIssuedShares',
      rows: scenes.map(({ date, title, statements }) => ({ date, title, statements })),
      scenes,
      explanation: scenes.map(({ date, title, statements }) => ({
        says: `${date}: ${title}`,
        statements,
      })),
    };
  },
};

function headlineOf(between: readonly string[], scenes: readonly Scene[]): string {
  const who = between.join(' and ');
  const [first, last] = [scenes[0]?.date, scenes.at(-1)?.date];
  if (first === undefined || last === undefined) return `No dated act of ${who} is known.`;
  const count = scenes.length === 1 ? '1 day' : `${scenes.length} days`;
  return `${who} in ${count}, from ${first} to ${last}.`;
}

/** Dated acts that count, by their first day; the days of the greatest weight, in order. */
function weightiest(
  subject: Subject,
  between: readonly string[],
  most: number,
): readonly (readonly [Day, readonly StoryEvent[]])[] {
  const days = new Map<Day, StoryEvent[]>();
  for (const event of storyEvents(subject, between)) {
    if (event.pending || event.date === undefined) continue;
    if (event.modality !== 'asserted' && event.modality !== 'reported') continue;
    const day = earliestDay(event.date);
    if (day <= subject.register.asOf) days.set(day, [...(days.get(day) ?? []), event]);
  }
  const weight = (events: readonly StoryEvent[]) =>
    Math.max(...events.map((event) => Math.abs(weightOf(event, ALLIANCE_CODEBOOK) ?? 0)));
  return [...days]
    .sort(([one, acts], [other, more]) => weight(more) - weight(acts) || one.localeCompare(other))
    .slice(0, most)
    .sort(([one], [other]) => one.localeCompare(other));
}

interface Place {
  readonly date: Day;
  readonly focus: string;
  readonly hops: number;
  readonly before: Scene | undefined;
}

function sceneOf(subject: Subject, events: readonly StoryEvent[], place: Place): Scene {
  const { date, focus, hops, before } = place;
  const { knownAt } = subject.register;
  const register = registerAt(subject.caseFile, {
    asOf: date,
    ...(knownAt !== undefined && { knownAt }),
  });
  const drawn = chartOf({ ...subject, register }, focus, hops);
  const rows = typeof drawn === 'string' ? [] : (drawn['rows'] as readonly Row[]);
  const acts = events.map(actOf);
  return {
    date,
    title: acts.map(({ says }) => says).join('; '),
    acts,
    changes: before ? changesBetween(before.rows, rows) : [],
    chart: typeof drawn === 'string' ? drawn : drawn.headline,
    rows,
    ...(typeof drawn !== 'string' && { svg: String(drawn['svg']) }),
    statements: [...new Set(events.flatMap(({ statements }) => statements))],
  };
}

function actOf(event: StoryEvent): Row {
  const what = codeEntry(ALLIANCE_CODEBOOK, event.code)?.type ?? event.code;
  const towards = event.target === undefined ? '' : ` towards ${event.target}`;
  const weight = weightOf(event, ALLIANCE_CODEBOOK);
  return {
    says: `${event.source}${towards}: ${what}`,
    code: event.code,
    ...(event.date !== undefined && { date: event.date }),
    ...(weight !== undefined && { weight }),
    modality: event.modality,
    ...(event.note !== undefined && { note: event.note }),
    statements: event.statements,
  };
}

/** The chart of the day, or in words why there is none. */
function chartOf(subject: Subject, focus: string, hops: number): Answer | string {
  try {
    known(subject.register, focus);
    return subject.ask(subject, { ask: 'diagram', focus, hops });
  } catch (error) {
    if (error instanceof NoAnswer || error instanceof BadCall || error instanceof BadInput)
      return error.message;
    throw error;
  }
}

/** Holdings that the chart before and this one draw differently, in words. */
function changesBetween(before: readonly Row[], now: readonly Row[]): string[] {
  const key = ({ holder, issuer, line }: Row) =>
    JSON.stringify([holder, issuer, line === 'beneficiary']);
  const [was, is] = [before, now].map(
    (rows) => new Map(rows.map((row) => [key(row), row] as const)),
  ) as [Map<string, Row>, Map<string, Row>];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((name) => {
    const [old, fresh] = [was.get(name), is.get(name)];
    const { holder, issuer } = (fresh ?? old) as Row;
    const [first, second] = [old?.['stake'] ?? 'none', fresh?.['stake'] ?? 'none'];
    return first === second
      ? []
      : [`${String(holder)} in ${String(issuer)}: ${String(first)} > ${String(second)}`];
  });
}
