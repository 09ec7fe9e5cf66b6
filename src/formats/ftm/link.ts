import type { Claim, InterestClaim } from '../../evidence/index.ts';
import { INTEREST_KINDS } from '../bods/interest.ts';
import { parsePercentage } from '../percentage.ts';
import { type FtmEntity, valuesOf } from './entity.ts';
import type { FtmCode } from './kinds.ts';

/** A schema that links two parties: which property names which end. */
export interface Ends {
  readonly holder: string;
  readonly issuer: string;
}

/** Links that become statements. Control is of the OpenSanctions schema family. */
export const LINKS: Readonly<Record<string, Ends>> = {
  Ownership: { holder: 'owner', issuer: 'asset' },
  Directorship: { holder: 'director', issuer: 'organization' },
  Control: { holder: 'controller', issuer: 'controlled' },
};

/** A link whose role says what it is; it becomes an interest when the role is one of ours. */
export const UNKNOWN_LINK: Ends = { holder: 'subject', issuer: 'object' };

/** Which ends a link of control or ownership has; nothing for parties and links of other kinds. */
export function endsOf(entity: FtmEntity): Ends | undefined {
  const says = entity.schema === 'UnknownLink' && valuesOf(entity, 'role').some(isRight);
  return says ? UNKNOWN_LINK : LINKS[entity.schema];
}

/** Why a link with so many parties at its ends says nothing sure of any two of them. */
export function obstacleOfEnds(holders: number, issuers: number): FtmCode | undefined {
  if (holders === 0 || issuers === 0) return 'ftm-end-missing';
  return holders + issuers > 2 ? 'ftm-several-parties' : undefined;
}

export interface Linked {
  readonly holder: string;
  readonly issuer: string;
  /** What is wrong with the ends: then no share is surely that of these two. */
  readonly obstacle?: FtmCode;
}

/** One claim of a link, and why it is no direct holding, if it is not. */
export interface LinkClaim {
  readonly claim: Claim;
  readonly obstacle?: FtmCode;
}

/** The claims of a link between two parties: one for each value of its percentage. */
export function claimsOf(link: FtmEntity, linked: Linked): LinkClaim[] {
  if (link.schema === 'Directorship') return [directorship(link, linked)];
  if (link.schema === 'Control') return controls(link, linked);
  if (link.schema === 'UnknownLink') return unknownLink(link, linked);
  const percentages = valuesOf(link, 'percentage');
  if (percentages.length > 0) return percentages.map((text) => ownership(link, linked, text));
  return [ownership(link, linked, undefined)];
}

function directorship(link: FtmEntity, { holder, issuer }: Linked): LinkClaim {
  const post = valuesOf(link, 'role')[0] ?? 'director';
  const [status = 'current'] = valuesOf(link, 'status');
  return { claim: { type: 'role', person: holder, post, company: issuer, status } };
}

function ownership(link: FtmEntity, linked: Linked, text: string | undefined): LinkClaim {
  const share = text === undefined ? undefined : parsePercentage(text);
  const indirect = ['ownershipType', 'role'].some((name) =>
    valuesOf(link, name).some((value) => /\bindirect/i.test(value)),
  );
  const obstacle = obstacleOf(linked, { text, known: share !== undefined, indirect });
  const [count] = valuesOf(link, 'sharesCount').filter((value) => /^\d{1,30}$/.test(value));
  const { holder, issuer } = linked;
  if (!obstacle || (obstacle === 'ftm-no-size' && count !== undefined))
    return {
      claim: {
        type: 'holding',
        holder,
        issuer,
        basis: share ? 'capital' : 'shares',
        measures: 'level',
        ...share,
        ...(count !== undefined && !share && { count: BigInt(count) }),
      },
    };
  return {
    obstacle,
    claim: {
      type: 'interest',
      holder,
      issuer,
      kind: 'shareholding',
      ...(indirect && { directness: 'indirect' as const }),
      ...(share && { band: share.band }),
      ...(text !== undefined && { details: text }),
    },
  };
}

interface Size {
  readonly text: string | undefined;
  readonly known: boolean;
  readonly indirect: boolean;
}

function obstacleOf(linked: Linked, { text, known, indirect }: Size): FtmCode | undefined {
  if (linked.obstacle) return linked.obstacle;
  if (indirect) return 'ftm-indirect';
  if (known) return undefined;
  return text === undefined ? 'ftm-no-size' : 'ftm-percentage';
}

/** Types of control as BODS calls the interest. */
export const CONTROLS: Readonly<Record<string, string>> = {
  voting: 'votingRights',
  appointment: 'appointmentOfBoard',
  contractual: 'rightsGrantedByContract',
  nominee: 'nominee',
};

function controls(link: FtmEntity, { holder, issuer }: Linked): LinkClaim[] {
  const types = valuesOf(link, 'controlType');
  const said = valuesOf(link, 'role')[0] ?? '';
  return (types.length > 0 ? types : ['']).map((type): LinkClaim => ({
    obstacle: 'ftm-control',
    claim: {
      ...right(holder, issuer, { kind: kindOf(type), said: said === '' ? type : said }),
      ...(type === 'indirect' && { directness: 'indirect' as const }),
    },
  }));
}

function kindOf(type: string): string {
  return CONTROLS[type] ?? (INTEREST_KINDS.has(type) ? type : 'otherInfluenceOrControl');
}

/** A role such as "votingRights 28.4%" says what the link is; any other says nothing about control. */
function isRight(role: string): boolean {
  return INTEREST_KINDS.has(role.split(' ', 1)[0] ?? '');
}

function unknownLink(link: FtmEntity, { holder, issuer }: Linked): LinkClaim[] {
  return valuesOf(link, 'role')
    .filter(isRight)
    .map((role): LinkClaim => {
      const [kind = ''] = role.split(' ', 1);
      const said = role.slice(kind.length).trim();
      return { obstacle: 'ftm-control', claim: right(holder, issuer, { kind, said }) };
    });
}

interface Right {
  readonly kind: string;
  readonly said: string;
}

/** A size in the words of the link is the size of the interest; other words are its details. */
function right(holder: string, issuer: string, { kind, said }: Right): InterestClaim {
  const band = parsePercentage(said)?.band;
  return {
    type: 'interest',
    holder,
    issuer,
    kind,
    ...(band && { band }),
    ...(!band && said !== '' && { details: said }),
  };
}
