import type { Actor } from '../actor.ts';
import { afterDateline } from '../names/dateline.ts';
import { type Mention, mentionOf, type Phrase } from './mention.ts';
import { type Nominal, nominalAt, opensNominal } from './nominal.ts';
import { countryName, countryOf, governedFrom, SEAT_WORDS } from '../geography.ts';
import type { NameIndex } from '../register.ts';
import { Resolver } from './resolve.ts';
import type { Sentence } from '../sentence.ts';
import { isCapitalised, isPossessive, type Token } from '../token.ts';
import { verbAt } from '../verb.ts';
import { GIVEN_NAMES, NOUNS, words } from '../words/index.ts';
import { STATE_WORDS } from '../actors/states.ts';

/** Names, nouns and pronouns that stand for actors, in the order of the text. */
export function findMentions(
  tokens: readonly Token[],
  sentences: readonly Sentence[],
  index: NameIndex,
): Mention[] {
  const mentions: Mention[] = [];
  const descriptions = new Map<string, Actor>();
  const known = (actor: Actor): Actor => {
    const same = descriptions.get(actor.name) ?? actor;
    descriptions.set(actor.name, same);
    return same;
  };
  const resolver = new Resolver(tokens, countNames(tokens, index));
  for (const sentence of sentences) {
    if (sentence.kind === 'boilerplate') continue;
    resolver.open(sentence);
    let at = afterDateline(tokens, sentence);
    while (at < sentence.to) {
      const mention =
        nameMention(tokens, at, sentence, index) ??
        otherMention({ tokens, at, sentence, index, resolver, known });
      if (mention) {
        mentions.push(mention);
        resolver.see(mention);
      }
      at = Math.max(at + 1, mention?.to ?? 0);
    }
    resolver.close();
  }
  return mentions;
}

/** How often each actor is named: what the text is about. */
function countNames(tokens: readonly Token[], index: NameIndex): Map<Actor, number> {
  const counts = new Map<Actor, number>();
  for (let at = 0; at < tokens.length; at += 1) {
    const hit = isCapitalised(tokens[at]) ? index.at(tokens, at) : undefined;
    if (!hit) continue;
    counts.set(hit.actor, (counts.get(hit.actor) ?? 0) + 1);
    at = hit.to - 1;
  }
  return counts;
}

function nameMention(
  tokens: readonly Token[],
  at: number,
  sentence: Sentence,
  index: NameIndex,
): Mention | undefined {
  const token = tokens[at] as Token;
  const hit = index.at(tokens, at);
  if (!hit || hit.to > sentence.to) return undefined;
  if (
    !isCapitalised(token) &&
    !hit.actor.name.startsWith(token.text) &&
    !startsLower(hit.actor, token)
  )
    return undefined;
  const family = familyAt(tokens, hit.to);
  const actor: Actor =
    family === hit.to || hit.actor.kind === 'state'
      ? hit.actor
      : {
          name: `${shortName(tokens, at, hit.to)} family`,
          kind: 'family',
          aliases: [],
          learned: true,
        };
  if (isBefore(tokens, at, hit.actor)) return undefined;
  return make(tokens, {
    actor,
    form: 'name',
    from: at,
    to: family === hit.to ? poolEnd(tokens, hit) : family,
    sentence: sentence.index,
    place: isPlace(tokens, at, hit, hit.actor),
  });
}

/** "the Penser group", "the Cariverona foundation": the noun belongs to the name. */
function poolEnd(
  tokens: readonly Token[],
  { actor, to }: { readonly actor: Actor; readonly to: number },
): number {
  if (actor.kind === 'company' && !actor.learned) {
    let end = to;
    while (FORMAL.of(tokens[end]) && isCapitalised(tokens[end]) && tokens[end]?.spaced) end += 1;
    if (end > to) return end;
  }
  const holds = ['company', 'fund', 'person', 'family'].includes(actor.kind);
  return holds && POOLS.of(tokens[to]) && !isCapitalised(tokens[to]) ? to + 1 : to;
}

/** "Ping An Insurance Group Co": what makes the name longer and nobody else's. */
const FORMAL = words(
  'insurance group co company corp corporation inc ltd limited plc holdings holding',
);
const POOLS = words('group foundation consortium trust fund');

function startsLower(actor: Actor, token: Token): boolean {
  return actor.aliases.some((alias) => alias.startsWith(`${token.text} `));
}

/** A given name before a company's name makes it a person: "Robert Peugeot". */
function isBefore(tokens: readonly Token[], at: number, actor: Actor): boolean {
  const before = tokens[at - 1];
  return (
    actor.kind === 'company' &&
    before !== undefined &&
    isCapitalised(before) &&
    GIVEN_NAMES.of(before) &&
    !actor.learned &&
    tokens[at]?.spaced === true
  );
}

function shortName(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(from, to)
    .map((token, index) => (index > 0 && token.spaced ? ` ${token.text}` : token.text))
    .join('');
}

