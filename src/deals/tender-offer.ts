import { type Fraction, isTreasury, ONE, sum } from '../model/index.ts';
import type { Register } from '../register/register.ts';
import { amountText, percent } from './amount-text.ts';
import { type Book, type BookRow, heldAtLeast, restOf } from './book.ts';
import { type Fields, look, missing, nameIn, namesIn, partIn } from './fields.ts';
import { issuerBook } from './issuer-book.ts';
import type { Outcome } from './outcome.ts';
import { give, MARKET, take } from './pieces.ts';
import { settle } from './settle.ts';
import { isStop } from './stop.ts';

/**
 * A bidder offers to buy all shares, and every holder but the bidder, the issuer and those who are
 * `excluded` gives up the same part of its shares, the unidentified rest included (exclude `market`
 * to leave it out).
 */
export interface TenderOffer {
  readonly step: 'tenderOffer';
  readonly issuer: string;
  readonly bidder: string;
  readonly acceptance: Fraction;
  readonly excluded: readonly string[];
}

export function readTenderOffer(fields: Fields): TenderOffer {
  const acceptance = partIn(fields, 'acceptance');
  if (!acceptance) missing(fields, 'acceptance', 'the part of the other shares that is tendered');
  return {
    step: 'tenderOffer',
    issuer: nameIn(fields, 'issuer'),
    bidder: nameIn(fields, 'bidder'),
    acceptance: acceptance ?? ONE,
    excluded: look(fields, 'excluded') === undefined ? [] : namesIn(fields, 'excluded'),
  };
}

export function applyTenderOffer(register: Register, step: TenderOffer): Outcome {
  const { issuer, bidder, acceptance } = step;
  const book = issuerBook(register, issuer);
  if (isStop(book)) return book;
  const sellers = sellersIn(book, step);
  let after: Book = book;
  for (const [seller, held] of sellers) {
    const taken = take(after, { holder: seller }, held.mul(acceptance));
    if (isStop(taken)) return taken;
    after = give(taken.book, bidder, taken.pieces);
  }
  const tendered = sum([...sellers.values()].map((held) => held.mul(acceptance)));
  return settle(register, book, after, {
    says: `${bidder} bids for ${issuer}: ${percent(acceptance)} of the other shares are tendered, ${amountText(book, tendered)}.`,
    sold: [...sellers.keys()],
    acquired: [bidder],
  });
}

function sellersIn(book: Book, step: TenderOffer): Map<string, Fraction> {
  const tenders = ({ holding }: BookRow) =>
    holding.holder !== step.bidder &&
    !isTreasury(holding) &&
    !step.excluded.includes(holding.holder);
  const sellers = new Map<string, Fraction>();
  for (const row of book.rows.filter(tenders)) {
    const { holder } = row.holding;
    sellers.set(holder, heldAtLeast(row).add(sellers.get(holder) ?? 0));
  }
  const rest = restOf(book);
  if (rest.gt(0) && !step.excluded.includes(MARKET)) sellers.set(MARKET, rest);
  return sellers;
}
