import type { Actor } from '../actor.ts';
import { mainOdds } from '../stakes/main-company.ts';
import type { Mention } from '../mentions/mention.ts';
import type { Page, SentenceParts } from '../page.ts';
import { allianceOf, guessedEmployer, homeOf } from './guess.ts';
import { isEmployer, type RoleDraft } from './draft.ts';
import { placeFeatures, standing } from './evidence.ts';
import { stakeDocument } from '../stakes/document.ts';
import { STAKE_MODEL } from '../weights/stake.ts';

/** A company, state or body that a post may be at, with what speaks for it. */
export interface EmployerChoice {
  readonly mention: Mention;
  readonly features: readonly string[];
}

/** What the text says elsewhere about who is employed where. */
export interface Employed {
  /** The companies that words join to a person's posts. */
  readonly of: ReadonlyMap<Actor, ReadonlySet<Actor>>;
  /** By company and post, some who hold it there: those whose company the words name. */
  readonly at: ReadonlyMap<Actor, ReadonlyMap<string, readonly RoleDraft[]>>;
}

const BACK = 3;
const LEAD = 2;

/** So many holders of one post say enough: a text of nothing else must not take longer. */
const MOST_HOLDERS = 20;

/** Reads from all posts of a text which of them name their company. */
export function employedIn(drafts: readonly RoleDraft[]): Employed {
  const of = new Map<Actor, Set<Actor>>();
  const at = new Map<Actor, Map<string, RoleDraft[]>>();
  for (const draft of drafts) {
    const { person, employer, status } = draft;
    if (!employer) continue;
    if (status !== 'former')
      of.set(person.actor, (of.get(person.actor) ?? new Set()).add(employer.actor));
    if (employer.form !== 'name') continue;
    const there = at.get(employer.actor) ?? new Map<string, RoleDraft[]>();
    at.set(employer.actor, there);
    const head = headOf(draft.post.post);
    const own = there.get(head) ?? [];
    there.set(head, own);
    if (own.length < MOST_HOLDERS) own.push(draft);
  }
  return { of, at };
}

/** All that a post may be at: named in its sentence, in those before, in the lead, or often. */
export function employerChoices(
  page: Page,
  draft: RoleDraft,
  employed: Employed,
): EmployerChoice[] {
  const subject = lastSubject(page, draft);
  const guess = guessedEmployer(page, draft.parts, draft.post);
  return candidatesOf(page, draft).map((mention) => ({
    mention,
    features: [
      ...(draft.employer?.actor === mention.actor ? joinsOf(draft.employer) : []),
      ...placeFeatures(page, draft, mention),
      ...standing(page, mention.actor),
      ...textFeatures(page, mention.actor),
      ...(subject === mention.actor ? ['last-subject'] : []),
      ...(guess?.mention.actor === mention.actor ? ['guess', `guess:${guess.how}`] : []),
      ...personFeatures(draft, mention.actor, employed),
      ...postFeatures(draft, mention.actor, employed),
      `${classOf(draft.post.post)}+${mention.actor.kind}`,
    ],
  }));
}

const GENERIC: ReadonlySet<string> = new Set('company group firm business bank airline'.split(' '));

/** How sure it is whom the words mean that join a company to a post. */
function joinsOf({ form, head, actor }: Mention): string[] {
  if (form === 'name' || form === 'relative') return ['joined'];
  if (form !== 'nominal' || !GENERIC.has(head ?? '')) return [`joined:${form}`];
  return ['joined:generic', ...(actor.kind === 'company' ? [] : ['joined:no-company'])];
}

/** One mention of each, the one nearest to the post; a company that the words join by its name leaves no choice. */
function candidatesOf(page: Page, draft: RoleDraft): Mention[] {
  const { parts, employer, post } = draft;
  if (employer?.form === 'name') return [employer];
  const alliance = post.post.startsWith('alliance') ? allianceOf(page) : undefined;
  if (alliance) return [alliance];
  const minister = classOf(post.post) === 'minister';
  const earlier = Array.from(
    { length: BACK },
    (_, back) => page.inSentence[parts.sentence.index - back - 1]?.mentions.toReversed() ?? [],
  );
  const all = [
    ...(employer ? [employer] : []),
    ...nearestFirst(parts, draft),
    ...earlier.flat(),
    ...farOf(page),
  ];
  const found = new Map<Actor, Mention>();
  for (const mention of all) {
    const fits = isEmployer(mention) || (minister && isCountry(mention));
    if (fits && !found.has(mention.actor)) found.set(mention.actor, mention);
  }
  return minister ? withoutNameless([...found.values()]) : [...found.values()];
}

/** "the government" is a state that the text names elsewhere, if it names one. */
function withoutNameless(mentions: readonly Mention[]): Mention[] {
  const named = mentions.filter(
    (mention) => isCountry(mention) && mention.actor.name !== mention.actor.name.toLowerCase(),
  );
  return named.length > 0 ? named : [...mentions];
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

const LIKELIEST = 3;

const MAINS = new WeakMap<Page, readonly Actor[]>();

/** Whether the stakes of the text are most likely about it. */
function mainFeature(page: Page, actor: Actor): string[] {
  const mains = MAINS.get(page) ?? likeliestMains(page);
  MAINS.set(page, mains);
  const rank = mains.indexOf(actor);
  return rank === -1 ? [] : [`main${rank}`];
}

function likeliestMains(page: Page): Actor[] {
  return [...mainOdds(stakeDocument(page), STAKE_MODEL.first)]
    .sort((first, second) => second[1] - first[1])
    .slice(0, LIKELIEST)
    .map(([actor]) => actor);
}

const COMING: ReadonlySet<string> = new Set(['appointed', 'acting']);

function personFeatures(draft: RoleDraft, actor: Actor, { of }: Employed): string[] {
  const own = of.get(draft.person.actor);
  if (!own || draft.employer?.actor === actor) return [];
  const leaves = draft.status === 'former' ? '-former' : COMING.has(draft.status) ? '-coming' : '';
  return [own.has(actor) ? `person:here${leaves}` : `person:elsewhere${leaves}`];
}

/** Whether the text elsewhere gives this post at the company to the same person, or to another one. */
function postFeatures(draft: RoleDraft, actor: Actor, { at }: Employed): string[] {
  if (draft.employer?.form === 'name') return [];
  const all = at.get(actor)?.get(headOf(draft.post.post)) ?? [];
  const same = all.filter(({ parts }) => parts !== draft.parts);
  if (same.some(({ person }) => person.actor === draft.person.actor)) return ['post:own'];
  const isHeld = same.some(({ status }) => status === 'current');
  return isHeld && draft.status === 'current'
    ? ['post:taken']
    : same.length > 0
      ? ['post:known']
      : [];
}

/** "ceo" of "chief executive officer", "chairman" of "chairwoman of the board". */
function headOf(post: string): string {
  if (/chief executive|\bceo\b|\bboss\b/.test(post)) return 'ceo';
  if (/chief financial|finance chief|\bcfo\b|finance director/.test(post)) return 'cfo';
  return post.replace(/^(?:group|executive|non-executive) /, '').replace(/chair\w*/, 'chair');
}

/** Kinds of posts that go with kinds of employers. */
function classOf(post: string): string {
  if (/minister|prime|secretary of/.test(post)) return 'minister';
  if (/governor|commissioner|mayor/.test(post)) return 'governor';
  if (/president/.test(post)) return 'president';
  if (/founder|partner|manager|analyst|adviser/.test(post)) return 'other';
  return /chair/.test(post) ? 'chair' : 'executive';
}
