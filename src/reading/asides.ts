import type { Clause } from './clause.ts';
import type { Mention } from './mention.ts';
import type { Page, SentenceParts } from './page.ts';
import { words } from './words/set.ts';

/**
 * The page with the names that only say more of the one before taken for places: the sign of a share
 * in brackets ("Santander (STD)"), the home of a company ("Embraer (NYSE: ERJ) of Brazil"), a town with
 * its state ("Buffalo, NY"). None of them acts; a clause whose subject one was is about the name before.
 */
export function withoutAsides(page: Page): Page {
  const meant = new Map<Mention, Aside>();
  for (const { mentions } of page.inSentence)
    mentions.forEach((mention, at) => {
      const before = mentions[at - 1];
      if (isAside(page, mention, before))
        meant.set(mention, { place: { ...mention, place: true }, before });
    });
  return meant.size === 0 ? page : replaced(page, meant);
}

/** An aside as a place, and the name that it says more of. */
interface Aside {
  readonly place: Mention;
  readonly before: Mention | undefined;
}

function isAside(page: Page, mention: Mention, before: Mention | undefined): boolean {
  if (mention.form !== 'name' || mention.place) return false;
  if (isInState(page, mention)) return true;
  if (!before || before.actor === mention.actor || !BEARERS.has(before.actor.kind)) return false;
  return isSign(page, mention, before) || isHome(page, mention, before);
}

const BEARERS = words('company fund group body');
const STATE = /^\p{Lu}{2}$/u;
const IN = words('from in of at near');

/** "from Buffalo, NY". */
function isInState({ tokens }: Page, { from, to }: Mention): boolean {
  return (
    IN.has(tokens[from - 1]?.lower ?? '') &&
    tokens[to]?.text === ',' &&
    STATE.test(tokens[to + 1]?.text ?? '')
  );
}

const SIGN = /^\p{Lu}{2,6}$/u;

/** "Delta Air Lines (DL, Atlanta)". */
function isSign({ tokens }: Page, { from, to }: Mention, before: Mention): boolean {
  return (
    to - from === 1 &&
    before.to === from - 1 &&
    tokens[from - 1]?.text === '(' &&
    SIGN.test(tokens[from]?.text ?? '') &&
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
  const own = (mention: Mention) => meant.get(mention)?.place ?? mention;
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
