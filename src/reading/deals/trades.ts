import type { HoldingClaim } from '../../evidence/index.ts';
import { ideasOf } from '../acts/sentence-ideas.ts';
import { canBeCompany, canHold } from '../actor.ts';
import type { Clause } from '../clause.ts';
import { controllerOf } from '../controller.ts';
import type { Mention } from '../mentions/mention.ts';
import { clauseAt, lowerWords, type Page, type SentenceParts } from '../page.ts';
import type { Percent } from '../percents/percent.ts';
import type { ReadClaim } from '../reading.ts';
import { homeOf } from '../roles/guess.ts';
import { subjectOf } from '../subject.ts';
import {
  isIssue,
  isOwnStock,
  isNewlyIssued,
  objectIn,
  PREPOSITIONS,
  type Region,
  type TradeKind,
  type TradedObject,
} from './trade-objects.ts';
import {
  isDoneBy,
  isPassiveAt,
  isUndone,
  touchesTrades,
  TRADE_NOUNS,
  verbsOf,
} from './trade-verbs.ts';
import { type Unit, unitsOf } from '../units.ts';
import { words } from '../words/set.ts';

/** Shares or a whole company that change hands, or a stake that changes its size: who, what, with whom. */
export interface Trade {
  readonly kind: TradeKind;
  readonly clause: Clause;
  /** The token of the verb. */
  readonly at: number;
  /** Who buys, sells or changes the stake. */
  readonly agent?: Mention;
  /** Whose shares they are. */
  readonly company?: Mention;
  /** The other side: the seller of a purchase, the buyer of a sale. */
  readonly other?: Mention;
  readonly percent?: Percent;
  /** All of the company, and not a part of it. */
  readonly whole: boolean;
  /** A business without shares of its own. */
  readonly unit: boolean;
  /** The shares are the agent's own: "200,000 shares of its common stock". */
  readonly own: boolean;
  /** The sentence does not say whose shares they are. */
  readonly guessed: boolean;
  /** New shares, which nobody sells. */
  readonly issued: boolean;
}

const REACH = 16;

const FOUND = new WeakMap<SentenceParts, readonly Trade[]>();
const NONE: readonly Trade[] = [];

/** The trades of a sentence, one for each verb that has an object to trade; looked for once. */
export function tradesIn(
  page: Page,
  parts: SentenceParts,
  stakes: readonly ReadClaim<HoldingClaim>[],
): readonly Trade[] {
  if (!touchesTrades(page, parts)) return NONE;
  const known = FOUND.get(parts);
  if (known) return known;
  const found = findTrades(page, parts, stakes);
  FOUND.set(parts, found);
  return found;
}

function findTrades(
  page: Page,
  parts: SentenceParts,
  stakes: readonly ReadClaim<HoldingClaim>[],
): Trade[] {
  const verbs = verbsOf(page, parts, ideasOf(page, parts));
  if (verbs.length === 0) return [];
  let made: readonly Unit[] | undefined;
  const units = () => (made ??= unitsOf(page, parts));
  const found: Trade[] = [];
  for (const { kind, at } of verbs) {
    if (isUndone(page, at)) continue;
    const scene = { page, parts, units, stakes };
    const trade = tradeAt(scene, kind, at);
    if (!trade || found.some((other) => isSameTrade(other, trade))) continue;
    found.push(trade, ...moreOf(scene, trade));
  }
  return found;
}

/** Two verbs of one clause for one trade: "agreed to buy and take over". */
function isSameTrade(first: Trade, { clause, kind, company, percent }: Trade): boolean {
  if (first.clause !== clause || first.kind !== kind) return false;
  const differs = company && first.company && company.actor !== first.company.actor;
  return !differs || first.percent === percent;
}

/** "a 19 percent stake in A and a 16 percent interest in B": one trade for each number with a company of its own. */
function moreOf({ page, parts }: Scene, trade: Trade): Trade[] {
  const { percent, company, clause } = trade;
  if (!percent || trade.guessed) return [];
  const seen = new Set([company?.actor, trade.agent?.actor]);
  return parts.percents.flatMap((next) => {
    if (next.from <= percent.to || next.from >= Math.max(clause.to, percent.to + REACH)) return [];
    const other = parts.mentions.find(
      (mention) =>
        mention.from >= next.to &&
        mention.from - next.to <= NEAR &&
        canBeCompany(mention.actor) &&
        precedes(page, mention, ['of', 'in']),
    );
    if (!other || seen.has(other.actor)) return [];
    seen.add(other.actor);
    return [{ ...trade, percent: next, company: other, whole: next.percent === 100 }];
  });
}

const NEAR = 5;

interface Scene {
  readonly page: Page;
  readonly parts: SentenceParts;
  /** Made when a trade is found: most sentences have none. */
  readonly units: () => readonly Unit[];
  readonly stakes: readonly ReadClaim<HoldingClaim>[];
}

