import type { Actor } from './actor.ts';
import { isShouted } from './dateline.ts';
import { countryOf, isTown } from './geography.ts';
import { type Cues, innerCues, outerCues, isUnsure, shortFormVote, winner } from './kind-cues.ts';
import { foldText, type NameIndex } from './register.ts';
import type { Run } from './runs.ts';
import type { Sentence } from './sentence.ts';
import { isCapitalised, type Token, tokenize } from './token.ts';
import {
  BODY_WORDS,
  COMPANY_WORDS,
  FUND_WORDS,
  GIVEN_NAMES,
  NOUNS,
  verbClass,
} from './words/index.ts';
import { POST_WORDS } from './words/posts.ts';

interface Found extends Cues {
  readonly name: string;
  readonly words: readonly string[];
  readonly runs: Run[];
  readonly aliases: Set<string>;
}

/** What learning looks at. */
export interface Text {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  /** Words that the text also writes without a capital. */
  readonly lowers: ReadonlySet<string>;
}

/**
 * The actors that a text names and the register does not know, each with its short forms.
 *
 * A capitalised word that opens a sentence or stands in a headline counts only when the text uses
 * it elsewhere too.
 */
export function learnActors(text: Text, runs: readonly Run[], index: NameIndex): Learned {
  const { covered, located, named } = namedActors(text, index);
  const repeated = repeatedRuns(text, runs);
  const found = new Map<string, Found>();
  const shortForms = new Map<string, Actor>();
  for (const raw of runs) {
    const run = withoutOpening(text, raw);
    if (!run || isKnown({ text, index, covered, located, repeated }, run)) continue;
    const words = text.tokens.slice(run.from, run.to).map((token) => token.text);
    const full = shortFormOf(words, named, text);
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
    [actor.name, ...actor.aliases].some((name) => {
      const long = tokenize(name).map((token) => token.key);
      return (
        long.length > short.length && short.every((word, at) => long.at(at - short.length) === word)
      );
    }),
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}

function newEntry(text: Text, run: Run, words: readonly string[]): Found {
  return { name: nameOf(text, run), words, runs: [], votes: new Map(), aliases: new Set() };
}

function nameOf(text: Text, run: Run): string {
  const [first, last] = [text.tokens[run.from] as Token, text.tokens[run.to - 1] as Token];
  return text.text.slice(first.start, last.end).replace(/\s+/g, ' ');
}

function namedActors(
  text: Text,
  index: NameIndex,
): {
  readonly covered: ReadonlySet<number>;
  readonly located: ReadonlySet<number>;
  readonly named: ReadonlyMap<Actor, number>;
} {
  const covered = new Set<number>();
  const located = new Set<number>();
  const named = new Map<Actor, number>();
  for (let at = 0; at < text.tokens.length; at += 1) {
    const hit = isCapitalised(text.tokens[at]) ? index.at(text.tokens, at) : undefined;
    if (!hit) continue;
    const place = hit.actor.kind === 'state' || hit.actor.kind === 'place';
    for (let inside = at; inside < hit.to; inside += 1) {
      covered.add(inside);
      if (place) located.add(inside);
    }
    if (hit.actor.kind === 'company' || hit.actor.kind === 'fund')
      named.set(hit.actor, (named.get(hit.actor) ?? 0) + 1);
    at = hit.to - 1;
  }
  return { covered, located, named };
}

/** "Chipmaker Veldspar", "Banker Edmond Sarrazin": the word that opens the sentence is no part of the name. */
function withoutOpening(text: Text, run: Run): Run | undefined {
  const first = text.tokens[run.from] as Token;
  if (
    !run.opens ||
    run.title !== undefined ||
    run.to - run.from < 2 ||
    text.tokens[run.from + 1]?.kind !== 'word'
  )
    return run;
  const common =
    NOUNS.has(first.lower) ||
    POST_WORDS.has(first.lower) ||
    text.lowers.has(first.lower) ||
    ROLES.has(first.lower) ||
    verbClass(first.lower) !== undefined;
  if (!common || isShouted(first)) return run;
  return { ...run, from: run.from + 1, opens: false };
}

const ROLES: ReadonlySet<string> = new Set(
  'chipmaker drugmaker banker lawyer analyst billionaire defence software engineering construction cement brewing spirits holding family'.split(
    ' ',
  ),
);

interface Known {
  readonly text: Text;
  readonly index: NameIndex;
  readonly covered: ReadonlySet<number>;
  /** Those of the covered tokens that name a state or place. */
  readonly located: ReadonlySet<number>;
  readonly repeated: ReadonlySet<string>;
}

/** Runs of several words that the text uses more than once. */
function repeatedRuns(text: Text, runs: readonly Run[]): Set<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const run of runs) {
    const key = nameOf(text, run);
    if (seen.has(key)) repeated.add(key);
    seen.add(key);
  }
  return repeated;
}

