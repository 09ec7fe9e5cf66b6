import type { Actor } from '../actor.ts';
import type { Clause } from '../clause.ts';
import type { Mention } from './mention.ts';
import type { Page, SentenceParts } from '../page.ts';
import { words } from '../words/set.ts';

/**
 * The page with the names that only say more of the one before taken for places: the sign of a share
 * in brackets ("Santander (STD)"), the home of a company ("Embraer (NYSE: ERJ) of Brazil"), a town with
 * its state ("Buffalo, NY"). None of them acts; a clause whose subject one was is about the name before.
 */
export function withoutAsides(page: Page): Page {
  const meant = new Map<Mention, Aside>();
  const short = new Map<Actor, Mention>();
  for (const { mentions } of page.inSentence)
    mentions.forEach((mention, at) => {
      const before = mentions[at - 1];
      if (!isAside(page, mention, before)) return;
      meant.set(mention, { own: { ...mention, place: true }, before });
      if (before && isSign(page, mention, before)) short.set(mention.actor, before);
    });
  for (const mention of page.mentions) {
    const long = meant.has(mention) ? undefined : short.get(mention.actor);
    if (long) meant.set(mention, { own: named(mention, long), before: named(mention, long) });
  }
  return meant.size === 0 ? page : replaced(page, meant);
}

/** "Mahindra & Mahindra (M&M)": from then on the short form means the long one. */
function named(mention: Mention, { actor, antecedent, start, end }: Mention): Mention {
  return { ...mention, actor, antecedent: antecedent ?? { start, end } };
}

/** What an aside is taken for, and the name that it says more of. */
interface Aside {
  readonly own: Mention;
  readonly before: Mention | undefined;
}

function isAside(page: Page, mention: Mention, before: Mention | undefined): boolean {
  if (mention.form !== 'name' || mention.place) return false;
  if (isInState(page, mention, before) || isThing(page, mention)) return true;
  if (!before || before.actor === mention.actor || !BEARERS.has(before.actor.kind)) return false;
  return isSign(page, mention, before) || isHome(page, mention, before);
}

const BEARERS: ReadonlySet<string> = new Set('company fund group body'.split(' '));
const STATE = /^\p{Lu}{2}$/u;
const IN = words('from in of at near');

/** Both names of "from Buffalo, NY". */
function isInState({ tokens }: Page, { from, to }: Mention, before: Mention | undefined): boolean {
  const town = tokens[from - 1]?.text === ',' && before?.to === from - 1 ? before.from : from;
  const comma = town === from ? to : from - 1;
  return (
    IN.of(tokens[town - 1]) &&
    tokens[comma]?.text === ',' &&
    STATE.test(tokens[comma + 1]?.text ?? '') &&
    (town === from || to - from === 1)
  );
}

const THINGS = new Set(['JV', 'JVs', 'MoU', 'MOU', 'IPO', 'AGM', 'EGM', 'LOI', 'CEO', 'M&A']);

const STATES = new Set(['UK', 'US', 'U.S', 'U.S.', 'USA', 'EU', 'UAE', 'HK']);

/** "the JV", "HK$6.3bn", a state taken for the company "Three UK": an abbreviation of no name. */
function isThing({ text, tokens }: Page, { actor, start, end, to }: Mention): boolean {
  const [own, next] = [text.slice(start, end), tokens[to]];
  const isState = STATES.has(own) && actor.kind !== 'state';
  return isState || THINGS.has(own) || (next?.text === '$' && !next.spaced);
}

const SIGN = /^\p{Lu}[\p{Lu}&]+$/u;
const MOST_LETTERS = 7;

/** "Delta Air Lines (DL, Atlanta)". */
function isSign(
  { text, tokens }: Page,
  { from, to, start, end }: Mention,
  before: Mention,
): boolean {
  return (
    before.to === from - 1 &&
    tokens[from - 1]?.text === '(' &&
    end - start <= MOST_LETTERS &&
    SIGN.test(text.slice(start, end)) &&
    [')', ',', ':'].includes(tokens[to]?.text ?? '')
  );
}

const LONGEST = 12;

/** "X of Brazil", with a bracket between the two or none. */
function isHome({ tokens }: Page, { actor, from }: Mention, before: Mention): boolean {
  if (actor.kind !== 'state' && actor.kind !== 'place') return false;
  const article = tokens[from - 1]?.lower === 'the' ? from - 2 : from - 1;
  if (tokens[article]?.lower !== 'of') return false;
  if (before.to === article) return true;
  return (
    tokens[article - 1]?.text === ')' &&
    tokens[before.to]?.text === '(' &&
    article - before.to <= LONGEST
  );
}

function replaced(page: Page, meant: ReadonlyMap<Mention, Aside>): Page {
  const own = (mention: Mention) => meant.get(mention)?.own ?? mention;
  const clause = (one: Clause): Clause => {
    const aside = one.subject && meant.get(one.subject);
    return aside?.before ? { ...one, subject: aside.before } : one;
  };
  const parts = (one: SentenceParts): SentenceParts =>
    one.mentions.some((mention) => meant.has(mention))
      ? { ...one, mentions: one.mentions.map(own), clauses: one.clauses.map(clause) }
      : one;
  const inSentence = page.inSentence.map(parts);
  return {
    ...page,
    mentions: page.mentions.map(own),
    inSentence,
    clauses: inSentence.flatMap(({ clauses }) => clauses),
    topics: page.topics.filter((topic) => !meant.has(topic)),
  };
}
