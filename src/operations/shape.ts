import { type Fraction, decimalText, exactText, withoutEndZeros } from '../model/index.ts';

/**
 * Percent for people: four decimals, shorter only when that is exact.
 * `15.01%` is exactly 15.01; `15.0000%` was rounded.
 */
export function percentText(share: Fraction): string {
  const text = decimalText({ s: share.s, n: share.n * 100n, d: share.d }, 4);
  const isExact = (share.n * 1_000_000n) % share.d === 0n;
  return `${isExact ? withoutEndZeros(text) : text}%`;
}

/** A count as a JSON number where that is exact, else as text. */
export function countJson(count: bigint): number | string {
  const number = Number(count);
  return Number.isSafeInteger(number) ? number : count.toString();
}

/**
 * The named shares as percent text, with the same fractions under `exact`.
 * Shares that are not known are left out.
 */
export function shown<K extends string>(
  shares: Readonly<Record<K, Fraction | undefined>>,
): Partial<Record<K, string>> & { exact: Partial<Record<K, string>> } {
  const known = Object.entries(shares).filter(
    (entry): entry is [K, Fraction] => entry[1] !== undefined,
  );
  // One share often stands under several names, and a long fraction is long to write.
  const texts = new Map(
    [...new Set(known.map(([, share]) => share))].map(
      (share) => [share, { percent: percentText(share), exact: exactText(share) }] as const,
    ),
  );
  const percent = Object.fromEntries(
    known.map(([name, share]) => [name, texts.get(share)?.percent]),
  );
  const exact = Object.fromEntries(known.map(([name, share]) => [name, texts.get(share)?.exact]));
  return { ...(percent as Partial<Record<K, string>>), exact: exact as Partial<Record<K, string>> };
}
