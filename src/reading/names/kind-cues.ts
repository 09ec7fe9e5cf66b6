import type { ActorKind } from '../actor.ts';
import { countryOf } from '../geography.ts';
import { isCapitalised, type Token } from '../token.ts';
import {
  BODY_WORDS,
  COMPANY_WORDS,
  FUND_WORDS,
  GIVEN_NAMES,
  NOUNS,
  POLITIES,
  words,
  VERB_FORMS,
} from '../words/index.ts';
import { POST_WORDS } from '../words/posts.ts';

/** What the words in and around a name say about its kind, as weighted votes. */
export interface Cues {
  readonly votes: Map<ActorKind, number>;
  country?: string;
  sector?: string;
}

/** Things that only a company has. */
const OWNED_BY_COMPANY = words(
  'president head boss parent roof offices plant plants factory profit sales workers employees debt market customers main shares stock board shareholders capital stake management owners bid offer founder chairman chairwoman chief ceo directors articles supervisory annual parent subsidiary business share investors headquarters',
);
const SHARE_WORDS = words(
  'stake stakes interest interests shares share holding holdings votes percent % cent investment shareholder shareholders owner shareholding position bid',
);
const ROLE_NOUNS = words(
  'banker businessman businesswoman financier magnate oligarch industrialist mogul lawyer analyst spokesman spokeswoman professor economist investor sister brother son daughter wife husband widow deputy lawyer adviser architect banker financier ex-minister candidate activist',
);
/** "the magazine News", "the daily Handelsblatt". */
const MEDIA_NOUNS = words(
  'magazine newspaper daily weekly tabloid broadsheet website newswire paper agency',
);
/** Words before firms as well as people: "activist Elliott", "investor Daniel Loeb". */
const INVESTOR_NOUNS = words('investor activist founder bidder');
/** "Honda chief", "Generali investors": the name before is the company's. */
const AFTER_COMPANY = words(
  'shares stock board shareholders shareholder plc gained rose fell lost chief investors executives management executive boss chairman president chairwoman finance stake holding subsidiary unit employees bid bonds',
);
/** "Legacy wagons": the name before is a brand or model. */
const PRODUCTS = words(
  'car cars wagon wagons sedan sedans suv suvs minivan minivans hatchback hatchbacks pickup pickups crossover crossovers model models vehicles brand brands smartphone smartphones phones handsets cigarettes beers sneakers',
);
const PRODUCERS = words('maker makers company manufacturer group plant unit');
const PERSONAL = words('who he she his himself herself');

/** "S.A. Bobde", "N. Chandrasekaran". */
const INITIAL = /^(?:\p{Lu}\.){1,3}$|^\p{Lu}$/u;

/** Words of company names that are surnames too: "Jim Press". */
const SURNAMES: ReadonlySet<string> = new Set(
  'Press Power Land Wind Steel Marine Banks Stores Ports Rail Waters Page Water'.split(' '),
);

/** Adds the votes of a name's own words. */
export function innerCues(words: readonly string[], cues: Cues): void {
  const last = words.at(-1) as string;
  if (words[1] === 'of' && POLITIES.has(words[0] as string)) vote(cues, 'state', 6);
  if (words.some((word) => BODY_WORDS.has(word))) vote(cues, 'body', 4);
  if (words.some((word) => FUND_WORDS.has(word))) vote(cues, 'fund', 4.5);
  else if (words.some((word) => COMPANY_WORDS.has(word))) vote(cues, 'company', 4.5);
  if (
    words.length > 1 &&
    words.length <= 5 &&
    GIVEN_NAMES.has(words[0] as string) &&
    !COMPANY_WORDS.has(last)
  )
    vote(cues, 'person', 4);
  if (words.length === 2 && GIVEN_NAMES.has(words[0] as string) && SURNAMES.has(last))
    vote(cues, 'person', 2);
  if (
    words.length > 1 &&
    words.length <= 4 &&
    INITIAL.test(words[0] as string) &&
    !COMPANY_WORDS.has(last)
  )
    vote(cues, 'person', 3);
  if (isGivenPair(words) && !COMPANY_WORDS.has(last)) vote(cues, 'person', 4);
  if (words.includes('&')) vote(cues, 'company', 4);
  if (words.length === 1 && /^[\p{Lu}\d]{2,5}$/u.test(last)) vote(cues, 'company', 2);
}

/** "Cho Won-tae", "Lee Myung-hee": a hyphen and a small letter in a name of three parts. */
function isGivenPair(words: readonly string[]): boolean {
  const hyphen = words.indexOf('-');
  return words.length === 4 && hyphen > 0 && /^\p{Ll}/u.test(words[hyphen + 1] ?? '');
}

