import { isOf, type Statement, type TotalClaim } from '../evidence/index.ts';
import type { Capital } from '../model/index.ts';
import { earliestDay } from '../model/index.ts';
import type { CaseFile } from './case-file.ts';
import { holdsAt } from './known.ts';
import type { Moment } from './register.ts';
import { type Standing, standings } from './standing.ts';
import { statementsById } from './statements-by-id.ts';

type Total = TotalClaim['of'];

/**
 * The totals of every issuer at a moment: facts given as such go first, then the most recent
 * statement of each total that covers the day.
 */
export function capitalAt(
  caseFile: CaseFile,
  moment: Moment,
  nameOf: (name: string) => string,
): Map<string, Capital> {
  const capital = new Map<string, Capital>();
  const standing = standings(caseFile.reviews);
  const earlier = (id: string) => statementsById(caseFile).get(id);
  const totals = caseFile.statements.filter(isOf('total'));
  for (const statement of usableTotals(totals, standing, moment)) {
    const issuer = nameOf(statement.claim.issuer);
    capital.set(issuer, withTotal(capital.get(issuer), { issuer, statement, earlier }));
  }
  for (const facts of caseFile.capital) {
    const issuer = nameOf(facts.issuer);
    capital.set(issuer, { ...capital.get(issuer), ...facts, issuer });
  }
  return capital;
}

interface Stated {
  readonly issuer: string;
  readonly statement: Statement<TotalClaim>;
  /** The statement of an id. */
  readonly earlier: (id: string) => Statement | undefined;
}

/** The totals of an issuer after one more, which replaces what was said of the same total before. */
export function withTotal(
  known: Capital | undefined,
  { issuer, statement, earlier }: Stated,
): Capital {
  const { claim, id } = statement;
  const before = known ?? { issuer, statements: [] };
  const kept = before.statements.filter((one) => !isTotalOf(earlier(one), claim.of));
  return { ...before, [claim.of]: claim.count, statements: [...kept, id] };
}

/** Levels that cover the day, oldest first, so that the last one stands. */
export function usableTotals(
  totals: readonly Statement<TotalClaim>[],
  standing: (statement: Statement) => Standing,
  moment: Moment,
): Statement<TotalClaim>[] {
  return totals
    .filter((statement) => statement.claim.measures === 'level' && holdsAt(statement, moment))
    .filter((statement) => statement.modality === 'asserted' || statement.modality === 'reported')
    .filter((statement) => ['usable', 'accepted'].includes(standing(statement)))
    .sort((first, second) => order(first).localeCompare(order(second)));
}

function order(statement: Statement<TotalClaim>): string {
  const rank = statement.modality === 'asserted' ? '1' : '0';
  return `${statement.from ? earliestDay(statement.from) : ''} ${rank} ${statement.id}`;
}

function isTotalOf(statement: Statement | undefined, total: Total): boolean {
  return statement?.claim.type === 'total' && statement.claim.of === total;
}
