import { canBeCompany } from '../actor.ts';
import type { Mention } from '../mentions/mention.ts';
import { lowerWords, type Page, type SentenceParts } from '../page.ts';
import type { Percent } from '../percents/percent.ts';
import { words } from '../words/set.ts';

/** What a verb of trade does: shares change hands, a stake grows or shrinks, a company takes back or issues its own. */
export type TradeKind = 'buy' | 'sell' | 'raise' | 'cut' | 'invest' | 'back' | 'issue';

/** Tokens (`to` exclusive) in which the object of a verb stands. */
export interface Region {
  readonly from: number;
  readonly to: number;
}

export interface TradedObject {
  /** The token of the noun or number that is traded. */
  readonly noun: number;
  /** The noun for shares that stands before their number: "its EADS stake of 7.5 percent". */
  readonly stock?: number;
  readonly percent?: Percent;
  readonly whole: boolean;
  readonly direct?: Mention;
  /** A part of a business without shares of its own: "its courier unit". */
  readonly unit?: boolean;
}

/** Verbs that buy when what they take is a part of a company: "gets 18.5 percent", "paid 4 billion for the 50 percent". */
export const TAKES = words(
  'take takes took taken taking get gets got getting receive receives received pay pays paid paying spend spends spent want wants wanted seek seeks sought win wins won collect collects collected given granted offered',
);
const TRADED = words(
  'share shares stake stakes holding holdings shareholding shareholdings interest interests packet package parcel slice chunk block equity stock half third quarter fifth tenth majority minority rest remainder',
);
/** Those that are a part of a company only before "of": "a third of", and not "the third quarter". */
const PARTS: ReadonlySet<string> = new Set(
  'packet package parcel slice chunk block half third quarter fifth tenth majority minority rest remainder equity'.split(
    ' ',
  ),
);
const HELD = words(
  'stake stakes holding holdings shareholding shareholdings interest interests share',
);
const UNITS: ReadonlySet<string> = new Set(
  'business businesses assets operations unit units division divisions subsidiary subsidiaries activities arm plant plants mill refinery mine mines brand brands facility facilities stations stores properties'.split(
    ' ',
  ),
);

/** What is traded: a percentage, shares, a company that stands right behind the verb, or a unit. */
export function objectIn(
  { page, parts }: { readonly page: Page; readonly parts: SentenceParts },
  region: Region,
  { kind, at }: { readonly kind: TradeKind; readonly at: number },
): TradedObject | undefined {
  const takes = TAKES.of(page.tokens[at]);
  const noun = nounIn(page, takes ? { ...region, to: aimAt(page, region) } : region, kind);
  const direct = directIn(page, parts, region, { kind, at, noun });
  const percent = percentIn(page, parts, region, kind);
  const taken = kind === 'invest' && !percent ? investedIn(page, parts, region) : undefined;
  if (taken) return { noun: taken.to - 1, whole: false, direct: taken };
  const entered = kind === 'buy' && !percent ? enteredIn(page, parts, region) : undefined;
  if (entered) return { noun: entered.to - 1, whole: false, direct: entered };
  if (direct && (!percent || direct.to <= percent.from))
    return { noun: direct.to - 1, whole: true, direct };
  if (percent && isPart(page, percent)) {
    const near = noun !== undefined && Math.abs(noun - percent.to) <= 4;
    return {
      noun: near ? Math.max(noun, percent.to - 1) : percent.to - 1,
      ...(noun !== undefined && noun < percent.from && { stock: noun }),
      percent,
      whole: percent.percent === 100 || isRest(page, percent.from),
    };
  }
  if (noun !== undefined) return { noun, whole: isAll(page, region) };
  return kind === 'buy' || kind === 'sell' ? unitIn(page, region, at) : undefined;
}

/** "bought into Anglo American": a part of it. */
function enteredIn(page: Page, parts: SentenceParts, { from }: Region): Mention | undefined {
  if (page.tokens[from]?.lower !== 'into') return undefined;
  return parts.mentions.find(
    (mention) => mention.from > from && mention.from - from <= 4 && canBeCompany(mention.actor),
  );
}

/** "put money into Renault", "invest $700 million in Grab": the company behind the preposition. */
function investedIn(page: Page, parts: SentenceParts, { from, to }: Region): Mention | undefined {
  return parts.mentions.find(
    (mention) =>
      mention.from >= from &&
      mention.to <= to &&
      canBeCompany(mention.actor) &&
      !mention.place &&
      lowerWords(page, { from: Math.max(from, mention.from - 3), to: mention.from }).some(
        (word) => word === 'in' || word === 'into',
      ),
  );
}

/** The first number; of a stake that moves "from 3 percent to 5", the one that it comes to. */
function percentIn(
  page: Page,
  parts: SentenceParts,
  region: Region,
  kind: TradeKind,
): Percent | undefined {
  const inside = parts.percents.filter(({ from, to }) => from >= region.from && to <= region.to);
  if (kind !== 'raise' && kind !== 'cut') return inside[0];
  const isFrom = ({ from }: Percent) => {
    const before = lowerWords(page, { from: Math.max(region.from, from - 4), to: from });
    return before.lastIndexOf('from') > before.lastIndexOf('to');
  };
  return inside.find((percent) => !isFrom(percent)) ?? inside[0];
}

