/** One code of the cooperation–conflict codebook: an act between partners and its theoretical weight. */
export interface CodeEntry {
  readonly code: string;
  readonly type: string;
  /** From −10 (conflict) to +10 (cooperation), by the kind of act only. */
  readonly weight: number;
  /** The nearest CAMEO code, where there is one. */
  readonly cameo?: string;
}

export interface Codebook {
  readonly id: string;
  readonly entries: readonly CodeEntry[];
}

/**
 * The alliance codebook 1.0: weights after Goldstein's scale for events between states, fitted to
 * companies. They say what an act means in theory and ignore its size and context; users may
 * replace them.
 */
export const ALLIANCE_CODEBOOK: Codebook = {
  id: 'alliance-1.0',
  entries: [
    entry('TALK_OPEN', 'talks opened', 4, '036'),
    entry('TALK_ROUND', 'talks continue', 2, '040'),
    entry('MOU', 'memorandum signed', 6, '057'),
    entry('PACT', 'binding agreement', 8, '057'),
    entry('PROJ_NEW', 'joint project agreed', 6, '061'),
    entry('PROJ_DONE', 'joint output delivered', 5, '061'),
    entry('SYN_PLAN', 'cooperation model', 6, '061'),
    entry('JV_FORM', 'joint venture formed', 7, '061'),
    entry('STAKE_UP_FRIENDLY', 'invited stake', 7, '071'),
    entry('STAKE_UP_HOSTILE', 'uninvited rise', -6),
    entry('STAKE_DOWN_AGREED', 'agreed reduction', 1, '080'),
    entry('STAKE_DOWN_UNILATERAL', 'exit without the partner', -4, '160'),
    entry('RESCUE', 'capital in distress', 8, '071'),
    entry('BOARD_SEAT_GIVEN', 'seat granted', 5, '080'),
    entry('BOARD_SEAT_DEMAND', 'seats demanded', -3, '101'),
    entry('BOARD_SEAT_LOST', 'nominee removed', -6, '166'),
    entry('MERGER_PROP_BILAT', 'merger proposed to the partner', 3, '031'),
    entry('MERGER_REFUSED', 'refusal to study a merger', -5, '121'),
    entry('THIRD_PARTY_DEAL', 'partner courts an outsider', -4),
    entry('DEAL_WITHDRAWN', 'offer withdrawn', -6, '164'),
    entry('DEAL_COLLAPSE', 'agreement ended by both', -5, '164'),
    entry('VOTE_SUPPORT', 'votes for the partner’s item', 4, '051'),
    entry('VOTE_AGAINST', 'votes against', -5, '129'),
    entry('VOTE_ABSTAIN', 'abstains', -2, '120'),
    entry('VOTE_POSTPONE', 'asks for adjournment', -2, '124'),
    entry('VOTE_BLOCKED', 'outcome defeated by the partner', -7, '129'),
    entry('GOV_RULE_BALANCE', 'parity or non-interference', 6, '083'),
    entry('GOV_RULE_TILT', 'change that favours one side', -4),
    entry('THREAT_STAKE', 'threat to buy, sell or void', -5, '130'),
    entry('ULTIMATUM', 'deadline or else', -7, '139'),
    entry('CRITICISE', 'public criticism', -2, '111'),
    entry('PRAISE', 'public endorsement', 3, '051'),
    entry('REASSURE', 'commitment restated', 2, '019'),
    entry('LAWSUIT', 'legal action between them', -6, '115'),
    entry('PROBE', 'inquiry on the partner’s side', -3, '090'),
    entry('ARREST_KEY', 'key person arrested', -7, '173'),
    entry('EXEC_POACHED', 'executive leaves to a rival or is blocked', -3, '160'),
    entry('EXEC_SWAP', 'staff exchanged or head shared', 4, '061'),
    entry('OFFICE_CLOSE', 'shared office or function closed', -5, '166'),
    entry('PURCHASING_SPLIT', 'joint purchasing ended', -6, '160'),
    entry('STATE_INTERVENE', 'government acts as a party', -4, '102'),
    entry('CONCESSION', 'drops a demand or frees from a duty', 3, '080'),
    entry('ACCOUNTING_DECOUPLE', 'stops the equity method', -2),
  ],
};

function entry(code: string, type: string, weight: number, cameo?: string): CodeEntry {
  return { code, type, weight, ...(cameo !== undefined && { cameo }) };
}

/** The entry of a code, or nothing for a code that the codebook does not know. */
export function codeEntry(codebook: Codebook, code: string): CodeEntry | undefined {
  return codebook.entries.find((known) => known.code === code);
}
