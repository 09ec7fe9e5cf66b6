import { z } from 'zod';
import { isOf } from '../evidence/index.ts';
import { BadCall, type Fraction, type Holding, ONE } from '../model/index.ts';
import { stakeBand, stakeOf } from '../ownership/from-register.ts';
import type { CaseFile, Choice, Register } from '../register/index.ts';
import { anyName, known } from './names.ts';
import type { Operation, Step } from './operation.ts';
import { countJson, percentText, shown } from './shape.ts';

const input = z.strictObject({
  holder: z
    .string()
    .min(1)
    .optional()
    .describe('whose holdings; without it, all holders of the issuer'),
  issuer: z.string().min(1).optional().describe('in which company; without it, in all'),
  legal: z.boolean().default(false).describe('look at the holder in law, not at the beneficiary'),
});
type Input = z.infer<typeof input>;

/** Who holds what, in law or economically: shares of issued capital, with what is planned beside it. */
export const holdings: Operation<Input> = {
  name: 'holdings',
  summary: 'what a holder holds, or who holds a company',
  positional: ['holder', 'issuer'],
  input,
  output: z.looseObject({ rows: z.array(z.looseObject({})) }),
  columns: [
    ['holder', 'Holder'],
    ['issuer', 'Issuer'],
    ['stake', 'Stake'],
    ['range', 'Range'],
    ['shares', 'Shares'],
    ['modality', 'Said as'],
    ['planned', 'Planned'],
    ['statements', 'Statements'],
  ],
  answer({ register, caseFile }, asked) {
    if (asked.holder === undefined && asked.issuer === undefined) {
      throw new BadCall('Name a holder, an issuer, or both.');
    }
    const holder = asked.holder === undefined ? undefined : anyName(register, asked.holder);
    const issuer = asked.issuer === undefined ? undefined : anyName(register, asked.issuer);
    const groups = grouped(register, { holder, issuer, legal: asked.legal });
    const sought = asked.holder ?? asked.issuer ?? '';
    if (groups.length === 0 && !isNamed(register, caseFile, sought)) known(register, sought);
    return {
      headline: headlineOf(register, { holder, issuer }, groups),
      ...(holder !== undefined && { holder }),
      ...(issuer !== undefined && { issuer }),
      base: 'ofIssuedShares',
      method: asked.legal ? 'legal' : 'economic',
      rows: groups.map((group) => rowOf(register, group)),
      explanation: groups.flatMap((group) => steps(register, group)),
    };
  },
};

/** Whether the material names someone as holder or held at any time: then "nothing" is an answer. */
function isNamed(register: Register, caseFile: CaseFile, asked: string): boolean {
  const name = register.nameOf(asked);
  const claims = caseFile.statements.filter(isOf('holding')).map(({ claim }) => claim);
  return [...caseFile.holdings, ...claims].some(
    ({ holder, issuer }) => register.nameOf(holder) === name || register.nameOf(issuer) === name,
  );
}

interface Asked {
  readonly holder: string | undefined;
  readonly issuer: string | undefined;
  readonly legal?: boolean;
}

interface Group {
  readonly holder: string;
  readonly issuer: string;
  readonly rows: readonly Holding[];
}

/** Holdings by holder and issuer; pairs that are only planned come too, without a row. */
function grouped(register: Register, asked: Asked): Group[] {
  const groups = new Map<string, { holder: string; issuer: string; rows: Holding[] }>();
  const group = (holder: string, issuer: string) => {
    if (asked.holder !== undefined && holder !== asked.holder) return undefined;
    if (asked.issuer !== undefined && issuer !== asked.issuer) return undefined;
    const key = JSON.stringify([holder, issuer]);
    const found = groups.get(key) ?? { holder, issuer, rows: [] };
    groups.set(key, found);
    return found;
  };
  for (const row of register.holdings) {
    group(asked.legal ? row.holder : (row.beneficiary ?? row.holder), row.issuer)?.rows.push(row);
  }
  for (const choice of register.choices.filter(isPlanned)) group(choice.holder, choice.issuer);
  return [...groups.values()];
}

function isPlanned(choice: Choice): boolean {
  return choice.candidates.some((candidate) => candidate.fate === 'planned');
}

