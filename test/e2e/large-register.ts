/** Numbers between 0 and 1, the same in every run (Lehmer's generator). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/**
 * A holdings table of a made-up register: so many companies, three holdings to two of them, a few
 * large holders, a few loops, and no company held beyond 95%.
 */
export function largeRegister(companies: number): string {
  const next = chance(7);
  const held = new Map<number, number>();
  const rows = new Set<string>();
  const lines = ['holder,issuer,stake'];
  const add = (holder: number, issuer: number, percent: number) => {
    const sum = (held.get(issuer) ?? 0) + percent;
    if (holder === issuer || sum > 95 || rows.has(`${holder} ${issuer}`)) return;
    rows.add(`${holder} ${issuer}`);
    held.set(issuer, sum);
    lines.push(`${nameOf(holder)},${nameOf(issuer)},${percent}%`);
  };
  for (let issuer = 1; issuer < companies; issuer++)
    add(Math.floor(issuer * next() ** 1.6), issuer, 5 + Math.floor(next() * 50));
  while (lines.length <= companies * 1.5) {
    const [one, other] = [Math.floor(next() * companies), Math.floor(next() * companies)];
    const [lower, upper] = [Math.min(one, other), Math.max(one, other)];
    if (lines.length % 900 === 0) add(upper, lower, 2);
    add(lower, upper, 1 + Math.floor(next() * 20));
  }
  return `${lines.join('\n')}\n`;
}

/** "Company 0042". */
function nameOf(number: number): string {
  return `Company ${String(number).padStart(4, '0')}`;
}
