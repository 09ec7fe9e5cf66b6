import { anchorOf, byBallot, type Place, type Side } from './counts.ts';
import { words } from '../words/set.ts';

const GETS: ReadonlySet<string> = new Set(
  'got get gets received receive receives won wins obtained obtains secured garnered gathered drew attracted mustered polled achieved collected scored captured given commanded had reached reaches'.split(
    ' ',
  ),
);
const ENDS: ReadonlySet<string> = new Set('ended ends finished came stood'.split(' '));
const PASSED: ReadonlySet<string> = new Set(
  'backed supported approved endorsed carried passed adopted elected re-elected reelected accepted ratified confirmed won win wins reappointed re-appointed appointed'.split(
    ' ',
  ),
);
const FAILED: ReadonlySet<string> = new Set(
  'opposed rejected defeated refused contested dismissed'.split(' '),
);
/** Words that are part of a verb only behind another: "voted down", "went through". */
const PARTICLES: Readonly<Record<string, { readonly after: ReadonlySet<string>; side: Side }>> = {
  down: { after: words('voted vote turned turn shot'), side: 'against' },
  out: { after: words('thrown threw voted'), side: 'against' },
  through: { after: words('went go goes came come waved carried sailed got'), side: 'for' },
  favour: { after: words('in'), side: 'for' },
  favor: { after: words('in'), side: 'for' },
  against: { after: words('voted'), side: 'against' },
  yes: { after: words('their its said a say'), side: 'for' },
};
/** What was missed was aimed at: the part is that of those in favour. */
const MISSED: ReadonlySet<string> = new Set('missed failed fell lost short'.split(' '));
const GIVEN: ReadonlySet<string> = new Set(
  'support backing approval consent endorsement yes majority acceptance approvals'.split(' '),
);
const REFUSED: ReadonlySet<string> = new Set(
  'opposition dissent rejection protest rebellion revolt'.split(' '),
);
const BE: ReadonlySet<string> = new Set(
  'was is were are exceeded totalled stood to be been it'.split(' '),
);
const VOTES: ReadonlySet<string> = new Set('vote votes voting ballots ballot poll'.split(' '));
const PRESENCE: ReadonlySet<string> = new Set('turnout quorum attendance participation'.split(' '));
const BEFORE = 14;

/** What a part is said to be in a clause where it is no subject: "won 62 percent", "carried by 57 percent", "the support of 19 percent". */
export function sideAsObject(list: readonly string[], place: Place): Side | undefined {
  const at = anchorOf(list, place);
  const anchor = list[at] ?? '';
  if (list.slice(Math.max(0, at - 4), at + 1).some((word) => PRESENCE.has(word))) return undefined;
  if (anchor === 'voted' || (anchor === 'by' && list[at - 1] === 'voted'))
    return byBallot(list, place.to) ?? byVerb(list, at);
  if (anchor === 'by') return byVerb(list, at);
  if (anchor === 'with') return HOLDERS.has(list[at - 1] ?? '') ? undefined : byVerb(list, at);
  if (anchor === 'of') return ofNoun(list, at);
  if (GETS.has(anchor)) return isGot(list, place, at) ? 'for' : asRate(list, at);
  if (anchor === 'or' || anchor === '(') return asShare(list, at);
  if (isEnd(list, at)) return speaksOfBallot(list) ? 'for' : undefined;
  return BE.has(anchor) ? asRate(list, at) : undefined;
}

/** "ended at 36 percent", "none of them came to 35 percent". */
function isEnd(list: readonly string[], at: number): boolean {
  const anchor = list[at] ?? '';
  return (
    ENDS.has(anchor) || (ENDS.has(list[at - 1] ?? '') && ['with', 'on', 'to'].includes(anchor))
  );
}

const HOLDERS: ReadonlySet<string> = new Set(
  'fund company shareholder holder owner investor group siblings family brothers part shareholders manager one'.split(
    ' ',
  ),
);

