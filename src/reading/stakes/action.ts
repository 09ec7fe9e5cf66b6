import type { Page, SentenceParts } from '../page.ts';
import { clauseAt, lowerWords } from '../page.ts';
import type { Percent } from '../percents/percent.ts';
import type { Pair } from './candidates.ts';

/** What the sentence says happens to the stake. */
export type StakeAction =
  'hold' | 'prior' | 'raise' | 'cut' | 'acquire' | 'sell' | 'increment' | 'dilute';

const INCREMENT: ReadonlySet<string> = new Set([
  'further',
  'another',
  'additional',
  'remaining',
  'outstanding',
  'extra',
]);

/** "from A to B" gives B with the verb and A as what was before; possessives are standing facts. */
export function stakeAction(
  page: Page,
  parts: SentenceParts,
  percent: Percent,
  pair: Pair,
): StakeAction {
  const before = lowerWords(page, {
    from: Math.max(parts.sentence.from, percent.from - 4),
    to: percent.from,
  });
  const after = lowerWords(page, {
    from: percent.to,
    to: Math.min(parts.sentence.to, percent.to + 3),
  });
  const clause = clauseAt(parts, percent.from);
  const verb =
    clause?.verbs.findLast((candidate) => candidate.from < percent.from) ?? clause?.verbs[0];
  const last = before.findLast((word) =>
    ['from', 'to', 'at', 'by', 'against', 'its', 'their', 'his', "'s"].includes(word),
  );
  if (
    last === 'from' ||
    last === 'against' ||
    before.includes('previously') ||
    before.includes('previous')
  )
    return 'prior';
  if (last === 'its' || last === 'their' || last === 'his' || last === "'s")
    return verb?.kind === 'sell' && after[0] !== 'stake' ? 'sell' : 'hold';
  if (before.some((word) => INCREMENT.has(word))) return 'increment';
  if (verb?.kind === 'raise') return 'raise';
  if (verb?.kind === 'cut')
    return before.includes('diluted') || verb.head.startsWith('dilut') ? 'dilute' : 'cut';
  if (verb?.kind === 'sell')
    return pair.holder.slot?.rule.startsWith('subject') === true ? 'sell' : 'acquire';
  if (verb?.kind === 'buy') return 'acquire';
  if (
    verb &&
    (verb.head === 'had' || verb.head === 'held' || verb.head === 'owned') &&
    verb.auxiliaries.includes('had')
  )
    return 'prior';
  return 'hold';
}
