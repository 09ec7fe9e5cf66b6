// Trains the models of acts (codes of events, kinds of organisational events) and writes src/reading/weights/acts.ts.
//
//   node scripts/train-acts.mjs [BUILD FOLDER...] [--write]
//
// Only documents of the split "train" are used; the report is made by cross-validation over documents.
// Deterministic: no randomness.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { EVENT_PRIORS, ORG_PRIORS } from './act-priors.mjs';
import { labelledDocs } from './labelled.mjs';

const args = process.argv.slice(2);
const [build = 'dist', ...given] = args.filter((arg) => !arg.startsWith('--'));
const folders = given.length > 0 ? given : ['../shared/reading'];
const FOLDS = 5;
const ROUNDS = 12;
/** How hard weights are pulled back to what the lexicon means. */
const PENALTY = 0.1;
/** Probability from which a label is said: where F1 is highest by cross-validation. */
const BAR = 0.15;
const NONE = 3;

const load = (path) => import(pathToFileURL(resolve(build, path)).href);
const { pageOf } = await load('reading/page.js');
const { ACTORS } = await load('reading/actors/index.js');
const { actsOf } = await load('reading/acts/features.js');
const { findStakes } = await load('reading/stakes/stakes.js');
const { findVotes } = await load('reading/votes/votes.js');

const overlap = (a, b) => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));

/** The clauses of a document with the labels whose evidence they carry. */
function documentOf({ id, text, claims, events }) {
  const page = pageOf(text, ACTORS);
  const acts = actsOf(page, { stakes: findStakes(page), votes: findVotes(page) });
  const clauses = acts.map(({ clause, features }) => ({
    features,
    start: page.tokens[clause.from].start,
    end: page.tokens[clause.to - 1].end,
    event: new Set(),
    org_event: new Set(),
    near: { event: new Set(), org_event: new Set() },
  }));
  for (const { code, evidence } of events) place({ task: 'event', label: code, evidence }, clauses);
  for (const { type, slots, evidence } of claims)
    if (type === 'org_event') place({ task: type, label: slots.kind, evidence }, clauses);
  return { id, clauses };
}

const PRIORS = { event: EVENT_PRIORS, org_event: ORG_PRIORS };
const scoreOf = (table, features) =>
  features.reduce((sum, feature) => sum + (table?.[feature] ?? 0), 0);

/** The clause that most likely carries a label: enough of the evidence, and the words for it. */
function place({ task, label, evidence }, clauses) {
  const able = clauses.filter((clause) => {
    const shared = overlap(clause, evidence);
    return shared >= 0.5 * Math.min(clause.end - clause.start, evidence.end - evidence.start);
  });
  const table = PRIORS[task][label];
  const best = able
    .map((clause) => ({
      clause,
      score: scoreOf(table, clause.features) + overlap(clause, evidence) / 1000,
    }))
    .sort((a, b) => b.score - a.score)[0];
  for (const { near } of able) near[task].add(label);
  best?.clause[task].add(label);
}

/** Words that stand in fewer documents teach nothing. */
const FEWEST = 4;

function knownFeatures(documents) {
  const counts = new Map();
  for (const { clauses } of documents)
    for (const feature of new Set(clauses.flatMap(({ features }) => features)))
      counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return (feature) => (counts.get(feature) ?? 0) >= FEWEST;
}

/** Gradient ascent with Adagrad steps and a quadratic pull towards the priors. */
function train(documents, task) {
  const isKnown = knownFeatures(documents);
  const priors = PRIORS[task];
  const model = priorModel(task);
  const squares = new Map([...model.weights.keys()].map((label) => [label, new Map()]));
  const noneSquares = new Map();
  let noneSquare = 1;
  for (let round = 0; round < ROUNDS; round += 1)
    for (const { clauses } of documents)
      for (const clause of clauses) {
        const good = new Set([...clause[task]].filter((label) => model.weights.has(label)));
        if (clause.near[task].size > 0 && good.size === 0) continue;
        const features = clause.features.filter(isKnown);
        const { odds, nothing } = oddsOf(model, clause.features);
        const mass = [...good].reduce((sum, label) => sum + Math.max(odds.get(label), 1e-6), 0);
        for (const [label, table] of model.weights) {
          const wanted = good.has(label) ? Math.max(odds.get(label), 1e-6) / mass : 0;
          const pull = wanted - odds.get(label);
          if (Math.abs(pull) < 1e-3) continue;
          for (const feature of features)
            step(table, squares.get(label), feature, pull, priors[label][feature] ?? 0);
        }
        const pull = (good.size === 0 ? 1 : 0) - nothing;
        noneSquare += pull * pull;
        model.none += (0.1 * (pull - 0.01 * (model.none - NONE))) / Math.sqrt(noneSquare);
        for (const feature of features) step(model.against, noneSquares, feature, pull, 0);
      }
  return model;
}

