import { earliestDay, latestDay, type PartialDate } from '../model/index.ts';
import { covers, type Register, revised } from '../register/index.ts';
import { applyAct } from './apply-act.ts';
import { type Breach, breachesOf } from './breaches.ts';
import { withOwnNames } from './named-act.ts';
import type { Done, LedgerEntry } from './outcome.ts';
import { parseStep } from './parse-step.ts';
import type { DealStep } from './step.ts';
import { isStop, type Refused, type Stop, stop } from './stop.ts';

/** A deal that was done: the register after it, each step in a sentence, and what it broke or ended. */
export interface DealResult {
  readonly register: Register;
  readonly steps: readonly string[];
  readonly breaches: readonly Breach[];
  readonly ended: readonly string[];
  readonly ledger: readonly LedgerEntry[];
}

/** Steps from plain data; the first that is none refuses the deal. */
export function parseSteps(written: readonly unknown[]): readonly DealStep[] | Refused {
  const steps: DealStep[] = [];
  for (const [at, plain] of written.entries()) {
    const step = parseStep(plain);
    if (isStop(step)) return refused(step, at);
    steps.push(step);
  }
  return steps;
}

/**
 * The register after all steps, done in order; the first that cannot be done refuses the deal.
 *
 * Dates may stand still and not go backwards. A dated step is done on its day: agreements that have
 * ended by then no longer bind, and the register after it is of that day.
 */
export function applySteps(register: Register, steps: readonly DealStep[]): DealResult | Refused {
  let result: DealResult = { register, steps: [], breaches: [], ended: [], ledger: [] };
  for (const [at, step] of steps.entries()) {
    const dated = onDate(result.register, step.date);
    if (isStop(dated)) return refused(dated, at);
    const done = applyAct(dated, withOwnNames(dated, step.act));
    if (isStop(done)) return refused(done, at);
    result = extended(result, dated, done);
  }
  return result;
}

export function isRefused<T extends object>(result: T | Refused): result is Refused {
  return isStop(result) && 'at' in result;
}

function extended(result: DealResult, before: Register, done: Done): DealResult {
  return {
    register: done.register,
    steps: [...result.steps, done.says],
    breaches: [...result.breaches, ...breachesOf(before, done.moves)],
    ended: [...result.ended, ...done.ended],
    ledger: [...result.ledger, ...done.ledger],
  };
}

function onDate(register: Register, date: PartialDate | undefined): Register | Stop {
  if (date === undefined) return register;
  const day = latestDay(date);
  if (day < register.asOf) {
    return stop(
      'dates-backwards',
      `The step is dated ${date}, and the register before it is of ${register.asOf}.`,
      'Put the steps in the order of their dates, or start from an earlier register.',
    );
  }
  // Stryker disable next-line EqualityOperator: of two days that are the same, either is the later
  const asOf = earliestDay(date) > register.asOf ? earliestDay(date) : register.asOf;
  const agreements = register.agreements.filter((agreement) => covers(agreement, asOf));
  return revised(register, { asOf, agreements });
}

function refused(fault: Stop, at: number): Refused {
  return { ...fault, at, says: `Step ${at + 1}: ${fault.says}` };
}
