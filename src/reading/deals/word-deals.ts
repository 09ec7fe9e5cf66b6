import type { DealClaim } from '../../evidence/index.ts';
import { canBeCompany } from '../actor.ts';
import { dealKindIn, touchesDeals } from './kinds.ts';
import { isDefinite, isIdle, modalityFor, stageOf, statusWords } from './stages.ts';
import type { Mention } from '../mentions/mention.ts';
import { lowerWords, type Page, type SentenceParts } from '../page.ts';
import { homeOf } from '../roles/guess.ts';
import { EARLY, evidenceOf, SHARES, type ToldDeal } from './told-deal.ts';

const MERGES: ReadonlySet<string> = new Set([
  'merger',
  'joint_venture',
  'share_swap',
  'settlement',
]);

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

/** "their joint venture": one that is there already. */
function isOwned(words: readonly string[], at: number): boolean {
  return words.slice(Math.max(0, at - 2), at).some((word) => OWNERS.has(word));
}

const OWNERS: ReadonlySet<string> = new Set(['its', 'their', "'s", '’s']);

/** Kinds that are no news where they stand with "the" and nothing is said to happen to them. */
const BACKGROUND: ReadonlySet<string> = new Set([
  'merger',
  'capital_increase',
  'ipo',
  'spinoff',
  'buyback',
  'joint_venture',
]);

/** The deal that the words of a sentence speak of, with the parties that stand around them; bids are read by their grammar. */
export function wordDeals(page: Page, parts: SentenceParts, told: readonly ToldDeal[]): ToldDeal[] {
  if (!touchesDeals(parts)) return [];
  const words = statusWords(page, parts.sentence);
  const hit = dealKindIn(words);
  if (!hit || hit.kind === 'takeover_bid' || !isMeant(page, parts, hit)) return [];
  const parties = partiesOf(page, parts, hit);
  const least =
    MERGES.has(hit.kind) || hit.kind === 'acquisition' || hit.kind === 'investment' ? 2 : 1;
  if (parties.length < least) return [];
  const status = stageOf(hit.kind, words);
  if (isIdle(hit.kind, status, words)) return [];
  const isKnown =
    isDefinite(words, hit.at) || (hit.kind === 'joint_venture' && isOwned(words, hit.at));
  if (isKnown && status === 'completed' && BACKGROUND.has(hit.kind)) return [];
  const known = hit.kind === 'merger' && isKnown;
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
        circumstance: { modality: modalityFor(claim, words) },
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
  if (kind === 'merger') return before !== '-' && !RULES.has(page.tokens[to]?.lower ?? '');
  if (kind === 'settlement')
    return lowerWords(page, parts.sentence).some((word) => QUARRELS.has(word));
  if (kind === 'asset_sale') return !isOfShares(page, to);
  if (kind !== 'acquisition') return true;
  const next = lowerWords(page, { from: to, to: to + 4 });
  if (next.includes('as') || next.includes('role') || next.includes('post')) return false;
  return parts.mentions.some(
    (mention) => mention.from >= to && mention.from - to <= 5 && mention.actor.kind !== 'person',
  );
}

/** "merger control", "merger wave": words about mergers in general. */
const RULES: ReadonlySet<string> = new Set(
  'control controls review rules rule law laws wave arbitrage regulations activity'.split(' '),
);
const QUARRELS: ReadonlySet<string> = new Set(
  'dispute disputes arbitration lawsuit lawsuits suit litigation court case claim claims quarrel row feud complaint damages'.split(
    ' ',
  ),
);

/** "the sale of the Suzuki shares" is one of shares. */
function isOfShares(page: Page, at: number): boolean {
  return lowerWords(page, { from: at, to: at + 4 }).some((word) => SHARES.has(word));
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
    .filter(
      (mention) =>
        !mention.place &&
        isParty(mention, merges, hit.kind === 'joint_venture' || hit.kind === 'settlement'),
    )
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
    lowerWords(page, { from: Math.max(parts.sentence.from, from - 2), to: from }).some((word) =>
      words.includes(word),
    );
  const before = able.filter(({ to, possessive }) => to <= at && !possessive);
  const acting = before.filter((mention) => !isBehind(mention, ['of', 'in', 'at', 'for', 'from']));
  const joined = able.filter((mention) => mention.from > at && isBehind(mention, ['with']));
  const ahead = lowerWords(page, { from: Math.max(parts.sentence.from, at - AHEAD), to: at });
  if (acting.length === 0 && ahead.some((word) => COLLECTIVE.has(word)))
    return page.topics.slice(0, 2);
  const seen = new Set<string>();
  return [...acting, ...joined]
    .filter(({ actor }) => !seen.has(actor.name) && seen.add(actor.name))
    .slice(0, MOST_PARTNERS);
}

const MOST_PARTNERS = 3;

function isParty(mention: Mention, merges: boolean, isFirm: boolean): boolean {
  const kinds = merges ? ['company', 'group'] : ['company', 'fund', 'state', 'group', 'family'];
  const isAble = kinds.includes(mention.actor.kind) || (isFirm && canBeCompany(mention.actor));
  return isAble && mention.actor.sector !== 'alliance';
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
