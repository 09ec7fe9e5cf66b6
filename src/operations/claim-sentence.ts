import type { Claim, HoldingClaim } from '../evidence/index.ts';
import { bandText } from '../model/index.ts';
import { projectText } from './claim-text.ts';
import { percentText } from './shape.ts';

/** A claim as one plain sentence for people. */
export function claimSentence(claim: Claim): string {
  switch (claim.type) {
    case 'holding':
      return holdingSentence(claim);
    case 'total':
      return `${claim.issuer}: ${claim.of} ${claim.count}`;
    case 'vote': {
      const share = claim.share ? ` ${percentText(claim.share)}` : '';
      const of = claim.company === undefined ? '' : ` of ${claim.company}`;
      return `${claim.actor}: ${claim.action}${share}, ${claim.subject ?? 'a resolution'}${of}`;
    }
    case 'deal': {
      const share = claim.share ? `, ${percentText(claim.share)}` : '';
      return `${claim.kind} of ${claim.parties.join(', ')}: ${claim.status}${share}`;
    }
    case 'role':
      return `${claim.person}: ${claim.post}${claim.company === undefined ? '' : ` of ${claim.company}`} (${claim.status})`;
    case 'project':
      return projectText(claim);
    case 'event':
      return `${claim.code}: ${claim.source}${claim.target === undefined ? '' : ` → ${claim.target}`}`;
    case 'org_event':
      return `${claim.kind} of ${claim.actors.join(', ')}`;
    case 'speech':
      return `${claim.speaker}: “${claim.gist}”`;
    case 'hearsay':
      return `${claim.outlet}${claim.cites === undefined ? '' : ` cites ${claim.cites}`}`;
    case 'agreement':
      return `${claim.agreement.kind} of ${claim.agreement.parties.join(', ')}`;
    case 'entity':
      return `${claim.entity.name} is a ${claim.entity.kind}`;
    case 'interest': {
      const size = claim.band ? `, ${bandText(claim.band)}` : '';
      return `${claim.holder} → ${claim.issuer}: ${claim.directness === undefined ? '' : `${claim.directness} `}${claim.kind}${size}`;
    }
    default:
      return claim satisfies never;
  }
}

function holdingSentence(claim: HoldingClaim): string {
  const size = claim.stake
    ? percentText(claim.stake)
    : claim.count === undefined
      ? 'a stake'
      : `${claim.count} shares`;
  const about = claim.approximate ? 'about ' : '';
  const label = claim.label === undefined ? '' : ` (called a ${claim.label})`;
  return `${claim.holder} → ${claim.issuer}: ${about}${size} (${claim.basis})${label}${claim.measures === 'change' ? ', a change' : ''}`;
}

/** Every name that a claim mentions. */
export function namesIn(claim: Claim): string[] {
  switch (claim.type) {
    case 'holding':
      return [
        claim.holder,
        claim.issuer,
        ...(claim.beneficiary === undefined ? [] : [claim.beneficiary]),
      ];
    case 'total':
      return [claim.issuer];
    case 'vote':
      return [claim.actor, ...(claim.company === undefined ? [] : [claim.company])];
    case 'deal':
    case 'project':
      return [...claim.parties];
    case 'role':
      return [claim.person, ...(claim.company === undefined ? [] : [claim.company])];
    case 'event':
      return [claim.source, ...(claim.target === undefined ? [] : [claim.target])];
    case 'org_event':
      return [...claim.actors];
    case 'speech':
      return [claim.speaker, ...(claim.about === undefined ? [] : [claim.about])];
    case 'hearsay':
      return [claim.outlet, ...(claim.cites === undefined ? [] : [claim.cites])];
    case 'agreement':
      return [
        ...claim.agreement.parties,
        ...(claim.agreement.issuer === undefined ? [] : [claim.agreement.issuer]),
      ];
    case 'entity':
      return [claim.entity.name, ...claim.entity.aliases];
    case 'interest':
      return [claim.holder, claim.issuer];
    default:
      return claim satisfies never;
  }
}
