import {
  type Agreement,
  type Capital,
  company,
  type Day,
  fraction,
  type Fraction,
  type Holding,
  parseQuantity,
  isRefusal,
} from '../../../src/model/index.ts';
import type { Register } from '../../../src/register/register.ts';
import {
  applySteps,
  type DealResult,
  isRefused,
  openBook,
  heldBy,
  parseSteps,
  type Refused,
} from '../../../src/deals/index.ts';

type Written = Partial<
  Omit<Holding, 'stake' | 'votes' | 'exercisable' | 'shares' | 'votesPerShare'>
> &
  Pick<Holding, 'holder' | 'issuer'> & {
    readonly stake?: string;
    readonly votes?: string;
    readonly exercisable?: string;
    readonly shares?: number | bigint;
    readonly votesPerShare?: number;
  };

export interface Parts {
  readonly capital?: Readonly<Record<string, Partial<Capital>>>;
  readonly agreements?: readonly (Partial<Agreement> &
    Pick<Agreement, 'id' | 'kind' | 'parties'>)[];
  readonly asOf?: string;
}

/** A register from rows as a situation writes them. */
export function registerOf(rows: readonly Written[], parts: Parts = {}): Register {
  const totals = Object.entries(parts.capital ?? {});
  const names = [
    ...rows.flatMap((row) => [row.holder, row.issuer]),
    ...totals.map(([name]) => name),
  ];
  return {
    asOf: (parts.asOf ?? '2024-01-01') as Day,
    entities: new Map(names.map((name) => [name, company(name)])),
    capital: new Map(
      totals.map(([issuer, facts]) => [issuer, { statements: [], ...facts, issuer }]),
    ),
    holdings: rows.map(holdingOf),
    agreements: (parts.agreements ?? []).map((agreement) => ({ statements: [], ...agreement })),
    choices: [],
    findings: [],
    nameOf: (name) => name,
  };
}

/** `15.01%` or `1/3` exactly. */
export function part(text: string): Fraction {
  const parsed = parseQuantity(text);
  if (isRefusal(parsed)) return fraction(-1n, 1n);
  return parsed.kind === 'count' ? fraction(parsed.count, 1n) : parsed.share;
}

/** The register after plain steps, or the refusal. */
export function deal(register: Register, ...steps: readonly unknown[]): DealResult | Refused {
  const parsed = parseSteps(steps);
  return isRefused(parsed) ? parsed : applySteps(register, parsed);
}

export function done(register: Register, ...steps: readonly unknown[]): DealResult {
  const result = deal(register, ...steps);
  if (isRefused(result)) throw new TypeError(`refused: ${result.code}: ${result.says}`);
  return result;
}

export function refusal(register: Register, ...steps: readonly unknown[]): Refused {
  const result = deal(register, ...steps);
  if (!isRefused(result)) throw new TypeError(`not refused: ${result.steps.join(' ')}`);
  return result;
}

/** A holder's part of the capital, all its rows together. */
export function stakeOf(register: Register, holder: string, issuer: string): Fraction {
  const book = openBook(register, issuer);
  return heldBy(book, holder).div(book.capital);
}

/** The stake in percent with so many decimals. */
export function percentOf(register: Register, holder: string, issuer: string, places = 4): string {
  return stakeOf(register, holder, issuer).mul(100).round(places).toString(places);
}

function holdingOf({
  stake,
  votes,
  exercisable,
  shares,
  votesPerShare,
  ...rest
}: Written): Holding {
  return {
    voting: 'normal',
    modality: 'asserted',
    statements: [],
    ...rest,
    ...(stake !== undefined && { stake: part(stake) }),
    ...(votes !== undefined && { votes: part(votes) }),
    ...(exercisable !== undefined && { exercisable: part(exercisable) }),
    ...(shares !== undefined && { shares: BigInt(shares) }),
    ...(votesPerShare !== undefined && { votesPerShare: fraction(BigInt(votesPerShare), 1n) }),
  };
}
