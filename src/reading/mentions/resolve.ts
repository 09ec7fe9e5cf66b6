import { type Actor, canBeCompany, canHold } from '../actor.ts';
import { countryOf } from '../geography.ts';
import { jointActor } from './joint.ts';
import type { Mention, Span } from './mention.ts';
import type { Nominal } from './nominal.ts';
import { foldText } from '../register.ts';
import type { Sentence } from '../sentence.ts';
import { isPossessive, type Token } from '../token.ts';
import { verbAt } from '../verb.ts';
import { AUXILIARIES, VERB_FORMS, words, WordMap } from '../words/index.ts';

interface Seen {
  readonly actor: Actor;
  readonly span: Span;
  readonly sentence: number;
  readonly subject: boolean;
}

export interface Resolved {
  readonly actor: Actor;
  readonly antecedent: Span;
  /** Others that fit, likeliest first. */
  readonly rivals?: readonly { readonly actor: Actor; readonly antecedent: Span }[];
}

/** What a pronoun stands for, and of how many words it is made. */
export interface Pronoun extends Resolved {
  readonly form: Mention['form'];
  readonly length: number;
}

const COPULAS = words('is was are were be been remain remains remained become becomes became');
const REALMS = words('world country nation continent region');
const MOST_RIVALS = 5;
const PLURAL_REACH = 3;
const PAIRS = words(
  'two pair duo couple founders brothers sisters siblings cousins partners parents',
);

const PRONOUNS = new WordMap<{ readonly form: Mention['form']; readonly people: boolean }>([
  ['it', { form: 'pronoun', people: false }],
  ['its', { form: 'pronoun', people: false }],
  ['itself', { form: 'pronoun', people: false }],
  ['they', { form: 'pronoun', people: false }],
  ['their', { form: 'pronoun', people: false }],
  ['them', { form: 'pronoun', people: false }],
  ['he', { form: 'pronoun', people: true }],
  ['she', { form: 'pronoun', people: true }],
  ['his', { form: 'pronoun', people: true }],
  ['her', { form: 'pronoun', people: true }],
  ['which', { form: 'relative', people: false }],
  ['who', { form: 'relative', people: false }],
  ['whose', { form: 'relative', people: false }],
]);
const PREPOSITIONS = words(
  'of in on at by to from with for after before under against between as into than over through about',
);
const MODIFIED = words(
  'stake stakes shares stock holding deal board merger takeover bid offer acquisition transaction alliance sale purchase tie investment shareholding purchase agreement talks',
);
const MEMORY = 40;
const EXPLETIVE: ReadonlySet<string> = new Set(
  'reported said believed thought rumoured expected understood essential clear unclear likely unlikely possible impossible important surprising known true not'.split(
    ' ',
  ),
);

/** Finds what nouns and pronouns stand for, walking through the text once. */
export class Resolver {
  readonly #tokens: readonly Token[];
  readonly #topics: ReadonlyMap<Actor, number>;
  #seen: Seen[] = [];
  #sentence: Sentence | undefined;
  #subject: Seen | undefined;
  #lastSubject: Seen | undefined;
  /** The first subject of the sentence that is no person: "Alder, he said, …; it". */
  #thing: Seen | undefined;
  #last: Mention | undefined;
  /** The one before the last. */
  #previous: Mention | undefined;
  /** The names that "and" joined last, as one. */
  #joined: Seen | undefined;

  constructor(tokens: readonly Token[], topics: ReadonlyMap<Actor, number>) {
    this.#tokens = tokens;
    this.#topics = topics;
  }

  open(sentence: Sentence): void {
    this.#sentence = sentence;
    this.#subject = undefined;
    this.#thing = undefined;
    this.#last = undefined;
    this.#previous = undefined;
  }

