import type { HoldingClaim, Statement } from '../evidence/index.ts';
import {
  contains,
  type Day,
  type Finding,
  type Fraction,
  latestDay,
  shiftDay,
} from '../model/index.ts';
import type { VoteRow } from '../voting/votes.ts';
import type { Subject } from './operation.ts';
import { percentText } from './shape.ts';
import { choicesIn } from '../register/register-parts.ts';
import { statementsById } from '../register/statements-by-id.ts';

/**
 * Where a source prints a holder's part of the votes and the count comes to another: both are kept,
 * and the reader is told. Mostly the total is to blame: double votes of holders whom no statement names.
 */
export function statedVotes(
  { register, caseFile }: Pick<Subject, 'register' | 'caseFile'>,
  issuer: string,
  rows: readonly VoteRow[],
): Finding[] {
  return choicesIn(register, issuer).flatMap((choice) => {
    if (choice.winner === undefined || !VOTES.has(choice.basis)) return [];
    const row = rows.find(({ holder }) => holder === choice.holder);
    const statement = statementsById(caseFile).get(choice.winner);
    if (!row || statement?.claim.type !== 'holding' || isOld(statement, register.asOf)) return [];
    const computed = measuredIn(choice.basis, row);
    return computed && differs(statement.claim, computed)
      ? [finding(statement.id, row.holder, statement.claim, computed)]
      : [];
  });
}

const VOTES: ReadonlySet<string> = new Set(['votes', 'exercisable']);

/** A reading of an earlier year says nothing of the votes of today. */
function isOld({ from, to }: Statement, asOf: Day): boolean {
  return to === undefined && (from === undefined || shiftDay(latestDay(from), 366) < asOf);
}

function measuredIn(basis: string, row: VoteRow): Fraction | undefined {
  if (basis === 'votes') return row.gross;
  return basis === 'exercisable' && !row.suspension ? row.exercisable : undefined;
}

function differs({ stake, band }: HoldingClaim, computed: Fraction): boolean {
  return stake !== undefined && (band ? !contains(band, computed) : !stake.equals(computed));
}

function finding(id: string, holder: string, claim: HoldingClaim, computed: Fraction): Finding {
  const stated = claim.stake ? percentText(claim.stake) : '';
  const votes = claim.basis === 'votes-gross' ? 'gross votes' : 'exercisable votes';
  return {
    code: 'stated-votes-differ',
    severity: 'remark',
    about: claim.issuer,
    says: `${id} gives ${holder} ${stated} of the ${votes}; the shares and votes that are known come to ${percentText(computed)}.`,
    try: `State the published total of ${votes}, or the double votes of the other holders.`,
  };
}
