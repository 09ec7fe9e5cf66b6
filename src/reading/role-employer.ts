import type { Actor } from './actor.ts';
import { mainChances } from './main-company.ts';
import type { Mention } from './mention.ts';
import type { Page, SentenceParts } from './page.ts';
import { employerOf, homeOf } from './role-company.ts';
import { isEmployer, isSingle, type RoleDraft } from './role-draft.ts';
import { stakeDocument } from './stake-document.ts';
import { STAKE_MODEL } from './weights/stake.ts';

/** A company, state or body that a post may be at, with what speaks for it. */
export interface EmployerChoice {
  readonly mention: Mention;
  /** The name, noun or pronoun stands in the sentence of the post. */
  readonly here: boolean;
  readonly features: readonly string[];
}

/** What the text says elsewhere about who is employed where. */
export interface Employed {
  /** The companies that words join to a person's posts. */
  readonly of: ReadonlyMap<Actor, ReadonlySet<Actor>>;
  /** Persons by company and post, for posts that only one can hold at a time. */
  readonly holders: ReadonlyMap<string, Actor>;
}

const BACK = 3;
const LEAD = 2;

/** Reads from all posts of a text which of them name their company. */
export function employedIn(drafts: readonly RoleDraft[]): Employed {
  const of = new Map<Actor, Set<Actor>>();
  const holders = new Map<string, Actor>();
  for (const { person, employer, status, post } of drafts) {
    if (!employer) continue;
    const { actor } = employer;
    if (status === 'former') continue;
    of.set(person.actor, (of.get(person.actor) ?? new Set()).add(actor));
    if (isSingle(post.post) && status === 'current')
      holders.set(postKey(actor, post.post), person.actor);
  }
  return { of, holders };
}

function postKey(company: Actor, post: string): string {
  return `${company.name}\n${post}`;
}

/** All that a post may be at: named in its sentence, in those before, in the lead, or often. */
export function employerChoices(
  page: Page,
  draft: RoleDraft,
  employed: Employed,
  previous: Actor | undefined,
): EmployerChoice[] {
  const places = placesOf(page, draft);
  const subject = lastSubject(page, draft);
  const guess = employerOf(page, draft.parts, draft.post)?.actor;
  return [...places].map(([actor, place]) => ({
    mention: place.mention,
    here: place.back === 0,
    features: [
      ...place.features,
      ...textFeatures(page, actor),
      ...(subject === actor ? ['last-subject'] : []),
      ...(guess === actor ? ['guess'] : []),
      agoOf(place.back),
      ...personFeatures(draft, actor, employed),
      ...(previous === actor ? ['previous'] : []),
      `${classOf(draft.post.post)}+${actor.kind}`,
    ],
  }));
}

/** How long ago the text named it, in sentences. */
function agoOf(back: number): string {
  return back === 0 ? 'ago:here' : back <= 2 ? 'ago:few' : 'ago:many';
}

interface PlaceOf {
  readonly mention: Mention;
  readonly back: number;
  readonly features: string[];
}

function placesOf(page: Page, draft: RoleDraft): Map<Actor, PlaceOf> {
  const found = new Map<Actor, PlaceOf>();
  const { parts, employer } = draft;
  const minister = classOf(draft.post.post) === 'minister';
  const add = (mention: Mention, back: number, features: () => string[]): void => {
    const fits = isEmployer(mention) || (minister && isCountry(mention));
    if (!fits || found.has(mention.actor)) return;
    found.set(mention.actor, { mention, back, features: features() });
  };
  if (employer) add(employer, 0, () => ['joined', ...hereFeatures(draft, employer)]);
  for (const mention of nearestFirst(parts, draft))
    add(mention, 0, () => hereFeatures(draft, mention));
  for (let back = 1; back <= BACK; back += 1) {
    const earlier = page.inSentence[parts.sentence.index - back];
    for (const mention of earlier?.mentions.toReversed() ?? [])
      add(mention, back, () => backFeatures(earlier as SentenceParts, mention, draft, back));
  }
  for (const mention of farOf(page)) add(mention, BACK + 1, () => []);
  return found;
}

function isCountry({ actor }: Mention): boolean {
  return actor.kind === 'state' || actor.kind === 'place';
}

function nearestFirst(parts: SentenceParts, { post }: RoleDraft): Mention[] {
  const distance = (mention: Mention) =>
    mention.to <= post.from ? post.from - mention.to : mention.from - post.to;
  return parts.mentions.toSorted((first, second) => distance(first) - distance(second));
}

