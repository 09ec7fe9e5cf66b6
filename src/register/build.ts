import { isOf } from '../evidence/index.ts';
import {
  type Capital,
  company,
  type Entity,
  type Holding,
  isFactual,
  nameIndex,
} from '../model/index.ts';
import { capitalAt } from './capital.ts';
import type { CaseFile } from './case-file.ts';
import { overHeldFindings, undatedFindings } from './findings.ts';
import { covers, isKnown } from './known.ts';
import { latestRows } from './latest-rows.ts';
import { answerPair, type Pair } from './pair.ts';
import type { HoldingStatement } from './rank.ts';
import type { Moment, Register } from './register.ts';
import { standings } from './standing.ts';

/** The public: shares that are in nobody's stable hands are part of the unidentified rest. */
const PUBLIC = /^\((free float|public|others|unidentified)\)$/i;

/**
 * The register of one date from everything that is known about a case.
 *
 * The policy is stated in `docs/policy.md`. Facts given as such (holdings tables, situations) stand
 * as they are; of contradicting statements one is chosen per holding and basis, and the others stay
 * in `choices` with the reason.
 */
export function buildRegister(caseFile: CaseFile, moment: Moment): Register {
  const entities = allEntities(caseFile);
  const nameOf = nameIndex(entities);
  const capital = capitalAt(caseFile, moment, nameOf);
  const given = latestRows(
    caseFile.holdings
      .filter(
        (holding) =>
          isFactual(holding.modality) &&
          covers(holding, moment.asOf) &&
          knownGiven(holding, moment),
      )
      .map((holding) => named(holding, nameOf)),
  );
  const pairs = mergeVehicles(pairsOf(caseFile, moment, nameOf), nameOf);
  const givenPairs = new Set(given.map((holding) => pairKey(holding)));
  const treasury = treasuryCounts(pairs, capital);
  const answers = pairs
    .filter((pair) => !givenPairs.has(pairKey(pair)))
    .map((pair) =>
      answerPair({
        ...pair,
        capital: withTreasury(capital.get(pair.issuer), treasury.get(pair.issuer)),
      }),
    );
  const holdings = [
    ...given,
    ...answers.flatMap((answer) => answer.holdings.map((row) => named(row, nameOf))),
  ];
  const choices = answers.flatMap((answer) => answer.choices);
  return {
    ...moment,
    entities: withNames(entities, [...holdings.flatMap(namesOf), ...capital.keys()]),
    capital,
    holdings,
    agreements: caseFile.agreements
      .filter((agreement) => covers(agreement, moment.asOf))
      .map((agreement) => ({
        ...agreement,
        parties: agreement.parties.map(nameOf),
        ...(agreement.issuer !== undefined && { issuer: nameOf(agreement.issuer) }),
      })),
    ...(caseFile.rules && { rules: caseFile.rules }),
    choices,
    findings: [
      ...caseFile.findings,
      ...overHeldFindings(holdings, capital),
      ...undatedFindings(choices, caseFile),
    ],
    nameOf,
  };
}

function pairKey({ holder, issuer }: { holder: string; issuer: string }): string {
  return JSON.stringify([holder, issuer]);
}

/**
 * The press names the owner where a wholly owned vehicle or a trust is the holder. Where only
 * articles speak of the owner's own holding, they speak of the vehicle's: one holding, not two.
 */
function mergeVehicles(pairs: readonly Pair[], nameOf: (name: string) => string): Pair[] {
  const owned = (pair: Pair) =>
    pair.statements.flatMap(({ claim }) =>
      claim.beneficiary === undefined ? [] : [nameOf(claim.beneficiary)],
    );
  const vehicleOf = (pair: Pair) =>
    pairs.find(
      (other) =>
        other !== pair && other.issuer === pair.issuer && owned(other).includes(pair.holder),
    );
  const onlyArticles = (pair: Pair) =>
    pair.statements.every(({ confidence }) => confidence !== undefined);
  const absorbed = new Map(
    pairs
      .filter(onlyArticles)
      .map((pair) => [pair, vehicleOf(pair)] as const)
      .filter((entry): entry is readonly [Pair, Pair] => entry[1] !== undefined),
  );
  return pairs
    .filter((pair) => !absorbed.has(pair))
    .map((pair) => ({
      ...pair,
      statements: [
        ...pair.statements,
        ...[...absorbed]
          .filter(([, vehicle]) => vehicle === pair)
          .flatMap(([press]) => press.statements),
      ],
    }));
}