function tradeAt(scene: Scene, kind: TradeKind, at: number): Trade | undefined {
  const { page, parts, stakes } = scene;
  const clause = clauseAt(parts, at);
  if (!clause) return undefined;
  const isPassive = isPassiveAt(page, clause, at) || isDoneBy(page, at);
  const region = isPassive
    ? { from: clause.from, to: at }
    : { from: at + 1, to: objectEnd(page, parts, clause, at) };
  const object = isDoneBy(page, at) ? ownedBy(parts, at) : objectIn(scene, region, { kind, at });
  if (!object || (kind === 'issue' && !isIssue(page, region, at))) return undefined;
  if (isLevelOnly(object, kind, stakes)) return undefined;
  const told = isPassive
    ? (byAgent(scene, at) ?? ownerBefore(parts, object.noun))
    : agentOf(scene, clause, at);
  const isNoun = !isPassive && TRADE_NOUNS.has(page.tokens[at]?.lower ?? '');
  const agent = isNoun ? nounAgent(parts, at, told) : told;
  const own = !isPassive && isOwnStock(page, region);
  const company = own ? agent : companyOf(scene, region, { ...object, agent });
  const other = otherSide(scene, { kind, from: at + 1, to: objectEnd(page, parts, clause, at) }, [
    agent,
    company,
  ]);
  const isHere = [agent, company, other].some((one) => one && parts.mentions.includes(one));
  if (!isHere || isUnheld(parts, company, object, stakes)) return undefined;
  return {
    kind,
    clause,
    at,
    whole: object.whole,
    unit: object.unit ?? false,
    guessed: !company || !parts.mentions.includes(company),
    own,
    issued: isNewlyIssued(page, region),
    ...(agent && { agent }),
    ...(company && { company }),
    ...(other && { other }),
    ...(object.percent && { percent: object.percent }),
  };
}

/** "grew by 47 percent": a change is of a stake only where a stake is read. */
function isLevelOnly(
  { noun, percent }: TradedObject,
  kind: TradeKind,
  stakes: readonly ReadClaim<HoldingClaim>[],
): boolean {
  if ((kind !== 'raise' && kind !== 'cut') || !percent || noun >= percent.to) return false;
  return !stakes.some(({ number, band }) => band !== 'drop' && number?.start === percent.start);
}

/** "It got 64.9 percent": a percentage of nothing that the sentence names, and of no stake. */
function isUnheld(
  parts: SentenceParts,
  company: Mention | undefined,
  { percent }: TradedObject,
  stakes: readonly ReadClaim<HoldingClaim>[],
): boolean {
  if (!percent || (company && parts.mentions.includes(company))) return false;
  return !stakes.some(({ number, band }) => band !== 'drop' && number?.start === percent.start);
}

function ownedBy(parts: SentenceParts, at: number): TradedObject | undefined {
  const owner = ownerBefore(parts, at);
  return owner && { noun: at, whole: true, direct: owner };
}

function ownerBefore(parts: SentenceParts, at: number): Mention | undefined {
  return parts.mentions.find(
    ({ possessive, to, actor }) => possessive && to <= at && at - to <= 2 && canHold(actor),
  );
}

const STOPS = words('; : which who while whereas because although though');

function objectEnd(page: Page, parts: SentenceParts, clause: Clause, at: number): number {
  const end = isBracket(page, clause.to) ? at + REACH : Math.max(clause.to, at + 6);
  const limit = Math.min(parts.sentence.to, end, at + REACH);
  for (let place = at + 1; place < limit; place += 1)
    if (STOPS.of(page.tokens[place])) return place;
  return limit;
}

/** "paid $2.4bn (£1.27bn) for": a sum in brackets ends no clause. */
function isBracket(page: Page, at: number): boolean {
  return page.tokens[at]?.text === '(' && lowerWords(page, { from: at, to: at + 6 }).includes(')');
}

/** Who does it: the subject of the verb, over auxiliaries and what it is coordinated with. */
function agentOf({ page, parts, units }: Scene, clause: Clause, at: number): Mention | undefined {
  const controller = controllerOf(page, parts, at);
  if (controller) return controller;
  const index = units().findIndex(({ from, to }) => from <= at && at < to);
  const subject = index === -1 ? undefined : subjectOf(units(), index);
  const whole = subject?.whole[0];
  const own = subject?.possessed && !isHouse(page, whole) ? undefined : whole;
  const found = own ?? clause.subject ?? clausesBefore(parts, at) ?? adjacent(page, parts, at);
  return found && canHold(found.actor) && found.actor.kind !== 'body' && found.from <= at
    ? found
    : undefined;
}

/** "Ever since Premier bought": the name right before the verb, where the clause has no subject. */
function adjacent(page: Page, parts: SentenceParts, at: number): Mention | undefined {
  return parts.mentions.find(
    ({ from, to, possessive }) => to === at && !possessive && !OWNED.of(page.tokens[from - 1]),
  );
}

