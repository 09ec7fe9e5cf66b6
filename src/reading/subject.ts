import type { Mention } from './mentions/mention.ts';
import type { Unit } from './units.ts';
import { NOUNS, words } from './words/index.ts';
import { ADDRESSES } from './words/grammar.ts';

const PREPOSITIONS = words(
  'of in on at by to from with for after before under against between as into than over through about among including via without within despite like near during since until upon versus',
);
const COORDINATORS = words('and but or then yet');
const ARTICLES = words('the a an its their his her this that each both');
/** "At present Prva owns": words that end an adverbial and stand before a subject. */
const ADVERBIAL = words(
  'present first last least all once then now present that everything what which',
);
/** "Before the transfer Renault owned": the phrase ends before the name. */
const TEMPORAL = words('before after since during until');
const MOST_STEPS = 60;

/** Who does what the verb at a unit says; `whole` are all names that a coordination joins. */
export interface Subject {
  readonly whole: readonly Mention[];
  /** How it was found: at the verb itself, or through another verb. */
  readonly how: 'own' | 'shared' | 'relative' | 'fronted';
  /** The subject is something of theirs: "Bain’s share", "its stake". */
  readonly possessed: boolean;
}

/** Finds the subject of a verb, over relative clauses, appositions and what prepositions govern. */
export function subjectOf(units: readonly Unit[], verb: number, depth = 0): Subject | undefined {
  let at = verb - 1;
  let possessed = false;
  let apposed: Mention | undefined;
  for (let step = 0; step < MOST_STEPS && at >= 0; step += 1) {
    const unit = units[at] as Unit;
    if (unit.lower === ')') at = openingOf(units, at) - 1;
    else if (unit.lower === ',' || unit.lower === '-' || unit.lower === '–') {
      const opening = asideOf(units, at);
      apposed = opening === undefined ? undefined : onlyName(units, opening + 1, at);
      at = (opening ?? at) - 1;
    } else if (unit.kind === 'name') {
      const mention = unit.mention as Mention;
      if (mention.possessive && mention.form !== 'relative') {
        possessed = true;
        const noun = units[at + 1];
        if (noun && at + 1 < verb && !PREPOSITIONS.of(noun) && noun.lower !== ',')
          return { whole: [mention], how: depth === 0 ? 'own' : 'shared', possessed };
        at -= 1;
        continue;
      }
      if (apposed && mention.actor.learned && mention.form === 'nominal' && !mention.antecedent)
        return { whole: [apposed], how: depth === 0 ? 'own' : 'shared', possessed };
      const governor = governorOf(units, at);
      if (governor !== undefined && mention.form !== 'relative') {
        at = governor - 1;
        continue;
      }
      const whole = mention.form === 'relative' ? [mention] : coordinated(units, at);
      const how = mention.form === 'relative' ? 'relative' : depth === 0 ? 'own' : 'shared';
      return { whole, how, possessed: mention.form === 'relative' && mention.possessive };
    } else if (
      unit.lower === 'and' &&
      isPlain(units[at - 1] ?? unit) &&
      at + 2 < verb &&
      isPlain(units[at + 1] ?? unit)
    ) {
      at -= 1;
    } else if (unit.lower === 'order' && units[at - 1]?.lower === 'in' && at === verb - 1) {
      const earlier = verbBefore(units, at - 1);
      return earlier === undefined || depth > 4 ? undefined : subjectOf(units, earlier, depth + 1);
    } else if (unit.lower === 'that' && at === verb - 1 && at > 0) {
      return relativeThat(units, at, depth);
    } else if (
      unit.kind === 'verb' &&
      units[at + 1]?.lower === 'by' &&
      /(?:led|headed|backed)$/.test(unit.lower)
    ) {
      const leader = units[at + 2];
      if (leader?.kind !== 'name' || !leader.mention) return undefined;
      return { whole: [leader.mention], how: 'shared', possessed: false };
    } else if (at === verb - 1 && relativeStart(units, at) !== undefined) {
      at = (relativeStart(units, at) as number) - 1;
    } else if (unit.kind === 'verb' || COORDINATORS.of(unit)) {
      const earlier = unit.kind === 'verb' ? at : verbBefore(units, at);
      if (earlier === undefined || depth > 4) return undefined;
      return subjectOf(units, earlier, depth + 1);
    } else if (unit.lower === ';' || unit.lower === ':') return undefined;
    else at -= 1;
  }
  return depth === 0 ? fronted(units, verb) : undefined;
}

