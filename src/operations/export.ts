import { writeBods } from '../formats/bods/write.ts';
import type { Statement } from '../evidence/index.ts';
import { type Day, type Finding, type Holding, isFactual } from '../model/index.ts';
import { buildRegister, type CaseFile, type Moment, standings } from '../register/index.ts';
import { holdsAt, isKnown } from '../register/known.ts';
import { holdingStatements } from './holding-statements.ts';

/** What is exported, and as whose. */
export interface ExportOptions {
  /** The day of the export. */
  readonly day: Day;
  readonly publisher: string;
  /** Only what the register of this moment says; without it, every statement that stands. */
  readonly moment?: Moment;
}

export interface Exported {
  readonly text: string;
  /** Statements written. */
  readonly count: number;
  readonly findings: readonly Finding[];
}

/**
 * The case as BODS 0.4: every accepted statement of fact, contradictions included, or the register
 * of one moment. What was left out, and what BODS cannot say, is in the findings.
 */
export function exportBods(caseFile: CaseFile, options: ExportOptions): Exported {
  const { day, publisher, moment } = options;
  const standing = accepted(caseFile, moment);
  const statements = moment
    ? registerStatements(caseFile, moment, standing)
    : [...standing, ...holdingStatements(caseFile.holdings, TABLE)];
  const written = writeBods({
    statements,
    entities: caseFile.entities,
    day: moment?.asOf ?? day,
    publishedOn: day,
    publisher,
  });
  const left = caseFile.statements.length - standing.length;
  return { ...written, findings: [...leftOut(left, moment), ...written.findings] };
}

const TABLE = { id: 'holdings', name: 'holdings table' };

/** Statements of fact that no review keeps out and no later version has replaced. */
function accepted(caseFile: CaseFile, moment: Moment | undefined): Statement[] {
  const standingOf = standings(caseFile.reviews);
  return caseFile.statements.filter((statement) => {
    const standing = standingOf(statement);
    return (
      isFactual(statement.modality) &&
      isKnown(statement, statement.claim.type === 'entity' ? undefined : moment?.knownAt) &&
      (standing === 'usable' || standing === 'accepted')
    );
  });
}

/** The holdings of a register, with the posts and interests that stand beside it on the day. */
function registerStatements(
  caseFile: CaseFile,
  moment: Moment,
  standing: readonly Statement[],
): Statement[] {
  const { holdings } = buildRegister(caseFile, moment);
  const beside = standing.filter(
    (statement) =>
      statement.claim.type === 'entity' ||
      (BESIDE.has(statement.claim.type) && holdsAt(statement, moment)),
  );
  const byId = new Map(caseFile.statements.map((statement) => [statement.id, statement]));
  return [...beside, ...wholeHoldings(holdings).flatMap((holding) => rowsOf(holding, byId))];
}

const BESIDE: ReadonlySet<string> = new Set(['interest', 'role']);

/** Lots put together: BODS has one share of a party, and parts of it would be taken for the whole. */
function wholeHoldings(holdings: readonly Holding[]): Holding[] {
  const whole = new Map<string, Holding>();
  for (const holding of holdings) {
    const key = JSON.stringify([holding.holder, holding.issuer]);
    const first = whole.get(key);
    whole.set(key, first ? together(first, holding) : holding);
  }
  return [...whole.values()];
}

/** A part without a number leaves the sum unknown. */
function together(first: Holding, second: Holding): Holding {
  const { stake, votes, exercisable, shares, band: _band, lot: _lot, ...rest } = first;
  return {
    ...rest,
    ...(stake && second.stake && { stake: stake.add(second.stake) }),
    ...(votes && second.votes && { votes: votes.add(second.votes) }),
    ...(exercisable && second.exercisable && { exercisable: exercisable.add(second.exercisable) }),
    ...(shares !== undefined && second.shares !== undefined && { shares: shares + second.shares }),
    statements: [...first.statements, ...second.statements],
  };
}

/** One statement for each base of a holding, in the words of the one that decided it. */
function rowsOf(holding: Holding, byId: ReadonlyMap<string, Statement>): Statement[] {
  const [first] = holding.statements.map((id) => byId.get(id));
  const { shares, exercisable, ...fractions } = holding;
  const row: Holding = {
    ...fractions,
    statements: [`${holding.holder} > ${holding.issuer}`],
    ...(shares !== undefined && !holding.stake && !holding.band && { shares }),
    ...(exercisable && !holding.votes && { exercisable }),
  };
  return holdingStatements([row], TABLE).map((statement) => ({
    ...statement,
    ...(first?.assertedBy !== undefined && { assertedBy: first.assertedBy }),
    ...(first?.note !== undefined && { note: first.note }),
    ...(first && { citation: first.citation }),
  }));
}

function leftOut(count: number, moment: Moment | undefined): Finding[] {
  if (count === 0) return [];
  return [
    {
      code: 'export-left-out',
      severity: 'remark',
      says: `${count} statements are left out: planned, denied, rejected, waiting for a review, or replaced by a later version${moment ? ', or not yet known' : ''}.`,
      try: 'List them with crosshold claims.',
    },
  ];
}