function familyAt(tokens: readonly Token[], to: number): number {
  if (isPossessive(tokens[to]) && tokens[to + 1]?.lower === 'family') return to + 2;
  return ['family', 'families', 'siblings', 'clan'].includes(tokens[to]?.lower ?? '') ? to + 1 : to;
}

const PLACE_BEFORE = words('in from across outside within to near into between throughout around');

/** A bare country after "in" is a place; "the French state" never is. */
function isPlace(
  tokens: readonly Token[],
  at: number,
  hit: { readonly to: number },
  actor: Actor,
): boolean {
  if (actor.kind === 'place')
    return (
      actor.unsure !== true || ['of', 'in', 'from', 'near'].includes(tokens[at - 1]?.lower ?? '')
    );
  if (actor.kind !== 'state') return false;
  const last = tokens[hit.to - 1] as Token;
  if (
    STATE_WORDS.includes(last.lower) ||
    tokens.slice(at, hit.to).some((token) => STATE_WORDS.includes(token.lower))
  )
    return false;
  const before = tokens[at - 1];
  if (before && PLACE_BEFORE.of(before)) return true;
  if (before?.lower === 'of' && isCapitalised(tokens[at - 2])) return true;
  if (NOUNS.get(tokens[hit.to]?.lower ?? '')?.kind === 'company') return true;
  if (!isPossessive(tokens[hit.to])) return false;
  return isCapitalised(tokens[hit.to + 1]) || isSeat(tokens, hit.to);
}

/** "Japan’s largest carmaker": where the company is at home. */
function isSeat(tokens: readonly Token[], possessive: number): boolean {
  const nominal = nominalAt(tokens, possessive, possessive + 8, () => undefined);
  return ['company', 'person', 'fund'].includes(nominal?.noun.kind ?? '');
}

interface Spot {
  readonly tokens: readonly Token[];
  readonly at: number;
  readonly sentence: Sentence;
  readonly index: NameIndex;
  readonly resolver: Resolver;
  /** One actor for each name that is only described. */
  readonly known: (actor: Actor) => Actor;
}

function otherMention(spot: Spot): Mention | undefined {
  const { tokens, at, resolver } = spot;
  const state = SEAT_WORDS.of(tokens[at]) ? governmentAt(spot) : undefined;
  if (state) return state;
  if (isPossessiveWord(tokens[at])) {
    const whole = nominalMention(spot);
    if (whole) return whole;
  }
  const pronoun = resolver.pronoun(at);
  if (!pronoun) return nominalMention(spot);
  return make(tokens, {
    actor: pronoun.actor,
    antecedent: pronoun.antecedent,
    form: pronoun.form,
    rivals: pronoun.rivals,
    from: at,
    to: at + pronoun.length,
    sentence: spot.sentence.index,
    place: false,
  });
}

/** "Paris wants", "Berlin, Paris and Madrid will have": a government by its seat, where it does something. */
function governmentAt({ tokens, at, sentence, index }: Spot): Mention | undefined {
  const code = governedFrom((tokens[at] as Token).text);
  const before = tokens[at - 1]?.lower ?? '';
  if (code === undefined || PLACE_BEFORE.has(before) || before === 'of') return undefined;
  let next = at + 1;
  while (next < sentence.to && isListed(tokens, next)) next += 2;
  if (next >= sentence.to || verbAt(tokens, next) === undefined || isPassiveStart(tokens, next))
    return undefined;
  const name = countryName(code);
  const actor = name === undefined ? undefined : index.named(name);
  return (
    actor &&
    make(tokens, {
      actor,
      form: 'name',
      from: at,
      to: at + 1,
      sentence: sentence.index,
      place: false,
    })
  );
}

/** ", Paris", "and Madrid": another seat of a list. */
function isListed(tokens: readonly Token[], at: number): boolean {
  return (
    [',', 'and'].includes(tokens[at]?.lower ?? '') &&
    governedFrom(tokens[at + 1]?.text ?? '') !== undefined
  );
}

/** "London-listed", "London based": no verb of the town. */
function isPassiveStart(tokens: readonly Token[], at: number): boolean {
  return /^(?:listed|based|traded|quoted)$/.test(tokens[at]?.lower ?? '');
}

function nominalMention(spot: Spot): Mention | undefined {
  const { tokens, at, sentence, index, resolver } = spot;
  if (!opensNominal(tokens[at])) return undefined;
  const nominal = nominalAt(tokens, at, sentence.to, (position) =>
    nameEnd(tokens, position, index),
  );
  if (!nominal || (isPossessiveWord(tokens[at]) && STAKES.has(nominal.head))) return undefined;
  const owner = isPossessiveWord(tokens[at]) ? resolver.pronoun(at) : undefined;
  const named = appositive(spot, nominal.to);
  const formed = named ? undefined : formedAt(spot, nominal);
  if (formed) return formed;
  const resolved = resolver.nominal(nominal, at, named);
  if (!resolved) return owner ? undefined : described(spot, nominal);
  return make(tokens, {
    actor: resolved.actor,
    antecedent: resolved.antecedent,
    rivals: resolved.rivals,
    head: nominal.head,
    phrase: phraseOf(nominal),
    owner: owner && { actor: owner.actor, antecedent: owner.antecedent },
    form: 'nominal',
    from: at,
    to: nominal.to,
    sentence: sentence.index,
    place: false,
  });
}