function priorModel(task) {
  const weights = new Map(
    Object.entries(PRIORS[task]).map(([label, table]) => [label, new Map(Object.entries(table))]),
  );
  return { weights, none: NONE, against: new Map() };
}

function step(table, squares, feature, pull, prior) {
  const value = table.get(feature) ?? 0;
  const slope = pull - PENALTY * (value - prior);
  const square = (squares.get(feature) ?? 1) + slope * slope;
  squares.set(feature, square);
  table.set(feature, value + (0.2 * slope) / Math.sqrt(square));
}

function oddsOf({ weights, none: base, against }, features) {
  const none = features.reduce((sum, feature) => sum + (against.get(feature) ?? 0), base);
  const scores = [...weights].map(([label, table]) => {
    const known = features.filter((feature) => table.has(feature));
    const score = known.reduce((sum, feature) => sum + table.get(feature), 0);
    return [label, known.length > 0 ? score : -Infinity];
  });
  const top = Math.max(none, ...scores.map(([, score]) => score));
  const powers = scores.map(([label, score]) => [label, Math.exp(score - top)]);
  const total = powers.reduce((sum, [, power]) => sum + power, Math.exp(none - top));
  return {
    odds: new Map(powers.map(([label, power]) => [label, power / total])),
    nothing: Math.exp(none - top) / total,
  };
}

/** Precision, recall and F1 of the labels alone, clause by clause, at a bar. */
function report(judged, bar) {
  let [said, right, gold] = [0, 0, 0];
  for (const { good, near, odds } of judged) {
    gold += good.size;
    const top = [...odds].filter(([, odd]) => odd >= bar);
    for (const [label] of top) {
      if (good.has(label) || near.has(label)) right += 1;
      said += 1;
    }
  }
  const [precision, recall] = [right / said, right / gold];
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall), said };
}

const documents = labelledDocs(folders, 'train').map(documentOf);
console.log(
  `${documents.length} documents, ${documents.reduce((sum, { clauses }) => sum + clauses.length, 0)} clauses`,
);
const TASKS = ['event', 'org_event'];
const show = ({ precision, recall, f1, said }) =>
  `P ${precision.toFixed(3)} R ${recall.toFixed(3)} F1 ${f1.toFixed(3)} (${said})`;
const verdicts = (model, task, some) =>
  some.flatMap(({ clauses }) =>
    clauses.map((clause) => ({
      good: clause[task],
      near: clause.near[task],
      ...oddsOf(model, clause.features),
    })),
  );
for (const task of TASKS) {
  const judged = Array.from({ length: FOLDS }, (_, fold) =>
    verdicts(
      train(
        documents.filter((_, at) => at % FOLDS !== fold),
        task,
      ),
      task,
      documents.filter((_, at) => at % FOLDS === fold),
    ),
  ).flat();
  const prior = verdicts(priorModel(task), task, documents);
  for (const bar of [0.1, 0.15, 0.2, 0.3, 0.5])
    console.log(
      task,
      bar,
      'learned',
      show(report(judged, bar)),
      '| priors',
      show(report(prior, bar)),
    );
}

/** Weights in hundredths, without those that change nothing. */
const table = (weights) =>
  Object.fromEntries(
    [...weights]
      .filter(([, value]) => Math.abs(value) >= 0.1)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([feature, value]) => [feature, Math.round(value * 100)]),
  );
const NAMES = {
  event: ['EVENT_MODEL', 'Codes of events'],
  org_event: ['ORG_EVENT_MODEL', 'Kinds of organisational events'],
};

function written(task) {
  const { weights, none, against } = train(documents, task);
  const model = {
    version: 1,
    none: Math.round(none * 100),
    against: table(against),
    bar: BAR,
    weights: Object.fromEntries([...weights].map(([label, own]) => [label, table(own)])),
  };
  const [name, what] = NAMES[task];
  return `/** ${what} from the words of clauses: weights in hundredths. Written by \`npm run train\`; change the labels or the priors, not this file. */\n// prettier-ignore\nexport const ${name}: ActModel = ${JSON.stringify(model)};\n`;
}

if (args.includes('--write'))
  writeFileSync(
    'src/reading/weights/acts.ts',
    `import type { ActModel } from '../acts/model.ts';\n\n${TASKS.map(written).join('\n')}`,
  );
