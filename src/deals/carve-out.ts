import { type Fraction, ONE, sum, ZERO } from '../model/index.ts';
import type { Register } from '../register/register.ts';
import { noCapital, noCounts, wholeOn } from './amount.ts';
import { amountText, percent } from './amount-text.ts';
import type { Book } from './book.ts';
import {
  badField,
  type Fields,
  isRecord,
  look,
  missing,
  nameIn,
  numberOf,
  positiveIn,
  positiveOf,
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

/** New shares by subscriber, in the unit of the book. */
function sizesOn(book: Book, step: CarveOut): ReadonlyMap<string, Fraction> | Stop {
  const counts = step.subscriptions.filter(({ kind }) => kind === 'shares');
  if (counts.length > 0 && book.unit !== 'shares') return noCounts(book.issuer);
  if (!book.complete) return noCapital(book.issuer);
  const counted = sum(counts.map(({ size }) => size));
  const invested = sum(
    step.subscriptions.filter(({ kind }) => kind === 'money').map(({ size }) => size),
  );
  const parts = step.subscriptions.filter(({ kind }) => kind === 'ofEnlarged');
  const postMoney = (step.preMoney ?? ONE).add(invested);
  const enlargedPart = sum(parts.map(({ size }) => size)).add(invested.div(postMoney));
  if (enlargedPart.gte(1)) return nothingForHolders(book.issuer, enlargedPart);
  const enlarged = book.capital.add(counted).div(ONE.sub(enlargedPart));
  const sizes = new Map<string, Fraction>();
  for (const { subscriber, kind, size } of step.subscriptions) {
    const part = kind === 'money' ? size.div(postMoney) : size;
    const shares = kind === 'shares' ? size : wholeOn(book, part.mul(enlarged));
    sizes.set(subscriber, (sizes.get(subscriber) ?? ZERO).add(shares));
  }
  return sizes;
}

function subscriptionsIn(fields: Fields, priced: boolean): Subscription[] {
  const written = look(fields, 'subscribers');
  if (Array.isArray(written))
    return written.flatMap((entry: unknown) => listed(fields, entry, priced));
  if (isRecord(written)) {
    return Object.entries(written).map(([name, size]) => mapped(fields, { name, size, priced }));
  }
  missing(fields, 'subscribers', 'who gets how much, such as {Nissan: 12%}');
  return [];
}

function mapped(
  fields: Fields,
  { name, size, priced }: { name: string; size: unknown; priced: boolean },
): Subscription {
  const value = positiveOf(fields, `subscribers.${name}`, size);
  const whole = /^\s*\d+\s*$/.test(String(size));
  const kind = priced ? 'money' : whole ? 'shares' : 'ofEnlarged';
  return { subscriber: name, kind, size: value };
}

function listed(fields: Fields, entry: unknown, priced: boolean): Subscription[] {
  const name = isRecord(entry) ? (entry.to ?? entry.name) : undefined;
  if (!isRecord(entry) || typeof name !== 'string') {
    fields.problems.push(
      badField(fields, 'subscribers', 'a list of {to: NAME, stakeOfEnlarged: 12%}'),
    );
    return [];
  }
  const kinds = [
    ['stakeOfEnlarged', 'ofEnlarged'],
    ['shares', 'shares'],
    ['amount', 'money'],
  ] as const;
  const found = kinds.find(([field]) => entry[field] !== undefined);
  if (!found || (found[1] === 'money' && !priced)) {
    missing(fields, `subscribers.${name}`, 'stakeOfEnlarged, shares, or amount with preMoney');
    return [];
  }
  return [
    {
      subscriber: name,
      kind: found[1],
      size: numberOf(fields, `subscribers.${name}`, entry[found[0]]),
    },
  ];
}

function nothingForHolders(issuer: string, part: Fraction): Stop {
  return stop(
    'bad-quantity',
    `New shares would be ${percent(part)} of ${issuer}'s enlarged capital: nothing is left for its holders.`,
    'Write smaller parts.',
  );
}