function isKnown({ text, index, covered, located, repeated }: Known, run: Run): boolean {
  const hit = index.at(text.tokens, run.from);
  if (isBranch(text, located, run, hit?.to)) return false;
  const last = text.tokens[run.to - 1] as Token;
  const grows =
    COMPANY_WORDS.has(last.text) ||
    FUND_WORDS.has(last.text) ||
    BODY_WORDS.has(last.text) ||
    repeated.has(nameOf(text, run)) ||
    GIVEN_NAMES.has((text.tokens[run.from] as Token).text);
  if (hit && isFormOnly(text, hit.to, run.to)) return true;
  if (hit) return hit.to >= run.to || !(grows || isSister(hit, covered, run));
  return covered.has(run.to - 1) || (run.to - run.from === 1 && covered.has(run.from));
}

/** "Tata Sons Pvt Ltd": nothing but a legal form stands behind the known name. */
function isFormOnly({ tokens }: Text, from: number, to: number): boolean {
  const rest = tokens.slice(from, to);
  return rest.length > 0 && rest.every(({ lower }) => LEGAL.has(lower));
}

const LEGAL: ReadonlySet<string> = new Set(
  'se ag sa nv bv kk spa plc ltd limited inc corp corporation co gmbh kgaa kg ab asa as oyj oy sas llc llp lp pte pvt bhd . &'.split(
    ' ',
  ),
);

/** "Toyota Tsusho" beside the known Toyota: a name of its own, unless the rest is known too. */
function isSister(
  hit: { readonly actor: Actor; readonly to: number },
  covered: ReadonlySet<number>,
  run: Run,
): boolean {
  return (
    hit.actor.kind === 'company' &&
    !run.headline &&
    run.to - hit.to === 1 &&
    !covered.has(run.to - 1)
  );
}

/** "Air Serbia", "Yahoo Japan", "Korea Zinc": a country or town that is part of a longer name. */
function isBranch(
  text: Text,
  located: ReadonlySet<number>,
  run: Run,
  known: number | undefined,
): boolean {
  const length = run.to - run.from;
  if (length < 2 || length > 4 || known === run.to) return false;
  const [before, first] = [text.tokens[run.from - 1], text.tokens[run.from] as Token];
  if (run.title !== undefined || GIVEN_NAMES.has(first.text)) return false;
  if (located.has(run.to - 1)) return !located.has(run.from) && !run.headline;
  return (
    located.has(run.from) &&
    !run.opens &&
    !run.headline &&
    !['in', 'from', 'at', 'near'].includes(before?.lower ?? '')
  );
}

function isNameLike(text: Text, run: Run, index: NameIndex): boolean {
  const words = text.tokens.slice(run.from, run.to);
  if (words.length > 1)
    return words.some(
      (word) => (word.kind === 'word' && word.text.length > 1) || word.text === '&',
    );
  const only = words[0] as Token;
  const next = text.tokens[run.to];
  const hyphen = next?.text === '-' && !next.spaced && text.tokens[run.to + 1]?.spaced === false;
  if (only.text.length < 2 || hyphen || countryOf(only.text) !== undefined || isTown(only.text))
    return false;
  if (text.lowers.has(only.lower) && next?.lower !== "'s") return false;
  const plural = only.text.endsWith('s') && index.named(only.text.slice(0, -1)) !== undefined;
  return !plural && !COMPANY_WORDS.has(only.text) && !BODY_WORDS.has(only.text);
}