/** "the group which Alder controls had": where the clause begins that the verb before ends. */
function relativeStart(units: readonly Unit[], verb: number): number | undefined {
  if (units[verb]?.kind !== 'verb' || units[verb + 1]?.verb?.auxiliaries[0] === 'to')
    return undefined;
  for (let at = verb - 1; at > 0 && verb - at < 6; at -= 1) {
    const unit = units[at] as Unit;
    if (unit.kind === 'verb' || unit.kind === 'mark') return undefined;
    if (!isRelative(unit)) continue;
    return units.slice(at + 1, verb).some(({ kind }) => kind === 'name') ? at : undefined;
  }
  return undefined;
}

/** "Alder, the holding company that owns": whom the phrase before "that" describes. */
function relativeThat(units: readonly Unit[], that: number, depth: number): Subject | undefined {
  for (let at = that - 1; at >= Math.max(0, that - 8); at -= 1) {
    const unit = units[at] as Unit;
    if (unit.kind === 'verb' || unit.lower === ';') return undefined;
    if (unit.kind !== 'name' || !unit.mention || unit.mention.possessive) continue;
    return { whole: [unit.mention], how: depth === 0 ? 'relative' : 'shared', possessed: false };
  }
  return undefined;
}

/** The preposition that governs the name at a unit, over articles and adjectives. */
function governorOf(units: readonly Unit[], at: number): number | undefined {
  let before = at - 1;
  while (before >= 0 && at - before <= 3 && isPlain(units[before] as Unit)) before -= 1;
  const noun = units[at - 1];
  if (noun?.mention?.form === 'nominal' && !noun.mention.possessive && before === at - 1)
    return governorOf(units, at - 1);
  if (ARTICLES.of(units[before])) before -= 1;
  else if (at - before > 2 || ADVERBIAL.of(units[before + 1])) return undefined;
  const unit = units[before];
  if (unit === undefined) return undefined;
  if (opensPhrase(units, before, at)) return undefined;
  if (TEMPORAL.of(unit) && isPlain(units[at - 1] as Unit)) return undefined;
  if (COORDINATORS.of(unit) || unit.lower === ',') {
    const earlier = units[before - 1];
    return earlier?.kind === 'name' && unit.lower === 'and'
      ? governorOf(units, before - 1)
      : undefined;
  }
  return unit.kind === 'word' && PREPOSITIONS.of(unit) ? before : undefined;
}

const TIMES = words(
  'january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday year month week quarter today yesterday',
);

/** "Under that accord Alder", "At the end of June Alder": the phrase that opens the clause ends before the name. */
function opensPhrase(units: readonly Unit[], preposition: number, name: number): boolean {
  const last = units[name - 1] as Unit;
  if (!isPlain(last) && !/^(?:19|20)\d\d$/.test(last.lower)) return false;
  const timed = TIMES.of(last) || /^\d/.test(last.lower);
  const start = timed ? phraseStart(units, preposition, name) : preposition;
  const opens =
    start <= 1 || [',', ';', '“', '"', '—', '–'].includes(units[start - 1]?.lower ?? '');
  if (!opens || units[start]?.lower === 'of') return false;
  return timed || (ARTICLES.of(units[preposition + 1]) && !NOUNS.has(last.lower));
}

/** Where "At the end of June" begins, from its last preposition. */
function phraseStart(units: readonly Unit[], preposition: number, name: number): number {
  let start = preposition;
  while (start > 1 && name - start < 8) {
    const before = units[start - 1] as Unit;
    const inside =
      isPlain(before) || ARTICLES.of(before) || ['of', 'at', 'in', 'by'].includes(before.lower);
    if (!inside) break;
    start -= 1;
  }
  return start;
}

/** "A, B and C", "A, the operator, and investment firm B", read from the last. */
export function coordinated(units: readonly Unit[], last: number): Mention[] {
  const found = [units[last]?.mention as Mention];
  let at = last;
  for (let step = 0; step < 6; step += 1) {
    const before = joinerBefore(units, at, found.length > 1);
    const earlier = before === undefined ? undefined : joinedName(units, before);
    const mention = earlier === undefined ? undefined : units[earlier]?.mention;
    if (earlier === undefined || !mention || mention.possessive) break;
    found.unshift(mention);
    at = earlier;
  }
  return found;
}

const MOST_WORDS = 4;

