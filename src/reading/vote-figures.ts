import { gathered } from './gathered.ts';
import type { Percent } from './percent.ts';
import { lowerWords, type Page, type SentenceParts } from './page.ts';
import { scoreOf, softmax, weightOf } from './ranker.ts';
import { stakeDocument } from './stake-document.ts';
import { type VoteFigure, voteFractions } from './vote-fractions.ts';
import { countedIn, type Result, resultOf } from './vote-results.ts';
import { voteNumber } from './vote-numbers.ts';
import { FIGURE_WEIGHTS } from './weights/figure.ts';
import { words } from './words/set.ts';

/** What a percentage says about a vote: the majority that is needed, or what was got for or against. */
export type FigureUse = Result;

const USES = ['threshold', 'approve', 'reject'] as const;

/** Words by what they say of a percentage beside them. */
const CLASSES: Readonly<Record<string, ReadonlySet<string>>> = {
  need: words(
    'require requires required requiring need needs needed needing necessary demands demand demanded prescribe prescribes prescribed stipulate stipulates stipulated enough must calls call ask asks asked takes take minimum hurdle threshold bar obliges obligatory qualified supermajority special if unless only at least suffice suffices condition subject',
  ),
  win: words(
    'carried backed backing approved passed got won supported support adopted through favour favor yes received secured secures obtained attracted drew collected garnered mustered gathered elected re-elected endorsed cleared approval approve backs reached in came consent accepted accept agreed ratified',
  ),
  lose: words(
    'fails failed rejected defeated down against short opposed missed miss fell falling refused lost no reject dissent protest oppose opposition',
  ),
  cast: words('vote votes voting voted cast ballot ballots poll polled'),
  motion: words(
    'resolution resolutions meeting motion proposal slate list amendment amendments articles statutes merger item items reform egm agm candidate candidates nominees report remuneration pay discharge re-election scheme increase law bylaws constitution',
  ),
  present: words('present represented attending attended turnout quorum attendance'),
  majority: words('majority majorities'),
  hold: words(
    'own owns owned hold holds holding held stake stakes has have had controls control shareholder keeps bought buy sell sold acquire acquired sells raised raise cut interest shareholding belongs',
  ),
  body: words(
    'shareholders holders investors creditors members board directors minority independent',
  ),
  size: words('shares capital stock equity'),
  trade: words(
    'sales revenue profit market price premium discount jobs output percent growth earnings',
  ),
  bid: words('offer bid tender tendered mandatory squeeze-out acceptance'),
  block: words('block blocking veto blocked minority'),
};
/** The same by word. */
const CLASSES_OF = new Map<string, string[]>();
for (const [name, list] of Object.entries(CLASSES))
  for (const word of list) CLASSES_OF.set(word, [...(CLASSES_OF.get(word) ?? []), name]);
const NEAR = 7;

/** The percentages of a sentence that speak of a vote, each with what it says. */
export function voteFigures(
  page: Page,
  parts: SentenceParts,
): { readonly figure: VoteFigure; readonly use: FigureUse; readonly odds: number }[] {
  const figures = voteFractions(page, parts);
  if (figures.length === 0) return [];
  const counted = new Map(countedIn(page, parts).map((one) => [one.figure.from, one]));
  return gathered(figures, (figure) => {
    const told = counted.get(figure.from);
    if (told) return [{ figure, use: resultOf(page, parts, told), odds: TOLD }];
    if (!isOfVotes(page, parts, figure)) return [];
    const odds = softmax(figureScores(page, parts, figure));
    const best = odds.indexOf(Math.max(...odds));
    const use = USES[best - 1];
    return use ? [{ figure, use, odds: odds[best] ?? 0 }] : [];
  });
}

/** How sure a result is that the grammar of its sentence tells. */
const TOLD = 0.85;

const SPEAKS = ['cast', 'motion', 'majority', 'body', 'block', 'present'] as const;
const TENDERS = words('tender tendered tenders acceptances');
const BALLOTS = words('vote votes voted voting resolution meeting quorum');

/** Nobody votes where no word speaks of it, nor with shares that are tendered for an offer. */
function isOfVotes(page: Page, parts: SentenceParts, figure: VoteFigure): boolean {
  const all = classesOf(page, parts);
  const here = SPEAKS.some((name) => all.has(name));
  if (!here && (all.has('hold') || !speaksBefore(page, parts))) return false;
  const near = lowerWords(page, {
    from: Math.max(parts.sentence.from, figure.from - NEAR),
    to: Math.min(parts.sentence.to, figure.to + NEAR),
  });
  return !near.some((word) => TENDERS.has(word)) || near.some((word) => BALLOTS.has(word));
}