/** A short form of a longer name needs no other proof. */
function corroborated(text: Text, all: readonly Found[]): Found[] {
  const sure = new Set(all.filter((entry) => isCorroborated(text, entry)));
  const words = new Set(
    [...sure]
      .filter((entry) => entry.words.length > 1)
      .flatMap((entry) => entry.words.map(foldText)),
  );
  return all.filter(
    (entry) =>
      sure.has(entry) ||
      (entry.words.length === 1 && words.has(foldText(entry.words[0] as string))),
  );
}

function isCorroborated(text: Text, entry: Found): boolean {
  const plain = entry.runs.filter((run) => !run.headline);
  if (plain.some((run) => !run.opens || run.title !== undefined)) return true;
  if (plain.some((run) => isExplained(text, run))) return true;
  if (entry.words.length > 1) return plain.length > 0 || entry.runs.length > 1;
  return plain.some((run) => {
    const next = text.tokens[run.to];
    const kind = next && verbClass(next.lower);
    const listed =
      next?.text === ':' &&
      isShouted(text.tokens[run.from] as Token) === false &&
      text.tokens[run.to + 1]?.kind === 'number';
    return (
      next !== undefined &&
      (next.lower === "'s" ||
        next.text === '(' ||
        listed ||
        kind === 'own' ||
        kind === 'buy' ||
        kind === 'sell' ||
        kind === 'say')
    );
  });
}

const EXPLAINED_WITHIN = 14;

/** "Hoya, a maker of optical glass, gets …": who it is stands between commas behind it. */
function isExplained({ tokens }: Text, run: Run): boolean {
  const article = tokens[run.to + 1]?.lower ?? '';
  if (tokens[run.to]?.text !== ',' || !['a', 'an', 'the', 'its'].includes(article)) {
    const owner = tokens[run.to + 1];
    if (tokens[run.to]?.text !== ',' || !isCapitalised(owner)) return false;
  }
  let noun = false;
  for (let at = run.to + 1; at < run.to + EXPLAINED_WITHIN; at += 1) {
    const token = tokens[at];
    if (!token || token.text === '.' || token.text === ';') return false;
    if (token.text === ',') return noun;
    noun ||= NOUNS.has(token.lower);
  }
  return false;
}

/** Short forms join the one longer name that they can stand for. */
function merge(entries: readonly Found[]): Found[] {
  const ordered = [...entries].sort((first, second) => second.words.length - first.words.length);
  const kept: Found[] = [];
  const byWord = new Map<string, Found[]>();
  for (const entry of ordered) {
    const target = bestTarget(entry, byWord.get(foldText(entry.words[0] as string)) ?? []);
    if (target) {
      join(target, entry);
      continue;
    }
    kept.push(entry);
    for (const key of keysOf(entry))
      byWord.set(key, [...(byWord.get(key) ?? []), entry].slice(-MOST_NAMESAKES));
  }
  return kept;
}

const MOST_NAMESAKES = 20;

/** Words by which a short form finds a name: its own, and its initials. */
function keysOf(entry: Found): Set<string> {
  const initials = entry.words
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word.charAt(0))
    .join('')
    .toLowerCase();
  const starts = Array.from({ length: Math.max(0, initials.length - 1) }, (_, length) =>
    initials.slice(0, length + 2),
  );
  return new Set([...entry.words.map(foldText), ...starts]);
}

