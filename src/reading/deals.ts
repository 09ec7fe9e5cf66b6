import type { DealClaim, HoldingClaim } from '../evidence/index.ts';
import type { Modality } from '../model/index.ts';
import { bidIn } from './bids.ts';
import { dealKindIn, dealStatus } from './deal-kinds.ts';
import type { Mention } from './mention.ts';
import { lowerWords, type Page, type SentenceParts } from './page.ts';
import type { ReadClaim } from './reading.ts';
import { homeOf } from './role-company.ts';
import { marksOf, modalityOf } from './modality.ts';
import {
  type DealSides,
  distinct,
  EARLY,
  evidenceOf,
  familyOf,
  type ToldDeal,
} from './told-deal.ts';
import { type Trade, tradesIn } from './trades.ts';

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
    const bid = bidDeal(page, parts, pairs);
    const others = words.filter(
      ({ read }) => !(bid && familyOf(read.claim.kind) === 'combination'),
    );
    found.push(...[...others, ...(bid ? [bid] : [])].filter((deal) => !isTold(deal, traded)));
  }
  return distinct(found);
}

/** The trades of the sentence tell it already. */
function isTold({ read: { claim } }: ToldDeal, traded: readonly ToldDeal[]): boolean {
  return traded.some(
    ({ read: { claim: other } }) =>
      familyOf(other.kind) === familyOf(claim.kind) ||
      (MOVES.has(other.kind) && claim.kind === 'acquisition'),
  );
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
function bidDeal(page: Page, parts: SentenceParts, pairs: Pairs): ToldDeal | undefined {
  const bid = bidIn(page, parts);
  if (!bid) return undefined;
  const own = [bid.bidder, bid.target].filter((one) => one !== undefined);
  if (own.every(({ form }) => form === 'pronoun')) return undefined;
  const known = isDefinite(lowerWords(page, parts.sentence), bid.at - parts.sentence.from);
  const told =
    toldPair(pairs, own) ?? (known && bid.target ? toldPair(pairs, [bid.target]) : undefined);
  const home = bid.target ? undefined : homeOf(page);
  const inferred = home && home.actor !== own[0]?.actor ? [...own, home] : own;
  const sides = told ?? (own.length === 2 ? own : inferred);
  if (sides.length < 2) return undefined;
  if (!told && own.length === 2) pairs.push(own);
  const words = lowerWords(page, {
    from: Math.max(parts.sentence.from, bid.at - 12),
    to: Math.min(parts.sentence.to, bid.at + 10),
  });
  const status = dealStatus(words);
  const [buyer, target] = sides as [Mention, Mention];
  return {
    read: {
      claim: {
        type: 'deal',
        kind: bid.kind,
        parties: sides.map(({ actor }) => actor.name),
        status,
      },
      circumstance: { modality: modalityFor(status, words) },
      ...evidenceOf(parts, sides),
    },
    sides: { buyer, target },
    at: bid.at,
  };
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
  const isOwn = trade.kind === 'issue' || (kind === 'buyback' && trade.guessed && !trade.percent);
  const sides = isOwn ? [trade.agent, trade.other] : [trade.agent, trade.company, trade.other];
  const named = sides.filter((one) => one !== undefined);
  const parties = [...new Set(named.map(({ actor }) => actor.name))];
  if (parties.length < (isOwn || trade.unit ? 1 : 2)) return undefined;
  if (trade.guessed && trade.kind === 'sell' && !trade.other) return undefined;
  const words = lowerWords(page, {
    from: Math.max(trade.clause.from, trade.at - 8),
    to: Math.min(parts.sentence.to, trade.at + 12),
  });
  const modality = modalityOf(marksOf(page, parts, trade.clause));
  const said = statusOf(modality, words);
  const status = kind === 'buyback' && said === 'withdrawn' ? 'completed' : said;
  return {
    read: {
      claim: {
        type: 'deal',
        kind,
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
const SHARES: ReadonlySet<string> = new Set([
  'share',
  'shares',
  'stake',
  'stakes',
  'holding',
  'interest',
]);

function statusOf(modality: Modality, words: readonly string[]): string {
  const said = dealStatus(words);
  if (modality === 'asserted' && (said === 'planned' || said === 'considered' || said === 'agreed'))
    return 'completed';
  return modality === 'planned' && said === 'completed' ? 'planned' : said;
}

const MERGES: ReadonlySet<string> = new Set(['merger', 'joint_venture', 'share_swap']);

/** "the merger", "the failed FCA merger": one that the reader knows of already. */
function isDefinite(words: readonly string[], at: number): boolean {
  return words.slice(Math.max(0, at - 3), at).includes('the');
}

/** The parties of the first merger that was told of one of these: a later mention seldom names both. */
function partiesToldOf(names: readonly string[], told: readonly ToldDeal[]): readonly string[] {
  const first = told
    .slice(0, EARLY)
    .find(
      ({ read: { claim } }) =>
        claim.kind === 'merger' && claim.parties.some((party) => names.includes(party)),
    );
  return first?.read.claim.parties ?? names;
}

function wordDeals(page: Page, parts: SentenceParts, told: readonly ToldDeal[]): ToldDeal[] {
  const words = lowerWords(page, parts.sentence);
  const hit = dealKindIn(words);
  if (!hit || !isMeant(page, parts, hit)) return [];
  const parties = partiesOf(page, parts, hit);
  const least =
    MERGES.has(hit.kind) ||
    hit.kind === 'takeover_bid' ||
    hit.kind === 'acquisition' ||
    hit.kind === 'investment'
      ? 2
      : 1;
  if (parties.length < least) return [];
  const status = dealStatus(words);
  const known = hit.kind === 'merger' && isDefinite(words, hit.at);
  if (known && status === 'completed') return [];
  const names = parties.map(({ actor }) => actor.name);
  const claim: DealClaim = {
    type: 'deal',
    kind: hit.kind,
    parties: known ? partiesToldOf(names, told) : names,
    status,
  };
  const [buyer, target] = parties as [Mention, Mention | undefined];
  return [
    {
      read: {
        claim,
        circumstance: { modality: modalityFor(status, words) },
        ...evidenceOf(parts, parties),
      },
      sides: { buyer, ...(target && !known && { target }) },
      at: parts.sentence.from + hit.at,
    },
  ];
}

/** "took over as chief executive", "free float", "post-merger": the words, and no deal. */
function isMeant(
  page: Page,
  parts: SentenceParts,
  { kind, at, words }: { readonly kind: string; readonly at: number; readonly words: number },
): boolean {
  const from = parts.sentence.from + at;
  const to = from + words;
  const before = page.tokens[from - 1]?.lower ?? '';
  if (kind === 'ipo') return before !== 'free';
  if (kind === 'merger') return before !== '-';
  if (kind === 'asset_sale') return !isOfShares(page, to);
  if (kind !== 'acquisition') return true;
  const next = lowerWords(page, { from: to, to: to + 4 });
  if (next.includes('as') || next.includes('role') || next.includes('post')) return false;
  return parts.mentions.some(
    (mention) => mention.from >= to && mention.from - to <= 5 && mention.actor.kind !== 'person',
  );
}

/** "the sale of the Suzuki shares" is one of shares. */
function isOfShares(page: Page, at: number): boolean {
  return lowerWords(page, { from: at, to: at + 4 }).some((word) => SHARES.has(word));
}

const MODALITIES: Readonly<Record<string, Modality>> = {
  agreed: 'planned',
  planned: 'planned',
  considered: 'hypothetical',
  talks: 'asserted',
  denied: 'denied',
  proposed: 'asserted',
};
const HEARSAY: ReadonlySet<string> = new Set(['reportedly', 'sources', 'rumoured', 'allegedly']);

function modalityFor(status: string, words: readonly string[]): Modality {
  const own = MODALITIES[status] ?? 'asserted';
  return own === 'asserted' && words.some((word) => HEARSAY.has(word)) ? 'reported' : own;
}

/** Companies, states and funds of the sentence, nearest to the phrase first, three at most. */
function partiesOf(
  page: Page,
  parts: SentenceParts,
  hit: { readonly kind: string; readonly at: number },
): Mention[] {
  const at = parts.sentence.from + hit.at;
  const seen = new Set<string>();
  const merges = MERGES.has(hit.kind);
  const near = parts.mentions
    .filter((mention) => !mention.place && isParty(mention, merges))
    .toSorted((first, second) => distance(first, at) - distance(second, at))
    .filter((mention) => !seen.has(mention.actor.name) && seen.add(mention.actor.name));
  if (hit.kind === 'joint_venture') return partners(page, parts, near, at);
  if (merges) return mergers(page, near, at);
  const own = near.slice(0, 3);
  if (own.length !== 1) return own;
  const context = page.topics.find((topic) => topic.actor !== own[0]?.actor);
  return context ? [...own, context] : own;
}

/** Those who found it together: the subject with whom it is joined by "and", and whoever stands behind "with". */
function partners(
  page: Page,
  parts: SentenceParts,
  near: readonly Mention[],
  at: number,
): Mention[] {
  const known = new Set(near.map(({ actor }) => actor));
  const able = parts.mentions.filter(({ actor, form }) => known.has(actor) && form !== 'relative');
  const isBehind = ({ from }: Mention, words: readonly string[]) =>
    lowerWords(page, { from: Math.max(0, from - 2), to: from }).some((word) =>
      words.includes(word),
    );
  const before = able.filter(({ to, possessive }) => to <= at && !possessive);
  const acting = before.filter((mention) => !isBehind(mention, ['of', 'in', 'at', 'for', 'from']));
  const joined = able.filter(
    (mention) => mention.from > at && isBehind(mention, ['with', 'between', 'and']),
  );
  const seen = new Set<string>();
  return [...acting, ...joined]
    .filter(({ actor }) => !seen.has(actor.name) && seen.add(actor.name))
    .slice(0, MOST_PARTNERS);
}

const MOST_PARTNERS = 3;

function isParty(mention: Mention, merges: boolean): boolean {
  const kinds = merges ? ['company', 'group'] : ['company', 'fund', 'state', 'group', 'family'];
  return kinds.includes(mention.actor.kind) && mention.actor.sector !== 'alliance';
}

const AHEAD = 8;
const COLLECTIVE: ReadonlySet<string> = new Set(['parties', 'two', 'both', 'they', 'pair']);

/** "the failed merger with FCA": the other party is what the text is about. */
function mergers(page: Page, near: readonly Mention[], at: number): Mention[] {
  const ahead = lowerWords(page, { from: Math.max(0, at - AHEAD), to: at });
  if (ahead.some((word) => COLLECTIVE.has(word)) && !near.some((one) => one.to <= at))
    return page.topics.slice(0, 2);
  const partner = near.find(
    (mention) =>
      page.tokens[mention.from - 1]?.lower === 'with' &&
      mention.from > at &&
      mention.from - at <= 6,
  );
  const paired = near.filter((mention) => distance(mention, at) <= 4);
  if (paired.length >= 2) return paired.slice(0, 2);
  const home = homeOf(page);
  const other = (partner ?? near[0])?.actor;
  const topic =
    home && home.actor !== other ? home : page.topics.find((known) => known.actor !== other);
  if (partner) return topic ? [partner, topic] : [partner];
  if (near.length >= 2) return near.slice(0, 2);
  return near[0] && topic ? [near[0], topic] : [...near];
}

function distance(mention: Mention, at: number): number {
  return mention.to <= at ? at - mention.to : Math.max(0, mention.from - at);
}

function grouped(
  stakes: readonly ReadClaim<HoldingClaim>[],
): Map<number, ReadClaim<HoldingClaim>[]> {
  const found = new Map<number, ReadClaim<HoldingClaim>[]>();
  for (const stake of stakes) found.set(stake.start, [...(found.get(stake.start) ?? []), stake]);
  return found;
}
