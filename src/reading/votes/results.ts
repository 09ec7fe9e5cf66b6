import { lowerWords, type Page, type SentenceParts } from '../page.ts';
import { speaksNear } from './ballots.ts';
import { anchorOf, type Place, type Side, sideAsSubject, sideBeside } from './counts.ts';
import { type VoteFigure, voteFractions } from './fractions.ts';
import { sideAsObject } from './got.ts';
import { isRequired, ofVotes } from './rules.ts';
import { words } from '../words/set.ts';

/** What a percentage says of a vote. */
export type Result = 'threshold' | 'approve' | 'reject' | 'oppose' | 'abstain';

/** A part of votes with the side that its words give it. */
export interface Counted {
  readonly figure: VoteFigure;
  readonly side: Side | 'rule';
  /** The part of some only: "60 percent of the public shareholders". */
  readonly group: boolean;
}

const KNOWN = new WeakMap<SentenceParts, readonly Counted[]>();
const NONE: readonly Counted[] = [];

/** The percentages of a sentence whose side its grammar tells: nothing where nobody votes. */
export function countedIn(page: Page, parts: SentenceParts): readonly Counted[] {
  const known = KNOWN.get(parts);
  if (known) return known;
  const figures = voteFractions(page, parts);
  if (figures.length === 0) return NONE;
  const found: Counted[] = [];
  const tabled = DECIDED.of(parts);
  const near = speaksNear(page, parts) || (tabled && NEEDED.of(parts));
  const decides = near || tabled;
  if ((decides || SIZED.of(parts)) && !POLITICS.of(parts)) {
    const list = lowerWords(page, parts.sentence);
    for (const figure of figures) {
      const { from } = parts.sentence;
      const place = { from: figure.from - from, to: figure.to - from };
      const before = found.at(-1);
      const side = sideOf(list, place, before && before.figure.to - from, before);
      if (side && isMeant(list, place, { side, figure, decides, near }))
        found.push({ figure, side, group: isGroup(list, place, before, from) });
    }
  }
  KNOWN.set(parts, found);
  return found;
}

/** What is decided by votes: a part that it needs is one of them. */
const DECIDED = words(
  'proposal merger reform amendment amendments articles by-laws bylaws statutes scheme majority supermajority decisions split',
);
/** What is told beside what was got. */
const NEEDED = words('needed required');
const SIZED = words('shares capital stock');
const BIDS: ReadonlySet<string> = new Set(
  'mandatory bid offer tender disclosure notification'.split(' '),
);

/** No rule of votes asks for less: smaller parts give other rights. */
const LEAST = 0.2;
const VOTES: ReadonlySet<string> = new Set(
  'votes vote voting cast present shareholders represented'.split(' '),
);

/** Whether a side is one of votes: a rule where something is decided, a result where the text near it speaks of a vote. */
function isMeant(
  list: readonly string[],
  place: Place,
  { side, figure, decides, near }: Meaning,
): boolean {
  if (side !== 'rule') return near;
  const spoken = decides || (ofVotes(list, place) && !list.some((word) => BIDS.has(word)));
  return spoken && isRule(list, figure, place);
}

interface Meaning {
  readonly side: Side | 'rule';
  readonly figure: VoteFigure;
  readonly decides: boolean;
  readonly near: boolean;
}

/** A line below half is one of votes only where it is one "of the votes", and not of a bid. */
function isRule(list: readonly string[], { share }: VoteFigure, { to }: Place): boolean {
  const cast = list[to] === 'of' && list.slice(to, to + 6).some((word) => VOTES.has(word));
  return (
    share.valueOf() >= 0.5 ||
    (share.valueOf() > LEAST && cast && !list.some((word) => BIDS.has(word)))
  );
}

function sideOf(
  list: readonly string[],
  place: Place,
  last: number | undefined,
  before: Counted | undefined,
): Side | 'rule' | undefined {
  if (isRequired(list, place)) return 'rule';
  if (isHeld(list, place) || isSupposed(list, place)) return undefined;
  return (
    sideBeside(list, place) ??
    (isSubject(list, place) ? sideAsSubject(list, place) : undefined) ??
    sideAsObject(list, place) ??
    (last !== undefined && before?.side === 'for' ? gapped(list, place, last) : undefined)
  );
}

const PLURALS: ReadonlySet<string> = new Set(
  'total holders shareholders investors owners stockholders members those voters'.split(' '),
);
/** Words after which a part is no subject: what somebody has, pays or sells. */
const NO_SUBJECT: ReadonlySet<string> = new Set(
  'with at to from by of for in controls controlling against than buy bought sell sold acquire raised cut had has have get gets got'.split(
    ' ',
  ),
);

/** Whether a part may be the subject of its clause: "holders of 70 percent voted", "only 39 percent supported". */
function isSubject(list: readonly string[], place: Place): boolean {
  const at = anchorOf(list, place);
  const anchor = list[at] ?? '';
  if (['of', 'with', 'holding', 'representing', 'owning'].includes(anchor))
    return PLURALS.has(list[at - 1] ?? '');
  return !NO_SUBJECT.has(anchor);
}

/** "if 20 percent or more vote against": nobody has yet. */
function isSupposed(list: readonly string[], { from }: Place): boolean {
  return list.slice(Math.max(0, from - 4), from).some((word) => word === 'if' || word === 'should');
}

/** Who votes for a parliament votes on no company. */
const POLITICS = words(
  'parliament parliamentary party parties respondents survey electorate constituency coalition pollster',
);

const HOLDS: ReadonlySet<string> = new Set(
  "own owns owned holds hold held its their his her 's ’s whose stake".split(' '),
);
const HOLDINGS: ReadonlySet<string> = new Set('stake interest shareholding holding'.split(' '));

