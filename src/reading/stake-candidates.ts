import { type Actor, canBeCompany, canHold } from './actor.ts';
import { isListEntry, linkFeatures } from './link.ts';
import type { Mention, Span } from './mention.ts';
import type { Page, SentenceParts } from './page.ts';
import type { Percent } from './percent.ts';
import { stakeCues } from './stake-cues.ts';

/** One end of a possible stake, with the span that names it. */
export interface End {
  readonly actor: Actor;
  readonly features: readonly string[];
  readonly mention: Mention;
  /** It is named in the sentence of the percentage. */
  readonly here: boolean;
}

/** A possible holder and company of a percentage. */
export interface Pair {
  readonly holder: End;
  readonly company: End;
  /** Features of the two together; those of each end are the ends' own. */
  readonly features: readonly string[];
}

/**
 * All features of a pair as the weights name them: `H:` of the holder, `C:` of the company.
 *
 * @public The training script reads it from the build.
 */
export function featuresOf(pair: Pair): string[] {
  return [
    ...pair.holder.features.map((feature) => `H:${feature}`),
    ...pair.company.features.map((feature) => `C:${feature}`),
    ...pair.features,
  ];
}

/** The stake found before, in the order of the text. */
export interface Previous {
  readonly holder: Actor;
  readonly company: Actor;
  readonly sentence: number;
  readonly paragraph: number;
}

/** A percentage with everything that it may mean: pairs, or no stake at all. */
export interface StakeQuestion {
  readonly percent: Percent;
  readonly parts: SentenceParts;
  readonly pairs: readonly Pair[];
  /** Features of the answer "no stake". */
  readonly none: readonly string[];
}

const REACH = 3;
const MOST_ENDS = 14;

/** All pairs of actors in reach of a percentage, with their features. */
export function stakeQuestion(
  page: Page,
  parts: SentenceParts,
  percent: Percent,
  previous?: Previous,
): StakeQuestion {
  const ends = [...endsHere(page, parts, percent), ...endsBefore(page, parts)];
  const holders = strongest(ends.filter(({ actor }) => canHold(actor)));
  const companies = strongest(ends.filter(({ actor }) => canBeCompany(actor)));
  const pairs = holders.flatMap((holder) =>
    companies
      .filter((company) => company.actor !== holder.actor && company.mention !== holder.mention)
      .map((company): Pair => ({
        holder,
        company,
        features: pairFeatures({ holder, company, parts, previous }),
      })),
  );
  return { percent, parts, pairs, none: stakeCues(page, parts, percent) };
}

function endsHere(page: Page, parts: SentenceParts, percent: Percent): End[] {
  return parts.mentions
    .filter((mention) => !mention.place)
    .map((mention) => ({
      actor: mention.actor,
      mention,
      here: true,
      features: [
        ...linkFeatures(page, parts, mention, percent),
        `kind:${mention.actor.kind}`,
        targetOf(page, mention.actor),
      ],
    }));
}

/** Actors of earlier sentences that the sentence leaves out. */
function endsBefore(page: Page, parts: SentenceParts): End[] {
  const ends = new Map<Actor, End>();
  const index = parts.sentence.index;
  for (let back = 1; back <= REACH && index - back >= 0; back += 1) {
    const earlier = page.inSentence[index - back] as SentenceParts;
    for (const mention of earlier.mentions) {
      if (mention.place || ends.has(mention.actor)) continue;
      ends.set(mention.actor, {
        actor: mention.actor,
        mention,
        here: false,
        features: contextFeatures(page, earlier, mention, parts, back),
      });
    }
  }
  page.topics.forEach((topic, rank) => {
    if (ends.has(topic.actor)) return;
    const features = [
      'context:topic-only',
      `context:topic${rank}`,
      'context',
      targetOf(page, topic.actor),
    ];
    ends.set(topic.actor, { actor: topic.actor, mention: topic, here: false, features });
  });
  return [...ends.values()];
}

function contextFeatures(
  page: Page,
  earlier: SentenceParts,
  mention: Mention,
  parts: SentenceParts,
  back: number,
): string[] {
  const subject = earlier.clauses.find((clause) => clause.subject !== undefined)?.subject;
  const found = [
    `context:back${back}`,
    `kind:${mention.actor.kind}`,
    'context',
    targetOf(page, mention.actor),
  ];
  if (subject?.actor === mention.actor) found.push(`context:subject${Math.min(2, back)}`);
  const rank = page.topics.findIndex((topic) => topic.actor === mention.actor);
  if (rank !== -1) found.push(`context:topic${rank}`);
  if (earlier.sentence.paragraph !== parts.sentence.paragraph) found.push('context:paragraph');
  if (isHeader(page, earlier, mention)) found.push('context:header');
  if (isListEntry(page, earlier, mention) && earlier.percents.length > 0)
    found.push('context:entry');
  if (parts.mentions.some((other) => other.actor === mention.actor)) found.push('context:here-too');
  return found;
}

