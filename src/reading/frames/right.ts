import { canBeCompany } from '../actor.ts';
import { type Draft, holder, company, isFirmNoun, nameAfter, verbLeft } from './draft.ts';
import { predicate } from './predicate.ts';
import {
  BELONGS,
  SHARE_NOUNS,
  SHARE_FILL,
  HOLDER_NOUNS,
  DETERMINERS,
  PART_FILL,
  STAKE_HEADS,
  STOP_WORDS,
} from './words.ts';
import type { Mention } from '../mentions/mention.ts';
import { coordinated, subjectOf } from '../subject.ts';
import type { Unit } from '../units.ts';
import { NOUNS } from '../words/index.ts';
import { words } from '../words/set.ts';

const OWN_PARTICIPLES = words('owned held controlled possessed commanded');

const TAKEN_PARTICIPLES = words('bought taken acquired purchased');

/** What follows: "of Nissan", "held by Renault", "to the state", "shareholder Elliott". */
export function rightOf(draft: Draft): void {
  const { units } = draft;
  let at = draft.at + 1;
  let steps = 0;
  while (at < units.length && steps < 14) {
    const unit = units[at] as Unit;
    const next = units[at + 1];
    steps += 1;
    if (unit.lower === 'of' && next?.lower === 'which') {
      at = ofWhichAfter(draft, at);
    } else if (unit.lower === 'of' && isHomeOf(draft, at)) {
      return;
    } else if (unit.lower === 'of' || unit.lower === 'in' || isVotesAt(units, at)) {
      const named = partOf(draft, at + 1);
      if (named === undefined) return;
      at = named;
    } else if (unit.lower === 'by' && (next?.kind === 'name' || isArticle(next))) {
      at = agent(draft, at + 1);
    } else if (unit.lower === '-' && OWN_PARTICIPLES.of(next) && units[at + 2]?.lower === 'by') {
      company(draft, nameBeforeComma(draft), 'passive-subject');
      at = agent(draft, at + 3);
    } else if (unit.lower === '-' && OWN_PARTICIPLES.of(next)) {
      at = pctOwned(draft, at + 2);
    } else if (
      (OWN_PARTICIPLES.of(unit) || TAKEN_PARTICIPLES.of(unit) || BELONGS.of(unit)) &&
      ['by', 'to'].includes(next?.lower ?? '')
    ) {
      at = agent(draft, at + 2);
    } else if (HOLDER_NOUNS.of(unit)) {
      if (next?.kind === 'name') holder(draft, [next.mention as Mention], 'role-name');
      at += 1;
    } else if (unit.kind === 'name') {
      if (STAKE_HEADS.of(next) && at === draft.at + 1 && !unit.mention?.possessive) {
        company(draft, unit.mention, 'stake-modifier');
        at += 2;
        continue;
      }
      if (!objectRelative(draft, at)) return;
      at += 2;
    } else if (unit.kind === 'verb' && !isShareNoun(draft, at)) {
      predicate(draft, at);
      return;
    } else if (['and', 'or', 'to', 'from'].includes(unit.lower) && next?.kind === 'percent') {
      if (draft.companies.length > 0 && unit.lower === 'and') return;
      at += 2;
    } else if (unit.lower === 'for' && isListed(draft)) {
      const named = nameAfter(units, at + 1);
      if (named === undefined) return;
      holder(draft, coordinatedFrom(units, named), 'role-name');
      return;
    } else if (unit.lower === 'to' || unit.lower === 'from') {
      at = direction(draft, at);
      if (at === -1) return;
    } else if (unit.lower === ',') {
      const held = OWN_PARTICIPLES.of(next) && units[at + 2]?.lower === 'by';
      const aside = units[draft.at - 1]?.lower;
      const apposed = aside === ',' || aside === 'or';
      if (apposed && next?.kind === 'verb' && at === draft.at + 1) {
        predicate(draft, at + 1);
        return;
      }
      if (!held && !(apposed && ['of', 'in'].includes(next?.lower ?? ''))) return;
      at += 1;
    } else if (SHARE_FILL.of(unit) || unit.lower === 'that' || DETERMINERS.of(unit)) at += 1;
    else return;
  }
}

