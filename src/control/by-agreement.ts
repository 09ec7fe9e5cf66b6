import type { ControlGround, ControlRule } from '../law/control-rule.ts';
import type { Agreement, AgreementKind } from '../model/index.ts';
import type { Register } from '../register/register.ts';
import type { ControlRights } from './vote-bands.ts';

const KINDS: Readonly<Partial<Record<ControlRule['measure'] | ControlGround, AgreementKind>>> = {
  appointment: 'appointment',
  contract: 'controlContract',
};

/**
 * The agreements by which a holder has most of the board of an issuer or directs it, as far as the rule
 * knows such control. `isOwn` tells the holder and what it controls; a right that others share is none.
 */
export function controllingAgreements(
  register: Register,
  rule: ControlRule,
  issuer: string,
  isOwn: (party: string) => boolean,
): Agreement[] {
  return register.agreements.filter((agreement) => {
    const parties = partiesBefore(agreement);
    return (
      isKnownTo(rule, agreement) &&
      agreement.issuer === issuer &&
      parties.length > 0 &&
      parties.every(isOwn)
    );
  });
}

/** The rights over all issuers that a rule knows, by their parties. */
export function controlRights(register: Register, rule: ControlRule): ControlRights {
  const rights = new Map<string, string[][]>();
  for (const agreement of register.agreements) {
    const { issuer } = agreement;
    const parties = partiesBefore(agreement);
    if (issuer === undefined || parties.length === 0 || !isKnownTo(rule, agreement)) continue;
    rights.set(issuer, [...(rights.get(issuer) ?? []), parties]);
  }
  return rights;
}

function isKnownTo(rule: ControlRule, { kind }: Agreement): boolean {
  return [rule.measure, ...rule.grounds].some((ground) => KINDS[ground] === kind);
}

/** The issuer itself may have signed too: it has no right over itself. */
function partiesBefore({ parties, issuer }: Agreement): string[] {
  return parties.filter((party) => party !== issuer);
}
