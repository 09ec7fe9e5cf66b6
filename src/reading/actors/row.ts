import type { Actor, ActorKind } from '../actor.ts';

/** Name, country, sector, seat, "form" and "listed", aliases separated by semicolons. */
export type Row = readonly [
  name: string,
  country?: string,
  sector?: string,
  seat?: string,
  traits?: string,
  aliases?: string,
];

/** One line of the register as an actor. */
export function actor(kind: ActorKind, row: Row): Actor {
  const [name, country, sector, seat, traits = '', aliases = ''] = row;
  const form = traits.split(' ').find((trait) => trait !== '' && trait !== 'listed');
  return {
    name,
    kind,
    aliases: aliases === '' ? [] : aliases.split('; '),
    ...(country && { country }),
    ...(sector && { sector }),
    ...(seat && { seat }),
    ...(form && { form }),
    ...(traits.includes('listed') && { listed: true }),
  };
}
