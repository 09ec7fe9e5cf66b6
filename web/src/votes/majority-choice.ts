/** A rule that a meeting can decide by, as the page offers it. */
export interface MajorityChoice {
  readonly id: string;
  readonly title: string;
  readonly jurisdiction: string;
  /** "at least 2/3". */
  readonly quota: string;
  /** What the votes for are measured against. */
  readonly of: string;
  readonly citation: string;
  readonly verified: boolean;
  readonly validFrom?: string;
  readonly validTo?: string;
}
