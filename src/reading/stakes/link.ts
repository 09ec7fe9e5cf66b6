import type { Actor } from '../actor.ts';
import type { Frame, Slot } from '../frames/draft.ts';
import type { Mention } from '../mentions/mention.ts';
import type { Page, SentenceParts } from '../page.ts';
import { clauseAt } from '../page.ts';
import { agreement, profileOf } from './profile.ts';
import type { Percent } from '../percents/percent.ts';
import type { StakeDocument } from './document.ts';
import { namesOf } from '../feature-name.ts';

const KIND = namesOf('kind:');
const SLOT = namesOf('slot:');
const FIT = namesOf('fit:');
const SINCE = namesOf('since');
const RANK = namesOf('rank');
const CONTEXT = namesOf('context:');
const OPEN = namesOf('open:');
const FILLED = namesOf('filled:');
const BEFORE = namesOf('near:before-');
const AFTER = namesOf('near:after-');
const GAP = namesOf('near:gap');
const SAME_CLAUSE = namesOf('near:same-clause-');
const HELD = namesOf('held-');
const TALK = namesOf('talk-');
const OF_FORM = {
  name: namesOf('name:'),
  nominal: namesOf('nominal:'),
  pronoun: namesOf('pronoun:'),
  relative: namesOf('relative:'),
};

/** Where an actor stands: in the sentence (`back` 0), or so many sentences before. */
export interface Place {
  readonly mention: Mention;
  readonly back: number;
  readonly earlier?: SentenceParts;
}

/** All that the features of a candidate look at. */
export interface Context {
  readonly page: Page;
  readonly parts: SentenceParts;
  readonly percent: Percent;
  readonly frame: Frame;
  readonly document: StakeDocument;
}

/** How an actor fits as the holder: the features of the ranker without their prefix. */
export function holderFeatures(context: Context, place: Place): string[] {
  const { frame, document } = context;
  const { actor } = place.mention;
  const found = slotFeatures(context, frame.holders, actor, HOLDER_CLASS);
  if (frame.companies.some(({ mention, rival }) => mention.actor === actor && rival === undefined))
    found.push('is-company');
  const open = frame.holders.length === 0 ? 'open' : 'filled';
  if (!isSlot(found)) found.push(...placeFeatures(context, place, open));
  found.push(KIND(actor.kind), ...standing(context, actor));
  const own = frame.holders[0]?.mention.actor === actor ? 1 : 0;
  if ((document.holding.get(actor) ?? 0) > own)
    found.push('holds-elsewhere', `holds-${partOfMost(document.holding, actor, own)}`);
  return found;
}

/** How an actor fits as the company. */
export function companyFeatures(context: Context, place: Place): string[] {
  const { frame } = context;
  const { actor } = place.mention;
  const found = slotFeatures(context, frame.companies, actor, COMPANY_CLASS);
  if (frame.holders.some(({ mention, rival }) => mention.actor === actor && rival === undefined))
    found.push('is-holder');
  const open = frame.companies.length === 0 ? 'open' : 'filled';
  if (!isSlot(found)) found.push(...placeFeatures(context, place, open));
  if (actor.kind !== 'company') found.push(KIND(actor.kind));
  found.push(...standing(context, actor));
  found.push(...heldness(context, actor));
  if ((context.document.holding.get(actor) ?? 0) > 0) found.push('holds-elsewhere');
  if (context.page.lead.has(actor)) found.push('lead');
  return found;
}

/** A name that the text itself taught and uses once is less surely an actor. */
function standing({ document }: Context, actor: Actor): string[] {
  if (actor.learned !== true) return [];
  const often = document.named.get(actor)?.length ?? 0;
  return [often > 1 ? 'learned' : 'learned-once'];
}

/** Constructions that say the same are one feature. */
const HOLDER_CLASS: Readonly<Record<string, string>> = {
  possessor: 'noun',
  agent: 'noun',
  bracket: 'noun',
  'bracket-subject': 'noun',
  'object-relative': 'noun',
  entry: 'noun',
  'owner-of': 'noun',
  'role-name': 'noun',
  with: 'with',
  'with-role': 'with-role',
  'with-subject': 'with-subject',
  'with-fronted': 'with',
  'with-apposed': 'with-subject',
  gap: 'gap',
  'gap-first': 'noun',
  object: 'object',
  buyer: 'buyer',
  seller: 'seller',
  predicate: 'object',
  comma: 'comma',
  'list-head': 'noun',
};
const COMPANY_CLASS: Readonly<Record<string, string>> = {
  of: 'of',
  'stake-in': 'stake-in',
  'stake-modifier': 'stake-in',
  'pct-owned': 'of',
  'bracket-held': 'of',
  'bracket-company': 'stake-in',
  'role-of': 'role-of',
  'in-which': 'role-of',
  header: 'stake-in',
  'in-front': 'role-of',
  'passive-subject': 'role-of',
  'elsewhere-passive': 'elsewhere',
  'elsewhere-colon': 'elsewhere',
};

function slotFeatures(
  context: Context,
  slots: readonly Slot[],
  actor: Actor,
  classes: Readonly<Record<string, string>>,
): string[] {
  const slot = slots.find(({ mention }) => mention.actor === actor);
  if (!slot) return [];
  const found = [...constructionOf(slot.rule, classes)];
  if (slot.mention.actor !== slots[0]?.mention.actor && !slot.joint && slot.rival === undefined)
    found.push('slot:later');
  if (slot.mention.form === 'nominal' || slot.mention.form === 'pronoun')
    found.push(...anaphor(context, slot));
  return found;
}