/** "was backed by 62 percent", "approved the merger with 94 percent": the nearest verb before says which side. */
function byVerb(list: readonly string[], at: number): Side | undefined {
  for (let before = at - 1; before >= Math.max(0, at - BEFORE); before -= 1) {
    const word = list[before] ?? '';
    if (word === ';' || word === ':') return undefined;
    if ((FAILED.has(word) || PASSED.has(word)) && isOfAgent(list, before, at)) return undefined;
    if (FAILED.has(word)) return 'against';
    if (PASSED.has(word) || (list[at] === 'with' && MISSED.has(word))) return 'for';
    const particle = PARTICLES[word];
    const near = particle && list.slice(Math.max(0, before - 6), before);
    if (particle && near?.some((one) => particle.after.has(one))) return particle.side;
  }
  return undefined;
}

const VOTERS: ReadonlySet<string> = new Set(
  'shareholders investors holders meeting members assembly directors owners'.split(' '),
);

/** "was supported by X with 10 percent": what the agent has, and not what was got. */
function isOfAgent(list: readonly string[], verb: number, at: number): boolean {
  return (
    list[at] === 'with' && list.slice(verb, at).includes('by') && !VOTERS.has(list[at - 1] ?? '')
  );
}

/** "the support of 50 percent", "a majority of 66 percent", "against the votes of 20 percent". */
function ofNoun(list: readonly string[], at: number): Side | undefined {
  const noun = list[at - 1] ?? '';
  if (VOTES.has(noun) && list.slice(Math.max(0, at - 4), at).includes('against')) return 'against';
  if (REFUSED.has(noun)) return 'against';
  if (!GIVEN.has(noun)) return undefined;
  return noun === 'majority' ? byVerb(list, at) : 'for';
}

/** "the approval rate exceeded 98 percent", "support was at 60 percent", "against him there were 19 percent". */
const RATE_REACH = 9;

function asRate(list: readonly string[], at: number): Side | undefined {
  const before = list.slice(Math.max(0, at - RATE_REACH), at);
  if (before.at(-1) === 'there' && before.includes('against')) return 'against';
  const near = before.slice(-RATE_REACH);
  if (near.some((word) => REFUSED.has(word))) return 'against';
  return near.some((word) => GIVEN.has(word) || word === 'result') ? 'for' : undefined;
}

/** "8.1 million votes, or 71 percent": the same number once more. */
function asShare(list: readonly string[], at: number): Side | undefined {
  const before = list.slice(Math.max(0, at - 9), at);
  const votes = before.slice(-2).some((word) => VOTES.has(word));
  return votes && before.some((word) => GETS.has(word)) ? 'for' : undefined;
}

const TABLED: ReadonlySet<string> = new Set(
  'list lists slate resolution resolutions motion proposal candidate candidates nominee nominees former latter merger report dividend accounts appointment election re-election reappointment'.split(
    ' ',
  ),
);
/** What was got is told beside what was needed. */
const NEEDED: ReadonlySet<string> = new Set('needed required needs requires necessary'.split(' '));
const GOT: ReadonlySet<string> = new Set(
  'vote votes voted cast support approval backing yes'.split(' '),
);

/** "had 55 percent of the votes" of a list, "won 62 percent" in a ballot; not "has 20 percent of the votes" of an owner. */
function isGot(list: readonly string[], { from, to }: Place, at: number): boolean {
  const behind = list.slice(to, to + 6);
  const tabled = list.slice(Math.max(0, at - 9), at).some((word) => TABLED.has(word));
  if (list[at] === 'had' && (!tabled || !/^\d/.test(list[from] ?? ''))) return false;
  if (behind[0] === 'of') return behind.some((word) => GOT.has(word));
  if (list.some((word) => NEEDED.has(word))) return true;
  return GOT.has(behind[0] ?? '') || tabled;
}

function speaksOfBallot(list: readonly string[]): boolean {
  return list.some((word) => VOTES.has(word) || TABLED.has(word) || word === 'voted');
}
