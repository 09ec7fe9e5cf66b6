import type { Claim, HoldingClaim, InterestClaim } from '../../evidence/index.ts';
import { percentageText } from '../percentage-text.ts';
import { CONTROLS, type Ends, LINKS, UNKNOWN_LINK } from './link.ts';
import type { Properties } from './write-party.ts';

/**
 * The two families of schemas: that of OpenSanctions has Control; that of Aleph has not, and says
 * votes and rights in the role of an UnknownLink.
 */
export type Family = 'opensanctions' | 'aleph';

/** A claim as a link between two parties, and what of it is lost. */
export interface Link {
  readonly schema: string;
  readonly ends: Ends;
  readonly holder: string;
  readonly issuer: string;
  readonly properties: Properties;
  readonly lost: readonly string[];
  readonly rounded: boolean;
}

/** The link of a claim; nothing when FollowTheMoney has no home for it. */
export function linkOf(claim: Claim, family: Family): Link | undefined {
  if (claim.type === 'holding') return ofHolding(claim, family);
  if (claim.type === 'interest') return ofInterest(claim, family);
  if (claim.type !== 'role' || claim.company === undefined) return undefined;
  const { person: holder, company: issuer, post, status } = claim;
  const properties = { role: [post], status: [status] };
  return { ...link('Directorship', { holder, issuer }), properties };
}

type Pair = Pick<Link, 'holder' | 'issuer'>;

function link(schema: string, { holder, issuer }: Pair): Link {
  const ends = schema === 'UnknownLink' ? UNKNOWN_LINK : (LINKS[schema] as Ends);
  return { schema, ends, holder, issuer, properties: {}, lost: [], rounded: false };
}

const UNTOLD = ['voting', 'votesPerShare', 'beneficiary', 'lot', 'label'] as const;

function ofHolding(claim: HoldingClaim, family: Family): Link | undefined {
  if (claim.measures === 'change') return undefined;
  const size = percentageText(claim);
  if (!size && claim.count === undefined) return undefined;
  const lost = UNTOLD.filter((field) => claim[field] !== undefined);
  if (claim.basis.startsWith('votes')) {
    const said = size?.text ?? `${claim.count} votes`;
    const control = right(claim, { kind: 'votingRights', said }, family);
    return { ...control, lost: [...lost, `votes ${said}`] };
  }
  return {
    ...link('Ownership', claim),
    properties: {
      ...(size && { percentage: [size.text] }),
      ...(claim.count !== undefined && { sharesCount: [String(claim.count)] }),
    },
    lost: [...lost, ...(claim.basis === 'shares' && size ? ['basis shares'] : [])],
    rounded: size?.rounded ?? false,
  };
}

function ofInterest(claim: InterestClaim, family: Family): Link {
  const { kind, band, details, directness } = claim;
  const size = band && percentageText({ band });
  if (kind !== 'shareholding')
    return right(claim, { kind, said: size?.text ?? details ?? '' }, family);
  return {
    ...link('Ownership', claim),
    properties: {
      ...(size ? { percentage: [size.text] } : details !== undefined && { summary: [details] }),
      // A size beside the register stays there: read back as direct, it would count.
      ...((directness === 'indirect' || size) && { ownershipType: ['indirect'] }),
    },
    rounded: size?.rounded ?? false,
  };
}

interface Right {
  readonly kind: string;
  /** Its size, or the source's own name for it. */
  readonly said: string;
}

/** Votes and rights: a Control, or a link whose role says so. */
function right(ends: Pair, { kind, said }: Right, family: Family): Link {
  if (family === 'aleph')
    return { ...link('UnknownLink', ends), properties: { role: [`${kind} ${said}`.trim()] } };
  const type = Object.entries(CONTROLS).find(([, interest]) => interest === kind)?.[0] ?? kind;
  return {
    ...link('Control', ends),
    properties: { controlType: [type], ...(said !== '' && { role: [said] }) },
  };
}
