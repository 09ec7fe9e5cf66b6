import { type Actor, canBeCompany, canHold, isApartFrom } from '../actor.ts';
import type { Frame, Slot } from '../frames/draft.ts';
import { companyFeatures, type Context, holderFeatures, type Place } from './link.ts';
import type { Mention, Span } from '../mentions/mention.ts';
import type { Page, SentenceParts } from '../page.ts';
import type { Percent } from '../percents/percent.ts';
import { stakeCues } from './cues.ts';
import { type StakeDocument, stakeDocument } from './document.ts';
import { namesOf } from '../feature-name.ts';

/** One end of a possible stake, with the span that names it. */
export interface End {
  /** Its place among the ends of its side. */
  readonly at: number;
  readonly actor: Actor;
  readonly features: readonly string[];
  readonly mention: Mention;
  /** It is named in the sentence of the percentage. */
  readonly here: boolean;
  /** The construction that puts it there, when the grammar does. */
  readonly slot: Slot | undefined;
}

/** A possible holder and company of a percentage. */
export interface Pair {
  readonly holder: End;
  readonly company: End;
  /** Features of the two together; those of each end are the ends' own. */
  readonly features: readonly string[];
}

/**
 * All features of a pair as the weights name them: `H:` of the holder, `C:` of the company; with
 * those of a text that is about some companies more likely than about others.
 *
 * @public The training script reads it from the build.
 */
export function featuresOf(question: StakeQuestion, pair: Pair, mains: MainOdds): string[] {
  return [
    ...pair.holder.features.map((feature) => `H:${feature}`),
    ...mainFeature(pair.holder, mains, 'holder').map((feature) => `H:${feature}`),
    ...pair.company.features.map((feature) => `C:${feature}`),
    ...mainFeature(pair.company, mains, 'company').map((feature) => `C:${feature}`),
    ...pair.features,
  ];
}

/** How likely the text is about each company. */
export type MainOdds = ReadonlyMap<Actor, number>;

/** What it says that an end is, or is not, the company that the text is about. */
export function mainFeature(end: End, mains: MainOdds, side: 'holder' | 'company'): string[] {
  const odds = mains.get(end.actor);
  if (odds === undefined && side === 'holder') return [];
  return [MAIN[stateOf(end)](odds === undefined ? 'x' : stepOf(odds))];
}

const MAIN = {
  ana: namesOf('main-ana'),
  named: namesOf('main-named'),
  filled: namesOf('main-filled'),
  open: namesOf('main-open'),
};

/** How the grammar of the sentence fills the place: by name, by a noun or pronoun, by another, not. */
function stateOf({ features }: End): keyof typeof MAIN {
  if (features[0]?.startsWith('slot:') === true)
    return features.includes('slot:nominal') || features.includes('slot:pronoun') ? 'ana' : 'named';
  return features.some((feature) => feature.includes('filled')) ? 'filled' : 'open';
}

/** A probability in five steps. */
export function stepOf(value: number): number {
  if (value < 0.03) return 0;
  if (value < 0.15) return 1;
  return value < 0.4 ? 2 : value < 0.7 ? 3 : 4;
}

/** A percentage with everything that it may mean: pairs, or no stake at all. */
export interface StakeQuestion {
  readonly percent: Percent;
  readonly parts: SentenceParts;
  readonly frame: Frame;
  readonly holders: readonly End[];
  readonly companies: readonly End[];
  readonly pairs: readonly Pair[];
  /** Features of the answer "no stake". */
  readonly none: readonly string[];
}

const REACH = 3;
const MOST_ENDS = 10;

/** All pairs of actors in reach of a percentage, with their features. */
export function stakeQuestion(page: Page, parts: SentenceParts, percent: Percent): StakeQuestion {
  const document = stakeDocument(page);
  const frame = document.frames.get(percent) as Frame;
  const places = placesOf(page, parts, percent, document, frame);
  const context = { page, parts, percent, frame, document };
  const holders = ends(places, frame.holders, canHold, (place) => holderFeatures(context, place));
  const companies = ends(places, frame.companies, canBeCompany, (place) =>
    companyFeatures(context, place),
  );
  const pairs = pairsOf(context, holders, companies);
  const none = stakeCues(page, parts, percent, frame);
  return { percent, parts, frame, holders, companies, pairs, none };
}

