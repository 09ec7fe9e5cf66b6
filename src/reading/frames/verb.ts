import { canBeCompany } from '../actor.ts';
import { type Draft, holder, company, nameAfter, stakeNoun } from './draft.ts';
import { SHARE_FILL, BEFORE_PERCENT, STAKE_HEADS } from './words.ts';
import type { Mention } from '../mentions/mention.ts';
import { coordinated, subjectOf } from '../subject.ts';
import type { Unit } from '../units.ts';
import { words } from '../words/set.ts';

/** The verb before, its subject and object, and a stake noun between: "raised its stake in Y to 15%". */
export function governed(draft: Draft, from: number): void {
  const { units } = draft;
  let verb = from;
  while (verb >= 0 && units[verb]?.kind !== 'verb') {
    if (units[verb]?.lower === ';') return;
    verb -= 1;
  }
  if (verb < 0) return verbless(draft, from);
  draft.verb = verb;
  const gapped = gapBefore(units, verb, from);
  if (gapped !== undefined && ['in', 'at'].includes(units[gapped - 1]?.lower ?? ''))
    company(draft, units[gapped]?.mention, 'stake-in');
  else if (gapped !== undefined) return holder(draft, coordinated(units, gapped), 'gap');
  const noun = stakeNoun(units, verb, from);
  if (noun !== undefined) stakeOf(draft, noun);
  else ownedIn(draft, verb);
  const { kind = 'other', passive = false } = units[verb]?.verb ?? {};
  if (noun === undefined && headedBy(units, verb) !== undefined) return headOf(draft, verb);
  const subject = subjectOf(units, verb);
  if (!subject) {
    handed(draft, verb, from);
    return noun === undefined ? headOf(draft, verb) : undefined;
  }
  const by = draft.holders.some(({ rule }) => rule === 'agent');
  const reduced = TAKEN.has(units[verb]?.verb?.head ?? '');
  if ((passive || reduced) && (kind === 'own' || kind === 'buy') && by) {
    company(draft, subject.whole.at(-1), 'passive-subject');
    return;
  }
  if (kind === 'be' && by) company(draft, subject.whole.at(-1), 'passive-subject');
  else if (!draft.told && !draft.holders.some(({ rule }) => rule === 'possessor'))
    holder(
      draft,
      subject.whole,
      `subject-${kind}${passive ? '-passive' : ''}${subject.how === 'shared' ? '-shared' : ''}`,
    );
  if (subject.possessed && noun === undefined) {
    const headed = stakeNoun(units, -1, verb);
    if (headed !== undefined) stakeOf(draft, headed);
  }
  handed(draft, verb, from);
}

/** "Alder, owned 41 percent by Birch": a participle, where somebody is named behind "by". */
const TAKEN = words('owned held controlled bought acquired');

/** "in the hands of Alder are 24.5 percent": who comes before the verb. */
function inHands(draft: Draft): void {
  const { units } = draft;
  const hands = units.findIndex(({ lower }) => lower === 'hands');
  const of = hands !== -1 && hands < draft.at && units[hands + 1]?.lower === 'of';
  const name = of ? nameAfter(units, hands + 2) : undefined;
  if (name !== undefined && name < draft.at)
    holder(draft, [units[name]?.mention as Mention], 'predicate');
}

/** "…, and Mediobanca to 7.3 percent": a name that stands for a clause without its verb. */
function gapBefore(units: readonly Unit[], verb: number, from: number): number | undefined {
  if (!['to', 'at', 'from'].includes(units[from]?.lower ?? '')) return undefined;
  const ranged = units[from - 1]?.kind === 'percent' && units[from - 2]?.lower === 'from';
  const at = from - (ranged ? 3 : 1);
  const unit = units[at];
  if (unit?.kind !== 'name' || unit.mention?.possessive || at <= verb + 2) return undefined;
  const comma = units.slice(verb, at).some(({ lower }) => lower === ',');
  return comma ? at : undefined;
}

/** "gave Fiat 20 percent", "lifts the family to 52 percent", "took it to 58.5 percent". */
function handed(draft: Draft, verb: number, from: number): void {
  const { units } = draft;
  const object = nameAfter(units, verb + 1);
  if (object === undefined || object > from) return;
  const mention = units[object]?.mention as Mention;
  const behind = units[object + 1]?.lower === ',' ? asideEnd(units, object + 1) : object + 1;
  const next = units[behind]?.lower ?? '';
  if (
    !mention.possessive &&
    (['to', 'with', 'at', 'a', 'an', 'another', 'about', 'some', 'up'].includes(next) ||
      object === from)
  )
    holder(draft, [mention], 'object');
}