/** "(50.1% for Alder, 17% for Birch)", ": 12 percent each for Alder and Birch": the number opens its entry. */
function isListed({ units, at }: Draft): boolean {
  return at === 0 || LIST_MARKS.of(units[at - 1]);
}

const LIST_MARKS = words('( : , ; and – — with');

/** "Alder and Birch", from the first. */
function coordinatedFrom(units: readonly Unit[], first: number): readonly Mention[] {
  let last = first;
  while (units[last + 1]?.lower === 'and') {
    const next = nameAfter(units, last + 2);
    if (next === undefined) break;
    last = next;
  }
  return coordinated(units, last);
}

const isArticle = (unit: Unit | undefined): boolean => unit !== undefined && DETERMINERS.of(unit);

/** "a 10 percent holding in": a noun although it looks like a verb. */
function isShareNoun({ units, at }: Draft, noun: number): boolean {
  return SHARE_NOUNS.of(units[noun]) && noun - at <= 3;
}

/** "15 percent of the votes at Birch". */
function isVotesAt(units: readonly Unit[], at: number): boolean {
  return (
    units[at]?.lower === 'at' && ['votes', 'rights', 'shares'].includes(units[at - 1]?.lower ?? '')
  );
}

/** "Birch, 30 percent of which is held by Alder": the name before. */
function ofWhichAfter(draft: Draft, at: number): number {
  const { units } = draft;
  const which = units[at + 1];
  company(draft, which?.mention ?? nameBeforeComma(draft), 'of');
  const verb = units[at + 2];
  if (verb?.kind !== 'verb' || units[at + 3]?.lower !== 'by') return at + 2;
  return agent(draft, at + 4);
}

function nameBeforeComma({ units, at }: Draft): Mention | undefined {
  const comma = units.slice(0, at).findLastIndex(({ lower }) => lower === ',');
  return comma > 0 && at - comma <= 3 ? units[comma - 1]?.mention : undefined;
}

/** After "of" or "in": the company, over "the shares of" and "drugmaker"; where to go on. */
function partOf(draft: Draft, from: number): number | undefined {
  const { units } = draft;
  let shares = false;
  const other = otherAfter(units, from);
  if (other !== undefined) {
    draft.mutual = true;
    return other;
  }
  for (let at = from; at < Math.min(units.length, from + 8); at += 1) {
    const unit = units[at] as Unit;
    if (unit.kind === 'name')
      return shares || !isDescribed(units, from, at) ? companyAt(draft, at) : undefined;
    if (SHARE_FILL.of(unit) || DETERMINERS.of(unit) || PART_FILL.of(unit)) {
      shares ||= SHARE_NOUNS.of(unit);
      continue;
    }
    if (shares) return at;
    if (COUNTED.of(unit)) break;
    if (unit.kind === 'word' && !STOP_WORDS.of(unit) && !/^\d/.test(unit.lower)) continue;
    break;
  }
  if (!shares && units[from - 1]?.lower === 'of') draft.otherBase = !isFirm(units, from);
  return undefined;
}

/** "half of the directors of Birch": people, things and sums are no company. */
const COUNTED = words(
  'directors seats members board employees workers jobs sales revenue revenues profit profits turnover output production cost costs price value debt assets customers votes-cast',
);

/** "of an unnamed carmaker": a company, though nothing says which. */
function isFirm(units: readonly Unit[], from: number): boolean {
  return units
    .slice(from, from + 5)
    .some((unit) => isFirmNoun(unit) || (unit.kind === 'word' && ASSETS.of(unit)));
}

/** What several own together without a company's name. */
const ASSETS = words(
  'project pipeline mine field oilfield gasfield concession licence license terminal port refinery club team stadium',
);

/** "of each other", "of the other", "of one another": what is held is the other holder. */
function otherAfter(units: readonly Unit[], from: number): number | undefined {
  const [first, second] = [units[from]?.lower ?? '', units[from + 1]?.lower ?? ''];
  if (['each', 'the'].includes(first) && second === 'other') return from + 2;
  return first === 'one' && second === 'another' ? from + 2 : undefined;
}

