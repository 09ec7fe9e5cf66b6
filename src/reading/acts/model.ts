import { type Idea, ideaFeature } from './ideas.ts';

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
  /** Scores by label, of one clause after the other; and whether any feature of the clause knows the label. */
  readonly scores: Float64Array;
  readonly known: Uint8Array;
  /** Numbers of the features. */
  readonly features: ReadonlyMap<string, number>;
  /** What a feature says for "no act", and where its part of `said` and `weights` begins. */
  readonly against: Float64Array;
  readonly begins: Int32Array;
  /** Numbers of labels with their weights, feature by feature: one block of memory, as most of it is never asked for. */
  readonly said: Uint16Array;
  readonly weights: Float64Array;
}

/** The labels that a clause may have, likeliest first, as a softmax against "no act". */
export function judge(model: ActModel, features: readonly string[]): Judged[] {
  const table = tableOf(model);
  const { scores, known, begins, said, weights } = table;
  scores.fill(0);
  known.fill(0);
  let none = model.none;
  for (const name of features) {
    const feature = table.features.get(name);
    if (feature === undefined) continue;
    none += table.against[feature] as number;
    const end = begins[feature + 1] as number;
    for (let at = begins[feature] as number; at < end; at += 1) {
      const label = said[at] as number;
      scores[label] = (scores[label] as number) + (weights[at] as number);
      known[label] = 1;
    }
  }
  const found = likely(model, table, none);
  return found.length < 2
    ? found
    : found.sort((first, second) => second.probability - first.probability);
}

/** The labels that reach the bar, from their scores; a label that no feature knows has no part in the sum. */
function likely({ bar }: ActModel, { labels, scores, known }: Table, none: number): Judged[] {
  let best = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < scores.length; at += 1)
    if (known[at] === 1 && (scores[at] as number) > best) best = scores[at] as number;
  if (Math.exp((best - none) / UNIT) < bar * SURELY) return [];
  const top = Math.max(none, best);
  let total = Math.exp((none - top) / UNIT);
  for (let at = 0; at < scores.length; at += 1) {
    if (known[at] !== 1) continue;
    const power = Math.exp(((scores[at] as number) - top) / UNIT);
    scores[at] = power;
    total += power;
  }
  const found: Judged[] = [];
  for (let at = 0; at < scores.length; at += 1) {
    if (known[at] !== 1) continue;
    const probability = (scores[at] as number) / total;
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
  const rows = new Map<string, (readonly [label: number, weight: number])[]>(
    Object.keys(model.against).map((feature) => [feature, []]),
  );
  labels.forEach((label, number) => {
    for (const [feature, weight] of Object.entries(model.weights[label] ?? {})) {
      const row = rows.get(feature);
      if (row) row.push([number, weight]);
      else rows.set(feature, [[number, weight]]);
    }
  });
  const made = {
    labels,
    ...blocksOf(model, rows),
    scores: new Float64Array(labels.length),
    known: new Uint8Array(labels.length),
  };
  TABLES.set(model, made);
  return made;
}

function blocksOf(
  { against }: ActModel,
  rows: ReadonlyMap<string, readonly (readonly [label: number, weight: number])[]>,
): Omit<Table, 'labels' | 'scores' | 'known'> {
  const all = [...rows.values()].flat();
  const begins = new Int32Array(rows.size + 1);
  [...rows.values()].forEach((row, at) => {
    begins[at + 1] = (begins[at] as number) + row.length;
  });
  return {
    features: new Map([...rows.keys()].map((feature, at) => [feature, at])),
    against: Float64Array.from(rows.keys(), (feature) => against[feature] ?? 0),
    begins,
    said: Uint16Array.from(all, ([label]) => label),
    weights: Float64Array.from(all, ([, weight]) => weight),
  };
}

/** The names of all features that some models know. */
export function vocabularyOf(models: readonly ActModel[]): Set<string> {
  return new Set(
    models.flatMap(({ against, weights }) =>
      [against, ...Object.values(weights)].flatMap((table) => Object.keys(table)),
    ),
  );
}

/** The idea of a clause that speaks for a label most: where its act stands. */
export function leadingIdea(
  model: ActModel,
  label: string,
  ideas: readonly Idea[],
): Idea | undefined {
  const table = model.weights[label];
  const weigh = ({ name, verb }: Idea) => table?.[ideaFeature(name, verb)] ?? 0;
  return ideas.reduce<Idea | undefined>(
    (best, idea) => (best === undefined || weigh(idea) > weigh(best) ? idea : best),
    undefined,
  );
}
