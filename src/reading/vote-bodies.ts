import type { VoteClaim } from '../evidence/index.ts';
import type { Mention } from './mention.ts';
import { marksOf, modalityOf } from './modality.ts';
import { clauseAt, lowerWords, type Page, type SentenceParts } from './page.ts';
import type { ReadClaim } from './reading.ts';
import { subjectWords } from './vote-acts.ts';
import { voteFractions } from './vote-fractions.ts';
import { voteNumber } from './vote-numbers.ts';
import { homeOf } from './role-company.ts';

/** Bodies that decide, by their words, with the name that a claim gives them. */
const BODIES: Readonly<Record<string, string>> = {
  shareholders: 'shareholders',
  holders: 'shareholders',
  investors: 'shareholders',
  stockholders: 'shareholders',
  owners: 'shareholders',
  meeting: 'shareholders',
  members: 'assembly',
  board: 'board',
  boards: 'board',
  directors: 'board',
  assembly: 'assembly',
};
const BODY_ACTS: readonly (readonly [phrase: string, action: string])[] = [
  ['approved', 'approve'],
  ['approve', 'approve'],
  ['backed', 'approve'],
  ['endorsed', 'approve'],
  ['waved', 'approve'],
  ['signed off', 'approve'],
  ['gave their blessing', 'approve'],
  ['gave its blessing', 'approve'],
  ['gave their approval', 'approve'],
  ['gave their consent', 'approve'],
  ['adopted', 'approve'],
  ['passed', 'approve'],
  ['cleared', 'approve'],
  ['nodded through', 'approve'],
  ['said yes', 'approve'],
  ['supported', 'approve'],
  ['gave the green light', 'approve'],
  ['agreed', 'approve'],
  ['voted in favour', 'approve'],
  ['voted for', 'approve'],
  ['voted to', 'approve'],
  ['rejected', 'reject'],
  ['voted down', 'reject'],
  ['voted against', 'reject'],
  ['turned down', 'reject'],
  ['threw out', 'reject'],
  ['said no', 'reject'],
  ['refused', 'reject'],
  ['defeated', 'reject'],
];
const REACH = 9;

/** Whether a word names a body that decides for a company: `shareholders`, `directors`. */
export function isBody(word: string): boolean {
  return Object.hasOwn(BODIES, word);
}

/** "Shareholders of Vale approved", "Engie’s directors agreed": a body's decision without a number. */
export function bodies(page: Page, parts: SentenceParts): ReadClaim<VoteClaim>[] {
  const words = lowerWords(page, parts.sentence);
  const at = words.findIndex(isBody);
  const act = at === -1 ? undefined : actAfter(words, at);
  if (act === undefined || isCounted(page, parts)) return [];
  const place = parts.sentence.from + at;
  const company = companyOf(page, parts, place);
  if (!company) return [];
  const clause = clauseAt(parts, place);
  const marks = clause && marksOf(page, parts, clause);
  const claim: VoteClaim = {
    type: 'vote',
    actor: `${BODIES[words[at] as string]} of ${company.actor.name}`,
    action: act,
    subject: subjectWords(words),
    company: company.actor.name,
  };
  return [
    {
      start: parts.sentence.start,
      end: parts.sentence.end,
      claim,
      circumstance: { modality: marks ? modalityOf({ ...marks, denied: false }) : 'asserted' },
      coreferences: [],
      band: 'review',
      score: 0.6,
    },
  ];
}

function actAfter(words: readonly string[], at: number): string | undefined {
  const near = ` ${words.slice(at + 1, at + REACH).join(' ')} `;
  const isBoard = BODIES[words[at] ?? ''] === 'board';
  return BODY_ACTS.find(
    ([phrase]) =>
      near.includes(` ${phrase} `) &&
      !(phrase === 'agreed' && !isBoard && words[at] !== 'assembly'),
  )?.[1];
}

function isCounted(page: Page, parts: SentenceParts): boolean {
  return voteFractions(page, parts).some((figure) => voteNumber(page, parts, figure) !== undefined);
}

/** "of X" after the body, "X's" or "X" before it, else the company that the text is about. */
function companyOf(page: Page, parts: SentenceParts, place: number): Mention | undefined {
  const word = page.tokens[place]?.lower ?? '';
  const follows = ['of', 'at', 'in'].includes(page.tokens[place + 1]?.lower ?? '');
  const isBare =
    ['the', 'a'].includes(page.tokens[place - 1]?.lower ?? '') || place === parts.sentence.from;
  return (
    (follows
      ? parts.mentions.find((mention) => mention.from > place && mention.from <= place + 3)
      : undefined) ??
    parts.mentions.findLast((mention) => mention.to <= place && place - mention.to <= 1) ??
    (BODIES[word] === 'shareholders' || (isBare && word === 'board') ? homeOf(page) : undefined)
  );
}
