import type { Claim, HoldingClaim } from '../evidence/index.ts';
import type { ReadClaim, Reading } from './reading.ts';
import { calledIn, formsWithin } from './names/text-names.ts';

/** A claim in the neutral schema "crosshold-neutral-claims/1". */
export interface NeutralClaim {
  readonly doc: string;
  readonly type: string;
  readonly slots: Readonly<Record<string, unknown>>;
  readonly modality: string;
  readonly evidence: { readonly start: number; readonly end: number };
  readonly confidence: string;
  readonly score: number;
}

export interface NeutralEvent {
  readonly doc: string;
  readonly code: string;
  readonly source: string;
  readonly target: string | null;
  readonly date: string | null;
  readonly modality: string;
  readonly evidence: { readonly start: number; readonly end: number };
}

export interface Neutral {
  readonly schema: 'crosshold-neutral-claims/1';
  readonly claims: readonly NeutralClaim[];
  readonly events: readonly NeutralEvent[];
}

/** A reading in the neutral schema, for other programs and for scoring: names as the text has them. */
export function neutralOf(reading: Reading): Neutral {
  const everywhere = calledIn(reading.forms);
  const claims: NeutralClaim[] = [];
  const events: NeutralEvent[] = [];
  for (const read of reading.claims) {
    const { modality, from } = read.circumstance;
    const called = calledBy(reading, read, everywhere);
    const evidence = { start: read.start, end: read.end };
    if (read.claim.type === 'event') {
      const { code, source, target } = read.claim;
      events.push({
        doc: reading.name,
        code,
        source: called(source),
        target: target === undefined ? null : called(target),
        date: from ?? null,
        modality,
        evidence,
      });
      continue;
    }
    const body = slotsOf(read.claim, called);
    if (body)
      claims.push({
        doc: reading.name,
        ...body,
        modality,
        evidence,
        confidence: read.band,
        score: rounded(read),
      });
  }
  return { schema: 'crosshold-neutral-claims/1', claims, events };
}

function rounded(read: ReadClaim): number {
  return Math.round(read.score * 1000) / 1000;
}

type Called = (name: string) => string;

/** An actor as the claim names it, else as its sentence does, else as the text mostly does. */
function calledBy(
  { forms }: Reading,
  { forms: own = [], ...claim }: ReadClaim,
  everywhere: (name: string) => string | undefined,
): Called {
  const here = calledIn(formsWithin(forms, claim));
  const itself = calledIn(own);
  return (name) =>
    own.some((form) => form.name === name)
      ? (itself(name) ?? name)
      : (here(name) ?? everywhere(name) ?? name);
}

function slotsOf(claim: Claim, called: Called): Pick<NeutralClaim, 'type' | 'slots'> | undefined {
  switch (claim.type) {
    case 'holding':
      return { type: 'stake', slots: stakeSlots(claim, called) };
    case 'vote': {
      const { actor, action, share, subject, outcome, company } = claim;
      return {
        type: 'vote',
        slots: {
          actor: called(actor),
          action,
          percent: share ? percentOf(share.valueOf()) : null,
          subject: subject ?? null,
          company: company === undefined ? null : called(company),
          outcome: outcome ?? null,
        },
      };
    }
    case 'deal':
      return {
        type: 'deal',
        slots: {
          kind: claim.kind,
          parties: claim.parties.map(called),
          status: claim.status,
          percent: claim.share ? percentOf(claim.share.valueOf()) : null,
        },
      };
    case 'role':
      return {
        type: 'role',
        slots: {
          person: claim.person,
          post: claim.post,
          company: claim.company === undefined ? null : called(claim.company),
          status: claim.status,
        },
      };
    case 'org_event':
      return { type: 'org_event', slots: { kind: claim.kind, actors: claim.actors.map(called) } };
    case 'speech':
      return {
        type: 'statement',
        slots: {
          speaker: called(claim.speaker),
          gist: claim.gist,
          about: claim.about === undefined ? null : called(claim.about),
          addressee: claim.addressee ?? null,
          quoted: claim.quoted,
        },
      };
    case 'hearsay':
      return { type: 'source', slots: { outlet: claim.outlet, cites: claim.cites ?? null } };
    case 'project': {
      const { type, ...slots } = claim;
      return { type, slots: { ...slots, parties: claim.parties.map(called) } };
    }
    default:
      return undefined;
  }
}

function stakeSlots(claim: HoldingClaim, called: Called): Record<string, unknown> {
  return {
    holder: called(claim.holder),
    company: called(claim.issuer),
    percent: claim.stake ? percentOf(claim.stake.valueOf()) : null,
    kind: claim.basis === 'votes-gross' ? 'voting' : 'unspecified',
    action: claim.action ?? 'hold',
    qualifier: claim.label ?? null,
  };
}

function percentOf(share: number): number {
  return Math.round(share * 1_000_000) / 10_000;
}
