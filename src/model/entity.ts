export type EntityKind = 'company' | 'person' | 'state' | 'fund' | 'trust' | 'body';

/** `{scheme: 'lei', code: '969500…'}`: schemes are `lei`, `isin`, or `register:<country>`. */
export interface Identifier {
  readonly scheme: string;
  readonly code: string;
}

/** A legal person, natural person, state body or arrangement; `name` is how the register calls it. */
export interface Entity {
  readonly name: string;
  readonly kind: EntityKind;
  /** Country whose company law applies: `FR`, `JP`, `US-DE`. */
  readonly law?: string;
  /** Legal form as the law names it, e.g. `SA`, `AG`, `KGaA`. */
  readonly form?: string;
  readonly listed?: boolean;
  readonly aliases: readonly string[];
  readonly identifiers: readonly Identifier[];
}

export function company(name: string): Entity {
  return { name, kind: 'company', aliases: [], identifiers: [] };
}

/** Names from aliases to the entity's own name; an unknown name stands for itself. */
export function nameIndex(entities: Iterable<Entity>): (name: string) => string {
  const index = new Map<string, string>();
  const add = (key: string, name: string) => {
    if (!index.has(key)) index.set(key, name);
  };
  const list = [...entities];
  for (const entity of list) add(entity.name, entity.name);
  for (const entity of list) for (const alias of entity.aliases) add(alias, entity.name);
  for (const entity of list) {
    for (const name of [entity.name, ...entity.aliases]) add(name.toLowerCase(), entity.name);
  }
  return (name) => index.get(name) ?? index.get(name.toLowerCase()) ?? name;
}
