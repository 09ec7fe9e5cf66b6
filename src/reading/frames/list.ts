import { type Slot, type Draft, holder, company } from './draft.ts';
import { governed } from './verb.ts';
import { STAKE_HEADS, HOLDER_NOUNS, BEFORE_PERCENT } from './words.ts';
import type { Mention } from '../mentions/mention.ts';
import { subjectOf } from '../subject.ts';
import { jointActor } from '../mentions/joint.ts';
import type { Unit } from '../units.ts';
import { words } from '../words/index.ts';

/** "Renault (43 percent)": a holder in a list of holders, a company in a list of holdings. */
export function bracketBefore(draft: Draft, at: number): void {
  const { units } = draft;
  const seat = ['from', 'of', 'in'].includes(units[at - 2]?.lower ?? '') ? at - 3 : at - 1;
  const place = headName(units, units[at - 1]?.kind === 'name' ? at - 1 : seat);
  const unit = units[units[place]?.kind === 'name' ? place : (nameBeforeAside(units, at) ?? place)];
  draft.crowd = isCrowd(units, at);
  if (draft.crowd) return;
  if (unit?.kind !== 'name' || !unit.mention) return governed(draft, at);
  const { mention } = unit;
  if (isPartName(units, place)) {
    company(draft, mention, 'of');
    return governed(draft, at);
  }
  const list = listSide(units, place);
  if (list.side === 'company') {
    company(draft, mention, 'bracket-held');
    if (list.subject) holder(draft, list.subject, 'bracket-subject');
  } else {
    holder(draft, [mention], 'bracket');
    if (list.subject) company(draft, list.subject.at(-1), 'bracket-company');
  }
}

/** "13.5% in Alder, 12.9% in Birch": what the number before is a part of. */
export function isPartName(units: readonly Unit[], name: number): boolean {
  let at = name - 1;
  while (at > 0 && units[at]?.kind === 'word' && !['in', 'of'].includes(units[at]?.lower ?? ''))
    at -= 1;
  const linked = ['in', 'of'].includes(units[at]?.lower ?? '');
  const near = units.slice(Math.max(0, at - 4), at);
  return linked && near.some(({ kind }) => kind === 'percent');
}

/** "other shareholders (11.1%)", "the public (30%)": nobody whom a name could stand for. */
function isCrowd(units: readonly Unit[], at: number): boolean {
  const before = units[at - 1];
  return before?.kind === 'word' && CROWDS.of(before);
}

export const CROWDS = words(
  'shareholders stockholders investors holders owners institutions public float employees staff workers others funds savers individuals people citizens households creditors lenders',
);

/** "George Saitoti, once Vice-President (2.79%)": the name before the aside. */
function nameBeforeAside(units: readonly Unit[], at: number): number | undefined {
  let from = at - 1;
  while (from > 0 && at - from < 7 && !isActor(units[from])) {
    if (units[from]?.lower === ',')
      return units[from - 1]?.kind === 'name' && from < at - 1 ? from - 1 : undefined;
    if (['(', ')', ';', ':'].includes(units[from]?.lower ?? '')) return undefined;
    from -= 1;
  }
  return undefined;
}

/** A name or number, and no "its lender". */
function isActor(unit: Unit | undefined): boolean {
  return unit?.kind === 'percent' || unit?.mention?.form === 'name';
}

/** "Delfin of the Del Vecchio family (9.8%)", "the Yew Tree consortium led by Stroll (21%)": whom the bracket is about. */
function headName(units: readonly Unit[], name: number): number {
  let at = name - 1;
  if (units[at]?.lower === 'the') at -= 1;
  const link = units[at]?.lower ?? '';
  if (link === 'of' && units[at - 1]?.mention?.form === 'name') return at - 1;
  const led = LED.of(units[at - 1]);
  return link === 'by' && led && units[at - 2]?.kind === 'name' ? at - 2 : name;
}

const LED = words('led headed run backed');

interface ListSide {
  readonly side: 'holder' | 'company';
  readonly subject?: readonly Mention[];
}

