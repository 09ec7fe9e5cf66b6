import { type Actor, canBeCompany } from '../actor.ts';
import type { Mention } from '../mentions/mention.ts';
import type { Page } from '../page.ts';
import { scoreOf, softmax, type Weights } from '../ranker.ts';
import type { StakeDocument } from './document.ts';

/** A company that the stakes of a text may be about, unless they say otherwise. */
export interface MainCandidate {
  readonly actor: Actor;
  readonly mention: Mention;
  readonly features: readonly string[];
}

const MOST = 6;

/** How likely the text is about each of its companies; the probabilities sum to one. */
export function mainOdds({ mains }: StakeDocument, weights: Weights): Map<Actor, number> {
  if (mains.length === 0) return new Map();
  const odds = softmax(mains.map(({ features }) => scoreOf(weights, features)));
  return new Map(mains.map(({ actor }, at) => [actor, odds[at] ?? 0]));
}

/** The companies that a text may be about, most mentioned first, with what speaks for each. */
export function mainCandidates(page: Page, document: StakeDocument): MainCandidate[] {
  const counts = new Map<Actor, { readonly first: Mention; count: number }>();
  for (const mention of page.mentions) {
    if (mention.place || !canBeCompany(mention.actor) || mention.actor.kind === 'group') continue;
    const known = counts.get(mention.actor);
    if (known) known.count += 1;
    else if (mention.form === 'name') counts.set(mention.actor, { first: mention, count: 1 });
  }
  const ranked = [...counts].sort((one, two) => two[1].count - one[1].count);
  return ranked.slice(0, MOST).map(([actor, { first }], rank) => ({
    actor,
    mention: first,
    features: mainFeatures(page, document, actor, rank),
  }));
}

function mainFeatures(page: Page, document: StakeDocument, actor: Actor, rank: number): string[] {
  const found = [`M:rank${Math.min(3, rank)}`];
  const { headline, opening, openingSubject } = leadOf(page);
  if (headline.has(actor)) found.push('M:headline');
  if (opening.has(actor)) found.push('M:opening');
  if (openingSubject === actor) found.push('M:opening-subject');
  found.push(`M:held-${part(document.held, actor)}`, `M:talk-${part(document.talk, actor)}`);
  found.push(`M:holds-${part(document.holding, actor)}`);
  if (actor.kind !== 'company') found.push('M:no-company');
  if (first(document, actor)) found.push('M:first-held');
  return found;
}

function first(document: StakeDocument, actor: Actor): boolean {
  const opening = [...document.frames.values()].find(({ companies }) => companies.length > 0);
  return opening?.companies[0]?.mention.actor === actor;
}

/** The part of all such counts that falls to an actor, in four steps. */
function part(counts: ReadonlyMap<Actor, number>, actor: Actor): string {
  const own = counts.get(actor) ?? 0;
  if (own === 0) return 'never';
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const share = own / all;
  return share < 0.2 ? 'seldom' : share < 0.5 ? 'some' : 'most';
}

interface Lead {
  readonly headline: ReadonlySet<Actor>;
  readonly opening: ReadonlySet<Actor>;
  readonly openingSubject: Actor | undefined;
}

function leadOf(page: Page): Lead {
  const headline = page.inSentence.filter(({ sentence }) => sentence.kind === 'headline');
  const opening = page.inSentence.find(({ sentence }) => sentence.kind === 'body');
  return {
    headline: new Set(headline.flatMap(({ mentions }) => mentions.map(({ actor }) => actor))),
    opening: new Set(opening?.mentions.map(({ actor }) => actor)),
    openingSubject: opening?.clauses.find(({ subject }) => subject)?.subject?.actor,
  };
}
