import type { Mention } from '../mentions/mention.ts';
import { lowerWords, type Page, type SentenceParts } from '../page.ts';
import { speaksNear } from './ballots.ts';
import type { Sided } from './frames.ts';
import { bodyIn, type Voter } from './bodies.ts';
import { joinedTo } from './joint.ts';
import { words } from '../words/set.ts';

const ADVISES = words(
  'recommended recommends recommend recommending advised advises advise urged urges urge told asked called',
);
/** Who advises how to vote: proxy advisers by their names and as such. */
const ADVISERS =
  /glass,? lewis|institutional shareholder|\biss\b|proxinvest|ethos|pirc|hermes eos|egan-jones|iias|governance service|proxy|advisor|adviser/i;
const SIDES: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:vote|votes|voting) (?:\S+ ){0,3}(?:against|no|down)\b|\bto (?:reject|oppose|turn down)\b|\ba no\b|\bwithhold\b|\bnot to (?:support|back|accept|approve|vote for)\b/,
    'oppose',
  ],
  [
    /\b(?:vote|votes|voting) (?:\S+ ){0,3}(?:for|in favou?r|yes|with)\b|\bto (?:support|back|approve|accept|elect|endorse)\b|\ba yes\b/,
    'approve',
  ],
];
const REACH = 14;

/** "HSBC's board asked investors to vote against it", "ISS recommended a no": the side that a board or a proxy adviser takes. */
export function adviceIn(page: Page, parts: SentenceParts): Sided[] {
  if (!ADVISES.of(parts) || !speaksNear(page, parts)) return [];
  for (let at = parts.sentence.from + 1; at < parts.sentence.to; at += 1) {
    if (!ADVISES.of(page.tokens[at])) continue;
    const advisers = advisersBefore(page, parts, at);
    const to = Math.min(parts.sentence.to, at + REACH);
    const text = lowerWords(page, { from: at + 1, to }).join(' ');
    const side = SIDES.find(([pattern]) => pattern.test(text));
    if (side && advisers.length > 0) return advisers.map((voter) => ({ voter, action: side[1] }));
  }
  return [];
}

function advisersBefore(page: Page, parts: SentenceParts, at: number): Voter[] {
  const from = Math.max(parts.sentence.from, at - REACH);
  const board = boardBefore(page, parts, at, from);
  if (board) return [board];
  const named = parts.mentions.findLast(
    (one) => one.form === 'name' && one.to <= at && one.from >= from && isAdviser(one),
  );
  if (!named) return [];
  return [named, ...joinedTo(page, parts, named).filter(isAdviser)].map((mention) => ({
    mention,
    how: 'subject' as const,
  }));
}

const isAdviser = ({ actor }: Mention): boolean => ADVISERS.test(actor.name);

/** "X's board had recommended": a board right before the verb. */
function boardBefore(
  page: Page,
  parts: SentenceParts,
  verb: number,
  from: number,
): Voter | undefined {
  for (let at = verb - 1; at >= Math.max(from, verb - 5); at -= 1) {
    const voter = bodyIn(page, parts, { from: at, to: at + 1 });
    if (voter) return voter.body === 'board' && voter.company ? voter : undefined;
  }
  return undefined;
}
