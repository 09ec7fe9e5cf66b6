import type { Day } from '../model/index.ts';

const UNION: ReadonlySet<string | undefined> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);

/** The last day on which Union law applied in the United Kingdom (withdrawal agreement, art. 126). */
const LAST_DAY_GB = '2020-12-31';

/** Whether the law of the European Union applies in a country on a day; states that joined are taken as joined. */
export function isMemberState(country: string | undefined, day: Day): boolean {
  if (country === 'GB' || country === 'UK') return day <= LAST_DAY_GB;
  return UNION.has(country);
}

/** Jurisdictions whose rules reach a company of the country: its own, and those that it is part of. */
export function jurisdictionsOf(country: string | undefined, day: Day): readonly string[] {
  if (country === undefined) return [];
  return isMemberState(country, day) ? [country, 'EU', 'IFRS'] : [country];
}
