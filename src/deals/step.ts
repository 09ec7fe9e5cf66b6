import type { PartialDate } from '../model/index.ts';
import type { Assume } from './assume.ts';
import type { BuyBack } from './buy-back.ts';
import type { CancelTreasury } from './cancel-treasury.ts';
import type { Cap } from './cap.ts';
import type { CarveOut } from './carve-out.ts';
import type { Convert } from './convert.ts';
import type { EndAgreement } from './end-agreement.ts';
import type { Issue } from './issue.ts';
import type { Merge } from './merge.ts';
import type { Offer } from './offer.ts';
import type { Pact } from './pact.ts';
import type { SetVotes } from './set-votes.ts';
import type { ShareTransfer } from './share-transfer.ts';
import type { SpinOff } from './spin-off.ts';
import type { StateStake } from './state-stake.ts';
import type { TenderOffer } from './tender-offer.ts';
import type { Transfer } from './transfer.ts';
import type { Trust } from './trust.ts';
import type { Unwind } from './unwind.ts';

/** What a step does; `step` is its name as a scenario writes it. */
export type Act =
  | Assume
  | Transfer
  | Issue
  | BuyBack
  | CancelTreasury
  | Merge
  | ShareTransfer
  | Trust
  | SetVotes
  | Cap
  | SpinOff
  | CarveOut
  | Offer
  | TenderOffer
  | Pact
  | EndAgreement
  | Convert
  | Unwind
  | StateStake;

/** One step of a deal, and when it is done where the scenario says so. */
export interface DealStep {
  readonly act: Act;
  readonly date?: PartialDate;
}
