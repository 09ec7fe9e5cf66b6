import type { Idea } from './ideas.ts';

/** Weights in hundredths by label and feature. A clause that scores no label above `none` tells of no act. */
export interface ActModel {
  readonly version: number;
  /** The score that stands for "no act", and what features add to it. */
  readonly none: number;
  readonly against: Readonly<Record<string, number>>;
  /** Probability from which a label is said. */
  readonly bar: number;
  readonly weights: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** A label with its probability. */
export interface Judged {
  readonly label: string;
  readonly probability: number;
}

const UNIT = 100;

/** A label that is less likely beside "no act" alone than this part of the bar is so beside all others too. */
const SURELY = 0.99;

/** A model as it is asked: the labels, and for each feature what it says for them and for "no act". */
interface Table {
  readonly labels: readonly string[];
  /** Scores by label, of one clause after the other. */
  readonly scores: Float64Array;
  readonly rows: ReadonlyMap<string, Row>;
}

interface Row {
  /** Numbers of labels, each with its weight behind it. */
  readonly weights: readonly number[];
  readonly against: number;
}

/** The labels that a clause may have, likeliest first, as a softmax against "no act". */
export function judge(model: ActModel, features: readonly string[]): Judged[] {
  const { labels, rows, scores } = tableOf(model);
  scores.fill(Number.NEGATIVE_INFINITY);
  let none = model.none;
  for (const feature of features) {
    const row = rows.get(feature);
    if (!row) continue;
    none += row.against;
    for (let at = 0; at < row.weights.length; at += 2) {
      const label = row.weights[at] as number;
      const before = scores[label] as number;
      scores[label] =
        (before === Number.NEGATIVE_INFINITY ? 0 : before) + (row.weights[at + 1] as number);
    }
  }
  return likely(model, labels, scores, none).sort(
    (first, second) => second.probability - first.probability,
  );
}

/** The labels that reach the bar, from their scores, which become powers; a label that no feature knows (`-Infinity`) has no part in the sum. */
function likely(
  { bar }: ActModel,
  labels: readonly string[],
  scores: Float64Array,
  none: number,
): Judged[] {
  let best = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > best) best = score;
  if (Math.exp((best - none) / UNIT) < bar * SURELY) return [];
  const top = Math.max(none, best);
  let total = Math.exp((none - top) / UNIT);
  for (let at = 0; at < scores.length; at += 1) {
    const score = scores[at] as number;
    if (score === Number.NEGATIVE_INFINITY) continue;
    const power = Math.exp((score - top) / UNIT);
    scores[at] = power;
    total += power;
  }
  const found: Judged[] = [];
  for (let at = 0; at < scores.length; at += 1) {
    const power = scores[at] as number;
    if (power === Number.NEGATIVE_INFINITY) continue;
    const probability = power / total;
    if (probability >= bar) found.push({ label: labels[at] as string, probability });
  }
  return found;
}

const TABLES = new WeakMap<ActModel, Table>();

/** The weights by feature: a clause has few features, and most labels know none of them. */
function tableOf(model: ActModel): Table {
  const known = TABLES.get(model);
  if (known) return known;
  const labels = Object.keys(model.weights);
  const weights = new Map<string, number[]>();
  labels.forEach((label, number) => {
    for (const [feature, weight] of Object.entries(model.weights[label] ?? {})) {
      const row = weights.get(feature);
      if (row) row.push(number, weight);
      else weights.set(feature, [number, weight]);
    }
  });
  const rows = new Map<string, Row>();
  for (const feature of new Set([...weights.keys(), ...Object.keys(model.against)]))
    rows.set(feature, {
      weights: weights.get(feature) ?? [],
      against: model.against[feature] ?? 0,
    });
  const made = { labels, rows, scores: new Float64Array(labels.length) };
  TABLES.set(model, made);
  return made;
}

/** The idea of a clause that speaks for a label most: where its act stands. */
export function leadingIdea(
  model: ActModel,
  label: string,
  ideas: readonly Idea[],
): Idea | undefined {
  const table = model.weights[label];
  const weigh = ({ name, verb }: Idea) => table?.[`${verb ? 'v' : 'n'}:${name}`] ?? 0;
  return ideas.reduce<Idea | undefined>(
    (best, idea) => (best === undefined || weigh(idea) > weigh(best) ? idea : best),
    undefined,
  );
}
