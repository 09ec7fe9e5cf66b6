import type { HoldingClaim, Statement } from '../evidence/index.ts';
import {
  type Capital,
  earliestDay,
  fraction,
  type Fraction,
  type Holding,
  isFactual,
  latestDay,
  ONE,
  type PartialDate,
} from '../model/index.ts';
import type { Candidate, Choice } from './choice.ts';
import { choose, type Chosen } from './choose.ts';
import { covers, isExpectation } from './known.ts';
import { agree, type Contender, type HoldingStatement } from './rank.ts';
import type { Moment } from './register.ts';
import type { Standing } from './standing.ts';

/** All that is said, and known at the moment, of one holder in one issuer. */
export interface Pair {
  readonly holder: string;
  readonly issuer: string;
  readonly statements: readonly HoldingStatement[];
  readonly capital: Capital | undefined;
  readonly standing: (statement: Statement) => Standing;
  readonly moment: Moment;
}

export interface PairAnswer {
  readonly holdings: readonly Holding[];
  readonly choices: readonly Choice[];
}

type Basis = 'stake' | 'votes' | 'exercisable';

const BASIS: Readonly<Record<HoldingClaim['basis'], Basis>> = {
  capital: 'stake',
  shares: 'stake',
  'votes-gross': 'votes',
  'votes-exercisable': 'exercisable',
};

/** The holding of one pair at the moment, one row or one per lot, with the choices behind it. */
export function answerPair(pair: Pair): PairAnswer {
  const levels = pair.statements.filter(isLevel);
  const usable = levels.filter((statement) => isUsable(pair, statement));
  const whole = usable.filter((statement) => statement.claim.lot === undefined);
  const chosen = (basis: Basis) =>
    choose(
      { holder: pair.holder, issuer: pair.issuer, basis },
      whole
        .filter((statement) => BASIS[statement.claim.basis] === basis)
        .map((statement) => contender(pair, statement)),
    );
  const picks = {
    stake: chosen('stake'),
    votes: chosen('votes'),
    exercisable: chosen('exercisable'),
  };
  const row = holdingOf(pair, picks);
  const lots = lotsOf(pair, usable, picks.stake.winner);
  const others = levels.filter((statement) => !usable.includes(statement));
  return {
    holdings: lots ?? (row ? [row] : []),
    choices: choicesOf(pair, picks, aside(pair, others)),
  };
}

/** What an article tells of the time before, a ceiling and an option are levels that nobody holds now. */
const NOT_HELD: ReadonlySet<string> = new Set(['prior', 'cap', 'option']);

function isLevel({ claim }: HoldingStatement): boolean {
  return claim.measures === 'level' && !NOT_HELD.has(claim.action ?? '');
}

function isUsable(pair: Pair, statement: HoldingStatement): boolean {
  const standing = pair.standing(statement);
  return (
    isFactual(statement.modality) &&
    !isExpectation(statement) &&
    covers(statement, pair.moment.asOf) &&
    (standing === 'usable' || standing === 'accepted')
  );
}

/** What a statement amounts to: a fraction as printed, or a count over the known total. */
function contender(pair: Pair, statement: HoldingStatement): Contender {
  const { claim } = statement;
  const total = totalOf(pair.capital, claim);
  const counted = claim.count !== undefined && total ? fraction(claim.count, total) : undefined;
  const share = counted ?? (claim.stake && ofIssued(pair.capital, claim, claim.stake));
  const scale =
    claim.stake && share && claim.stake.gt(0) && !counted ? share.div(claim.stake) : ONE;
  const band = claim.band && {
    ...claim.band,
    min: claim.band.min.mul(scale),
    max: claim.band.max.mul(scale),
  };
  return { statement, standing: pair.standing(statement), share, band };
}

function totalOf(capital: Capital | undefined, claim: HoldingClaim): bigint | undefined {
  if (claim.basis === 'votes-gross') return capital?.grossVotes;
  if (claim.basis === 'votes-exercisable') return capital?.exercisableVotes;
  return capital?.issuedShares;
}

/** A part of the shares without treasury, brought to the base of all issued shares when both are known. */
function ofIssued(capital: Capital | undefined, claim: HoldingClaim, stake: Fraction): Fraction {
  const { issuedShares, treasuryShares } = capital ?? {};
  if (claim.basis !== 'shares' || !issuedShares || treasuryShares === undefined) return stake;
  return stake.mul(fraction(issuedShares - treasuryShares, issuedShares));
}

interface Picks {
  readonly stake: Chosen;
  readonly votes: Chosen;
  readonly exercisable: Chosen;
}

function holdingOf(pair: Pair, picks: Picks): Holding | undefined {
  const winners = [picks.stake.winner, picks.votes.winner, picks.exercisable.winner].filter(
    (winner) => winner !== undefined,
  );
  const lead = winners[0];
  if (!lead) return undefined;
  const [stake, votes, exercisable] = [
    picks.stake.winner,
    picks.votes.winner,
    picks.exercisable.winner,
  ];
  return {
    ...common(pair, lead.statement),
    ...(stake?.share && { stake: stake.share }),
    ...(stake?.band && !stake.share && { band: stake.band }),
    ...(stake?.statement.claim.count !== undefined && { shares: stake.statement.claim.count }),
    ...(votes?.share && { votes: votes.share }),
    ...(votes?.band && !votes.share && { votesBand: votes.band }),
    ...(votes?.statement.claim.count !== undefined && { grossVotes: votes.statement.claim.count }),
    ...(exercisable?.share && { exercisable: exercisable.share }),
    statements: winners.map((winner) => winner.statement.id),
  };
}

