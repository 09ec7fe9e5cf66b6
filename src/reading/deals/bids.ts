import { ideasIn } from '../acts/ideas.ts';
import { ideasOf } from '../acts/sentence-ideas.ts';
import { canBeCompany, canHold } from '../actor.ts';
import { controllerOf } from '../controller.ts';
import type { Mention } from '../mentions/mention.ts';
import { clauseAt, lowerWords, type Page, type SentenceParts } from '../page.ts';
import { inflect } from '../words/index.ts';
import { words } from '../words/set.ts';

/** A bid or merger that a sentence speaks of, with the sides that its words name. */
export interface Bid {
  readonly kind: 'takeover_bid' | 'merger';
  /** The token of its noun or verb. */
  readonly at: number;
  readonly bidder?: Mention;
  readonly target?: Mention;
}

const OFFERS = words(
  'offer offers bid bids takeover counterbid buyout tender approach proposal overture overtures',
);
/** Words that are bids only where something says for what: "a proposal to merge", "an approach from X". */
const VAGUE: ReadonlySet<string> = new Set(
  'approach proposal overture overtures tender offer offers'.split(' '),
);
const MERGERS = words(
  'merger merge merges merging merged combination amalgamation union fusion fuse',
);
const REFUSERS: ReadonlySet<string> = new Set('reject refuse oppose support block'.split(' '));
const REACH = 9;
const FAR = 16;

function inflected(verbs: string): ReadonlySet<string> {
  return new Set(verbs.split(' ').flatMap((verb) => [...inflect(verb)]));
}

/** The bids and mergers of a sentence of which a side is named, one for each bidder. */
export function bidsIn(page: Page, parts: SentenceParts): Bid[] {
  if (!OFFERS.of(parts) && !MERGERS.of(parts)) return [];
  const found: Bid[] = [];
  for (let at = parts.sentence.from; at < parts.sentence.to; at += 1) {
    const isOffer = OFFERS.of(page.tokens[at]);
    if (!isOffer && (!MERGERS.of(page.tokens[at]) || isTitle(page, at))) continue;
    if (isOffer && (isCompound(page, at) || !isBid(page, parts, at))) continue;
    const bid = isOffer ? offerAt(page, parts, at) : mergerAt(page, parts, at);
    if ((bid.bidder ?? bid.target) && !found.some((other) => isSameBid(other, bid)))
      found.push(bid);
  }
  return found;
}

/** A second word for the bid of the same bidder, or of one that only the first names. */
function isSameBid(first: Bid, { bidder, target }: Bid): boolean {
  if (!bidder || !first.bidder) return true;
  return bidder.actor === first.bidder.actor || target?.actor === first.bidder.actor;
}

/** "takeover offer", "merger proposal": the second noun is the one that has sides. */
function isCompound(page: Page, at: number): boolean {
  return OFFERS.of(page.tokens[at + 1]);
}

/** "the Soviet Union", "Credit Union": a part of a name. */
function isTitle(page: Page, at: number): boolean {
  const { text, lower } = page.tokens[at] as Page['tokens'][number];
  return text !== lower && lower === 'union';
}

/** Whom an offer is made to. */
const OWNERS: ReadonlySet<string> = new Set('shareholders holders investors owners'.split(' '));
/** "buyout firm", "takeover law": words about bids in general. */
const IN_GENERAL: ReadonlySet<string> = new Set(
  'firm firms fund funds group house shop specialist law laws code rule rules panel regulation threshold target targets speculation period document price'.split(
    ' ',
  ),
);

const AIMS: ReadonlySet<string> = new Set(
  'buy acquire merge take combine purchase swallow'.split(' '),
);

/** "a bid to cut costs", "offers services", "an offer of help": the words, and no bid. */
function isBid(page: Page, parts: SentenceParts, at: number): boolean {
  const { lower } = page.tokens[at] as Page['tokens'][number];
  const after = lowerWords(page, { from: at + 1, to: Math.min(parts.sentence.to, at + 4) });
  if (after[0] === 'to') return AIMS.has(after[1] ?? '') || after.some((word) => OWNERS.has(word));
  if (page.tokens[at - 1]?.lower === 'public' && after[0] === 'ing') return false;
  if (page.tokens[at - 1]?.lower === 'on' && lower === 'offer') return false;
  if (IN_GENERAL.has(after[0] ?? '')) return false;
  if (!VAGUE.has(lower)) return true;
  if (after[0] === 'of' && MONEY.test(page.tokens[at + 2]?.text ?? '')) return true;
  const behind = lowerWords(page, { from: at + 1, to: Math.min(parts.sentence.to, at + REACH) });
  if (behind.some((word, place) => word === 'to' && ELSE.has(behind[place + 1] ?? '')))
    return false;
  const near = lowerWords(page, { from: Math.max(parts.sentence.from, at - 3), to: at });
  return (
    near.some((word) => QUALIFIED.has(word)) ||
    after.some((word) => ['for', 'from', 'by'].includes(word)) ||
    ideasOf(page, parts).some(({ name, verb }) => verb && ACTS.has(name))
  );
}

