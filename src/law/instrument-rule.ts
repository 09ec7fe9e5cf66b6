import type { PartialDate } from '../model/index.ts';
import type { RuleHead } from './rule.ts';

/** Extra votes for shares that stay registered in one name. */
export interface InstrumentRule extends RuleHead {
  readonly kind: 'instrument';
  readonly votesPerShare: number;
  /** Years of registration that earn the votes. */
  readonly years: number;
  /** `listed`: by law, unless the articles opt out; `articles`: only where the articles provide for it. */
  readonly applies: 'listed' | 'articles';
  /** First day that counts; time registered before it earns nothing. */
  readonly countsFrom?: PartialDate;
}

/** A way of working that rules refer to; it decides nothing by itself. */
export interface MethodRule extends RuleHead {
  readonly kind: 'method';
}

/** A contract known by name; what it does stands in the agreements of a case. */
export interface ContractRule extends RuleHead {
  readonly kind: 'contract';
}
