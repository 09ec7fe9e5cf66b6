import type { Sentence } from '../sentence.ts';
import { tickerEnd } from './ticker.ts';
import { isCapitalised, isPossessive, type Token } from '../token.ts';
import {
  BODY_WORDS,
  COMPANY_WORDS,
  NAME_PARTICLES,
  NO_NAMES,
  POLITIES,
  TITLES,
  words,
} from '../words/index.ts';
import { afterDateline } from './dateline.ts';
import { countryOf, DEMONYM_WORDS } from '../geography.ts';
import { POST_WORDS } from '../words/posts.ts';

/** A run of capitalised words that may be a name. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly sentence: number;
  /** It opens a sentence, where any word has a capital. */
  readonly opens: boolean;
  /** It stands in a headline, where capitals say little. */
  readonly headline: boolean;
  readonly title?: string;
}

const LONGEST = 8;

/** Runs of capitalised words in the sentences of the article; not in titles where all words have capitals. */
export function capitalRuns(tokens: readonly Token[], sentences: readonly Sentence[]): Run[] {
  const runs: Run[] = [];
  const openers = adjectiveOpeners(tokens);
  for (const sentence of sentences) {
    if (sentence.kind === 'boilerplate') continue;
    const title = sentence.kind === 'caption' || isTitleCase(tokens, sentence);
    let at = afterDateline(tokens, sentence);
    while (at < sentence.to) {
      const sign = tickerEnd(tokens, at);
      if (sign !== undefined) {
        at = sign;
        continue;
      }
      const run = runAt(tokens, at, sentence, openers);
      if (run && run.to > run.from && (!title || isFirm(tokens, run))) runs.push(run);
      at = Math.max(at + 1, run?.to ?? 0);
    }
  }
  return runs;
}

const LEGAL_FORMS = words(
  'se ag sa nv bv spa s.p.a s.p.a. s.a. n.v. b.v. plc ltd limited inc corp gmbh kgaa ab asa as oyj oy sas llc llp lp',
);

/** "MARISCO SEAFOODS PLC": its legal form tells a name even where every word has a capital. */
function isFirm(tokens: readonly Token[], run: Run): boolean {
  return (
    run.to - run.from > 1 &&
    LEGAL_FORMS.of(tokens[run.to - 1]) &&
    (tokens[run.from] as Token).lower !== 'as'
  );
}

/** A title: most of the longer words have capitals, and no full stop ends it. */
export function isTitleCase(tokens: readonly Token[], sentence: Sentence): boolean {
  if (sentence.kind !== 'headline' && tokens[sentence.to - 1]?.text === '.') return false;
  const long = tokens
    .slice(sentence.from, sentence.to)
    .filter((token) => token.kind === 'word' && token.text.length > 3);
  const most = sentence.kind === 'headline' ? 0.7 : 0.85;
  return long.length >= 4 && long.filter(isCapitalised).length / long.length > most;
}

/** "the Franco-Dutch group": two adjectives. */
function isBlend(tokens: readonly Token[], from: number): boolean {
  const [hyphen, second] = [tokens[from + 1], tokens[from + 2]];
  return hyphen?.text === '-' && !hyphen.spaced && second !== undefined && DEMONYM_WORDS.of(second);
}

/**
 * Where "Swedish" opens "Swedish Match": an adjective of a country before a word that the text never
 * writes without it, twice or more.
 */
function adjectiveOpeners(tokens: readonly Token[]): Set<number> {
  const pairs = new Map<string, number[]>();
  const words = new Map<string, number>();
  tokens.forEach((token, at) => {
    if (!isCapitalised(token)) return;
    words.set(token.key, (words.get(token.key) ?? 0) + 1);
    const next = tokens[at + 1];
    if (!DEMONYM_WORDS.of(token) || !next?.spaced || !isNameWord(next, false)) return;
    const key = `${token.key} ${next.key}`;
    pairs.set(key, [...(pairs.get(key) ?? []), at]);
  });
  const joined = [...pairs].filter(
    ([key, places]) =>
      places.length > 1 && words.get(key.slice(key.indexOf(' ') + 1)) === places.length,
  );
  return new Set(joined.flatMap(([, places]) => places));
}