/** "SEGUROS ALCÁZAR: …": the name that opens a list. */
export function isHeader(page: Page, parts: SentenceParts, mention: Mention): boolean {
  return mention.from <= parts.sentence.from + 2 && page.tokens[mention.to]?.text === ':';
}

/** Nouns and context are many; those with the nearest place are kept. */
function strongest(ends: readonly End[]): End[] {
  if (ends.length <= MOST_ENDS) return [...ends];
  return [...ends]
    .sort((first, second) => Number(second.here) - Number(first.here))
    .slice(0, MOST_ENDS);
}

interface PairDraft {
  readonly holder: End;
  readonly company: End;
  readonly parts: SentenceParts;
  readonly previous: Previous | undefined;
}

function pairFeatures({ holder, company, parts, previous }: PairDraft): string[] {
  const found = [`HC:${placeOf(holder)}|${placeOf(company)}`];
  if (isShareholderOf(holder, company)) found.push('shareholder-of');
  if (!holder.here && !company.here) found.push('both-absent');
  if (holder.here && company.here) {
    found.push(
      holder.mention.from < company.mention.from ? 'order:holder-first' : 'order:company-first',
    );
  }
  if (previous)
    found.push(`previous:${nearness(previous, parts)}:${likeness(previous, holder, company)}`);
  return found;
}

/** How the text as a whole treats an actor: as what is held, or never so. */
function targetOf(page: Page, actor: Actor): string {
  const own = page.targets.get(actor) ?? 0;
  if (own === 0) return 'target-never';
  return own === page.mostTargeted ? 'target-most' : 'target-some';
}

/** "its top shareholder, Renault", "Vivendi, Telecom Italia’s leading shareholder". */
function isShareholderOf(holder: End, company: End): boolean {
  if (
    !holder.here ||
    !company.here ||
    !company.features.some((feature) => feature.endsWith('has-shareholder'))
  )
    return false;
  const after = holder.mention.from - company.mention.to;
  const before = company.mention.from - holder.mention.to;
  return (after >= 0 && after <= 8) || (before >= 0 && before <= 3);
}

/** Places in a sentence that say most about who holds and who is held. */
const PLACES: readonly string[] = [
  'before:where',
  'before:whose',
  'before:stake-in',
  'before:bracket',
  'before:next',
  'before:colon',
  'before:own-stake',
  'before:with',
  'after:agent',
  'after:direct-of',
  'after:direct-in',
  'after:direct-none',
  'after:next',
  'subject:own',
  'subject:inherited',
  'context:header',
];

function placeOf(end: End): string {
  if (!end.here)
    return end.features.some((feature) => feature.startsWith('context:subject'))
      ? 'earlier-subject'
      : 'earlier';
  const place = PLACES.find((known) => end.features.includes(known));
  return (
    place ?? (end.features.some((feature) => feature.startsWith('after')) ? 'after' : 'before')
  );
}

function nearness(previous: Previous, parts: SentenceParts): string {
  if (previous.sentence === parts.sentence.index) return 'sentence';
  return previous.paragraph === parts.sentence.paragraph ? 'paragraph' : 'text';
}

/** Lists go on with the same company, rundowns with the same holder. */
function likeness(previous: Previous, holder: End, company: End): string {
  const [sameHolder, sameCompany] = [
    previous.holder === holder.actor,
    previous.company === company.actor,
  ];
  if (sameHolder && sameCompany) return 'same';
  if (previous.holder === company.actor && previous.company === holder.actor) return 'swapped';
  if (sameCompany) return 'company';
  if (sameHolder) return 'holder';
  if (previous.company === holder.actor) return 'chain-down';
  return previous.holder === company.actor ? 'chain-up' : 'other';
}

/** A stake as the one before the next. */
export function previousOf(pair: Pair, parts: SentenceParts): Previous {
  const { index, paragraph } = parts.sentence;
  return { holder: pair.holder.actor, company: pair.company.actor, sentence: index, paragraph };
}

/** The span that says who is meant: the name itself, or the antecedent of a noun. */
export function nameSpan(mention: Mention): Span {
  return mention.antecedent ?? { start: mention.start, end: mention.end };
}
