import type { HoldingClaim } from '../evidence/index.ts';
import type { Idea } from './acts/ideas.ts';
import { ideasOf } from './acts/sentence-ideas.ts';
import { canBeCompany, canHold } from './actor.ts';
import type { Clause } from './clause.ts';
import type { Mention } from './mention.ts';
import { clauseAt, lowerWords, type Page, type SentenceParts } from './page.ts';
import type { Percent } from './percent.ts';
import type { ReadClaim } from './reading.ts';
import { homeOf } from './role-company.ts';
import { subjectOf } from './subject.ts';
import { type Unit, unitsOf } from './units.ts';
import { words } from './words/set.ts';

type TradeKind = 'buy' | 'sell' | 'raise' | 'cut' | 'invest' | 'back' | 'issue';

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
  /** The sentence does not say whose shares they are. */
  readonly guessed: boolean;
  /** New shares, which nobody sells. */
  readonly issued: boolean;
}

const KINDS: Readonly<Record<string, TradeKind>> = {
  acquire: 'buy',
  invest: 'invest',
  raise: 'raise',
  sell: 'sell',
  cut: 'cut',
  buyback: 'back',
  issue: 'issue',
};
/** Nouns for trades, before "of": "examines the disposal of its share". */
const NOUNS: ReadonlyMap<string, TradeKind> = new Map([
  ['sale', 'sell'],
  ['disposal', 'sell'],
  ['divestment', 'sell'],
  ['purchase', 'buy'],
  ['acquisition', 'buy'],
]);
/** Verbs that buy when what they take is a part of a company: "gets 18.5 percent", "paid 4 billion for the 50 percent". */
const TAKES = words(
  'take takes took taken taking get gets got getting receive receives received pay pays paid paying want wants wanted seek seeks sought win wins won collect collects collected given granted offered',
);
const TRADED = words(
  'share shares stake stakes holding holdings shareholding shareholdings interest interests packet package parcel slice chunk block equity stock half third quarter fifth tenth majority minority rest remainder',
);
const NEW = words(
  'new newly capital preference convertible preferred rights placement issue subscribe subscribes subscribed',
);
const REACH = 16;

const FOUND = new WeakMap<SentenceParts, readonly Trade[]>();

/** The trades of a sentence, one for each verb that has an object to trade; looked for once. */
export function tradesIn(
  page: Page,
  parts: SentenceParts,
  stakes: readonly ReadClaim<HoldingClaim>[],
): readonly Trade[] {
  const known = FOUND.get(parts) ?? findTrades(page, parts, stakes);
  FOUND.set(parts, known);
  return known;
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
    if (
      found.some((other) => other.clause.from <= at && at < other.clause.to && other.kind === kind)
    )
      continue;
    const trade = tradeAt({ page, parts, units, stakes }, kind, at);
    if (trade) found.push(trade);
  }
  return found;
}

interface Scene {
  readonly page: Page;
  readonly parts: SentenceParts;
  /** Made when a trade is found: most sentences have none. */
  readonly units: () => readonly Unit[];
  readonly stakes: readonly ReadClaim<HoldingClaim>[];
}

function verbsOf(
  page: Page,
  parts: SentenceParts,
  ideas: readonly Idea[],
): { readonly kind: TradeKind; readonly at: number }[] {
  const known = ideas.flatMap(({ name, at, verb }) => {
    const kind = verb ? KINDS[name] : undefined;
    return kind ? [{ kind, at }] : [];
  });
  const taken: { readonly kind: TradeKind; readonly at: number }[] = [];
  for (let at = parts.sentence.from; at < parts.sentence.to; at += 1)
    if (TAKES.has(page.tokens[at]?.lower ?? '') && !known.some((one) => one.at === at))
      taken.push({ kind: 'buy', at });
  const isBack = (at: number) => known.some((one) => one.at === at && one.kind === 'back');
  for (let at = parts.sentence.from; at < parts.sentence.to; at += 1) {
    if (page.tokens[at + 1]?.lower !== 'of') continue;
    const kind = NOUNS.get(page.tokens[at]?.lower ?? '');
    if (kind) taken.push({ kind, at });
  }
  return [...known.filter(({ kind, at }) => kind === 'back' || !isBack(at)), ...taken].sort(
    (first, second) => first.at - second.at,
  );
}

