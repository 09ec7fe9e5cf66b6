import type { Entity } from '../../model/index.ts';
import { type Actor, entityOf } from '../actor.ts';
import { placeNames } from '../geography.ts';
import { ALLIANCE_COMPANIES, ALLIANCE_PEOPLE } from './alliance.ts';
import { COMPANIES, FUNDS } from './companies.ts';
import { BODIES, BRANDS, INDICES, MEDIA } from './others.ts';
import { actor } from './row.ts';
import { COUNTRIES, REGIONS, STATE_NAMES, STATE_WORDS } from './states.ts';

/** The actor register that ships with the product, in a fixed order. */
export const ACTORS: readonly Actor[] = [
  ...ALLIANCE_COMPANIES.map((row) => actor('company', row)),
  ...ALLIANCE_PEOPLE.map((row) => actor('person', row)),
  ...COMPANIES.map((row) => actor('company', row)),
  ...FUNDS.map((row) => actor('fund', row)),
  ...MEDIA.map((row) => actor('medium', row)),
  ...INDICES.map((row) => actor('index', row)),
  ...BRANDS.map((row) => actor('brand', row)),
  ...BODIES.map((row) => actor('body', row)),
  ...states(),
  ...placeNames().map((name): Actor => ({ name, kind: 'place', aliases: [] })),
];

/** The shipped register as entities, for workspaces: names with their aliases, law and form. */
export function actorEntities(): Entity[] {
  return ACTORS.map(entityOf).filter((entity) => entity !== undefined);
}

/** "French" and "France" with every word for the state behind them. */
function states(): Actor[] {
  const countries = COUNTRIES.map(([code, name, demonyms]): Actor => {
    const adjective = demonyms.split(' ')[0] ?? '';
    const called = adjective === '' ? [] : STATE_WORDS.map((word) => `${adjective} ${word}`);
    const own = STATE_NAMES[code];
    return {
      name: own ?? name,
      kind: 'state',
      country: code,
      aliases: [...(own ? [name] : []), ...called, ...forms(name)],
    };
  });
  const regions = REGIONS.map(([name, code, aliases]): Actor => ({
    name,
    kind: 'state',
    country: code,
    aliases: aliases === '' ? [] : [aliases],
  }));
  return [...countries, ...regions];
}

function forms(name: string): string[] {
  return [`government of ${name}`, `state of ${name}`, `Republic of ${name}`];
}
