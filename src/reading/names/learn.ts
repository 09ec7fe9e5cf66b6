import type { Actor } from '../actor.ts';
import { isShouted } from './dateline.ts';
import { countryOf, isTown } from '../geography.ts';
import { innerCues, isUnsure, outerCues, winner } from './kind-cues.ts';
import { isKnown, repeatedRuns } from './known.ts';
import { type Found, GENERIC, merge } from './merge.ts';
import { corroborated } from './proof.ts';
import { nameOf, type Text } from './text.ts';
import { foldText, type NameIndex } from '../register.ts';
import type { Run } from './runs.ts';
import { isCapitalised, type Token, tokenize } from '../token.ts';
import {
  BODY_WORDS,
  COMPANY_WORDS,
  GIVEN_NAMES,
  NOUNS,
  VERB_FORMS,
  words,
} from '../words/index.ts';
import { POST_WORDS } from '../words/posts.ts';

/**
 * The actors that a text names and the register does not know, each with its short forms.
 *
 * A capitalised word that opens a sentence or stands in a headline counts only when the text uses
 * it elsewhere too.
 */
export function learnActors(text: Text, runs: readonly Run[], index: NameIndex): Learned {
  const { covered, located, named, ends } = namedActors(text, index);
  const repeated = repeatedRuns(text, runs);
  const found = new Map<string, Found>();
  const shortForms = new Map<string, Actor>();
  for (const raw of runs) {
    const run = withoutOpening(text, raw);
    if (!run || isKnown({ text, index, covered, located, repeated }, run)) continue;
    const words = text.tokens.slice(run.from, run.to).map((token) => token.text);
    const full =
      shortForms.get(words.join(' ')) ??
      bracketOf(text, run, ends) ??
      shortFormOf(words, named, text);
    if (full) shortForms.set(words.join(' '), full);
    if (full || !isNameLike(text, run, index)) continue;
    const key = foldText(words.join(' '));
    const entry = found.get(key) ?? newEntry(text, run, words);
    entry.runs.push(run);
    found.set(key, entry);
  }
  const entries = corroborated(text, [...found.values()]);
  for (const entry of entries) {
    innerCues(entry.words, entry);
    for (const run of entry.runs) outerCues(text.tokens, run, entry);
    if (isClan(text, entry, entries)) entry.votes.set('family', 6);
    for (const alias of bracketAliases(text, entry, index)) entry.aliases.add(alias);
  }
  return { actors: merge(entries).map((entry) => actorOf(entry, index)), shortForms };
}

/** "the Mistrys": the plural of a name that people of the text bear. */
function isClan({ tokens }: Text, entry: Found, entries: readonly Found[]): boolean {
  const only = entry.words[0] as string;
  if (entry.words.length > 1 || !/\p{Ll}s$/u.test(only)) return false;
  const plain = entry.runs.filter(({ headline }) => !headline);
  if (!plain.some(({ from }) => tokens[from - 1]?.lower === 'the')) return false;
  const stem = foldText(only.slice(0, -1));
  return entries.some(({ words }) => words.length > 1 && foldText(words.at(-1) as string) === stem);
}

/** What a text teaches: new actors, and short forms of actors that the register knows by longer names. */
export interface Learned {
  readonly actors: Actor[];
  readonly shortForms: ReadonlyMap<string, Actor>;
}

/** "C&T" for "Samsung C&T": the one known actor of the text whose name ends in these words. */
function shortFormOf(
  words: readonly string[],
  named: ReadonlyMap<Actor, number>,
  text: Text,
): Actor | undefined {
  if (words.length > 2 && !words.includes('&')) return undefined;
  const short = words.map(foldText);
  if (
    short.length === 1 &&
    (GENERIC.has(short[0] as string) || text.lowers.has(short[0] as string))
  )
    return undefined;
  const fitting = [...named.keys()].filter((actor) =>
    keysOf(actor).some(
      (long) =>
        long.length > short.length &&
        short.every((word, at) => long[long.length - short.length + at] === word),
    ),
  );
  if (fitting.length > 0 || short.length > 1) return fitting.length === 1 ? fitting[0] : undefined;
  const opened = [...named.keys()].filter((actor) => opensWith(actor, short[0] as string));
  return opened.length === 1 ? opened[0] : undefined;
}

/** "Cathay" for "Cathay Pacific": the first word of the register's own name. */
function opensWith({ name }: Actor, word: string): boolean {
  const keys = tokenize(name).map((token) => token.key);
  return keys.length > 1 && keys[0] === word && word.length > 3;
}

const KEYS = new WeakMap<Actor, readonly (readonly string[])[]>();

/** The words of an actor's names, which every run of capitals may be the end of. */
function keysOf(actor: Actor): readonly (readonly string[])[] {
  const known = KEYS.get(actor);
  if (known) return known;
  const keys = [actor.name, ...actor.aliases].map((name) => tokenize(name).map(({ key }) => key));
  KEYS.set(actor, keys);
  return keys;
}

/** "Deutsche Telekom (DT)": letters in brackets behind a name that the register knows. */
function bracketOf(
  { tokens }: Text,
  { from, to }: Run,
  ends: ReadonlyMap<number, Actor>,
): Actor | undefined {
  const inside = tokens[from - 1]?.text === '(' && tokens[to]?.text === ')';
  const letters = to - from === 1 && /^\p{Lu}{2,6}$/u.test(tokens[from]?.text ?? '');
  return inside && letters ? ends.get(from - 1) : undefined;
}