  close(): void {
    if (this.#subject) this.#lastSubject = this.#subject;
  }

  /** Remembers a mention as a possible antecedent of what follows. */
  see(mention: Mention): void {
    const before = this.#last;
    this.#previous = before;
    this.#last = mention;
    if (before && this.#joins(before, mention)) this.#joined = joined(before, mention);
    if (mention.place || ['medium', 'index', 'brand', 'place'].includes(mention.actor.kind)) return;
    const token = this.#tokens[mention.from - 1];
    const inside =
      token !== undefined && mention.from > (this.#sentence?.from ?? 0) && PREPOSITIONS.of(token);
    const bracket = token?.text === '(';
    const acts = mention.form !== 'relative' && verbAt(this.#tokens, mention.to) !== undefined;
    const subject =
      !inside &&
      !bracket &&
      !mention.possessive &&
      (!this.#subject || acts) &&
      !this.#modifies(mention);
    const span = mention.antecedent ?? { start: mention.start, end: mention.end };
    const seen = { actor: mention.actor, span, sentence: mention.sentence, subject };
    if (subject) this.#subject = seen;
    if (subject && mention.actor.kind !== 'person') this.#thing ??= seen;
    this.#seen.push(seen);
    if (this.#seen.length > MEMORY) this.#seen.shift();
  }

  /** "The Fuji stake": a name that says which stake, and does nothing itself. */
  #modifies({ form, from, to }: Mention): boolean {
    return (
      form === 'name' &&
      ['the', 'a', 'this'].includes(this.#tokens[from - 1]?.lower ?? '') &&
      MODIFIED.of(this.#tokens[to])
    );
  }

  #joins(first: Mention, second: Mention): boolean {
    return (
      first.form === 'name' &&
      second.form === 'name' &&
      first.actor !== second.actor &&
      first.sentence === second.sentence &&
      second.from === first.to + 1 &&
      this.#tokens[first.to]?.lower === 'and'
    );
  }

  /** "They", "the pair": the two whom a sentence just before joined. */
  #plural(at: number): Pronoun | undefined {
    const joined = this.#joined;
    if (!joined || (this.#sentence?.index ?? 0) - joined.sentence > PLURAL_REACH) return undefined;
    const earlier = joined.sentence !== this.#sentence?.index;
    const word = (this.#tokens[at] as Token).lower;
    if (earlier && word !== 'the' && this.#thing) return undefined;
    const length = ['they', 'their', 'them'].includes(word)
      ? 1
      : word === 'the' && PAIRS.of(this.#tokens[at + 1])
        ? 2
        : 0;
    if (length === 0) return undefined;
    return { actor: joined.actor, antecedent: joined.span, form: 'pronoun', length };
  }

  /** "the latter", "the former": of the two companies named last. */
  #oneOfTwo(at: number): Pronoun | undefined {
    const next = this.#tokens[at + 1]?.lower;
    if ((this.#tokens[at] as Token).lower !== 'the' || (next !== 'latter' && next !== 'former'))
      return undefined;
    const after = this.#tokens[at + 2];
    if (after?.kind === 'word' && !isPossessive(after) && !this.#endsPhrase(after))
      return undefined;
    const holder = PREPOSITIONS.of(this.#tokens[at - 1]) ? this.#last?.actor : undefined;
    const pool = this.#seen.filter(
      ({ actor }) => canHold(actor) && actor.kind !== 'person' && actor !== holder,
    );
    const last = pool.at(-1);
    const first = pool.findLast(({ actor }) => actor !== last?.actor);
    const meant = next === 'latter' ? last : first;
    return meant && { actor: meant.actor, antecedent: meant.span, form: 'pronoun', length: 2 };
  }

  /** A verb or preposition, behind which no noun is left to come. */
  #endsPhrase(token: Token): boolean {
    return PREPOSITIONS.of(token) || AUXILIARIES.of(token) || VERB_FORMS.of(token) !== undefined;
  }

  pronoun(at: number): Pronoun | undefined {
    const token = this.#tokens[at] as Token;
    const whole = this.#plural(at) ?? this.#oneOfTwo(at);
    if (whole) return whole;
    const pronoun = PRONOUNS.of(token);
    if (!pronoun || (token.lower === 'it' && this.#isExpletive(at))) return undefined;
    const found =
      pronoun.form === 'relative' ? this.#before(at) : this.#standsFor(pronoun.people, token.lower);
    if (!found) return undefined;
    const rivals = pronoun.form === 'relative' ? [] : this.#otherFits(pronoun.people, found.actor);
    return { actor: found.actor, antecedent: found.span, form: pronoun.form, rivals, length: 1 };
  }

  /** "It is reported that", "it seems": nobody is meant. */
  #isExpletive(at: number): boolean {
    const next = this.#tokens.slice(at + 1, at + 5).map((token) => token.lower);
    if (['seems', 'appears', 'emerged'].includes(next[0] ?? '')) return true;
    return (
      ['is', "'s", 'was', 'has', 'had', 'would', 'wouldn'].includes(next[0] ?? '') &&
      (next[1] === 'a' || next.some((word) => EXPLETIVE.has(word)))
    );
  }

  /** The nearest actor that fits what the phrase says. */
  nominal(
    nominal: Nominal,
    at: number,
    appositive?: { readonly actor: Actor } & Span,
  ): Resolved | undefined {
    if (appositive && fits(appositive.actor, nominal))
      return {
        actor: appositive.actor,
        antecedent: { start: appositive.start, end: appositive.end },
      };
    const apposed = this.#apposed(nominal, at);
    if (apposed && fits(apposed.actor, nominal))
      return { actor: apposed.actor, antecedent: apposed.antecedent ?? apposed };
    if (
      ['a', 'an', 'another', 'both', 'each', "'s", 'our'].includes(nominal.determiner) &&
      !nominal.country &&
      !this.#isRealm(at)
    )
      return undefined;
    const told = this.#isPredicate(nominal, at) ? this.#subject : undefined;
    if (told && fits(told.actor, nominal)) return { actor: told.actor, antecedent: told.span };
    const ranked = this.#candidates()
      .map((seen) => ({ seen, score: this.#score(seen, nominal) }))
      .filter(({ score }) => score > 0)
      .sort((first, second) => second.score - first.score);
    const best = ranked[0]?.seen;
    if (!best) return undefined;
    const others = ranked.map(({ seen }) => seen);
    return { actor: best.actor, antecedent: best.span, rivals: distinctOthers(others, best.actor) };
  }

  /** "Harris was the largest shareholder": who the subject is. */
  #isPredicate({ determiner, head }: Nominal, at: number): boolean {
    return (
      ['the', 'its'].includes(determiner) && WHO_HOLD.has(head) && COPULAS.of(this.#tokens[at - 1])
    );
  }

  /** "Toyota, the carmaker,", "Toyota, Japan’s biggest carmaker,": the name before the comma. */
  #apposed({ determiner }: Nominal, at: number): Mention | undefined {
    const owned = determiner === "'s";
    if (!owned && !['the', 'a', 'an'].includes(determiner)) return undefined;
    const realm = owned && this.#isRealm(at);
    const start = realm ? at - 2 : owned ? at - 1 : at;
    const before = owned && !realm ? this.#previous : this.#last;
    return this.#tokens[start - 1]?.text === ',' && before?.to === start - 1 ? before : undefined;
  }

  /** "the world’s", "the country’s": who is meant is not said by whose it is. */
  #isRealm(at: number): boolean {
    return (
      (this.#tokens[at] as Token).lower === "'s" &&
      REALMS.of(this.#tokens[at - 1]) &&
      this.#tokens[at - 2]?.lower === 'the'
    );
  }

  #score(seen: Seen, nominal: Nominal): number {
    const own = nominal.determiner === 'its' && seen.actor === this.#subject?.actor;
    if (own || !fits(seen.actor, nominal)) return -1;
    const { actor } = seen;
    let score =
      2 - 0.25 * ((this.#sentence?.index ?? 0) - seen.sentence) + (seen.subject ? 0.5 : 0);
    const places = nominal.modifiers
      .map((word) => countryOf(word))
      .filter((code) => code !== undefined);
    const wanted = nominal.country ?? places[0];
    if (wanted !== undefined)
      score += actor.country === wanted ? 3 : actor.country === undefined ? 0 : -6;
    if (
      actor.seat !== undefined &&
      nominal.modifiers.some((word) => foldText(actor.seat as string).startsWith(foldText(word)))
    )
      score += 4;
    if (nominal.noun.sector && actor.sector !== undefined)
      score += nominal.noun.sector.includes(actor.sector) ? 1.5 : -4;
    if (!nominal.noun.sector && wanted === undefined)
      score += Math.min(1, 0.1 * (this.#topics.get(actor) ?? 0));
    return score;
  }

  #candidates(): Seen[] {
    return this.#seen;
  }

  #otherFits(people: boolean, best: Actor): Resolved[] {
    const fitting = this.#seen.filter(({ actor }) =>
      people ? actor.kind === 'person' : canHold(actor) && actor.kind !== 'person',
    );
    return distinctOthers(fitting.reverse(), best);
  }

  /** What a relative pronoun follows: the mention right before it, brackets and commas aside. */
  #before(at: number): Seen | undefined {
    const last = this.#last?.place ? this.#previous : this.#last;
    if (!last || last.place || last.form === 'relative') return undefined;
    if (last !== this.#last) return at - last.to <= PLACE_REACH ? seenAs(last) : undefined;
    let gap = at - 1;
    while (gap >= last.to && [',', ')', '-', '–', '—'].includes((this.#tokens[gap] as Token).text))
      gap -= 1;
    const bracketed = this.#tokens.slice(last.to, at).some((token) => token.text === '(');
    if (gap >= last.to + (last.possessive ? 0 : 2) && !bracketed) return undefined;
    const owned = this.#tokens[at]?.lower === 'which' && OWNERS.has(last.actor.kind);
    const firm = owned ? this.#previous : undefined;
    return seenAs(firm && !firm.place && canBeCompany(firm.actor) ? firm : last);
  }

  #standsFor(people: boolean, word: string): Seen | undefined {
    const fit = (seen: Seen | undefined) =>
      seen !== undefined &&
      (people ? seen.actor.kind === 'person' : canHold(seen.actor) && seen.actor.kind !== 'person');
    if (fit(this.#subject)) return this.#subject;
    if (!people && fit(this.#thing)) return this.#thing;
    const inSentence = this.#seen.filter(
      (seen) => seen.sentence === this.#sentence?.index && fit(seen),
    );
    if (inSentence.length > 0 && (word === 'its' || word === 'it' || people))
      return people ? inSentence[0] : inSentence.at(-1);
    if (fit(this.#lastSubject)) return this.#lastSubject;
    return this.#seen.findLast(fit);
  }
}

/** "Alder, the holding of the Birch family, which": no people. */
const OWNERS: ReadonlySet<Actor['kind']> = new Set<Actor['kind']>(['person', 'family']);

/** "CEFC, a private company from China, which": words between a name and the place before "which". */
const PLACE_REACH = 9;

function seenAs({ actor, antecedent, start, end, sentence }: Mention): Seen {
  return { actor, span: antecedent ?? { start, end }, sentence, subject: false };
}

/** Two joined mentions as one. */
function joined(first: Mention, second: Mention): Seen {
  return {
    actor: jointActor([first.actor, second.actor]),
    span: { start: first.start, end: second.end },
    sentence: second.sentence,
    subject: false,
  };
}

function distinctOthers(seen: readonly Seen[], best: Actor): Resolved[] {
  const found = new Map<Actor, Resolved>();
  for (const { actor, span } of seen) {
    if (actor !== best && !found.has(actor)) found.set(actor, { actor, antecedent: span });
    if (found.size >= MOST_RIVALS) break;
  }
  return [...found.values()];
}

/** "the owner", "its top shareholder": a company, a person, a state or a fund. */
const WHO_HOLD: ReadonlySet<string> = new Set(
  'shareholder stakeholder owner investor holder buyer bidder seller acquirer'.split(' '),
);

/** Names of firms that texts call funds. */
const INVESTS =
  /\b(?:Capital|Partners|Management|Investments?|Investors|Advisors|Advisers|Asset|Equity|Associates)\b/;

function fits(actor: Actor, { noun, head }: Nominal): boolean {
  if (WHO_HOLD.has(head)) return canHold(actor);
  if (noun.kind === 'company') return canBeCompany(actor);
  if (noun.kind === 'fund')
    return (
      actor.kind === 'fund' ||
      (actor.kind === 'company' && actor.learned === true && INVESTS.test(actor.name))
    );
  return actor.kind === noun.kind;
}