const FAR = new WeakMap<Page, readonly Mention[]>();

/** The same for all posts of a text: names of its headline and opening, those named most, its home. */
function farOf(page: Page): readonly Mention[] {
  const known = FAR.get(page);
  if (known) return known;
  const home = homeOf(page);
  const named = mostNamed(page);
  const lead = page.inSentence.slice(0, LEAD).flatMap(({ mentions }) => mentions);
  const far = [...(home ? [home] : []), ...lead, ...named];
  FAR.set(page, far);
  return far;
}

const MOST_NAMED = 12;

function mostNamed(page: Page): Mention[] {
  const counts = new Map<Actor, { readonly first: Mention; count: number }>();
  for (const mention of page.mentions) {
    const known = counts.get(mention.actor);
    if (known) known.count += 1;
    else if (mention.form === 'name' && isEmployer(mention))
      counts.set(mention.actor, { first: mention, count: 1 });
  }
  return [...counts.values()]
    .sort((one, two) => two.count - one.count)
    .slice(0, MOST_NAMED)
    .map(({ first }) => first);
}

const NEAR = 4;

function hereFeatures(draft: RoleDraft, mention: Mention): string[] {
  const { parts, post } = draft;
  const after = mention.from >= post.to;
  const gap = after ? mention.from - post.to : post.from - mention.to;
  const side = after ? 'after' : 'before';
  const found = [`here:${side}-${gap <= NEAR ? 'near' : 'far'}`];
  if (parts.clauses.some(({ subject }) => subject === mention)) found.push('here:subject');
  if (mention.possessive) found.push(`here:possessive-${side}`);
  if (mention.form !== 'name') found.push(`here:${mention.form}`);
  return found;
}

function backFeatures(
  earlier: SentenceParts,
  mention: Mention,
  { parts }: RoleDraft,
  back: number,
): string[] {
  const found: string[] = [];
  if (earlier.clauses.find(({ subject }) => subject)?.subject?.actor === mention.actor)
    found.push(`back${back}-subject`);
  if (earlier.sentence.paragraph === parts.sentence.paragraph) found.push('back:paragraph');
  return found;
}

/** The company or body that last did something before the post is named. */
function lastSubject(page: Page, { parts, post }: RoleDraft): Actor | undefined {
  const { index } = parts.sentence;
  return page.inSentence
    .slice(Math.max(0, index - BACK), index + 1)
    .flatMap(({ clauses }) => clauses.flatMap(({ subject }) => subject ?? []))
    .findLast((mention) => mention.to <= post.from && isEmployer(mention))?.actor;
}

function textFeatures(page: Page, actor: Actor): string[] {
  return [
    ...(homeOf(page)?.actor === actor ? ['home'] : []),
    ...mainFeature(page, actor),
    ...(page.lead.has(actor) ? ['lead'] : []),
  ];
}

/** Whether the stakes of the text are most likely about it. */
function mainFeature(page: Page, actor: Actor): string[] {
  const chances = mainChances(stakeDocument(page), STAKE_MODEL.weights);
  const rank = chances.findIndex((chance) => chance.actor === actor);
  return rank === -1 ? [] : [`main${rank}`];
}

function personFeatures(draft: RoleDraft, actor: Actor, employed: Employed): string[] {
  const own = employed.of.get(draft.person.actor);
  const joined = draft.employer?.actor === actor ? 1 : 0;
  const found: string[] = [];
  const leaves = draft.status === 'former' ? '-former' : '';
  if (own?.has(actor) && joined === 0) found.push(`person:here${leaves}`);
  else if (own && own.size > 0 && joined === 0) found.push(`person:elsewhere${leaves}`);
  const holder = employed.holders.get(postKey(actor, draft.post.post));
  if (holder && holder !== draft.person.actor && draft.status === 'current') found.push('taken');
  return found;
}

/** Kinds of posts that go with kinds of employers. */
function classOf(post: string): string {
  if (/minister|prime|secretary of/.test(post)) return 'minister';
  if (/governor|commissioner|mayor/.test(post)) return 'governor';
  if (/president/.test(post)) return 'president';
  if (/founder|partner|manager|analyst|adviser/.test(post)) return 'other';
  return /chair/.test(post) ? 'chair' : 'executive';
}
