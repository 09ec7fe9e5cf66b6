import { canHold } from '../actor.ts';
import {
  type Draft,
  holder,
  company,
  nameAfter,
  verbLeft,
  openBracket,
  isHolderNominal,
} from './draft.ts';
import { CROWDS, bracketBefore, colonBefore, isPartName, numbersAround } from './list.ts';
import { governed } from './verb.ts';
import { HOLDER_NOUNS, BEFORE_PERCENT, DETERMINERS, SHARE_FILL, STAKE_HEADS } from './words.ts';
import type { Mention } from '../mentions/mention.ts';
import { coordinated, subjectOf } from '../subject.ts';
import type { Unit } from '../units.ts';
import { words } from '../words/set.ts';

/** What stands before: a possessor, "with", a bracket, a name, a verb. */
export function leftOf(draft: Draft): void {
  const { units } = draft;
  let at = draft.at - 1;
  while (
    at >= 0 &&
    (isBetween(units, at) ||
      isUpTo(units, at) ||
      (units[at]?.kind !== 'name' && BEFORE_PERCENT.of(units[at]) && !isAdverbial(units, at)))
  )
    at -= isBetween(units, at) || isUpTo(units, at) ? 2 : 1;
  const unit = units[at];
  if (!unit) return opening(draft);
  if (unit.kind === 'name') return nameBefore(draft, at);
  if (['with', 'having', 'holding', 'owning', 'controlling', 'whose'].includes(unit.lower))
    return withBefore(draft, at);
  if (unit.lower === '(') return bracketBefore(draft, at);
  if (unit.lower === ':' || unit.lower === '–' || unit.lower === '—') return colonBefore(draft, at);
  if (unit.lower === 'of' && units[at - 1]?.lower === 'one' && units[at - 2]?.kind === 'name')
    return nameBefore(draft, at - 2);
  if (['of', 'in', 'on'].includes(unit.lower) && dealNoun(draft, at)) return;
  if (unit.lower === 'of' && MEASURES.of(units[at - 1])) {
    draft.otherBase = true;
    return;
  }
  if (['through', 'via'].includes(unit.lower)) throughBefore(draft, at);
  if (unit.lower === 'of' && withStake(draft, at)) return;
  const role = units[at - 1];
  if (unit.lower === 'of' && role && HOLDER_NOUNS.of(role)) return ownerOf(draft, at - 1);
  if (unit.lower === 'of' && role && isHolderNominal(role))
    return holder(draft, [role.mention as Mention], 'owner-of');
  const counted = unit.lower === 'or' ? namedAmount(units, at) : undefined;
  if (counted !== undefined) return nameBefore(draft, counted);
  if (isUnnamed(units, at)) {
    draft.crowd = true;
    return;
  }
  if (unit.lower === ',' && units[at - 1]?.kind === 'name') {
    const before = units[at - 1]?.mention as Mention;
    if (!before.possessive && !isPartName(units, at - 1))
      draft.holders.push({ mention: before, rule: 'comma' });
  }
  governed(draft, at);
}

/** "Alder owns 48% and a group of banks 38%": who goes on without a verb has no name. */
function isUnnamed(units: readonly Unit[], noun: number): boolean {
  if (units[noun]?.kind !== 'word') return false;
  let at = noun;
  while (at > 0 && noun - at < 9 && units[at]?.kind === 'word' && units[at]?.lower !== 'and')
    at -= 1;
  const joined = units[at]?.lower === 'and' || units[at]?.lower === ',';
  const opens = ARTICLES.of(units[at + 1]) && noun > at + 1;
  const many = /s$/.test(units[noun]?.lower ?? '') || CROWDS.of(units[noun]);
  return (
    joined &&
    (opens || many) &&
    units.slice(Math.max(0, at - 4), at).some(({ kind }) => kind === 'percent')
  );
}

const ARTICLES = words('a an the other another');

/** "…, and Alder 12.6 million, or 5.8 percent": whose amount it is. */
function namedAmount(units: readonly Unit[], or: number): number | undefined {
  let at = or - 1;
  while (at > 0 && or - at < 6 && (/^\d/.test(units[at]?.lower ?? '') || AMOUNT.of(units[at])))
    at -= 1;
  const joined = [',', 'and'].includes(units[at - 1]?.lower ?? '');
  return at < or - 1 && units[at]?.kind === 'name' && joined ? at : undefined;
}

