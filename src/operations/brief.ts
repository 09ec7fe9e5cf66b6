import { z } from 'zod';
import { drawingSvg } from '../formats/scene-svg.ts';
import type { BriefRow, BriefSection } from '../formats/brief.ts';
import { rulesFor } from '../law/law.ts';
import { BadCall, BadInput, NoAnswer } from '../model/index.ts';
import type { Register } from '../register/index.ts';
import { drawingOf } from './diagram.ts';
import { entangled } from './entangled.ts';
import { known } from './names.ts';
import type { Answer, NestedAsk, Operation, Subject } from './operation.ts';

const input = z.strictObject({
  issuers: z
    .array(z.string().min(1))
    .optional()
    .describe('the companies to tell about; without it, those most entangled'),
  events: z.number().int().min(0).max(200).default(12).describe('how many of the last events'),
  conflicts: z
    .number()
    .int()
    .min(0)
    .max(200)
    .default(20)
    .describe('how many disagreements between sources'),
});
type Input = z.infer<typeof input>;

const NOT_LEGAL_ADVICE =
  'Computed from the statements and rules named above. It is not legal advice; rules that were not read in full are marked where they are applied.';

type Columns = BriefSection['columns'];

const COLUMNS: Readonly<Record<string, Columns>> = {
  owners: [
    ['holder', 'Holder'],
    ['direct', 'Direct'],
    ['indirect', 'Through others'],
    ['integrated', 'In all'],
    ['range', 'Range'],
    ['via', 'Held by'],
  ],
  votes: [
    ['holder', 'Holder'],
    ['gross', 'Gross votes'],
    ['exercisable', 'Exercisable'],
    ['free', 'Free'],
    ['suspendedBy', 'Suspended by'],
    ['neutral', 'Neutral'],
  ],
  block: [
    ['holder', 'Holder'],
    ['when', 'Blocks'],
    ['shareOfDecidingVotes', 'Of deciding votes'],
  ],
  controllers: [
    ['test', 'Test'],
    ['controller', 'Controlled by'],
    ['says', 'Why'],
  ],
  conflicts: [
    ['kind', 'Kind'],
    ['about', 'About'],
    ['accounts', 'They say'],
    ['computed', 'Computed'],
  ],
  timeline: [
    ['date', 'Date'],
    ['code', 'Event'],
    ['source', 'From'],
    ['target', 'To'],
    ['weight', 'Weight'],
  ],
};

/** The whole case on one page: owners, votes, controllers, blockers, conflicts, events, the chart. */
export const brief: Operation<Input> = {
  name: 'brief',
  summary: 'the whole case on one page, each number with its source',
  positional: ['issuers'],
  input,
  output: z.looseObject({
    issuers: z.array(z.string()),
    sections: z.array(z.looseObject({})),
    svg: z.string(),
  }),
  answer(subject, asked) {
    const issuers =
      asked.issuers?.map((name) => known(subject.register, name)) ?? entangled(subject.register);
    const sections = [
      ...issuers.flatMap((issuer) => [
        owners(subject, issuer),
        votes(subject, issuer),
        controllers(subject, issuer),
        block(subject, issuer),
      ]),
      conflicts(subject, asked.conflicts),
      timeline(subject, asked.events),
    ];
    return {
      headline: headlineOf(subject.register, issuers),
      issuers,
      sections,
      svg: drawingSvg(drawingOf(subject, { ...near(issuers), most: 8, plans: false })),
      notLegalAdvice: NOT_LEGAL_ADVICE,
      explanation: sections.map(({ title, issuer, headline }) => ({
        says: `${issuer === undefined ? '' : `${issuer}, `}${title}: ${headline}`,
      })),
    };
  },
};

/** The chart of a brief shows what surrounds the first company, so that it stays readable. */
function near([first]: readonly string[]): { readonly focus?: string; readonly hops?: number } {
  return first === undefined ? {} : { focus: first, hops: 2 };
}

