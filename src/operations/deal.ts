import { z } from 'zod';
import {
  applySteps,
  type DealResult,
  isRefused,
  parseSteps,
  type Refused,
} from '../deals/index.ts';
import type { Register } from '../register/index.ts';
import { attempt } from './asked.ts';
import { conditionsOf } from './deal-conditions.ts';
import { type Effects, effectsOf, type MarketQuestion } from './deal-effects.ts';
import type { Answer, NestedAsk, Operation, Subject } from './operation.ts';

const steps = z.array(z.unknown()).min(1);

const input = z.strictObject({
  steps: steps.describe('the steps of the deal, in order, as JSON or from a scenario file'),
  asks: z
    .array(z.looseObject({ ask: z.string().min(1) }))
    .default([])
    .describe('questions to answer on the register after the deal'),
  against: steps
    .optional()
    .describe('steps of another deal: effects are measured against it instead of against today'),
  market: z
    .record(z.string(), z.union([z.string(), z.number()]))
    .optional()
    .describe('market shares by company, to measure concentration before and after'),
});
type Input = z.infer<typeof input>;

/** What a deal would change, for every holder that it touches; refused, when it cannot be done. */
export const deal: Operation<Input> = {
  name: 'deal',
  summary: 'what a deal would change: stakes, votes, control, blocking and thresholds',
  positional: [],
  input,
  output: z.looseObject({
    breaches: z.array(z.string()),
    answers: z.array(z.looseObject({})),
    rows: z.array(z.looseObject({})),
  }),
  columns: [
    ['holder', 'Holder'],
    ['issuer', 'Issuer'],
    ['capitalBefore>capitalAfter', 'Capital'],
    ['exercisableBefore>exercisableAfter', 'Votes'],
    ['freeBefore>freeAfter', 'Free votes'],
  ],
  answer(subject, asked) {
    const base = asked.against ? run(subject.register, asked.against) : undefined;
    if (base && isRefused(base)) return refusal(base, 'The deal that is compared against');
    const result = run(subject.register, asked.steps);
    if (isRefused(result)) return refusal(result, 'The deal');
    const before = base ? at(subject, base.register) : subject;
    const after = at(subject, result.register);
    const effects = effectsOf(before, after, marketOf(asked));
    const disagree = effects.said.filter(({ agrees }) => agrees === false);
    return {
      headline: headlineOf(result, effects.rows.length),
      steps: result.steps,
      breaches: [...new Set(result.breaches.map(({ id }) => id))],
      ended: result.ended,
      disagreements: disagree.map(({ says }) => says),
      conditions: conditionsOf(subject, asked.steps),
      ...effects,
      answers: asked.asks.map((nested) => answerNested(after, nested)),
      explanation: [...explained(result), ...effectSteps(effects)],
    };
  },
};

function marketOf({ market, steps: written }: Input): MarketQuestion | undefined {
  return market && { market, steps: written };
}

function run(register: Register, written: readonly unknown[]): DealResult | Refused {
  const parsed = parseSteps(written);
  return isRefused(parsed) ? parsed : applySteps(register, parsed);
}

/** The same question asker, looking at another register. */
export function at(subject: Subject, register: Register): Subject {
  return { ...subject, register };
}

/** Expectations and dates belong to who asks: the register of the deal is of its own day. */
export function answerNested(subject: Subject, nested: Readonly<Record<string, unknown>>): object {
  const { expected: _, asOf: __, knownAt: ___, ...ask } = nested;
  return attempt(subject, ask as NestedAsk);
}

function refusal(refused: Refused, which: string): Answer {
  return {
    headline: `${which} cannot be done. ${refused.says} ${refused.try}`,
    refused: { code: refused.code, at: refused.at, says: refused.says, try: refused.try },
    breaches: [],
    answers: [],
    rows: [],
    explanation: [{ says: refused.says }, { says: refused.try }],
  };
}

function headlineOf(result: DealResult, changed: number): string {
  const count = result.steps.length;
  const breached = result.breaches.map(({ id }) => id).join(', ');
  const breach = breached === '' ? '' : ` It breaches ${breached}.`;
  const done =
    count === 1 ? 'The step can be done and changes' : `The ${count} steps can be done and change`;
  return `${done} ${changed === 1 ? '1 holding' : `${changed} holdings`}.${breach}`;
}

/** The effects in sentences: votes, verdicts, lines, what is owned through others, what sources said. */
function effectSteps(effects: Effects): Answer['explanation'] {
  const text = (field: unknown) => String(field);
  return [
    ...effects.revived.map(({ holder, issuer, rule, instead }) => ({
      says: `${text(holder)} can vote in ${text(issuer)}: ${text(rule)} no longer silences it${instead === undefined ? '' : `, as it did in ${text(instead)}`}.`,
      rule: text(rule),
    })),
    ...effects.silenced.map(({ holder, issuer, rule }) => ({
      says: `${text(holder)} cannot vote in ${text(issuer)} any more (${text(rule)}).`,
      rule: text(rule),
    })),
    ...effects.control.map(({ holder, issuer, test, before, after }) => ({
      says: `Control of ${text(issuer)} by ${text(test)}${holder === undefined ? '' : `, ${text(holder)}`}: ${text(before)}, then ${text(after)}.`,
    })),
    ...effects.blocks.map(({ holder, issuer, rule, before, after }) => ({
      says: `${text(holder)} blocks ${text(rule)} at ${text(issuer)}: ${text(before)}, then ${text(after)}.`,
    })),
    ...effects.thresholds.map(({ holder, issuer, rule, before, after }) => ({
      says: `${text(holder)} in ${text(issuer)}, ${text(rule)}: ${text(before)}, then ${text(after)}.`,
    })),
    ...effects.lookThrough.slice(0, MOST_TOLD).map((row) => ({
      says: `${text(row['holder'])} owns of ${text(row['issuer'])} through others ${text(row['integratedBefore'])}, then ${text(row['integratedAfter'])}.`,
    })),
    ...effects.said.map(({ says, statements }) => ({
      says: text(says),
      statements: statements as readonly string[],
    })),
  ];
}

const MOST_TOLD = 20;

function explained(result: DealResult): Answer['explanation'] {
  return [
    ...result.steps.map((says, index) => ({ says: `Step ${index + 1}: ${says}` })),
    ...result.breaches.map(({ says }) => ({ says })),
    ...result.ended.map((id) => ({ says: `The agreement ${id} ends with it.` })),
  ];
}