/** A name that begins with the short form before one that ends with it, and the most used before others. */
function bestTarget(entry: Found, kept: readonly Found[]): Found | undefined {
  const fitting = kept.filter((other) => stands(entry, other) && !isApart(entry, other));
  const begins = fitting.filter(
    (other) =>
      foldText(other.words[0] as string) === foldText(entry.words[0] as string) &&
      winner(other) !== 'person',
  );
  const pool = begins.length > 0 ? begins : fitting;
  return [...pool].sort((first, second) => second.runs.length - first.runs.length)[0];
}

/** "Hermès is a company": no short form of "Thierry Hermès". */
function isFirmOf({ votes }: Found): boolean {
  return (votes.get('company') ?? 0) - (votes.get('person') ?? 0) >= 1.5;
}

/** Words that make a name longer and not another's. */
const FORMAL: ReadonlySet<string> = new Set(
  'se ag sa nv bv spa s.p.a. s.a. n.v. b.v. plc ltd limited inc corp corporation co company gmbh kgaa kg ab asa as a/s oyj oy sas llc llp lp pte bhd group groupe gruppe grupo gruppo holding holdings management partners motor'.split(
    ' ',
  ),
);

/**
 * "Daimler" beside "Daimler Truck": the short name is used before the long one, or next to it in
 * one sentence, and so is not short for it.
 */
function isApart(short: Found, long: Found): boolean {
  if (winner(long) === 'person' && isFirmOf(short)) return true;
  if (foldText(short.words[0] as string) !== foldText(long.words[0] as string))
    return winner(long) !== 'person' && !isAcronym(short.words[0] as string, long.words)
      ? short.runs.length > long.runs.length && placeOf(short) < placeOf(long)
      : false;
  const extra = long.words.slice(short.words.length).map(foldText);
  const person = winner(long) === 'person' && short.words.length === 1;
  if (extra.every((word) => FORMAL.has(word) || word === '&') || person) return false;
  const [few, many] = [short, long].map(({ runs }) => runs.filter(({ headline }) => !headline));
  const sentences = new Set(many?.map(({ sentence }) => sentence));
  if (few?.some(({ sentence }) => sentences.has(sentence))) return true;
  const [first, second] = [few?.[0]?.from, many?.[0]?.from];
  return (few?.length ?? 0) > 1 && first !== undefined && second !== undefined && first < second;
}

/** Where a name first stands. */
function placeOf({ runs }: Found): number {
  return runs[0]?.from ?? Infinity;
}

function join(target: Found, entry: Found): void {
  target.aliases.add(entry.name);
  for (const alias of entry.aliases) target.aliases.add(alias);
  for (const [kind, weight] of entry.votes)
    target.votes.set(kind, (target.votes.get(kind) ?? 0) + weight);
  if (entry.words.length === 1) {
    const own = foldText(entry.words[0] as string);
    const isLast = own === foldText(target.words.at(-1) as string);
    const isFirst = own === foldText(target.words[0] as string);
    if (isLast !== isFirst && target.words.length <= 4)
      shortFormVote(target, isLast ? 'last' : 'first');
  }
  if (entry.country !== undefined) target.country ??= entry.country;
  if (entry.sector !== undefined) target.sector ??= entry.sector;
  target.runs.push(...entry.runs);
}

function stands(short: Found, long: Found): boolean {
  const [few, many] = [short.words.map(foldText), long.words.map(foldText)];
  if (few.length >= many.length) return false;
  if (few.length === 1 && isAcronym(short.words[0] as string, long.words)) return true;
  const at = many.findIndex((_, start) =>
    few.every((word, offset) => many[start + offset] === word),
  );
  return at !== -1 && !few.every((word) => GENERIC.has(word) || word.length < 2);
}

const GENERIC: ReadonlySet<string> = new Set(
  'bank group capital holding holdings company corporation fund trust family international industries de la of the'.split(
    ' ',
  ),
);

function isAcronym(short: string, long: readonly string[]): boolean {
  if (!/^\p{Lu}{2,6}$/u.test(short)) return false;
  const initials = long.filter((word) => /^\p{Lu}/u.test(word)).map((word) => word.charAt(0));
  return initials.join('').startsWith(short);
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
