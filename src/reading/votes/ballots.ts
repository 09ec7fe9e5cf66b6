import { lowerWords, type Page, type SentenceParts } from '../page.ts';
import { words } from '../words/set.ts';

/** Words of a ballot: they are not said of shares that somebody has. */
const CAST = words(
  'vote voted voters ballot ballots resolution resolutions motion motions quorum proxy agm egm abstain abstains abstained abstention abstentions re-elected re-election reelected reelection re-appointment reappointment referendum nominees elected election dissident dissidents slate reappointed re-appointed',
);
const VOTES = words('votes voting');
const MEETING = words('meeting');
const MEETINGS = words(
  'annual general extraordinary special shareholder shareholders stockholders court',
);
/** A text tells of a vote when as many of its sentences, or this share of them, have words of one. */
const ENOUGH = 2;
const SHARE = 0.25;

const KNOWN = new WeakMap<Page, boolean>();

/** Whether a text is the story of a vote: sides and parts that it tells of are told of that vote. */
export function tellsOfVote(page: Page): boolean {
  const known = KNOWN.get(page);
  if (known !== undefined) return known;
  const body = page.inSentence.filter(({ sentence }) => sentence.kind === 'body');
  const told = body.filter((parts) => CAST.of(parts) || meets(page, parts)).length;
  const found = told >= ENOUGH || (told > 0 && told >= body.length * SHARE);
  KNOWN.set(page, found);
  return found;
}

/** Whether a sentence has words of a ballot or of a meeting that votes. */
export function speaksOfVote(page: Page, parts: SentenceParts): boolean {
  return CAST.of(parts) || VOTES.of(parts) || meets(page, parts);
}

/** Sentences on either side in which words of a vote make a side one that was taken in it. */
const NEAR = [-3, -2, -1, 1, 2, 3] as const;

/** Whether a sentence, one near it or the whole text speaks of a vote. */
export function speaksNear(page: Page, parts: SentenceParts): boolean {
  if (speaksOfVote(page, parts) || tellsOfVote(page)) return true;
  return NEAR.some((step) => {
    const other = page.inSentence[parts.sentence.index + step];
    return other !== undefined && speaksOfVote(page, other);
  });
}

/** "at the annual meeting". */
function meets(page: Page, parts: SentenceParts): boolean {
  if (!MEETING.of(parts) || !MEETINGS.of(parts)) return false;
  const list = lowerWords(page, parts.sentence);
  return list.some((word, at) => word === 'meeting' && MEETINGS.has(list[at - 1] ?? ''));
}
