import type {
  Agreement,
  Capital,
  Day,
  Entity,
  Finding,
  Holding,
  PartialDate,
} from '../model/index.ts';
import type { Choice } from './choice.ts';

/**
 * The answer for one date: who holds what of whom, as known at `knownAt`.
 *
 * Invariants: names are the entities' own names, never aliases; every holding applies at `asOf` and
 * is asserted or reported; holdings of one holder in one issuer differ in class or lot;
 * what no holding covers is the unidentified rest, and it is never anyone's.
 */
export interface Register {
  readonly asOf: Day;
  readonly knownAt?: Day;
  readonly entities: ReadonlyMap<string, Entity>;
  readonly capital: ReadonlyMap<string, Capital>;
  readonly holdings: readonly Holding[];
  readonly agreements: readonly Agreement[];
  /** Ids of the rules that apply; without it, the law of each issuer's country at the date. */
  readonly rules?: readonly string[];
  /** For every holding that statements spoke of: which won, and why the others did not. */
  readonly choices: readonly Choice[];
  readonly findings: readonly Finding[];
  /** The name that a name, alias or spelling stands for. */
  readonly nameOf: (name: string) => string;
}

export interface Moment {
  readonly asOf: Day;
  readonly knownAt?: Day;
}

export type { PartialDate };