/** The score of each reading, as the features of `figureOptions` weigh; no feature is joined to its reading. */
function figureScores(page: Page, parts: SentenceParts, figure: VoteFigure): number[] {
  const features = featuresOf(page, parts, figure);
  const first = voteNumber(page, parts, figure);
  const scoreFor = (use: (typeof USES)[number]) =>
    (weightOf(FIGURE_WEIGHTS, [use, `first:${first ?? 'none'}>${use}`]) +
      weightOf(FIGURE_WEIGHTS, features, `${use}|`)) /
    100;
  return [scoreOf(FIGURE_WEIGHTS, ['none']), ...USES.map(scoreFor)];
}

/**
 * The features of each reading of a percentage: none of a vote first, then in the order of `threshold`, `approve`, `reject`.
 *
 * @public The training script reads it from the build.
 */
export function figureOptions(page: Page, parts: SentenceParts, figure: VoteFigure): string[][] {
  const features = featuresOf(page, parts, figure);
  const first = voteNumber(page, parts, figure);
  return [
    ['none'],
    ...USES.map((use) => [
      use,
      `first:${first ?? 'none'}>${use}`,
      ...features.map((feature) => `${use}|${feature}`),
    ]),
  ];
}

function featuresOf(page: Page, parts: SentenceParts, figure: VoteFigure): string[] {
  const { sentence } = parts;
  const before = page.tokens.slice(Math.max(sentence.from, figure.from - NEAR), figure.from);
  const after = page.tokens.slice(figure.to, Math.min(sentence.to, figure.to + NEAR));
  const left = clipped(before.map(({ lower }) => lower).reverse());
  const right = clipped(after.map(({ lower }) => lower));
  const all = classesOf(page, parts);
  const found = ['any', `size:${sizeOf(figure)}`, `form:${figure.form}`];
  for (const [name, list] of Object.entries(CLASSES)) {
    if (left.some((word) => list.has(word))) found.push(`left:${name}`);
    if (right.some((word) => list.has(word))) found.push(`right:${name}`);
    if (all.has(name)) found.push(`all:${name}`);
  }
  found.push(...besideFeatures(page, figure, all));
  const frame = stakeDocument(page).frames.get(figure as Percent);
  if (frame && frame.holders.length > 0) found.push('holder');
  if (frame && frame.companies.length > 0) found.push('company');
  if (speaksBefore(page, parts)) found.push('before:votes');
  return found;
}

const PREPOSITIONS = words(
  'with by of for at than least needs between get got to only from in above',
);

/** The words right beside a percentage, and what the sentence decides: "approved … with 97.1 percent". */
function besideFeatures(page: Page, figure: VoteFigure, all: ReadonlySet<string>): string[] {
  const before = page.tokens[figure.from - 1]?.lower ?? '';
  const last = PREPOSITIONS.has(before) ? before : 'other';
  const found = [`last:${last}`];
  const has = (name: string) => all.has(name);
  const decides = has('body') || has('motion') || has('cast');
  if (decides && has('win')) found.push(`decided:${last}`);
  if (decides && has('lose')) found.push(`lost:${last}`);
  return found;
}

const KNOWN = new WeakMap<SentenceParts, ReadonlySet<string>>();

/** The classes of words that a sentence has: found once, however many percentages it has. */
function classesOf(page: Page, parts: SentenceParts): ReadonlySet<string> {
  const known = KNOWN.get(parts);
  if (known) return known;
  const found = new Set<string>();
  for (const word of lowerWords(page, parts.sentence))
    for (const name of CLASSES_OF.get(word) ?? []) found.add(name);
  KNOWN.set(parts, found);
  return found;
}

/** Words up to the next mark or "and": another number's words are not this one's. */
function clipped(list: readonly string[]): readonly string[] {
  const stop = list.findIndex((word) => STOPS.has(word));
  return stop === -1 ? list : list.slice(0, stop);
}

const STOPS: ReadonlySet<string> = new Set([
  ',',
  ';',
  ':',
  'when',
  'but',
  'and',
  '(',
  ')',
  'while',
]);

function sizeOf({ share }: VoteFigure): string {
  const value = share.valueOf() * 100;
  if (value < 20) return 'small';
  if (value < 33) return 'quarter';
  if (value < 50) return 'third';
  if (value <= 51) return 'half';
  if ([60, 66, 66.6, 67, 75, 80, 85, 90, 95].some((line) => Math.abs(line - value) < 0.7))
    return 'line';
  return value < 66 ? 'most' : 'many';
}

function speaksBefore(page: Page, { sentence }: SentenceParts): boolean {
  const earlier = page.inSentence[sentence.index - 1];
  if (!earlier || earlier.sentence.paragraph !== sentence.paragraph) return false;
  const list = lowerWords(page, earlier.sentence);
  return list.some((word) => CLASSES['cast']?.has(word) || CLASSES['motion']?.has(word));
}
