import { z } from 'zod';
import {
  applySteps,
  countText,
  isRefused,
  openBook,
  parseSteps,
  type Refused,
} from '../deals/index.ts';
import { BadCall, fraction, type Fraction, NoAnswer } from '../model/index.ts';
import type { Register } from '../register/index.ts';
import { isPlain } from './asked.ts';
import { at } from './deal.ts';
import { type Goal, goalOf, isReached } from './goal.ts';
import { type Least, leastSize, type Trial } from './least.ts';
import type { Answer, NestedAsk, Operation, Subject } from './operation.ts';
import { sweep } from './sensitivity.ts';
import { countJson, shown } from './shape.ts';

const values = z.array(z.union([z.string(), z.number()])).min(1);

const input = z.strictObject({
  vary: z
    .looseObject({})
    .optional()
    .describe('a step with one "?", such as {"transfer": {…, "shares": "?"}}'),
  until: z
    .looseObject({ ask: z.string().min(1) })
    .optional()
    .describe('a question with the fields of the answer that are wanted'),
  while: z
    .looseObject({ ask: z.string().min(1) })
    .optional()
    .describe('instead of until: the most that leaves this answer as it is'),
  steps: z.array(z.unknown()).default([]).describe('steps that are done before'),
  show: z
    .looseObject({ ask: z.string().min(1) })
    .optional()
    .describe('instead of a goal: a question to answer for every value of over'),
  over: z
    .strictObject({ '?': values, '??': values.optional() })
    .optional()
    .describe('values for "?" and "??" in the steps, in vary and in show'),
});
type Input = z.infer<typeof input>;

/** Parts of a capital are searched in steps of 0.0001 percentage points. */
const GRAIN = 1_000_000n;
/** No company has issued as many shares. */
const CEILING = 10n ** 15n;

/** The least size of a step that reaches a goal, or the most that leaves things as they are. */
export const solve: Operation<Input> = {
  name: 'solve',
  summary: 'the smallest deal that reaches a goal',
  positional: [],
  input,
  output: z.looseObject({ reached: z.boolean().optional() }),
  columns: [
    ['?', '?'],
    ['??', '??'],
    ['blocks', 'Blocks'],
    ['flipTurnout', 'Flip turnout'],
    ['maxYes', 'Most yes'],
    ['blocksAtTurnout', 'Blocks there'],
    ['outcome', 'Outcome'],
    ['yes', 'Yes'],
    ['verdict', 'Control'],
    ['measure', 'Votes'],
    ['ultimate', 'Controller'],
    ['value', 'Holding'],
    ['reached', 'Reached'],
    ['hhi', 'HHI'],
    ['mhhi', 'MHHI'],
    ['delta', 'Delta'],
    ['refused', 'Refused'],
  ],
  answer(subject, asked) {
    if (asked.over || asked.show) return swept(subject, asked);
    const search = searchOf(subject, asked);
    const least = leastSize(
      (size) => tried(search, size),
      search.unit === 'shares' ? CEILING : GRAIN,
    );
    const found = search.until ? least.size : stillHolds(search, least);
    return found === undefined ? unreached(search, least) : solved(search, found, least);
  },
};

interface Search {
  readonly subject: Subject;
  readonly goal: Goal;
  readonly start: Answer;
  readonly until: boolean;
  /** The varied field: counts, or parts of the capital in grains. */
  readonly unit: 'shares' | 'part';
  readonly stepAt: (size: bigint) => unknown;
  readonly issuer: string | undefined;
}

function searchOf(subject: Subject, asked: Input): Search {
  if ((asked.until === undefined) === (asked.while === undefined)) {
    throw new BadCall('solve needs until or while, one of the two.');
  }
  const based = at(subject, baseOf(subject.register, asked.steps));
  const goal = goalOf((asked.until ?? asked.while) as Parameters<typeof goalOf>[0]);
  if (Object.keys(goal.wanted).length === 0) {
    throw new BadCall(`solve: the goal must hold a field of the answer of ${goal.ask.ask}.`);
  }
  const { name, field, body } = unknownIn(asked.vary ?? {});
  return {
    subject: based,
    goal,
    start: based.ask(based, goal.ask),
    until: asked.until !== undefined,
    unit: field === 'shares' ? 'shares' : 'part',
    stepAt: (size) => ({
      [name]: { ...body, [field]: field === 'shares' ? size : `${size}/${GRAIN}` },
    }),
    issuer: typeof body['issuer'] === 'string' ? based.register.nameOf(body['issuer']) : undefined,
  };
}

