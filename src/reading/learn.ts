import type { Actor, ActorKind } from './actor.ts';
import { countryOf } from './geography.ts';
import { foldText, type NameIndex } from './register.ts';
import type { Run } from './runs.ts';
import type { Sentence } from './sentence.ts';
import { isCapitalised, type Token } from './token.ts';
import {
  BODY_WORDS,
  COMPANY_WORDS,
  FUND_WORDS,
  GIVEN_NAMES,
  NOUNS,
  verbClass,
} from './words/index.ts';
import { POST_WORDS } from './words/posts.ts';

interface Found {
  readonly name: string;
  readonly words: readonly string[];
  readonly runs: Run[];
  readonly votes: Map<ActorKind, number>;
  readonly aliases: Set<string>;
  country?: string;
  sector?: string;
}

/** What learning looks at. */
export interface Text {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  readonly lowers: ReadonlySet<string>;
}

/**
 * The actors that a text names and the register does not know, each with its short forms.
 *
 * A single capitalised word that opens a sentence counts only when the text uses it elsewhere.
 */
export function learnActors(text: Text, runs: readonly Run[], index: NameIndex): Actor[] {
  const found = new Map<string, Found>();
  for (const run of runs) {
    const words = text.tokens.slice(run.from, run.to).map((token) => token.text);
    if (isKnown(text, run, index) || !isNameLike(text, run)) continue;
    const key = foldText(words.join(' '));
    const entry: Found = found.get(key) ?? {
      name: nameOf(text, run),
      words,
      runs: [],
      votes: new Map(),
      aliases: new Set(),
    };
    entry.runs.push(run);
    found.set(key, entry);
  }
  for (const entry of found.values()) for (const run of entry.runs) cues(text, run, entry, index);
  const kept = [...found.values()].filter((entry) => isCorroborated(text, entry));
  return merge(kept, index, text).map((entry) => actorOf(entry, index));
}

function nameOf(text: Text, run: Run): string {
  const [first, last] = [text.tokens[run.from] as Token, text.tokens[run.to - 1] as Token];
  return text.text.slice(first.start, last.end).replace(/\s+/g, ' ');
}

function isKnown(text: Text, run: Run, index: NameIndex): boolean {
  const hit = index.at(text.tokens, run.from);
  if (!hit) return false;
  if (hit.to >= run.to) return true;
  const last = text.tokens[run.to - 1] as Token;
  const given = GIVEN_NAMES.has((text.tokens[run.from] as Token).text);
  return !COMPANY_WORDS.has(last.text) && !FUND_WORDS.has(last.text) && !given;
}

function isNameLike(text: Text, run: Run): boolean {
  const words = text.tokens.slice(run.from, run.to);
  if (words.length === 1) {
    const only = words[0] as Token;
    const hyphen =
      text.tokens[run.to]?.text === '-' &&
      text.tokens[run.to]?.spaced === false &&
      text.tokens[run.to + 1]?.spaced === false;
    if (only.text.length < 2 || hyphen || countryOf(only.text) !== undefined) return false;
    if (text.lowers.has(only.lower) && !text.tokens[run.to]?.lower.startsWith("'s")) return false;
    return !COMPANY_WORDS.has(only.text) && !BODY_WORDS.has(only.text);
  }
  return words.some((word) => word.kind === 'word');
}

function isCorroborated(text: Text, entry: Found): boolean {
  if (entry.words.length > 1) return true;
  if (entry.runs.some((run) => !run.opens || run.title !== undefined)) return true;
  return entry.runs.some((run) => {
    const next = text.tokens[run.to];
    const kind = next && verbClass(next.lower);
    return (
      next !== undefined &&
      (next.lower === "'s" ||
        next.text === '(' ||
        next.text === ':' ||
        kind === 'own' ||
        kind === 'buy' ||
        kind === 'sell' ||
        kind === 'say')
    );
  });
}

/** Counts what the neighbourhood of a name says about its kind. */
function cues(text: Text, run: Run, entry: Found, index: NameIndex): void {
  const vote = (kind: ActorKind, weight: number) =>
    entry.votes.set(kind, (entry.votes.get(kind) ?? 0) + weight);
  inner(entry.words, vote);
  if (run.title !== undefined) vote('person', 5);
  const before = text.tokens[run.from - 1];
  const second = text.tokens[run.from - 2];
  const next = text.tokens[run.to];
  if (before) {
    const noun = NOUNS.get(before.lower);
    if (noun && noun.kind !== 'person') {
      vote(noun.kind, 3);
      entry.sector ??= noun.sector?.[0] ?? before.lower;
      const adjective = second && countryOf(second.text);
      if (adjective !== undefined) entry.country ??= adjective;
    }
    if (noun?.kind === 'person' || POST_WORDS.has(before.lower)) vote('person', 4);
    if (before.lower === "'s" && second && countryOf(second.text)) {
      vote('company', 2);
      entry.country ??= countryOf(second.text) as string;
    }
    const demonym = countryOf(before.text);
    if (demonym !== undefined && isCapitalised(before)) entry.country ??= demonym;
    if (['in', 'near', 'at'].includes(before.lower) && !isPossessed(next)) vote('place', 1.5);
    if (
      before.text === ',' &&
      second &&
      index.at(text.tokens, run.from - 2)?.actor.kind === 'person'
    )
      vote('person', 0.5);
  }
  after(text, run, vote);
}

function isPossessed(next: Token | undefined): boolean {
  return next?.lower === "'s";
}

