import { anchorOf, type Place } from './counts.ts';

const NEEDS: ReadonlySet<string> = new Set(
  'require requires required requiring need needs needed needing demands demand demanded prescribe prescribes prescribed stipulates stipulated must to unless if only necessary requisite obligatory asks ask calls'.split(
    ' ',
  ),
);
/** Words that may stand between the need and the part that is needed. */
const ON_THE_WAY: ReadonlySet<string> = new Set(
  'majority qualified special supermajority backing support approval consent votes vote yes of from by least at the a an some only more than be been approved supported backed carried passed adopted accepted endorsed ratified get reach obtain have win secure in favour favor with resolution for holders shareholders'.split(
    ' ',
  ),
);
const LINES: ReadonlySet<string> = new Set(
  'threshold hurdle minimum bar requirement mark'.split(' '),
);
const ENOUGH: ReadonlySet<string> = new Set(
  'needed required necessary enough sufficient suffice suffices'.split(' '),
);
const STOPS: ReadonlySet<string> = new Set(
  '; : but while although whereas which with when where , and'.split(' '),
);
const DECIDES: ReadonlySet<string> = new Set(
  'for favour favor in approve support vote back agree accept consent favour favor'.split(' '),
);
/** "a third is enough to control it": a size of a holding. */
const CONTROLS: ReadonlySet<string> = new Set('control own rule govern dominate'.split(' '));
const HAVE: ReadonlySet<string> = new Set('have has had'.split(' '));
const REACH = 9;

/** Whether a part is what a rule asks for: "requires 75 percent", "two thirds are needed", "the threshold of 50 percent". */
export function isRequired(list: readonly string[], place: Place): boolean {
  if (isPresence(list, place)) return false;
  return neededBefore(list, place) || neededAfter(list, place) || isLine(list, place);
}

/** "half of the capital is represented": who must be there, not how they vote. */
function isPresence(list: readonly string[], { to }: Place): boolean {
  const near = list.slice(to, to + 8);
  const at = near.findIndex((word) =>
    ['represented', 'present', 'attends', 'attend'].includes(word),
  );
  return at > 0 && ['is', 'are', 'be', 'was', 'were'].includes(near[at - 1] ?? '');
}

/** "requires the backing of two thirds", "must be approved by 75 percent", "unless holders of half". */
function neededBefore(list: readonly string[], place: Place): boolean {
  let at = place.from - 1;
  if (list[at] === ':') at -= 1;
  const stop = Math.max(0, at - REACH);
  while (at >= stop && !NEEDS.has(list[at] ?? '') && ON_THE_WAY.has(list[at] ?? '')) at -= 1;
  const word = list[at] ?? '';
  if (at < stop || !NEEDS.has(word)) return false;
  if (word === 'to') return HAVE.has(list[at - 1] ?? '') && list[at + 1] !== 'sell';
  if (word === 'only') return list[at + 1] === 'with';
  return (
    word !== 'if' || list[at - 1] === 'only' || (at === place.from - 1 && ofVotes(list, place))
  );
}

const VOTES: ReadonlySet<string> = new Set('votes vote capital shares stock'.split(' '));

/** "75 percent of the votes". */
export function ofVotes(list: readonly string[], { to }: Place): boolean {
  return list[to] === 'of' && list.slice(to, to + 6).some((word) => VOTES.has(word));
}

/** "two thirds were needed", "more than half must approve", "a simple majority was enough". */
function neededAfter(list: readonly string[], { to }: Place): boolean {
  const near = list.slice(to, to + 13);
  const stop = near.findIndex((word) => STOPS.has(word) || /^\d/.test(word));
  const own = stop === -1 ? near : near.slice(0, stop);
  const enough = own.findIndex((word) => ENOUGH.has(word));
  if (enough !== -1) return own[enough - 1] !== 'not' && !CONTROLS.has(own[enough + 2] ?? '');
  const must = own.findIndex(
    (word, at) => word === 'must' || (HAVE.has(word) && own[at + 1] === 'to'),
  );
  return must !== -1 && own.slice(must).some((word) => DECIDES.has(word));
}

/** "the threshold of 50 percent", "below the 75 percent threshold", "short of two thirds". */
function isLine(list: readonly string[], place: Place): boolean {
  const anchor = anchorOf(list, place);
  const noun = list[anchor - 1] ?? '';
  if (list[anchor] === 'of' && (LINES.has(noun) || noun === 'short')) return true;
  if (isMissed(list, anchor) || isMajority(list, place)) return true;
  const next = list.slice(place.to, place.to + 2);
  return LINES.has(next[0] ?? '') || (next[0] === 'acceptance' && LINES.has(next[1] ?? ''));
}

/** "a three-quarters majority", "with a majority of two thirds", "an ordinary resolution (more than 50 percent)". */
function isMajority(list: readonly string[], { from, to }: Place): boolean {
  const before = list.slice(Math.max(0, from - 9), from);
  const inWords = !/^\d/.test(list[from] ?? '');
  if (inWords && before.slice(-2).join(' ') === 'majority of')
    return !before.some((word) => PASSED.has(word));
  if (before.slice(-4).includes('('))
    return before.includes('resolution') && before.lastIndexOf('(') > before.indexOf('resolution');
  if (list[to] !== 'majority' && list[to] !== 'majorities') return false;
  return inWords || list.slice(0, from).some((word) => WANTS.has(word));
}

const PASSED: ReadonlySet<string> = new Set(
  'passed approved carried adopted elected re-elected won backed supported'.split(' '),
);
const WANTS: ReadonlySet<string> = new Set(
  'require requires required need needs needed must'.split(' '),
);
const FAILS: ReadonlySet<string> = new Set(
  'failed fails failing unable not n’t never without'.split(' '),
);
const REACHES: ReadonlySet<string> = new Set(
  'reach reaching get getting win winning obtain obtaining secure securing muster gather achieve attain find collect receive'.split(
    ' ',
  ),
);

/** "missed two thirds", "failed to reach the 75 percent", "did not win half of the votes". */
function isMissed(list: readonly string[], anchor: number): boolean {
  const word = list[anchor] ?? '';
  if (['missed', 'misses', 'missing'].includes(word)) return true;
  return (
    REACHES.has(word) && list.slice(Math.max(0, anchor - 3), anchor).some((one) => FAILS.has(one))
  );
}