function common(pair: Pair, statement: HoldingStatement): Omit<Holding, 'statements'> {
  const { beneficiary, voting } = marks(pair);
  return {
    holder: pair.holder,
    issuer: pair.issuer,
    voting: voting ?? 'normal',
    ...(beneficiary !== undefined && beneficiary !== pair.holder && { beneficiary }),
    modality: statement.modality,
    ...(statement.from !== undefined && { from: statement.from }),
    ...(statement.to !== undefined && { to: statement.to }),
    ...(statement.knownFrom !== undefined && { knownFrom: statement.knownFrom }),
  };
}

/** Whose the shares are and how they vote: the latest statement of the pair that says so. */
function marks(pair: Pair): {
  beneficiary?: string | undefined;
  voting?: Holding['voting'] | undefined;
} {
  const begun = pair.statements
    .filter((statement) => isFactual(statement.modality))
    .filter(
      (statement) =>
        statement.from === undefined || earliestDay(statement.from) <= pair.moment.asOf,
    )
    .sort((first, second) => (first.from ?? '').localeCompare(second.from ?? ''));
  return {
    beneficiary: begun.findLast((statement) => statement.claim.beneficiary !== undefined)?.claim
      .beneficiary,
    voting: begun.findLast((statement) => statement.claim.voting !== undefined)?.claim.voting,
  };
}

/** Rows by lot, when the lots are counted and together make the holding that won. */
function lotsOf(
  pair: Pair,
  usable: readonly HoldingStatement[],
  winner: Contender | undefined,
): Holding[] | undefined {
  const lots = usable.filter(
    (statement) => statement.claim.lot !== undefined && statement.claim.count !== undefined,
  );
  if (lots.length === 0) return undefined;
  if (winner && !fits(pair, lots, winner)) return undefined;
  return lots.map((statement) => lotRow(pair, statement));
}

function fits(pair: Pair, lots: readonly HoldingStatement[], winner: Contender): boolean {
  const count = lots.reduce((total, lot) => total + (lot.claim.count ?? 0n), 0n);
  const first = lots[0] as HoldingStatement;
  const together = contender(pair, { ...first, claim: { ...first.claim, count } });
  return agree(together, winner) !== false;
}

function lotRow(pair: Pair, statement: HoldingStatement): Holding {
  const { claim } = statement;
  const { share } = contender(pair, statement);
  const begins = claim.votesPerShare?.from;
  const begun = begins === undefined || earliestDay(begins) <= pair.moment.asOf;
  return {
    ...common(pair, statement),
    ...(share && { stake: share }),
    ...(claim.count !== undefined && { shares: claim.count }),
    ...(claim.lot !== undefined && { lot: claim.lot }),
    ...(claim.votesPerShare && { votesPerShare: begun ? claim.votesPerShare.count : ONE }),
    statements: [statement.id],
  };
}

/** Plans, denials and what waits or was rejected: beside the answer, never in it. */
function aside(pair: Pair, statements: readonly HoldingStatement[]): Candidate[] {
  return statements.flatMap((statement): Candidate[] => {
    const standing = pair.standing(statement);
    const id = statement.id;
    if (standing === 'rejected')
      return [{ statement: id, fate: 'rejected', why: 'a review rejected it' }];
    if (!isFactual(statement.modality)) return plan(pair, statement);
    if (isExpectation(statement)) return plan(pair, { ...statement, modality: 'planned' });
    if (standing === 'waiting')
      return [{ statement: id, fate: 'lost', why: 'it waits for a review' }];
    return [];
  });
}

/** A plan stands until something later than its time is said of the same holding. */
function plan(pair: Pair, statement: HoldingStatement): Candidate[] {
  if (statement.from !== undefined && earliestDay(statement.from) > pair.moment.asOf) return [];
  const over = statement.from !== undefined && overtaken(pair, statement.from);
  if (over) return [];
  const fate = statement.modality as 'planned' | 'denied' | 'hypothetical';
  return [{ statement: statement.id, fate, why: `it is ${fate}, not done` }];
}

function overtaken(pair: Pair, planned: PartialDate): boolean {
  return pair.statements.some(
    (statement) =>
      isFactual(statement.modality) &&
      !isExpectation(statement) &&
      statement.claim.measures === 'level' &&
      statement.from !== undefined &&
      earliestDay(statement.from) > latestDay(planned) &&
      earliestDay(statement.from) <= pair.moment.asOf,
  );
}

function choicesOf(pair: Pair, picks: Picks, others: readonly Candidate[]): Choice[] {
  const made = [picks.stake.choice, picks.votes.choice, picks.exercisable.choice].filter(
    (choice) => choice.candidates.length > 0,
  );
  if (others.length === 0) return made;
  const [first, ...rest] = made;
  const lead = first ?? {
    holder: pair.holder,
    issuer: pair.issuer,
    basis: 'stake',
    candidates: [],
  };
  return [{ ...lead, candidates: [...lead.candidates, ...others] }, ...rest];
}
