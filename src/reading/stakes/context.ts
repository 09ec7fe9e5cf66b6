import type { Actor } from '../actor.ts';
import { type Pair, stepOf, type StakeQuestion } from './candidates.ts';

/** A percentage with the probabilities of its answers at first sight: no stake, then its pairs. */
export interface Judged {
  readonly question: StakeQuestion;
  readonly odds: readonly number[];
}

/** Probability by actor, of being holder or company, and by both: see `Text.keyOf`. */
interface Mass {
  readonly holders: Map<number, number>;
  readonly companies: Map<number, number>;
  readonly pairs: Map<number, number>;
  stake: number;
}

type Part = Pick<Mass, 'companies' | 'stake'>;

interface Row extends Mass {
  readonly question: StakeQuestion;
  /** Numbers of the actors of its holders and companies, by their places. */
  readonly holderNumbers: readonly number[];
  readonly companyNumbers: readonly number[];
  /** The likely stakes before and after it in the text. */
  before: Row | undefined;
  after: Row | undefined;
}

/** What the stakes around say of a pair: that of a company or holder is the same for all its pairs. */
export interface PairContext<T> {
  readonly company: T;
  readonly holder: T;
  readonly pair: T;
}

const LIKELY = 0.5;
/** Stakes around that say too little together. */
const LEAST = 0.2;

/**
 * What the other percentages of a text, as judged at first sight, say of each pair: lists share
 * their company, rundowns their holder, and who holds is seldom what is held.
 *
 * What is made of the features, by question and by pair, in their order. Linear in the number of pairs.
 */
export function contextsOf<T>(
  judged: readonly Judged[],
  make: (features: readonly string[]) => T,
): PairContext<T>[][] {
  const actors = numbered(judged);
  const made = new Map<number, T>();
  const rows = judged.map((one) => rowOf(one, actors));
  link(rows);
  const text = sumOf(rows);
  const paragraphs = sumsBy(rows, ({ parts }) => parts.sentence.paragraph);
  const sentences = sumsBy(rows, ({ parts }) => parts.sentence.index);
  return rows.map((row) => {
    const { sentence } = row.question.parts;
    const around: Around = {
      row,
      text,
      actors,
      paragraph: paragraphs.get(sentence.paragraph) as Part,
      sentence: sentences.get(sentence.index) as Part,
    };
    const { holders, companies, pairs } = row.question;
    const ofCompanies = companies.map(({ actor }) => make(ofCompany(around, actor)));
    const ofHolders = holders.map(({ actor }) => make(ofHolder(around, actor)));
    return pairs.map((pair) => {
      // Few steps come up, and what is made of them is the same for all pairs.
      const steps = stepsOf(around, pair);
      let known = made.get(steps);
      if (known === undefined) {
        known = make(pairFeatures(steps));
        made.set(steps, known);
      }
      return {
        company: ofCompanies[pair.company.at] as T,
        holder: ofHolders[pair.holder.at] as T,
        pair: known,
      };
    });
  });
}

/**
 * The same as one list of features for each pair.
 *
 * @public The training script reads it from the build.
 */
export function contextFeatures(judged: readonly Judged[]): string[][][] {
  return contextsOf(judged, (features) => features).map((pairs) =>
    pairs.map(({ company, holder, pair }) => [...company, ...holder, ...pair]),
  );
}

/** Numbers of the actors of all questions: sums are kept by them, as a number is looked up faster than an actor. */
type Numbers = ReadonlyMap<Actor, number>;

function numbered(judged: readonly Judged[]): Numbers {
  const numbers = new Map<Actor, number>();
  for (const { question } of judged)
    for (const ends of [question.holders, question.companies])
      for (const { actor } of ends) if (!numbers.has(actor)) numbers.set(actor, numbers.size);
  return numbers;
}

interface Around {
  readonly row: Row;
  readonly text: Mass;
  readonly actors: Numbers;
  readonly paragraph: Part;
  readonly sentence: Part;
}

function rowOf({ question, odds }: Judged, actors: Numbers): Row {
  const holderNumbers = question.holders.map(({ actor }) => actors.get(actor) as number);
  const companyNumbers = question.companies.map(({ actor }) => actors.get(actor) as number);
  const { holders, companies, pairs } = empty();
  for (let at = 0; at < question.pairs.length; at += 1) {
    const value = odds[at + 1] ?? 0;
    if (value < 1e-4) continue;
    const { holder, company } = question.pairs[at] as Pair;
    const [one, other] = [holderNumbers[holder.at] as number, companyNumbers[company.at] as number];
    add(holders, one, value);
    add(companies, other, value);
    pairs.set(keyOf(actors, one, other), value);
  }
  const stake = 1 - (odds[0] ?? 1);
  const around = { before: undefined, after: undefined };
  return { holders, companies, pairs, stake, question, holderNumbers, companyNumbers, ...around };
}

function empty(): Mass {
  return { holders: new Map(), companies: new Map(), pairs: new Map(), stake: 0 };
}

/** The number of a pair of actors. */
function keyOf({ size }: Numbers, holder: number, company: number): number {
  return holder * size + company;
}

