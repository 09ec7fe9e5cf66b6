import { type Cues, shortFormVote, winner } from './kind-cues.ts';
import { foldText } from '../register.ts';
import type { Run } from './runs.ts';

/** A name of the text with the runs of words that use it. */
export interface Found extends Cues {
  readonly name: string;
  readonly words: readonly string[];
  readonly runs: Run[];
  readonly aliases: Set<string>;
}

/** Short forms join the one longer name that they can stand for. */
export function merge(entries: readonly Found[]): Found[] {
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

/** Words that many names share. */
export const GENERIC: ReadonlySet<string> = new Set(
  'bank group capital holding holdings company corporation fund trust family international industries de la of the'.split(
    ' ',
  ),
);

function isAcronym(short: string, long: readonly string[]): boolean {
  if (!/^\p{Lu}{2,6}$/u.test(short)) return false;
  const initials = long.filter((word) => /^\p{Lu}/u.test(word)).map((word) => word.charAt(0));
  return initials.join('').startsWith(short);
}
