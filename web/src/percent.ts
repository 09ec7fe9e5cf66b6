/** "43.7098%" as 43.7098, for a place on a chart; undefined when it is no percentage. */
export function percentOf(value: unknown): number | undefined {
  const digits = typeof value === 'string' ? /^(-?[\d.]+)%$/.exec(value)?.[1] : undefined;
  return digits === undefined ? undefined : Number(digits);
}

/** A percentage with two decimals, as charts print it: "43.71%". */
export function shortPercent(value: unknown): string {
  const percent = percentOf(value);
  return percent === undefined ? '' : `${Number(percent.toFixed(2))}%`;
}