/** "brings Alder, a lender, a stake": where the aside ends that a comma opens. */
function asideEnd(units: readonly Unit[], comma: number): number {
  const close = units.findIndex(({ lower }, at) => at > comma && lower === ',');
  return close === -1 || close - comma > 12 ? comma : close + 1;
}

/** "has in Birch a part of 12 percent": the company right behind the verb. */
function ownedIn(draft: Draft, verb: number): void {
  const { units } = draft;
  const named = units[verb + 1]?.lower === 'in' ? nameAfter(units, verb + 2) : undefined;
  const mention = named === undefined || named > draft.at ? undefined : units[named]?.mention;
  if (units[verb]?.verb?.kind === 'own' && mention && !mention.possessive)
    company(draft, mention, 'stake-in');
}

/** The stake noun that is what the verb says something of: "its Birch stake is", "the stake of Alder in Birch goes". */
function headedBy(units: readonly Unit[], verb: number): number | undefined {
  for (let at = verb - 1; at >= 0; at -= 1) {
    const unit = units[at] as Unit;
    if (unit.kind === 'verb' || unit.kind === 'percent' || unit.kind === 'mark') return undefined;
    if (unit.kind !== 'word' || !STAKE_HEADS.of(unit)) continue;
    const near = units.slice(Math.max(0, at - 4), at);
    return near.some(
      ({ lower, kind }) => ['with', 'by', 'for', 'through'].includes(lower) || kind === 'verb',
    )
      ? undefined
      : at;
  }
  return undefined;
}

/** "The holding of Alder in Birch is to come down": the stake itself is what the verb is about. */
function headOf(draft: Draft, verb: number): void {
  inHands(draft);
  const noun = stakeNoun(draft.units, -1, verb);
  if (noun !== undefined) stakeOf(draft, noun);
}

/** Without a verb: "from 46.2 percent" after another percentage, or a list. */
function verbless(draft: Draft, from: number): void {
  const noun = stakeNoun(draft.units, -1, from);
  if (noun !== undefined) stakeOf(draft, noun);
}

/** "Renault’s 43% stake in Nissan", "the Nissan stake": possessor and company of a stake noun. */
function stakeOf(draft: Draft, noun: number): void {
  const { units } = draft;
  const preposition = units[noun + 1]?.lower ?? '';
  if (preposition === 'in' || preposition === 'of') {
    const name = stakeTarget(units, noun + 2, draft.at);
    if (name !== undefined) {
      const mention = units[name]?.mention as Mention;
      const inner = units[name + 1];
      if (preposition === 'of' && !mention.possessive && opensWithCompany(units, noun)) {
        company(draft, frontName(units), 'in-front');
        return holder(draft, [mention], 'possessor');
      }
      if (preposition === 'of' && inner?.lower === 'in' && !mention.possessive) {
        const target = stakeTarget(units, name + 2, draft.at);
        if (target !== undefined) {
          company(draft, units[target]?.mention, 'stake-in');
          return holder(draft, [mention], 'possessor');
        }
      }
      company(
        draft,
        mention.possessive && inner?.kind === 'name' ? inner.mention : mention,
        'stake-in',
      );
    }
  }
  let at = noun - 1;
  while (
    at >= 0 &&
    (units[at]?.kind === 'word' || units[at]?.kind === 'percent') &&
    (BEFORE_PERCENT.of(units[at]) || units[at]?.kind === 'percent' || SHARE_FILL.of(units[at]))
  )
    at -= 1;
  const unit = units[at];
  if (unit?.kind !== 'name' || !unit.mention) return;
  if (unit.mention.possessive) holder(draft, [unit.mention], 'possessor');
  else company(draft, unit.mention, 'stake-modifier');
  const owner = units[at - 1];
  if (!unit.mention.possessive && owner?.kind === 'name' && owner.mention?.possessive)
    holder(draft, [owner.mention], 'possessor');
}

/** "In Birch, a maker of parts, the stake of Alder rose to 11%": of what, before whose. */
function opensWithCompany(units: readonly Unit[], noun: number): boolean {
  const front = frontName(units);
  return front !== undefined && units.slice(0, noun).some(({ lower }) => lower === ',');
}

/** The name behind the "in" or "at" that opens a sentence. */
function frontName(units: readonly Unit[]): Mention | undefined {
  if (!['in', 'at'].includes(units[0]?.lower ?? '')) return undefined;
  const name = nameAfter(units, 1);
  const mention = name === undefined ? undefined : units[name]?.mention;
  return mention?.form === 'name' && !mention.possessive && canBeCompany(mention.actor)
    ? mention
    : undefined;
}

function stakeTarget(units: readonly Unit[], from: number, limit: number): number | undefined {
  for (let at = from; at < Math.min(limit, from + 4); at += 1) {
    if (units[at]?.kind === 'name') return at;
    if (units[at]?.kind !== 'word') return undefined;
  }
  return undefined;
}
