import { copiesAmong } from '../evidence/copies.ts';
import { type Claim, isOf, type Statement, type VoteClaim } from '../evidence/index.ts';
import { earliestDay, latestDay } from '../model/index.ts';
import type { CaseFile } from './case-file.ts';
import {
  compareHoldings,
  type Conflict,
  knownTotal,
  labelConflict,
  type Totals,
} from './conflict.ts';
import { isExpectation, isKnown } from './known.ts';
import type { HoldingStatement } from './rank.ts';
import type { Moment } from './register.ts';
import { standings } from './standing.ts';
import { statementsById } from './statements-by-id.ts';

type NameOf = (name: string) => string;

/** Every pair among the statements named, in the order given, with how they stand to each other. */
export function conflictsAmong(
  caseFile: CaseFile,
  ids: readonly string[],
  moment: Moment,
  nameOf: NameOf,
): Conflict[] {
  const named = ids
    .map((id) => statementsById(caseFile).get(id))
    .filter((statement) => statement !== undefined)
    .filter((statement) => isKnown(statement, moment.knownAt));
  const holdings = named.filter(isOf('holding'));
  return [
    ...pairs(holdings).map(([first, second]) =>
      compareHoldings(first, second, totalsOf(caseFile, [first, second], nameOf)),
    ),
    ...holdings.map(labelConflict).filter((conflict) => conflict !== undefined),
    ...positions(named.filter(isOf('vote')), nameOf),
  ];
}

/**
 * All disagreements in a case file, or those about one pair of names: figures of the same holding
 * and time that do not fit, words that contradict their number, plans that were denied, and
 * different accounts of how somebody voted. What agrees is left out.
 */
export function conflictsIn(
  caseFile: CaseFile,
  about: readonly string[],
  moment: Moment,
  nameOf: NameOf,
): Conflict[] {
  const standing = standings(caseFile.reviews);
  const live = caseFile.statements
    .filter((statement) => isKnown(statement, moment.knownAt))
    .filter((statement) => !['rejected', 'dropped'].includes(standing(statement)))
    .filter(isOriginal(caseFile));
  const holdings = live
    .filter(isOf('holding'))
    .filter((statement) => concerns(statement, about, nameOf));
  const figures = [...byPair(holdings, nameOf).values()]
    .flatMap((same) => pairs(same.filter(isWhole)))
    .filter(([first, second]) => comparable(first, second))
    .filter((both) => !both.some(isExpectation))
    .filter(([first, second]) => sameTime(first, second))
    .map(([first, second]) =>
      compareHoldings(first, second, totalsOf(caseFile, [first, second], nameOf)),
    )
    .filter((conflict) => conflict.kind !== 'none')
    .filter((conflict) => conflict.kind !== 'modality' || contradicts(conflict, caseFile));
  const labels = holdings.map(labelConflict).filter((conflict) => conflict !== undefined);
  const votes = live
    .filter(isOf('vote'))
    .filter((statement) => concernsVote(statement, about, nameOf));
  return [...labels, ...positions(votes, nameOf), ...figures];
}

/** A copy of an article repeats what the first one says; the accounts of both are one account. */
function isOriginal({ sources, statements }: CaseFile): (statement: Statement) => boolean {
  const copies = copiesAmong(sources);
  if (copies.size === 0) return () => true;
  const said = new Set(statements.map(({ claim, citation }) => accountKey(citation.source, claim)));
  return ({ claim, citation }) => {
    const first = copies.get(citation.source);
    return first === undefined || !said.has(accountKey(first, claim));
  };
}

