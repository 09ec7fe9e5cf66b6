import { words } from './words/set.ts';

/** On which side a part of the votes stands. */
export type Side = 'for' | 'against' | 'away';

/** A place among the lower-cased words of a sentence: those of a part, `to` exclusive. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/** Words that only say how large a part is. */
const SIZES = words(
  'about around some nearly almost only just more than less under over at least no merely barely roughly close near a the well above below up exactly as much many an approximately another overwhelming further still mere narrow not even fewer most',
);
const APPROVING = words(
  'backed supported approved endorsed accepted ratified adopted favoured favored agreed consented back support approve endorse favour favor accept ratify',
);
const OPPOSING = words(
  'opposed rejected refused disapproved dissented oppose reject refuse protested rebelled',
);
const STAYING = words('abstained abstain abstaining abstentions abstention');
/** Verbs that take a side through what follows them. */
const LIGHT = words(
  'vote votes voted voting cast were was are is came said say says went stood gave',
);
const BALLOT = words('vote votes voted voting cast');
const ADVERBS = words(
  'cast all also overwhelmingly yesterday today on monday tuesday wednesday thursday friday saturday sunday out clearly narrowly firmly either their its votes his her late',
);
const UNDOING = words(
  'reject block stop oppose prevent refuse deny defeat halt scrap withhold punish remove',
);
const FAILS = words('failed refused declined unwilling');
const OWNERS = words('its their his her the a an of in');
const STOPS = words('; . : but while whereas although though , ) which');
const REACH = 15;
/** Words of an aside behind a part: "34 percent, more than a third, voted against". */
const ASIDE = 8;

/** The last word before a part that says more than how large it is. */
export function anchorOf(list: readonly string[], { from }: Place): number {
  let at = from - 1;
  while (at >= 0 && (SIZES.has(list[at] ?? '') || isNearly(list, at))) at -= 1;
  return at;
}

/** "close to", "up to". */
function isNearly(list: readonly string[], at: number): boolean {
  return list[at] === 'to' && ['close', 'up', 'next'].includes(list[at - 1] ?? '');
}

/** The side that somebody takes from a word on, where it takes one: "backed", "voted against", "were for". */
function sideAt(list: readonly string[], at: number): Side | undefined {
  const word = list[at] ?? '';
  if (APPROVING.has(word)) return approves(list[at - 1] ?? '', list[at - 2] ?? '');
  if (OPPOSING.has(word)) return 'against';
  if (STAYING.has(word)) return 'away';
  return LIGHT.has(word) ? sideAfter(list, at) : undefined;
}

/** "backed", but not "with somebody on its back". */
function approves(before: string, earlier: string): Side | undefined {
  if (before === 'not' || (before === 'to' && FAILS.has(earlier))) return 'against';
  return OWNERS.has(before) ? undefined : 'for';
}

/** "voted on Friday against", "were in favour", "was cast to stop", "voted the plan down". */
function sideAfter(list: readonly string[], verb: number): Side | undefined {
  let at = verb + 1;
  while (at < verb + 5 && ADVERBS.has(list[at] ?? '')) at += 1;
  const [first = '', second = ''] = [list[at], list[at + 1]];
  const ballot = BALLOT.has(list[verb] ?? '') || BALLOT.has(list[at - 1] ?? '');
  if (['for', 'yes', 'aye', 'behind'].includes(first)) return 'for';
  if (first === 'in' && second.startsWith('favo')) return 'for';
  if (['against', 'no', 'down'].includes(first)) return 'against';
  return ballot ? byBallot(list, at) : undefined;
}

/** The side behind "voted": "against", "not to", "to stop", "the plan down". */
export function byBallot(list: readonly string[], at: number): Side | undefined {
  const [first = '', second = ''] = [list[at], list[at + 1]];
  if (first === 'not') return 'against';
  if (first === 'the' && second === 'way') return 'for';
  const apart = list.slice(at, at + 7);
  const stop = apart.findIndex((word) => STOPS.has(word));
  const near = stop === -1 ? apart : apart.slice(0, stop);
  if (near.includes('down') || near.includes('off') || near.includes('against')) return 'against';
  if (first !== 'to') return undefined;
  return UNDOING.has(second) ? 'against' : 'for';
}

/** "60 percent of the capital voted against": the side that a part takes as the subject of its clause. */
export function sideAsSubject(list: readonly string[], place: Place): Side | undefined {
  const end = closing(list, place);
  if (end === undefined) return undefined;
  for (let at = end; at < Math.min(list.length, end + REACH); at += 1) {
    const word = list[at] ?? '';
    if (word === ',' && at < end + REACH / 2) {
      const close = list.indexOf(',', at + 1);
      if (close === -1 || close > at + ASIDE) return undefined;
      at = close;
      continue;
    }
    if (STOPS.has(word)) return undefined;
    const side = sideAt(list, at);
    if (side) return side;
    if (OTHER.has(word)) return undefined;
  }
  return undefined;
}

/** Verbs with which a part does something else than to take a side. */
const OTHER = words(
  'owns holds hold held belongs belong turned attended owned bought sold and carries',
);
const COUNTED = words('shares votes shareholders capital ballots stock');

/** Where a part in brackets ends: "shares (38.16 percent) said no"; nowhere where a name stands before it. */
function closing(list: readonly string[], { from, to }: Place): number | undefined {
  if (list[from - 1] !== '(') return to;
  const end = list.indexOf(')', to);
  if (end === -1 || end > to + 8 || !COUNTED.has(list[from - 2] ?? '')) return undefined;
  return end + 1;
}

const BASES = words(
  'of the votes vote voting shares share capital stock cast present represented their its shareholders holders investors voters those in a at poll ballots company all',
);
const NEAR_FOR = words('support approval backing consent acceptance yes endorsement approvals');
const NEAR_AGAINST = words('against opposition dissent no opposed rejection');

/** "56 percent approval", "43.3 percent against", "98 percent of the votes in favor". */
export function sideBeside(list: readonly string[], { to }: Place): Side | undefined {
  let at = to;
  while (at < to + 7 && BASES.has(list[at] ?? '')) at += 1;
  const [word = '', last = ''] = [list[at], list[at - 1]];
  if (last === 'in' && /^favou?r/.test(word)) return 'for';
  if (NEAR_AGAINST.has(word)) return 'against';
  if (STAYING.has(word)) return 'away';
  if (word === 'for') return at > to && last !== 'in' ? 'for' : undefined;
  return NEAR_FOR.has(word) && (at === to || last === 'of') ? 'for' : undefined;
}
