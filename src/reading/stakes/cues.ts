import type { Frame } from '../frames/draft.ts';
import type { Page, SentenceParts } from '../page.ts';
import { clauseAt } from '../page.ts';
import type { Percent } from '../percents/percent.ts';
import { voteNumber } from '../votes/numbers.ts';
import { words, WordMap } from '../words/index.ts';

const SHARE_NOUNS = words(
  'stake stakes shareholding holding holdings interest share shares stock equity capital votes voting owned-share ownership',
);
/** Words around a percentage that measures something else. */
const OTHER: Readonly<Record<string, string>> = {
  price:
    'higher lower premium discount price closing trading traded close closed open opened fell rose gained jumped climbed slid dropped lost slipped rally surged plunged tumbled points index market-wide',
  business:
    'sales profit profits revenue revenues turnover growth output production margin margins costs jobs workforce staff employees premium premiums market tariff tariffs exports volumes earnings dividend yield inflation capacity deliveries customers traffic cars units debt orders tax',
  buyback: 'repurchase repurchased repurchases buyback buybacks',
  debt: 'notes bonds debentures coupon bond debenture loan maturity yielding',
  vote: 'represented attended turnout cast favour favor support quorum attendance against ballot backed',
  rule: 'threshold thresholds majority requires require required needs need must obliged limit mandatory exceed rule law crossing',
};
const CLASS_OF = new WordMap<string>(
  Object.entries(OTHER).flatMap(([name, list]) =>
    list.split(' ').map((word) => [word, name] as const),
  ),
);
const NEAR = 6;
const LAST_WORDS = words(
  'of to by up down at from below above than further some its for only with',
);
/** Verbs whose number is rarely a stake, and verbs whose number mostly is. */
const TELLING: ReadonlySet<string> = new Set(
  'won got fell rose dropped gained leapt jumped lost climbed slid closed carried needs need needed requires require required reaches sees come reached exceed passed backed received supported owns own owned holds held has have had keeps keep bought acquire sold raise raised cut'.split(
    ' ',
  ),
);

/** Features of "this percentage is no stake": nouns, verbs and marks around it. */
export function stakeCues(
  page: Page,
  parts: SentenceParts,
  percent: Percent,
  frame: Frame,
): string[] {
  const { tokens } = page;
  const found = new Set<string>(['none', `none:form-${percent.form}`]);
  const after = tokens.slice(percent.to, Math.min(parts.sentence.to, percent.to + NEAR));
  const before = tokens.slice(Math.max(parts.sentence.from, percent.from - NEAR), percent.from);
  const next = after[0]?.lower ?? 'end';
  found.add(
    `none:next-${['of', 'in', 'stake', 'to', 'from', ',', '.', ')', 'on', 'and', 'owned', 'by', 'above', 'below', 'higher', 'lower', 'more', 'less', 'majority', 'premium', 'interest', '-', 'each', 'after', 'end', 'through', 'holding', 'share'].includes(next) ? next : 'other'}`,
  );
  for (const token of after) note(token, 'after', found);
  for (const token of before) note(token, 'before', found);
  const clause = clauseAt(parts, percent.from);
  const verb =
    clause?.verbs.findLast((candidate) => candidate.from < percent.from) ?? clause?.verbs[0];
  found.add(`none:verb-${verb?.kind ?? 'no'}`);
  const last = before.at(-1)?.lower ?? 'start';
  if (LAST_WORDS.has(last)) found.add(`none:last-${last}`);
  if (verb && TELLING.has(verb.head)) found.add(`none:head-${verb.head}`);
  const vote = voteNumber(page, parts, percent);
  if (vote !== undefined) found.add(`none:is-${vote}`);
  if (!clause?.subject) found.add('none:no-subject');
  if (
    clause &&
    page.tokens
      .slice(clause.from, percent.from)
      .some((token) => token.lower === 'shares' && !token.text.startsWith('S'))
  )
    found.add('none:shares-act');
  if (tokens[percent.from - 1]?.text === '(') found.add('none:bracket');
  if (parts.mentions.filter((mention) => !mention.place).length === 0) found.add('none:no-names');
  if (frame.otherBase) found.add('none:other-base');
  if (frame.crowd) found.add('none:crowd');
  if (isConditional(tokens, parts, percent)) found.add('none:if-than');
  if (isCapped(tokens, parts)) found.add('none:capped');
  if (isOrMore(tokens, percent)) found.add('none:or-more');
  if (ofCrowd(tokens, parts, percent)) found.add('none:crowd-near');
  for (const feature of settingOf(tokens, parts, percent)) found.add(feature);
  if (isOverPrice(tokens, percent)) found.add('none:over-price');
  if (isLeast(tokens, percent)) found.add('none:not-less-than');
  const gapped = frame.holders[0]?.rule === 'gap';
  const leader = gapped ? parts.percents[parts.percents.indexOf(percent) - 1] : undefined;
  if (movesBy(page, parts, percent) || (leader && movesBy(page, parts, leader)))
    found.add('none:moves');
  if (ofMarket(page, parts, percent)) found.add('none:market');
  found.add(
    `none:frame-${frame.holders.length > 0 ? 'h' : ''}${frame.companies.length > 0 ? 'c' : ''}`,
  );
  return [...found];
}