function tradeAt(scene: Scene, kind: TradeKind, at: number): Trade | undefined {
  const { page, parts } = scene;
  const clause = clauseAt(parts, at);
  if (!clause) return undefined;
  const isPassive = isPassiveAt(page, clause, at);
  const region = isPassive
    ? { from: clause.from, to: at }
    : { from: at + 1, to: objectEnd(page, parts, clause, at) };
  const object = objectIn(scene, region, { kind, at });
  if (!object || (kind === 'issue' && !isIssued(page, region))) return undefined;
  const agent = isPassive ? byAgent(scene, at) : agentOf(scene, clause, at);
  const company = companyOf(scene, region, { ...object, agent });
  const other = otherSide(scene, { kind, from: at + 1, to: objectEnd(page, parts, clause, at) }, [
    agent,
    company,
  ]);
  const isHere = [agent, company, other].some((one) => one && parts.mentions.includes(one));
  if (!isHere) return undefined;
  return {
    kind,
    clause,
    at,
    whole: object.whole,
    guessed: !company || !parts.mentions.includes(company),
    issued: lowerWords(page, region).some((word) => NEW.has(word)),
    ...(agent && { agent }),
    ...(company && { company }),
    ...(other && { other }),
    ...(object.percent && { percent: object.percent }),
  };
}

/** "issues preference shares": what is issued are shares. */
function isIssued(page: Page, region: Region): boolean {
  return lowerWords(page, region).some((word) => word === 'shares' || word === 'share');
}

const BE = words('is are was were be been being');

function isPassiveAt(page: Page, clause: Clause, at: number): boolean {
  const before = lowerWords(page, { from: Math.max(clause.from, at - 3), to: at });
  return before.some((word) => BE.has(word)) && !/ing$/.test(page.tokens[at]?.lower ?? '');
}

const STOPS = words('; : which who while whereas because although though');

function objectEnd(page: Page, parts: SentenceParts, clause: Clause, at: number): number {
  const limit = Math.min(parts.sentence.to, Math.max(clause.to, at + 6), at + REACH);
  for (let place = at + 1; place < limit; place += 1)
    if (STOPS.has(page.tokens[place]?.lower ?? '')) return place;
  return limit;
}

interface Region {
  readonly from: number;
  readonly to: number;
}

interface TradedObject {
  /** The token of the noun or number that is traded. */
  readonly noun: number;
  readonly percent?: Percent;
  readonly whole: boolean;
  readonly direct?: Mention;
}

/** What is traded: a percentage, shares, or a company that stands right behind the verb. */
function objectIn(
  { page, parts }: Scene,
  region: Region,
  { kind, at }: { readonly kind: TradeKind; readonly at: number },
): TradedObject | undefined {
  const percent = parts.percents.find(({ from, to }) => from >= region.from && to <= region.to);
  const noun = nounIn(page, region);
  if (percent && isPart(page, percent)) {
    const whole = percent.percent === 100;
    return {
      noun:
        noun !== undefined && Math.abs(noun - percent.to) <= 4
          ? Math.max(noun, percent.to - 1)
          : percent.to - 1,
      percent,
      whole,
    };
  }
  if (noun !== undefined) return { noun, whole: isAll(page, region) };
  if (kind !== 'buy' && kind !== 'sell') return undefined;
  if (TAKES.has(page.tokens[at]?.lower ?? '')) return undefined;
  const direct = parts.mentions.find(
    (mention) =>
      mention.from >= region.from &&
      mention.to <= region.to &&
      canBeCompany(mention.actor) &&
      !mention.place &&
      (region.to <= at || isDirect(page, region.from, mention)),
  );
  return direct && { noun: direct.to - 1, whole: true, direct };
}

/** "bought the brewer Gouden Hop", and not "bought engines from Subaru". */
function isDirect(page: Page, from: number, mention: Mention): boolean {
  const between = lowerWords(page, { from, to: mention.from });
  return between.length <= 5 && !between.some((word) => PREPOSITIONS.has(word) && word !== 'of');
}

const PRICES = words(
  'premium discount price per-share votes turnout tax interest market sales turnover',
);

/** "3 percent under Friday's close" is no part of a company. */
function isPart(page: Page, percent: Percent): boolean {
  const after = lowerWords(page, { from: percent.to, to: percent.to + 3 });
  return !after.some(
    (word) =>
      PRICES.has(word) || ['under', 'above', 'below', 'over', 'higher', 'lower'].includes(word),
  );
}

