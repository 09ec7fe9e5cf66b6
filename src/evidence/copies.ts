import type { Source } from './source.ts';

/** Words that stand in a row and make one shingle. */
const SHINGLE = 5;
/** Shared shingles over all shingles of both; above it two articles are one text. */
const ALIKE = 0.8;
/** The smallest hashes of each text, by which copies find each other without comparing all pairs. */
const SKETCH = 16;
/** Shorter texts share their words by chance. */
const WORDS_MIN = 30;

/**
 * Articles that are near-duplicates of an earlier one, with the id of the first of them: agency copy
 * that several papers print. Likeness is the Jaccard index of five-word shingles, at least 0.8.
 * The first is the one published first, then the one recorded first.
 */
export function copiesAmong(sources: readonly Source[]): ReadonlyMap<string, string> {
  const articles = sources
    .filter(({ kind }) => kind === 'article')
    .map((source) => ({ source, shingles: shinglesOf(source.text) }))
    .filter(({ shingles }) => shingles.size > WORDS_MIN - SHINGLE)
    .sort((first, second) => byDay(first.source, second.source));
  const copies = new Map<string, string>();
  const seen = new Map<number, typeof articles>();
  for (const article of articles) {
    const sketch = [...article.shingles].sort((first, second) => first - second).slice(0, SKETCH);
    const near = new Set(sketch.flatMap((hash) => seen.get(hash) ?? []));
    const first = [...near].find(({ shingles }) => likeness(shingles, article.shingles) >= ALIKE);
    if (first) copies.set(article.source.id, first.source.id);
    else for (const hash of sketch) seen.set(hash, [...(seen.get(hash) ?? []), article]);
  }
  return copies;
}

function byDay(first: Source, second: Source): number {
  const [one, other] = [first.published ?? '9999', second.published ?? '9999'];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Hashes (FNV-1a, 32 bits) of all runs of five words, without case and punctuation. */
function shinglesOf(text: string): ReadonlySet<number> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const hashes = words.map(hashOf);
  const shingles = new Set<number>();
  for (let at = 0; at + SHINGLE <= hashes.length; at++) {
    let hash = 0x811c9dc5;
    for (let offset = 0; offset < SHINGLE; offset++)
      hash = Math.imul(hash ^ (hashes[at + offset] as number), 0x01000193);
    shingles.add(hash >>> 0);
  }
  return shingles;
}

function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash;
}

function likeness(first: ReadonlySet<number>, second: ReadonlySet<number>): number {
  const [small, large] = first.size <= second.size ? [first, second] : [second, first];
  let shared = 0;
  for (const hash of small) if (large.has(hash)) shared += 1;
  return shared / (first.size + second.size - shared);
}