/** "the remaining 60 percent": after it the buyer has all. */
function isRest(page: Page, at: number): boolean {
  return lowerWords(page, { from: Math.max(0, at - 3), to: at }).some(
    (word) => word === 'remaining' || word === 'other' || word === 'outstanding',
  );
}

/** "bought the brewer Gouden Hop for shares": the company right behind the verb, and not its shares. */
function directIn(
  page: Page,
  parts: SentenceParts,
  region: Region,
  {
    kind,
    at,
    noun,
  }: { readonly kind: TradeKind; readonly at: number; readonly noun: number | undefined },
): Mention | undefined {
  const verb = page.tokens[at]?.lower ?? '';
  if ((kind !== 'buy' && kind !== 'sell') || verb === 'sells') return undefined;
  if (TAKES.has(verb)) return paidFor(page, parts, region, at);
  const found = parts.mentions.find(
    (mention) =>
      mention.from >= region.from &&
      mention.to <= region.to &&
      canBeCompany(mention.actor) &&
      !mention.place &&
      !mention.possessive &&
      (region.to <= at || isDirect(page, region.from, mention)),
  );
  if (!found || (noun !== undefined && noun < found.from)) return undefined;
  const isSubject = region.to <= at;
  if (isSubject && noun !== undefined && HELD.of(page.tokens[noun])) return undefined;
  return noun !== undefined && noun - found.to <= MODIFIES ? undefined : found;
}

/** "paid nearly $2.4 billion for Air India": the company right behind "for". */
function paidFor(
  page: Page,
  parts: SentenceParts,
  region: Region,
  at: number,
): Mention | undefined {
  if (!/^(?:pa(?:y|id)|spen)/.test(page.tokens[at]?.lower ?? '')) return undefined;
  return parts.mentions.find(
    ({ actor, from, to, place, possessive, form }) =>
      form === 'name' &&
      from >= region.from &&
      to <= region.to &&
      canBeCompany(actor) &&
      !place &&
      !possessive &&
      ['for', 'on'].includes(page.tokens[from - 1]?.lower ?? '') &&
      !TRADED.of(page.tokens[to]),
  );
}

/** Words between a company and the noun for its shares: "Wrather common shares". */
const MODIFIES = 3;

/** "bought the brewer Gouden Hop", and not "bought engines from Subaru". */
function isDirect(page: Page, from: number, mention: Mention): boolean {
  const words = lowerWords(page, { from, to: mention.from });
  const whole = words[0] === 'all' && words[1] === 'of' ? 2 : 0;
  const between = PARTICLES.has(words[whole] ?? '') ? words.slice(whole + 1) : words.slice(whole);
  return between.length <= 5 && !between.some((word) => PREPOSITIONS.has(word));
}

/** "parted with X", "disposed of X", "took over X": words that belong to the verb. */
const PARTICLES: ReadonlySet<string> = new Set('with of over up out off'.split(' '));

export const PREPOSITIONS: ReadonlySet<string> = words(
  'of in on at by to from with for and or as than that after before under into',
);

const PRICES: ReadonlySet<string> = new Set(
  'premium discount price per-share votes turnout tax interest market sales turnover'.split(' '),
);
const LEVELS: ReadonlySet<string> = new Set('under above below over higher lower'.split(' '));

/** "3 percent under Friday's close" is no part of a company. */
function isPart(page: Page, percent: Percent): boolean {
  const after = lowerWords(page, { from: percent.to, to: percent.to + 3 });
  return !after.some((word) => PRICES.has(word) || LEVELS.has(word));
}

/** The first noun for shares; a stake that grows or shrinks is the object itself. */
function nounIn(page: Page, { from, to }: Region, kind: TradeKind): number | undefined {
  const changes = kind === 'raise' || kind === 'cut';
  for (let at = from; at < to; at += 1) {
    const word = page.tokens[at]?.lower ?? '';
    if (changes && (PREPOSITIONS.has(word) || at - from > CLOSE)) return undefined;
    if ((changes ? HELD : TRADED).has(word) && isTraded(page, at)) return at;
  }
  return undefined;
}

/** "got warrants to buy shares": what is taken stands before what it is for. */
function aimAt(page: Page, { from, to }: Region): number {
  const at = lowerWords(page, { from, to }).indexOf('to');
  return at === -1 ? to : from + at;
}

const CLOSE = 7;
const PER: ReadonlySet<string> = new Set('a an each one per'.split(' '));
const MONEY = words(
  'dlrs dollars euros euro yen crowns pounds cts cents pence francs marks stg kronor lire rupees rubles won',
);
const RATES: ReadonlySet<string> = new Set(
  'rate rates payment payments income expense expenses cost costs charge charges'.split(' '),
);
const MARKETS: ReadonlySet<string> = new Set(
  'exchange market markets price prices split analyst analysts earnings option options'.split(' '),
);

