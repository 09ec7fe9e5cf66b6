import type { Actor } from '../actor.ts';

const JOINT = new WeakMap<Actor, Map<string, Actor>>();

/** Those who hold together as one holder, "A and B": the same actor for the same members. */
export function jointActor(members: readonly Actor[]): Actor {
  const first = members[0] as Actor;
  const names = members.map(({ name }) => name);
  const name = `${names.slice(0, -1).join(', ')} and ${names.at(-1) as string}`;
  const known = JOINT.get(first) ?? new Map<string, Actor>();
  JOINT.set(first, known);
  const joint = known.get(name) ?? {
    name,
    kind: 'body',
    aliases: [],
    learned: true,
    members,
  };
  known.set(name, joint);
  return joint;
}