/** Words stand between that describe something else than the name: "of sales Renault made". */
function isDescribed(units: readonly Unit[], from: number, at: number): boolean {
  const words = units
    .slice(from, at)
    .filter(
      ({ lower }) => !DETERMINERS.has(lower) && !PART_FILL.has(lower) && !SHARE_FILL.has(lower),
    );
  return words.length > 0 && (words.length > 4 || units[at]?.mention?.form !== 'name');
}

/** "30 percent of Vodafone sales": a part of what the company does. */
const BUSINESS = words(
  'sales revenue revenues turnover profit profits earnings output production deliveries customers subscribers users staff workers employees debt assets exports imports volumes traffic capacity',
);

function companyAt(draft: Draft, from: number): number | undefined {
  const { units } = draft;
  const at = afterCompound(units, from);
  const mention = units[at]?.mention as Mention;
  const next = units[at + 1];
  const kind = mention.form === 'name' ? NOUNS.get(next?.lower ?? '')?.kind : undefined;
  if (!mention.possessive && kind === 'company' && next?.kind === 'word') {
    const named = apposedAfter(units, at + 1);
    if (named !== undefined) company(draft, units[named]?.mention, 'of');
    return named === undefined ? undefined : named + 1;
  }
  if (!mention.possessive && BUSINESS.of(next)) {
    draft.otherBase = true;
    return undefined;
  }
  if (isPartOfHeld(draft, at)) {
    draft.otherBase = true;
    return undefined;
  }
  if (!mention.possessive) {
    const stake = STAKE_HEADS.of(units[from - 2]) && units[from - 1]?.lower === 'of';
    const whose =
      (next?.lower === 'in' && (stake || ownsPart(draft, at))) || !canBeCompany(mention.actor);
    if (whose || isSold(draft, from)) {
      holder(draft, [mention], 'possessor');
      return at + 1;
    }
    company(draft, mention, 'of');
    const apposed = units[at + 1];
    if (apposed?.kind === 'name' && !mention.possessive && mention.form === 'nominal')
      company(draft, apposed.mention, 'of');
    return at + 1;
  }
  if (next?.kind === 'name') {
    if (STAKES.of(units[at + 2])) {
      draft.otherBase = true;
      return undefined;
    }
    company(draft, next.mention, 'of');
    return at + 2;
  }
  if (next && STAKES.of(next) && units[at + 2]?.lower !== 'company') {
    draft.otherBase = true;
    return undefined;
  }
  if (next && (SHARE_FILL.of(next) || ['own', 'business'].includes(next.lower))) {
    company(draft, mention, 'of');
    return at + 2;
  }
  draft.otherBase = !isFirm(units, at + 1);
  return undefined;
}

/** "of Meridiana of Sardinia": where the company is at home. */
function isHomeOf({ units, companies }: Draft, of: number): boolean {
  return companies.some(({ mention }) => mention === units[of - 1]?.mention);
}

/** "takes the 8.4% of Alder in Birch": whose part it is, before of what. */
function ownsPart({ units, at }: Draft, name: number): boolean {
  const definite = ['the', 'another'].includes(units[at - 1]?.lower ?? '');
  const target = nameAfter(units, name + 2);
  return definite && target !== undefined && units[target]?.mention?.form === 'name';
}

/** "will sell 20% of the shares it has in Birch": a part of what is held. */
function isPartOfHeld({ units, at }: Draft, name: number): boolean {
  const held = units[name + 1]?.verb?.kind === 'own' && units[name + 2]?.lower === 'in';
  const verb = verbLeft(units, at);
  return (
    held &&
    STAKE_HEADS.of(units[name - 1]) &&
    verb !== undefined &&
    ['sell', 'cut'].includes(units[verb]?.verb?.kind ?? '')
  );
}

/** "buy the 49% stake of Alder": whose stake is bought. */
function isSold({ units, at }: Draft, name: number): boolean {
  const definite = units[at - 1]?.lower === 'the' && STAKES.of(units[at + 1]);
  const verb = verbLeft(units, at);
  const buys = verb !== undefined && units[verb]?.verb?.kind === 'buy';
  return definite && units[name - 1]?.lower === 'of' && name === at + 3 && buys;
}