/** "its 27 percent stake", "owns 9.9 percent": what somebody has, and no votes. */
function isHeld(list: readonly string[], place: Place): boolean {
  const anchor = list[anchorOf(list, place)] ?? '';
  return HOLDS.has(anchor) || HOLDINGS.has(list[place.to] ?? '');
}

const ENDS_GAP: ReadonlySet<string> = new Set(
  '; which who whose stake turnout quorum attendance attended present owns because so that with sold bought profit owned from'.split(
    ' ',
  ),
);
const GAP = 16;

/** "X got 94 percent and Y just 31 percent": the second part stands as the first does. */
function gapped(list: readonly string[], place: Place, last: number): Side | undefined {
  const between = list.slice(last, place.from);
  const joins = between.some((word) => word === 'and' || word === 'while' || word === ',');
  if (!joins || between.length > GAP || between.some((word) => ENDS_GAP.has(word)))
    return undefined;
  const behind = list.slice(place.to, place.to + 4);
  const ofVotes = behind.includes('vote') || behind.includes('votes');
  return ['of', 'in', 'to'].includes(behind[0] ?? '') && !ofVotes ? undefined : 'for';
}

const GROUPS: ReadonlySet<string> = new Set(
  'public independent retail institutional minority small foreign private individual minorities'.split(
    ' ',
  ),
);

/** What will be voted is no result yet. */
const PLANS: ReadonlySet<string> = new Set(
  'would will expected intend intends likely declared announced pledged promised committed'.split(
    ' ',
  ),
);
const PLAN_REACH = 14;

function isPlanned(list: readonly string[], to: number): boolean {
  const near = list.slice(to, to + PLAN_REACH);
  const stop = near.findIndex((word) => word === ',' || word === ';' || word === 'so');
  return (stop === -1 ? near : near.slice(0, stop)).some((word) => PLANS.has(word));
}

/** Words over which a part goes on with the group of the one before. */
const SAME_GROUP = 10;

function isGroup(
  list: readonly string[],
  { from, to }: Place,
  last: Counted | undefined,
  start: number,
): boolean {
  if (list.slice(Math.max(0, from - 6), from).includes('among')) return true;
  if (isPlanned(list, to)) return true;
  if (list[to] === 'of') return list.slice(to, to + 5).some((word) => GROUPS.has(word));
  return last?.group === true && from - (last.figure.to - start) <= SAME_GROUP;
}

const LOST: ReadonlySet<string> = new Set(
  'short failed fails failing missed misses miss lost defeated insufficient lapsed below fell falls'.split(
    ' ',
  ),
);
const TURNED: ReadonlySet<string> = new Set('rejected refused'.split(' '));
const APART: ReadonlySet<string> = new Set('; while whereas though although'.split(' '));
const PARTS: ReadonlySet<string> = new Set('; while whereas though although but'.split(' '));

/** Whether the part of a sentence where a number stands says that the motion failed; what it was after a "but" counts too. */
function isLost(list: readonly string[], at: number): boolean {
  return (
    partAround(list, at, APART).some((word) => LOST.has(word)) ||
    partAround(list, at, PARTS).some((word) => TURNED.has(word))
  );
}

function partAround(
  list: readonly string[],
  at: number,
  ends: ReadonlySet<string>,
): readonly string[] {
  const from = list.slice(0, at).findLastIndex((word) => ends.has(word));
  const end = list.findIndex((word, index) => index > at && ends.has(word));
  return list.slice(from + 1, end === -1 ? undefined : end);
}

const WON: ReadonlySet<string> = new Set(
  'victory victorious prevailed elected enough carried re-elected through'.split(' '),
);

/** How sure a result is that the grammar of its sentence tells. */
export const TOLD = 0.85;

/** What a part means for what was voted on: a majority decides, and what is needed must be reached. */
export function resultOf(page: Page, parts: SentenceParts, one: Counted): Result {
  const { side, group } = one;
  if (side === 'rule') return 'threshold';
  if (side === 'away') return 'abstain';
  const value = one.figure.share.valueOf();
  if (side === 'against') return value < 0.5 || (group && !DOWN.of(parts)) ? 'oppose' : 'reject';
  if (group) return 'approve';
  const own = countedIn(page, parts);
  const outvoted = own.some((other) => other.side === 'against' && valueOf(other) >= 0.5);
  if (value < 0.5 && outvoted) return 'approve';
  const near = own.some((other) => other.side === 'rule') ? own : [...own, ...beside(page, parts)];
  const least = near.filter((other) => other.side === 'rule').map(valueOf);
  if (least.some((needed) => needed > value + 0.0005)) return 'reject';
  const list = lowerWords(page, parts.sentence);
  const rivals = own.filter((other) => other.side === 'for' && other !== one);
  if (value >= 0.5)
    return rivals.length === 0 && isLost(list, one.figure.from - parts.sentence.from)
      ? 'reject'
      : 'approve';
  if (rivals.length > 0)
    return rivals.every((rival) => valueOf(rival) < value) ? 'approve' : 'reject';
  return list.some((word) => WON.has(word)) ? 'approve' : 'reject';
}

/** "was rejected with 58 percent of the institutions' votes". */
const DOWN = words('rejected defeated');

const valueOf = ({ figure }: Counted): number => figure.share.valueOf();

/** A rule and its result stand within a few sentences. */
const NEAR = [-3, -2, -1, 1, 2, 3] as const;

function beside(page: Page, { sentence }: SentenceParts): Counted[] {
  return NEAR.flatMap((step) => {
    const other = page.inSentence[sentence.index + step];
    return other ? [...countedIn(page, other)] : [];
  });
}
