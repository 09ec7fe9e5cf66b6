/** The holder of what a source leaves to nobody by name: part of the unidentified rest. */
export const UNIDENTIFIED = '(unidentified)';

/** One name for each id of a file. */
export interface PartyNames {
  /** The name of an id; an id that the file does not describe stands for itself. */
  of(id: string): string;
  /** Whether the file describes the id. */
  has(id: string): boolean;
  /** Whether another id bears the same name. */
  isShared(id: string): boolean;
  /** Ids whose name another one bears too. */
  readonly shared: readonly string[];
  readonly unnamed: readonly string[];
}

/** The ids of parties in a file, each with its name if it has one. */
export type GivenNames = readonly (readonly [id: string, name?: string])[];

/** Two ids of one name are two parties: the id tells them apart. */
export function partyNames(given: GivenNames): PartyNames {
  const counts = new Map<string, number>();
  for (const [, name] of given)
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  const isShared = (name: string | undefined) => name !== undefined && (counts.get(name) ?? 0) > 1;
  const names = new Map(
    given.map(([id, name]) => {
      if (name === undefined) return [id, `unnamed (${id})`];
      return [id, isShared(name) ? `${name} (${id})` : name];
    }),
  );
  const shared = given.filter(([, name]) => isShared(name)).map(([id]) => id);
  const sharing = new Set(shared);
  return {
    has: (id) => names.has(id),
    isShared: (id) => sharing.has(id),
    of: (id) => names.get(id) ?? id,
    shared,
    unnamed: given.filter(([, name]) => name === undefined).map(([id]) => id),
  };
}

/**
 * The names of a file that is read in parts: first every part is read to collect them, then every
 * part is given those of all.
 */
export class NamesOfParts {
  private readonly collected = new Map<string, string | undefined>();
  private all: PartyNames | undefined;

  /** The names of this part, until `close`; then those of all parts. */
  readonly resolve = (given: GivenNames): PartyNames => {
    if (this.all) return this.all;
    for (const [id, name] of given)
      if (name !== undefined || !this.collected.has(id)) this.collected.set(id, name);
    return partyNames(given);
  };

  close(): void {
    this.all = partyNames(
      [...this.collected].map(([id, name]) => (name === undefined ? [id] : [id, name])),
    );
    this.collected.clear();
  }
}