function nounIn(page: Page, { from, to }: Region): number | undefined {
  for (let at = from; at < to; at += 1) {
    const token = page.tokens[at];
    if (
      token &&
      TRADED.has(token.lower) &&
      !isVerbUse(page, at) &&
      token.text === token.lower &&
      page.tokens[at - 1]?.lower !== 'market'
    )
      return at;
  }
  return undefined;
}

const BEFORE_VERB = words(
  'to will would can could not we they you both should might may must who want',
);

/** "does not want to share": the noun's form as a verb. */
function isVerbUse(page: Page, at: number): boolean {
  return page.tokens[at]?.lower === 'share' && BEFORE_VERB.has(page.tokens[at - 1]?.lower ?? '');
}

const ALL = words('all whole entire full outstanding remaining rest');

function isAll(page: Page, region: Region): boolean {
  return lowerWords(page, region).some((word) => ALL.has(word));
}

/** Who does it: the subject of the verb, over auxiliaries and what it is coordinated with. */
function agentOf({ page, parts, units }: Scene, clause: Clause, at: number): Mention | undefined {
  const index = units().findIndex(({ from, to }) => from <= at && at < to);
  const subject = index === -1 ? undefined : subjectOf(units(), index);
  const whole = subject?.whole[0];
  const own = subject?.possessed ? undefined : whole;
  const found = own ?? clause.subject ?? clausesBefore(parts, at);
  return found && canHold(found.actor) && !isBehind(page, found, at) ? found : undefined;
}

function clausesBefore(parts: SentenceParts, at: number): Mention | undefined {
  return parts.clauses.findLast(({ from, subject }) => from <= at && subject !== undefined)
    ?.subject;
}

function isBehind(_page: Page, mention: Mention, at: number): boolean {
  return mention.from > at;
}

function byAgent({ page, parts }: Scene, at: number): Mention | undefined {
  return parts.mentions.find(
    (mention) =>
      mention.from > at &&
      mention.from - at <= 6 &&
      canHold(mention.actor) &&
      precedes(page, mention, ['by']),
  );
}

const ARTICLES = words('the a an its his her their another one');

/** Whether one of the words stands before a mention, over an article and adjectives. */
function precedes(page: Page, mention: Mention, wanted: readonly string[]): boolean {
  for (let at = mention.from - 1; at >= Math.max(0, mention.from - 4); at -= 1) {
    const word = page.tokens[at]?.lower ?? '';
    if (wanted.includes(word)) return true;
    const isAdjective = page.tokens[at]?.kind === 'word' && !PREPOSITIONS.has(word);
    if (!ARTICLES.has(word) && !isAdjective) return false;
  }
  return false;
}

const PREPOSITIONS = words(
  'of in on at by to from with for and or as than that after before under into',
);

/** Whose shares: "of X", "in X", "its X shares", "X’s shares"; then what the stake says; then the text's company. */
function companyOf(
  { page, parts, stakes }: Scene,
  region: Region,
  { noun, percent, direct, agent }: TradedObject & { readonly agent: Mention | undefined },
): Mention | undefined {
  if (direct) return direct;
  const able = parts.mentions.filter(
    (mention) => canBeCompany(mention.actor) && !mention.place && mention.actor !== agent?.actor,
  );
  const beside = able.find(
    (mention) => mention.to <= noun && noun - mention.to <= 1 && mention.from >= region.from,
  );
  const of = able.find(
    (mention) =>
      mention.from > noun &&
      mention.from - noun <= 8 &&
      mention.to <= Math.max(region.to, noun + 9) &&
      precedes(page, mention, ['of', 'in']),
  );
  if (of ?? beside) return of ?? beside;
  const stake = stakes.find(({ number }) => percent && number?.start === percent.start);
  const issuer = stake && page.mentions.find(({ actor }) => actor.name === stake.claim.issuer);
  if (issuer && issuer.actor !== agent?.actor) return issuer;
  const home = homeOf(page);
  if (home && home.actor !== agent?.actor) return home;
  return page.topics.find(({ actor }) => actor !== agent?.actor);
}

/** "from Mrs. Karras", "to Porsche SE": a party behind the words, and not a level or a place. */
function otherSide(
  { page, parts }: Scene,
  { kind, from, to }: Region & { readonly kind: TradeKind },
  known: readonly (Mention | undefined)[],
): Mention | undefined {
  const wanted = kind === 'sell' || kind === 'cut' ? ['to'] : ['from'];
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
