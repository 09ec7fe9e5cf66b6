import type { Clause } from '../clause.ts';
import { canHold } from '../actor.ts';
import type { Mention } from '../mentions/mention.ts';
import type { Page, SentenceParts } from '../page.ts';
import { speakerOf } from './speaker.ts';
import { SPOKESPEOPLE } from '../words/index.ts';
import { words } from '../words/set.ts';

const SAYS = words(
  'said says told tells added adds announced announces disclosed confirmed noted stated explained reported',
);
const THINGS = words('it itself its');
const PEOPLE = words('he she his her him');
const MANY = words('they their them');
/** Nouns that say nothing of whom they mean. */
const BARE = words('company firm group concern corporation companies firms');
/** Sentences over which a text goes on with the same speaker. */
const REACH = 8;

/** Who spoke last: a company, a person, and of the two the later one. */
interface Heard {
  company?: Mention;
  person?: Mention;
  last?: Mention;
  at: number;
}

/**
 * The page with the pronouns around verbs of speech standing for whoever speaks. News goes on with
 * one speaker over sentences: "it said", "the company said it" are the one who was heard last, and
 * what it says of itself ("said it bought") is said of the speaker, whoever else was named between.
 */
export function withVoices(page: Page): Page {
  const meant = new Map<Mention, Mention>();
  const heard: Heard = { at: -REACH };
  for (const parts of page.inSentence)
    if (parts.sentence.kind === 'body') listen({ page, parts, meant, heard });
  return meant.size === 0 ? page : replaced(page, meant);
}

interface Scene {
  readonly page: Page;
  readonly parts: SentenceParts;
  readonly meant: Map<Mention, Mention>;
  readonly heard: Heard;
}

function listen(scene: Scene): void {
  const { page, parts } = scene;
  goesOn(scene);
  for (let at = parts.sentence.from + 1; at < parts.sentence.to; at += 1) {
    if (!SAYS.of(page.tokens[at])) continue;
    const speaker = speakerOf(page, parts, at);
    if (!speaker?.mention) continue;
    const isOffice = speaker.noun !== undefined && SPOKESPEOPLE.has(speaker.noun);
    if (speaker.noun !== undefined && !isOffice) continue;
    const voice = voiceOf(scene, speaker.mention, isOffice);
    if (!voice) continue;
    remember(scene, voice);
    spoken(scene, at, voice);
  }
}

/** "It also sold …" after a sentence with "it said": the same is meant. */
function goesOn(scene: Scene): void {
  const { page, parts, heard } = scene;
  const first = parts.mentions[0];
  const isNext = parts.sentence.index - heard.at <= 1;
  if (!isNext || first?.form !== 'pronoun' || first.from !== parts.sentence.from) return;
  const word = page.tokens[first.from]?.lower ?? '';
  const voice = PEOPLE.has(word) ? undefined : heard.company;
  if (voice && voice === heard.last && voice.actor !== first.actor) set(scene, first, voice);
}

function remember({ heard, parts }: Scene, voice: Mention): void {
  heard.last = voice;
  heard.at = parts.sentence.index;
  if (voice.actor.kind === 'person') heard.person = voice;
  if (voice.actor.kind !== 'person' || voice.actor.unsure) heard.company = voice;
}

/** Whose voice a mention before a verb of speech is; what it was taken for before is set right. */
function voiceOf(scene: Scene, mention: Mention, isOffice: boolean): Mention | undefined {
  if (isOffice || mention.form === 'name') return mention;
  const known = knownVoice(scene, mention);
  if (known && known.actor !== mention.actor) set(scene, mention, known);
  return known ?? mention;
}

function knownVoice({ page, parts, heard }: Scene, mention: Mention): Mention | undefined {
  if (parts.sentence.index - heard.at > REACH) return undefined;
  const word = page.tokens[mention.from]?.lower ?? '';
  if (PEOPLE.has(word)) return mention.actor.kind === 'person' ? undefined : heard.person;
  const isBare = mention.form === 'nominal' && isBareNoun(page, mention);
  if (!isBare && !THINGS.has(word) && !MANY.has(word)) return undefined;
  return ownSubject(page, parts, mention) ?? (MANY.has(word) ? heard.last : heard.company);
}

/** "The company", and not "the German company". */
function isBareNoun(page: Page, { from, to }: Mention): boolean {
  return to - from === 2 && BARE.of(page.tokens[to - 1]);
}

const INSIDE = words('of in on at by to from with for under against between into than with');

/** "As Pfeifer grew, it said": who the sentence is about before the pronoun. */
function ownSubject(page: Page, parts: SentenceParts, pronoun: Mention): Mention | undefined {
  const own = parts.clauses.find(
    ({ subject, inherited }) =>
      subject !== undefined &&
      !inherited &&
      subject.form === 'name' &&
      subject.to <= pronoun.from &&
      canHold(subject.actor) &&
      subject.actor.kind !== 'person',
  )?.subject;
  const before = own && [own.from - 1, own.from - 2].map((at) => page.tokens[at]?.lower ?? '');
  return before?.some((word) => INSIDE.has(word)) ? undefined : own;
}

/** "said it bought", "told the newspaper that it": the first pronoun behind the verb is the speaker. */
function spoken(scene: Scene, at: number, voice: Mention): void {
  const { page, parts } = scene;
  const isTold = /^t(?:ell|old)/.test(page.tokens[at]?.lower ?? '');
  const { kind, unsure } = voice.actor;
  const isWanted = (word: string) =>
    kind === 'person'
      ? PEOPLE.has(word) || (unsure === true && THINGS.has(word))
      : THINGS.has(word);
  const isFree = ({ actor, place, form }: Mention) =>
    place || form === 'relative' || !canHold(actor) || (isTold && actor.kind === 'body');
  const first = parts.mentions.find((mention) => mention.from > at && !isFree(mention));
  const own = first ?? parts.mentions.find(({ from, form }) => from > at && form === 'pronoun');
  if (own?.form !== 'pronoun' || own.actor === voice.actor) return;
  const word = page.tokens[own.from]?.lower ?? '';
  if (isWanted(word) || MANY.has(word)) set(scene, own, voice);
}

/** Puts a pronoun right, and with it those of its sentence that were taken for the same. */
function set({ page, parts, meant }: Scene, pronoun: Mention, voice: Mention): void {
  const wrong = pronoun.actor;
  const kindOf = (mention: Mention) => {
    const word = page.tokens[mention.from]?.lower ?? '';
    return PEOPLE.has(word) ? 'person' : 'thing';
  };
  for (const mention of parts.mentions)
    if (
      mention === pronoun ||
      (mention.form === 'pronoun' && mention.actor === wrong && kindOf(mention) === kindOf(pronoun))
    )
      meant.set(mention, standing(mention, voice));
}

function standing(pronoun: Mention, { actor, antecedent, start, end }: Mention): Mention {
  return { ...pronoun, actor, antecedent: antecedent ?? { start, end } };
}

function replaced(page: Page, meant: ReadonlyMap<Mention, Mention>): Page {
  const own = (mention: Mention) => meant.get(mention) ?? mention;
  const clause = (one: Clause): Clause =>
    one.subject && meant.has(one.subject) ? { ...one, subject: own(one.subject) } : one;
  const inSentence = page.inSentence.map((parts) =>
    parts.mentions.some((mention) => meant.has(mention))
      ? { ...parts, mentions: parts.mentions.map(own), clauses: parts.clauses.map(clause) }
      : parts,
  );
  return {
    ...page,
    mentions: page.mentions.map(own),
    inSentence,
    clauses: inSentence.flatMap(({ clauses }) => clauses),
  };
}
