import type { Fraction } from './fraction.ts';
import type { PartialDate } from './partial-date.ts';

export type AgreementKind =
  | 'concert'
  | 'cap'
  | 'lockUp'
  | 'standstill'
  | 'rightOfFirstOffer'
  /** The parties may appoint, together, most of the board of the issuer. */
  | 'appointment'
  /** The parties direct the issuer, together, by a contract with it. */
  | 'controlContract';

/**
 * A contract between holders.
 *
 * The `limit` of a cap is of exercisable votes, of the others of issued capital. Votes above a cap
 * are cast neutrally (`neutral`) or not at all (`lost`).
 */
export interface Agreement {
  readonly id: string;
  readonly kind: AgreementKind;
  readonly parties: readonly string[];
  readonly issuer?: string;
  readonly limit?: Fraction;
  readonly excess?: 'neutral' | 'lost';
  readonly from?: PartialDate;
  readonly to?: PartialDate | '..';
  /** Agenda items that it covers; without it, all. */
  readonly items?: readonly string[];
  /** Agenda items that it does not cover. */
  readonly except?: readonly string[];
  readonly statements: readonly string[];
}
