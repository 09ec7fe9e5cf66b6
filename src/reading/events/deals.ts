import type { DealClaim, EventClaim, HoldingClaim } from '../../evidence/index.ts';
import type { Modality } from '../../model/index.ts';
import { type DealSides, type ToldDeal } from '../deals/told-deal.ts';
import type { Mention } from '../mentions/mention.ts';
import { lowerWords, type Page, type SentenceParts } from '../page.ts';
import type { ReadClaim } from '../reading.ts';
import { coreferences } from '../stakes/stakes.ts';
import { words } from '../words/set.ts';

/** Codes that deals and stakes tell, and words alone do not: who rises or falls in whom, who bids for whom. */
export const DEAL_CODES: ReadonlySet<string> = new Set([
  'STAKE_UP_FRIENDLY',
  'STAKE_UP_HOSTILE',
  'STAKE_DOWN_AGREED',
  'STAKE_DOWN_UNILATERAL',
  'MERGER_PROP_BILAT',
  'JV_FORM',
]);

/** An act between two parties. */
interface Act {
  readonly code: string;
  readonly source: Mention;
  readonly target: Mention;
}

/** Coded events that follow from the deals of a text and from the changes of its stakes, once for each pair and direction. */
export function dealEvents(
  page: Page,
  deals: readonly ToldDeal[],
  stakes: readonly ReadClaim<HoldingClaim>[],
): ReadClaim<EventClaim>[] {
  const byStart = new Map(page.inSentence.map((parts) => [parts.sentence.start, parts]));
  const told = deals.flatMap((deal) => {
    const parts = byStart.get(deal.read.start);
    return parts ? eventsOf(page, parts, deal) : [];
  });
  const traded = new Set(
    deals.map(({ read, sides }) => `${read.start}\n${sides.target?.actor.name}`),
  );
  const changed = stakes.flatMap((stake) => {
    if (traded.has(`${stake.start}\n${stake.claim.issuer}`)) return [];
    const parts = byStart.get(stake.start);
    return (parts && changeOf(page, parts, stake)) ?? [];
  });
  const seen = new Set<string>();
  return [...told, ...changed].filter(({ claim: { code, source, target } }) => {
    const keys = keysOf(code, source, target ?? '');
    if (source === target || keys.some((key) => seen.has(key))) return false;
    return seen.add(keys[0] as string);
  });
}

/** A bid is one for its two sides, whoever is said to court whom. */
function keysOf(code: string, source: string, target: string): string[] {
  const key = (first: string, second: string) => `${familyOf(code)}\n${first}\n${second}`;
  return code === 'MERGER_PROP_BILAT'
    ? [key(source, target), key(target, source)]
    : [key(source, target)];
}

/** The codes of one direction count as one. */
function familyOf(code: string): string {
  return code.replace(/_(?:FRIENDLY|HOSTILE|AGREED|UNILATERAL)$/, '');
}

function eventsOf(
  page: Page,
  parts: SentenceParts,
  { read, sides }: ToldDeal,
): ReadClaim<EventClaim>[] {
  const { status } = read.claim;
  const { modality } = read.circumstance;
  if (modality === 'denied' || modality === 'hypothetical') return [];
  return actsOf(page, parts, read.claim, sides).map(({ code, source, target }) => ({
    claim: { type: 'event', code, source: source.actor.name, target: target.actor.name },
    circumstance: { modality: modalityOf(code, status, modality) },
    start: read.start,
    end: read.end,
    coreferences: [source, target].flatMap((mention, at) =>
      coreferences(
        at === 0 ? 'source' : 'target',
        { mention, here: parts.mentions.includes(mention) },
        parts,
      ),
    ),
    band: 'review',
    score: 0.5,
  }));
}

/** A bid that is made is an act, whatever becomes of it; shares that are yet to change hands are planned. */
function modalityOf(code: string, status: string, modality: Modality): Modality {
  if (!code.startsWith('STAKE_')) return modality === 'reported' ? modality : 'asserted';
  return status === 'agreed' ? 'planned' : modality;
}

const TRADED: ReadonlySet<string> = new Set([
  'stake_purchase',
  'stake_sale',
  'acquisition',
  'investment',
]);
const OPEN: ReadonlySet<string> = new Set('completed agreed planned approved'.split(' '));
const OFFERED: ReadonlySet<string> = new Set(
  'proposed completed planned agreed rejected withdrawn failed approved'.split(' '),
);

