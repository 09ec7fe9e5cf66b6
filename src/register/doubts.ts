import { copiesAmong } from '../evidence/copies.ts';
import { isOf, type Source, type Statement } from '../evidence/index.ts';
import {
  decimalText,
  earliestDay,
  type Finding,
  fraction,
  type Interval,
  intersects,
  point,
  shiftDay,
  withoutEndZeros,
} from '../model/index.ts';
import type { CaseFile } from './case-file.ts';
import { isExpectation, isKnown } from './known.ts';
import type { HoldingStatement } from './rank.ts';
import type { Moment } from './register.ts';
import { standings } from './standing.ts';

type NameOf = (name: string) => string;

/** Points of the capital that nobody gains or loses unnoticed: the first line of disclosure in the EU. */
const JUMP = fraction(1n, 20n);
/** Days that two figures may lie apart and still be of one time. */
const ONE_TIME = 366;

/** The statements that may be doubted, with what the checks ask of them again and again. */
interface Known {
  readonly holdings: readonly HoldingStatement[];
  readonly live: readonly Statement[];
  readonly nameOf: NameOf;
  /** The source behind a source: of a copy the first of its kind. */
  readonly originOf: (statement: Statement) => string;
}

/**
 * What only several documents together show, about all pairs or one: a figure whose two parties look
 * swapped, a stake that jumps and nothing says why, and articles that are one text.
 *
 * Remarks: every statement stays, and a copy counts once.
 */
export function doubtsIn(
  caseFile: CaseFile,
  about: readonly string[],
  moment: Moment,
  nameOf: NameOf,
): Finding[] {
  const copies = copiesAmong(caseFile.sources);
  const standing = standings(caseFile.reviews);
  const live = caseFile.statements
    .filter((statement) => isKnown(statement, moment.knownAt))
    .filter((statement) => !['rejected', 'dropped'].includes(standing(statement)));
  const holdings = live
    .filter(isOf('holding'))
    .filter(({ claim }) => claim.measures === 'level' && claim.lot === undefined)
    .filter((statement) => isFact(statement) && numbers(statement) !== undefined);
  const originOf = ({ citation: { source } }: Statement) => copies.get(source) ?? source;
  const known: Known = { holdings, live, nameOf, originOf };
  const wanted = holdings.filter(({ claim }) =>
    about.every((name) => [nameOf(claim.holder), nameOf(claim.issuer)].includes(nameOf(name))),
  );
  return [
    ...wanted.flatMap((statement) => swapped(statement, known)),
    ...jumps(wanted, known),
    ...(about.length === 0 ? copied(caseFile.sources, copies) : []),
  ];
}

function isFact(statement: Statement): boolean {
  return ['asserted', 'reported'].includes(statement.modality) && !isExpectation(statement);
}

/**
 * Other documents have this figure the other way round, none has it this way, and what they do say of
 * this direction is another figure.
 */
function swapped(statement: HoldingStatement, known: Known): Finding[] {
  const { holder, issuer } = statement.claim;
  const others = known.holdings.filter(
    (other) =>
      known.originOf(other) !== known.originOf(statement) &&
      isVotes(other) === isVotes(statement) &&
      isNear(other, statement),
  );
  const reversed = others.filter(
    (other) => isPair(other, [issuer, holder], known) && agrees(other, statement),
  );
  const same = others.filter((other) => isPair(other, [holder, issuer], known));
  if (reversed.length === 0 || same.length === 0) return [];
  if (same.some((other) => agrees(other, statement))) return [];
  const [back, own] = [reversed[0] as HoldingStatement, same[0] as HoldingStatement];
  return [
    {
      code: 'swapped-pair',
      severity: 'remark',
      ...place(statement),
      about: `${holder} in ${issuer}`,
      says: `${statement.id} has ${holder} own ${figure(statement)} of ${issuer}; ${back.id} (${back.citation.name}) has it the other way round, and ${own.id} (${own.citation.name}) has ${holder} own ${figure(own)}.`,
      try: 'Read the sentence again; correct or reject the statement if the two are swapped.',
    },
  ];
}

/** Neighbours in time that lie more than five points apart, with nothing between that says why. */
function jumps(wanted: readonly HoldingStatement[], known: Known): Finding[] {
  const dated = wanted.filter(({ from }) => from !== undefined);
  const rows = new Map<string, HoldingStatement[]>();
  for (const statement of dated) {
    const { holder, issuer, basis } = statement.claim;
    const key = JSON.stringify([known.nameOf(holder), known.nameOf(issuer), basis]);
    const row = rows.get(key);
    if (row) row.push(statement);
    else rows.set(key, [statement]);
  }
  return [...rows.values()].flatMap((row) => {
    const inTime = [...row].sort((first, second) => dayOf(first).localeCompare(dayOf(second)));
    return inTime.slice(1).flatMap((later, index) => {
      const earlier = inTime[index] as HoldingStatement;
      return isJump(earlier, later) && !isTold(earlier, later, known) ? [jump(earlier, later)] : [];
    });
  });
}

