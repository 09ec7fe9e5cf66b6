import { COUNTRIES } from './actors/states.ts';

const DEMONYMS: ReadonlyMap<string, string> = new Map(
  COUNTRIES.flatMap(([code, , demonyms]) =>
    demonyms
      .split(' ')
      .filter((word) => word !== '')
      .map((word) => [word, code] as const),
  ),
);
const COUNTRY_NAMES: ReadonlyMap<string, string> = new Map(
  COUNTRIES.map(([code, name]) => [name, code]),
);
const TOWNS: ReadonlyMap<string, string> = new Map(
  COUNTRIES.flatMap(([code, , , towns = '']) =>
    towns
      .split(' ')
      .filter((word) => word !== '')
      .map((word) => [word, code] as const),
  ),
);

/** "French", "Spaniards": an adjective or people of a country. */
export function isDemonym(word: string): boolean {
  return DEMONYMS.has(word);
}

/** The country of an adjective, name or capital. */
export function countryOf(word: string): string | undefined {
  return DEMONYMS.get(word) ?? COUNTRY_NAMES.get(word) ?? TOWNS.get(word);
}

/** Large towns without a state behind them; heads of datelines and of "the Hamamatsu company". */
export function isTown(word: string): boolean {
  return TOWNS.has(word);
}