const OWNED = words('of in by with from for to');

/** "Engie’s directors agreed to sell": those of a company act for it. */
function isHouse(page: Page, owner: Mention | undefined): boolean {
  if (!owner) return false;
  return lowerWords(page, { from: owner.to, to: owner.to + 3 }).some((word) => HOUSES.has(word));
}

const HOUSES: ReadonlySet<string> = new Set(
  'directors board management shareholders owners trustees supervisors'.split(' '),
);

function clausesBefore(parts: SentenceParts, at: number): Mention | undefined {
  return parts.clauses.findLast(({ from, subject }) => from <= at && subject !== undefined)
    ?.subject;
}

/** "Shearson’s purchase of X", "its sale of X": whose trade it is; a person who tells of one is not who trades. */
function nounAgent(
  parts: SentenceParts,
  at: number,
  told: Mention | undefined,
): Mention | undefined {
  return ownerBefore(parts, at) ?? (told?.actor.kind === 'person' ? undefined : told);
}

/** Words from a passive verb to whoever acts: "acquired for 265 million dollars in cash by". */
const BY_REACH = 12;

function byAgent({ page, parts }: Scene, at: number): Mention | undefined {
  return parts.mentions.find(
    (mention) =>
      mention.from > at &&
      mention.from - at <= BY_REACH &&
      canHold(mention.actor) &&
      precedes(page, mention, ['by']),
  );
}

const ARTICLES: ReadonlySet<string> = new Set('the a an its his her their another one'.split(' '));

/** Whether one of the words stands before a mention, over an article and adjectives. */
function precedes(page: Page, mention: Mention, wanted: readonly string[]): boolean {
  for (let at = mention.from - 1; at >= Math.max(0, mention.from - 4); at -= 1) {
    const word = page.tokens[at]?.lower ?? '';
    if (wanted.includes(word)) return true;
    if (word === '<' || word === '"') continue;
    const isAdjective = page.tokens[at]?.kind === 'word' && !PREPOSITIONS.has(word);
    if (!ARTICLES.has(word) && !isAdjective) return false;
  }
  return false;
}

/** Whose shares: "of X", "in X", "its X shares", "X’s shares"; then what the stake says; then the text's company. */
function companyOf(
  { page, parts, stakes }: Scene,
  region: Region,
  {
    noun,
    stock,
    percent,
    direct,
    unit,
    agent,
  }: TradedObject & { readonly agent: Mention | undefined },
): Mention | undefined {
  if (direct) return direct;
  const able = parts.mentions.filter(
    (mention) => canBeCompany(mention.actor) && !mention.place && mention.actor !== agent?.actor,
  );
  const beside = able.find(
    ({ from, to }) =>
      from >= region.from &&
      [noun, stock].some((at) => at !== undefined && to <= at && at - to <= 1),
  );
  const of = able.find(
    (mention) =>
      mention.from > noun &&
      mention.from - noun <= 8 &&
      mention.to <= Math.max(region.to, noun + 9) &&
      precedes(page, mention, ['of', 'in']),
  );
  if (of) return namedBehind(page, able, of) ?? of;
  if (beside) return beside;
  if (unit) return undefined;
  const stake = stakes.find(({ number }) => percent && number?.start === percent.start);
  const issuer = stake && page.mentions.find(({ actor }) => actor.name === stake.claim.issuer);
  if (issuer && issuer.actor !== agent?.actor) return issuer;
  const home = homeOf(page);
  if (home && home.actor !== agent?.actor) return home;
  return page.topics.find(({ actor }) => actor !== agent?.actor);
}

/** "in another Wallenberg company, the firm Alfa-Laval": the name behind the noun says which one. */
function namedBehind(page: Page, able: readonly Mention[], { to }: Mention): Mention | undefined {
  if (!FIRMS.of(page.tokens[to]) || page.tokens[to + 1]?.text !== ',') return undefined;
  return able.find(({ from, form }) => form === 'name' && from > to && from - to <= APPOSED);
}

const FIRMS = words('company firm group unit subsidiary affiliate business concern');
const APPOSED = 8;

/** "from Mrs. Karras", "to Porsche SE": a party behind the words, and not a level or a place. */
function otherSide(
  { page, parts }: Scene,
  { kind, from, to }: Region & { readonly kind: TradeKind },
  known: readonly (Mention | undefined)[],
): Mention | undefined {
  const isPaid = /^pa(?:y|id)/.test(page.tokens[from - 1]?.lower ?? '');
  const wanted = kind === 'sell' || kind === 'cut' || isPaid ? ['to'] : ['from'];
  return parts.mentions.find(
    (mention) =>
      mention.from >= from &&
      mention.from < Math.max(to, from + REACH) &&
      mention.from < parts.sentence.to &&
      canHold(mention.actor) &&
      !mention.place &&
      !mention.possessive &&
      precedes(page, mention, wanted) &&
      !known.some((one) => one?.actor === mention.actor),
  );
}
