import type { DealClaim, HoldingClaim } from '../../evidence/index.ts';
import { type Bid, bidsIn } from './bids.ts';
import {
  governedBy,
  isDefinite,
  isIdle,
  modalityFor,
  stageOf,
  statusOf,
  statusWords,
} from './stages.ts';
import type { Modality } from '../../model/index.ts';
import type { Mention } from '../mentions/mention.ts';
import { lowerWords, type Page, type SentenceParts } from '../page.ts';
import type { ReadClaim } from '../reading.ts';
import { homeOf } from '../roles/guess.ts';
import { marksOf, modalityOf } from '../modality.ts';
import {
  type DealSides,
  distinct,
  EARLY,
  evidenceOf,
  familyOf,
  SHARES,
  type ToldDeal,
} from './told-deal.ts';
import { type Trade, tradesIn } from './trades.ts';
import { wordDeals } from './word-deals.ts';
import { POSSESSIVES } from '../words/grammar.ts';

/** Deals that the sentences tell: trades in shares and companies, and others from their words. */
export function findDeals(page: Page, stakes: readonly ReadClaim<HoldingClaim>[]): ToldDeal[] {
  const found: ToldDeal[] = [];
  const byStart = grouped(stakes);
  const pairs: Pairs = [];
  for (const parts of page.inSentence) {
    if (parts.sentence.kind !== 'body') continue;
    const own = byStart.get(parts.sentence.start) ?? [];
    const traded = tradesIn(page, parts, own).flatMap(
      (trade) => tradeDeal(page, parts, trade, own) ?? [],
    );
    found.push(...traded);
    const words = wordDeals(page, parts, found);
    const bids = bidsIn(page, parts).flatMap((bid) => bidDeal(page, parts, bid, pairs) ?? []);
    const others = words.filter(
      ({ read }) => bids.length === 0 || familyOf(read.claim.kind) !== 'combination',
    );
    found.push(...[...others, ...bids].filter((deal) => !isTold(deal, traded)));
  }
  return distinct(found);
}

/** The trades of the sentence tell it already. */
function isTold({ read: { claim } }: ToldDeal, traded: readonly ToldDeal[]): boolean {
  return traded.some(
    ({ read: { claim: other } }) =>
      (familyOf(other.kind) === familyOf(claim.kind) && !isApart(other, claim)) ||
      (MOVES.has(other.kind) && claim.kind === 'acquisition'),
  );
}

/** "merged with X and bought Y": two deals in one sentence. */
function isApart({ parties: first }: DealClaim, { kind, parties: second }: DealClaim): boolean {
  return kind === 'merger' && !second.every((party) => first.includes(party));
}

/** The two sides of bids and mergers that the text has told of, the latest last. */
type Pairs = Mention[][];

/** The latest pair that has all of some sides. */
function toldPair(pairs: Pairs, own: readonly Mention[]): readonly Mention[] | undefined {
  return pairs
    .slice(-EARLY)
    .findLast((pair) => own.every(({ actor }) => pair.some((side) => side.actor === actor)));
}

/** A bid or merger with both its sides, one of which an earlier telling or the text's company may give. */
function bidDeal(page: Page, parts: SentenceParts, bid: Bid, pairs: Pairs): ToldDeal | undefined {
  const own = [bid.bidder, bid.target].filter((one) => one !== undefined);
  if (own.every((side) => side.form === 'pronoun' && !isNamed(parts, side))) return undefined;
  const known = isDefinite(lowerWords(page, parts.sentence), bid.at - parts.sentence.from);
  const told =
    toldPair(pairs, own) ??
    (known && bid.target && (bid.kind === 'merger' || !bid.bidder)
      ? toldPair(pairs, [bid.target])
      : undefined);
  const home = bid.target ? undefined : homeOf(page);
  const isOther = home !== undefined && home.actor !== own[0]?.actor;
  const inferred = isOther ? (bid.bidder ? [...own, home] : [home, ...own]) : own;
  const sides = told ?? (own.length === 2 ? own : inferred);
  if (sides.length < 2) return undefined;
  if (!told && own.length === 2) pairs.push(own);
  const words = statusWords(page, {
    from: Math.max(parts.sentence.from, bid.at - 12),
    to: Math.min(parts.sentence.to, bid.at + 10),
  });
  const status = stageOf(bid.kind, words);
  if (isIdle(bid.kind, status, words)) return undefined;
  const [buyer, target] = sides as [Mention, Mention];
  return {
    read: {
      claim: {
        type: 'deal',
        kind: isTaken(page, bid, status) ? 'acquisition' : bid.kind,
        parties: sides.map(({ actor }) => actor.name),
        status,
      },
      circumstance: { modality: modalityFor({ kind: bid.kind, status }, words) },
      ...evidenceOf(parts, sides),
    },
    sides: { buyer, target },
    at: bid.at,
  };
}

/** "X dropped its bid": the sentence says who the pronoun is. */
function isNamed(parts: SentenceParts, { actor }: Mention): boolean {
  return parts.mentions.some((mention) => mention.form === 'name' && mention.actor === actor);
}

/** "completed its takeover of X": no bid any more. */
function isTaken(page: Page, { at }: Bid, status: string): boolean {
  return status === 'completed' && page.tokens[at]?.lower === 'takeover';
}