function isJump(earlier: HoldingStatement, later: HoldingStatement): boolean {
  const [before, after] = [numbers(earlier), numbers(later)];
  if (!before || !after || dayOf(earlier) === dayOf(later)) return false;
  // A holding whose end is stated was followed by another: nothing is missing.
  if (earlier.to !== undefined && earlier.to !== '..') return false;
  return after.min.sub(before.max).gt(JUMP) || before.min.sub(after.max).gt(JUMP);
}

/** A sale, an issue, a deal or a coded event between the two that concerns the issuer. */
function isTold(earlier: HoldingStatement, later: HoldingStatement, known: Known): boolean {
  const names = [later.claim.holder, later.claim.issuer].map(known.nameOf);
  const issuer = known.nameOf(later.claim.issuer);
  if (isMove(earlier) || isMove(later)) return true;
  return known.live.some((statement) => {
    const parties = partiesOf(statement).map(known.nameOf);
    if (!parties.includes(issuer) || !isMove(statement)) return false;
    const changesCapital = statement.claim.type === 'total';
    if (!changesCapital && !names.every((name) => parties.includes(name))) return false;
    return statement.from === undefined || isBetween(dayOf(statement), earlier, later);
  });
}

function isBetween(day: string, earlier: Statement, later: Statement): boolean {
  return day >= dayOf(earlier) && day <= dayOf(later);
}

/** A statement of something that changes stakes, rather than of how they stand. */
function isMove({ claim }: Statement): boolean {
  if (claim.type === 'holding')
    return claim.measures === 'change' || !['hold', undefined].includes(claim.action);
  if (claim.type === 'total') return claim.measures === 'change';
  return claim.type === 'deal' || claim.type === 'event';
}

function partiesOf({ claim }: Statement): string[] {
  if (claim.type === 'holding') return [claim.holder, claim.issuer];
  if (claim.type === 'total') return [claim.issuer];
  if (claim.type === 'deal') return [...claim.parties];
  return claim.type === 'event' ? [claim.source, claim.target ?? ''] : [];
}

function jump(earlier: HoldingStatement, later: HoldingStatement): Finding {
  const { holder, issuer } = later.claim;
  return {
    code: 'unexplained-jump',
    severity: 'remark',
    ...place(later),
    about: `${holder} in ${issuer}`,
    says: `${holder} has ${figure(earlier)} of ${issuer} (${earlier.id}, ${earlier.from}), then ${figure(later)} (${later.id}, ${later.from}), and nothing between says why.`,
    try: 'Add the document that tells of the purchase or sale, or reject the wrong figure.',
  };
}

function copied(sources: readonly Source[], copies: ReadonlyMap<string, string>): Finding[] {
  return sources.flatMap((source) => {
    const first = sources.find(({ id }) => id === copies.get(source.id));
    if (!first) return [];
    return [
      {
        code: 'syndicated-copy',
        severity: 'remark',
        at: { file: source.name },
        about: source.name,
        says: `It is nearly the same text as ${first.name}: the two are kept and count as one account.`,
        try: 'Nothing; look for a source of its own if you need a second one.',
      },
    ];
  });
}

function isPair({ claim }: HoldingStatement, pair: readonly string[], { nameOf }: Known): boolean {
  const [holder, issuer] = pair.map(nameOf);
  return nameOf(claim.holder) === holder && nameOf(claim.issuer) === issuer;
}

function agrees(first: HoldingStatement, second: HoldingStatement): boolean {
  const [one, other] = [numbers(first), numbers(second)];
  return one !== undefined && other !== undefined && intersects(one, other);
}

/** An undated figure may be of any time. */
function isNear(first: Statement, second: Statement): boolean {
  if (first.from === undefined || second.from === undefined) return true;
  const [one, other] = [earliestDay(first.from), earliestDay(second.from)];
  return one <= other ? shiftDay(one, ONE_TIME) >= other : shiftDay(other, ONE_TIME) >= one;
}

function isVotes({ claim }: HoldingStatement): boolean {
  return claim.basis.startsWith('votes');
}

function dayOf({ from }: Statement): string {
  return from === undefined ? '' : earliestDay(from);
}

function numbers({ claim }: HoldingStatement): Interval | undefined {
  return claim.band ?? (claim.stake ? point(claim.stake) : undefined);
}

function figure({ claim }: HoldingStatement): string {
  return claim.stake ? `${withoutEndZeros(decimalText(claim.stake.mul(100), 2))}%` : 'a band';
}

function place({ citation: { name, line } }: Statement): Pick<Finding, 'at'> {
  return { at: { file: name, ...(line !== undefined && { line }) } };
}