/** Each actor in reach once, by the mention that stands nearest to the percentage. */
function placesOf(
  page: Page,
  parts: SentenceParts,
  percent: Percent,
  document: StakeDocument,
  frame: Frame,
): Place[] {
  const places = new Map<Actor, Place>();
  const add = (place: Place) => {
    if (!places.has(place.mention.actor)) places.set(place.mention.actor, place);
  };
  for (const { mention } of [...frame.holders, ...frame.companies]) add({ mention, back: 0 });
  const nearest = [...parts.mentions]
    .filter((mention) => !mention.place)
    .sort((first, second) => distance(first, percent) - distance(second, percent));
  for (const mention of nearest) add({ mention, back: 0 });
  for (let back = 1; back <= REACH && parts.sentence.index - back >= 0; back += 1) {
    const earlier = page.inSentence[parts.sentence.index - back] as SentenceParts;
    for (const mention of earlier.mentions) if (!mention.place) add({ mention, back, earlier });
  }
  for (const { mention } of document.mains.slice(0, 3)) add({ mention, back: REACH + 1 });
  return [...places.values()];
}

function distance(mention: Mention, percent: Percent): number {
  return mention.from >= percent.to ? mention.from - percent.to : percent.from - mention.to;
}

function ends(
  places: readonly Place[],
  slots: readonly Slot[],
  fits: (actor: Actor) => boolean,
  features: (place: Place) => string[],
): End[] {
  const found: End[] = [];
  for (const place of places) {
    const { actor } = place.mention;
    if (found.length === MOST_ENDS) break;
    if (!fits(actor)) continue;
    const slot = slots.find(({ mention }) => mention.actor === actor);
    found.push({
      at: found.length,
      actor,
      mention: slot?.mention ?? place.mention,
      here: place.back === 0,
      features: features(place),
      slot,
    });
  }
  return found;
}

/** All pairs of two who can be apart; a text has hundreds, and most have no features of their own. */
function pairsOf(context: Context, holders: readonly End[], companies: readonly End[]): Pair[] {
  const { pairs } = context.document;
  const held = companies.map(({ actor }) => pairs.get(actor));
  const found: Pair[] = [];
  for (const holder of holders) {
    const holding = pairs.get(holder.actor);
    for (const company of companies) {
      if (!isApartFrom(holder.actor, company.actor)) continue;
      const told = holding?.get(company.actor) ?? 0;
      const swapped = held[company.at]?.get(holder.actor) ?? 0;
      const features = pairFeatures(context.page, holder, company, { told, swapped });
      found.push({ holder, company, features });
    }
  }
  return found;
}

const NO_FEATURES: readonly string[] = [];

function pairFeatures(
  page: Page,
  holder: End,
  company: End,
  { told, swapped }: { readonly told: number; readonly swapped: number },
): readonly string[] {
  const absent = !holder.here && !company.here;
  const slots = holder.slot !== undefined && company.slot !== undefined;
  const known = knownFeature(page, holder.actor, company.actor);
  const bare = bareFeature(stakeDocument(page), holder.actor, company.actor);
  const alone = known === undefined && bare === undefined && told === 0 && swapped === 0;
  if (!absent && !slots && alone) return NO_FEATURES;
  const found: string[] = [];
  if (absent) found.push('both-absent');
  if (slots) found.push('both-slots');
  if (known !== undefined) found.push(known);
  if (bare !== undefined) found.push(bare);
  if (told > (slots ? 1 : 0)) found.push('text:same-pair');
  else if (swapped > 0) found.push('text:swapped-pair');
  return found;
}

/** What the text says of two without a size: that the one has or takes the other, or the reverse. */
function bareFeature({ bare }: StakeDocument, holder: Actor, company: Actor): string | undefined {
  if (bare.get(holder)?.has(company)) return 'text:bare-pair';
  return bare.get(company)?.has(holder) ? 'text:bare-swapped' : undefined;
}

/** What is known of two from elsewhere: that the one holds the other, or only the other way round. */
function knownFeature({ known }: Page, holder: Actor, company: Actor): string | undefined {
  if (known.size === 0) return undefined;
  if (known.get(holder.name)?.has(company.name)) return 'known:same-pair';
  return known.get(company.name)?.has(holder.name) ? 'known:swapped-pair' : undefined;
}

/** The span that says who is meant: the name itself, or the antecedent of a noun. */
export function nameSpan(mention: Mention): Span {
  return mention.antecedent ?? { start: mention.start, end: mention.end };
}
