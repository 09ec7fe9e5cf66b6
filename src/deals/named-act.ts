import type { Register } from '../register/register.ts';
import type { Act } from './step.ts';

const NAME_FIELDS = [
  'from',
  'to',
  'issuer',
  'holder',
  'parent',
  'trustee',
  'bidder',
  'buyer',
  'into',
] as const;
const LIST_FIELDS = ['issuers', 'parties', 'excluded'] as const;
const MAP_FIELDS = ['split', 'ratios'] as const;

/** The act with aliases and spellings replaced by the register's own names. */
export function withOwnNames<A extends Act>(register: Register, act: A): A {
  const { nameOf } = register;
  const named: Record<string, unknown> = { ...act };
  for (const field of NAME_FIELDS) {
    const name = named[field];
    if (typeof name === 'string') named[field] = nameOf(name);
  }
  for (const field of LIST_FIELDS) {
    const names = named[field];
    if (Array.isArray(names)) named[field] = names.map((name: string) => nameOf(name));
  }
  for (const field of MAP_FIELDS) {
    const parts = named[field];
    if (parts instanceof Map)
      named[field] = new Map([...parts].map(([name, part]) => [nameOf(name), part]));
  }
  return withOwnSubparts(named, nameOf) as A;
}

function withOwnSubparts(act: Record<string, unknown>, nameOf: (name: string) => string): object {
  const { secondary, subscriptions } = act as {
    secondary?: { from: string };
    subscriptions?: readonly { subscriber: string }[];
  };
  return {
    ...act,
    ...(secondary && { secondary: { ...secondary, from: nameOf(secondary.from) } }),
    ...(subscriptions && {
      subscriptions: subscriptions.map((entry) => ({
        ...entry,
        subscriber: nameOf(entry.subscriber),
      })),
    }),
  };
}