function runAt(
  tokens: readonly Token[],
  at: number,
  sentence: Sentence,
  openers: ReadonlySet<number>,
): Run | undefined {
  let from = at;
  let title: string | undefined;
  const first = tokens[from] as Token;
  // Titles, countries and names have capitals; only a post may open a name without.
  if (!first.capital && !POST_WORDS.of(first)) return undefined;
  if (TITLES.of(first) || (first.text.endsWith('.') && TITLES.has(first.text.slice(0, -1)))) {
    title = first.text;
    from += tokens[from + 1]?.text === '.' ? 2 : 1;
    if (from >= sentence.to || !isCapitalised(tokens[from])) return undefined;
  }
  if (isBlend(tokens, from)) return undefined;
  const opens = openers.has(from) || opensName(tokens, from, sentence.to);
  if (!opens && !isNameWord(tokens[from], from === sentence.from)) return undefined;
  const to = polityEnd(tokens, from, sentence.to) ?? runEnd(tokens, from, sentence.to);
  return {
    from,
    to,
    sentence: sentence.index,
    opens: opensClause(tokens, from, sentence),
    headline: sentence.kind === 'headline',
    ...(title !== undefined && { title }),
  };
}

/** "Republic of Cordillera", "Government of Sabah": a state by its full name. */
function polityEnd(tokens: readonly Token[], from: number, limit: number): number | undefined {
  if (!POLITIES.of(tokens[from]) || tokens[from + 1]?.lower !== 'of') return undefined;
  return from + 2 < limit && isCapitalised(tokens[from + 2])
    ? runEnd(tokens, from + 2, limit)
    : undefined;
}

const DIRECTIONS = words(
  'Western Eastern Northern Southern Central Royal First Atlantic Pacific Middle',
);

/** "American Airlines", "Western Digital": an adjective that belongs to the name after it; "Jan Kees", who is no month. */
function opensName(tokens: readonly Token[], from: number, limit: number): boolean {
  const [first, next] = [tokens[from] as Token, tokens[from + 1]];
  if (!next || from + 1 >= limit || next.kind !== 'word' || !isCapitalised(next)) return false;
  if (first.text === 'Jan') return isNameWord(next, false);
  if (POST_WORDS.of(first)) return COMPANY_WORDS.of(next) && next.text.length > 2;
  if (DEMONYM_WORDS.of(first))
    return (
      (COMPANY_WORDS.of(next) && next.text.length > 3 && !OPENERS.of(next)) || NATIONAL.of(next)
    );
  if (DIRECTIONS.of(first) && DEMONYM_WORDS.of(next)) return COMPANY_WORDS.of(tokens[from + 2]);
  return DIRECTIONS.of(first) && isNameWord(next, false) && countryOf(next.text) === undefined;
}

function runEnd(tokens: readonly Token[], from: number, limit: number): number {
  let to = from + 1;
  while (to < limit && to - from < LONGEST) {
    const step = stepAt(tokens, to, limit);
    if (step === 0) break;
    to += step;
  }
  return isShareClass(tokens, from, to) ? to - 1 : to;
}

/** "Naspers N shares": the letter tells the class. */
function isShareClass(tokens: readonly Token[], from: number, to: number): boolean {
  return (
    to - from > 1 &&
    tokens[to - 1]?.text.length === 1 &&
    ['shares', 'share', 'stock'].includes(tokens[to]?.lower ?? '')
  );
}

/** How many tokens go on with the name: a word, a hyphen and a word, a particle and a word. */
function stepAt(tokens: readonly Token[], to: number, limit: number): number {
  const token = tokens[to] as Token;
  const next = to + 1 < limit ? tokens[to + 1] : undefined;
  if (isNameWord(token, false)) return 1;
  if (token.text === '-' && !token.spaced && next && !next.spaced) {
    return isNameWord(next, false) || isGivenEnding(next) ? 2 : 0;
  }
  if (INSIDE.of(token) && isNameWord(next, false)) return 2;
  if (token.lower === 'of' && OF_NAMES.of(tokens[to - 1]) && isCapitalised(next))
    return isOfficial(tokens, to - 1) ? 2 : 0;
  const initial = tokens[to - 1] as Token;
  if (token.text === '.' && !token.spaced && initial.text.length === 1 && isNameWord(next, false))
    return 2;
  if (token.text === '+' && !token.spaced) return 1;
  if (token.text === 'A' && !next?.spaced && next?.text === '/' && tokens[to + 2]?.text === 'S')
    return 3;
  if (token.lower === 'and' && isTrade(tokens, to, limit)) return 2;
  if (token.text === '&' && !token.spaced && next && !next.spaced && isNameWord(next, false))
    return 2;
  if (isJoiner(token) && isNameWord(next, false) && token.spaced) return 2;
  if (isParticlePair(tokens, to, limit)) return 3;
  return 0;
}

