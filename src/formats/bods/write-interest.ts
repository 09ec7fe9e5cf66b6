import type {
  Claim,
  HoldingClaim,
  InterestClaim,
  RoleClaim,
  Statement,
} from '../../evidence/index.ts';
import { INTEREST_KINDS, POSTS, SIZED } from './interest.ts';
import { UNIDENTIFIED } from '../party-names.ts';
import type { BodsInterest, Unspecified } from './record.ts';
import { isWritable, writeShare } from './share.ts';

/** A claim as one interest between two parties, and what of it is lost. */
export interface WrittenInterest {
  readonly holder: string;
  readonly issuer: string;
  readonly interest: BodsInterest;
  readonly lost: readonly string[];
  readonly rounded: boolean;
}

/** The interest of a claim; nothing when BODS has no home for it. */
export function writeInterest(claim: Claim): WrittenInterest | undefined {
  if (claim.type === 'holding') return ofHolding(claim);
  if (claim.type === 'interest') return ofInterest(claim);
  return claim.type === 'role' ? ofRole(claim) : undefined;
}

function ofHolding(claim: HoldingClaim): WrittenInterest | undefined {
  const share = writeShare(claim);
  // Several holders counted as one, and purchases, are no interest of a party.
  if (claim.measures === 'change' || (!share && claim.count === undefined)) return undefined;
  const votes = claim.basis.startsWith('votes');
  const { holder, issuer } = claim;
  const details = detailsOf(claim);
  return {
    holder,
    issuer,
    interest: {
      type: votes ? 'votingRights' : 'shareholding',
      directOrIndirect: 'direct',
      ...(share && { share }),
      ...(details.length > 0 && { details: details.join('; ') }),
    },
    lost: lostOf(claim),
    rounded: claim.stake !== undefined && !isWritable(claim.stake),
  };
}

function detailsOf({ basis, count, voting, votesPerShare, beneficiary }: HoldingClaim): string[] {
  const unit = basis.startsWith('votes') ? 'votes' : 'shares';
  return [
    ...(basis === 'votes-exercisable' ? ['of the exercisable votes'] : []),
    ...(basis === 'shares' ? ['of the shares without treasury shares'] : []),
    ...(count === undefined ? [] : [`${count} ${unit}`]),
    ...(voting === undefined ? [] : [`votes: ${voting}`]),
    ...(votesPerShare ? [`${votesPerShare.count.toFraction()} votes per share`] : []),
    ...(beneficiary === undefined ? [] : [`for ${beneficiary}`]),
  ];
}

const UNTOLD = ['count', 'voting', 'votesPerShare', 'beneficiary', 'lot', 'label'] as const;

function lostOf(claim: HoldingClaim): string[] {
  const printed = claim.stake && claim.band && !claim.band.min.equals(claim.band.max);
  return [
    ...UNTOLD.filter((field) => claim[field] !== undefined),
    ...(claim.basis === 'capital' || claim.basis === 'votes-gross' ? [] : [`basis ${claim.basis}`]),
    ...(printed ? ['printed precision'] : []),
  ];
}

function ofInterest(claim: InterestClaim): WrittenInterest {
  const { holder, issuer, kind, details, band, directness } = claim;
  const share = writeShare(band && band.min.equals(band.max) ? { stake: band.min } : claim);
  const known = INTEREST_KINDS.has(kind);
  // A size beside the register stays there: read back as direct, it would count.
  const indirect = SIZED[kind] !== undefined && share !== undefined && holder !== UNIDENTIFIED;
  const level = indirect ? 'indirect' : directness;
  return {
    holder,
    issuer,
    interest: {
      type: known ? kind : 'otherInfluenceOrControl',
      ...(level && { directOrIndirect: level }),
      ...(share && { share }),
      ...(known ? details !== undefined && { details } : { details: details ?? kind }),
    },
    lost: known ? [] : [`kind ${kind}`],
    rounded: band !== undefined && (!isWritable(band.min) || !isWritable(band.max)),
  };
}

function ofRole({ person, post, company }: RoleClaim): WrittenInterest | undefined {
  const type = POST_TYPES.find(([, form]) => form.test(post))?.[0];
  if (type === undefined || company === undefined) return undefined;
  const own = POSTS[type] === post;
  return {
    holder: person,
    issuer: company,
    interest: { type, directOrIndirect: 'direct', ...(!own && { details: post }) },
    lost: own ? [] : [`post "${post}"`],
    rounded: false,
  };
}

/** Posts by the words of their names, the chair before the other members of a board. */
const POST_TYPES: readonly (readonly [type: string, form: RegExp])[] = [
  ['boardChair', /\bchair(?:man|woman|person)?\b/i],
  ['boardMember', /^(?:board member|(?:\w+ )?director|member of the (?:supervisory )?board)$/i],
  ['seniorManagingOfficial', /senior managing official|\bchief executive\b|\bCEO\b|\bmanager\b/i],
];

const REASONS = [
  'noBeneficialOwners',
  'subjectUnableToConfirmOrIdentifyBeneficialOwner',
  'interestedPartyHasNotProvidedInformation',
  'subjectExemptFromDisclosure',
  'interestedPartyExemptFromDisclosure',
  'unknown',
  'informationUnknownToPublisher',
];

/** The reason that the note begins with, as the reader of a file put it there. */
export function unspecified({ note = '' }: Statement): Unspecified {
  const [first = ''] = note.split('; ');
  const [reason = '', ...words] = first.split(': ');
  if (!REASONS.includes(reason)) return { reason: 'unknown' };
  const description = words.join(': ');
  return { reason, ...(description !== '' && { description }) };
}
