import type { ControlGround, ControlRule } from '../law/control-rule.ts';
import type { Agreement, AgreementKind } from '../model/index.ts';
import type { Register } from '../register/register.ts';

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
  const kinds = [rule.measure, ...rule.grounds].map((ground) => KINDS[ground]);
  return register.agreements.filter(
    (agreement) =>
      kinds.includes(agreement.kind) &&
      agreement.issuer === issuer &&
      isHeldBy(agreement, issuer, isOwn),
  );
}

/** All parties are the holder or its own companies; the issuer itself may have signed too. */
function isHeldBy(
  { parties }: Agreement,
  issuer: string,
  isOwn: (party: string) => boolean,
): boolean {
  const others = parties.filter((party) => party !== issuer);
  return others.length > 0 && others.every(isOwn);
}
