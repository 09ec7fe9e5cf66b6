import { type Actor, canBeCompany } from '../actor.ts';
import type { Mention } from '../mentions/mention.ts';
import { clauseAt, type Page, type SentenceParts } from '../page.ts';
import { isEmployer, type Post } from './draft.ts';

/** Guesses the company of a post that names none: the clause's, the sentence's, or that of the whole text. */
export function guessedEmployer(page: Page, parts: SentenceParts, post: Post): Guess | undefined {
  if (post.post.includes('minister')) return guess(stateOf(page, parts), 'state');
  const under = companyUnder(page, parts, post);
  if (under) return guess(under, 'under');
  const subject = clauseAt(parts, post.from)?.subject;
  if (subject && isEmployer(subject) && subject.to <= post.from && canBeCompany(subject.actor))
    return guess(subject, 'clause');
  const opening = parts.clauses[0]?.subject;
  if (opening && opening.to <= post.from && canBeCompany(opening.actor))
    return guess(opening, 'opening');
  return guess(earlierSubject(page, parts), 'earlier') ?? guess(homeOf(page), 'home');
}

/** A company that a post may be at, and what made it likely. */
export interface Guess {
  readonly mention: Mention;
  readonly how: 'state' | 'under' | 'clause' | 'opening' | 'earlier' | 'home';
}

function guess(mention: Mention | undefined, how: Guess['how']): Guess | undefined {
  return mention && { mention, how };
}

/** The alliance that the text names first. */
export function allianceOf(page: Page): Mention | undefined {
  return page.mentions.slice(0, SEARCHED).find(({ actor }) => actor.sector === 'alliance');
}

/** "Under chief executive X, Renault cut its stake": the company that follows. */
function companyUnder(page: Page, parts: SentenceParts, post: Post): Mention | undefined {
  if (page.tokens[post.from - 1]?.lower !== 'under') return undefined;
  return parts.mentions.find(
    (mention) => mention.from >= post.to && isEmployer(mention) && canBeCompany(mention.actor),
  );
}

function earlierSubject(page: Page, parts: SentenceParts): Mention | undefined {
  const earlier = page.inSentence[parts.sentence.index - 1];
  if (!earlier || earlier.sentence.paragraph !== parts.sentence.paragraph) return undefined;
  const subject = earlier.clauses[0]?.subject;
  return subject && canBeCompany(subject.actor) && !subject.place ? subject : undefined;
}

/** The company that the text is about: named in its first sentence, often, and as what others hold. */
export function homeOf(page: Page): Mention | undefined {
  const known = HOMES.get(page);
  if (known) return known.home;
  const home = foundHome(page);
  HOMES.set(page, { home });
  return home;
}

/** Found once for each text: the search costs its length. */
const HOMES = new WeakMap<Page, { readonly home: Mention | undefined }>();

function foundHome(page: Page): Mention | undefined {
  const scores = new Map<Actor, { readonly first: Mention; score: number }>();
  for (const mention of page.mentions) {
    if (!canBeCompany(mention.actor) || mention.form !== 'name' || mention.place) continue;
    const known = scores.get(mention.actor) ?? {
      first: mention,
      score: HELD * (page.targets.get(mention.actor) ?? 0) + (mention.sentence === 0 ? OPENING : 0),
    };
    known.score += 1;
    scores.set(mention.actor, known);
  }
  const ranked = [...scores.values()].sort((first, second) => second.score - first.score);
  return ranked[0]?.first;
}

/** What a mention in the first sentence, and a stake spoken of, weigh against one mention of the name. */
const OPENING = 4;
const HELD = 2;

/** Mentions from the start of a text that are searched for its state: a bound on the cost. */
const SEARCHED = 100;

function stateOf(page: Page, parts: SentenceParts): Mention | undefined {
  const named = (mention: Mention) =>
    mention.actor.kind === 'state' && mention.actor.name !== mention.actor.name.toLowerCase();
  return (
    parts.mentions.find(named) ??
    page.mentions.slice(0, SEARCHED).find(named) ??
    page.mentions.slice(0, SEARCHED).find((mention) => mention.actor.kind === 'state')
  );
}
