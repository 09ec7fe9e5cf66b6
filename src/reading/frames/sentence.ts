import type { Frame, Slot } from './draft.ts';
import { HOLDER_NOUNS, STAKE_HEADS } from './words.ts';
import type { Percent } from '../percents/percent.ts';
import { subjectOf } from '../subject.ts';
import type { Unit } from '../units.ts';

/**
 * Fills what the words around one percentage leave out from the rest of its sentence: lists share
 * their company ("Alder has 15 percent of Birch, Cedar 12 percent"), a change shares its holder
 * ("up from 12 percent"), and a stake without a number may name the company.
 */
export function completed(
  units: readonly Unit[],
  frames: ReadonlyMap<Percent, Frame>,
): Map<Percent, Frame> {
  const rows = [...frames];
  const done = new Map<Percent, Frame>();
  let before: Frame | undefined;
  rows.forEach(([percent, frame], at) => {
    const own =
      before && isSecond(units, percent, before) ? { ...frame, holders: before.holders } : frame;
    const full = frame.otherBase
      ? frame
      : filled({ units, percent, frame: own, before, next: rows[at + 1]?.[1] });
    done.set(percent, full);
    if (!frame.otherBase) before = full;
  });
  return done;
}

/** "…, and Altimo 31.4% and 36.4% respectively": the second number of the same name. */
function isSecond(units: readonly Unit[], percent: Percent, before: Frame): boolean {
  const at = units.findIndex((unit) => unit.percent === percent);
  const [first] = before.holders;
  return (
    first?.rule === 'gap' &&
    units[at - 1]?.lower === 'and' &&
    units[at - 2]?.kind === 'percent' &&
    units[at - 3]?.mention === first.mention
  );
}

interface Gap {
  readonly units: readonly Unit[];
  readonly percent: Percent;
  readonly frame: Frame;
  readonly before: Frame | undefined;
  readonly next: Frame | undefined;
}

function filled({ units, percent, frame, before, next }: Gap): Frame {
  const companies =
    frame.companies.length > 0 ? [] : companySlots(units, percent, frame, before ?? next);
  const holders = frame.holders.length > 0 || !before ? [] : holderSlots(units, percent, before);
  if (companies.length === 0 && holders.length === 0) return frame;
  return {
    ...frame,
    companies: [...frame.companies, ...companies],
    holders: [...frame.holders, ...holders],
  };
}

function companySlots(
  units: readonly Unit[],
  percent: Percent,
  frame: Frame,
  around: Frame | undefined,
): Slot[] {
  const holder = frame.holders[0]?.mention.actor;
  const own = (slot: Slot | undefined) => slot !== undefined && slot.mention.actor !== holder;
  const shared = around?.companies.filter((slot) => own(slot)) ?? [];
  if (shared.length > 0 && shared[0] === around?.companies[0])
    return shared.map((slot) => ({ ...slot, rule: 'shared' }));
  const said = stakeElsewhere(units, percent);
  return said && own(said) ? [said] : [];
}

/** "sold shares in Birch, leaving it with 15 percent", "Birch: Alder raises stake to 15 percent". */
function stakeElsewhere(units: readonly Unit[], percent: Percent): Slot | undefined {
  const at = units.findIndex((unit) => unit.percent === percent);
  for (let noun = at; noun >= 0; noun -= 1) {
    const unit = units[noun] as Unit;
    if (unit.lower === ';') return undefined;
    const heads = HEADS.has(unit.lower) || isOwner(unit);
    const link = units[noun + 1]?.lower ?? '';
    const named = ['in', 'of'].includes(link) ? nameFrom(units, noun + 2, at) : undefined;
    if (heads && unit.kind !== 'percent' && named) return { mention: named, rule: 'elsewhere' };
    if (unit.verb?.passive && unit.verb.kind === 'own' && units[noun + 1]?.lower === 'by') {
      const subject = subjectOf(units, noun);
      const mention = subject && !subject.possessed ? subject.whole.at(-1) : undefined;
      if (mention) return { mention, rule: 'elsewhere-passive' };
    }
  }
  const first = units[0]?.mention;
  return first && first.actor.kind !== 'person' && units[1]?.lower === ':'
    ? { mention: first, rule: 'elsewhere-colon' }
    : undefined;
}

const HEADS: ReadonlySet<string> = new Set([
  ...STAKE_HEADS,
  'rights',
  'votes',
  'capital',
  'block',
  'slice',
  'package',
]);

function isOwner(unit: Unit): boolean {
  return HOLDER_NOUNS.of(unit) || HOLDER_NOUNS.has(unit.mention?.head ?? '');
}

function nameFrom(units: readonly Unit[], from: number, limit: number) {
  for (let at = from; at < Math.min(limit, from + 4); at += 1) {
    const unit = units[at] as Unit;
    if (unit.mention) return unit.mention.possessive ? undefined : unit.mention;
    if (unit.kind !== 'word') return undefined;
  }
  return undefined;
}

const CHANGES: ReadonlySet<string> = new Set(
  'up down from against compared previously versus making or including'.split(' '),
);

/** "15 percent, up from 12 percent": the holder of the first. */
function holderSlots(units: readonly Unit[], percent: Percent, before: Frame): Slot[] {
  const at = units.findIndex((unit) => unit.percent === percent);
  const near = units.slice(Math.max(0, at - 4), at);
  if (!near.some(({ lower }) => CHANGES.has(lower))) return [];
  return before.holders.map((slot) => ({ ...slot, rule: 'shared' }));
}
