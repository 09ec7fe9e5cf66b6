import { lowerWords, type Page } from '../page.ts';
import { speaksNear } from './ballots.ts';
import type { Position } from './decision.ts';
import { hostAt } from './hosts.ts';
import { countedIn } from './results.ts';
import { words } from '../words/set.ts';

const ABLE: ReadonlySet<string> = new Set(
  'can could may might able allowed entitled free right power cannot'.split(' '),
);
const ASKED: ReadonlySet<string> = new Set(
  'asked brought urged called invited ordered told persuaded pressed expected obliged forced due'.split(
    ' ',
  ),
);
const NOT: ReadonlySet<string> = new Set("not n't n’t never".split(' '));
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
  if (voter.how === 'nobody' && UNTOLD.of(page.tokens[stance.from - 1])) return true;
  if (isHost(page, position)) return true;
  if (voter.mention && OF_IT.of(page.tokens[voter.mention.to])) return true;
  if (voter.body === 'board' && isOwnMatter(page, position)) return true;
  if (voter.mention?.possessive && MANAGES.of(page.tokens[voter.mention.to + 1])) return true;
  const firm =
    voter.body !== undefined ||
    stance.action === 'block' ||
    stance.kind === 'away' ||
    stance.action === 'no_support';
  if (firm || VOTED.of(page.tokens[stance.from])) return false;
  return !speaksNear(page, parts);
}

const OUSTS = words(
  'remove removed dismiss dismissed oust ousted unseat elected reelected re-elected',
);
const REJECTS = words('rejected rejects reject turned refused');
const OFFERS = words('bid offer approach proposal proposals bids offers takeover');
const BALLOTED = words('vote voted votes unanimously unanimous');
/** "when directors are elected", "needed to pass", "to be approved": nothing that was done. */
const UNTOLD = words('are is be to');
/** "a Unilever shareholder says": somebody of the name, and not the name. */
const OF_IT = words('shareholder investor holder stockholder shareholders investors');
const MANAGES = words('management board');
const OBJECT = 9;

/** "a candidate whom the company endorsed": the company at whose meeting they vote does not vote. */
function isHost(page: Page, { parts, voter: { mention, body } }: Position): boolean {
  if (!mention || body !== undefined || mention.form === 'name') return false;
  return mention.actor === hostAt(page, parts)?.actor;
}

/** A board that dismisses its chief or turns an offer down: a post or a deal, and no vote that is told. */
function isOwnMatter(page: Page, { parts, stance }: Position): boolean {
  if (BALLOTED.of(parts)) return false;
  const word = page.tokens[stance.from];
  if (OUSTS.of(word)) return true;
  const to = Math.min(parts.sentence.to, stance.to + OBJECT);
  return REJECTS.of(word) && page.tokens.slice(stance.to, to).some((token) => OFFERS.of(token));
}

/** "could not vote", "was asked to vote", "did not say yes". */
function isPossible(page: Page, { parts, clause, stance }: Position): boolean {
  const from = Math.max(clause.from, parts.sentence.from, stance.from - REACH);
  const before = lowerWords(page, { from, to: stance.from });
  const able = before.findLastIndex((word) => ABLE.has(word));
  if (able !== -1 && before[able + 1] !== 'have') return true;
  if (isDue(before)) return true;
  if (before.at(-1) === 'to' && before.some((word) => ASKED.has(word)) && before.some(isBe))
    return true;
  const plain = stance.kind === 'cast' && !VOTED.of(page.tokens[stance.from]);
  return plain && before.slice(-2).some((word) => NOT.has(word));
}

const NEEDED: ReadonlySet<string> = new Set('needed required enough order it'.split(' '));
const MUST: ReadonlySet<string> = new Set('must should needs need has have had ought'.split(' '));

/** "must be approved", "has to say yes", "when successors are elected": not yet. */
function isDue(before: readonly string[]): boolean {
  if (before.includes('must') || before.includes('should')) return true;
  const to = before.lastIndexOf('to');
  if (to === before.length - 1 && before.some((word) => NEEDED.has(word))) return true;
  return to > 0 && MUST.has(before[to - 1] ?? '') && before.length - to <= 2;
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
