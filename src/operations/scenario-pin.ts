import { bandText, exactText, type Capital, type Holding } from '../model/index.ts';
import type { Register } from '../register/index.ts';
import { isPlain } from './asked.ts';
import type { Answer } from './operation.ts';
import { percentText } from './shape.ts';

/** What a register said of one holder's shares in an issuer, or of an issuer's totals, and why. */
export interface PinnedFact {
  readonly holder?: string;
  readonly issuer: string;
  readonly says: string;
  readonly statements: readonly string[];
}

/** What a deal came to for one holder: percent as printed, by field. */
export type PinnedRow = Readonly<Record<string, string>>;

/** The register that a scenario was measured on and what came out, in words that can be compared. */
export interface Pin {
  readonly base: readonly PinnedFact[];
  readonly rows: readonly PinnedRow[];
}

/** One difference between a pinned scenario and the same scenario now. */
export interface Change {
  readonly holder?: string;
  readonly issuer: string;
  readonly field?: string;
  readonly was: string;
  readonly now: string;
  readonly newStatements?: readonly string[];
  readonly goneStatements?: readonly string[];
  /** What the register says of the statements that came or went. */
  readonly why?: string;
}

/** The pin of a deal: every fact of the register with its statements, and the rows of the answer. */
export function pinOf(register: Register, answer: Pick<Answer, 'rows'>): Pin {
  return { base: [...holdingFacts(register), ...totalFacts(register)], rows: rowsIn(answer) };
}

/** Facts of the base that are not as they were pinned, with the statements that made the difference. */
export function baseChanges(pin: Pin, register: Register): Change[] {
  const now = [...holdingFacts(register), ...totalFacts(register)];
  return paired(pin.base, now, factKey).flatMap(([was, is]) => {
    if (was?.says === is?.says) return [];
    const [old, fresh] = [was?.statements ?? [], is?.statements ?? []];
    const newStatements = fresh.filter((id) => !old.includes(id));
    const goneStatements = old.filter((id) => !fresh.includes(id));
    const { holder, issuer } = (is ?? was) as PinnedFact;
    const why = reasons(register, [...newStatements, ...goneStatements]);
    return [
      {
        ...(holder !== undefined && { holder }),
        issuer,
        was: was?.says ?? 'not known',
        now: is?.says ?? 'not known',
        newStatements,
        goneStatements,
        ...(why !== '' && { why }),
      },
    ];
  });
}

/** Numbers of the answer that are not as they were pinned. */
export function resultChanges(pin: Pin, answer: Pick<Answer, 'rows'>): Change[] {
  return paired(pin.rows, rowsIn(answer), rowKey).flatMap(([was, is]) => {
    const { holder = '', issuer = '' } = (is ?? was) as PinnedRow;
    const fields = new Set([...Object.keys(was ?? {}), ...Object.keys(is ?? {})]);
    return [...fields]
      .filter((field) => was?.[field] !== is?.[field])
      .map((field) => ({
        holder,
        issuer,
        field,
        was: was?.[field] ?? 'not there',
        now: is?.[field] ?? 'not there',
      }));
  });
}

/** A change in one line. */
export function changeText(change: Change): string {
  const { holder, issuer, field, was, now, newStatements = [], goneStatements = [], why } = change;
  const about = holder === undefined ? `totals of ${issuer}` : `${holder} in ${issuer}`;
  const causes = [
    ...(newStatements.length > 0 ? [`now by ${newStatements.join(', ')}`] : []),
    ...(goneStatements.length > 0 ? [`no longer by ${goneStatements.join(', ')}`] : []),
    ...(why === undefined ? [] : [why]),
  ];
  const cause = causes.length > 0 ? ` (${causes.join('; ')})` : '';
  return `${about}${field === undefined ? '' : `, ${field}`}: ${was} > ${now}${cause}`;
}

