import type {
  Agreement,
  Capital,
  Entity,
  Fraction,
  Interval,
  Modality,
  PartialDate,
  Voting,
} from '../model/index.ts';

/** What a stake or count is measured in. `shares` with a fraction: of shares without treasury. */
export type Basis = 'capital' | 'votes-gross' | 'votes-exercisable' | 'shares';

/** *Holder, issuer, how much, when*: what a stake sentence or a register row says. */
export interface HoldingClaim {
  readonly type: 'holding';
  readonly holder: string;
  readonly issuer: string;
  readonly basis: Basis;
  /** A level holds over its period; a change is a purchase, sale or cancellation on a day. */
  readonly measures: 'level' | 'change';
  /** The fraction of the basis, when the source prints one. */
  readonly stake?: Fraction;
  /** The number of shares or votes, when the source prints one. */
  readonly count?: bigint;
  /** All numbers that would print like this one. */
  readonly band?: Interval;
  /** The text prints a rounded or approximate figure ("about 46", "up to 15"). */
  readonly approximate?: boolean;
  /** The word that the text uses for the size: `majority`, `minority`, `controlling`. */
  readonly label?: string;
  readonly action?: string;
  readonly lot?: string;
  readonly votesPerShare?: { readonly count: Fraction; readonly from?: PartialDate };
  readonly beneficiary?: string;
  readonly voting?: Voting;
}

/** A total of one issuer: issued shares, or all gross or exercisable votes. */
export interface TotalClaim {
  readonly type: 'total';
  readonly issuer: string;
  readonly of: Exclude<keyof Capital, 'issuer' | 'statements'>;
  readonly measures: 'level' | 'change';
  readonly count: bigint;
}

/** A voter's act, a result, or the majority that a resolution needs (`threshold`). */
export interface VoteClaim {
  readonly type: 'vote';
  readonly actor: string;
  readonly action: string;
  readonly share?: Fraction;
  readonly subject?: string;
  readonly company?: string;
  readonly outcome?: string;
}

export interface DealClaim {
  readonly type: 'deal';
  readonly kind: string;
  readonly parties: readonly string[];
  readonly status: string;
  readonly share?: Fraction;
}

export interface RoleClaim {
  readonly type: 'role';
  readonly person: string;
  readonly post: string;
  readonly company?: string;
  readonly status: string;
}

/**
 * Work that companies do together: a shared model, plant or platform, or the rule that one leads
 * and the others follow.
 */
export interface ProjectClaim {
  readonly type: 'project';
  /** `leader_follower`, `shared_model`, `joint_plant`, `joint_development`, … */
  readonly kind: string;
  readonly parties: readonly string[];
  readonly leader?: string;
  /** Where the leader leads, as the text names it: a market or a field. */
  readonly scope?: string;
  /** What is made or shared, in the text's own words. */
  readonly topic?: string;
  /** `planned`, `talks`, `running`, `delivered`, `slowed` or `ended`. */
  readonly status: string;
}

/** A coded event of the alliance codebook: `source` acts, `target` is affected. */
export interface EventClaim {
  readonly type: 'event';
  readonly code: string;
  readonly source: string;
  readonly target?: string;
  readonly weight?: number;
}

/**
 * Something that happened to, in or between organisations: a suit, a demand, a pact, layoffs, a closure.
 * Unlike an event it has no code of the codebook and no direction.
 */
export interface OrgEventClaim {
  readonly type: 'org_event';
  /** `lawsuit`, `pact`, `demand`, `talks`, `tension`, `layoffs`, `closure`, `ousting`, … */
  readonly kind: string;
  readonly actors: readonly string[];
}

/** Who says what: a quotation, or speech that is told. */
export interface SpeechClaim {
  readonly type: 'speech';
  /** A name, or the text's own words for somebody without one: "the industry minister". */
  readonly speaker: string;
  /** What is said, in the words of the text. */
  readonly gist: string;
  /** Whom or what the words are about: the first other name in them. */
  readonly about?: string;
  /** To whom it is said: "told the newspaper". */
  readonly addressee?: string;
  /** The words are quoted, not only told. */
  readonly quoted: boolean;
}

/** A link in the chain by which news came: which outlet tells it, and on whose word. */
export interface HearsayClaim {
  readonly type: 'hearsay';
  readonly outlet: string;
  /** Another outlet, or the text's words for the people: "two people in the room". */
  readonly cites?: string;
}

export interface AgreementClaim {
  readonly type: 'agreement';
  readonly agreement: Agreement;
}

export interface EntityClaim {
  readonly type: 'entity';
  readonly entity: Entity;
}

/**
 * What a register records of a party's interest in a company and no holding carries: control without
 * a size, an interest that runs through others, a right of another kind. Never part of a sum.
 */
export interface InterestClaim {
  readonly type: 'interest';
  readonly holder: string;
  readonly issuer: string;
  /** As BODS 0.4 calls the type: `shareholding`, `appointmentOfBoard`, `otherInfluenceOrControl`, … */
  readonly kind: string;
  readonly directness?: 'direct' | 'indirect' | 'unknown';
  /** The size that the source prints, of whatever the kind counts. */
  readonly band?: Interval;
  /** The source's own name for it. */
  readonly details?: string;
}

export type Claim =
  | HoldingClaim
  | TotalClaim
  | VoteClaim
  | DealClaim
  | RoleClaim
  | ProjectClaim
  | EventClaim
  | OrgEventClaim
  | SpeechClaim
  | HearsayClaim
  | AgreementClaim
  | EntityClaim
  | InterestClaim;

export type ClaimType = Claim['type'];

/** When a claim is about, and how it is made. Dates unknown to the source stay unknown. */
export interface Circumstance {
  readonly modality: Modality;
  readonly from?: PartialDate;
  /** Last day; `..` means open, absent means unknown. */
  readonly to?: PartialDate | '..';
  /** When the claim became public. */
  readonly knownFrom?: PartialDate;
  /** When a later version of the same record took its place: it counts for what was known before. */
  readonly supersededFrom?: PartialDate;
}