/** Features of constructions by their rule; there are some dozens of rules. */
const CONSTRUCTIONS = new Map<Readonly<Record<string, string>>, Map<string, readonly string[]>>();

function constructionOf(
  rule: string,
  classes: Readonly<Record<string, string>>,
): readonly string[] {
  const rules = CONSTRUCTIONS.get(classes) ?? new Map<string, readonly string[]>();
  CONSTRUCTIONS.set(classes, rules);
  const known = rules.get(rule);
  if (known) return known;
  const [verb, kind, ...rest] = rule.split('-');
  const made =
    verb === 'subject'
      ? [SLOT(`subject-${kind ?? ''}`), ...rest.map(SLOT)]
      : [SLOT(classes[rule] ?? rule)];
  rules.set(rule, made);
  return made;
}

/** A noun or pronoun that may stand for the actor: as which choice, and how well it fits. */
function anaphor(context: Context, { mention, rival }: Slot): string[] {
  const { page } = context;
  const { form, actor, phrase } = mention;
  const fit = phrase ? agreement(profileOf(page, actor), phrase) : [];
  const named = OF_FORM[form];
  return [
    SLOT(form),
    named(`choice${Math.min(3, rival ?? 0)}`),
    ...fit.map(FIT),
    ...salience(context, actor).map(named),
  ];
}

/** How present an actor is where the sentence stands. */
function salience({ page, parts, document }: Context, actor: Actor): string[] {
  const index = parts.sentence.index;
  const places = document.named.get(actor) ?? [];
  const last = places.findLast(({ sentence }) => sentence < index);
  const found = [SINCE(gapClass(last === undefined ? undefined : index - last.sentence))];
  if (last?.subject && index - last.sentence <= 2) found.push('was-subject');
  if (last?.held) found.push('was-held');
  if (places.some(({ sentence }) => sentence === index)) found.push('here');
  const rank = document.ranks.get(actor);
  found.push(RANK(Math.min(4, rank ?? 4)));
  if (page.headline.has(actor)) found.push('headline');
  return found;
}

function gapClass(gap: number | undefined): string {
  if (gap === undefined) return '-never';
  return gap <= 2 ? String(gap) : gap <= 4 ? '3' : gap <= 8 ? '5' : '9';
}

function isSlot(features: readonly string[]): boolean {
  return features[0]?.startsWith('slot:') === true;
}

function placeFeatures(context: Context, place: Place, open: string): string[] {
  const { page, parts, percent } = context;
  if (place.back === 0) return nearFeatures(parts, place.mention, percent, open);
  const { actor } = place.mention;
  const found = [CONTEXT(open), ...salience(context, actor).map(open === 'open' ? OPEN : FILLED)];
  if (place.earlier && place.earlier.sentence.paragraph !== parts.sentence.paragraph)
    found.push('context:paragraph');
  if (place.earlier && isHeader(page, place.earlier, place.mention)) found.push('context:header');
  if (place.earlier && endsWithColon(page, place.earlier)) found.push('context:intro');
  return found;
}

function nearFeatures(
  parts: SentenceParts,
  mention: Mention,
  percent: Percent,
  open: string,
): string[] {
  const side = mention.from >= percent.to ? 'after' : 'before';
  const [low, high] = side === 'after' ? [percent.to, mention.from] : [mention.to, percent.from];
  const between = parts.mentions.filter((other) => other.from >= low && other.to <= high).length;
  const same = clauseAt(parts, percent.from) === clauseAt(parts, mention.from);
  return [
    side === 'after' ? AFTER(open) : BEFORE(open),
    GAP(Math.min(3, between)),
    ...(same ? [SAME_CLAUSE(side)] : []),
    ...(mention.possessive ? ['near:possessive'] : []),
  ];
}

/** "Those owners are:": what follows is a list of it. */
function endsWithColon(page: Page, parts: SentenceParts): boolean {
  return page.tokens[parts.sentence.to - 1]?.text === ':';
}

/** How the text as a whole treats an actor: what it names as held, and speaks of as owned. */
function heldness({ document, frame }: Context, actor: Actor): string[] {
  const own = frame.companies[0]?.mention.actor === actor ? 1 : 0;
  return [HELD(partOfMost(document.held, actor, own)), TALK(partOfMost(document.talk, actor, own))];
}

function partOfMost(counts: ReadonlyMap<Actor, number>, actor: Actor, own: number): string {
  const count = (counts.get(actor) ?? 0) - own;
  if (count <= 0) return 'never';
  const { first, top, next } = peaksOf(counts);
  return count >= (first === actor ? next : top) ? 'most' : 'some';
}

interface Peaks {
  readonly first?: Actor;
  /** The highest count, and the highest of the others. */
  readonly top: number;
  readonly next: number;
}

const PEAKS = new WeakMap<ReadonlyMap<Actor, number>, Peaks>();

/** Once per text: every candidate asks, and a text may name thousands. */
function peaksOf(counts: ReadonlyMap<Actor, number>): Peaks {
  const known = PEAKS.get(counts);
  if (known) return known;
  let peaks: Peaks = { top: 0, next: 0 };
  for (const [actor, count] of counts)
    if (count > peaks.top) peaks = { first: actor, top: count, next: peaks.top };
    else if (count > peaks.next) peaks = { ...peaks, next: count };
  PEAKS.set(counts, peaks);
  return peaks;
}

/** "SEGUROS ALCÁZAR: …": the name that opens a list. */
export function isHeader(page: Page, parts: SentenceParts, mention: Mention): boolean {
  return mention.from <= parts.sentence.from + 2 && page.tokens[mention.to]?.text === ':';
}
