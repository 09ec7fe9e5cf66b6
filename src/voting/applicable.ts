import { isInForce, isLawOf, type Law, rulesFor } from '../law/law.ts';
import type { Reach, SuspensionRule } from '../law/suspension-rule.ts';
import type { Entity, Finding } from '../model/index.ts';
import type { Register } from '../register/register.ts';

/**
 * The suspension rules of an issuer at the register's date: those the register names, else those of
 * the issuer's country. A named rule of another country does not apply to the issuer; when its
 * country is not known, what the register names applies.
 */
export function suspensionRules(register: Register, law: Law, issuer: string): SuspensionRule[] {
  const country = register.entities.get(issuer)?.law;
  if (!register.rules) return rulesFor(law, country, 'suspension', register.asOf);
  return register.rules
    .map((id) => law.rules.get(id))
    .filter((rule) => rule?.kind === 'suspension')
    .filter((rule) => country === undefined || isLawOf(rule, country))
    .filter((rule) => isInForce(rule, register));
}

/** Rules that the register names and the law does not know. */
export function unknownRules(register: Register, law: Law): Finding[] {
  return (register.rules ?? [])
    .filter((id) => !law.rules.has(id))
    .map((id) => ({
      code: 'unknown-rule',
      severity: 'error',
      about: id,
      says: `The rule "${id}" is not known, so it was not applied.`,
      try: 'Name a rule of docs/law.md, or add it in a rules file (--law FILE).',
    }));
}

/** Two companies before a rule: whose shares, and who holds them. */
export interface Parties {
  readonly issuer: Entity | undefined;
  readonly holder: Entity | undefined;
  /** The register names the rule: it is meant to be applied. */
  readonly named: boolean;
}

/**
 * Whether the rule is for such companies. A form or listing that is not known does not exclude them; a
 * country of the holder that is not known does, unless the register itself names the rule.
 */
export function reaches(reach: Reach | undefined, { issuer, holder, named }: Parties): boolean {
  if (!reach) return true;
  if (reach.issuerForms && !mayBe(issuer?.form, reach.issuerForms)) return false;
  if (reach.holderForms && !mayBe(holder?.form, reach.holderForms)) return false;
  if (
    reach.eitherForms &&
    !mayBe(issuer?.form, reach.eitherForms) &&
    !mayBe(holder?.form, reach.eitherForms)
  )
    return false;
  if (reach.eitherListed && issuer?.listed === false && holder?.listed === false) return false;
  if (!reach.holderOfSameLaw) return true;
  if (issuer?.law === undefined || holder?.law === undefined) return named;
  return issuer.law === holder.law;
}

/** What a rule asks about the companies and the register does not say. */
export function assumptions(reach: Reach | undefined, { issuer, holder }: Parties): string[] {
  if (!reach) return [];
  const asked = reach.issuerForms ?? reach.eitherForms;
  return [
    ...(asked && issuer?.form === undefined
      ? [`the form of ${issuer?.name ?? 'the issuer'} is taken to be one of ${asked.join(', ')}`]
      : []),
    ...(reach.holderOfSameLaw && holder?.law === undefined
      ? [`${holder?.name ?? 'the holder'} is taken to be of the same country`]
      : []),
    ...(reach.eitherListed && !issuer?.listed && !holder?.listed
      ? ['one of the two is taken to be listed']
      : []),
  ];
}

function mayBe(form: string | undefined, forms: readonly string[]): boolean {
  if (form === undefined) return true;
  const plain = form.replaceAll(/[.\s]/g, '').toUpperCase();
  return forms.some((known) => known.toUpperCase() === plain);
}
