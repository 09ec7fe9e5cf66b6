import { fraction } from '../../model/index.ts';
import { lowerWords, type Page, type SentenceParts } from '../page.ts';
import type { VoteFigure } from './fractions.ts';
import { words } from '../words/set.ts';

/** What a percentage says about a vote: the majority that is needed, or the support that was given. */
export type VoteNumber = 'threshold' | 'approve' | 'reject' | undefined;

const NEEDS: ReadonlySet<string> = new Set(
  'require requires required requiring need needs needed needing calls must necessary demands demand demanded prescribe prescribes prescribed stipulate enough'.split(
    ' ',
  ),
);
const WINS: ReadonlySet<string> = new Set(
  'carried backed backing approved passed got won supported support adopted through favour favor yes received secured secures obtained attracted drew collected garnered mustered gathered elected re-elected endorsed cleared approval'.split(
    ' ',
  ),
);
const LOSES: ReadonlySet<string> = new Set(
  'fails failed rejected defeated down against short opposed'.split(' '),
);
const VOTING = words(
  'vote votes voting voted majority resolution resolutions meeting motion proposal slate list amendment amendments articles consent ballot shareholders holders merger item items cast quorum reform reforms present represented assembly egm agm candidate candidates nominees poll',
);
const STAKES: ReadonlySet<string> = new Set(
  'own owns owned hold holds holding held stake stakes has have had controls control shareholder keeps bought buy sell sold'.split(
    ' ',
  ),
);
const REACH = 10;

/** A first reading of a percentage as a vote's number, by the words around it. */
export function voteNumber(page: Page, parts: SentenceParts, percent: VoteFigure): VoteNumber {
  const { sentence } = parts;
  const before = clipped(
    lowerWords(page, { from: Math.max(sentence.from, percent.from - REACH), to: percent.from }),
    'before',
  );
  const after = clipped(
    lowerWords(page, { from: percent.to, to: Math.min(sentence.to, percent.to + REACH) }),
    'after',
  );
  const around = [...before, ...after];
  const list = lowerWords(page, sentence);
  if (!VOTING.of(parts) && !earlierVotes(page, parts)) return undefined;
  if (
    before.slice(-4).some((word) => STAKES.has(word)) ||
    ['stake', 'interest', 'holding'].includes(after[0] ?? '')
  )
    return undefined;
  const needs =
    around.some((word) => NEEDS.has(word)) ||
    isCondition(before) ||
    after[0] === 'majority' ||
    before.slice(-2).includes('majority');
  const number = percent.form !== 'percent' || around.some((word) => VOTING.has(word)) || needs;
  if (needs && number && !after.slice(0, 2).includes('turnout'))
    return isNeeded(before, after) ? 'threshold' : undefined;
  const result = resultOf(before, after, list);
  return result === 'approve' && isMinority(percent) && list.some((word) => MOTIONS.has(word))
    ? 'reject'
    : result;
}

/** What was got: by the words before ("won 62 percent") or right after ("62 percent voted in favour"). */
function resultOf(
  before: readonly string[],
  after: readonly string[],
  words: readonly string[],
): VoteNumber {
  if (before.includes('quorum')) return undefined;
  const near = before.slice(-5);
  const next = after.slice(0, NEXT);
  if (near.some((word) => LOSES.has(word))) return 'reject';
  const casts = next.findIndex((word) => CAST.has(word));
  if (casts !== -1 && next.slice(casts).some((word) => LOSES.has(word))) return 'reject';
  const wins =
    near.some((word) => WINS.has(word)) ||
    (casts !== -1 && next.slice(casts).some((word) => WINS.has(word) || word === 'for'));
  if (!wins) return undefined;
  return words.some((word) => NEEDS.has(word) || LOST.has(word)) && !near.includes('through')
    ? 'reject'
    : 'approve';
}

/** A motion that wins less than half is lost; a list of candidates need not be. */
function isMinority({ share }: VoteFigure): boolean {
  return share.compare(HALF) < 0;
}

const HALF = fraction(1, 2);
const MOTIONS: ReadonlySet<string> = new Set(['motion', 'resolution', 'proposal', 'amendment']);

/** Words after a percentage in which its voters act. */
const NEXT = 9;
const CAST: ReadonlySet<string> = new Set(
  'voted voting cast backed supported approved were was rejected opposed said came'.split(' '),
);
const LOST: ReadonlySet<string> = new Set([
  'fails',
  'failed',
  'failing',
  'short',
  'defeated',
  'lost',
]);

/** "takes effect only if holders of at least". */
function isCondition(before: readonly string[]): boolean {
  return before.some(
    (word, at) => word === 'only' && ['if', 'when', 'with'].includes(before[at + 1] ?? ''),
  );
}

/** "a majority of 75%", "needs two thirds", "two thirds were needed". */
function isNeeded(before: readonly string[], after: readonly string[]): boolean {
  return (
    before.some((word) => NEEDS.has(word)) ||
    isCondition(before) ||
    after.slice(0, NEXT).some((word) => NEEDS.has(word)) ||
    after[0] === 'majority' ||
    before.slice(-2).includes('majority')
  );
}

/** Words up to the next comma, semicolon, "and" or "when": another number's words are not this one's. */
function clipped(words: readonly string[], side: 'before' | 'after'): readonly string[] {
  const stops = [',', ';', ':', 'when', 'but', 'and', '('];
  if (side === 'after') {
    const stop = words.findIndex((word) => stops.includes(word));
    return stop === -1 ? words : words.slice(0, stop);
  }
  const stop = words.findLastIndex((word) => stops.includes(word));
  return words.slice(stop + 1);
}

function earlierVotes(page: Page, parts: SentenceParts): boolean {
  const earlier = page.inSentence[parts.sentence.index - 1];
  if (!earlier || earlier.sentence.paragraph !== parts.sentence.paragraph) return false;
  return lowerWords(page, earlier.sentence).some((word) =>
    ['voted', 'vote', 'votes', 'meeting', 'resolution', 'abstained', 'motion', 'merger'].includes(
      word,
    ),
  );
}
