import type { Basis, Claim } from '../../evidence/index.ts';
import type { BodsInterest, RelationshipDetails } from './record.ts';
import { readShare } from './share.ts';

/** Interests that are a part of something a register counts. */
export const SIZED: Readonly<Record<string, Basis>> = {
  shareholding: 'capital',
  votingRights: 'votes-gross',
};

/** Interests that are posts. */
export const POSTS: Readonly<Record<string, string>> = {
  boardMember: 'board member',
  boardChair: 'board chair',
  seniorManagingOfficial: 'senior managing official',
};

/** What the standard calls an interest of which nothing is said. */
export const UNKNOWN_INTEREST = 'unknownInterest';

/** The types of interest of BODS 0.4. */
export const INTEREST_KINDS: ReadonlySet<string> = new Set([
  ...Object.keys(SIZED),
  ...Object.keys(POSTS),
  UNKNOWN_INTEREST,
  'appointmentOfBoard',
  'otherInfluenceOrControl',
  'settlor',
  'trustee',
  'protector',
  'beneficiaryOfLegalArrangement',
  'rightsToSurplusAssetsOnDissolution',
  'rightsToProfitOrIncome',
  'rightsGrantedByContract',
  'conditionalRightsGrantedByContract',
  'controlViaCompanyRulesOrArticles',
  'controlByLegalFramework',
  'unpublishedInterest',
  'enjoymentAndUseOfAssets',
  'rightToProfitOrIncomeFromAssets',
  'nominee',
  'nominator',
]);

export interface Parties {
  readonly holder: string;
  readonly issuer: string;
}

/** What stands between an interest and the register, if anything does. */
export type Obstacle =
  'bods-indirect' | 'bods-no-size' | 'bods-other-interest' | 'bods-unspecified-party';

/**
 * Why the interest is no direct holding; posts have no obstacle.
 *
 * An indirect interest and the chain that explains it are one economic stake: the chain counts.
 */
export function obstacleOf(
  interest: BodsInterest,
  relationship: RelationshipDetails,
): Obstacle | undefined {
  const type = interest.type ?? UNKNOWN_INTEREST;
  if (typeof relationship.interestedParty !== 'string' || typeof relationship.subject !== 'string')
    return 'bods-unspecified-party';
  if (SIZED[type] === undefined) return POSTS[type] ? undefined : 'bods-other-interest';
  if (isIndirect(interest, relationship)) return 'bods-indirect';
  return readShare(interest.share).band ? undefined : 'bods-no-size';
}

/** Shares and votes become holdings, posts become roles, everything else stays an interest. */
export function claimOf(
  interest: BodsInterest,
  relationship: RelationshipDetails,
  { holder, issuer }: Parties,
): Claim {
  const type = interest.type ?? UNKNOWN_INTEREST;
  const share = readShare(interest.share);
  if (obstacleOf(interest, relationship) === undefined) {
    const post = POSTS[type];
    if (post !== undefined)
      return { type: 'role', person: holder, post, company: issuer, status: 'current' };
    return {
      type: 'holding',
      holder,
      issuer,
      basis: SIZED[type] as Basis,
      measures: 'level',
      ...share,
    };
  }
  return {
    type: 'interest',
    holder,
    issuer,
    kind: type,
    ...(interest.directOrIndirect && { directness: interest.directOrIndirect }),
    ...(share.band && { band: share.band }),
    ...(interest.details !== undefined && { details: interest.details }),
  };
}

function isIndirect(interest: BodsInterest, { componentRecords = [] }: RelationshipDetails) {
  if (interest.directOrIndirect === 'indirect') return true;
  return componentRecords.length > 0 && interest.directOrIndirect !== 'direct';
}
