import type { Fraction, PartialDate } from '../model/index.ts';
import type { ConcentrationRule } from './concentration-rule.ts';
import type { ControlRule } from './control-rule.ts';
import type { ContractRule, InstrumentRule, MethodRule } from './instrument-rule.ts';
import type { MajorityRule } from './majority-rule.ts';
import type { SuspensionRule } from './suspension-rule.ts';
import type { ThresholdRule } from './threshold-rule.ts';

/** A legal line: `strict` asks for more than `share`, otherwise at least `share` is enough. */
export interface Quota {
  readonly share: Fraction;
  readonly strict: boolean;
}

/** What every rule says about itself. Dates are inclusive; absent means not known or open. */
export interface RuleHead {
  readonly id: string;
  /** Country whose law it is: `FR`, `JP`, `US-DE`; `any` for all, `EU`, `IFRS` for those regimes. */
  readonly jurisdiction: string;
  readonly title: string;
  readonly validFrom?: PartialDate;
  readonly validTo?: PartialDate;
  /** Which date decides the version: the meeting, or the close of the financial year. */
  readonly validityMeasuredOn?: 'meeting' | 'yearClosed';
  readonly citation: string;
  /** Whether the text, or a report of it, was read. */
  readonly verified: boolean;
  readonly note?: string;
}

export type Rule =
  | MajorityRule
  | SuspensionRule
  | InstrumentRule
  | MethodRule
  | ContractRule
  | ControlRule
  | ThresholdRule
  | ConcentrationRule;

/** Whether a measured share meets the line; exact, with the strictness of the rule. */
export function meets(value: Fraction, quota: Quota): boolean {
  return quota.strict ? value.gt(quota.share) : value.gte(quota.share);
}