const AMOUNT = words('million billion crore lakh shares , and .');

/** "a premium of 10 percent", "a turnout of 70 percent": what the number measures. */
const MEASURES = words(
  'premium discount growth margin turnout quorum yield return inflation unemployment tariff duty tax dividend rate',
);

/** "With a shareholding of 43 percent Alder controls": the stake stands before who has it. */
function withStake(draft: Draft, of: number): boolean {
  const { units } = draft;
  const inName = units[of - 1]?.kind === 'name' && units[of - 2]?.lower === 'in';
  const noun = inName ? of - 3 : of - 1;
  if (!STAKE_HEADS.of(units[noun])) return false;
  let at = noun - 1;
  while (at >= 0 && units[at]?.kind === 'word' && units[at]?.lower !== 'with') at -= 1;
  if (units[at]?.lower !== 'with') return false;
  if (inName) company(draft, units[of - 1]?.mention, 'stake-in');
  withBefore(draft, at);
  return true;
}

const DEALS = words('purchase acquisition sale disposal buyout takeover ownership control');

/** "Alder’s purchase of 15 percent", "the sale by Alder of 15 percent". */
function dealNoun(draft: Draft, at: number): boolean {
  const { units } = draft;
  const before = units[at - 1];
  if (before?.kind === 'name' && units[at - 2]?.lower === 'by' && DEALS.of(units[at - 3])) {
    holder(draft, [before.mention as Mention], 'possessor');
    return true;
  }
  if (!before || !DEALS.of(before)) return false;
  let owner = at - 2;
  while (owner >= 0 && at - owner < 5 && units[owner]?.kind === 'word') owner -= 1;
  const unit = units[owner];
  if (unit?.kind !== 'name' || !unit.mention?.possessive) return false;
  holder(draft, [unit.mention], 'possessor');
  return true;
}

/** "Alder controls Birch through a 60 percent stake": what is controlled. */
function throughBefore(draft: Draft, at: number): void {
  const { units } = draft;
  const name = units[at - 1];
  const verb = units[at - 2];
  if (name?.kind === 'name' && verb?.verb?.kind === 'own') company(draft, name.mention, 'stake-in');
}

/** "have between them 30 percent". */
function isBetween(units: readonly Unit[], at: number): boolean {
  return units[at]?.lower === 'them' && ['between', 'among'].includes(units[at - 1]?.lower ?? '');
}

/** "up to", "close to", "equal to" belong to the number. */
function isUpTo(units: readonly Unit[], at: number): boolean {
  return units[at]?.lower === 'to' && UP_TO.of(units[at - 1]);
}

const UP_TO = words('up close equal equivalent');

/** "at least", "more than" belong to the number; a lone "at" governs it. */
function isAdverbial(units: readonly Unit[], at: number): boolean {
  const word = units[at]?.lower ?? '';
  return (
    (word === 'at' && units[at + 1]?.lower !== 'least') ||
    (['below', 'above', 'under', 'over'].includes(word) && units[at - 1]?.kind === 'verb')
  );
}

function opening(draft: Draft): void {
  governed(draft, 0);
}

function nameBefore(draft: Draft, at: number): void {
  const { units } = draft;
  const mention = units[at]?.mention as Mention;
  if (opensEntry(units, at) && !mention.possessive) return company(draft, mention, 'in-front');
  const roleAfter = units
    .slice(draft.at + 1, draft.at + 4)
    .some(({ lower }) => HOLDER_NOUNS.has(lower));
  const named = units[at - 2]?.mention;
  if (mention.form === 'pronoun' && units[at - 1]?.lower === 'with' && named?.form === 'name')
    return holder(draft, [named], 'with');
  if (mention.possessive) {
    if (roleAfter) company(draft, mention, 'role-of');
    else holder(draft, [mention], 'possessor');
    return;
  }
  if (mention.form === 'relative') return holder(draft, [mention], 'possessor');
  const verb = units[at - 1];
  if (
    verb?.kind === 'verb' &&
    ['sell', 'other', 'raise', 'say', 'buy', 'own'].includes(verb.verb?.kind ?? '')
  ) {
    draft.verb = at - 1;
    holder(draft, [mention], 'object');
  } else holder(draft, joinedBefore(draft, at), at === 0 || at === 1 ? 'gap-first' : 'gap');
}

