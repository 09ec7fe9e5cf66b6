import type { Rule } from '../law/rule.ts';
import {
  fraction,
  type Fraction,
  isRefusal,
  parseQuantity,
  type Quantity,
} from '../model/index.ts';
import { BadCall } from '../model/index.ts';

export const NOT_LEGAL_ADVICE =
  'This applies rules to data as written. It is not legal advice: read the rule and ask a lawyer.';

export interface LegalFields {
  readonly rules: readonly {
    id: string;
    title: string;
    citation: string;
    verified: boolean;
    note?: string;
  }[];
  /** Whether the text, or a report of it, was read for every rule applied. */
  readonly lawVerified: boolean;
  readonly notLegalAdvice: string;
}

/** What every answer that applies law says about that law. */
export function legalFields(rules: readonly Rule[]): LegalFields {
  const applied = [...new Map(rules.map((rule) => [rule.id, rule])).values()];
  return {
    rules: applied.map(({ id, title, citation, verified, note }) => ({
      id,
      title,
      citation,
      verified,
      ...(note !== undefined && { note }),
    })),
    lawVerified: applied.every((rule) => rule.verified),
    notLegalAdvice: NOT_LEGAL_ADVICE,
  };
}

/** A number as it was given, in words of the parameter when it cannot be read. */
export function quantityOf(given: string | number, name: string): Quantity {
  const parsed = parseQuantity(String(given));
  if (isRefusal(parsed)) throw new BadCall(`"${name}": ${parsed.says} ${parsed.try}`);
  return parsed;
}

/** A share between nothing and all; a bare 1 or 0 is the whole or nothing. */
export function shareOf(given: string | number, name: string): Fraction {
  const parsed = quantityOf(given, name);
  const share = parsed.kind === 'share' ? parsed.share : fraction(parsed.count);
  if (share.lt(0) || share.gt(1)) {
    throw new BadCall(
      `"${name}" is a share between 0% and 100%: ${given} is not. Write it as 70% or 7/10.`,
    );
  }
  return share;
}
