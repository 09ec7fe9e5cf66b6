import type { Circumstance, Claim, Confidence } from '../evidence/index.ts';
import type { Finding, PartialDate } from '../model/index.ts';
import type { Actor } from './actor.ts';
import type { Span } from './mentions/mention.ts';
import type { Sentence } from './sentence.ts';
import type { TextForm } from './names/text-names.ts';

/** What a claim calls somebody and the span of the name that is meant: "the Japanese carmaker" → Nissan. */
export interface Coreference {
  readonly role: string;
  readonly mention?: Span;
  readonly antecedent: Span;
}

/** A claim that the text makes, with the sentence that makes it. Offsets are UTF-16 units, end exclusive. */
export interface ReadClaim<C extends Claim = Claim> {
  readonly claim: C;
  readonly circumstance: Circumstance;
  readonly start: number;
  readonly end: number;
  readonly coreferences: readonly Coreference[];
  readonly band: Confidence;
  /** Probability that the claim is right as far as the reader can tell, 0 to 1. */
  readonly score: number;
  /** The words of the number, which the evidence must contain. */
  readonly number?: Span;
  /** The words by which the claim names actors of the register, where they stand outside its sentence. */
  readonly forms?: readonly TextForm[];
  /** The text's own words for a time that could not be dated. */
  readonly dateText?: string;
}

/** What was read from a text. */
export interface Reading {
  readonly name: string;
  readonly claims: readonly ReadClaim[];
  readonly sentences: readonly Sentence[];
  readonly boilerplate: readonly Span[];
  /** Names that the text taught, with their kinds. */
  readonly learned: readonly Actor[];
  /** The names of actors of the register, as the text writes them. */
  readonly forms: readonly TextForm[];
  /** Claims that the verifier refused: what was wrong with their evidence. */
  readonly findings: readonly Finding[];
}

/** Companies by the name of a holder who is known to hold them. */
export type KnownPairs = ReadonlyMap<string, ReadonlySet<string>>;

export interface ReadOptions {
  readonly actors: readonly Actor[];
  readonly name: string;
  /** Who is known to hold whom from elsewhere: what speaks for a pair where the text leaves it open. */
  readonly known?: KnownPairs;
  readonly published?: PartialDate;
}