/** "Of Alder 35.1% is publicly owned", "in Alder it is 9%, in Birch 8%": what the entry is about. */
function opensEntry(units: readonly Unit[], name: number): boolean {
  const opened = units[name - 1]?.lower ?? '';
  if (!['in', 'at', 'of'].includes(opened)) return false;
  const before = units[name - 2]?.lower ?? '';
  if (opened === 'of') return name === 1;
  return name === 1 || [',', ';', 'and'].includes(before);
}

/** "… 60% of Birch and Cedar 40%": what an earlier number is a part of is no holder of this one. */
function joinedBefore({ units }: Draft, at: number): readonly Mention[] {
  const whole = coordinated(units, at);
  const first = units.findIndex(({ mention }) => mention === whole[0]);
  const earlier = units.slice(0, Math.max(0, first)).some(({ kind }) => kind === 'percent');
  return earlier ? whole.slice(-1) : whole;
}

/** "Renault, with 43 percent,", "Caixa, which …, with 9.9%". */
function withBefore(draft: Draft, at: number): void {
  const { units } = draft;
  let before = at - 1;
  if (units[before]?.lower === ',') before -= 1;
  while (
    before >= 0 &&
    ['each', 'both', 'currently', 'now', 'already', ')', 'still'].includes(
      units[before]?.lower ?? '',
    )
  ) {
    before = units[before]?.lower === ')' ? openBracket(units, before) - 1 : before - 1;
  }
  before = overPlace(units, before);
  const unit = units[before];
  const role = roleIn(units, before);
  if (role !== undefined && unit?.kind === 'name') {
    const copula = verbLeft(units, role);
    const who = copula === undefined ? undefined : subjectOf(units, copula);
    company(draft, unit.mention, 'role-of');
    if (who && units[copula as number]?.verb?.kind === 'be') {
      holder(draft, who.whole, 'with-role');
      return;
    }
  }
  const copula = unit && isHolderNominal(unit) ? before - 1 : undefined;
  const whose =
    copula !== undefined && units[copula]?.verb?.kind === 'be'
      ? subjectOf(units, copula)
      : undefined;
  if (whose) return holder(draft, whose.whole, 'with-role');
  const apart = beforeAside(units, before, at);
  if (apart) return holder(draft, [apart], 'with');
  if (unit?.kind === 'name' && !unit.mention?.possessive && !isMerged(units, before, at)) {
    const shared = numbersAround(draft).length > 1;
    holder(draft, shared ? coordinated(units, before) : [unit.mention as Mention], 'with');
    byAgent(draft, before);
    const earlier = units[before - 1];
    if (earlier?.lower === ',' && units[before - 2]?.kind === 'name')
      draft.holders.push({ mention: units[before - 2]?.mention as Mention, rule: 'with-apposed' });
    return;
  }
  if (before < 0) return fronted(draft);
  const governing = verbLeft(units, at);
  const subject = governing === undefined ? undefined : subjectOf(units, governing);
  const owner = units
    .slice(Math.max(0, before - 5), before + 1)
    .some(({ lower }) => HOLDER_NOUNS.has(lower));
  if (subject) holder(draft, subject.whole, owner ? 'with-role' : 'with-subject');
  const apposed = owner ? roleApposed(units, before) : undefined;
  if (apposed) holder(draft, [apposed], 'with-role');
}

/** "Alder, the billionaire behind Birch, with 9.8 percent": who the aside is about. */
function beforeAside(units: readonly Unit[], inner: number, at: number): Mention | undefined {
  const closed = units[at - 1]?.lower === ',' && inner === at - 2;
  if (!closed || !INNER.of(units[inner - 1])) return undefined;
  let comma = inner - 1;
  while (comma > 0 && inner - comma < 8 && units[comma]?.kind === 'word') comma -= 1;
  const opens =
    units[comma]?.lower === ',' && ['the', 'a', 'an'].includes(units[comma + 1]?.lower ?? '');
  const named = units[comma - 1]?.mention;
  return opens && named?.form === 'name' && !named.possessive ? named : undefined;
}

