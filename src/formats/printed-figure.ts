import { fraction, type Fraction, type Interval, ONE, roundingBand, ZERO } from '../model/index.ts';

/** A percentage as a source prints it: its value, and all numbers that would print like it. */
export interface PrintedShare {
  readonly band: Interval;
  readonly approximate: boolean;
}

const FIGURE = /(\d{1,12})(?:[.,](\d{1,12}))?/;
const LOOSE =
  /~|\b(?:about|around|approximately|circa|ca\.|some|nearly|almost|up to|over|under|more than|less than|roughly)(?!\w)/i;

/**
 * The numbers that a printed percentage stands for: "43" is [42.5, 43.5), "44,44" has two decimals.
 *
 * "about 46" is taken twice as wide. When the printed text shows another number than the value (a
 * ratio with a percent sign, a word), the decimals of the value itself decide and it is approximate.
 */
export function printedShare(value: string, printed: string): PrintedShare {
  const share = fraction(value).div(100);
  const figure = FIGURE.exec(printed);
  const shown = figure && `${figure[1]}${figure[2] === undefined ? '' : `.${figure[2]}`}`;
  const agrees = shown !== null && shown !== undefined && fraction(shown).equals(fraction(value));
  const places = agrees ? (figure?.[2]?.length ?? 0) : (value.split('.')[1]?.length ?? 0);
  const loose = LOOSE.test(printed);
  const band = roundingBand(share, places);
  return { band: whole(loose ? widened(band, share) : band), approximate: loose || !agrees };
}

/** Whether a printed count is rounded: "14m", "1,950,753 thousand", "up to 195,473,600". */
export function isRoundedCount(printed: string): boolean {
  return LOOSE.test(printed) || /\d\s?(?:k|m|bn|thousand|million|billion)\b/i.test(printed);
}

/** Nobody holds more than all: "100" is [99.5, 100]. */
function whole(band: Interval): Interval {
  return band.max.gt(ONE) ? { ...band, max: ONE, maxOpen: false } : band;
}

function widened(band: Interval, middle: Fraction): Interval {
  const low = band.min.mul(2).sub(middle);
  return { ...band, min: low.lt(0) ? ZERO : low, max: band.max.mul(2).sub(middle) };
}