function add(sums: Map<number, number>, key: number, value: number): void {
  sums.set(key, (sums.get(key) ?? 0) + value);
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
  for (const [pair, value] of row.pairs) add(sum.pairs, pair, value);
}

/** Of a paragraph or sentence only the companies are asked for. */
function sumsBy(rows: readonly Row[], key: (question: StakeQuestion) => number): Map<number, Part> {
  const sums = new Map<number, Part>();
  for (const row of rows) {
    const at = key(row.question);
    const sum = sums.get(at) ?? { companies: new Map<number, number>(), stake: 0 };
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
  for (const row of rows.toReversed()) {
    if (after) row.after = after;
    if (row.stake > LIKELY) after = row;
  }
}

function ofCompany({ row, text, actors, paragraph, sentence }: Around, company: Actor): string[] {
  const actor = actors.get(company) as number;
  const get = ({ companies }: Part) => companies.get(actor) ?? 0;
  const found = [
    `2C:text${shareOf(text, row, get)}`,
    `2C:paragraph${shareOf(paragraph, row, get)}`,
    `2C:sentence${shareOf(sentence, row, get)}`,
    `2C:holds${shareOf(text, row, ({ holders }) => holders.get(actor) ?? 0)}`,
  ];
  if (row.before) found.push(`2C:before-${nearness(row, row.before)}${stepOf(get(row.before))}`);
  if (row.after && nearness(row, row.after) !== 'text')
    found.push(`2C:after-${nearness(row, row.after)}${stepOf(get(row.after))}`);
  return found;
}

function ofHolder({ row, text, actors }: Around, holder: Actor): string[] {
  const actor = actors.get(holder) as number;
  const get = ({ holders }: Mass) => holders.get(actor) ?? 0;
  const found = [
    `2H:text${shareOf(text, row, get)}`,
    `2H:held${shareOf(text, row, ({ companies }) => companies.get(actor) ?? 0)}`,
  ];
  if (row.before) found.push(`2H:before-${nearness(row, row.before)}${stepOf(get(row.before))}`);
  return found;
}

/** Five steps of a probability, and one for too few stakes around. */
const STEPS = 6;
const FEW = 5;
/** Steps before, each of two, with the four distances of the stake before; 0 where there is none. */
const ALL_BEFORE = 1 + 4 * STEPS * STEPS;
const DISTANCES: readonly Nearness[] = ['sentence', 'next', 'paragraph', 'text'];

/** What the stakes around say of a pair as one number: all features of the pair follow from it. */
function stepsOf({ row, text, actors }: Around, { holder, company }: Pair): number {
  const one = row.holderNumbers[holder.at] as number;
  const other = row.companyNumbers[company.at] as number;
  const [told, swapped] = [keyOf(actors, one, other), keyOf(actors, other, one)];
  const { before } = row;
  const earlier = before
    ? 1 +
      (DISTANCES.indexOf(nearness(row, before)) * STEPS + stepOf(before.pairs.get(told) ?? 0)) *
        STEPS +
      stepOf(before.pairs.get(swapped) ?? 0)
    : 0;
  return (pairStep(text, row, told) * STEPS + pairStep(text, row, swapped)) * ALL_BEFORE + earlier;
}

/** The share of a pair in the others' stakes: see \`shareOf\`; nobody has what the whole text has not. */
function pairStep(text: Mass, row: Row, pair: number): number {
  const others = text.stake - row.stake;
  if (others < LEAST) return FEW;
  const all = text.pairs.get(pair);
  return all === undefined ? 0 : stepOf((all - (row.pairs.get(pair) ?? 0)) / others);
}

function pairFeatures(steps: number): string[] {
  const [around, earlier] = [Math.trunc(steps / ALL_BEFORE), steps % ALL_BEFORE];
  const found = [
    `2P:text${named(Math.trunc(around / STEPS))}`,
    `2P:swapped${named(around % STEPS)}`,
  ];
  if (earlier === 0) return found;
  const [rest, swapped] = [Math.trunc((earlier - 1) / STEPS), (earlier - 1) % STEPS];
  const distance = DISTANCES[Math.trunc(rest / STEPS)] as Nearness;
  found.push(`2P:before-${distance}${rest % STEPS}`, `2P:before-swapped-${distance}${swapped}`);
  return found;
}

function named(step: number): string {
  return step === FEW ? 'x' : String(step);
}

/** The share of the others' stakes, in steps; `x` where there are too few. */
function shareOf<T extends Part>(sum: T, row: Row & T, get: (mass: T) => number): string {
  const others = sum.stake - row.stake;
  return others < LEAST ? 'x' : named(stepOf((get(sum) - get(row)) / others));
}

type Nearness = 'sentence' | 'next' | 'paragraph' | 'text';

function nearness(row: Row, other: Row): Nearness {
  const [one, two] = [row.question.parts.sentence, other.question.parts.sentence];
  if (one.index === two.index) return 'sentence';
  if (Math.abs(one.index - two.index) === 1) return 'next';
  return one.paragraph === two.paragraph ? 'paragraph' : 'text';
}
