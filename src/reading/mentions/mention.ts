import type { Actor } from '../actor.ts';

/** A span of tokens (`to` exclusive) that stands for an actor. */
export interface Mention {
  readonly actor: Actor;
  readonly form: 'name' | 'nominal' | 'pronoun' | 'relative';
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
  /** "Nissan’s": the owner of what follows. */
  readonly possessive: boolean;
  /** A country named as a place ("in Japan") and not as a state that acts. */
  readonly place: boolean;
  /** For a noun or pronoun: the name that it stands for, with its span. */
  readonly antecedent?: Span | undefined;
  /** Whom else a noun or pronoun may stand for, likeliest first. */
  readonly rivals?: readonly { readonly actor: Actor; readonly antecedent: Span }[] | undefined;
  /** For a noun: its head, "shareholder". */
  readonly head?: string | undefined;
  /** For a noun: all that the phrase says of whom it means. */
  readonly phrase?: Phrase | undefined;
  /** For "its largest shareholder": whom "its" stands for. */
  readonly owner?: { readonly actor: Actor; readonly antecedent: Span } | undefined;
}

/** A mention with all of its fields: engines read objects of one shape fastest. */
export function mentionOf(fields: Mention): Mention {
  return {
    actor: fields.actor,
    antecedent: fields.antecedent,
    rivals: fields.rivals,
    head: fields.head,
    phrase: fields.phrase,
    owner: fields.owner,
    form: fields.form,
    from: fields.from,
    to: fields.to,
    sentence: fields.sentence,
    place: fields.place,
    start: fields.start,
    end: fields.end,
    possessive: fields.possessive,
  };
}

/** A span of the text in UTF-16 units, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a noun phrase says of whom it means. */
export interface Phrase {
  /** Lower-case adjectives and the head. */
  readonly words: readonly string[];
  readonly country?: string;
}