/** A plan or purchase that only unnamed people tell of is a report. */
function asHeard(modality: Modality, isReported: boolean): Modality {
  return isReported && (modality === 'planned' || modality === 'asserted') ? 'reported' : modality;
}

const MOVES: ReadonlySet<string> = new Set(['stake_purchase', 'stake_sale']);

/** A trade as a deal, when it has two parties, or one that trades its own shares. */
function tradeDeal(
  page: Page,
  parts: SentenceParts,
  trade: Trade,
  stakes: readonly ReadClaim<HoldingClaim>[],
): ToldDeal | undefined {
  const stake = stakes.find(
    ({ number, band }) => trade.percent && number?.start === trade.percent.start && band !== 'drop',
  );
  const kind = kindOf(page, trade, stake);
  if (!kind) return undefined;
  const isOwn =
    trade.own || trade.kind === 'issue' || (kind === 'buyback' && trade.guessed && !trade.percent);
  const sides = isOwn ? [trade.agent, trade.other] : [trade.agent, trade.company, trade.other];
  const named = sides.filter((one) => one !== undefined);
  const parties = [...new Set(named.map(({ actor }) => actor.name))];
  if (parties.length < (isOwn || trade.unit ? 1 : 2)) return undefined;
  if (trade.guessed && trade.kind === 'sell' && !trade.other && !stake && !isItsStake(page, trade))
    return undefined;
  const words = statusWords(page, {
    from: Math.max(trade.clause.from, trade.at - 8),
    to: Math.min(parts.sentence.to, trade.at + 12),
  });
  const governed = governedBy(page, parts, trade.at);
  const marks = marksOf(page, parts, trade.clause);
  const modality = asHeard(governed?.modality ?? modalityOf(marks), marks.reported);
  if (!governed && modality === 'hypothetical') return undefined;
  const said = governed?.status ?? statusOf(modality, words);
  const status = kind === 'buyback' && said === 'withdrawn' ? 'completed' : said;
  return {
    read: {
      claim: {
        type: 'deal',
        kind: status === 'proposed' && isForAll(kind, trade) ? 'takeover_bid' : kind,
        parties,
        status,
        ...(trade.percent && stake && { share: trade.percent.share }),
      },
      circumstance: { modality },
      ...evidenceOf(parts, named),
      ...(trade.percent &&
        stake && { number: { start: trade.percent.start, end: trade.percent.end } }),
    },
    sides: sidesOf(trade),
    at: trade.at,
  };
}

/** "has sold its whole stake": one in the text's company. */
function isItsStake(page: Page, { at }: Trade): boolean {
  const words = lowerWords(page, { from: at + 1, to: at + 6 });
  const own = words.findIndex((word) => POSSESSIVES.has(word));
  return own === 0 && words.slice(own + 1, own + 4).some((word) => HELD.has(word));
}

const HELD: ReadonlySet<string> = new Set(['stake', 'stakes', 'holding', 'shareholding']);

/** "offered to buy X", "offered to buy the shares of X for $26 each": all of it, where no number says how much. */
function isForAll(kind: string, { kind: verb, percent }: Trade): boolean {
  return kind === 'acquisition' || (kind === 'stake_purchase' && verb === 'buy' && !percent);
}

const SELLS: ReadonlySet<string> = new Set(['sell', 'cut']);

function sidesOf({ kind, agent, company, other, own }: Trade): DealSides {
  const isIssue = kind === 'issue' || (own && SELLS.has(kind));
  const isSale = SELLS.has(kind) || isIssue;
  const [buyer, seller] = isSale ? [other, agent] : [agent, other];
  const target = isIssue ? agent : company;
  return {
    ...(buyer && { buyer }),
    ...(seller && !isIssue && { seller }),
    ...(target && { target }),
  };
}

function kindOf(
  page: Page,
  trade: Trade,
  stake: ReadClaim<HoldingClaim> | undefined,
): string | undefined {
  const around = lowerWords(page, { from: trade.at, to: Math.min(trade.clause.to, trade.at + 14) });
  const isOut = trade.kind === 'sell' || trade.kind === 'cut';
  if (trade.own && isOut) return trade.other ? 'investment' : 'capital_increase';
  if (trade.kind === 'back' || trade.own || (around.includes('own') && around.includes('shares')))
    return 'buyback';
  if (trade.kind === 'issue') return 'capital_increase';
  if (trade.issued && trade.kind !== 'sell' && trade.kind !== 'cut') return 'capital_increase';
  if (stake?.claim.action === 'hold' && TAKEN.test(page.tokens[trade.at]?.lower ?? ''))
    return undefined;
  if (trade.kind === 'raise' || trade.kind === 'buy')
    return trade.whole && trade.kind === 'buy' ? 'acquisition' : 'stake_purchase';
  if (trade.kind === 'invest') return 'investment';
  if (trade.kind === 'cut') return 'stake_sale';
  if (around.includes('back') && around.includes('to')) return 'buyback';
  return trade.whole && !trade.percent && !around.some((word) => SHARES.has(word))
    ? 'asset_sale'
    : 'stake_sale';
}

const TAKEN = /^(?:want|seek|sought)/;

function grouped(
  stakes: readonly ReadClaim<HoldingClaim>[],
): Map<number, ReadClaim<HoldingClaim>[]> {
  const found = new Map<number, ReadClaim<HoldingClaim>[]>();
  for (const stake of stakes) found.set(stake.start, [...(found.get(stake.start) ?? []), stake]);
  return found;
}
