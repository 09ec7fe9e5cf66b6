import type { Actor } from './actor.ts';
import { bucketOf, type Pair, type StakeQuestion } from './stake-candidates.ts';

/** A percentage with the probabilities of its answers at first sight: no stake, then its pairs. */
export interface Judged {
  readonly question: StakeQuestion;
  readonly odds: readonly number[];
}

/** Probability by actor, of being holder or company, and by both. */
interface Mass {
  readonly holders: Map<Actor, number>;
  readonly companies: Map<Actor, number>;
  readonly pairs: Map<Actor, Map<Actor, number>>;
  stake: number;
}

type Part = Pick<Mass, 'companies' | 'stake'>;

interface Row extends Mass {
  readonly question: StakeQuestion;
  /** The likely stakes before and after it in the text. */
  before?: Row;
  after?: Row;
}

/** What the stakes around say of a pair: lists of a company or holder are the same for all its pairs. */
export interface PairContext {
  readonly company: readonly string[];
  readonly holder: readonly string[];
  readonly pair: readonly string[];
}

const LIKELY = 0.5;
/** Stakes around that say too little together. */
const LEAST = 0.2;

/**
 * What the other percentages of a text, as judged at first sight, say of each pair: lists share
 * their company, rundowns their holder, and who holds is seldom what is held.
 *
 * Features by question and by pair, in their order. Linear in the number of pairs.
 */
export function contextsOf(judged: readonly Judged[]): PairContext[][] {
  const rows = judged.map(rowOf);
  link(rows);
  const text = sumOf(rows);
  const paragraphs = sumsBy(rows, ({ parts }) => parts.sentence.paragraph);
  const sentences = sumsBy(rows, ({ parts }) => parts.sentence.index);
  return rows.map((row) => {
    const { sentence } = row.question.parts;
    const around: Around = {
      row,
      text,
      paragraph: paragraphs.get(sentence.paragraph) as Part,
      sentence: sentences.get(sentence.index) as Part,
    };
    const companies = new Map<Actor, string[]>();
    const holders = new Map<Actor, string[]>();
    return row.question.pairs.map((pair) => ({
      company: once(companies, pair.company.actor, (actor) => ofCompany(around, actor)),
      holder: once(holders, pair.holder.actor, (actor) => ofHolder(around, actor)),
      pair: ofPair(around, pair),
    }));
  });
}

/**
 * The same as one list of features for each pair.
 *
 * @public The training script reads it from the build.
 */
export function contextFeatures(judged: readonly Judged[]): string[][][] {
  return contextsOf(judged).map((pairs) =>
    pairs.map(({ company, holder, pair }) => [...company, ...holder, ...pair]),
  );
}

interface Around {
  readonly row: Row;
  readonly text: Mass;
  readonly paragraph: Part;
  readonly sentence: Part;
}

function rowOf({ question, odds }: Judged): Row {
  const row: Row = { ...empty(), question };
  row.stake = 1 - (odds[0] ?? 1);
  question.pairs.forEach(({ holder, company }, at) => {
    const value = odds[at + 1] ?? 0;
    if (value < 1e-4) return;
    add(row.holders, holder.actor, value);
    add(row.companies, company.actor, value);
    add(pairsOf(row, holder.actor), company.actor, value);
  });
  return row;
}

function empty(): Mass {
  return { holders: new Map(), companies: new Map(), pairs: new Map(), stake: 0 };
}

function pairsOf({ pairs }: Mass, holder: Actor): Map<Actor, number> {
  const known = pairs.get(holder) ?? new Map<Actor, number>();
  pairs.set(holder, known);
  return known;
}

function add(sums: Map<Actor, number>, actor: Actor, value: number): void {
  sums.set(actor, (sums.get(actor) ?? 0) + value);
}

function sumOf(rows: readonly Row[]): Mass {
  const sum = empty();
  for (const row of rows) addTo(sum, row);
  return sum;
}

function addTo(sum: Mass, row: Mass): void {
  sum.stake += row.stake;
  for (const [actor, value] of row.holders) add(sum.holders, actor, value);
  for (const [actor, value] of row.companies) add(sum.companies, actor, value);
  for (const [holder, list] of row.pairs)
    for (const [company, value] of list) add(pairsOf(sum, holder), company, value);
}