/** A table instead of a search: how an answer moves with one number, or two. */
function swept(subject: Subject, { over, show, steps, vary, until, while: kept }: Input): Answer {
  if (!over || !show || until || kept) {
    throw new BadCall('solve: a table needs show and over, and neither until nor while.');
  }
  const { '??': second, ...first } = over;
  return sweep(subject, {
    steps: vary ? [...steps, vary] : steps,
    show: show as NestedAsk,
    over: second ? { ...first, '??': second } : first,
  });
}

function baseOf(register: Register, steps: readonly unknown[]): Register {
  const parsed = parseSteps(steps);
  const result = isRefused(parsed) ? parsed : applySteps(register, parsed);
  if (isRefused(result)) throw new NoAnswer(`${result.says} ${result.try}`);
  return result.register;
}

/** The one field that is to be found. */
function unknownIn(vary: Readonly<Record<string, unknown>>) {
  const [name] = Object.keys(vary).filter((key) => key !== 'date');
  const body = name === undefined ? undefined : vary[name];
  const fields = isPlain(body) ? Object.keys(body).filter((field) => body[field] === '?') : [];
  const [field] = fields;
  if (name === undefined || !isPlain(body) || field === undefined || fields.length > 1) {
    throw new BadCall('solve: vary must be one step with exactly one "?" for what is to be found.');
  }
  return { name, field, body };
}

function tried(search: Search, size: bigint): Trial {
  const register = size === 0n ? search.subject.register : after(search, size);
  if (isRefused(register)) return 'too large';
  const subject = at(search.subject, register);
  const holds = isReached(search.goal, subject.ask(subject, search.goal.ask), search.start);
  return holds === search.until ? 'met' : 'not met';
}

/** The register after the step; a refusal that no smaller size would mend is no answer at all. */
function after(search: Search, size: bigint): Register | Refused {
  const parsed = parseSteps([search.stepAt(size)]);
  if (isRefused(parsed)) throw new BadCall(`${parsed.says} ${parsed.try}`);
  const result = applySteps(search.subject.register, parsed);
  if (!isRefused(result)) return result.register;
  if (LIMITS.has(result.code)) return result;
  throw new NoAnswer(`${result.says} ${result.try}`);
}

const LIMITS: ReadonlySet<string> = new Set([
  'more-than-held',
  'rest-too-small',
  'bad-quantity',
  'not-positive',
]);

/** The most that leaves the answer as it is: one less than the least that changes it. */
function stillHolds(search: Search, least: Least): bigint | undefined {
  if (least.size === undefined) return least.largest;
  return least.size === 0n ? undefined : least.size - 1n;
}

function solved(search: Search, size: bigint, least: Least): Answer {
  const register = size === 0n ? search.subject.register : after(search, size);
  const final = isRefused(register) ? search.subject.register : register;
  const stake = stakeOf(search, final, size);
  const amount = search.unit === 'shares' ? `${countText(fraction(size))} shares` : 'a part';
  const part = stake ? ` (${shown({ stake }).stake} of the capital after the step)` : '';
  return {
    headline: `${search.until ? 'The least that reaches the goal is' : 'The most that leaves it so is'} ${amount}${part}.`,
    reached: true,
    ...(search.unit === 'shares' && { shares: countJson(size) }),
    ...(stake && shown({ stake })),
    base: 'ofIssuedShares',
    method: search.until ? 'least' : 'most',
    explanation: steps(search, least, size),
  };
}

function unreached(search: Search, least: Least): Answer {
  const most =
    search.unit === 'shares' ? `${countText(fraction(least.largest))} shares` : 'all of it';
  return {
    headline: search.until
      ? `The goal is not reached: the step can move at most ${most}, and that is not enough.`
      : 'The answer is not so to begin with.',
    reached: false,
    ...(search.unit === 'shares' && { most: countJson(least.largest) }),
    explanation: steps(search, least, undefined),
  };
}

/** What the step moves as a part of the capital after it; a varied part is of the capital before. */
function stakeOf(search: Search, final: Register, size: bigint): Fraction | undefined {
  if (search.unit === 'part') return fraction(size, GRAIN);
  if (search.issuer === undefined) return undefined;
  const book = openBook(final, search.issuer);
  return book.unit === 'shares' && book.complete ? fraction(size).div(book.capital) : undefined;
}

function steps(search: Search, least: Least, size: bigint | undefined): Answer['explanation'] {
  const { ask, ...parameters } = search.goal.ask;
  const goal = `${ask} ${JSON.stringify(parameters)} with ${JSON.stringify(search.goal.wanted)}`;
  const border =
    size !== undefined && size > 0n && search.until
      ? [{ says: `Checked: ${size} does it, ${size - 1n} does not.` }]
      : [];
  return [
    { says: `${search.until ? 'Goal' : 'Kept'}: ${goal}.` },
    { says: `Before the step: ${search.start.headline}` },
    { says: `Found by doubling and halving in ${least.trials} trials.` },
    ...border,
  ];
}
