import { fraction, type Fraction, type Interval, ONE, roundingBand, ZERO } from '../model/index.ts';

/** A percentage as people write it: the figure, or only the band that it lies in. */
export interface Percentage {
  readonly stake?: Fraction;
  readonly band: Interval;
}

const NUMBER = String.raw`(\d{1,3}(?:[.,]\d{1,12})?)\s*(?:%|percent|per cent)?`;
const form = (text: string) => new RegExp(`^${text.replaceAll('N', NUMBER)}$`, 'i');

interface Form {
  readonly form: RegExp;
  /** Which numbers are the ends; an end that is none of them is 0% or 100%. */
  readonly ends: 'both' | 'min' | 'max';
  readonly minOpen?: boolean;
  readonly maxOpen?: boolean;
}

const FORMS: readonly Form[] = [
  { form: form('(?:between )?N\\s*(?:-|–|—|to|and|\\.\\.)\\s*N'), ends: 'both' },
  {
    form: form(
      '(?:>|over|more than|above)\\s*N,? (?:but|and|up) (?:to|not more than|at most)\\s*N',
    ),
    ends: 'both',
    minOpen: true,
  },
  {
    form: form('(?:>|over|more than|above)\\s*N,? (?:but|and) (?:<|under|less than)\\s*N'),
    ends: 'both',
    minOpen: true,
    maxOpen: true,
  },
  {
    form: form('(?:>=|≥|at least|from)?\\s*N,? (?:but|and) (?:<|under|less than)\\s*N'),
    ends: 'both',
    maxOpen: true,
  },
  { form: form('(?:>|over|more than|above|exceeding)\\s*N'), ends: 'min', minOpen: true },
  { form: form('(?:>=|=>|≥|at least|min\\.?|from)\\s*N'), ends: 'min' },
  { form: form('N\\s*(?:\\+|or more|and more|or over)'), ends: 'min' },
  { form: form('(?:<|under|less than|below)\\s*N'), ends: 'max', maxOpen: true },
  { form: form('(?:<=|=<|≤|at most|up to|not more than|max\\.?)\\s*N'), ends: 'max' },
  { form: form('N\\s*or less'), ends: 'max' },
];

const FIGURE = form('N');

/**
 * Reads "25-50%", ">50", "50,01 %", "more than 25% but not more than 50%", "at least 75".
 *
 * The number is of a hundred, with or without a sign; a comma is a decimal comma, since no percentage
 * of a whole has a thousand. Nothing for any other text, and for more than 100.
 */
export function parsePercentage(text: string): Percentage | undefined {
  const trimmed = text.trim().replace(/\s+/g, ' ');
  const figure = FIGURE.exec(trimmed)?.[1];
  if (figure !== undefined) return printed(figure.replace(',', '.'));
  for (const each of FORMS) {
    const found = each.form.exec(trimmed);
    if (found) return between(each, found[1] ?? '', found[2]);
  }
  return undefined;
}

function printed(figure: string): Percentage | undefined {
  const stake = fraction(figure).div(100);
  if (stake.gt(ONE)) return undefined;
  const band = roundingBand(stake, figure.split('.')[1]?.length ?? 0);
  return { stake, band: band.max.gt(ONE) ? { ...band, max: ONE, maxOpen: false } : band };
}

function between(
  { ends, minOpen = false, maxOpen = false }: Form,
  first: string,
  second: string | undefined,
): Percentage | undefined {
  const one = share(first);
  const min = ends === 'max' ? ZERO : one;
  const max = ends === 'both' ? share(second ?? '0') : ends === 'min' ? ONE : one;
  const order = min.compare(max);
  if (max.gt(ONE) || order > 0 || (order === 0 && (minOpen || maxOpen))) return undefined;
  return { band: { min, max, minOpen, maxOpen } };
}

function share(number: string): Fraction {
  return fraction(number.replace(',', '.')).div(100);
}
