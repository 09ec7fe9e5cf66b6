import { STAKE_HEADS, HOLDER_NOUNS } from './words.ts';
import type { Mention } from '../mentions/mention.ts';
import type { Unit } from '../units.ts';
import { NOUNS } from '../words/index.ts';

/** A name that the grammar of the sentence puts into a place of the stake, and by which construction. */
export interface Slot {
  readonly mention: Mention;
  readonly rule: string;
  /** Not whom the noun or pronoun stands for most likely, but the next one, or the one after that. */
  readonly rival?: number;
  /** Several names hold together ("A and B own") or each for itself. */
  readonly joint?: boolean;
}

/** What the sentence says of a percentage: who holds it, and of what it is a part. */
export interface Frame {
  readonly holders: readonly Slot[];
  readonly companies: readonly Slot[];
  /** The verb that governs the percentage. */
  readonly verb?: Unit;
  /** "15 percent of sales": a part of something that is no company. */
  readonly otherBase: boolean;
  /** "Alder and Birch hold 8 percent of each other": both ways. */
  readonly mutual?: boolean;
  /** "other shareholders (11 percent)": held by many whom nothing names. */
  readonly crowd?: boolean;
}

export interface Draft {
  readonly units: readonly Unit[];
  /** The unit of the percentage. */
  readonly at: number;
  readonly holders: Slot[];
  readonly companies: Slot[];
  verb?: number;
  otherBase: boolean;
  mutual?: boolean;
  crowd?: boolean;
  /** A verb behind the percentage says who has it. */
  told?: boolean;
}

export function holder(draft: Draft, mentions: readonly Mention[], rule: string): void {
  for (const mention of mentions)
    draft.holders.push({ mention, rule, ...(mentions.length > 1 && { joint: true }) });
}

export function company(draft: Draft, mention: Mention | undefined, rule: string): void {
  if (mention) draft.companies.push({ mention, rule });
}

export function nameAfter(units: readonly Unit[], from: number): number | undefined {
  const at = units[from]?.lower === 'the' ? from + 1 : from;
  return units[at]?.kind === 'name' ? at : undefined;
}

export function verbLeft(units: readonly Unit[], from: number): number | undefined {
  for (let at = from - 1; at >= 0 && units[at]?.lower !== ';'; at -= 1)
    if (units[at]?.kind === 'verb') return at;
  return undefined;
}

export function openBracket(units: readonly Unit[], close: number): number {
  let at = close;
  while (at > 0 && units[at]?.lower !== '(') at -= 1;
  return at;
}

export function isHolderNominal(unit: Unit): boolean {
  return (
    unit.kind === 'name' &&
    unit.mention?.form === 'nominal' &&
    unit.mention.head !== undefined &&
    HOLDER_NOUNS.has(unit.mention.head)
  );
}

/** The nearest stake noun between two places. */
export function stakeNoun(units: readonly Unit[], after: number, from: number): number | undefined {
  for (let at = from; at > after; at -= 1)
    if (STAKE_HEADS.of(units[at]) && units[at]?.kind !== 'name') return at;
  return undefined;
}

/** "a company of which": a company that the text does not name. */
export function isFirmNoun({ kind, lower }: Unit): boolean {
  return kind === 'word' && NOUNS.get(lower)?.kind === 'company';
}