const MONEY = /^(?:[$€£¥]|\d|[A-Z]{1,3}\d*$)/;

/** What proposals are for that are no bids: "a proposal by X to split the company". */
const ELSE: ReadonlySet<string> = new Set(
  'split cut raise change limit elect sell pay remove appoint postpone delay end reduce increase lower extend close help settle amend'.split(
    ' ',
  ),
);

const QUALIFIED: ReadonlySet<string> = new Set(
  'takeover merger public mandatory hostile voluntary unsolicited tender cash all-paper improved'.split(
    ' ',
  ),
);
const ACTS: ReadonlySet<string> = new Set('reject withdraw raise'.split(' '));

function offerAt(page: Page, parts: SentenceParts, at: number): Bid {
  const able = parts.mentions.filter((mention) => isSide(mention));
  const isTakeover = TAKEOVERS.has(page.tokens[at]?.lower ?? '');
  const target = able.find(
    (mention) =>
      canBeCompany(mention.actor) &&
      isBehind(page, mention, at, isTakeover ? ['for', 'of', 'to'] : ['for', 'on', 'to']),
  );
  const owner = ownerOf(able, page, at);
  const by = able.find((mention) => isBehind(page, mention, at, ['from', 'by']));
  const maker = isTakeover
    ? undefined
    : able.find((mention) => mention !== target && isRightBehind(page, mention, at));
  const clause = clauseAt(parts, at);
  const controller = controllerBefore(page, parts, at);
  const subject = controller ?? clause?.subject;
  const own = subject && isSide(subject) && subject.to <= at ? subject : undefined;
  const part = own ? partOf(page, parts, at) : undefined;
  const named = owner?.form === 'pronoun' && controller ? controller : owner;
  const bidder = named ?? by ?? maker ?? (part === 'bidder' ? own : undefined);
  const sought = target ?? (part === 'target' ? own : objectOf(able, page, at));
  return sides('takeover_bid', at, bidder, sought);
}

/** "called on Glencore to improve its offer": whoever does what is done with the bid. */
function controllerBefore(page: Page, parts: SentenceParts, at: number): Mention | undefined {
  for (let place = at - 1; place > Math.max(parts.sentence.from, at - CLOSE); place -= 1)
    if (page.tokens[place]?.lower === 'to') return controllerOf(page, parts, place + 1);
  return undefined;
}

const TAKEOVERS: ReadonlySet<string> = new Set('takeover buyout tender'.split(' '));

/** "the offer of Gas Natural", "a bid of 20 euros by X": who stands right behind "of" bids. */
function isRightBehind(page: Page, mention: Mention, at: number): boolean {
  if (mention.from <= at || mention.from - at > CLOSE) return false;
  const before = lowerWords(page, { from: at + 1, to: mention.from });
  return before[0] === 'of' && !before.some((word) => AIMS.has(word) || word === 'for');
}

const CLOSE = 5;

/** What the subject of the verb that governs the noun is: who makes a bid, or who has one made to it. */
function partOf(page: Page, parts: SentenceParts, at: number): 'bidder' | 'target' | undefined {
  if (isRefused(page, parts, at)) return 'target';
  const clause = clauseAt(parts, at);
  const verb = clause?.verbs.findLast(({ from }) => from <= at);
  if (!verb || (verb.from <= at && at < verb.to)) return 'bidder';
  return OTHERS.has(verb.head) ? undefined : 'bidder';
}

/** Verbs whose subject has no part in the bid that is their object. */
const OTHERS = inflected(
  'examine assess judge review scrutinise scrutinize advise finance fund criticise criticize call brand oppose stop block veto prevent forbid prohibit clear approve allow permit support back endorse welcome cancel urge tell ask say think believe fear hope expect chair discuss study comment value describe compare call_on defeat beat top outbid thwart spoil need await see hear learn report',
);

function mergerAt(page: Page, parts: SentenceParts, at: number): Bid {
  const able = parts.mentions.filter((mention) => isMerging(mention));
  const partner = able.find((mention) => isBehind(page, mention, at, ['with', 'into']));
  const between = able.filter(
    (mention) => mention.from > at && mention.from - at <= REACH + 4 && !mention.possessive,
  );
  const isBetween = lowerWords(page, { from: at + 1, to: at + 4 }).some((word) =>
    ['between', 'of'].includes(word),
  );
  if (isBetween && between.length >= 2) return sides('merger', at, between[0], between[1]);
  const before = able.filter((mention) => mention.to <= at && at - mention.to <= REACH);
  const subject = clauseAt(parts, at)?.subject;
  const own = ownerOf(able, page, at) ?? (subject && isMerging(subject) ? subject : before.at(-1));
  const object =
    partner &&
    able.find((mention) => mention.from > at && mention.to < partner.from && !mention.possessive);
  if (object && isVerb(page, at)) return sides('merger', at, object, partner);
  if (partner) return sides('merger', at, own, partner);
  const joint = joinedSubject(page, able, { from: parts.sentence.from, to: at });
  if (joint) return sides('merger', at, joint[0], joint[1]);
  return { kind: 'merger', at };
}