function inner(words: readonly string[], vote: (kind: ActorKind, weight: number) => void): void {
  const last = words.at(-1) as string;
  if (words.some((word) => BODY_WORDS.has(word))) vote('body', 4);
  if (words.some((word) => FUND_WORDS.has(word))) vote('fund', 3.5);
  else if (words.some((word) => COMPANY_WORDS.has(word))) vote('company', 3.5);
  if (
    words.length > 1 &&
    words.length <= 4 &&
    GIVEN_NAMES.has(words[0] as string) &&
    !COMPANY_WORDS.has(last)
  )
    vote('person', 4);
  if (words.length === 1 && /^[\p{Lu}\d]{2,5}$/u.test(last)) vote('company', 1);
}

function after(text: Text, run: Run, vote: (kind: ActorKind, weight: number) => void): void {
  const [next, then] = [text.tokens[run.to], text.tokens[run.to + 1]];
  if (!next) return;
  if (
    next.lower === "'s" &&
    then &&
    [
      'shares',
      'stock',
      'board',
      'shareholders',
      'capital',
      'stake',
      'management',
      'owners',
      'bid',
      'offer',
    ].includes(then.lower)
  )
    vote('company', 2);
  if (['shares', 'stock', 'board', 'shareholders', 'plc'].includes(next.lower))
    vote('company', 1.5);
  if (
    next.text === ',' &&
    then &&
    (POST_WORDS.has(then.lower) ||
      then.lower === 'who' ||
      (then.kind === 'number' && then.text.length === 2))
  )
    vote('person', 3);
  if (next.text === ',' && then && ['which', 'the', 'a', 'an'].includes(then.lower))
    vote('company', 0.4);
  if (['who', 'himself', 'herself'].includes(next.lower)) vote('person', 3);
  const kind = verbClass(next.lower);
  if (kind === 'own' || kind === 'buy' || kind === 'sell') vote('company', 0.7);
}

/** Short forms join the one longer name that they can stand for. */
function merge(entries: readonly Found[], index: NameIndex, text: Text): Found[] {
  const long = entries
    .filter((entry) => entry.words.length > 1)
    .sort((first, second) => second.words.length - first.words.length);
  const kept: Found[] = [];
  for (const entry of [...long, ...entries.filter((entry) => entry.words.length === 1)]) {
    const target = [...kept].reverse().find((other) => stands(entry, other));
    if (!target) kept.push(entry);
    else join(target, entry);
  }
  for (const entry of kept) bracketAliases(text, entry, index);
  return kept;
}

function join(target: Found, entry: Found): void {
  target.aliases.add(entry.words.join(' '));
  for (const alias of entry.aliases) target.aliases.add(alias);
  for (const [kind, weight] of entry.votes)
    target.votes.set(kind, (target.votes.get(kind) ?? 0) + weight);
  if (entry.words.length === 1) {
    const isLast = foldText(entry.words[0] as string) === foldText(target.words.at(-1) as string);
    const isFirst = foldText(entry.words[0] as string) === foldText(target.words[0] as string);
    if (isLast && !isFirst && target.words.length <= 4)
      target.votes.set('person', (target.votes.get('person') ?? 0) + 1.2);
    if (isFirst && !isLast) target.votes.set('company', (target.votes.get('company') ?? 0) + 0.8);
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
  if (at === -1 || few.every((word) => GENERIC.has(word))) return false;
  const person = kindOf(long) === 'person';
  return person
    ? at + few.length === many.length || at === 0
    : at === 0 || at + few.length === many.length || few.length > 1 || few[0] !== undefined;
}

const GENERIC: ReadonlySet<string> = new Set(
  'bank group capital holding holdings company corporation fund trust family international industries'.split(
    ' ',
  ),
);

function isAcronym(short: string, long: readonly string[]): boolean {
  if (!/^\p{Lu}{2,6}$/u.test(short)) return false;
  return long
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word.charAt(0))
    .join('')
    .startsWith(short);
}

/** `Nordvik Lines ASA ("Nordvik" or the "Company")`, `Brouwerij De Gouden Hop (ticker: GHOP)`. */
function bracketAliases(text: Text, entry: Found, index: NameIndex): void {
  for (const run of entry.runs) {
    if (text.tokens[run.to]?.text !== '(') continue;
    for (
      let at = run.to + 1;
      at < run.to + 10 && text.tokens[at] && text.tokens[at]?.text !== ')';
      at += 1
    ) {
      const token = text.tokens[at] as Token;
      const quoted = ['"', '“', "'"].includes(text.tokens[at - 1]?.text ?? '');
      const close = [')', '"', '”'].includes(text.tokens[at + 1]?.text ?? '');
      if (isCapitalised(token) && close && !index.at(text.tokens, at))
        entry.aliases.add(quoted && isGeneric(token) ? `the ${token.text}` : token.text);
    }
  }
}

function isGeneric(token: Token): boolean {
  return NOUNS.has(token.lower);
}

function kindOf(entry: Found): ActorKind {
  const ranked = [...entry.votes].sort((first, second) => second[1] - first[1])[0];
  return ranked && ranked[1] > 0 ? ranked[0] : 'company';
}

function actorOf(entry: Found, index: NameIndex): Actor {
  const kind = kindOf(entry);
  const last = entry.words.at(-1) as string;
  const surname = kind === 'person' && entry.words.length > 1 && !index.named(last) ? [last] : [];
  return {
    name: entry.name,
    kind,
    aliases: [...new Set([...entry.aliases, ...surname])],
    learned: true,
    ...(entry.country !== undefined && { country: entry.country }),
    ...(entry.sector !== undefined && { sector: entry.sector }),
  };
}
