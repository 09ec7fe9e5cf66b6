import {
  type Agreement,
  type Capital,
  type Entity,
  floorCount,
  type Fraction,
  type Holding,
  type Interval,
  isWhole,
  ONE,
  sum,
  ZERO,
} from '../model/index.ts';
import type { Register } from '../register/register.ts';
import { noCapital, noCounts } from './amount.ts';
import { type Book, type BookRow, heldBy, times, votesPerShare } from './book.ts';
import {
  type Fields,
  look,
  missing,
  nameIn,
  optionalName,
  namesIn,
  ratiosIn,
  wordIn,
  yesIn,
} from './fields.ts';
import { issuerBook, knowsShares } from './issuer-book.ts';
import type { LedgerEntry } from './outcome.ts';
import { newEntities } from './settle.ts';
import { isStop, type Stop, stop } from './stop.ts';

/** Terms on which holders of several companies get shares of one. */
export interface ExchangeTerms {
  readonly issuers: readonly string[];
  readonly into: string;
  /** Agreed parts of the new capital by side; sums to one. */
  readonly split?: ReadonlyMap<string, Fraction>;
  /** New shares for one old share, by side. */
  readonly ratios?: ReadonlyMap<string, Fraction>;
  /** Whether own shares are exchanged like all others, or cancelled first. */
  readonly treasury: 'cancel' | 'exchange';
  readonly keepsMultipleVotes: boolean;
  /** Money paid to holders beside the exchange, as written: it changes no number of shares. */
  readonly specialDividend?: string;
  /** Country whose law the new company has, where the register does not know it. */
  readonly law?: string;
}

/** One side of the exchange: its book, the shares that are cancelled first, and the weight of a unit. */
export interface Side {
  readonly book: Book;
  readonly cancelled: Fraction;
  /** Whose shares in this side are cancelled. */
  readonly dropped: readonly string[];
  /** Part of the new capital, or new shares, for one unit of this book. */
  readonly weight: Fraction;
}

export interface Exchange {
  readonly sides: readonly Side[];
  /** New shares in all; 1 when only parts of the new capital are known. */
  readonly created: Fraction;
  readonly counted: boolean;
}

export function readTerms(fields: Fields): ExchangeTerms {
  const split = ratiosIn(fields, 'split');
  const ratios = ratiosIn(fields, 'ratios');
  if (!split && !ratios)
    missing(
      fields,
      'split or ratios',
      '{A: 1/2, B: 1/2} of the new capital, or new shares for one old',
    );
  if (split && ratios) fields.problems.push(bothTerms(fields));
  const dividend = look(fields, 'specialDividend');
  const law = optionalName(fields, 'law');
  return {
    issuers: namesIn(fields, 'issuers'),
    into: nameIn(fields, 'into'),
    ...(split && { split }),
    ...(ratios && { ratios }),
    treasury: wordIn(fields, 'treasury', ['cancel', 'exchange']) ?? 'cancel',
    keepsMultipleVotes: yesIn(fields, 'keepsMultipleVotes') ?? false,
    ...(dividend !== undefined && { specialDividend: String(dividend) }),
    ...(law !== undefined && { law }),
  };
}

/**
 * Weighs the sides. `own` lists whose shares in a side are cancelled first where treasury is
 * cancelled: the issuer itself, and in a merger the other merging companies.
 */
export function weigh(
  register: Register,
  terms: ExchangeTerms,
  own: (issuer: string) => readonly string[],
): Exchange | Stop {
  const fault = termsFault(register, terms);
  if (fault) return fault;
  const sides: Omit<Side, 'weight'>[] = [];
  for (const issuer of terms.issuers) {
    const book = issuerBook(register, issuer);
    if (isStop(book)) return book;
    if (!book.complete) return noCapital(issuer);
    const dropped = terms.treasury === 'cancel' ? own(issuer) : [];
    const cancelled = sum(dropped.map((name) => heldBy(book, name)));
    if (book.capital.sub(cancelled).lte(0)) return nothingLeft(issuer);
    sides.push({ book, cancelled, dropped });
  }
  return terms.split ? bySplit(sides, terms.split) : byRatios(sides, terms.ratios ?? new Map());
}

