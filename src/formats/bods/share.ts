import { type Fraction, fraction, type Interval, ONE, point, ZERO } from '../../model/index.ts';
import type { BodsShare } from './record.ts';

/** A share of BODS as an exact stake, a band, or both; empty when it says nothing. */
export interface ReadShare {
  readonly stake?: Fraction;
  readonly band?: Interval;
}

/** Percent to fractions: exclusive ends stay open, an end that is not given is 0% or 100%. */
export function readShare(share: BodsShare | undefined): ReadShare {
  if (share === undefined) return {};
  if (share.exact !== undefined) {
    const stake = ofPercent(share.exact);
    return { stake, band: point(stake) };
  }
  const band = bandOf(share);
  if (!band) return {};
  return band.min.equals(band.max) && !band.minOpen && !band.maxOpen
    ? { stake: band.min, band }
    : { band };
}

/** Whether no number can lie in the share. */
export function isInverted(share: BodsShare): boolean {
  const band = bandOf(share);
  if (!band) return false;
  const order = band.min.compare(band.max);
  if (order > 0 || (order === 0 && (band.minOpen || band.maxOpen))) return true;
  const exact = share.exact === undefined ? undefined : ofPercent(share.exact);
  return exact !== undefined && (exact.lt(band.min) || exact.gt(band.max));
}

/** The share that `readShare` reads back; a band from 0% to 100% says nothing. */
export function writeShare({ stake, band }: ReadShare): BodsShare | undefined {
  if (stake) return { exact: percentOf(stake) };
  if (!band) return undefined;
  return {
    [band.minOpen ? 'exclusiveMinimum' : 'minimum']: percentOf(band.min),
    [band.maxOpen ? 'exclusiveMaximum' : 'maximum']: percentOf(band.max),
  };
}

/** Whether the fraction is the same after a way through a JSON number of percent. */
export function isWritable(stake: Fraction): boolean {
  return ofPercent(percentOf(stake)).equals(stake);
}

function bandOf(share: BodsShare): Interval | undefined {
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum } = share;
  const ends = [minimum, exclusiveMinimum, maximum, exclusiveMaximum];
  if (ends.every((end) => end === undefined)) return undefined;
  const minOpen = exclusiveMinimum !== undefined && exclusiveMinimum >= (minimum ?? 0);
  const maxOpen = exclusiveMaximum !== undefined && exclusiveMaximum <= (maximum ?? 100);
  const low = minOpen ? exclusiveMinimum : minimum;
  const high = maxOpen ? exclusiveMaximum : maximum;
  return {
    min: low === undefined ? ZERO : ofPercent(low),
    max: high === undefined ? ONE : ofPercent(high),
    minOpen,
    maxOpen,
  };
}

/** The decimal as it is printed, not the binary number next to it: 33.3 is 333/1000. */
function ofPercent(percent: number): Fraction {
  const [digits = '0', exponent = '0'] = percent.toString().split('e');
  const power = 10n ** BigInt(Math.abs(Number(exponent)));
  const value = fraction(digits);
  return (Number(exponent) < 0 ? value.div(fraction(power)) : value.mul(fraction(power))).div(100);
}

function percentOf(stake: Fraction): number {
  return stake.mul(100).valueOf();
}
