/** On which side a part of the votes stands. */
export type Side = 'for' | 'against' | 'away';

/** A place among the lower-cased words of a sentence: those of a part, `to` exclusive. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/** Words that only say how large a part is. */
const SIZES: ReadonlySet<string> = new Set(
  'about around some nearly almost only just more than less under over at least no merely barely roughly close near a the well above below up exactly as much many an approximately another combined joint remaining overwhelming further still mere narrow not even fewer most'.split(
    ' ',
  ),
);
const APPROVING: ReadonlySet<string> = new Set(
  'backed supported approved endorsed accepted ratified adopted favoured favored agreed consented back support approve endorse favour favor accept ratify'.split(
    ' ',
  ),
);
const OPPOSING: ReadonlySet<string> = new Set(
  'opposed rejected refused disapproved dissented oppose reject refuse protested rebelled'.split(
    ' ',
  ),
);
const STAYING: ReadonlySet<string> = new Set(
  'abstained abstain abstaining abstentions abstention'.split(' '),
);
/** Verbs that take a side through what follows them. */
const LIGHT: ReadonlySet<string> = new Set(
  'vote votes voted voting cast were was are is came said say says went stood gave'.split(' '),
);
const BALLOT: ReadonlySet<string> = new Set('vote votes voted voting cast'.split(' '));
const ADVERBS: ReadonlySet<string> = new Set(
  'cast all also overwhelmingly yesterday today on monday tuesday wednesday thursday friday saturday sunday out clearly narrowly firmly either their its votes his her late'.split(
    ' ',
  ),
);
const UNDOING: ReadonlySet<string> = new Set(
  'reject block stop oppose prevent refuse deny defeat halt scrap withhold punish remove'.split(
    ' ',
  ),
);
const FAILS: ReadonlySet<string> = new Set('failed refused declined unwilling'.split(' '));
const OWNERS: ReadonlySet<string> = new Set('its their his her the a an of in'.split(' '));
const STOPS: ReadonlySet<string> = new Set(
  '; . : but while whereas although though , ) which'.split(' '),
);
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
const OTHER: ReadonlySet<string> = new Set(
  'owns holds hold held belongs belong turned attended owned bought sold and carries'.split(' '),
);
const COUNTED: ReadonlySet<string> = new Set(
  'shares votes shareholders capital ballots stock'.split(' '),
);

/** Where a part in brackets ends: "shares (38.16 percent) said no"; nowhere where a name stands before it. */
function closing(list: readonly string[], { from, to }: Place): number | undefined {
  if (list[from - 1] !== '(') return to;
  const end = list.indexOf(')', to);
  if (end === -1 || end > to + 8 || !COUNTED.has(list[from - 2] ?? '')) return undefined;
  return end + 1;
}

const BASES: ReadonlySet<string> = new Set(
  'of the votes vote voting shares share capital stock cast present represented their its shareholders holders investors voters those in a at poll ballots company all'.split(
    ' ',
  ),
);
const NEAR_FOR: ReadonlySet<string> = new Set(
  'support approval backing consent acceptance yes endorsement approvals'.split(' '),
);
const NEAR_AGAINST: ReadonlySet<string> = new Set(
  'against opposition dissent no opposed rejection'.split(' '),
);

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