function bySplit(
  sides: readonly Omit<Side, 'weight'>[],
  split: ReadonlyMap<string, Fraction>,
): Exchange {
  const weighed = sides.map((side) => ({
    ...side,
    weight: (split.get(side.book.issuer) ?? ZERO).div(side.book.capital.sub(side.cancelled)),
  }));
  return { sides: weighed, created: ONE, counted: false };
}

/** Counts need the issued shares of every side; a single side in fractions has a single ratio. */
function byRatios(
  sides: readonly Omit<Side, 'weight'>[],
  ratios: ReadonlyMap<string, Fraction>,
): Exchange | Stop {
  const uncounted = sides.find(({ book }) => book.unit !== 'shares');
  if (uncounted && sides.length > 1) return noCounts(uncounted.book.issuer);
  const weighed = sides.map((side) => ({ ...side, weight: ratios.get(side.book.issuer) ?? ZERO }));
  const created = sum(
    weighed.map((side) => side.book.capital.sub(side.cancelled).mul(side.weight)),
  );
  return { sides: weighed, created, counted: uncounted === undefined };
}

/** What the holders get: the new rows, one per holder and kind of share, both sides added. */
export function newRows(
  exchange: Exchange,
  terms: ExchangeTerms,
  rename: (holder: string) => string,
): Holding[] {
  const rows = new Map<string, Holding & { readonly amount?: Fraction }>();
  for (const side of exchange.sides) {
    for (const row of side.book.rows) {
      if (side.dropped.includes(row.holding.holder)) continue;
      const added = exchanged(row, { side, exchange, terms, rename });
      const key = keyOf(added);
      rows.set(key, joined(rows.get(key), added));
    }
  }
  return written([...rows.values()], exchange);
}

/** New totals of the company that issues: known where shares are counted, fractions rounded down. */
export function newTotals(exchange: Exchange, into: string): Capital | undefined {
  return exchange.counted
    ? { issuer: into, issuedShares: floorCount(exchange.created), statements: [] }
    : undefined;
}

/** Agreements about shares that are no more come to an end. */
export function endedWith(agreements: readonly Agreement[], gone: readonly string[]): string[] {
  return agreements
    .filter(({ issuer }) => issuer !== undefined && gone.includes(issuer))
    .map(({ id }) => id);
}

/** The new company, with the law that the terms give it, unless the register knows it. */
export function enteredCompany(
  register: Register,
  { into, law }: ExchangeTerms,
): ReadonlyMap<string, Entity> {
  const entered = newEntities(register, [into]);
  return new Map(
    [...entered].map(([name, entity]) => [name, { ...entity, ...(law !== undefined && { law }) }]),
  );
}

export function exchangeLedger(exchange: Exchange, terms: ExchangeTerms): LedgerEntry[] {
  return [{ issuer: terms.into, created: exchange.created, cancelled: ZERO }];
}

interface Terms {
  readonly side: Side;
  readonly exchange: Exchange;
  readonly terms: ExchangeTerms;
  readonly rename: (holder: string) => string;
}

type Exchanged = Holding & { readonly amount?: Fraction };

/**
 * The row in the new company, in parts of its capital. A suspension was the old issuer's; a trustee
 * or a class stays. Extra votes end unless the terms keep them.
 */
function exchanged(row: BookRow, { side, exchange, terms, rename }: Terms): Exchanged {
  const { holding, amount, band } = row;
  const factor = side.weight.div(exchange.created);
  const keeps = terms.keepsMultipleVotes && !votesPerShare(holding).equals(ONE);
  return {
    holder: rename(holding.holder),
    issuer: terms.into,
    voting: holding.voting === 'suspended' ? 'normal' : holding.voting,
    modality: holding.modality,
    statements: holding.statements,
    ...(holding.class !== undefined && { class: holding.class }),
    ...(holding.beneficiary !== undefined && { beneficiary: rename(holding.beneficiary) }),
    ...(keeps && holding.votesPerShare && { votesPerShare: holding.votesPerShare }),
    ...(amount && { amount: amount.mul(factor) }),
    ...(band && { band: times(band, factor) }),
  };
}

