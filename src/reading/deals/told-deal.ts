import type { DealClaim } from '../../evidence/index.ts';
import type { Mention } from '../mentions/mention.ts';
import type { SentenceParts } from '../page.ts';
import type { ReadClaim } from '../reading.ts';
import { coreferences } from '../stakes/stakes.ts';

/** Words that make a sale one of shares and not of a business. */
export const SHARES: ReadonlySet<string> = new Set([
  'share',
  'shares',
  'stake',
  'stakes',
  'holding',
  'interest',
]);

/** Who does what in a deal, where the sentence tells it. */
export interface DealSides {
  /** Whoever buys, bids or brings in new money; of a merger or joint venture, one of the partners. */
  readonly buyer?: Mention;
  readonly seller?: Mention;
  /** Whose shares change hands, or who is bid for; the other partner. */
  readonly target?: Mention;
}

/** A deal that the text tells of, with its sides. */
export interface ToldDeal {
  readonly read: ReadClaim<DealClaim>;
  readonly sides: DealSides;
  /** The token at which its words stand. */
  readonly at: number;
}

/** The sentence as evidence, with the names that its nouns and pronouns stand for. */
export function evidenceOf(
  parts: SentenceParts,
  sides: readonly Mention[],
): Omit<ReadClaim<DealClaim>, 'claim' | 'circumstance'> {
  return {
    start: parts.sentence.start,
    end: parts.sentence.end,
    coreferences: sides.flatMap((mention) =>
      coreferences('party', { mention, here: parts.mentions.includes(mention) }, parts),
    ),
    band: 'review',
    score: 0.5,
  };
}

/** Kinds that tell the same deal from two sides or in other words. */
const FAMILIES: Readonly<Record<string, string>> = {
  acquisition: 'combination',
  takeover_bid: 'combination',
  merger: 'combination',
  stake_purchase: 'stake',
  stake_sale: 'stake',
  stake_reduction: 'stake',
  investment: 'stake',
  ipo: 'listing',
  spinoff: 'listing',
};

/** What the kinds of deal that tell the same have in common. */
export function familyOf(kind: string): string {
  return FAMILIES[kind] ?? kind;
}

/** Deals before that a deal is compared with. */
export const EARLY = 40;

/** Statuses of a deal that goes on; a refusal or an end is told beside it. */
const ENDS: ReadonlySet<string> = new Set(['rejected', 'withdrawn', 'failed', 'blocked', 'denied']);

/** One deal for each family, parties and ending: texts come back to the same deal in other words. */
export function distinct(deals: readonly ToldDeal[]): ToldDeal[] {
  const kept: ToldDeal[] = [];
  for (const deal of deals)
    if (!kept.slice(-EARLY).some((other) => isSame(other, deal))) kept.push(deal);
  return kept;
}

function isSame(
  { read: { claim: first } }: ToldDeal,
  { read: { claim: second } }: ToldDeal,
): boolean {
  if (familyOf(first.kind) !== familyOf(second.kind)) return false;
  if ((ENDS.has(first.status) || ENDS.has(second.status)) && first.status !== second.status)
    return false;
  if (first.share && second.share && !first.share.equals(second.share)) return false;
  const shared = first.parties.filter((party) => second.parties.includes(party)).length;
  return shared >= Math.min(2, first.parties.length, second.parties.length);
}
