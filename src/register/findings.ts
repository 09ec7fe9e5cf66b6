import type { Statement } from '../evidence/index.ts';
import {
  type Capital,
  decimalText,
  type Finding,
  fraction,
  type Fraction,
  type Holding,
  ONE,
  ZERO,
} from '../model/index.ts';
import type { Choice } from './choice.ts';

/** Companies whose holders together have more than all of it, with the arithmetic. */
export function overHeldFindings(
  holdings: readonly Holding[],
  capital: ReadonlyMap<string, Capital>,
): Finding[] {
  const columns = groupBy(holdings);
  return [...columns].flatMap(([issuer, rows]) => {
    const shares = rows.map((row) => ({ row, share: shareOf(row, capital.get(issuer)) }));
    const total = shares.reduce((held, { share }) => held.add(share), ZERO);
    return total.gt(ONE) ? [overHeld(issuer, shares, total)] : [];
  });
}

/** A holding that rests on a statement without a date: it is taken to hold on the day asked about. */
export function undatedFindings(
  choices: readonly Choice[],
  statements: readonly Statement[],
): Finding[] {
  const undated = new Set(
    statements.filter((statement) => statement.from === undefined).map((statement) => statement.id),
  );
  return choices
    .filter((choice) => choice.winner !== undefined && undated.has(choice.winner))
    .map((choice) => ({
      code: 'undated-statement',
      severity: 'remark',
      about: `${choice.holder} in ${choice.issuer}`,
      says: `The holding of ${choice.holder} in ${choice.issuer} rests on ${choice.winner}, which has no date.`,
      try: 'Add the article with --published DATE, or a dated statement.',
    }));
}

function groupBy(holdings: readonly Holding[]): Map<string, Holding[]> {
  const columns = new Map<string, Holding[]>();
  for (const holding of holdings) {
    const column = columns.get(holding.issuer);
    if (column) column.push(holding);
    else columns.set(holding.issuer, [holding]);
  }
  return columns;
}

function shareOf(holding: Holding, capital: Capital | undefined): Fraction {
  if (holding.shares !== undefined && capital?.issuedShares)
    return fraction(holding.shares, capital.issuedShares);
  return holding.stake ?? holding.band?.min ?? ZERO;
}

function overHeld(
  issuer: string,
  shares: readonly { row: Holding; share: Fraction }[],
  total: Fraction,
): Finding {
  const terms = shares
    .map(({ row, share }) => `${row.holder} ${decimalText(share.mul(100), 2)}`)
    .join(' + ');
  return {
    code: 'over-held',
    severity: 'error',
    about: issuer,
    says: `The holders of ${issuer} sum to ${decimalText(total.mul(100), 2)}%: ${terms}. Its owners are not computed.`,
    try: 'Look at the statements behind these rows and reject the wrong one.',
  };
}
