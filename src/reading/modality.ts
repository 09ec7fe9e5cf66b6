import type { Modality } from '../model/index.ts';
import type { Clause } from './clause.ts';
import { lowerWords, type Page, type SentenceParts } from './page.ts';
import type { Sentence } from './sentence.ts';
import { isArranged, isUnderway, isUnreal } from './dates/tense.ts';
import { words, WordSet } from './words/set.ts';

/** Independent marks of a clause; one of them is shown. */
export interface Marks {
  readonly planned: boolean;
  readonly reported: boolean;
  readonly denied: boolean;
  readonly hypothetical: boolean;
}

const PLAN_VERBS = words(
  'plan plans planned planning agree agreed agrees intend intends intended want wants wanted propose proposes proposed aim aims aimed prepare preparing prepared decided decide ready undertaken committed means meant expects expected pledged promised promises vowed offered offers seeks sought due set going mulls eyeing considers considering process',
);
const DENY_VERBS = words('deny denies denied denying refuted rejects dismissed');
const HEARSAY: ReadonlySet<string> = new Set(
  'reportedly allegedly apparently sources rumoured rumored rumour rumor rumours rumors speculation unconfirmed'.split(
    ' ',
  ),
);
const MAYBE: ReadonlySet<string> = new Set(
  'could might may possibility potential if whether perhaps possibly possible unclear hypothetical'.split(
    ' ',
  ),
);
const HOPES = words('hope hopes hoped hoping wish wishes wished');
const WILL: ReadonlySet<string> = new Set(['will', 'shall', 'would', 'should', 'must', "'ll"]);
const BE = words('is are was were');
/** Words that may cast doubt: see `isMaybe`. */
const UNSURE = new WordSet([...MAYBE, 'would', 'potential', 'possible']);
/** Words that may tell hearsay: see `isHearsay`. */
/** What carries hearsay when it says something: "the business daily said". */
const NEWS: ReadonlySet<string> = new Set('newspaper daily magazine tabloid media'.split(' '));
const HEARD_WORDS = new WordSet([
  ...NEWS,
  ...HEARSAY,
  'reported',
  'according',
  'people',
  'report',
  'reports',
  'familiar',
  'source',
  'person',
  'said',
  'believed',
  'understood',
  'thought',
]);
const BUYERS = /^(?:investor|buyer|partner|bidder|suitor|purchaser|owner)s?$/;

/** How the clause around a token is meant, from its own verbs and what governs it. */
export function marksOf(page: Page, parts: SentenceParts, clause: Clause): Marks {
  const words = lowerWords(page, clause);
  const governed = [...governing(page, parts, clause), ...words];
  return {
    planned:
      isPlanned(page, parts, clause) ||
      governors(parts, clause).some((one) => isPlanned(page, parts, one)),
    reported: isReported(page, parts, clause),
    denied: DENY_VERBS.of(parts) && governed.some((word) => DENY_VERBS.has(word)),
    hypothetical:
      isUnreal(page, parts, clause) ||
      (HOPES.of(parts) && governed.some((word) => HOPES.has(word))) ||
      (UNSURE.of(clause) &&
        words.some((word, at) => isMaybe(words, at) && !isMonth(page, clause.from + at))),
  };
}

function isPlanned(page: Page, parts: SentenceParts, clause: Clause): boolean {
  if (clause.verbs.some(({ auxiliaries }) => auxiliaries.some((word) => WILL.has(word))))
    return true;
  if (isUnderway(clause) || isArranged(page, parts, clause)) return true;
  if (!PLAN_VERBS.of(clause) && !BE.of(clause) && !FUTURE.of(clause)) return false;
  const words = lowerWords(page, clause);
  return words.some(
    (word, at) =>
      (PLAN_VERBS.has(word) && isPlan(words, at)) ||
      (BE.has(word) && isToBe(words, at)) ||
      FUTURE.has(word),
  );
}

/** "will in turn buy": what is to come, wherever its verb stands. */
const FUTURE = words('will');
/** "so that it holds 40 percent", "until it has 10": as planned as what they hang on. */
const HANGING: ReadonlySet<string> = new Set('so until once'.split(' '));

/** The clauses whose plans are this one's too: that of "so that" and "until", and that before a bracket. */
function governors({ clauses }: SentenceParts, clause: Clause): readonly Clause[] {
  const at = clauses.indexOf(clause);
  if (clause.verbs.length === 0 && clauses[at - 1]?.kind === 'bracket')
    return clauses.slice(Math.max(0, at - 2), at - 1);
  return HANGING.has(clause.opener) ? clauses.slice(Math.max(0, at - 1), at) : [];
}

const NEAR = 4;
const AGREED_REACH = 10;
const ASIDE = 14;

/** "plans to", "agreed in principle with X to", "in the process of". */
function isPlan(words: readonly string[], at: number): boolean {
  if (words[at] === 'process') return words[at + 1] === 'of';
  const reach = words[at]?.startsWith('agree') ? AGREED_REACH : NEAR;
  if (words[at + 1] !== ',') return words.slice(at + 1, at + reach).includes('to');
  const closes = words.indexOf(',', at + 2);
  return closes !== -1 && closes - at <= ASIDE && words[closes + 1] === 'to';
}

/** "is to buy", "are now to": what is arranged. */
function isToBe(words: readonly string[], at: number): boolean {
  const adverb =
    words[at + 1]?.endsWith('ly') || ['now', 'also', 'then'].includes(words[at + 1] ?? '');
  return words[at + 1] === 'to' || (adverb === true && words[at + 2] === 'to');
}

function isMaybe(words: readonly string[], at: number): boolean {
  const [word = '', next = ''] = [words[at], words[at + 1]];
  if (word === 'would') return next === 'like';
  if (word === 'potential' || word === 'possible') return !BUYERS.test(next);
  return MAYBE.has(word);
}