function actsOf(
  page: Page,
  parts: SentenceParts,
  { kind, status }: DealClaim,
  sides: DealSides,
): Act[] {
  if (kind === 'buyback') return OPEN.has(status) ? soldBack(sides) : [];
  const { buyer, target } = sides;
  if (kind === 'acquisition' && status === 'withdrawn' && buyer && target)
    return [{ code: 'DEAL_WITHDRAWN', source: buyer, target }];
  if (TRADED.has(kind))
    return OPEN.has(status)
      ? traded(
          page,
          parts,
          kind === 'stake_purchase' && sides.buyer ? buyersOf(sides) : sides,
          status !== 'completed',
        )
      : [];
  if (!buyer || !target) return [];
  if (kind === 'share_swap' && OPEN.has(status))
    return [
      { code: upCode(page, parts), source: buyer, target },
      { code: upCode(page, parts), source: target, target: buyer },
    ];
  if (kind === 'joint_venture')
    return OPEN.has(status) ? [{ code: 'JV_FORM', source: buyer, target }] : ended(status, sides);
  if (kind === 'settlement' && status === 'agreed')
    return [{ code: 'PACT', source: buyer, target }];
  if (kind !== 'takeover_bid' && kind !== 'merger') return [];
  const isAsked = lowerWords(page, parts.sentence).some((word) => ASKS.test(word));
  const isMade = kind === 'takeover_bid' ? OFFERED.has(status) : status === 'proposed' && isAsked;
  return offered(kind, status, { buyer, target, isMade });
}

/** A merger that is only spoken of, or is agreed already, is no proposal. */
const ASKS = /^(?:propos|offer|suggest|approach)/;

interface Offer {
  readonly buyer: Mention;
  readonly target: Mention;
  readonly isMade: boolean;
}

function offered(kind: string, status: string, { buyer, target, isMade }: Offer): Act[] {
  return [
    ...(isMade ? [{ code: 'MERGER_PROP_BILAT', source: buyer, target }] : []),
    ...(status === 'rejected' && kind === 'takeover_bid'
      ? [{ code: 'MERGER_REFUSED', source: target, target: buyer }]
      : []),
    ...(status === 'withdrawn' ? [{ code: 'DEAL_WITHDRAWN', source: buyer, target }] : []),
    ...(kind === 'merger' && status === 'talks'
      ? [{ code: 'TALK_OPEN', source: buyer, target }]
      : []),
    ...(kind === 'merger' && status === 'failed' ? ended(status, { buyer, target }) : []),
  ];
}

/** Of a purchase only the buyer's rise is an act of its own. */
function buyersOf({ buyer, target }: DealSides): DealSides {
  return { ...(buyer && { buyer }), ...(target && { target }) };
}

/** What both sides have given up. */
function ended(status: string, { buyer, target }: DealSides): Act[] {
  const isOver = status === 'withdrawn' || status === 'failed';
  return isOver && buyer && target ? [{ code: 'DEAL_COLLAPSE', source: buyer, target }] : [];
}

/** Shares that go back to their company are given up with its consent. */
function soldBack({ buyer, seller }: DealSides): Act[] {
  return buyer && seller ? [{ code: 'STAKE_DOWN_AGREED', source: seller, target: buyer }] : [];
}

const HOSTILE = words(
  'hostile unsolicited uninvited raid raider raiders predator predators secretly activist activists creeping stealth stealthily surprise battle feud wrath unwelcome besieged rebel rebels',
);
const CONSENT = words('agreed agreement deal pact alliance accord scheme');

/** The buyer rises, the seller falls; a sale to a named buyer, or one that is only announced, is agreed. */
function traded(
  page: Page,
  parts: SentenceParts,
  { buyer, seller, target }: DealSides,
  isOpen: boolean,
): Act[] {
  if (!target) return [];
  return [
    ...(buyer ? [{ code: upCode(page, parts), source: buyer, target }] : []),
    ...(seller
      ? [{ code: downCode(page, parts, isOpen || buyer !== undefined), source: seller, target }]
      : []),
  ];
}

function upCode(page: Page, parts: SentenceParts): string {
  return isNear(page, parts, HOSTILE) ? 'STAKE_UP_HOSTILE' : 'STAKE_UP_FRIENDLY';
}

function downCode(page: Page, parts: SentenceParts, isAgreed: boolean): string {
  return isAgreed || isNear(page, parts, CONSENT) ? 'STAKE_DOWN_AGREED' : 'STAKE_DOWN_UNILATERAL';
}

/** Whether the sentence or one beside it has one of the words. */
function isNear(page: Page, { sentence }: SentenceParts, wanted: ReadonlySet<string>): boolean {
  return page.inSentence
    .slice(Math.max(0, sentence.index - 1), sentence.index + 2)
    .some((parts) => lowerWords(page, parts.sentence).some((word) => wanted.has(word)));
}

const DOWN: ReadonlySet<string> = new Set('sell cut exit'.split(' '));

/** A stake that is said to have shrunk; one that grew is an act where a deal tells of it. */
function changeOf(
  page: Page,
  parts: SentenceParts,
  { claim, circumstance, start, end, coreferences: named, band, score }: ReadClaim<HoldingClaim>,
): ReadClaim<EventClaim> | undefined {
  const { modality } = circumstance;
  const action = claim.action ?? '';
  if (band === 'drop' || modality === 'denied' || modality === 'hypothetical') return undefined;
  if (parts.sentence.kind !== 'body' || !DOWN.has(action)) return undefined;
  const code = downCode(page, parts, modality === 'planned');
  return {
    claim: { type: 'event', code, source: claim.holder, target: claim.issuer },
    circumstance: { modality },
    start,
    end,
    coreferences: named,
    band: 'review',
    score,
  };
}