/** What the whole sentence speaks of: a vote, who came to a meeting, stakes. */
function settingOf(tokens: Page['tokens'], parts: SentenceParts, percent: Percent): string[] {
  const { from, to } = parts.sentence;
  let votes = 0;
  if (VOTING.of(parts)) for (let at = from; at < to; at += 1) if (VOTING.of(tokens[at])) votes += 1;
  const owns = OWNING.of(parts);
  const found = [
    `none:setting-${votes === 0 ? 'no-vote' : votes === 1 ? 'vote' : 'votes'}${owns ? '-owns' : ''}`,
  ];
  const near = tokens.slice(Math.max(from, percent.from - 8), Math.min(to, percent.to + 10));
  if (PRESENT.of(parts) && near.some((token) => PRESENT.of(token))) found.push('none:present');
  return found;
}

const VOTING = words(
  'vote votes voted voting resolution resolutions motion motions ballot abstained abstentions abstention meeting assembly support supported backed approved approval rejected favour favor against turnout quorum list lists elected re-elected dividend pay',
);
const OWNING = words(
  'stake stakes shareholding shareholder shareholders holding owns own owned owner owners holds held bought buys buy acquired sold sells interest',
);
const PRESENT = words('present represented attended attendance attending hall turnout quorum cast');

/** "20 percent over the market price". */
function isOverPrice(tokens: Page['tokens'], { to }: Percent): boolean {
  return (
    ['over', 'above', 'below', 'under', 'more', 'less', 'higher', 'lower'].includes(
      tokens[to]?.lower ?? '',
    ) && tokens.slice(to + 1, to + 7).some(({ lower }) => PRICES.has(lower))
  );
}

const PRICES = words('price close closing value quote market');

/** "if less than 8.6 percent were left": a condition. */
function isConditional(
  tokens: Page['tokens'],
  { sentence }: SentenceParts,
  { from }: Percent,
): boolean {
  const before = tokens.slice(Math.max(sentence.from, from - 12), from);
  return (
    before.some(({ lower }) => lower === 'if' || lower === 'unless') &&
    before.some(({ lower }) => lower === 'than' || lower === 'below' || lower === 'above')
  );
}

/** "no single owner may have more than 40 percent", "forbids anybody to hold". */
function isCapped(tokens: Page['tokens'], { sentence }: SentenceParts): boolean {
  for (let at = sentence.from; at < sentence.to; at += 1) {
    if (CAPS.of(tokens[at])) return true;
    const any = ['no', 'any'].includes(tokens[at]?.lower ?? '');
    if (any && (ANYBODY.of(tokens[at + 1]) || ANYBODY.of(tokens[at + 2]))) return true;
  }
  return false;
}

