import type { Statement } from '../evidence/index.ts';
import { type Capital, type Finding, type Holding, isFactual } from '../model/index.ts';
import { usableTotals, withTotal } from './capital.ts';
import type { Choice } from './choice.ts';
import { overHeldFindings, undatedFindings } from './findings.ts';
import { covers, isKnown } from './known.ts';
import { latestRows } from './latest-rows.ts';
import { answerPair, type Pair } from './pair.ts';
import { isGivenKnown, isPublic, mergeVehicles, named, treasuryOf, withTreasury } from './pairs.ts';
import type { HoldingStatement } from './rank.ts';
import type { Moment } from './register.ts';
import type { GivenEntry, HoldingEntry, Sheet } from './sheet.ts';
import type { Standing } from './standing.ts';

/** What came of one holder: its rows with the choices behind them, at the place of its first statement. */
export interface Block {
  readonly place: number;
  readonly holdings: readonly Holding[];
  readonly choices: readonly Choice[];
  readonly undated: readonly Finding[];
}

/** The part of a register that is about one issuer. */
export interface IssuerPart {
  readonly issuer: string;
  readonly capital: Capital | undefined;
  readonly given: readonly GivenEntry[];
  readonly blocks: readonly Block[];
  /** The rows of both. */
  readonly rows: readonly Holding[];
  readonly overHeld: readonly Finding[];
}

/**
 * What a sheet comes to at a moment. Nothing outside the sheet decides it: holders compete with
 * themselves, vehicles merge and totals count within one issuer.
 */
export function issuerPart(
  sheet: Sheet,
  moment: Moment,
  nameOf: (name: string) => string,
): IssuerPart {
  const { issuer } = sheet;
  const standing = standingOn(sheet);
  const capital = capitalOn(sheet, moment, standing);
  const given = givenOn(sheet, moment);
  const givenHolders = new Set(given.map(({ row }) => row.holder));
  const { pairs, places } = pairsOn(sheet, moment, standing);
  const merged = mergeVehicles(pairs, nameOf);
  const own = merged.find(({ holder }) => holder === issuer);
  const base = withTreasury(capital, own && treasuryOf(own, capital));
  const blocks = merged
    .filter(({ holder }) => !givenHolders.has(holder))
    .map((pair): Block => {
      const { holdings, choices } = answerPair({ ...pair, capital: base });
      return {
        place: places.get(pair.holder) ?? 0,
        holdings: holdings.map((row) => named(row, nameOf)),
        choices,
        undated: undatedFindings(choices, pair.statements),
      };
    });
  const rows = [...given.map(({ row }) => row), ...blocks.flatMap(({ holdings }) => holdings)];
  const totals = new Map(capital && [[issuer, capital]]);
  return { issuer, capital, given, blocks, rows, overHeld: overHeldFindings(rows, totals) };
}

function standingOn({ holdings, totals }: Sheet): (statement: Statement) => Standing {
  const standing = new Map<Statement, Standing>(
    [...holdings, ...totals].map((entry) => [entry.statement, entry.standing]),
  );
  return (statement) => standing.get(statement) ?? 'usable';
}

function capitalOn(
  { issuer, totals, facts }: Sheet,
  moment: Moment,
  standing: (statement: Statement) => Standing,
): Capital | undefined {
  const statements = totals.map((total) => total.statement);
  const byId = new Map(statements.map((statement) => [statement.id, statement]));
  const earlier = (id: string) => byId.get(id);
  let capital: Capital | undefined;
  for (const statement of usableTotals(statements, standing, moment))
    capital = withTotal(capital, { issuer, statement, earlier });
  for (const given of facts) capital = { ...capital, ...given, issuer };
  return capital;
}

function givenOn({ given }: Sheet, moment: Moment): readonly GivenEntry[] {
  if (given.length === 0) return given;
  const now = given.filter(
    ({ row }) => isFactual(row.modality) && covers(row, moment.asOf) && isGivenKnown(row, moment),
  );
  const latest = new Set(latestRows(now.map(({ row }) => row)));
  return now.filter(({ row }) => latest.has(row));
}

/** What is known of each holder, in the order of the case; the public and several counted as one are set aside. */
function pairsOn(
  { issuer, holdings }: Sheet,
  moment: Moment,
  standing: Pair['standing'],
): { readonly pairs: readonly Pair[]; readonly places: ReadonlyMap<string, number> } {
  const known = new Map<string, [HoldingEntry, ...HoldingEntry[]]>();
  for (const entry of holdings) {
    if (!isKnown(entry.statement, moment.knownAt)) continue;
    const entries = known.get(entry.holder);
    if (entries) entries.push(entry);
    else known.set(entry.holder, [entry]);
  }
  const single = [...known].filter(
    ([holder, [{ first }]]) => !isPublic(holder) && !(first !== undefined && known.has(first)),
  );
  const statements = (entries: readonly HoldingEntry[]): HoldingStatement[] =>
    entries.map(({ statement }) => statement);
  return {
    pairs: single.map(([holder, entries]) => ({
      holder,
      issuer,
      statements: statements(entries),
      capital: undefined,
      standing,
      moment,
    })),
    places: new Map(single.map(([holder, [{ place }]]) => [holder, place])),
  };
}
