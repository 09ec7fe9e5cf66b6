import { countryOf, DEMONYM_WORDS } from '../geography.ts';
import { isCapitalised, isPossessive, type Token } from '../token.ts';
import { type NounClass, NOUNS, VERB_FORMS, words, type VerbClass } from '../words/index.ts';

/** "the Japanese carmaker": what a noun phrase says about the actor it stands for. */
export interface Nominal {
  readonly head: string;
  readonly noun: NounClass;
  readonly to: number;
  readonly country?: string;
  /** Capitalised modifiers: towns and brands. */
  readonly modifiers: readonly string[];
  readonly determiner: string;
  readonly adjectives: readonly string[];
}

const DETERMINERS = words("the its their his her 's this that both a an another each whose our");
const STOP = words(
  'of in on at by to from with for and or but as than that which who whose will would has had is was were are be been not',
);
const LONGEST = 6;
const PEOPLE = words(
  'Frenchmen Japanese Americans Spaniards Italians Germans Chinese Koreans Dutch British Swedes Swiss Russians French Britons Danes Norwegians Finns Belgians Turks Greeks Indians Brazilians Mexicans Canadians Austrians Poles Czechs Saudis Californians',
);

/** Whether a noun phrase may begin at a token. */
export function opensNominal(token: Token | undefined): boolean {
  return DETERMINERS.of(token);
}

/** The noun phrase that begins at a determiner and ends in a noun for an actor, if one does. */
export function nominalAt(
  tokens: readonly Token[],
  at: number,
  limit: number,
  nameAt: (position: number) => number | undefined,
): Nominal | undefined {
  const determiner = tokens[at] as Token;
  if (!DETERMINERS.of(determiner) || nameAt(at + 1) !== undefined) return undefined;
  const adjectives: string[] = [];
  const modifiers: string[] = [];
  let country = determiner.lower === "'s" ? countryOf(tokens[at - 1]?.text ?? '') : undefined;
  let found: Nominal | undefined;
  for (let to = at + 1; to < Math.min(limit, at + 1 + LONGEST); to += 1) {
    const token = tokens[to] as Token;
    if ((token.text === '-' && !token.spaced) || isRank(tokens, to)) continue;
    if (token.lower === "'" && !token.spaced && tokens[to - 1]?.lower.endsWith('s')) continue;
    if (token.lower === 'and' && !found && to > at + 1 && joinsAdjectives(tokens, to)) continue;
    if (token.kind !== 'word' || STOP.of(token) || isPossessive(token)) break;
    const verb = VERB_FORMS.of(token);
    if (DETERMINERS.of(token) || isFinite(token.lower, verb)) break;
    if (verb !== undefined && isCapitalised(tokens[to + 1]) && to > at + 1) break;
    if (DEMONYM_WORDS.of(token)) country = countryOf(token.text);
    else if (isCapitalised(token)) {
      if (nameAt(to) !== undefined && !NOUNS.of(token)) break;
      modifiers.push(token.text);
    }
    const noun =
      NOUNS.of(token) ??
      (PEOPLE.of(token) && !isNounNext(tokens[to + 1]) && determiner.lower === 'the'
        ? PEOPLE_CLASS
        : undefined);
    if (noun)
      found = {
        head: token.lower,
        noun,
        to: to + 1,
        modifiers: [...modifiers],
        determiner: determiner.lower,
        adjectives: [...adjectives],
        ...(country !== undefined && { country }),
      };
    else if (found && verb !== undefined) break;
    adjectives.push(token.lower);
  }
  return found && withHome(found);
}

/** "the Hong Kong carrier": two capitalised words that are one country. */
function withHome(nominal: Nominal): Nominal {
  if (nominal.country === undefined && nominal.modifiers.length === 0) return nominal;
  const country = nominal.country ?? countryOf(nominal.modifiers.slice(0, 2).join(' '));
  return country === undefined ? nominal : { ...nominal, country };
}

/** "the media and communications group": what the company does, in two words. */
function joinsAdjectives(tokens: readonly Token[], and: number): boolean {
  const [before, after, noun] = [tokens[and - 1], tokens[and + 1], tokens[and + 2]];
  const plain = (token: Token | undefined) =>
    token?.kind === 'word' && !isCapitalised(token) && !DETERMINERS.of(token);
  return plain(before) && plain(after) && NOUNS.get(noun?.lower ?? '')?.kind === 'company';
}

const NO = words('no');

/** "Japan’s No. 1 carmaker": a place in an order. */
function isRank(tokens: readonly Token[], at: number): boolean {
  let start = at;
  while (start > at - 3 && !NO.of(tokens[start])) start -= 1;
  if (start === at - 3) return false;
  const dot = tokens[start + 1]?.text === '.' ? 1 : 0;
  return tokens[start + 1 + dot]?.kind === 'number' && at <= start + 1 + dot;
}

/** "The two remain …": a verb that is no noun and no participle ends the phrase. */
function isFinite(word: string, kind: VerbClass | undefined): boolean {
  return (
    (kind === 'be' || kind === 'own' || kind === 'say') &&
    !/(?:ed|ing|offer|report|state|call|estimate|claim)$/.test(word)
  );
}

const ADVERBS = words(
  'already also now still not never then once later since soon again even first only just',
);

const PEOPLE_CLASS: NounClass = { kind: 'company' };

function isNounNext(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    token.kind === 'word' &&
    !STOP.of(token) &&
    !ADVERBS.of(token) &&
    !token.lower.endsWith('ly') &&
    VERB_FORMS.of(token) === undefined
  );
}
