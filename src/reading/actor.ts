import type { Entity, EntityKind } from '../model/index.ts';

/**
 * What a name can stand for. Only companies, states, persons, families and bodies can hold shares;
 * an index, a brand, a medium or a place cannot.
 */
export type ActorKind =
  | 'company'
  | 'state'
  | 'person'
  | 'family'
  | 'fund'
  | 'body'
  | 'medium'
  | 'brand'
  | 'index'
  | 'place'
  | 'group';

/** Someone or something that texts name. */
export interface Actor {
  readonly name: string;
  readonly kind: ActorKind;
  readonly aliases: readonly string[];
  /** ISO 3166 country of its law or seat. */
  readonly country?: string;
  /** Town of its head office, as texts use it ("the Hamamatsu company"). */
  readonly seat?: string;
  /** What it is called besides its name: `carmaker`, `bank`. */
  readonly sector?: string;
  readonly form?: string;
  readonly listed?: boolean;
  /** Those who are joined in it: "A and B". */
  readonly members?: readonly Actor[];
  /** Found in the text itself and not in the register. */
  readonly learned?: boolean;
  /** The text says little of its kind: what looks like a person or place may be a company. */
  readonly unsure?: boolean;
}

const ENTITY_KINDS: Readonly<Partial<Record<ActorKind, EntityKind>>> = {
  company: 'company',
  state: 'state',
  person: 'person',
  fund: 'fund',
  family: 'body',
  body: 'body',
};

/** The actor as an entity of the model; nothing for a brand, medium, index or place. */
export function entityOf(actor: Actor): Entity | undefined {
  const kind = ENTITY_KINDS[actor.kind];
  if (!kind) return undefined;
  return {
    name: actor.name,
    kind,
    aliases: actor.aliases,
    identifiers: [],
    ...(actor.country !== undefined && kind !== 'person' && { law: actor.country }),
    ...(actor.form !== undefined && { form: actor.form }),
    ...(actor.listed !== undefined && { listed: actor.listed }),
  };
}

/** An entity of a workspace as an actor that texts can name. */
export function actorOf(entity: Entity): Actor {
  return {
    name: entity.name,
    kind: entity.kind === 'trust' ? 'fund' : entity.kind,
    aliases: entity.aliases,
    ...(entity.law !== undefined && { country: entity.law.slice(0, 2) }),
    ...(entity.form !== undefined && { form: entity.form }),
    ...(entity.listed !== undefined && { listed: entity.listed }),
  };
}

/** Whether an actor can hold a part of another: nobody holds itself, nor a pair one of its two. */
export function isApartFrom(holder: Actor, company: Actor): boolean {
  return holder !== company && holder.members?.includes(company) !== true;
}

export function canBeCompany(actor: Actor): boolean {
  return (
    actor.kind === 'company' ||
    actor.kind === 'fund' ||
    actor.kind === 'group' ||
    actor.unsure === true
  );
}

const HOLDERS: ReadonlySet<ActorKind> = new Set<ActorKind>([
  'company',
  'state',
  'person',
  'family',
  'fund',
  'body',
  'group',
]);

export function canHold(actor: Actor): boolean {
  return HOLDERS.has(actor.kind) || actor.unsure === true;
}