/** Whether the names of a list hold or are held, by the verb or noun that governs the list. */
function listSide(units: readonly Unit[], from: number): ListSide {
  if (isExample(units, from)) return { side: 'holder' };
  for (let at = from - 1; at >= 0; at -= 1) {
    const unit = units[at] as Unit;
    if (unit.lower === ';') break;
    if (unit.lower === ':' && units[at - 1]?.kind === 'name' && at <= 3)
      return { side: 'holder', subject: [units[at - 1]?.mention as Mention] };
    if (['in', 'of'].includes(unit.lower) && STAKE_HEADS.of(units[at - 1])) {
      const subject = subjectOf(units, at - 1);
      return { side: 'company', ...(subject && { subject: subject.whole }) };
    }
    if (HOLDER_NOUNS.of(unit)) return { side: 'holder' };
    if (unit.kind !== 'verb' || !unit.verb) continue;
    const { kind, passive, head } = unit.verb;
    if (LED.has(head)) continue;
    const by = units.slice(at + 1, from).some(({ lower }) => lower === 'by');
    const subject = subjectOf(units, at)?.whole;
    if (kind === 'own' && !passive && !by) return { side: 'company', ...(subject && { subject }) };
    if (by || passive) return { side: 'holder', ...(subject && { subject }) };
    break;
  }
  return { side: 'holder' };
}

/** "Shareholders with an interest in SK, such as Alder (11.3 percent)": examples of the owners before. */
function isExample(units: readonly Unit[], name: number): boolean {
  const such = units.slice(Math.max(0, name - 2), name).map(({ lower }) => lower);
  const listed = such.includes('including') || (such.includes('such') && such.includes('as'));
  return listed && units.slice(0, name).some(({ lower }) => HOLDER_NOUNS.has(lower));
}

/** "BNDESPar, the bank’s arm: 11.5 percent": the entry of a list, or the header of its company. */
export function colonBefore(draft: Draft, at: number): void {
  const { units } = draft;
  let from = at;
  while (from > 0 && ![';', '.'].includes(units[from - 1]?.lower ?? '')) from -= 1;
  const first = units
    .slice(from, at)
    .find((unit) => unit.kind === 'name' && !unit.mention?.possessive);
  if (first?.mention) holder(draft, [first.mention], 'entry');
}

/** "GRUPO LÁZARO: Teófilo 52 percent, …", "Etihad holds: 29 percent of …; 49 percent of …": the head of a list. */
export function listHead(draft: Draft): void {
  const { units, at } = draft;
  const colon = units.findIndex((unit, index) => index < at && unit.lower === ':');
  if (colon < 1) return;
  ownersBefore(draft, colon);
  const entries = ['gap', 'gap-first', 'bracket', 'entry'];
  const first = units[colon - 1];
  if (colon <= 3 && first?.kind === 'name' && colon < at - 1 && draft.companies.length === 0) {
    if (draft.holders.some(({ rule }) => entries.includes(rule)))
      company(draft, first.mention, 'header');
    return;
  }
  if (draft.holders.length > 0 || draft.companies.length === 0) return;
  const owner = units
    .slice(0, colon)
    .find((unit) => unit.kind === 'name' && !unit.mention?.possessive);
  const owns = units.slice(0, colon).some(({ verb }) => verb?.kind === 'own') || colon <= 3;
  if (owner?.mention && owns) holder(draft, [owner.mention], 'list-head');
}

/** "Alder listed its owners as follows: Birch (22%), Cedar (17%)": whose owners they are. */
function ownersBefore(draft: Draft, colon: number): void {
  const { units } = draft;
  const noun = units.findIndex(({ lower }, at) => at < colon && HOLDER_NOUNS.has(lower));
  if (noun < 1 || draft.companies.some(({ rule }) => rule === 'of')) return;
  let at = noun - 1;
  while (at > 0 && units[at]?.kind === 'word' && noun - at < 4) at -= 1;
  const behind = units[noun + 1]?.lower === 'of' ? units[noun + 2]?.mention : undefined;
  const owner = units[at]?.mention?.possessive ? units[at]?.mention : behind;
  if (!owner) return;
  draft.companies.splice(0, draft.companies.length, { mention: owner, rule: 'role-of' });
}