/** The "and", or in a list the comma, before a name and the words that describe it. */
function joinerBefore(units: readonly Unit[], name: number, listed: boolean): number | undefined {
  let at = name - 1;
  while (at >= 0 && units[at]?.lower === 'the') at -= 1;
  if (units[name]?.mention?.form === 'name')
    while (
      at >= 0 &&
      name - at <= MOST_WORDS &&
      (isPlain(units[at] as Unit) || units[at]?.lower === '-')
    )
      at -= 1;
  if (units[at]?.mention?.form === 'nominal' && at === name - 1) at -= 1;
  const unit = units[at];
  if (!unit) return undefined;
  if (['and', '&'].includes(unit.lower)) return at;
  return listed && unit.lower === ',' && at >= name - 2 ? at : undefined;
}

/** The name that a joiner follows, over an aside between commas. */
function joinedName(units: readonly Unit[], joiner: number): number | undefined {
  const before = units[joiner - 1];
  if (before?.kind === 'name') return joiner - 1;
  if (before?.lower !== ',' || units[joiner]?.lower === ',') return undefined;
  if (units[joiner - 2]?.kind === 'name' && units[joiner - 3]?.lower === ',') return joiner - 2;
  const opening = asideOf(units, joiner - 1);
  return opening !== undefined && units[opening - 1]?.kind === 'name' ? opening - 1 : undefined;
}

function openingOf(units: readonly Unit[], close: number): number {
  let at = close;
  while (at > 0 && units[at]?.lower !== '(') at -= 1;
  return at;
}

/** The mark that opens the aside which the mark at `close` ends: ", which …," ", the owner of …,". */
function asideOf(units: readonly Unit[], close: number): number | undefined {
  const mark = (units[close] as Unit).lower;
  for (let at = close - 1; at > 0 && close - at < 30; at -= 1) {
    const unit = units[at] as Unit;
    if (unit.lower === ';' || unit.lower === ':') return undefined;
    if (unit.lower !== mark) continue;
    const next = units[at + 1] as Unit;
    const opens =
      next.mention?.form === 'relative' ||
      (PREPOSITIONS.of(next) && isRelative(units[at + 2])) ||
      [
        'which',
        'who',
        'whose',
        'where',
        'the',
        'a',
        'an',
        'in',
        'together',
        'already',
        'now',
        'with',
        'like',
        'including',
        'once',
        'himself',
        'itself',
        'chairman',
        'currently',
        'also',
        'by',
      ].includes(next.lower) ||
      next.mention?.form === 'nominal' ||
      (next.kind === 'name' && units[at - 1]?.kind === 'name') ||
      ADDRESSES.of(next) ||
      /(?:ed|ing)$/.test(next.lower) ||
      next.kind === 'percent';
    if (opens && units[at - 1] && (units[at - 1] as Unit).kind !== 'mark') return at;
    return undefined;
  }
  return undefined;
}

/** "which", "whom": also where nothing says whom it stands for. */
function isRelative(unit: Unit | undefined): boolean {
  return (
    unit?.mention?.form === 'relative' || ['which', 'whom', 'whose'].includes(unit?.lower ?? '')
  );
}

/** ", the VEBA,": the name that is all of an aside. */
function onlyName(units: readonly Unit[], from: number, to: number): Mention | undefined {
  const inside = units.slice(from, to).filter(({ lower }) => !ARTICLES.has(lower));
  return inside.length === 1 ? inside[0]?.mention : undefined;
}

/** The verb that a coordination goes on from: not one inside a relative clause that was closed. */
function verbBefore(units: readonly Unit[], from: number): number | undefined {
  let at = from - 1;
  while (at >= 0) {
    const unit = units[at] as Unit;
    if (unit.lower === ')') at = openingOf(units, at);
    else if (unit.lower === ',') at = asideOf(units, at) ?? at;
    else if (unit.kind === 'verb') return at;
    else if (unit.lower === ';' || unit.lower === ':') return undefined;
    at -= 1;
  }
  return undefined;
}

/** "Having bought a third, Renault …": the subject stands behind the comma. */
function fronted(units: readonly Unit[], verb: number): Subject | undefined {
  if (verb > 3) return undefined;
  const comma = units.findIndex((unit, at) => at > verb && unit.lower === ',');
  const next = comma === -1 ? undefined : units[comma + 1];
  if (!next?.mention || next.mention.possessive) return undefined;
  return { whole: [next.mention], how: 'fronted', possessed: false };
}

/** A word that may stand between an article and the name that it belongs to. */
function isPlain(unit: Unit): boolean {
  return (
    unit.kind === 'word' &&
    !PREPOSITIONS.of(unit) &&
    !ARTICLES.of(unit) &&
    !COORDINATORS.of(unit) &&
    !/^\d/.test(unit.lower)
  );
}
