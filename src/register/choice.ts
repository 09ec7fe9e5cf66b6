/** One statement that spoke of a holding, and what the policy made of it. */
export interface Candidate {
  readonly statement: string;
  readonly fate:
    'won' | 'agrees' | 'lost' | 'planned' | 'denied' | 'hypothetical' | 'undated' | 'rejected';
  readonly why: string;
}

/** Why a holding says what it says. Losing statements are listed, never dropped. */
export interface Choice {
  readonly holder: string;
  readonly issuer: string;
  readonly basis: string;
  readonly winner?: string;
  readonly candidates: readonly Candidate[];
}