/** "Oil and Natural Gas Corp", "Iron and Steel Co": two trades in one name. */
function isTrade(tokens: readonly Token[], and: number, limit: number): boolean {
  const next = tokens[and + 1];
  if (!TRADES.of(tokens[and - 1]) || !next || !isCapitalised(next)) return false;
  for (let at = and + 1; at < Math.min(limit, and + 5) && isCapitalised(tokens[at]); at += 1)
    if (LEGAL_FORMS.of(tokens[at]) || BODY_WORDS.of(tokens[at]) || FIRMS.of(tokens[at]))
      return true;
  return false;
}

const TRADES = words(
  'industrial commercial oil gas iron steel coal fire light power water food beverage savings research construction engineering trade commerce industry tobacco paper rail shipping agriculture economy finance fuel pulp',
);
/** Words that open a firm's name themselves: "the Portuguese Grupo Ongoing". */
const OPENERS = words('grupo gruppo groupe gruppe banco banca banque fundo');
const FIRMS = words('company co corporation group holdings bank industries insurance');
/** Words that stand between the country and the trade in the name of a firm. */
const NATIONAL = words(
  'national long telecommunications telephone telegraph commercial industrial general',
);

/** Words that open "Bank of New York", "University of Leeds". */
const OF_NAMES = words(
  'Bank University Institute Exchange Federation Association Society Port City Canton County Ministry Department Office Chamber Council',
);
/** "Bank of Greece", "State Bank of India", and not "Kookmin Bank of South Korea". */
function isOfficial(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return tokens[at]?.lower !== 'bank' || !before || !isCapitalised(before) || GRADES.of(before);
}

const GRADES = words(
  'commercial national reserve state royal agricultural construction development central people industrial import export investment federal',
);
const INSIDE = words(
  'Street Union Central First North South East West Western Northern Pacific Atlantic Asia Asian European African American',
);

/** "Eui-sun", "Sang-jo": the second part of a given name. */
function isGivenEnding(token: Token): boolean {
  return token.kind === 'word' && token.text.length <= 5 && !NO_ENDINGS.of(token);
}

const NO_ENDINGS = words(
  'based led owned style wide like era made run free rich born bound sized term year hand side line held listed',
);

/** "and" joins two names more often than it stands inside one. */
function isJoiner(token: Token): boolean {
  return NAME_PARTICLES.of(token) && token.lower !== 'and' && token.lower !== 'of';
}

function isParticlePair(tokens: readonly Token[], at: number, limit: number): boolean {
  const second = tokens[at + 1];
  return (
    second !== undefined &&
    at + 2 < limit &&
    NAME_PARTICLES.of(second) &&
    opensParticles(tokens[at]) &&
    isNameWord(tokens[at + 2], false)
  );
}

/** "of the", "de la", "von der". */
function opensParticles(token: Token | undefined): boolean {
  return token !== undefined && ['of', 'de', 'von', 'van'].includes(token.lower);
}

function isNameWord(token: Token | undefined, opening: boolean): boolean {
  if (!token || !isCapitalised(token) || isPossessive(token) || MONEY.test(token.text))
    return false;
  if (COMPANY_WORDS.of(token) && !opening) return true;
  return (
    !NO_NAMES.of(token) &&
    !(isShouted(token) && NO_NAMES.has(titled(token.text))) &&
    !DEMONYM_WORDS.of(token) &&
    !POST_WORDS.of(token)
  );
}

/** "US1" of "$US1.4 billion", "Rs500". */
const MONEY = /^(?:US|A|C|HK|NZ|S|R|RM|Rs|EUR|USD|GBP|SEK|NOK|DKK|CHF|JPY|INR)\d/;

/** Whether a long word is written in capitals throughout. */
function isShouted({ text, lower }: Token): boolean {
  return (
    text.length > 3 && text.charCodeAt(1) !== lower.charCodeAt(1) && text === text.toUpperCase()
  );
}

function titled(text: string): string {
  return text.charAt(0) + text.slice(1).toLowerCase();
}

function opensClause(tokens: readonly Token[], from: number, sentence: Sentence): boolean {
  const before = tokens[from - 1];
  return (
    from === sentence.from ||
    before === undefined ||
    before.kind === 'number' ||
    (before.text === ')' && from - sentence.from <= 3) ||
    ['"', '“', '‘', '„', ':', '.', '-', '–', '—', '*', '•'].includes(before.text)
  );
}
