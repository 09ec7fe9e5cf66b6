import { lowerWords, type Page, type SentenceParts } from './page.ts';
import { words } from './words/set.ts';

const BALLOTS = words(
  'vote votes voted voting voters ballot ballots resolution resolutions motion motions quorum proxy agm egm abstain abstains abstained abstention abstentions re-elected re-election reelected reelection re-appointment reappointment referendum nominees',
);
const MEETINGS = words('annual general extraordinary special shareholders stockholders court');
/** A text tells of a vote from this many sentences with words of one, or from this share of them. */
const ENOUGH = 3;
const SHARE = 0.25;

const KNOWN = new WeakMap<Page, boolean>();

/** Whether a text is the story of a vote: sides and parts that it tells of are told of that vote. */
export function tellsOfVote(page: Page): boolean {
  const known = KNOWN.get(page);
  if (known !== undefined) return known;
  const body = page.inSentence.filter(({ sentence }) => sentence.kind === 'body');
  const told = body.filter((parts) => speaksOfVote(page, parts)).length;
  const found = told >= ENOUGH || (told > 0 && told >= body.length * SHARE);
  KNOWN.set(page, found);
  return found;
}

/** Whether a sentence has words of a ballot or of a meeting that votes. */
export function speaksOfVote(page: Page, { sentence }: SentenceParts): boolean {
  const list = lowerWords(page, sentence);
  return list.some(
    (word, at) => BALLOTS.has(word) || (word === 'meeting' && MEETINGS.has(list[at - 1] ?? '')),
  );
}