/** Own shares as statements count them: needed to bring "without treasury" figures to one base. */
function treasuryCounts(
  pairs: readonly Pair[],
  capital: ReadonlyMap<string, Capital>,
): Map<string, bigint> {
  const counts = new Map<string, bigint>();
  for (const pair of pairs.filter(({ holder, issuer }) => holder === issuer)) {
    const [row] = answerPair({ ...pair, capital: capital.get(pair.issuer) }).holdings;
    if (row?.shares !== undefined) counts.set(pair.issuer, row.shares);
  }
  return counts;
}

function withTreasury(
  capital: Capital | undefined,
  treasuryShares: bigint | undefined,
): Capital | undefined {
  return capital && treasuryShares !== undefined ? { treasuryShares, ...capital } : capital;
}

/** A given holding is known unless it says since when, and that is later. */
function knownGiven(holding: Holding, moment: Moment): boolean {
  return holding.knownFrom === undefined || isKnown(holding, moment.knownAt);
}

function allEntities(caseFile: CaseFile): Entity[] {
  const claimed = caseFile.statements
    .filter(isOf('entity'))
    .map((statement) => statement.claim.entity);
  return [...claimed, ...caseFile.entities];
}

function withNames(entities: readonly Entity[], names: readonly string[]): Map<string, Entity> {
  const known = new Map<string, Entity>();
  for (const entity of entities) if (!known.has(entity.name)) known.set(entity.name, entity);
  for (const name of names) if (!known.has(name)) known.set(name, company(name));
  return known;
}

function namesOf(holding: Holding): string[] {
  return [
    holding.holder,
    holding.issuer,
    ...(holding.beneficiary === undefined ? [] : [holding.beneficiary]),
  ];
}

function named(holding: Holding, nameOf: (name: string) => string): Holding {
  return {
    ...holding,
    holder: nameOf(holding.holder),
    issuer: nameOf(holding.issuer),
    ...(holding.beneficiary !== undefined && { beneficiary: nameOf(holding.beneficiary) }),
  };
}

/** Statements by holder and issuer; the public and several holders counted as one are set aside. */
function pairsOf(caseFile: CaseFile, moment: Moment, nameOf: (name: string) => string): Pair[] {
  const grouped = new Map<string, HoldingStatement[]>();
  for (const statement of caseFile.statements.filter(isOf('holding'))) {
    if (!isKnown(statement, moment.knownAt)) continue;
    const key = JSON.stringify([nameOf(statement.claim.holder), nameOf(statement.claim.issuer)]);
    const statements = grouped.get(key);
    if (statements) statements.push(statement);
    else grouped.set(key, [statement]);
  }
  const keys = new Set(grouped.keys());
  const standing = standings(caseFile.reviews);
  return [...grouped]
    .map(([key, statements]) => ({ names: JSON.parse(key) as [string, string], statements }))
    .filter(
      ({ names: [holder, issuer] }) =>
        !PUBLIC.test(holder) && !isSeveral(holder, issuer, { keys, nameOf }),
    )
    .map(({ names: [holder, issuer], statements }) => ({
      holder,
      issuer,
      statements,
      capital: undefined,
      standing,
      moment,
    }));
}

/** "Renault with trust" beside "Renault": two holders counted together are not a third one. */
function isSeveral(
  holder: string,
  issuer: string,
  known: { keys: ReadonlySet<string>; nameOf: (name: string) => string },
): boolean {
  const first = /^(.{1,200}?) (?:with|together with) ./.exec(holder)?.[1];
  return first !== undefined && known.keys.has(JSON.stringify([known.nameOf(first), issuer]));
}