/** Adds the votes of what stands around one use of a name (`to` exclusive). */
export function outerCues(
  tokens: readonly Token[],
  name: { readonly from: number; readonly to: number; readonly title?: string },
  cues: Cues,
): void {
  if (name.title !== undefined) vote(cues, 'person', 5);
  if (
    tokens[name.from - 1]?.lower === 'the' &&
    name.to - name.from === 1 &&
    NOUNS.get(tokens[name.to]?.lower ?? '')?.kind === 'company'
  )
    vote(cues, 'place', 1.5);
  beforeCues(tokens, name.from, cues);
  afterCues(tokens, name.to, cues);
}

function beforeCues(tokens: readonly Token[], from: number, cues: Cues): void {
  const [before, second, third] = [tokens[from - 1], tokens[from - 2], tokens[from - 3]];
  if (!before) return;
  const noun = NOUNS.get(before.lower);
  if (noun && noun.kind !== 'person') {
    vote(cues, noun.kind, 3);
    cues.sector ??= noun.sector?.[0] ?? before.lower;
    const adjective = [second, third]
      .map((token) => token && isCapitalised(token) && countryOf(token.text))
      .find(Boolean);
    if (adjective) cues.country ??= adjective;
  }
  if (MEDIA_NOUNS.of(before)) vote(cues, 'medium', 5);
  if (INVESTOR_NOUNS.of(before)) vote(cues, 'person', 1);
  else if (before.lower === 'manager' && MANAGED.of(second)) vote(cues, 'company', 2);
  else if (noun?.kind === 'person' || POST_WORDS.of(before) || ROLE_NOUNS.of(before))
    vote(cues, 'person', 4);
  else if (before.lower === 'head' && BEFORE_HEAD.of(second)) vote(cues, 'person', 4);
  const country = second && before.lower === "'s" ? countryOf(second.text) : undefined;
  if (country !== undefined) {
    vote(cues, 'company', 2);
    cues.country ??= country;
  }
  const adjective = isCapitalised(before) ? countryOf(before.text) : undefined;
  if (adjective !== undefined) cues.country ??= adjective;
  const part = before.lower === 'of' || before.lower === 'in';
  const shares = part && second !== undefined && SHARE_WORDS.of(second);
  const spoken = part && tokens.slice(Math.max(0, from - 6), from - 1).some(isShareWord);
  if (shares) vote(cues, 'company', 3);
  else if (spoken) vote(cues, 'company', 1.5);
  else if (before.lower === 'in') vote(cues, 'place', 1.2);
  if (
    before.text === ',' &&
    second &&
    (POST_WORDS.of(second) || NOUNS.get(second.lower)?.kind === 'person')
  )
    vote(cues, isHeldAlready(tokens, from - 2) ? 'company' : 'person', 3);
  if (before.text === ',' && second && NOUNS.get(second.lower)?.kind === 'company')
    vote(cues, 'company', 2);
  if (before.lower === 'near') vote(cues, 'place', 2);
  if (isLed(tokens, from)) vote(cues, 'company', 5);
  if (before.lower === 'of' && second && (COMPANY_WORDS.of(second) || second.text === '.'))
    vote(cues, 'place', 2.5);
}

const OF_POSTS = words('and co - deputy group former senior vice founding');

/** "Pawan Goenka, managing director, | M&M": a name before the post, so that the one behind it is the company. */
function isHeldAlready(tokens: readonly Token[], post: number): boolean {
  let at = post;
  while (
    post - at < 8 &&
    (POST_WORDS.of(tokens[at]) ||
      OF_POSTS.of(tokens[at]) ||
      tokens[at]?.lower === 'managing' ||
      tokens[at]?.lower === 'md')
  )
    at -= 1;
  const name = tokens[at - 1];
  return (
    tokens[at]?.text === ',' && name !== undefined && isCapitalised(name) && !POST_WORDS.of(name)
  );
}

/** "asset manager Sycomore": firms; fund managers are people. */
const MANAGED = words('asset wealth');
/** "its head Ye Jianming", but not "to head Volvo". */
const BEFORE_HEAD = words("its their the his her former new current acting 's ’s group bank");

/** Posts that firms have, by their last words; ministers and governors are of states. */
const FIRM_POSTS = words(
  'ceo cfo coo cmo chairman chairwoman chairperson chair president director directors officer founder chief boss head partner partners executive executives treasurer spokesman spokeswoman',
);

/** "finance director of Royal Mail", "CEO at Activision Blizzard": a name that has such a post. */
function isLed(tokens: readonly Token[], from: number): boolean {
  const at = tokens[from - 1]?.lower === 'the' ? from - 2 : from - 1;
  const link = tokens[at]?.lower;
  return (link === 'of' || link === 'at') && FIRM_POSTS.of(tokens[at - 1]);
}

function isShareWord(token: Token): boolean {
  return SHARE_WORDS.of(token);
}

