import { isOf, type Statement, type TotalClaim } from '../evidence/index.ts';
import type { Capital } from '../model/index.ts';
import { earliestDay } from '../model/index.ts';
import type { CaseFile } from './case-file.ts';
import { holdsAt } from './known.ts';
import type { Moment } from './register.ts';
import { standings } from './standing.ts';
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
  for (const statement of usableTotals(caseFile, moment)) {
    const issuer = nameOf(statement.claim.issuer);
    const known = capital.get(issuer) ?? { issuer, statements: [] };
    capital.set(issuer, {
      ...known,
      [statement.claim.of]: statement.claim.count,
      statements: [
        ...known.statements.filter((id) => !replaced(caseFile, id, statement)),
        statement.id,
      ],
    });
  }
  for (const facts of caseFile.capital) {
    const issuer = nameOf(facts.issuer);
    capital.set(issuer, { ...capital.get(issuer), ...facts, issuer });
  }
  return capital;
}

/** Levels that cover the day, oldest first, so that the last one stands. */
function usableTotals(caseFile: CaseFile, moment: Moment): Statement<TotalClaim>[] {
  const standing = standings(caseFile.reviews);
  return caseFile.statements
    .filter(isOf('total'))
    .filter((statement) => statement.claim.measures === 'level' && holdsAt(statement, moment))
    .filter((statement) => statement.modality === 'asserted' || statement.modality === 'reported')
    .filter((statement) => ['usable', 'accepted'].includes(standing(statement)))
    .sort((first, second) => order(first).localeCompare(order(second)));
}

function order(statement: Statement<TotalClaim>): string {
  const rank = statement.modality === 'asserted' ? '1' : '0';
  return `${statement.from ? earliestDay(statement.from) : ''} ${rank} ${statement.id}`;
}

function replaced(caseFile: CaseFile, id: string, by: Statement<TotalClaim>): boolean {
  const earlier = statementsById(caseFile).get(id);
  return (
    earlier?.claim.type === 'total' &&
    earlier.claim.of === by.claim.of &&
    (by.claim.of as Total) === earlier.claim.of
  );
}
