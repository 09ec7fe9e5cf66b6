import {
  decimalText,
  type Fraction,
  fraction,
  type Interval,
  ONE,
  withoutEndZeros,
} from '../model/index.ts';

/** A size as people write it, and whether digits were lost. */
export interface PercentageText {
  readonly text: string;
  readonly rounded: boolean;
}

const PLACES = 12;

/**
 * The text that `parsePercentage` reads back: `43.4%`, `25-50%`, `>25% but not more than 50%`,
 * `>=75%`. Nothing when there is neither a stake nor a band. Twelve decimals at most.
 */
export function percentageText(size: {
  readonly stake?: Fraction;
  readonly band?: Interval;
}): PercentageText | undefined {
  const { stake, band } = size;
  if (stake) return { text: `${figure(stake)}%`, rounded: !isWritable(stake) };
  if (!band) return undefined;
  return { text: bandText(band), rounded: ![band.min, band.max].every(isWritable) };
}

function bandText({ min, max, minOpen, maxOpen }: Interval): string {
  const [low, high] = [figure(min), figure(max)];
  if (max.equals(ONE) && !maxOpen) return `${minOpen ? '>' : '>='}${low}%`;
  if (min.equals(0) && !minOpen) return `${maxOpen ? '<' : '<='}${high}%`;
  if (maxOpen) return `${minOpen ? '>' : '>='}${low}% but <${high}%`;
  return minOpen ? `>${low}% but not more than ${high}%` : `${low}-${high}%`;
}

function figure(value: Fraction): string {
  const text = decimalText(value.mul(100), PLACES);
  return withoutEndZeros(text);
}

function isWritable(value: Fraction): boolean {
  return fraction(figure(value)).div(100).equals(value);
}
