import type { Entity } from '../../../../src/model/index.ts';
import type { Span } from './span.ts';

/**
 * A suspension in whole shares. The holder has `own` of the issuer's 1,000 shares, and the issuer has
 * the shares of the holder that the cases say, of 1,000; what is left of the holder's votes follows.
 */
export interface SuspensionLine extends Span {
  readonly issuer?: Partial<Entity>;
  readonly holder?: Partial<Entity>;
  readonly own: number;
  /** Held by a third company in the holder: for tests that ask whether anybody holds more. */
  readonly third?: number;
  readonly cases: readonly (readonly [back: number, votesLeft: number])[];
}

/** A share above one half makes a subsidiary; then all its votes are gone. */
const SUBSIDIARY = [
  [499, 90],
  [500, 90],
  [501, 0],
] as const;

const AG = { law: 'DE', form: 'AG' } as const;

export const suspensions: readonly SuspensionLine[] = [
  // Own shares have no line: every issuer here holds ten of its own, and never votes them.
  { rule: 'treasury-any', own: 90, cases: [[999, 90]] },
  {
    rule: 'jp-308-1',
    issuer: { law: 'JP' },
    own: 90,
    cases: [
      [249, 90],
      [250, 0],
      [251, 0],
    ],
    from: ['2006-04-30', '2006-05-01'],
  },
  {
    rule: 'jp-308-2',
    issuer: { law: 'JP' },
    own: 90,
    cases: [[249, 90]],
    from: ['2006-04-30', '2006-05-01'],
  },
  // Presumed control: above two fifths, when nobody holds more.
  {
    rule: 'fr-233-31',
    issuer: { law: 'FR' },
    own: 90,
    third: 402,
    cases: [
      [400, 90],
      [401, 90],
      [402, 0],
      [403, 0],
    ],
    from: ['2000-09-20', '2000-09-21'],
  },
  {
    rule: 'fr-233-29',
    issuer: { law: 'FR', form: 'SA' },
    holder: { law: 'FR', form: 'SA' },
    own: 90,
    cases: [
      [99, 90],
      [100, 90],
      [101, 0],
    ],
    from: ['2000-09-20', '2000-09-21'],
  },
  // The later of two above a quarter votes for a quarter only.
  {
    rule: 'de-328',
    issuer: AG,
    holder: AG,
    own: 300,
    cases: [
      [249, 300],
      [250, 300],
      [251, 250],
    ],
  },
  {
    rule: 'uk-136',
    issuer: { law: 'GB' },
    own: 90,
    cases: SUBSIDIARY,
    from: ['2009-09-30', '2009-10-01'],
  },
  { rule: 'us-de-160c', issuer: { law: 'US-DE' }, own: 90, cases: SUBSIDIARY },
  { rule: 'nl-2-118', issuer: { law: 'NL' }, own: 90, cases: SUBSIDIARY },
  {
    rule: 'it-121',
    issuer: { law: 'IT', listed: true },
    own: 90,
    cases: [
      [29, 90],
      [30, 90],
      [31, 30],
    ],
    from: ['1998-06-30', '1998-07-01'],
  },
  { rule: 'be-suspension', issuer: { law: 'BE' }, own: 90, cases: SUBSIDIARY },
  {
    rule: 'kr-369-3',
    issuer: { law: 'KR' },
    own: 90,
    cases: [
      [99, 90],
      [100, 90],
      [101, 0],
    ],
  },
  // Spain: a subsidiary has none; nor has the later of two above a tenth of each other.
  { rule: 'es-148', issuer: { law: 'ES' }, own: 90, cases: SUBSIDIARY },
  {
    rule: 'es-148',
    issuer: { law: 'ES' },
    own: 101,
    cases: [
      [99, 101],
      [100, 101],
      [101, 0],
    ],
  },
];