/** "20 percent of Alder’s stake", "half of its holding": a part of a part. */
const STAKES = words('stake stakes holding holdings shareholding shareholdings interest position');

/** "another Alder company, the dairy firm Birch": the name behind the comma. */
function apposedAfter(units: readonly Unit[], noun: number): number | undefined {
  if (units[noun + 1]?.lower !== ',') return undefined;
  for (let at = noun + 2; at < Math.min(units.length, noun + 8); at += 1) {
    const unit = units[at] as Unit;
    if (unit.mention?.form === 'name') return unit.mention.possessive ? undefined : at;
    if (unit.kind === 'verb' || unit.kind === 'mark') return undefined;
  }
  return undefined;
}

/** "the Hong Kong-listed BAIC Motor": a place before a hyphen is no company. */
function afterCompound(units: readonly Unit[], at: number): number {
  if (units[at + 1]?.lower !== '-' || units[at + 2]?.kind !== 'word') return at;
  return units[at + 3]?.kind === 'name' ? at + 3 : at;
}

/** "50.4 percent-owned Hongkong Land", "its 51%-owned unit Ampere". */
function pctOwned(draft: Draft, from: number): number {
  const { units } = draft;
  for (let at = from; at < Math.min(units.length, from + 4); at += 1)
    if (units[at]?.kind === 'name') {
      company(draft, units[at]?.mention, 'pct-owned');
      return at + 1;
    }
  return from;
}

export function agent(draft: Draft, from: number): number {
  const { units } = draft;
  for (let at = from; at < Math.min(units.length, from + 5); at += 1) {
    if (units[at]?.kind !== 'name') continue;
    if (units[at]?.mention?.possessive && units[at + 1]?.kind === 'name') continue;
    let last = at;
    while (units[last + 1]?.lower === 'and' && nameAfter(units, last + 2) !== undefined)
      last = nameAfter(units, last + 2) as number;
    holder(draft, coordinated(units, last), 'agent');
    const before = draft.companies.length > 0 ? undefined : subjectOf(units, draft.at);
    if (before && before.how === 'own') company(draft, before.whole.at(-1), 'passive-subject');
    return last + 1;
  }
  return from;
}

/** "the 15 percent that Nissan holds in Renault", "the 15 percent Nissan holds". */
function objectRelative(draft: Draft, at: number): boolean {
  const { units } = draft;
  const verb = units[at + 1];
  if (
    verb?.kind !== 'verb' ||
    !(['own', 'buy', 'sell'].includes(verb.verb?.kind ?? '') || hasLeft(verb))
  )
    return false;
  holder(draft, coordinated(units, at), verb.verb?.kind === 'sell' ? 'seller' : 'object-relative');
  return true;
}

/** "the 15.2% that Alder has left": what it still owns. */
function hasLeft({ verb }: Unit): boolean {
  return verb?.head === 'left' && ['has', 'have', 'had'].includes(verb.auxiliaries.at(-1) ?? '');
}

/** "Cathay’s parent company, Swire": the name behind the comma. */
function apposedBehind(units: readonly Unit[], owner: number): Mention | undefined {
  const comma = units.findIndex(({ lower }, at) => at > owner && lower === ',');
  const plain = units.slice(owner + 1, comma).every(({ kind }) => kind === 'word');
  const named = units[comma + 1]?.mention;
  return comma - owner <= 4 && plain && named?.form === 'name' && !named.possessive
    ? named
    : undefined;
}

/** "to Toyota", "from the trust": the buyer and the seller. */
function direction(draft: Draft, at: number): number {
  const { units } = draft;
  const next = nameAfter(units, at + 1);
  if (next === undefined) return -1;
  const rule = units[at]?.lower === 'to' ? 'buyer' : 'seller';
  const mention = units[next]?.mention as Mention;
  const owned = mention.possessive ? apposedBehind(units, next) : undefined;
  if (owned) holder(draft, [owned], rule);
  if (!mention.possessive) holder(draft, [mention], rule);
  return next + 1;
}
