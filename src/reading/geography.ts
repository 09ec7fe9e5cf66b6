import { WordSet } from './words/set.ts';
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
/** Capitals that texts name for their stock exchange or business rather than for a government. */
const NO_SEATS: ReadonlySet<string> = new Set(['Zurich', 'Wellington', 'Lagos', 'Nairobi']);
const TOWNS: ReadonlyMap<string, string> = new Map(
  COUNTRIES.flatMap(([code, , , towns = '']) =>
    towns
      .split(' ')
      .filter((word) => word !== '')
      .map((word) => [word, code] as const),
  ),
);

/** Adjectives and people of countries, as tokens are asked for them. */
export const DEMONYM_WORDS = new WordSet(DEMONYMS.keys());

/** "French", "Spaniards": an adjective or people of a country. */
export function isDemonym(word: string): boolean {
  return DEMONYMS.has(word);
}

/** Towns and places that news names and that are nobody. */
const PLACES: ReadonlySet<string> = new Set(
  `New York|Los Angeles|San Francisco|Chicago|Boston|Detroit|Houston|Dallas|Atlanta|Seattle|Philadelphia|Omaha|Nebraska|Iowa|California|Texas|Delaware|Ohio|Michigan|Tennessee|Georgia|Florida|Silicon Valley|Wall Street|City of London|Frankfurt|Munich|Hamburg|Cologne|Stuttgart|Wolfsburg|Duesseldorf|Essen|Turin|Milan|Naples|Genoa|Trieste|Barcelona|Bilbao|Valencia|Seville|Porto|Lyon|Marseille|Toulouse|Lille|Bordeaux|Geneva|Basel|Lausanne|Antwerp|Ghent|Leuven|Rotterdam|Eindhoven|Utrecht|Malmö|Gothenburg|Bergen|Stavanger|Aarhus|Tampere|Espoo|Krakow|Gdansk|Poznan|Brno|Graz|Salzburg|Dublin|Cork|Edinburgh|Glasgow|Manchester|Birmingham|Leeds|Liverpool|Bristol|Cardiff|Belfast|Istanbul|Izmir|Dubai|Shanghai|Shenzhen|Guangzhou|Wuhan|Hangzhou|Macau|Osaka|Nagoya|Kyoto|Yokohama|Hiroshima|Busan|Mumbai|Bangalore|Chennai|Pune|Kolkata|Sydney|Melbourne|Toronto|Montreal|Vancouver|Quebec|Sao Paulo|São Paulo|Rio de Janeiro|Buenos Aires|Montevideo|Santiago|Johannesburg|Cape Town|Nairobi|Lagos|Casablanca|Tel Aviv|Europe|Asia|Africa|America|Latin America|North America|South America|Middle East|Scandinavia|Balkans|Baltic|Benelux|Cyprus|Malta|Monaco|Liechtenstein|Vaduz|Bermuda|Cayman Islands|Jersey|Guernsey|Brussels|Silesia|Catalonia|Wallonia|Scotland|Wales|Christmas|Easter|Bourse|Westminster|Élysée|Elysee|Bercy|Kremlin|White House|Downing Street`.split(
    '|',
  ),
);

/** The country of an adjective, name or capital. */
export function countryOf(word: string): string | undefined {
  return DEMONYMS.get(word) ?? COUNTRY_NAMES.get(word) ?? TOWNS.get(word);
}

/** Large towns without a state behind them; heads of datelines and of "the Hamamatsu company". */
export function isTown(word: string): boolean {
  return TOWNS.has(word) || PLACES.has(word);
}

const SEATS: ReadonlyMap<string, string> = new Map(
  COUNTRIES.flatMap(([code, , , towns = '']) => {
    const [first] = towns.split(' ');
    return first && !NO_SEATS.has(first) ? [[first, code] as const] : [];
  }),
);

/** Capitals that stand for the government of their country: see `governedFrom`. */
export const SEAT_WORDS = new WordSet(SEATS.keys());

/** The English name of a country. */
export function countryName(code: string): string | undefined {
  return COUNTRIES.find(([own]) => own === code)?.[1];
}

/** The country whose government its capital stands for: "Paris wants". */
export function governedFrom(capital: string): string | undefined {
  return SEATS.get(capital);
}

/** Names of places, for keeping them from becoming actors. */
export function placeNames(): readonly string[] {
  return [...PLACES];
}