function keyOf(row: Exchanged): string {
  return JSON.stringify([
    row.holder,
    row.class,
    row.voting,
    row.beneficiary,
    row.votesPerShare?.toFraction(),
  ]);
}

function joined(first: Exchanged | undefined, second: Exchanged): Exchanged {
  if (!first) return second;
  const band = addedBands(first, second);
  const { amount: _, band: __, ...rest } = first;
  return {
    ...rest,
    statements: [...new Set([...first.statements, ...second.statements])],
    ...(first.amount && second.amount && { amount: first.amount.add(second.amount) }),
    ...(band && { band }),
  };
}

function addedBands(first: Exchanged, second: Exchanged): Interval | undefined {
  if (!first.band && !second.band) return undefined;
  const one = first.band ?? pointOf(first.amount ?? ZERO);
  const other = second.band ?? pointOf(second.amount ?? ZERO);
  return {
    min: one.min.add(other.min),
    max: one.max.add(other.max),
    minOpen: one.minOpen || other.minOpen,
    maxOpen: one.maxOpen || other.maxOpen,
  };
}

function pointOf(value: Fraction): Interval {
  return { min: value, max: value, minOpen: false, maxOpen: false };
}

/** Rows of one holder and class must differ in their lots. Whole counts where all shares are whole. */
function written(rows: readonly Exchanged[], exchange: Exchange): Holding[] {
  const counted = exchange.counted && isWhole(exchange.created);
  const seen = new Map<string, number>();
  return rows.map(({ amount, ...row }) => {
    const key = JSON.stringify([row.holder, row.class]);
    const number = (seen.get(key) ?? 0) + 1;
    seen.set(key, number);
    const shares = amount?.mul(exchange.created);
    return {
      ...row,
      ...(number > 1 && { lot: `exchanged ${number}` }),
      ...(counted && shares && isWhole(shares)
        ? { shares: floorCount(shares) }
        : amount && { stake: amount }),
    };
  });
}

function termsFault(register: Register, terms: ExchangeTerms): Stop | undefined {
  const { issuers, into } = terms;
  if (new Set(issuers).size < issuers.length) return withItself(issuers);
  if (!issuers.includes(into) && knowsShares(register, into)) return intoExists(into);
  const given = terms.split ?? terms.ratios ?? new Map<string, Fraction>();
  const strays = [...given.keys()].filter((name) => !issuers.includes(name));
  const lacking = issuers.filter((name) => !given.has(name));
  if (strays.length + lacking.length > 0) return otherSides(strays, lacking);
  if (terms.split && !sum(terms.split.values()).equals(1)) return splitNotOne(terms.split);
  return undefined;
}

function withItself(issuers: readonly string[]): Stop {
  const twice = issuers.find((name, at) => issuers.indexOf(name) !== at);
  return stop('merge-with-itself', `${twice} stands on both sides.`, 'Name every company once.');
}

function intoExists(into: string): Stop {
  return stop(
    'into-exists',
    `${into} has holders of its own, and its side of the exchange is not given.`,
    `List ${into} under issuers with its ratio, or give the new parent another name.`,
  );
}

function otherSides(strays: readonly string[], lacking: readonly string[]): Stop {
  const says = [
    ...strays.map((name) => `${name} has a ratio and is no issuer`),
    ...lacking.map((name) => `${name} has no ratio`),
  ];
  return stop('bad-field', `${says.join('; ')}.`, 'Give one number for every issuer.');
}

function splitNotOne(split: ReadonlyMap<string, Fraction>): Stop {
  const terms = [...split].map(([name, part]) => `${name} ${part.toFraction()}`);
  const total = sum(split.values()).toFraction();
  return stop(
    'split-not-one',
    `The split ${terms.join(' + ')} is ${total} of the new capital, not 1.`,
    'Let the parts sum to 1.',
  );
}

function nothingLeft(issuer: string): Stop {
  return stop(
    'not-positive',
    `All shares of ${issuer} are cancelled before the exchange.`,
    'Exchange the treasury, or leave it out.',
  );
}

function bothTerms(fields: Fields): Stop {
  return stop('bad-field', `${fields.step} has both split and ratios.`, 'Give one of the two.');
}