/** The percentages joined with this one by "and" and commas. */
export function numbersAround({ units, at }: Draft): number[] {
  const joined = (from: number, step: 1 | -1): number | undefined => {
    for (let next = from + step; Math.abs(next - from) <= 5; next += step) {
      const unit = units[next];
      if (unit === undefined) return undefined;
      if (unit.kind === 'percent') return next;
      if (!['and', ','].includes(unit.lower) && !BEFORE_PERCENT.of(unit)) return undefined;
    }
    return undefined;
  };
  const found = [at];
  for (let next = joined(at, -1); next !== undefined; next = joined(next, -1)) found.unshift(next);
  for (let next = joined(at, 1); next !== undefined; next = joined(next, 1)) found.push(next);
  return found;
}

const EACH: ReadonlySet<string> = new Set(['each', 'apiece', 'both', 'either']);
const EACH_REACH = 5;

/** "each own 15 percent", "15 percent each": every one holds it. */
export function isEach({ units, at }: Pick<Draft, 'units' | 'at'>): boolean {
  return units
    .slice(Math.max(0, at - EACH_REACH), at + EACH_REACH)
    .some(({ lower }) => EACH.has(lower));
}

/** "A and B own 30 percent": one holding of both. */
function together(slots: readonly Slot[]): Slot {
  const [first, last] = [slots[0] as Slot, slots.at(-1) as Slot];
  const actor = jointActor(slots.map(({ mention }) => mention.actor));
  const mention: Mention = {
    ...first.mention,
    actor,
    to: last.mention.to,
    end: last.mention.end,
  };
  return { mention, rule: first.rule };
}

/** "their mutual holdings to 14 and 11 percent": what the first holds is the second. */
function keepOther(draft: Draft, own: Slot): void {
  const other = draft.companies.filter(({ mention }) => mention.actor !== own.mention.actor);
  draft.companies.splice(0, draft.companies.length, ...other);
  delete draft.mutual;
}

/** "Birch, of which it bought 5 percent": "it" is not Birch, but the next who fits. */
function passOver(draft: Draft): void {
  const base = draft.companies[0]?.mention;
  if (base?.form !== 'name') return;
  const others = draft.holders.flatMap((slot): Slot[] => {
    const { mention, rule } = slot;
    if (mention.form === 'name' || mention.actor !== base.actor) return [slot];
    const [next, ...rivals] = mention.rivals ?? [];
    return next ? [{ rule, mention: { ...mention, ...next, rivals } }] : [];
  });
  draft.holders.splice(0, draft.holders.length, ...others);
}

/** Deals the names of "A and B have 18% and 16%" to their numbers, and drops what cannot be. */
export function settle(draft: Draft): void {
  const first = draft.holders[0];
  if (first?.joint) {
    const joint = draft.holders.filter(({ rule }) => rule === first.rule);
    const numbers = numbersAround(draft);
    const place = numbers.indexOf(draft.at);
    if (numbers.length === 1 && !isEach(draft) && !draft.mutual) {
      const parts = draft.holders.map(({ mention, rule }): Slot => ({ mention, rule }));
      draft.holders.splice(0, draft.holders.length, together(joint), ...parts);
    } else if (numbers.length === joint.length && numbers.length > 1) {
      const own = joint[place] as Slot;
      draft.holders.splice(0, draft.holders.length, { mention: own.mention, rule: own.rule });
      if (draft.mutual) keepOther(draft, own);
    }
  }
  if (draft.holders[0]?.rule === 'seller' && draft.holders.length > 1)
    draft.holders.push(draft.holders.shift() as Slot);
  passOver(draft);
  const holderActor = draft.holders[0]?.mention.actor;
  const left = draft.companies.filter(
    ({ mention, rule }) => rule !== 'role-of' || mention.actor !== holderActor,
  );
  draft.companies.splice(0, draft.companies.length, ...left);
}
