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
  const { holdings, agreements, capital } = result.register;
  for (const fact of [...holdings, ...agreements, ...capital.values()]) {
    const blank = Object.entries(fact).find(([, value]) => value === undefined);
    if (blank)
      throw new TypeError(`a field of no value, ${blank[0]}, in the register after a deal`);
  }
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

/** The rows of one issuer, one line each, with all that they state: `A: 100 shares, pref, lot old, x2`. */
export function told(register: Register, issuer: string): string[] {
  return register.holdings.filter((row) => row.issuer === issuer).map(rowText);
}

function rowText(row: Holding): string {
  const { shares, stake, votes, grossVotes, exercisable, band } = row;
  const facts = [
    shares !== undefined && `${shares} shares`,
    stake && percentText(stake),
    votes && `${percentText(votes)} of votes`,
    grossVotes !== undefined && `${grossVotes} votes`,
    exercisable && `${percentText(exercisable)} exercisable`,
    band &&
      `${band.minOpen ? 'above' : 'from'} ${percentText(band.min)} ${band.maxOpen ? 'below' : 'to'} ${percentText(band.max)}`,
    row.class,
    row.lot !== undefined && `lot ${row.lot}`,
    row.votesPerShare && `x${row.votesPerShare.toFraction()}`,
    row.voting !== 'normal' && row.voting,
    row.beneficiary !== undefined && `for ${row.beneficiary}`,
    row.modality !== 'asserted' && row.modality,
    row.statements.length > 0 && `by ${row.statements.join(' and ')}`,
  ];
  return `${row.holder}: ${facts.filter((fact) => typeof fact === 'string').join(', ')}`;
}

function percentText(share: Fraction): string {
  return `${share.mul(100).toFraction()}%`;
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
