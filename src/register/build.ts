import { isOf } from '../evidence/index.ts';
import {
  type Agreement,
  company,
  type Day,
  type Entity,
  type Holding,
  isFactual,
  nameIndex,
} from '../model/index.ts';
import { capitalAt } from './capital.ts';
import { allEntities } from './case-index.ts';
import type { CaseFile } from './case-file.ts';
import { overHeldFindings, undatedFindings } from './findings.ts';
import { covers, isKnown } from './known.ts';
import { latestRows } from './latest-rows.ts';
import { answerPair, type Pair } from './pair.ts';
import {
  firstOfSeveral,
  isGivenKnown,
  isPublic,
  mergeVehicles,
  named,
  treasuryOf,
  withTreasury,
} from './pairs.ts';
import type { HoldingStatement } from './rank.ts';
import type { Moment, Register } from './register.ts';
import { standings } from './standing.ts';

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
          isGivenKnown(holding, moment),
      )
      .map((holding) => named(holding, nameOf)),
  );
  const pairs = mergeVehicles(pairsOf(caseFile, moment, nameOf), nameOf);
  const givenPairs = new Set(given.map((holding) => pairKey(holding)));
  const treasury = new Map(
    pairs
      .map((pair) => [pair.issuer, treasuryOf(pair, capital.get(pair.issuer))] as const)
      .filter(([, shares]) => shares !== undefined),
  );
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
    agreements: agreementsAt(caseFile, moment.asOf, nameOf),
    ...(caseFile.rules && { rules: caseFile.rules }),
    choices,
    findings: [
      ...caseFile.findings,
      ...overHeldFindings(holdings, capital),
      ...undatedFindings(choices, caseFile.statements),
    ],
    nameOf,
  };
}

function pairKey({ holder, issuer }: { holder: string; issuer: string }): string {
  return JSON.stringify([holder, issuer]);
}

/** The agreements that run on the day, under the entities' own names. */
export function agreementsAt(
  { agreements }: CaseFile,
  asOf: Day,
  nameOf: (name: string) => string,
): readonly Agreement[] {
  return agreements
    .filter((agreement) => covers(agreement, asOf))
    .map((agreement) => ({
      ...agreement,
      parties: agreement.parties.map(nameOf),
      ...(agreement.issuer !== undefined && { issuer: nameOf(agreement.issuer) }),
    }));
}

function withNames(entities: readonly Entity[], names: readonly string[]): Map<string, Entity> {
  const known = new Map<string, Entity>();
  for (const entity of entities) if (!known.has(entity.name)) known.set(entity.name, entity);
  for (const name of names) if (!known.has(name)) known.set(name, company(name));
  return known;
}

/** Who holds, who is held, and for whom. */
export function namesOf(holding: Holding): string[] {
  return [
    holding.holder,
    holding.issuer,
    ...(holding.beneficiary === undefined ? [] : [holding.beneficiary]),
  ];
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
        !isPublic(holder) && !isSeveral(holder, issuer, { keys, nameOf }),
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
  const first = firstOfSeveral(holder);
  return first !== undefined && known.keys.has(JSON.stringify([known.nameOf(first), issuer]));
}
