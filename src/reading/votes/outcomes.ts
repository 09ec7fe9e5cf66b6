import type { VoteClaim } from '../../evidence/index.ts';
import { canHold } from '../actor.ts';
import type { Mention } from '../mentions/mention.ts';
import { lowerWords, type Page, type SentenceParts } from '../page.ts';
import type { ReadClaim } from '../reading.ts';
import { isPossessive } from '../token.ts';
import { frame, positionOf } from './claims.ts';
import { subjectWords } from './subjects.ts';
import { words } from '../words/set.ts';

const MOTIONS = words('resolution resolutions motion motions proposal proposals slate nominees');
const OUTCOMES: ReadonlyMap<string, 'approve' | 'reject'> = new Map([
  ['failed', 'reject'],
  ['fell', 'reject'],
  ['lost', 'reject'],
  ['passed', 'approve'],
  ['won', 'approve'],
  ['went through', 'approve'],
  ['got through', 'approve'],
  ['was carried', 'approve'],
  ['were carried', 'approve'],
  ['fell through', 'reject'],
]);
/** Words that may stand between a motion and its outcome. */
const BETWEEN: ReadonlySet<string> = new Set(
  'was were has have had narrowly clearly also then both all finally of the vote , however'.split(
    ' ',
  ),
);
const REACH = 4;

/** "Farallon, whose proposal failed": how a motion ended, and whose it was. */
export function outcomesIn(page: Page, parts: SentenceParts): ReadClaim<VoteClaim>[] {
  const found: ReadClaim<VoteClaim>[] = [];
  for (let at = parts.sentence.from; at < parts.sentence.to; at += 1) {
    const outcome = MOTIONS.of(page.tokens[at]) ? outcomeAfter(page, at) : undefined;
    if (outcome === undefined) continue;
    found.push(resultOf(page, parts, outcome));
    const owner = ownerOf(page, parts, at);
    if (owner) found.push(positionOf(page, parts, owner, 'propose'));
  }
  return found;
}

function outcomeAfter(page: Page, at: number): 'approve' | 'reject' | undefined {
  let next = at + 1;
  if (page.tokens[next]?.lower === ',') next = pastAside(page, next);
  for (const last = next + REACH; next < last; next += 1) {
    const word = page.tokens[next]?.lower ?? '';
    const after = page.tokens[next + 1]?.lower ?? '';
    const outcome = OUTCOMES.get(word) ?? OUTCOMES.get(`${word} ${after}`);
    if (outcome !== undefined) return after === 'short' ? undefined : outcome;
    if (!BETWEEN.has(word)) return undefined;
  }
  return undefined;
}

const ASIDE = 18;

/** "a further motion, one that would have hurt them, fell through": where the aside ends. */
function pastAside({ tokens }: Page, comma: number): number {
  for (let end = comma + 1; end < comma + ASIDE; end += 1)
    if (tokens[end]?.lower === ',') return end + 1;
  return comma;
}

/** "Farallon's proposal", "X, whose motion": whose the motion is. */
function ownerOf(page: Page, parts: SentenceParts, at: number): Mention | undefined {
  if (page.tokens[at - 1]?.lower === 'whose')
    return parts.mentions.findLast(
      ({ from, to, form, actor }) =>
        to < at && form === 'name' && canHold(actor) && page.tokens[from - 1]?.lower !== 'of',
    );
  let before = at;
  while (before > at - REACH && !isOwned(page, parts, before)) before -= 1;
  return parts.mentions.find(
    ({ to, actor, possessive }) =>
      (to === before || (to === before - 1 && isPossessive(page.tokens[before - 1]))) &&
      canHold(actor) &&
      possessive,
  );
}

function isOwned(page: Page, parts: SentenceParts, at: number): boolean {
  return parts.mentions.some(
    ({ to }) => to === at || (to === at - 1 && isPossessive(page.tokens[at - 1])),
  );
}

function resultOf(page: Page, parts: SentenceParts, action: string): ReadClaim<VoteClaim> {
  const claim: VoteClaim = {
    type: 'vote',
    actor: 'shareholders',
    action,
    subject: subjectWords(lowerWords(page, parts.sentence)),
  };
  return {
    ...frame(parts),
    claim,
    circumstance: { modality: 'asserted' },
    coreferences: [],
    band: 'review',
    score: LIKELY,
  };
}

const LIKELY = 0.65;