function accountKey(source: string, claim: Claim): string {
  return JSON.stringify([source, claim], (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
}

function concerns(statement: HoldingStatement, about: readonly string[], nameOf: NameOf): boolean {
  const names = [nameOf(statement.claim.holder), nameOf(statement.claim.issuer)];
  return about.every((name) => names.includes(nameOf(name)));
}

function concernsVote(
  statement: Statement<VoteClaim>,
  about: readonly string[],
  nameOf: NameOf,
): boolean {
  const names = [statement.claim.actor, statement.claim.company ?? ''].map(nameOf);
  return about.every((name) => names.includes(nameOf(name)));
}

/** A plan beside a fact is no contradiction; a plan that somebody denies is. */
function contradicts(conflict: Conflict, caseFile: CaseFile): boolean {
  const modalities = conflict.ids.map((id) => statementsById(caseFile).get(id)?.modality);
  return modalities.includes('denied') && modalities.includes('planned');
}

/** Lots and changes are parts of a holding; their figures are not rivals of the whole. */
function isWhole({ claim }: HoldingStatement): boolean {
  return claim.measures === 'level' && claim.lot === undefined;
}

/** Steps of one plan differ without disagreeing, and so do capital and votes of one holding. */
function comparable(first: HoldingStatement, second: HoldingStatement): boolean {
  if (first.modality === 'planned' && second.modality === 'planned') return false;
  const votes = ({ claim }: HoldingStatement) => claim.basis.startsWith('votes');
  return (
    votes(first) === votes(second) && (!votes(first) || first.claim.basis === second.claim.basis)
  );
}

/** Both speak of one day: an unknown end reaches no further than the stated beginning. */
function sameTime(first: Statement, second: Statement): boolean {
  const [one, other] = [period(first), period(second)];
  if (!one || !other || one.from > other.to || other.from > one.to) return false;
  return !(endsWhere(first, other.from) || endsWhere(second, one.from)) || one.from === other.from;
}

/** A holding that ends in the month in which the next begins was followed by it. */
function endsWhere(statement: Statement, from: string): boolean {
  return statement.to !== undefined && statement.to !== '..' && earliestDay(statement.to) <= from;
}

function period(statement: Statement): { readonly from: string; readonly to: string } | undefined {
  if (statement.from === undefined) return undefined;
  const to = statement.to === '..' ? '9999-12-31' : latestDay(statement.to ?? statement.from);
  return { from: earliestDay(statement.from), to };
}

function totalsOf(
  caseFile: CaseFile,
  about: readonly [HoldingStatement, HoldingStatement],
  nameOf: NameOf,
): Totals {
  const issuer = nameOf(about[0].claim.issuer);
  const totals = caseFile.statements
    .filter(isOf('total'))
    .filter((statement) => nameOf(statement.claim.issuer) === issuer);
  const counted = caseFile.statements
    .filter(isOf('holding'))
    .filter(
      (statement) =>
        nameOf(statement.claim.issuer) === issuer && statement.claim.count !== undefined,
    )
    .map((statement) => ({ statement, id: statement.id, count: statement.claim.count as bigint }));
  const own = counted.filter(({ statement }) => nameOf(statement.claim.holder) === issuer);
  return {
    issued: [
      ...totals
        .filter(({ claim }) => claim.of === 'issuedShares' && claim.measures === 'level')
        .filter((total) =>
          about.every((side) => sameTime({ ...total, to: total.to ?? '..' }, side)),
        )
        .map(({ id, claim }) => ({ id, count: claim.count })),
      ...knownTotal(caseFile.capital.find((capital) => nameOf(capital.issuer) === issuer)),
    ],
    treasury: own,
    changes: counted
      .filter(({ statement }) => statement.claim.measures === 'change')
      .filter(({ statement }) => about.some((side) => sameTime(statement, side))),
  };
}

function byPair(
  statements: readonly HoldingStatement[],
  nameOf: NameOf,
): Map<string, HoldingStatement[]> {
  const grouped = new Map<string, HoldingStatement[]>();
  for (const statement of statements) {
    const key = JSON.stringify([nameOf(statement.claim.holder), nameOf(statement.claim.issuer)]);
    grouped.set(key, [...(grouped.get(key) ?? []), statement]);
  }
  return grouped;
}

/** Accounts of one voter on one subject that name different acts. */
function positions(votes: readonly Statement<VoteClaim>[], nameOf: NameOf): Conflict[] {
  const grouped = new Map<string, Statement<VoteClaim>[]>();
  for (const vote of votes.filter(({ claim }) => claim.action !== 'threshold')) {
    const { actor, company, subject } = vote.claim;
    const key = `${nameOf(actor)} on ${subject ?? 'a resolution'}${company === undefined ? '' : ` of ${nameOf(company)}`}`;
    grouped.set(key, [...(grouped.get(key) ?? []), vote]);
  }
  return [...grouped]
    .filter(([, accounts]) => new Set(accounts.map(({ claim }) => claim.action)).size > 1)
    .map(([about, accounts]) => ({
      ids: accounts.map(({ id }) => id),
      kind: 'value' as const,
      explainedBy: [],
      says: `${about}: ${accounts.map(({ citation, claim }) => `${citation.name} says "${claim.action}"`).join(', ')}.`,
    }));
}

function pairs<T>(list: readonly T[]): [T, T][] {
  return list.flatMap((first, index) =>
    list.slice(index + 1).map((second): [T, T] => [first, second]),
  );
}