function headlineOf(register: Register, issuers: readonly string[]): string {
  const rows = register.holdings.length;
  const told = issuers.length === 0 ? 'no company' : listed(issuers);
  return `${rows} ${rows === 1 ? 'holding' : 'holdings'} on ${register.asOf}; told about: ${told}.`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function owners(subject: Subject, issuer: string): BriefSection {
  return section(
    subject,
    { id: 'owners', issuer, title: 'Who owns it' },
    { ask: 'owners', issuer },
  );
}

function votes(subject: Subject, issuer: string): BriefSection {
  return section(subject, { id: 'votes', issuer, title: 'Who votes' }, { ask: 'votes', issuer });
}

/** One row per test of control: no test speaks for the others. */
function controllers(subject: Subject, issuer: string): BriefSection {
  const frame = { id: 'controllers', issuer, title: 'Who controls it, by which test' };
  const { register, law } = subject;
  const country = rulesFor(law, register.entities.get(issuer)?.law, 'control', register.asOf).map(
    ({ id }) => id,
  );
  const tests = [...new Set(['majority', ...country])];
  const answers = tests.map((test) => ({
    test,
    answer: attempt(subject, { ask: 'controllers', issuer, test }),
  }));
  const told = answers.filter(
    (one): one is { test: string; answer: Answer } => typeof one.answer !== 'string',
  );
  if (told.length === 0) return unanswered(frame, String(answers[0]?.answer));
  return {
    ...frame,
    headline: told.map(({ answer }) => answer.headline)[0] ?? '',
    columns: COLUMNS['controllers'] ?? [],
    rows: told.map(({ test, answer }) => ({
      test,
      controller: controllerText(answer),
      says: answer.headline,
      statements: statementsIn(answer),
    })),
    steps: told.flatMap(({ answer }) => answer.explanation),
    unanswered: false,
  };
}

function controllerText(answer: Answer): string {
  if (typeof answer['ultimate'] === 'string') return answer['ultimate'];
  if (Array.isArray(answer['loop'])) return `a loop: ${answer['loop'].join(', ')}`;
  return answer['undetermined'] === true ? 'undetermined' : 'nobody';
}

function statementsIn(answer: Answer): string[] {
  const steps = answer.explanation.flatMap((step) => step.statements ?? []);
  const own = Array.isArray(answer['statements']) ? (answer['statements'] as string[]) : [];
  return [...new Set([...own, ...steps])];
}

/** Who can block the special resolution of the issuer's law; those who never can are only counted. */
function block(subject: Subject, issuer: string): BriefSection {
  const frame = { id: 'block', issuer, title: 'Who can block it' };
  const rule = specialRule(subject, issuer);
  if (rule === undefined) {
    return unanswered(
      frame,
      `No majority rule of the law of ${issuer} is known, so nobody's block is computed.`,
    );
  }
  const answer = attempt(subject, { ask: 'block', issuer, rule: rule.id });
  if (typeof answer === 'string') return unanswered(frame, answer);
  const rows = rowsOf(answer);
  const able = (rows.length > 0 ? rows : [answer]).filter((row) => row['blocks'] !== 'never');
  return {
    ...frame,
    title: `Who can block it: ${rule.title}`,
    headline: answer.headline,
    columns: COLUMNS['block'] ?? [],
    rows: able.map((row) => ({ ...row, when: whenText(row) })),
    steps: answer.explanation,
    unanswered: false,
  };
}

function whenText(row: BriefRow): string {
  return row['blocks'] === 'always'
    ? 'at any turnout'
    : `below a turnout of ${String(row['flipTurnout'])}`;
}

function specialRule(
  { law, register }: Subject,
  issuer: string,
): { readonly id: string; readonly title: string } | undefined {
  const country = register.entities.get(issuer)?.law;
  const rules = rulesFor(law, country, 'majority', register.asOf).filter(
    ({ body }) => body === 'meeting',
  );
  return (
    rules.find(({ matter }) => matter === 'special') ??
    rules.find(({ matter }) => matter !== 'ordinary') ??
    rules[0]
  );
}

/** Kinds of disagreement, those that a reader must know first. */
const KINDS: readonly string[] = ['label', 'value', 'modality', 'base'];

function conflicts(subject: Subject, most: number): BriefSection {
  const told = section(
    subject,
    { id: 'conflicts', title: 'Where the sources disagree' },
    { ask: 'conflicts' },
  );
  const rank = (row: BriefRow) => KINDS.indexOf(String(row['kind']));
  const rows = told.rows
    .filter((row) => rank(row) >= 0)
    .sort((first, second) => rank(first) - rank(second));
  return { ...told, rows: rows.slice(0, most), steps: [] };
}

function timeline(subject: Subject, most: number): BriefSection {
  const told = section(subject, { id: 'timeline', title: 'The last events' }, { ask: 'timeline' });
  const past = told.rows.filter(
    (row) => typeof row['date'] !== 'string' || row['date'] <= subject.register.asOf,
  );
  return { ...told, rows: most === 0 ? [] : past.slice(-most), steps: [] };
}

interface Frame {
  readonly id: string;
  readonly issuer?: string;
  readonly title: string;
}

function section(subject: Subject, frame: Frame, ask: NestedAsk): BriefSection {
  const answer = attempt(subject, ask);
  if (typeof answer === 'string') return unanswered(frame, answer);
  return {
    ...frame,
    headline: answer.headline,
    columns: COLUMNS[frame.id] ?? [],
    rows: rowsOf(answer),
    steps: answer.explanation,
    unanswered: false,
  };
}

function unanswered(frame: Frame, why: string): BriefSection {
  return { ...frame, headline: why, columns: [], rows: [], steps: [], unanswered: true };
}

function rowsOf(answer: Answer): readonly BriefRow[] {
  return Array.isArray(answer['rows']) ? (answer['rows'] as readonly BriefRow[]) : [];
}

/** The answer, or in words why there is none: one open question does not spoil the page. */
function attempt(subject: Subject, ask: NestedAsk): Answer | string {
  try {
    return subject.ask(subject, ask);
  } catch (error) {
    if (error instanceof NoAnswer || error instanceof BadCall || error instanceof BadInput)
      return error.message;
    throw error;
  }
}
