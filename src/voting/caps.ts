import { type Agreement, floorCount, fraction, type Fraction, sum, ZERO } from '../model/index.ts';
import type { Register } from '../register/register.ts';

/** A cap on one holder, or on holders whom a concert joins. */
export interface CapGroup {
  readonly cap: Agreement;
  readonly limit: Fraction;
  readonly holders: readonly string[];
}

/** The caps that hold for an issuer; with `item`, those that cover that item of the agenda. */
export function capsOn(register: Register, issuer: string, item?: string): CapGroup[] {
  return register.agreements.flatMap((cap) => {
    const { kind, limit } = cap;
    if (kind !== 'cap' || limit === undefined || !concerns(cap, issuer) || !coversItem(cap, item))
      return [];
    return joined(register, issuer, cap.parties).map((holders) => ({ cap, limit, holders }));
  });
}

/** Holders of an issuer who act together under a concert agreement, each group once. */
export function concertsIn(register: Register, issuer: string): string[][] {
  const parties = new Set(concerts(register, issuer).flatMap((concert) => concert.parties));
  return joined(register, issuer, [...parties]).filter((group) => group.length > 1);
}

/** What is above the limit, holder by holder; a count is cut to whole votes. */
export function excesses(
  group: CapGroup,
  votes: ReadonlyMap<string, Fraction>,
  exercisable: { total: Fraction; counted: boolean },
): Map<string, Fraction> {
  const bound = group.limit.mul(exercisable.total);
  const limit = exercisable.counted ? fraction(floorCount(bound)) : bound;
  const held = group.holders.map((holder) => ({ holder, own: votes.get(holder) ?? ZERO }));
  const total = sum(held.map(({ own }) => own));
  if (total.lte(limit)) return new Map();
  return shared(held, { limit, total, counted: exercisable.counted });
}

/** The limit is shared in proportion; whole votes left over go to the first in order. */
function shared(
  held: readonly { readonly holder: string; readonly own: Fraction }[],
  { limit, total, counted }: { limit: Fraction; total: Fraction; counted: boolean },
): Map<string, Fraction> {
  const rows = held.map(({ holder, own }) => {
    const exact = own.mul(limit).div(total);
    return { holder, own, free: counted ? fraction(floorCount(exact)) : exact };
  });
  let left = limit.sub(sum(rows.map(({ free }) => free)));
  return new Map(
    rows.map(({ holder, own, free }) => {
      const extra = left.gt(ZERO) && own.gt(ZERO) ? 1n : 0n;
      left = left.sub(extra);
      return [holder, own.sub(free).sub(extra)] as const;
    }),
  );
}

/** The parties one by one, except those whom concerts connect. */
function joined(register: Register, issuer: string, parties: readonly string[]): string[][] {
  const links = concerts(register, issuer).map((concert) =>
    concert.parties.filter((party) => parties.includes(party)),
  );
  const groups: string[][] = [];
  for (const party of new Set(parties)) {
    if (groups.some((group) => group.includes(party))) continue;
    const group = [party];
    for (const member of group) {
      for (const link of links.filter((names) => names.includes(member))) {
        group.push(...link.filter((name) => !group.includes(name)));
      }
    }
    groups.push(group);
  }
  return groups;
}

function concerts(register: Register, issuer: string): Agreement[] {
  return register.agreements.filter(
    (agreement) => agreement.kind === 'concert' && concerns(agreement, issuer),
  );
}

function concerns(agreement: Agreement, issuer: string): boolean {
  return agreement.issuer === undefined || agreement.issuer === issuer;
}

/** Without an item, every cap holds; with one, those that list it or list none, and do not except it. */
function coversItem({ items, except }: Agreement, item: string | undefined): boolean {
  if (item === undefined) return true;
  return (items === undefined || items.includes(item)) && !except?.includes(item);
}
