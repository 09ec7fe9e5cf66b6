import { type Draft, holder } from './draft.ts';
import { BELONGS } from './words.ts';
import type { Mention } from '../mentions/mention.ts';
import type { Unit } from '../units.ts';
import { words } from '../words/index.ts';

/** "41.5 percent sat with the trust", "51% belongs to the state", "went to", "is owned by". */
export function predicate(draft: Draft, at: number): void {
  const { units } = draft;
  if (units[at]?.lower === 'to') return;
  if (COUNTED.has(units[at]?.verb?.head ?? '')) {
    draft.otherBase = true;
    return;
  }
  for (let next = at + 1; next < Math.min(units.length, at + 7); next += 1) {
    const unit = units[next] as Unit;
    if ([',', ';', '.', 'and', 'but'].includes(unit.lower)) break;
    if (unit.kind !== 'name') continue;
    if (unit.mention?.possessive && !endsClause(units, next)) return;
    const link = linkBefore(units, at, next);
    const verb = units[at]?.verb;
    const gets =
      (unit.mention?.possessive && verb?.kind === 'be') ||
      ['with', 'by'].includes(link) ||
      (link === 'to' && ['own', 'sell', 'other'].includes(verb?.kind ?? '')) ||
      (['of', 'in'].includes(link) &&
        units.slice(at, next).some(({ lower }) => ['hands', 'property'].includes(lower)));
    if (gets) {
      holder(draft, [unit.mention as Mention], 'predicate');
      draft.told = true;
    }
    return;
  }
  // "7.5 percent more belong to a consortium": somebody's, though nothing names whose.
  if (BELONGS.of(units[at])) draft.told = true;
}

/** "56% of the shares were represented": what was counted, and nobody's. */
const COUNTED = words('represented voted cast attended tendered present');

/** "will be Alder’s.": nothing follows that could be Alder’s. */
function endsClause(units: readonly Unit[], name: number): boolean {
  const next = units[name + 1];
  return next === undefined || [',', '.', ';', 'and', '”', '"'].includes(next.lower);
}

/** The preposition before a name, over words that describe it: "to the Russian firm Alder". */
function linkBefore(units: readonly Unit[], verb: number, name: number): string {
  for (let at = name - 1; at > verb; at -= 1) {
    const { lower, kind } = units[at] as Unit;
    if (LINKS.has(lower)) return lower;
    if (kind !== 'word' && lower !== '-') return '';
  }
  return '';
}

const LINKS = words('with by to of in from for at on');