/** "in May 2020", "last May": the month, and no doubt. */
function isMonth(page: Page, at: number): boolean {
  const before = page.tokens[at - 1]?.lower ?? '';
  return (
    page.tokens[at]?.text === 'May' &&
    (page.tokens[at + 1]?.kind === 'number' ||
      page.tokens[at - 1]?.kind === 'number' ||
      MONTH_BEFORE.has(before))
  );
}

const MONTH_BEFORE: ReadonlySet<string> = new Set(
  'in last next this since until by from of early late mid before after during'.split(' '),
);

const SAYS_WHO: ReadonlySet<string> = new Set(
  'people report reports sources source person media press newspaper newspapers paper papers'.split(
    ' ',
  ),
);
/** "people close to the matter", "people briefed on it". */
const CLOSE: ReadonlySet<string> = new Set(['familiar', 'close', 'briefed']);

/** The clause whose verb governs a reported one: "has denied | it is selling". */
function governing(page: Page, { clauses }: SentenceParts, clause: Clause): readonly string[] {
  if (clause.kind !== 'reported') return [];
  const before = clauses.findLast(({ to }) => to <= clause.from);
  return before && before.to === clause.from ? lowerWords(page, before) : [];
}

/** Words after which the whole sentence before them is hearsay: ", sources said". */
const TRAILING: ReadonlySet<string> = new Set(
  'sources according people familiar source person newspaper daily magazine media tabloid'.split(
    ' ',
  ),
);

/** Hearsay in the clause, before it and not cut off by "and", or said of the whole at the end. */
function isReported(page: Page, parts: SentenceParts, clause: Clause): boolean {
  if (!HEARD_WORDS.of(parts)) return false;
  const { sentence } = parts;
  const places = hearsayOf(page, sentence);
  if (places.length === 0) return false;
  const words = lowerWords(page, sentence);
  const [from, to] = [clause.from - sentence.from, clause.to - sentence.from];
  return places.some((at) => {
    const word = words[at] as string;
    if (at >= to) return TRAILING.has(word) || word.endsWith('ly');
    return at >= from || !isCutOff(words, at, from);
  });
}

const HEARD = new WeakMap<Sentence, readonly number[]>();

/** The words of a sentence that tell hearsay: looked for once, as every claim asks. */
function hearsayOf(page: Page, sentence: Sentence): readonly number[] {
  const known = HEARD.get(sentence);
  if (known) return known;
  const words = lowerWords(page, sentence);
  const found: number[] = [];
  for (let at = 0; at < words.length; at += 1)
    if (HEARD_WORDS.of(page.tokens[sentence.from + at]) && isHearsay(words, at)) found.push(at);
  HEARD.set(sentence, found);
  return found;
}

/** "…, and", "; ", ". " between hearsay and a clause behind it. */
function isCutOff(words: readonly string[], hearsay: number, clause: number): boolean {
  return words.some(
    (word, at) =>
      at > hearsay &&
      at <= clause &&
      (word === ';' || word === '.' || (word === 'but' && words[at - 1] === ',')),
  );
}

const SAID: ReadonlySet<string> = new Set(
  'revealed said says say indicate indicated claimed claims'.split(' '),
);

/** "an earlier report revealed that", "it is reported that", "according to people familiar". */
function isHearsay(words: readonly string[], at: number): boolean {
  const word = words[at] as string;
  if (HEARSAY.has(word)) return true;
  const next = () => words.slice(at + 1, at + 6);
  if (word === 'reported') return words[at - 1] === 'is' || words[at - 1] === 'been';
  if (word === 'according') return next().some((other) => SAYS_WHO.has(other));
  if (word === 'people' || word === 'source' || word === 'person')
    return CLOSE.has(words[at + 1] ?? '') || isUnnamed(words, at);
  if (word === 'said' || word === 'believed' || word === 'understood' || word === 'thought')
    return BE.has(words[at - 1] ?? '') && words[at + 1] === 'to';
  if (NEWS.has(word)) return tellsOf(words, at);
  if (word === 'reports' && words[at + 1] === 'had' && words[at + 2] === 'it') return true;
  if (word === 'report' || word === 'reports') return next().some((other) => SAID.has(other));
  return word === 'familiar' && words[at + 1] === 'with';
}

const WRITES: ReadonlySet<string> = new Set('said says wrote writes reported reports'.split(' '));
const NAMED_WITHIN = 5;

/** "the Nikkei business daily said", "the magazine News wrote that", "local media reported". */
function tellsOf(words: readonly string[], at: number): boolean {
  const next = words.slice(at + 1, at + NAMED_WITHIN);
  const verb = next.findIndex((word) => WRITES.has(word));
  return verb !== -1 && next.slice(0, verb).every((word) => !STOPS.has(word));
}

const STOPS: ReadonlySet<string> = new Set(', ; to that who which'.split(' '));
const TELLS: ReadonlySet<string> = new Set('said says told added say adds'.split(' '));

/** "the source said", "said the people", "one person told": nobody who is named. */
function isUnnamed(words: readonly string[], at: number): boolean {
  const before = words[at - 1] ?? '';
  if (!['the', 'a', 'one', 'another', 'two', 'three'].includes(before)) return false;
  return TELLS.has(words[at + 1] ?? '') || TELLS.has(words[at - 2] ?? '');
}

/** The one word for people, from the marks. */
export function modalityOf(marks: Marks): Modality {
  if (marks.denied) return 'denied';
  if (marks.hypothetical) return 'hypothetical';
  if (marks.reported) return 'reported';
  return marks.planned ? 'planned' : 'asserted';
}
