import type { HoldingClaim, ProjectClaim, Statement } from '../evidence/index.ts';
import { bandText, decimalText, groupedDigits, withoutEndZeros } from '../model/index.ts';

/** What a statement says, as a plain sentence: "French State: 44,387,915 shares of Renault from 2014-12-31". */
export function claimText({ claim, from, to, modality }: Statement): string {
  const time = periodText(from, to);
  const manner = modality === 'asserted' || modality === 'reported' ? '' : ` (${modality})`;
  switch (claim.type) {
    case 'holding':
      return `${claim.holder}: ${amountText(claim)} of ${claim.issuer}${time}${manner}`;
    case 'total':
      return `${claim.issuer}: ${groupedDigits(claim.count.toString())} ${TOTALS[claim.of]}${time}${manner}`;
    case 'vote':
      return `${claim.actor}: ${claim.action} on ${claim.subject ?? 'a resolution'}${manner}`;
    case 'deal':
      return `${claim.kind} of ${claim.parties.join(' and ')}: ${claim.status}${manner}`;
    case 'role':
      return `${claim.person}: ${claim.post}${claim.company === undefined ? '' : ` of ${claim.company}`}, ${claim.status}${manner}`;
    case 'project':
      return `${projectText(claim)}${time}${manner}`;
    case 'event':
      return `${claim.source}${claim.target === undefined ? '' : ` to ${claim.target}`}: ${claim.code}${time}${manner}`;
    case 'org_event':
      return `${claim.kind} of ${claim.actors.join(' and ')}${time}${manner}`;
    case 'speech':
      return `${claim.speaker}: “${claim.gist}”${time}${manner}`;
    case 'hearsay':
      return `${claim.outlet}${claim.cites === undefined ? '' : `, citing ${claim.cites}`}`;
    case 'agreement':
      return `agreement ${claim.agreement.id} of ${claim.agreement.parties.join(' and ')}${time}`;
    case 'entity':
      return claim.entity.name;
    case 'interest': {
      const size = claim.band ? ` ${bandText(claim.band)}` : '';
      return `${claim.holder}: ${claim.directness === undefined ? '' : `${claim.directness} `}${claim.kind}${size} in ${claim.issuer}${time}${manner}`;
    }
  }
}

/** "shared_model of Renault and Mitsubishi Motors, led by Renault in Europe: running". */
export function projectText({ kind, parties, leader, scope, topic, status }: ProjectClaim): string {
  const led = leader === undefined ? '' : `, led by ${leader}`;
  const where = scope === undefined ? '' : ` in ${scope}`;
  const what = topic === undefined ? '' : ` (${topic})`;
  return `${kind} of ${parties.join(' and ')}${led}${where}${what}: ${status}`;
}

const TOTALS = {
  issuedShares: 'issued shares',
  treasuryShares: 'own shares',
  grossVotes: 'gross votes',
  exercisableVotes: 'exercisable votes',
} as const;

/** "43.4%", "1,831,837,027 shares", with the base where it is not capital. */
export function amountText(claim: HoldingClaim): string {
  if (claim.count !== undefined)
    return `${groupedDigits(claim.count.toString())} ${claim.basis.startsWith('votes') ? 'votes' : 'shares'}`;
  const percent = claim.stake
    ? `${withoutEndZeros(decimalText(claim.stake.mul(100), 4))}%`
    : 'a part';
  return claim.basis === 'capital' ? percent : `${percent} ${BASES[claim.basis]}`;
}

const BASES = {
  'votes-gross': 'of the gross votes',
  'votes-exercisable': 'of the exercisable votes',
  shares: 'without own shares',
} as const;

function periodText(from: string | undefined, to: string | undefined): string {
  if (from === undefined) return '';
  if (to === undefined || to === '..') return ` from ${from}`;
  return to === from ? ` on ${from}` : ` from ${from} to ${to}`;
}
