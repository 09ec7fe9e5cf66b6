import { type Fraction, ONE, sum, ZERO } from '../model/index.ts';
import type { Register } from '../register/register.ts';
import { noCapital, noCounts, wholeOn } from './amount.ts';
import { amountText, percent } from './amount-text.ts';
import type { Book } from './book.ts';
import {
  badField,
  type Fields,
  fieldsOf,
  isRecord,
  look,
  missing,
  nameIn,
  optionalName,
  positiveIn,
  positiveOf,
  unreadProblems,
} from './fields.ts';
import { issuerBook } from './issuer-book.ts';
import type { Outcome } from './outcome.ts';
import { give, newShares } from './pieces.ts';
import { settle } from './settle.ts';
import { withFormed } from './spin-off.ts';
import { isStop, type Stop, stop } from './stop.ts';

/** What one subscriber gets: a part of the enlarged capital, a count, or shares for money. */
export interface Subscription {
  readonly subscriber: string;
  readonly kind: 'ofEnlarged' | 'shares' | 'money';
  readonly size: Fraction;
}

/**
 * A parent opens a subsidiary: subscribers get new shares, all at once, so that every part is of the
 * capital with all new shares. `subscribers` is `{Nissan: 12%}` (of the enlarged capital),
 * `{Nissan: 1000}` (shares), or money with `preMoney`; a list of `{to, stakeOfEnlarged|shares|amount}`
 * says the same. A company that nobody is known to hold is formed whole in the parent's hands.
 */
export interface CarveOut {
  readonly step: 'carveOut';
  readonly parent: string;
  readonly issuer: string;
  readonly subscriptions: readonly Subscription[];
  readonly preMoney?: Fraction;
}

export function readCarveOut(fields: Fields): CarveOut {
  const preMoney = positiveIn(fields, 'preMoney');
  return {
    step: 'carveOut',
    parent: nameIn(fields, 'parent'),
    issuer: nameIn(fields, 'issuer'),
    subscriptions: subscriptionsIn(fields, preMoney !== undefined),
    ...(preMoney && { preMoney }),
  };
}

export function applyCarveOut(register: Register, step: CarveOut): Outcome {
  const { parent, issuer } = step;
  const formed = withFormed(register, parent, issuer);
  const book = issuerBook(formed, issuer);
  if (isStop(book)) return book;
  const sizes = sizesOn(book, step);
  if (isStop(sizes)) return sizes;
  const created = sum(sizes.values());
  const enlarged = { ...book, capital: book.capital.add(created) };
  const after = [...sizes].reduce(
    (given, [name, size]) => give(given, name, [newShares(size)]),
    enlarged as Book,
  );
  const parts = [...sizes].map(([name, size]) => `${name} ${percent(size.div(enlarged.capital))}`);
  return settle(formed, book, after, {
    says: `${parent} opens ${issuer}: ${amountText(book, created)} are issued (${parts.join(', ')} of the enlarged capital).`,
    acquired: [...sizes.keys()],
    created,
  });
}

/**
 * New shares by subscriber, in the unit of the book. Money buys at the price of the shares before,
 * `preMoney` over the capital; parts are of the capital with all new shares.
 */
function sizesOn(book: Book, step: CarveOut): ReadonlyMap<string, Fraction> | Stop {
  const counts = step.subscriptions.filter(({ kind }) => kind === 'shares');
  if (counts.length > 0 && book.unit !== 'shares') return noCounts(book.issuer);
  if (!book.complete) return noCapital(book.issuer);
  const price = (step.preMoney ?? ONE).div(book.capital);
  const bought = (entry: Subscription) =>
    entry.kind === 'money' ? entry.size.div(price) : entry.size;
  const [parts, others] = [true, false].map((part) =>
    step.subscriptions.filter(({ kind }) => (kind === 'ofEnlarged') === part),
  ) as [Subscription[], Subscription[]];
  const part = sum(parts.map(({ size }) => size));
  if (part.gte(1)) return nothingForHolders(book.issuer, part);
  const enlarged = book.capital.add(sum(others.map(bought))).div(ONE.sub(part));
  const sizes = new Map<string, Fraction>();
  for (const entry of step.subscriptions) {
    const shares = entry.kind === 'ofEnlarged' ? entry.size.mul(enlarged) : bought(entry);
    const known = sizes.get(entry.subscriber) ?? ZERO;
    sizes.set(entry.subscriber, known.add(wholeOn(book, shares)));
  }
  return sizes;
}

function subscriptionsIn(fields: Fields, priced: boolean): Subscription[] {
  const written = look(fields, 'subscribers');
  if (Array.isArray(written))
    return written.flatMap((entry: unknown) => listed(fields, entry, priced));
  if (isRecord(written)) {
    return Object.entries(written).flatMap(([name, size]) =>
      mapped(fields, { name, size, priced }),
    );
  }
  missing(fields, 'subscribers', 'who gets how much, such as {Nissan: 12%}');
  return [];
}

/** `12%` and `1/8` are of the enlarged capital; a plain number is money where a price is given. */
function mapped(
  fields: Fields,
  { name, size, priced }: { name: string; size: unknown; priced: boolean },
): Subscription[] {
  if (isRecord(size)) return listed(fields, { to: name, ...size }, priced);
  const value = positiveOf(fields, `subscribers.${name}`, size);
  const text = String(size);
  if (/[%/]/.test(text)) return [{ subscriber: name, kind: 'ofEnlarged', size: value }];
  const kind = priced ? 'money' : /^\s*\d+\s*$/.test(text) ? 'shares' : 'ofEnlarged';
  return [{ subscriber: name, kind, size: value }];
}

const KINDS = [
  ['stakeOfEnlarged', 'ofEnlarged'],
  ['stake', 'ofEnlarged'],
  ['shares', 'shares'],
  ['amount', 'money'],
] as const;

function listed(fields: Fields, entry: unknown, priced: boolean): Subscription[] {
  if (!isRecord(entry)) {
    const wanted = 'a list of {to: NAME, stakeOfEnlarged: 12%}';
    fields.problems.push(badField(fields, 'subscribers', wanted));
    return [];
  }
  const inner = fieldsOf('carveOut.subscribers', entry);
  const subscriber = optionalName(inner, 'holder') ?? nameIn(inner, 'to');
  const found = KINDS.filter(([field]) => look(inner, field) !== undefined);
  const [first] = found;
  if (!first || found.length > 1 || (first[1] === 'money' && !priced)) {
    missing(inner, 'stakeOfEnlarged, shares, or amount with preMoney', `what ${subscriber} gets`);
  }
  const sizes = first
    ? [{ subscriber, kind: first[1], size: positiveIn(inner, first[0]) ?? ONE }]
    : [];
  fields.problems.push(...inner.problems, ...unreadProblems(inner));
  return sizes;
}

function nothingForHolders(issuer: string, part: Fraction): Stop {
  return stop(
    'bad-quantity',
    `New shares would be ${percent(part)} of ${issuer}'s enlarged capital: nothing is left for its holders.`,
    'Write smaller parts.',
  );
}