const ANYBODY = words('shareholder stockholder investor owner holder individual entity');
/** Words of rules about how much anybody may hold. */
const CAPS = words(
  'forbids forbid forbidden forbade bars barred bans banned cap caps capped ceiling maximum prohibits prohibited limit limits limited allowed anyone',
);

/** "the other shareholders were left with 5%": many whom nothing names. */
function ofCrowd(
  tokens: Page['tokens'],
  { sentence }: SentenceParts,
  { from, to }: Percent,
): boolean {
  const near = tokens.slice(Math.max(sentence.from, from - 12), Math.min(sentence.to, to + 10));
  return near.some(
    (token, at) => CROWDS.of(token) && (PUBLIC.of(token) || UNNAMED.of(near[at - 1])),
  );
}

const CROWDS = words(
  'shareholders stockholders investors holders owners public float foreigners staff employees savers banks institutions',
);
const PUBLIC = words('public float foreigners');
const UNNAMED = words(
  'other others minority public retail small smaller foreign local institutional individual domestic outside private free remaining existing various many 11 two three four',
);

/** "owns 15 percent or more", "5% of the shares or more": a line, and nobody's stake. */
function isOrMore(tokens: Page['tokens'], { to }: Percent): boolean {
  const after = tokens.slice(to, to + 8);
  const or = after.findIndex(({ lower }) => lower === 'or');
  return or !== -1 && ['more', 'less', 'above'].includes(after[or + 1]?.lower ?? '');
}

/** "for not less than 51 percent": what must be reached. */
function isLeast(tokens: Page['tokens'], { from }: Percent): boolean {
  return (
    tokens[from - 1]?.lower === 'than' &&
    ['less', 'fewer'].includes(tokens[from - 2]?.lower ?? '') &&
    ['not', 'no'].includes(tokens[from - 3]?.lower ?? '')
  );
}

const MOVES = words(
  'rose rise rises rising fell fall falls falling jumped gained gain shed dropped drop drops lost leapt soared surged climbed slid slipped tumbled plunged sank rallied descended declined advanced eased up down higher lower risen fallen dropping rising falling gaining losing shot added',
);
const STAKE_WORDS = words('stake holding shareholding interest');

/** "The shares shed 2 percent", "jumped 37 percent": a movement whose size the number is. */
function movesBy(page: Page, parts: SentenceParts, percent: Percent): boolean {
  let at = percent.from - 1;
  while (at > parts.sentence.from && FILL.of(page.tokens[at])) at -= 1;
  if (!MOVES.of(page.tokens[at])) return false;
  const next = page.tokens[percent.to]?.lower ?? '';
  const clause = clauseAt(parts, percent.from) ?? parts.sentence;
  const about = page.tokens.slice(clause.from, at).some(({ lower }) => STAKE_WORDS.has(lower));
  return next !== 'of' && !about;
}

const FILL = words(
  'by about some nearly almost around another a further as much up to more than over',
);

/** "its share of the feeder market at 18%": a part of a market. */
function ofMarket(page: Page, parts: SentenceParts, percent: Percent): boolean {
  if (!MARKETS.of(parts)) return false;
  const from = Math.max(parts.sentence.from, percent.from - 14);
  const near = page.tokens.slice(from, Math.min(parts.sentence.to, percent.to + 8));
  return near.some(
    ({ lower }, at) =>
      MARKETS.has(lower) &&
      near.slice(Math.max(0, at - 6), at).some((token) => token.lower === 'of'),
  );
}

const MARKETS = words(
  'market markets sales revenue turnover subscribers customers output production',
);

function note(token: Page['tokens'][number], side: string, found: Set<string>): void {
  if (SHARE_NOUNS.of(token)) found.add(`none:share-word-${side}`);
  const name = CLASS_OF.of(token);
  if (name !== undefined) found.add(`none:${name}-${side}`);
}
