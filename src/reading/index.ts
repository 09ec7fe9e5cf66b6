import type { Source, Statement } from '../evidence/index.ts';
import type { Entity } from '../model/index.ts';
import { actorOf } from './actor.ts';
import { ACTORS } from './actors/index.ts';
import { readText } from './read.ts';
import type { KnownPairs, ReadOptions } from './reading.ts';
import { toStatements } from './statements.ts';

export { ACTORS, actorEntities } from './actors/index.ts';
export type { ReadClaim, Reading } from './reading.ts';
export { readText } from './read.ts';
export { toStatements } from './statements.ts';

/** Reads a source with the shipped actor register, in which the workspace's own entities come first. */
export function readSource(
  source: Source,
  entities: readonly Entity[],
  pairs?: KnownPairs,
): { readonly source: Source; readonly statements: Statement[] } {
  const reading = readText(source.text, readingOptions(source, entities, pairs));
  return { source, statements: toStatements(reading, source) };
}

/** How a source is read: the workspace's own entities before the shipped ones, what it knows, its name and day. */
export function readingOptions(
  source: Source,
  entities: readonly Entity[],
  pairs?: KnownPairs,
): ReadOptions {
  const known = new Set(ACTORS.map(({ name }) => name));
  const own = entities.filter(({ name }) => !known.has(name)).map(actorOf);
  return {
    actors: own.length === 0 ? ACTORS : [...own, ...ACTORS],
    name: source.name,
    ...(pairs && { known: pairs }),
    ...(source.published && { published: source.published }),
  };
}
