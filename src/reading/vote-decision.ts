import type { Clause } from './clause.ts';
import { marksOf } from './modality.ts';
import { lowerWords, type Page, type SentenceParts } from './page.ts';
import type { Stance } from './vote-stances.ts';
import type { Voter } from './vote-voters.ts';

/** A side that somebody may have taken in a vote. */
export interface Position {
  readonly parts: SentenceParts;
  readonly clause: Clause;
  readonly stance: Stance;
  readonly voter: Voter;
}

const VOTING: ReadonlySet<string> = new Set(
  'vote votes voted voting ballot ballots resolution resolutions meeting agm egm motion proxy quorum abstained abstention abstentions turnout poll minutes agenda'.split(
    ' ',
  ),
);
const MOTIONS: ReadonlySet<string> = new Set(
  'vote reform reforms governance restructuring resolution resolutions merger amendment amendments proposal proposals motion slate list articles increase plan plans re-election election directors director accounts remuneration pay discharge item items deal transaction scheme sale purchase swap split combination change changes measure measures agreement dividend demand request candidacy extension renewal nominee nominees candidate candidates removal dismissal appointment buyback buy-back issue cap ceiling limit accord settlement spin-off listing delisting policy report reports statements'.split(
    ' ',
  ),
);
const OFFERS: ReadonlySet<string> = new Set([
  'bid',
  'offer',
  'approach',
  'takeover',
  'bids',
  'offers',
]);
const AUTHORITIES =
  /commission|authority|regulator|court|ministry|agency|minister|parliament|watchdog|competition|antitrust|tribunal|judge/i;
const OBJECT_REACH = 10;

/** What speaks for and against a vote, for the weights of the reader. */
export function positionFeatures(page: Page, position: Position): string[] {
  const { parts, clause, stance, voter } = position;
  const who = voter.body ?? voter.mention?.actor.kind ?? 'nobody';
  const side = `${stance.action}:${stance.kind}`;
  const marks = marksOf(page, parts, clause);
  return [
    'any',
    side,
    `who:${who}`,
    `${stance.kind}+${voter.body ? 'body' : 'name'}`,
    `how:${voter.how}`,
    `object:${objectOf(page, position)}+${stance.kind}`,
    ...votingWords(page, parts),
    ...(marks.hypothetical ? ['hypothetical'] : []),
    ...(marks.planned ? ['planned'] : []),
    ...(voter.mention && voter.mention.form !== 'name' ? [`form:${voter.mention.form}`] : []),
    ...(voter.company ? ['of-company'] : []),
    ...(clause.kind === 'relative' ? ['relative'] : []),
    ...(AUTHORITIES.test(voter.mention?.actor.name ?? '') ? ['authority'] : []),
  ];
}

/** What is voted on: something that meetings decide, an offer, or neither. */
function objectOf(page: Page, { parts, clause, stance, voter }: Position): string {
  const behind = { from: stance.to, to: Math.min(parts.sentence.to, stance.to + OBJECT_REACH) };
  const ahead = { from: parts.sentence.from, to: stance.from };
  const turned = voter.how !== 'subject' || (clause.kind === 'relative' && clause.opener !== 'who');
  const words = lowerWords(page, turned ? ahead : behind);
  if (words.some((word) => MOTIONS.has(word))) return 'motion';
  return words.some((word) => OFFERS.has(word)) ? 'offer' : 'none';
}

function votingWords(page: Page, parts: SentenceParts): string[] {
  const near = [-1, 1].some((step) => {
    const other = page.inSentence[parts.sentence.index + step];
    return other?.sentence.paragraph === parts.sentence.paragraph && speaks(page, other);
  });
  const count = votesIn(page);
  return [
    ...(speaks(page, parts) ? ['sentence-votes'] : []),
    ...(near ? ['paragraph-votes'] : []),
    count === 0 ? 'text-silent' : count <= 3 ? 'text-some' : 'text-votes',
  ];
}

function speaks(page: Page, { sentence }: SentenceParts): boolean {
  return lowerWords(page, sentence).some((word) => VOTING.has(word));
}

const COUNTS = new WeakMap<Page, number>();

function votesIn(page: Page): number {
  const known = COUNTS.get(page);
  if (known !== undefined) return known;
  const count = page.tokens.filter(({ lower }) => VOTING.has(lower)).length;
  COUNTS.set(page, count);
  return count;
}
