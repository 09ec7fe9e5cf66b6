import { gathered } from './gathered.ts';
import { type Clause, clausesOf } from './clause.ts';
import { type Actor, canBeCompany } from './actor.ts';
import { layout, type Block } from './layout.ts';
import { learnActors } from './names/learn.ts';
import type { Mention } from './mentions/mention.ts';
import { findMentions } from './mentions/mentions.ts';
import { findPercents, type Percent } from './percents/percent.ts';
import type { KnownPairs } from './reading.ts';
import { indexOf, NameIndex } from './register.ts';
import { capitalRuns } from './names/runs.ts';
import { type Sentence, sentences as sentencesOf } from './sentence.ts';
import { targetsOf } from './targets.ts';
import { isCapitalised, type Token, tokenize } from './token.ts';
import { type Membership, membershipIn } from './words/index.ts';

/** A text taken apart: what every finder of claims works on. Offsets are those of `text`. */
export interface Page {
  readonly text: string;
  /** Who is known to hold whom from elsewhere. */
  readonly known: KnownPairs;
  readonly tokens: readonly Token[];
  readonly blocks: readonly Block[];
  readonly sentences: readonly Sentence[];
  readonly mentions: readonly Mention[];
  readonly clauses: readonly Clause[];
  readonly percents: readonly Percent[];
  /** Names of the register and of the text. */
  readonly index: NameIndex;
  /** Actors that the text taught. */
  readonly learned: readonly Actor[];
  /** The companies that the text names most often, by their first mentions. */
  readonly topics: readonly Mention[];
  /** Actors of the headline and of the first sentence. */
  readonly lead: ReadonlySet<Actor>;
  /** Actors of the headline. */
  readonly headline: ReadonlySet<Actor>;
  /** How often the text speaks of stakes in each actor. */
  readonly targets: ReadonlyMap<Actor, number>;
  /** The highest of those counts. */
  readonly mostTargeted: number;
  /** Mentions, clauses and percentages of each sentence. */
  readonly inSentence: readonly SentenceParts[];
}

export interface SentenceParts {
  readonly sentence: Sentence;
  /** The word sets that its words are in. */
  readonly classes: Membership;
  readonly mentions: readonly Mention[];
  readonly clauses: readonly Clause[];
  readonly percents: readonly Percent[];
}

const NONE: KnownPairs = new Map();

/** Takes a text apart: blocks, sentences, names, clauses and percentages. */
export function pageOf(text: string, actors: readonly Actor[], known: KnownPairs = NONE): Page {
  const tokens = tokenize(text);
  const blocks = layout(text);
  const sentences = sentencesOf(tokens, blocks);
  const shipped = indexOf(actors);
  const lowers = lowerCased(tokens);
  const { actors: learned, shortForms } = learnActors(
    { text, tokens, sentences, lowers },
    capitalRuns(tokens, sentences),
    shipped,
  );
  const index = new NameIndex(learned, shipped, shortForms);
  const mentions = findMentions(tokens, sentences, index);
  const percents = findPercents(tokens, sentences);
  const inSentence = partsOf(tokens, sentences, mentions, percents);
  const clauses = gathered(inSentence, (parts) => parts.clauses);
  const targets = targetsOf(tokens, mentions);
  const topics = topicsOf(mentions);
  return {
    text,
    known,
    tokens,
    blocks,
    sentences,
    mentions,
    clauses,
    percents,
    index,
    learned,
    inSentence,
    topics,
    lead: leadOf(inSentence),
    headline: headlineOf(inSentence),
    targets,
    mostTargeted: [...targets.values()].reduce((most, count) => Math.max(most, count), 0),
  };
}

function leadOf(inSentence: readonly SentenceParts[]): Set<Actor> {
  const body = inSentence.findIndex(({ sentence }) => sentence.kind === 'body');
  return actorsIn(inSentence.slice(0, body + 1));
}

function headlineOf(inSentence: readonly SentenceParts[]): Set<Actor> {
  return actorsIn(inSentence.filter(({ sentence }) => sentence.kind === 'headline'));
}

function actorsIn(inSentence: readonly SentenceParts[]): Set<Actor> {
  const actors = new Set<Actor>();
  for (const { mentions } of inSentence) for (const { actor } of mentions) actors.add(actor);
  return actors;
}

/** Words written without a capital; parts of addresses say nothing. */
function lowerCased(tokens: readonly Token[]): Set<string> {
  const found = new Set<string>();
  tokens.forEach((token, at) => {
    if (token.kind !== 'word' || isCapitalised(token)) return;
    const glued = !token.spaced && ['@', '.', '/'].includes(tokens[at - 1]?.text ?? '');
    if (!glued) found.add(token.lower);
  });
  return found;
}

const TOPICS = 3;

function topicsOf(mentions: readonly Mention[]): Mention[] {
  const counts = new Map<Actor, { readonly first: Mention; count: number }>();
  for (const mention of mentions) {
    if (!canBeCompany(mention.actor)) continue;
    const known = counts.get(mention.actor);
    if (known) known.count += 1;
    else if (mention.form === 'name') counts.set(mention.actor, { first: mention, count: 1 });
  }
  return [...counts.values()]
    .sort((first, second) => second.count - first.count)
    .slice(0, TOPICS)
    .map(({ first }) => first);
}

function partsOf(
  tokens: readonly Token[],
  sentences: readonly Sentence[],
  mentions: readonly Mention[],
  percents: readonly Percent[],
): SentenceParts[] {
  const mentionsIn = bySentence(mentions);
  const percentsIn = bySentence(percents);
  let count = 0;
  return sentences.map((sentence) => {
    const own = mentionsIn.get(sentence.index) ?? [];
    const clauses = clausesOf({ tokens, sentence, mentions: own }, count);
    count += clauses.length;
    return {
      sentence,
      classes: membershipIn(tokens, sentence.from, sentence.to),
      mentions: own,
      clauses,
      percents: percentsIn.get(sentence.index) ?? [],
    };
  });
}

function bySentence<T extends { readonly sentence: number }>(
  parts: readonly T[],
): Map<number, T[]> {
  const found = new Map<number, T[]>();
  for (const part of parts) {
    const list = found.get(part.sentence);
    if (list) list.push(part);
    else found.set(part.sentence, [part]);
  }
  return found;
}

/** The tokens of a clause or sentence as lower-case words. */
export function lowerWords(
  page: Page,
  span: { readonly from: number; readonly to: number },
): string[] {
  return lowersOf(page.tokens).slice(span.from, span.to);
}

const LOWERS = new WeakMap<readonly Token[], readonly string[]>();

/** All tokens as lower-case words: made once, as every finder asks for its stretches. */
function lowersOf(tokens: readonly Token[]): readonly string[] {
  const known = LOWERS.get(tokens);
  if (known) return known;
  const made = tokens.map((token) => token.lower);
  LOWERS.set(tokens, made);
  return made;
}

export function clauseAt(parts: SentenceParts, token: number): Clause | undefined {
  return parts.clauses.findLast((clause) => clause.from <= token && token < clause.to);
}
