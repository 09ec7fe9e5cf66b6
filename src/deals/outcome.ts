import type { Fraction } from '../model/index.ts';
import type { Register } from '../register/register.ts';
import type { Stop } from './stop.ts';

/** That a holder sold or acquired by its own act; `stake` is of issued capital, after the step. */
export interface Move {
  readonly holder: string;
  readonly issuer: string;
  readonly act: 'sold' | 'acquired';
  readonly stake: Fraction;
  /** Share of the votes that are not treasury votes, after the step. */
  readonly votes: Fraction;
}

/**
 * What a step did to the number of issued shares of one issuer: in shares where they are counted,
 * else in parts of the capital before the step.
 */
export interface LedgerEntry {
  readonly issuer: string;
  readonly created: Fraction;
  readonly cancelled: Fraction;
}

/** The register after a step, and what was done, in one sentence with the arithmetic. */
export interface Done {
  readonly register: Register;
  readonly moves: readonly Move[];
  readonly ledger: readonly LedgerEntry[];
  /** Ids of agreements that ended with the step. */
  readonly ended: readonly string[];
  readonly says: string;
}

export type Outcome = Done | Stop;

/** A step that touched no shares: agreements and votes. */
export function doneWith(register: Register, says: string): Done {
  return { register, moves: [], ledger: [], ended: [], says };
}
