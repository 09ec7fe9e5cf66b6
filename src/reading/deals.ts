import type { DealClaim, HoldingClaim } from '../evidence/index.ts';
import type { Modality } from '../model/index.ts';
import { dealKindIn, dealStatus } from './deal-kinds.ts';
import { tradeDeals } from './deal-trades.ts';
import type { Mention } from './mention.ts';
import { lowerWords, type Page, type SentenceParts } from './page.ts';
import type { Coreference, ReadClaim } from './reading.ts';
import { homeOf } from './role-company.ts';
import { coreferences } from './stakes.ts';

/** Deals that the sentences tell: purchases and sales from the stakes, others from their words. */
export function findDeals(
  page: Page,
  stakes: readonly ReadClaim<HoldingClaim>[],
): ReadClaim<DealClaim>[] {
  const found: ReadClaim<DealClaim>[] = [];
  const byStart = grouped(stakes);
  for (const parts of page.inSentence) {
    if (parts.sentence.kind !== 'body') continue;
    const own = byStart.get(parts.sentence.start) ?? [];
    const traded = stakeDeals(page, parts, own);
    found.push(...traded);
    if (traded.length > 0) continue;
    const trades = tradeDeals(page, parts);
    found.push(...trades);
    if (trades.length === 0) found.push(...wordDeals(page, parts, found));
  }
  return distinct(found);
}

/** One deal for each kind, parties and share: texts come back to the same deal. */
function distinct(deals: readonly ReadClaim<DealClaim>[]): ReadClaim<DealClaim>[] {
  const seen = new Set<string>();
  return deals.filter((deal) => !seen.has(keyOf(deal)) && seen.add(keyOf(deal)));
}

function keyOf({ claim }: ReadClaim<DealClaim>): string {
  return [
    claim.kind,
    claim.share ? claim.share.toFraction() : '',
    ...claim.parties.toSorted(),
  ].join('\n');
}

const TRADES: Readonly<Record<string, string>> = {
  acquire: 'stake_purchase',
  increment: 'stake_purchase',
  sell: 'stake_sale',
};
const SALES: ReadonlySet<string> = new Set([
  'sell',
  'sells',
  'sold',
  'selling',
  'sale',
  'divest',
  'divested',
  'disposed',
]);

function stakeDeals(
  page: Page,
  parts: SentenceParts,
  stakes: readonly ReadClaim<HoldingClaim>[],
): ReadClaim<DealClaim>[] {
  const words = lowerWords(page, parts.sentence);
  return stakes.flatMap((stake) => {
    const traded = TRADES[stake.claim.action ?? ''];
    if (traded === undefined || stake.band === 'drop') return [];
    const back = words.join(' ').includes(' back to ');
    const sale = words.some((word) => SALES.has(word)) ? 'stake_sale' : traded;
    const kind = back ? 'buyback' : sale;
    const parties = [stake.claim.holder, stake.claim.issuer];
    const third = otherParty(page, parts, parties);
    const claim: DealClaim = {
      type: 'deal',
      kind,
      parties: third ? [...parties, third.actor.name] : parties,
      status: statusOf(stake.circumstance.modality, words),
      ...(stake.claim.stake && { share: stake.claim.stake }),
    };
    return [
      {
        ...stake,
        claim,
        coreferences: stake.coreferences,
        ...(stake.number && { number: stake.number }),
      },
    ];
  });
}

function statusOf(modality: Modality, words: readonly string[]): string {
  const said = dealStatus(words);
  if (modality === 'asserted' && (said === 'planned' || said === 'considered' || said === 'agreed'))
    return 'completed';
  return said;
}

/** "from Mrs. Karras", "to Porsche SE": the other side of the trade. */
function otherParty(
  page: Page,
  parts: SentenceParts,
  parties: readonly string[],
): Mention | undefined {
  return parts.mentions.find((mention) => {
    const before = page.tokens[mention.from - 1]?.lower;
    return (
      (before === 'from' || before === 'to') &&
      !mention.place &&
      !parties.includes(mention.actor.name)
    );
  });
}

const MERGES: ReadonlySet<string> = new Set(['merger', 'joint_venture', 'share_swap']);

/** "the merger", "the failed FCA merger": one that the reader knows of already. */
function isDefinite(words: readonly string[], at: number): boolean {
  return words.slice(Math.max(0, at - 3), at).includes('the');
}

/** Deals from the start of a text among which a merger looks for its parties. */
const EARLY = 40;

/** The parties of the first merger that was told of one of these: a later mention seldom names both. */
function partiesToldOf(
  names: readonly string[],
  told: readonly ReadClaim<DealClaim>[],
): readonly string[] {
  const first = told
    .slice(0, EARLY)
    .find(
      ({ claim }) =>
        claim.kind === 'merger' && claim.parties.some((party) => names.includes(party)),
    );
  return first?.claim.parties ?? names;
}

function wordDeals(
  page: Page,
  parts: SentenceParts,
  told: readonly ReadClaim<DealClaim>[],
): ReadClaim<DealClaim>[] {
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
  const named: Coreference[] = parties.flatMap((mention) =>
    coreferences('party', { mention, here: parts.mentions.includes(mention) }, parts),
  );
  return [
    {
      claim,
      circumstance: { modality: modalityFor(status, words) },
      start: parts.sentence.start,
      end: parts.sentence.end,
      coreferences: named,
      band: 'review',
      score: 0.5,
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
  if (kind !== 'acquisition') return true;
  const next = lowerWords(page, { from: to, to: to + 4 });
  if (next.includes('as') || next.includes('role') || next.includes('post')) return false;
  return parts.mentions.some(
    (mention) => mention.from >= to && mention.from - to <= 5 && mention.actor.kind !== 'person',
  );
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
  if (merges) return mergers(page, near, at);
  const own = near.slice(0, 3);
  if (own.length !== 1) return own;
  const context = page.topics.find((topic) => topic.actor !== own[0]?.actor);
  return context ? [...own, context] : own;
}

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
