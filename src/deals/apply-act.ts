import type { Register } from '../register/register.ts';
import { applyAssume } from './assume.ts';
import { applyBuyBack } from './buy-back.ts';
import { applyCancelTreasury } from './cancel-treasury.ts';
import { applyCap } from './cap.ts';
import { applyCarveOut } from './carve-out.ts';
import { applyConvert } from './convert.ts';
import { applyEndAgreement } from './end-agreement.ts';
import { applyIssue } from './issue.ts';
import { applyMerge } from './merge.ts';
import { applyOffer } from './offer.ts';
import type { Outcome } from './outcome.ts';
import { applyPact } from './pact.ts';
import { applySetVotes } from './set-votes.ts';
import { applyShareTransfer } from './share-transfer.ts';
import { applySpinOff } from './spin-off.ts';
import { applyStateStake } from './state-stake.ts';
import type { Act } from './step.ts';
import { applyTenderOffer } from './tender-offer.ts';
import { applyTransfer } from './transfer.ts';
import { applyTrust } from './trust.ts';
import { applyUnwind } from './unwind.ts';

/** The register after one act, or why it cannot be done. */
export function applyAct(register: Register, act: Act): Outcome {
  switch (act.step) {
    case 'assume':
      return applyAssume(register, act);
    case 'transfer':
      return applyTransfer(register, act);
    case 'issue':
      return applyIssue(register, act);
    case 'buyBack':
      return applyBuyBack(register, act);
    case 'cancelTreasury':
      return applyCancelTreasury(register, act);
    case 'merge':
      return applyMerge(register, act);
    case 'shareTransfer':
      return applyShareTransfer(register, act);
    case 'trust':
      return applyTrust(register, act);
    case 'setVotes':
      return applySetVotes(register, act);
    case 'cap':
      return applyCap(register, act);
    case 'spinOff':
      return applySpinOff(register, act);
    case 'carveOut':
      return applyCarveOut(register, act);
    case 'offer':
      return applyOffer(register, act);
    case 'tenderOffer':
      return applyTenderOffer(register, act);
    case 'endAgreement':
      return applyEndAgreement(register, act);
    case 'convert':
      return applyConvert(register, act);
    case 'unwind':
      return applyUnwind(register, act);
    case 'nationalise':
    case 'privatise':
      return applyStateStake(register, act);
    case 'concert':
    case 'lockUp':
    case 'standstill':
    case 'rightOfFirstOffer':
      return applyPact(register, act);
  }
}