const FIRMS: ReadonlySet<string> = new Set('company firm group vehicle'.split(' '));

/** "26 dollars a share", "interest rates", "stock market", "the third quarter": the words, and no part of a company. */
function isTraded(page: Page, at: number): boolean {
  const [word, next, before] = [0, 1, -1].map((step) => page.tokens[at + step]?.lower ?? '') as [
    string,
    string,
    string,
  ];
  const token = page.tokens[at];
  if (!token || token.text !== token.lower || before === 'market' || isVerbUse(page, at))
    return false;
  if (word === 'holding' && FIRMS.has(next)) return false;
  if (PARTS.has(word)) return next === 'of';
  if (word === 'interest') return !RATES.has(next) && before !== 'no' && before !== 'pay';
  if (MARKETS.has(next)) return false;
  const price = page.tokens[at - 2];
  const isPrice = price !== undefined && (MONEY.of(price) || price.kind === 'number');
  return !(word === 'share' && (before === 'per' || (PER.has(before) && isPrice)));
}

const BEFORE_VERB = words(
  'to will would can could not we they you both should might may must who want',
);

/** "does not want to share": the noun's form as a verb. */
function isVerbUse(page: Page, at: number): boolean {
  return page.tokens[at]?.lower === 'share' && BEFORE_VERB.of(page.tokens[at - 1]);
}

const ALL: ReadonlySet<string> = new Set(
  'all whole entire full outstanding remaining rest'.split(' '),
);

function isAll(page: Page, region: Region): boolean {
  return lowerWords(page, region).some((word) => ALL.has(word));
}

const DISTANT = 8;

/** "the business and assets of Wallco", "its courier unit": near behind the verb. */
function unitIn(page: Page, region: Region, at: number): TradedObject | undefined {
  if (/^pa(?:y|id)/.test(page.tokens[at]?.lower ?? '')) return paidUnit(page, region);
  if (TAKES.of(page.tokens[at]) || page.tokens[at]?.lower === 'sells') return undefined;
  return nearUnit(page, region);
}

/** "paid $9 billion for the African business of Zain". */
function paidUnit(page: Page, { from, to }: Region): TradedObject | undefined {
  const at = lowerWords(page, { from, to }).indexOf('for');
  return at === -1 ? undefined : nearUnit(page, { from: from + at + 1, to });
}

function nearUnit(page: Page, { from, to }: Region): TradedObject | undefined {
  for (let place = from; place < Math.min(to, from + DISTANT); place += 1) {
    const word = page.tokens[place]?.lower ?? '';
    if (UNITS.has(word)) return { noun: place, whole: true, unit: true };
    if (PREPOSITIONS.has(word) && word !== 'and' && word !== 'of') return undefined;
  }
  return undefined;
}

const ISSUED_BEFORE = words("of the its current total outstanding 's all and whole entire");

/** "issues preference shares": what is issued are shares; "issued share capital" is there already. */
export function isIssue(page: Page, region: Region, at: number): boolean {
  const isOld = page.tokens[at]?.lower === 'issued' && ISSUED_BEFORE.of(page.tokens[at - 1]);
  if (isOld || page.tokens[at - 1]?.lower === 'can') return false;
  return lowerWords(page, region).some((word) => word === 'shares' || word === 'share');
}

const SUBSCRIBES: ReadonlySet<string> = new Set(
  'subscribe subscribes subscribed placement'.split(' '),
);
const SHARES: ReadonlySet<string> = new Set('share shares stock capital equity'.split(' '));

/** Shares that nobody sells: "newly issued shares", "a rights issue", "subscribes to". */
export function isNewlyIssued(page: Page, region: Region): boolean {
  const own = lowerWords(page, region);
  return own.some((word, at) => {
    const next = own.slice(at + 1, at + 4);
    if (word === 'new' || word === 'newly') return next.some((one) => SHARES.has(one));
    if (word === 'rights' || word === 'share') return next[0] === 'issue';
    if (word === 'capital') return next[0] === 'increase' || next[0] === 'injection';
    return SUBSCRIBES.has(word);
  });
}

const CLASSES: ReadonlySet<string> = new Set(
  'own outstanding common ordinary preferred issued class a b capital voting'.split(' '),
);
const STOCK: ReadonlySet<string> = new Set('stock shares share'.split(' '));

/** "200,000 shares of its common stock", "its own shares": those of whoever trades, and not "its shares in Y". */
export function isOwnStock(page: Page, region: Region): boolean {
  const own = lowerWords(page, region);
  return own.some((word, at) => {
    if (word !== 'its' && word !== 'their') return false;
    let end = at + 1;
    while (CLASSES.has(own[end] ?? '')) end += 1;
    return end > at + 1 && STOCK.has(own[end] ?? '') && !['in', 'of'].includes(own[end + 1] ?? '');
  });
}