function afterCues(tokens: readonly Token[], to: number, cues: Cues): void {
  const [next, then, third] = [tokens[to], tokens[to + 1], tokens[to + 2]];
  if (!next) return;
  if (next.lower === "'s" && then) {
    const owned = OWNED_BY_COMPANY.of(then) || (third !== undefined && OWNED_BY_COMPANY.of(third));
    if (owned) vote(cues, 'company', 1.5);
    if (then.lower === 'family' || then.lower === 'lawyer') vote(cues, 'person', 2);
  }
  if (AFTER_COMPANY.of(next)) vote(cues, 'company', 1.5);
  if (PRODUCTS.of(next) && !PRODUCERS.of(then)) vote(cues, 'brand', 2);
  if (next.text === ',' && then) {
    if (
      POST_WORDS.of(then) ||
      then.lower === 'who' ||
      (then.kind === 'number' && then.text.length === 2 && third?.text === ',')
    )
      vote(cues, 'person', 3);
    if (then.lower === 'which') vote(cues, 'company', 1.5);
    if (['the', 'a', 'an'].includes(then.lower)) appositionCue(tokens, to + 2, cues);
    if (isCapitalised(then) && countryOf(then.text) !== undefined) {
      if (third?.lower === "'s") vote(cues, 'company', 1.5);
      else vote(cues, 'place', 0.8);
    }
  }
  if (['who', 'himself', 'herself'].includes(next.lower)) vote(cues, 'person', 3);
  if (['is', 'was', 'remains', 'became'].includes(next.lower)) predicateCue(tokens, to + 1, cues);
  const kind = VERB_FORMS.of(next);
  if (kind === 'own' || kind === 'buy' || kind === 'sell') vote(cues, 'company', 0.5);
  const near = tokens.slice(to, to + 6);
  const stop = near.findIndex(({ text }) => text === '.' || text === ';');
  if (near.slice(0, stop === -1 ? 6 : stop).some((token) => PERSONAL.of(token)))
    vote(cues, 'person', 0.6);
}

/** Words before which the noun of a phrase stands. */
const PHRASE_ENDS = words('of at in for by with from to who which that whose and based');

/** "X, a former defence minister,", "Team Detroit, the agency that": what a name is called right behind it. */
function appositionCue(tokens: readonly Token[], from: number, cues: Cues): void {
  for (let at = from; at < from + PREDICATE_WITHIN; at += 1) {
    const [token, next] = [tokens[at], tokens[at + 1]];
    if (!token || token.kind !== 'word') break;
    if (next?.kind === 'word' && !PHRASE_ENDS.of(next)) continue;
    const noun = NOUNS.get(token.lower)?.kind;
    const post = (POST_WORDS.of(token) && token.lower !== 'manager') || token.lower === 'head';
    if (post || ROLE_NOUNS.of(token) || noun === 'person') return vote(cues, 'person', 3);
    if (noun === 'company') return vote(cues, 'company', 2);
    break;
  }
  vote(cues, 'company', 0.4);
}

const PREDICATE_WITHIN = 6;

/** "X is a limited partnership": what it is called. */
function predicateCue(tokens: readonly Token[], from: number, cues: Cues): void {
  if (!['a', 'an', 'the'].includes(tokens[from]?.lower ?? '')) return;
  for (let at = from + 1; at < from + PREDICATE_WITHIN; at += 1) {
    const token = tokens[at];
    if (!token || token.kind !== 'word') return;
    const noun = NOUNS.get(token.lower);
    if (!noun) continue;
    if (noun.kind === 'company' || noun.kind === 'person') vote(cues, noun.kind, 2);
    return;
  }
}

function vote(cues: Cues, kind: ActorKind, weight: number): void {
  cues.votes.set(kind, (cues.votes.get(kind) ?? 0) + weight);
}

const PLAIN_NAME = /^\p{Lu}\p{Ll}+$/u;

/** By how much the kind with the most votes must lead to be more than a guess. */
const CLEAR = 3;

/** Whether the votes for a kind are so few or so divided that a person or place may be a company. */
export function isUnsure(cues: Cues): boolean {
  const kind = winner(cues);
  if (kind !== 'person' && kind !== 'place') return false;
  const own = cues.votes.get(kind) ?? 0;
  return own - (cues.votes.get('company') ?? 0) - (cues.votes.get('fund') ?? 0) < CLEAR;
}

/** The kind with the most votes; without any, two or three plain words are a person and the rest companies. */
export function winner(cues: Cues & { readonly words?: readonly string[] }): ActorKind {
  const ranked = [...cues.votes].sort((first, second) => second[1] - first[1])[0];
  if (ranked && ranked[1] >= 0.5) return ranked[0];
  const plain =
    cues.words !== undefined &&
    (cues.words.length === 2 || cues.words.length === 3) &&
    cues.words.every((word) => PLAIN_NAME.test(word));
  return plain ? 'person' : 'company';
}

/** How a short form of one word speaks for the kind of the long one: people keep the last, companies the first. */
export function shortFormVote(cues: Cues, place: 'first' | 'last'): void {
  vote(cues, place === 'last' ? 'person' : 'company', place === 'last' ? 1.2 : 0.8);
}