const INNER = words('behind of at from for');

/** "Aabar of Abu Dhabi with 4.9 percent": the name before the place. */
function overPlace(units: readonly Unit[], from: number): number {
  if (units[from]?.mention?.actor.kind === 'state') {
    const link = units[from - 1]?.lower === 'the' ? from - 2 : from - 1;
    const seated = SEATED.has(units[link]?.lower ?? '') && units[link - 1]?.mention;
    return seated && canHold(seated.actor) ? link - 1 : from;
  }
  if (units[from]?.kind !== 'word') return from;
  let at = from;
  while (at > 0 && from - at < 3 && units[at]?.kind === 'word' && !SEATED.of(units[at])) at -= 1;
  return SEATED.of(units[at]) && units[at - 1]?.kind === 'name' ? at - 1 : from;
}

const SEATED = words('of from in');

/** "was left after the merger with Birch with 5 percent": the name belongs to the noun before. */
function isMerged(units: readonly Unit[], name: number, at: number): boolean {
  return name === at - 1 && ['with', 'of', 'to'].includes(units[name - 1]?.lower ?? '');
}

/** "the second-largest shareholder in Birch, with": where the noun stands before a name. */
function roleIn(units: readonly Unit[], name: number): number | undefined {
  if (!['in', 'of'].includes(units[name - 1]?.lower ?? '')) return undefined;
  const noun = units[name - 2];
  return noun && (HOLDER_NOUNS.of(noun) || isHolderNominal(noun)) ? name - 2 : undefined;
}

/** "is controlled by the Pruitt family with 55 percent": the passive subject is the company. */
function byAgent(draft: Draft, name: number): void {
  const { units } = draft;
  const by = units.slice(Math.max(0, name - 4), name).some(({ lower }) => lower === 'by');
  const verb = by ? verbLeft(units, name) : undefined;
  const { kind, passive } = (verb === undefined ? undefined : units[verb]?.verb) ?? {};
  if (verb === undefined || kind !== 'own' || !passive) return;
  company(draft, subjectOf(units, verb)?.whole.at(-1), 'passive-subject');
}

/** "The NPS, C&T’s largest single shareholder with 11.2 percent": who the role noun describes. */
function roleApposed(units: readonly Unit[], from: number): Mention | undefined {
  for (let at = from; at > 0 && from - at < 10; at -= 1)
    if (units[at]?.lower === ',' && units[at - 1]?.kind === 'name') return units[at - 1]?.mention;
  return undefined;
}

function fronted(draft: Draft): void {
  const { units } = draft;
  const comma = units.findIndex((unit, at) => at > draft.at && unit.lower === ',');
  const behind = units[afterShares(units, draft.at + 1)];
  const next = behind?.kind === 'name' ? behind : units[comma === -1 ? units.length : comma + 1];
  if (next?.mention && !next.mention.possessive) holder(draft, [next.mention], 'with-fronted');
}

/** The unit after "of the shares", "of its votes", which say no more than the number. */
function afterShares(units: readonly Unit[], from: number): number {
  if (units[from]?.lower !== 'of') return from;
  let at = from + 1;
  while (DETERMINERS.of(units[at]) || SHARE_FILL.of(units[at])) at += 1;
  return at > from + 1 && units[at]?.mention?.form === 'name' ? at : from;
}

/** "Elliott, the owner of 7.12 percent", "X is the holder of 5%". */
function ownerOf(draft: Draft, noun: number): void {
  const { units } = draft;
  let at = noun - 1;
  while (at > 0 && units[at]?.kind === 'word') at -= 1;
  const unit = units[at];
  if (unit?.lower === ',' && units[at - 1]?.kind === 'name')
    holder(draft, coordinated(units, at - 1), 'owner-of');
  else if (unit?.kind === 'verb') {
    const subject = subjectOf(units, at);
    if (subject) holder(draft, subject.whole, 'owner-of');
  } else if (unit?.kind === 'name') holder(draft, [unit.mention as Mention], 'owner-of');
  const after = nameAfter(units, noun + 1);
  if (after !== undefined && units[noun + 1]?.kind === 'name')
    holder(draft, [units[after]?.mention as Mention], 'role-name');
}