function newEntry(text: Text, run: Run, words: readonly string[]): Found {
  return { name: nameOf(text, run), words, runs: [], votes: new Map(), aliases: new Set() };
}

function namedActors(
  text: Text,
  index: NameIndex,
): {
  readonly covered: ReadonlySet<number>;
  readonly located: ReadonlySet<number>;
  readonly named: ReadonlyMap<Actor, number>;
  /** The actor whose name ends before a token. */
  readonly ends: ReadonlyMap<number, Actor>;
} {
  const covered = new Set<number>();
  const located = new Set<number>();
  const named = new Map<Actor, number>();
  const ends = new Map<number, Actor>();
  for (let at = 0; at < text.tokens.length; at += 1) {
    const hit = isCapitalised(text.tokens[at]) ? index.at(text.tokens, at) : undefined;
    if (!hit) continue;
    const place = hit.actor.kind === 'state' || hit.actor.kind === 'place';
    for (let inside = at; inside < hit.to; inside += 1) {
      covered.add(inside);
      if (place) located.add(inside);
    }
    if (hit.actor.kind === 'company' || hit.actor.kind === 'fund') {
      named.set(hit.actor, (named.get(hit.actor) ?? 0) + 1);
      let end = hit.to;
      while (COMPANY_WORDS.of(text.tokens[end])) end += 1;
      ends.set(end, hit.actor);
    }
    at = hit.to - 1;
  }
  return { covered, located, named, ends };
}

/** "Chipmaker Veldspar", "Banker Edmond Sarrazin": the word that opens the sentence is no part of the name. */
function withoutOpening(text: Text, run: Run): Run | undefined {
  const first = text.tokens[run.from] as Token;
  if (
    !run.opens ||
    run.title !== undefined ||
    run.to - run.from < 2 ||
    GIVEN_NAMES.of(first) ||
    text.tokens[run.from + 1]?.kind !== 'word' ||
    !isCapitalised(text.tokens[run.from + 1])
  )
    return run;
  const common =
    NOUNS.has(first.lower) ||
    POST_WORDS.of(first) ||
    text.lowers.has(first.lower) ||
    ROLES.of(first) ||
    VERB_FORMS.of(first) !== undefined;
  const rest = text.tokens.slice(run.from + 1, run.to);
  if (!common || isShouted(first) || rest.every(({ text: word }) => COMPANY_WORDS.has(word)))
    return run;
  return { ...run, from: run.from + 1, opens: false };
}

const ROLES = words(
  'chipmaker drugmaker banker lawyer analyst billionaire businessman businesswoman financier magnate oligarch industrialist mogul activist raider veteran dealmaker defence software engineering construction cement brewing spirits holding family',
);

function isNameLike(text: Text, run: Run, index: NameIndex): boolean {
  const words = text.tokens.slice(run.from, run.to);
  if (words.length > 1)
    return words.some(
      (word) => (word.kind === 'word' && word.text.length > 1) || word.text === '&',
    );
  const only = words[0] as Token;
  const next = text.tokens[run.to];
  const hyphen = next?.text === '-' && !next.spaced && text.tokens[run.to + 1]?.spaced === false;
  if (only.text.length < 2 || hyphen || isPlaceName(only)) return false;
  if (text.lowers.has(only.lower) && next?.lower !== "'s") return false;
  const plural = only.text.endsWith('s') && index.named(only.text.slice(0, -1)) !== undefined;
  return !plural && !COMPANY_WORDS.of(only) && !BODY_WORDS.of(only);
}

/** A country or town, also in capitals. */
function isPlaceName(word: Token): boolean {
  const titled = word.text.charAt(0) + word.text.slice(1).toLowerCase();
  return [word.text, isShouted(word) ? titled : word.text].some(
    (name) => countryOf(name) !== undefined || isTown(name),
  );
}

/** `Nordvik Lines ASA ("Nordvik" or the "Company")`, `Brouwerij De Gouden Hop (ticker: GHOP)`. */
function bracketAliases(text: Text, entry: Found, index: NameIndex): string[] {
  const aliases: string[] = [];
  for (const run of entry.runs) {
    if (text.tokens[run.to]?.text !== '(') continue;
    for (
      let at = run.to + 1;
      at < run.to + 10 && text.tokens[at] && text.tokens[at]?.text !== ')';
      at += 1
    ) {
      const token = text.tokens[at] as Token;
      const quoted = ['"', '“', "'"].includes(text.tokens[at - 1]?.text ?? '');
      const opens =
        quoted || text.tokens[at - 1]?.text === '(' || text.tokens[at - 1]?.text === ':';
      const closes = [')', '"', '”'].includes(text.tokens[at + 1]?.text ?? '');
      if (!isCapitalised(token) || !closes || !opens || index.at(text.tokens, at)) continue;
      aliases.push(quoted && NOUNS.has(token.lower) ? `the ${token.text}` : token.text);
    }
  }
  return aliases;
}

function actorOf(entry: Found, index: NameIndex): Actor {
  const kind = winner(entry);
  const last = entry.name.split(' ').at(-1) as string;
  const surname = kind === 'person' && entry.words.length > 1 && !index.named(last) ? [last] : [];
  return {
    name: entry.name,
    kind,
    aliases: [...new Set([...entry.aliases, ...surname])],
    learned: true,
    ...(isUnsure(entry) && { unsure: true }),
    ...(entry.country !== undefined && { country: entry.country }),
    ...(entry.sector !== undefined && { sector: entry.sector }),
  };
}