function rowOf(register: Register, { holder, issuer, rows }: Group): Record<string, unknown> {
  const counts = rows.map((row) => row.shares);
  const shares =
    counts.every((count) => count !== undefined) && rows.length > 0
      ? counts.reduce((total, count) => total + count, 0n)
      : undefined;
  const band = bandOf(register, rows);
  const via = [...new Set(rows.map((row) => row.holder).filter((name) => name !== holder))];
  const planned = plannedOf(register, holder, issuer);
  return {
    holder,
    issuer,
    ...shown({ stake: stakesOf(register, rows) }),
    ...(band && { range: band }),
    ...(shares !== undefined && { shares: countJson(shares) }),
    ...(rows[0] && {
      modality: rows.some((row) => row.modality === 'reported') ? 'reported' : 'asserted',
    }),
    ...(via.length > 0 && { via }),
    base: 'ofIssuedShares',
    method: shares === undefined ? 'stated' : 'counted',
    statements: [...new Set(rows.flatMap((row) => row.statements))],
    planned,
  };
}

function stakesOf(register: Register, rows: readonly Holding[]): Fraction | undefined {
  const stakes = rows.map((row) => stakeOf(register.capital.get(row.issuer), row));
  if (rows.length === 0 || stakes.some((stake) => stake === undefined)) return undefined;
  return stakes.reduce((total, stake) => total?.add(stake ?? 0));
}

function bandOf(register: Register, rows: readonly Holding[]): string | undefined {
  const bands = rows.map((row) => stakeBand(register, row));
  if (rows.length === 0 || bands.some((band) => band === undefined)) return undefined;
  if (bands.every((band) => band?.min.equals(band.max))) return undefined;
  const min = bands.reduce((total, band) => total.add(band?.min ?? 0), ONE.sub(1));
  const max = bands.reduce((total, band) => total.add(band?.max ?? 0), ONE.sub(1));
  return `${percentText(min)} to ${percentText(max)}`;
}

function plannedOf(register: Register, holder: string, issuer: string): string[] {
  return register.choices
    .filter((choice) => choice.holder === holder && choice.issuer === issuer)
    .flatMap((choice) => choice.candidates)
    .filter((candidate) => candidate.fate === 'planned')
    .map((candidate) => candidate.statement);
}

function headlineOf(register: Register, asked: Asked, groups: readonly Group[]): string {
  const [first] = groups;
  if (groups.length === 1 && first) {
    const stake = stakesOf(register, first.rows);
    const says = stake ? `holds ${percentText(stake)} of` : 'holds an unknown part of';
    return `${first.holder} ${says} ${first.issuer}.`;
  }
  if (groups.length === 0) return nothingHeld(register, asked);
  if (asked.holder !== undefined && asked.issuer === undefined)
    return `${asked.holder} has holdings in ${groups.length} companies.`;
  return `${asked.issuer} has ${groups.length} identified holders.`;
}

function nothingHeld({ asOf }: Register, { holder, issuer }: Asked): string {
  if (holder === undefined) return `No holder of ${issuer} is known on ${asOf}.`;
  return `Nothing that ${holder} holds${issuer === undefined ? '' : ` of ${issuer}`} is known on ${asOf}.`;
}

/** Which statement decided, and why the others did not: nothing that was said is left out. */
function steps(register: Register, group: Group): Step[] {
  const holders = new Set([group.holder, ...group.rows.map((row) => row.holder)]);
  return register.choices
    .filter((choice) => holders.has(choice.holder) && choice.issuer === group.issuer)
    .flatMap((choice) =>
      choice.candidates.map((candidate) => ({
        says: `${choice.holder} in ${choice.issuer} (${choice.basis}): ${candidate.statement} ${FATES[candidate.fate]}: ${candidate.why}.`,
        statements: [candidate.statement],
      })),
    );
}

const FATES: Readonly<Record<Choice['candidates'][number]['fate'], string>> = {
  won: 'decides',
  agrees: 'agrees',
  lost: 'does not decide',
  planned: 'stands beside it',
  denied: 'stands beside it',
  hypothetical: 'stands beside it',
  undated: 'stands beside it',
  rejected: 'is left out',
};