/** "its holding", "its business": a stake or work, and no company. */
const STAKES: ReadonlySet<string> = new Set(['holding', 'business']);

function phraseOf({ adjectives, head, country, modifiers }: Nominal): Phrase {
  const place = country ?? modifiers.map((word) => countryOf(word)).find(Boolean);
  return { words: [...adjectives, head], ...(place !== undefined && { country: place }) };
}

const POSSESSIVES = words('its their his her whose');

function isPossessiveWord(token: Token | undefined): boolean {
  return POSSESSIVES.of(token);
}

function nameEnd(tokens: readonly Token[], position: number, index: NameIndex): number | undefined {
  const hit = index.at(tokens, position);
  if (!hit || hit.actor.kind === 'place' || isHome(tokens, position, hit)) return undefined;
  return hit.to;
}

/** "the Hong Kong carrier": a country before what the company is called. */
function isHome(
  tokens: readonly Token[],
  from: number,
  { actor, to }: { readonly actor: Actor; readonly to: number },
): boolean {
  const words = tokens.slice(from, to).map(({ lower }) => lower);
  return (
    actor.kind === 'state' &&
    !words.some((word) => STATE_WORDS.includes(word)) &&
    NOUNS.get(tokens[to]?.lower ?? '')?.kind === 'company'
  );
}

/** "the state", "the employees' foundation": a holder that the text only describes. */
function described(spot: Spot, nominal: Nominal): Mention | undefined {
  const { tokens, at, sentence } = spot;
  if (
    !['state', 'fund', 'family'].includes(nominal.noun.kind) ||
    ['a', 'an', 'both', 'each'].includes(nominal.determiner)
  )
    return undefined;
  const name = tokens
    .slice(at + 1, nominal.to)
    .map((token, index) => (index > 0 && token.spaced ? ` ${token.text}` : token.text))
    .join('');
  const actor: Actor = { name, kind: nominal.noun.kind, aliases: [], learned: true };
  return make(tokens, {
    actor: spot.known(actor),
    form: 'nominal',
    from: at,
    to: nominal.to,
    sentence: sentence.index,
    place: false,
  });
}

/** "the combined company", "a joint venture": a company that two will make, and that has no name yet. */
function formedAt(spot: Spot, nominal: Nominal): Mention | undefined {
  const { tokens, at, sentence } = spot;
  const word = nominal.adjectives.at(-1) ?? '';
  const venture = nominal.head === 'venture' && word === 'joint';
  const fresh = venture && ['a', 'an'].includes(nominal.determiner);
  const pool = nominal.head === 'consortium';
  if ((!FORMED.has(word) && !fresh && !pool) || nominal.noun.kind !== 'company') return undefined;
  const name = pool ? nominal.head : `${word} ${nominal.head}`;
  return make(tokens, {
    actor: spot.known({ name, kind: 'company', aliases: [], learned: true }),
    form: 'nominal',
    from: at,
    to: nominal.to,
    sentence: sentence.index,
    place: false,
  });
}

const FORMED: ReadonlySet<string> = new Set(['combined', 'merged', 'enlarged']);

/** "its top shareholder, Renault,": the name right after the comma says who is meant. */
function appositive(
  { tokens, index, sentence }: Spot,
  to: number,
): { readonly actor: Actor; readonly start: number; readonly end: number } | undefined {
  const comma = tokens[to]?.text === ',' ? 1 : 0;
  const hit = to + comma < sentence.to ? index.at(tokens, to + comma) : undefined;
  if (!hit || !isCapitalised(tokens[to + comma])) return undefined;
  const next = tokens[hit.to];
  if (comma === 1 && next && ![',', '.', ';', ')', ':'].includes(next.text) && hit.to < sentence.to)
    return undefined;
  return {
    actor: hit.actor,
    start: (tokens[to + comma] as Token).start,
    end: (tokens[hit.to - 1] as Token).end,
  };
}

function make(
  tokens: readonly Token[],
  draft: Omit<Mention, 'start' | 'end' | 'possessive'>,
): Mention {
  const possessivePronoun =
    draft.form !== 'name' && isPossessiveWord(tokens[draft.from]) && draft.to === draft.from + 1;
  return mentionOf({
    actor: draft.actor,
    antecedent: draft.antecedent,
    rivals: draft.rivals,
    head: draft.head,
    phrase: draft.phrase,
    owner: draft.owner,
    form: draft.form,
    from: draft.from,
    to: draft.to,
    sentence: draft.sentence,
    place: draft.place,
    start: (tokens[draft.from] as Token).start,
    end: (tokens[draft.to - 1] as Token).end,
    possessive:
      possessivePronoun ||
      ((draft.form === 'name' || draft.form === 'nominal') && isPossessive(tokens[draft.to])),
  });
}