/** "merge A into B": a verb, and no noun with its sides. */
function isVerb(page: Page, at: number): boolean {
  return /^(?:merge[sd]?|merging|fuse)$/.test(page.tokens[at]?.lower ?? '');
}

function isMerging(mention: Mention): boolean {
  return isSide(mention) && canBeCompany(mention.actor) && mention.actor.kind !== 'person';
}

/** "X and Y, affiliates of Z, may merge": two names that "and" joins at the head of the sentence. */
function joinedSubject(
  page: Page,
  able: readonly Mention[],
  { from, to: at }: { readonly from: number; readonly to: number },
): readonly [Mention, Mention] | undefined {
  for (const [place, second] of able.entries()) {
    const first = able[place - 1];
    if (!first || second.to > at || first.actor === second.actor) continue;
    const between = lowerWords(page, { from: first.to, to: second.from });
    const plain = between.filter((word) => /^\p{L}/u.test(word));
    const isJoined = plain.length === 1 && plain[0] === 'and';
    const before = first.from > from ? (page.tokens[first.from - 1]?.lower ?? '') : '';
    if (isJoined && !INSIDE.has(before)) return [first, second];
  }
  return undefined;
}

const INSIDE: ReadonlySet<string> = new Set('of in by for at to'.split(' '));

function sides(
  kind: Bid['kind'],
  at: number,
  bidder: Mention | undefined,
  target: Mention | undefined,
): Bid {
  const isOther = target && target.actor !== bidder?.actor && target.actor.kind !== 'state';
  const other = isOther ? target : undefined;
  return { kind, at, ...(bidder && { bidder }), ...(other && { target: other }) };
}

function isSide(mention: Mention): boolean {
  return (
    canHold(mention.actor) &&
    mention.actor.kind !== 'body' &&
    !mention.place &&
    mention.actor.sector !== 'alliance'
  );
}

/** "Fortum’s offer", "the Couche-Tard bid". */
function ownerOf(able: readonly Mention[], page: Page, at: number): Mention | undefined {
  return able.find((mention) => {
    const gap = at - mention.to;
    if (gap < 0 || gap > 4) return false;
    return (
      mention.possessive ||
      (gap === 0 && mention.form === 'name' && page.tokens[mention.from - 1]?.lower === 'the')
    );
  });
}

/** Behind a preposition that stands shortly after the noun. */
function isBehind(page: Page, mention: Mention, at: number, wanted: readonly string[]): boolean {
  const isFor = page.tokens[mention.from - 1]?.lower === 'for' && wanted.includes('for');
  if (mention.from <= at || mention.from - at > (isFor ? FAR : REACH)) return false;
  const before = lowerWords(page, { from: Math.max(at + 1, mention.from - 4), to: mention.from });
  const isHeld = before.at(-1) === 'in' && HELD.has(before.at(-2) ?? '') && wanted.includes('for');
  const isNear = before.some(
    (word, place) => wanted.includes(word) && (word !== 'on' || place === before.length - 1),
  );
  return (isHeld || isNear) && !before.includes(',');
}

/** "an offer for up to 30 million shares in X". */
const HELD: ReadonlySet<string> = new Set('shares stock stake interest'.split(' '));

/** "offered to buy X": the company behind the verb. */
function objectOf(able: readonly Mention[], page: Page, at: number): Mention | undefined {
  return able.find(
    (mention) =>
      mention.from > at &&
      mention.from - at <= REACH &&
      lowerWords(page, { from: at, to: mention.from }).some((word) => AIMS.has(word)),
  );
}

/** Whoever refuses a bid, or has one, is its target. */
function isRefused(page: Page, parts: SentenceParts, at: number): boolean {
  const clause = clauseAt(parts, at);
  const from = clause?.from ?? parts.sentence.from;
  const before = lowerWords(page, { from, to: at });
  return (
    ideasIn(page.tokens, from, at).some(({ name, verb }) => verb && REFUSERS.has(name)) ||
    before.some((word) => RECEIVES.has(word))
  );
}

const RECEIVES: ReadonlySet<string> = new Set(
  'received receives receive got accepts accepted accept recommends recommended faces faced fears fended'.split(
    ' ',
  ),
);
