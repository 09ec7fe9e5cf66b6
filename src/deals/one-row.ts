import type { Holding } from '../model/index.ts';

/** A holding, and the row of the register that stands for it when several speak of the same shares. */
export interface OneRow {
  readonly holding: Holding;
  readonly origin: Holding;
}

/**
 * Rows of one holder, class and lot that each know another base (capital in one, votes in the other)
 * speak of the same shares and become one row; rows of the same base are shares of their own.
 */
export function oneRowEach(holdings: readonly Holding[]): OneRow[] {
  const groups = new Map<string, Holding[]>();
  for (const holding of holdings) {
    const key = JSON.stringify([holding.holder, holding.class, holding.lot, holding.beneficiary]);
    const group = groups.get(key);
    if (group) group.push(holding);
    else groups.set(key, [holding]);
  }
  return [...groups.values()].flatMap((rows) => {
    const [origin] = rows;
    if (!origin || rows.length === 1 || !basesDiffer(rows)) return rows.map(alone);
    return [{ holding: merged(rows), origin }];
  });
}

function alone(holding: Holding): OneRow {
  return { holding, origin: holding };
}

function basesDiffer(rows: readonly Holding[]): boolean {
  const bases = rows.flatMap(basesOf);
  return new Set(bases).size === bases.length;
}

function basesOf({ stake, shares, band, votes, grossVotes, exercisable }: Holding): string[] {
  return [
    ...((stake ?? shares ?? band) === undefined ? [] : ['capital']),
    ...((votes ?? grossVotes) === undefined ? [] : ['votes']),
    ...(exercisable === undefined ? [] : ['exercisable']),
  ];
}

function merged(rows: readonly Holding[]): Holding {
  const whole = rows.reduce((first, second) => ({ ...first, ...second }));
  return {
    ...whole,
    voting: rows.find((row) => row.voting !== 'normal')?.voting ?? 'normal',
    statements: [...new Set(rows.flatMap((row) => row.statements))],
  };
}
