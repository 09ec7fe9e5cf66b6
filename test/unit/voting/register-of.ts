import {
  type Agreement,
  type Capital,
  type Day,
  type Entity,
  type Holding,
  type Interval,
  parseQuantity,
  isRefusal,
  fraction,
  type PartialDate,
  type Voting,
  company,
} from '../../../src/model/index.ts';
import type { Register } from '../../../src/register/register.ts';

/** A holding as a test writes it: stakes in the grammar of quantities, counts as numbers. */
export interface HoldingRow {
  readonly holder: string;
  readonly issuer: string;
  readonly stake?: string;
  readonly votes?: string;
  readonly exercisable?: string;
  readonly shares?: number;
  readonly grossVotes?: number;
  readonly votesPerShare?: number;
  readonly lot?: string;
  readonly class?: string;
  readonly band?: Interval;
  readonly beneficiary?: string;
  readonly statements?: readonly string[];
  readonly voting?: Voting;
  readonly registeredSince?: string;
  readonly from?: string;
  readonly knownFrom?: string;
}

export interface RegisterRows {
  readonly asOf?: string;
  readonly entities?: readonly (Partial<Entity> & { readonly name: string })[];
  readonly capital?: Readonly<
    Record<
      string,
      {
        issuedShares?: number;
        treasuryShares?: number;
        grossVotes?: number;
        exercisableVotes?: number;
      }
    >
  >;
  readonly holdings: readonly HoldingRow[];
  readonly agreements?: readonly Agreement[];
  readonly rules?: readonly string[];
}

/** A register straight from rows, without statements or policy. */
export function registerOf(rows: RegisterRows): Register {
  const named = new Map(
    (rows.entities ?? []).map((entity) => [entity.name, { ...company(entity.name), ...entity }]),
  );
  for (const { holder, issuer } of rows.holdings) {
    for (const name of [holder, issuer]) if (!named.has(name)) named.set(name, company(name));
  }
  return {
    asOf: (rows.asOf ?? '2021-06-01') as Day,
    entities: named,
    capital: new Map(
      Object.entries(rows.capital ?? {}).map(([issuer, totals]) => [
        issuer,
        capitalOf(issuer, totals),
      ]),
    ),
    holdings: rows.holdings.map(holdingOf),
    agreements: rows.agreements ?? [],
    ...(rows.rules && { rules: rows.rules }),
    choices: [],
    findings: [],
    nameOf: (name) => name,
  };
}

export function cap(
  id: string,
  parties: readonly string[],
  issuer: string,
  limit: string,
  excess: 'neutral' | 'lost' = 'neutral',
): Agreement {
  return { id, kind: 'cap', parties, issuer, limit: share(limit), excess, statements: [] };
}

export function concert(id: string, parties: readonly string[], issuer: string): Agreement {
  return { id, kind: 'concert', parties, issuer, statements: [] };
}

export function share(text: string) {
  const parsed = parseQuantity(text);
  if (isRefusal(parsed)) throw new TypeError(parsed.says);
  return parsed.kind === 'share' ? parsed.share : fraction(parsed.count);
}

function capitalOf(issuer: string, totals: Readonly<Record<string, number>>): Capital {
  const counts = Object.fromEntries(
    Object.entries(totals).map(([name, count]) => [name, BigInt(count)]),
  );
  return { issuer, statements: [], ...counts };
}

function holdingOf(row: HoldingRow): Holding {
  const {
    stake,
    votes,
    exercisable,
    shares,
    grossVotes,
    votesPerShare,
    registeredSince,
    from,
    knownFrom,
    ...rest
  } = row;
  return {
    voting: 'normal',
    modality: 'asserted',
    statements: [],
    ...rest,
    ...(stake !== undefined && { stake: share(stake) }),
    ...(votes !== undefined && { votes: share(votes) }),
    ...(exercisable !== undefined && { exercisable: share(exercisable) }),
    ...(shares !== undefined && { shares: BigInt(shares) }),
    ...(grossVotes !== undefined && { grossVotes: BigInt(grossVotes) }),
    ...(votesPerShare !== undefined && { votesPerShare: fraction(BigInt(votesPerShare)) }),
    ...(registeredSince !== undefined && { registeredSince: registeredSince as PartialDate }),
    ...(from !== undefined && { from: from as PartialDate }),
    ...(knownFrom !== undefined && { knownFrom: knownFrom as PartialDate }),
  };
}
