import { lowerWords, type Page } from './page.ts';
import { speaksNear } from './vote-ballots.ts';
import type { Position } from './vote-decision.ts';
import { countedIn } from './vote-results.ts';
import { words } from './words/set.ts';

const ABLE = words('can could may might able allowed entitled free right power cannot');
const ASKED = words(
  'asked brought urged called invited ordered told persuaded pressed expected obliged forced due',
);
const NOT = words("not n't n’t never");
const VOTED = words('vote votes voted voting abstain abstains abstained abstaining');
const MEETING = /\bmeeting\b/i;
/** Tokens before a side in which its doubt stands. */
const REACH = 4;
const COUNT_REACH = 15;

/** Whether words that may take a side take none: it is only possible or asked for, or it is that of a part that is counted. */
export function isNoSide(page: Page, position: Position): boolean {
  const { parts, stance, voter } = position;
  if (voter.mention && MEETING.test(voter.mention.actor.name)) return true;
  if (stance.action === 'propose' && voter.body === 'shareholders') return true;
  if (isPossible(page, position) || isCounted(page, position)) return true;
  const firm =
    voter.body !== undefined ||
    stance.action === 'block' ||
    stance.kind === 'away' ||
    stance.action === 'no_support';
  if (firm || VOTED.of(page.tokens[stance.from])) return false;
  return !speaksNear(page, parts);
}

/** "could not vote", "was asked to vote", "did not say yes". */
function isPossible(page: Page, { parts, clause, stance }: Position): boolean {
  const from = Math.max(clause.from, parts.sentence.from, stance.from - REACH);
  const before = lowerWords(page, { from, to: stance.from });
  const able = before.findLastIndex((word) => ABLE.has(word));
  if (able !== -1 && before[able + 1] !== 'have') return true;
  if (before.at(-1) === 'to' && before.some((word) => ASKED.has(word)) && before.some(isBe))
    return true;
  const plain = stance.kind === 'cast' && !VOTED.of(page.tokens[stance.from]);
  return plain && before.slice(-2).some((word) => NOT.has(word));
}

const isBe = (word: string): boolean => ['was', 'were', 'be', 'been', 'is', 'are'].includes(word);

/** "holders of 60 percent said yes": the part that is counted takes the side. */
function isCounted(page: Page, { parts, stance, voter }: Position): boolean {
  return countedIn(page, parts).some(({ figure, side }) => {
    if (side === 'rule' || figure.to > stance.from) return false;
    if (stance.from - figure.to > COUNT_REACH) return false;
    return voter.mention === undefined || voter.mention.to <= figure.from;
  });
}