function holdingFacts({ holdings }: Register): PinnedFact[] {
  const groups = new Map<string, Holding[]>();
  for (const holding of holdings) {
    const key = JSON.stringify([holding.holder, holding.issuer]);
    groups.set(key, [...(groups.get(key) ?? []), holding]);
  }
  return [...groups.values()].map((rows) => {
    const [{ holder, issuer }] = rows as [Holding];
    const says = rows.map(holdingText).toSorted().join(' + ');
    return { holder, issuer, says, statements: statementsOf(rows) };
  });
}

function holdingText(holding: Holding): string {
  const { stake, shares, votes, grossVotes, exercisable, band, votesPerShare } = holding;
  return [
    ...(shares === undefined ? [] : [`${shares} shares`]),
    ...(stake ? [`${percentText(stake)} of the capital`] : []),
    ...(band ? [`${bandText(band)} of the capital`] : []),
    ...(votes ? [`${percentText(votes)} of gross votes`] : []),
    ...(grossVotes === undefined ? [] : [`${grossVotes} votes`]),
    ...(exercisable ? [`${percentText(exercisable)} of exercisable votes`] : []),
    ...(votesPerShare ? [`${exactText(votesPerShare)} votes a share`] : []),
    ...(holding.voting === 'normal' ? [] : [holding.voting]),
    ...(holding.beneficiary === undefined ? [] : [`for ${holding.beneficiary}`]),
    ...(holding.class === undefined ? [] : [`class ${holding.class}`]),
    ...(holding.lot === undefined ? [] : [`lot ${holding.lot}`]),
  ].join(', ');
}

const TOTALS = [
  ['issuedShares', 'issued'],
  ['treasuryShares', 'own shares'],
  ['grossVotes', 'gross votes'],
  ['exercisableVotes', 'exercisable votes'],
] as const satisfies readonly (readonly [keyof Capital, string])[];

function totalFacts({ capital }: Register): PinnedFact[] {
  return [...capital.values()].map((totals) => ({
    issuer: totals.issuer,
    says: TOTALS.flatMap(([field, word]) =>
      totals[field] === undefined ? [] : [`${totals[field]} ${word}`],
    ).join(', '),
    statements: totals.statements,
  }));
}

function statementsOf(rows: readonly Holding[]): string[] {
  return [...new Set(rows.flatMap(({ statements }) => statements))];
}

/** Why statements won or lost, where the register chose among several. */
function reasons(register: Register, ids: readonly string[]): string {
  const candidates = register.choices.flatMap((choice) => choice.candidates);
  return candidates
    .filter(({ statement }) => ids.includes(statement))
    .map(({ statement, fate, why }) => `${statement} ${fate}: ${why}`)
    .join('; ');
}

function rowsIn({ rows }: Pick<Answer, 'rows'>): PinnedRow[] {
  if (!Array.isArray(rows)) return [];
  return rows
    .filter(isPlain)
    .map((row) =>
      Object.fromEntries(
        Object.entries(row).filter(
          (entry): entry is [string, string] =>
            typeof entry[1] === 'string' &&
            (NAMES.has(entry[0]) || /Before$|After$/.test(entry[0])),
        ),
      ),
    );
}

const NAMES: ReadonlySet<string> = new Set(['holder', 'issuer']);

function factKey({ holder, issuer }: PinnedFact): string {
  return JSON.stringify([holder ?? null, issuer]);
}

function rowKey({ holder, issuer }: PinnedRow): string {
  return JSON.stringify([holder, issuer]);
}

function paired<T>(
  before: readonly T[],
  after: readonly T[],
  key: (one: T) => string,
): (readonly [T | undefined, T | undefined])[] {
  const [was, is] = [before, after].map((list) => new Map(list.map((one) => [key(one), one]))) as [
    Map<string, T>,
    Map<string, T>,
  ];
  return [...new Set([...was.keys(), ...is.keys()])].map((name) => [was.get(name), is.get(name)]);
}
