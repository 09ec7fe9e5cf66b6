import type { Clause } from '../clause.ts';
import { marksOf } from '../modality.ts';
import { lowerWords, type Page, type SentenceParts } from '../page.ts';
import type { Stance } from './stances.ts';
import type { Voter } from './bodies.ts';

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
/** What only a meeting decides. */
const ON_BALLOT: ReadonlySet<string> = new Set(
  'vote resolution resolutions motion motions slate list amendment amendments articles election re-election accounts remuneration pay discharge item items nominee nominees candidate candidates candidacy agenda dividend'.split(
    ' ',
  ),
);
/** What a meeting may decide, and others too. */
const MOTIONS: ReadonlySet<string> = new Set(
  'merger proposal proposals increase plan plans directors director deal transaction scheme sale purchase swap split combination change changes measure measures agreement demand request extension renewal removal dismissal appointment buyback buy-back issue cap ceiling limit accord settlement spin-off listing delisting policy report reports statements'.split(
    ' ',
  ),
);
const REFORMS: ReadonlySet<string> = new Set(['reform', 'reforms', 'governance', 'restructuring']);
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
const REGULATORS =
  /commission\b|authority|regulator|court\b|ministry|agency|watchdog|antitrust|tribunal|federal reserve|stock exchange|department/i;
/** Ways of staying out that speak of a vote only beside its words: "walked out of talks". */
const STAYS_OUT: ReadonlySet<string> = new Set(
  'stayed stay staying stays sat sit left walked turn attend part remained kept'.split(' '),
);
const OBJECT_REACH = 10;

/** Whether words that may take a side cannot be a vote: a regulator decides, or somebody keeps out of something else. */
export function isNoVote(page: Page, { parts, stance, voter }: Position): boolean {
  const name = voter.company?.actor.name ?? voter.mention?.actor.name ?? '';
  const byRule = (stance.kind === 'verb' || stance.kind === 'noun') && REGULATORS.test(name);
  if (byRule) return true;
  if (stance.kind !== 'away') return false;
  const near = lowerWords(page, { from: stance.from, to: stance.from + 4 });
  if (near[1] === 'from' && near[2]?.endsWith('ing') && near[2] !== 'voting') return true;
  return STAYS_OUT.has(near[0] ?? '') && votingWords(page, parts).length === 0;
}

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
  const near = lowerWords(page, turned ? ahead : behind);
  if (near.some((word) => REFORMS.has(word))) return 'reform';
  if (near.some((word) => ON_BALLOT.has(word))) return 'ballot';
  if (near.some((word) => MOTIONS.has(word))) return 'motion';
  return near.some((word) => OFFERS.has(word)) ? 'offer' : 'none';
}

function votingWords(page: Page, parts: SentenceParts): string[] {
  const near = [-1, 1].some((step) => {
    const other = page.inSentence[parts.sentence.index + step];
    return other?.sentence.paragraph === parts.sentence.paragraph && speaks(page, other);
  });
  return [...(speaks(page, parts) ? ['sentence-votes'] : []), ...(near ? ['paragraph-votes'] : [])];
}

function speaks(page: Page, { sentence }: SentenceParts): boolean {
  return lowerWords(page, sentence).some((word) => VOTING.has(word));
}