/** Of a paragraph or sentence only the companies are asked for. */
function sumsBy(rows: readonly Row[], key: (question: StakeQuestion) => number): Map<number, Part> {
  const sums = new Map<number, Part>();
  for (const row of rows) {
    const at = key(row.question);
    const sum = sums.get(at) ?? { companies: new Map<Actor, number>(), stake: 0 };
    sums.set(at, sum);
    sum.stake += row.stake;
    for (const [actor, value] of row.companies) add(sum.companies, actor, value);
  }
  return sums;
}

function link(rows: readonly Row[]): void {
  let before: Row | undefined;
  for (const row of rows) {
    if (before) row.before = before;
    if (row.stake > LIKELY) before = row;
  }
  let after: Row | undefined;
  for (const row of [...rows].reverse()) {
    if (after) row.after = after;
    if (row.stake > LIKELY) after = row;
  }
}

function once(
  known: Map<Actor, string[]>,
  actor: Actor,
  make: (actor: Actor) => string[],
): string[] {
  const found = known.get(actor) ?? make(actor);
  known.set(actor, found);
  return found;
}

function ofCompany({ row, text, paragraph, sentence }: Around, actor: Actor): string[] {
  const get = ({ companies }: Part) => companies.get(actor) ?? 0;
  const found = [
    `2C:text${shareOf(text, row, get)}`,
    `2C:paragraph${shareOf(paragraph, row, get)}`,
    `2C:sentence${shareOf(sentence, row, get)}`,
    `2C:holds${shareOf(text, row, ({ holders }) => holders.get(actor) ?? 0)}`,
  ];
  if (row.before) found.push(`2C:before-${nearness(row, row.before)}${bucketOf(get(row.before))}`);
  if (row.after && nearness(row, row.after) !== 'text')
    found.push(`2C:after-${nearness(row, row.after)}${bucketOf(get(row.after))}`);
  return found;
}

function ofHolder({ row, text }: Around, actor: Actor): string[] {
  const get = ({ holders }: Mass) => holders.get(actor) ?? 0;
  const found = [
    `2H:text${shareOf(text, row, get)}`,
    `2H:held${shareOf(text, row, ({ companies }) => companies.get(actor) ?? 0)}`,
  ];
  if (row.before) found.push(`2H:before-${nearness(row, row.before)}${bucketOf(get(row.before))}`);
  return found;
}

/** The name of a feature with each of its steps: made once, so that no pair joins strings. */
function stepped(name: string): (step: string) => string {
  const names = [...'01234x'].map((step) => `${name}${step}`);
  return (step) => names[step === 'x' ? names.length - 1 : Number(step)] ?? `${name}${step}`;
}

const TOLD = stepped('2P:text');
const SWAPPED = stepped('2P:swapped');
const BEFORE: Readonly<Record<Nearness, readonly ((step: string) => string)[]>> = {
  sentence: [stepped('2P:before-sentence'), stepped('2P:before-swapped-sentence')],
  paragraph: [stepped('2P:before-paragraph'), stepped('2P:before-swapped-paragraph')],
  text: [stepped('2P:before-text'), stepped('2P:before-swapped-text')],
};

function ofPair({ row, text }: Around, { holder, company }: Pair): string[] {
  const get = ({ pairs }: Mass) => pairs.get(holder.actor)?.get(company.actor) ?? 0;
  const swapped = ({ pairs }: Mass) => pairs.get(company.actor)?.get(holder.actor) ?? 0;
  const found = [TOLD(shareOf(text, row, get)), SWAPPED(shareOf(text, row, swapped))];
  const { before } = row;
  if (!before) return found;
  const steps = [bucketOf(get(before)), bucketOf(swapped(before))];
  for (const [at, name] of BEFORE[nearness(row, before)].entries())
    found.push(name(steps[at] ?? ''));
  return found;
}

/** The share of the others' stakes, in steps; `x` where there are too few. */
function shareOf<T extends Part>(sum: T, row: Row & T, get: (mass: T) => number): string {
  const others = sum.stake - row.stake;
  return others < LEAST ? 'x' : bucketOf((get(sum) - get(row)) / others);
}

type Nearness = 'sentence' | 'paragraph' | 'text';

function nearness(row: Row, other: Row): Nearness {
  const [one, two] = [row.question.parts.sentence, other.question.parts.sentence];
  if (one.index === two.index) return 'sentence';
  return one.paragraph === two.paragraph ? 'paragraph' : 'text';
}
