import type { EventClaim } from '../../evidence/index.ts';
import type { ReadClaim } from '../reading.ts';
import { EARLY, type ToldDeal } from '../deals/told-deal.ts';

/** What becomes of bids and mergers. */
const ENDS: ReadonlySet<string> = new Set(['MERGER_REFUSED', 'DEAL_WITHDRAWN', 'DEAL_COLLAPSE']);
const OFFERS: ReadonlySet<string> = new Set(['takeover_bid', 'merger']);

/** The two sides of a bid or merger, by name. */
interface Sides {
  readonly buyer: string;
  readonly target: string;
}

/**
 * The events with the sides that the deals of the text give them: the end of a bid or merger is one of its
 * two sides, whoever else the sentence names; whoever is bid for refuses, and whoever bids withdraws.
 */
export function orientedBy(
  deals: readonly ToldDeal[],
  events: readonly ReadClaim<EventClaim>[],
): ReadClaim<EventClaim>[] {
  const bySentence = new Map<number, ToldDeal>();
  const bids = new Set<string>();
  for (const deal of deals) {
    const sides = sidesOf(deal);
    if (!sides) continue;
    if (!bySentence.has(deal.read.start)) bySentence.set(deal.read.start, deal);
    if (deal.read.claim.kind === 'takeover_bid') bids.add(`${sides.buyer}\n${sides.target}`);
  }
  const offers = deals.slice(0, EARLY).filter((deal) => sidesOf(deal) !== undefined);
  return events.map((event) => {
    const deal = bySentence.get(event.start) ?? onlyOffer(offers, event);
    return turned(completed(event, deal), bids);
  });
}

/** The one bid or merger of the text that whoever refuses or withdraws has a part in. */
function onlyOffer(
  offers: readonly ToldDeal[],
  { claim: { code, source } }: ReadClaim<EventClaim>,
): ToldDeal | undefined {
  if (code !== 'MERGER_REFUSED' && code !== 'DEAL_WITHDRAWN') return undefined;
  const own = offers.filter((deal) => Object.values(sidesOf(deal) ?? {}).includes(source));
  return own.length === 1 ? own[0] : undefined;
}

function sidesOf({ read, sides: { buyer, target } }: ToldDeal): Sides | undefined {
  return OFFERS.has(read.claim.kind) && buyer && target
    ? { buyer: buyer.actor.name, target: target.actor.name }
    : undefined;
}

/** "After the failed merger with X tensions with Y grew": the merger's other side, and not Y. */
function completed(
  event: ReadClaim<EventClaim>,
  deal: ToldDeal | undefined,
): ReadClaim<EventClaim> {
  const sides = deal && sidesOf(deal);
  const { code, source, target } = event.claim;
  if (!sides || !ENDS.has(code)) return event;
  const pair = [sides.buyer, sides.target];
  const [isSource, isTarget] = [pair.includes(source), pair.includes(target ?? '')];
  if (isSource === isTarget) return event;
  const known = isSource ? source : (target ?? '');
  const other = pair.find((name) => name !== known) as string;
  return {
    ...event,
    claim: {
      ...event.claim,
      ...(isSource ? { source: known, target: other } : { source: other, target: known }),
    },
    coreferences: deal.read.coreferences,
  };
}

function turned(event: ReadClaim<EventClaim>, bids: ReadonlySet<string>): ReadClaim<EventClaim> {
  const { code, source, target } = event.claim;
  if (target === undefined) return event;
  const isTurned =
    (code === 'MERGER_REFUSED' && bids.has(`${source}\n${target}`)) ||
    (code === 'DEAL_WITHDRAWN' && bids.has(`${target}\n${source}`));
  return isTurned ? { ...event, claim: { ...event.claim, source: target, target: source } } : event;
}
