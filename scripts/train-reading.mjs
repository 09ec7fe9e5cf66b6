// Trains the stake ranker from labelled texts and writes src/reading/weights/stake.ts.
//
//   node scripts/train-reading.mjs BUILD LABELS.json TEXTS_DIR [--write] [--folds 5] [--more LABELS.json TEXTS_DIR]
//
// BUILD is the folder with the compiled sources (dist). Only documents of the split "train" are
// used; the report is made by cross-validation over documents. Deterministic: no randomness.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PRIORS } from './stake-priors.mjs';

const [build, labelsFile, textsDir, ...rest] = process.argv.slice(2);
const folds = Number(rest[rest.indexOf('--folds') + 1]) || 5;
const flag = (name, fallback) => (rest.includes(name) ? rest[rest.indexOf(name) + 1] : fallback);
const load = (path) => import(pathToFileURL(resolve(build, path)).href);
const { pageOf } = await load('reading/page.js');
const { ACTORS } = await load('reading/actors/index.js');
const { featuresOf, stakeQuestion, previousOf } = await load('reading/stake-candidates.js');

const labels = JSON.parse(readFileSync(labelsFile, 'utf8'));
const groups = new Map();
labels.aliases.forEach((group, index) => group.forEach((name) => add(core(name), index)));

function add(name, index) {
  groups.set(name, (groups.get(name) ?? new Set()).add(index));
}

function core(name) {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(/\(.*?\)/g, ' ')
    .replace(/'s\b/g, ' ');
  const words = plain
    .replace(/[^a-z0-9&+' .-]/g, ' ')
    .replace(/^\s*(the|a|an)\s+/, '')
    .replace(/\.(?=\s|$)/g, '')
    .trim()
    .split(/\s+/);
  const suffixes = new Set(
    'corp corporation inc co company ltd plc ag se sa spa nv group holding holdings llc llp motor motors state'.split(
      ' ',
    ),
  );
  while (words.length > 1 && suffixes.has(words.at(-1))) words.pop();
  return words.join(' ');
}

function same(first, second) {
  const [one, two] = [core(first), core(second)];
  if (one === two) return true;
  const [mine, theirs] = [groups.get(one), groups.get(two)];
  if (mine && theirs) return [...mine].some((group) => theirs.has(group));
  const [few, many] = [one.split(' '), two.split(' ')].sort((a, b) => a.length - b.length);
  return few.some((word) => word.length > 2) && few.every((word) => many.includes(word));
}

/** Names of one actor: its own and its aliases. */
const named = (actor, name) => [actor.name, ...actor.aliases].some((own) => same(own, name));

function documentsOf(file, dir, ids) {
  return ids.map((doc) => {
    const text = readFileSync(join(dir, `${doc}.txt`), 'utf8');
    const stakes = file.claims.filter(
      (claim) => claim.doc === doc && claim.type === 'stake' && claim.slots.percent !== null,
    );
    return { doc, text, page: pageOf(text, ACTORS), stakes };
  });
}

const documents = documentsOf(labels, textsDir, labels.split.train);
/** Documents that are learned from and never counted in the report. */
const more = [];
if (rest.includes('--more')) {
  const [moreLabels, moreDir] = rest.slice(rest.indexOf('--more') + 1);
  const file = JSON.parse(readFileSync(moreLabels, 'utf8'));
  file.aliases.forEach((group, index) => group.forEach((name) => add(core(name), 10_000 + index)));
  more.push(
    ...documentsOf(
      file,
      moreDir,
      file.docs.map(({ id }) => id),
    ),
  );
}

/** Walks the percentages of a document; `choose` gives the stake that the next one follows. */
function walk({ doc, text, page, stakes }, choose) {
  let previous;
  const walked = [];
  for (const parts of page.inSentence) {
    if (parts.sentence.kind === 'boilerplate' || parts.sentence.kind === 'caption') continue;
    for (const percent of parts.percents) {
      const question = stakeQuestion(page, parts, percent, previous);
      const gold = stakes.filter(
        ({ slots, evidence }) =>
          Math.abs(slots.percent - percent.percent) <= 0.05 &&
          evidence.start < parts.sentence.end &&
          evidence.end > parts.sentence.start,
      );
      const fits = question.pairs.map((pair) =>
        gold.some(
          ({ slots }) =>
            named(pair.holder.actor, slots.holder) && named(pair.company.actor, slots.company),
        ),
      );
      const isStake = gold.length > 0;
      const options = [
        { features: question.none, good: !isStake },
        ...question.pairs.map((pair, index) => ({ features: featuresOf(pair), good: fits[index] })),
      ];
      const example = {
        doc,
        options,
        isStake,
        reachable: !isStake || fits.includes(true),
        percent: percent.percent,
        pairs: question.pairs,
        gold,
        sentence: text.slice(parts.sentence.start, parts.sentence.end),
      };
      walked.push(example);
      const pair = choose(example);
      if (pair) previous = previousOf(pair, parts);
    }
  }
  return walked;
}

/** With the labels' own stakes before it. */
const taught = (example) =>
  example.isStake && example.reachable
    ? example.pairs[example.options.findIndex(({ good }) => good) - 1]
    : undefined;
const examples = [...documents, ...more]
  .flatMap((document) => walk(document, taught))
  .filter(({ options, reachable }) => options.length > 1 && reachable);
const unreachable = documents
  .flatMap((document) => walk(document, taught))
  .filter(({ reachable }) => !reachable);
if (rest.includes('--misses'))
  for (const { doc, percent, gold, sentence } of unreachable)
    console.log(
      'UNREACHABLE',
      doc,
      percent,
      gold.map(({ slots }) => `${slots.holder} -> ${slots.company}`).join(' | '),
      '##',
      sentence.replace(/\s+/g, ' '),
    );

/** Gradient ascent on the log-likelihood with Adagrad steps and a quadratic penalty. */
function train(
  set,
  {
    rounds = Number(flag('--rounds', 15)),
    rate = 0.3,
    penalty = Number(flag('--penalty', 0.1)),
  } = {},
) {
  const weights = new Map(Object.entries(PRIORS));
  const squares = new Map();
  for (let round = 0; round < rounds; round += 1) {
    for (const { options } of set) {
      const scores = options.map(({ features }) => score(weights, features));
      const all = odds(scores);
      const goodMass =
        options.reduce((sum, option, index) => sum + (option.good ? all[index] : 0), 0) || 1e-9;
      const slope = new Map();
      options.forEach(({ features, good }, index) => {
        const pull = (good ? all[index] / goodMass : 0) - all[index];
        if (Math.abs(pull) > 1e-6)
          for (const feature of features) slope.set(feature, (slope.get(feature) ?? 0) + pull);
      });
      for (const [feature, value] of slope) {
        const step = value - penalty * ((weights.get(feature) ?? 0) - (PRIORS[feature] ?? 0));
        const square = (squares.get(feature) ?? 1e-3) + step * step;
        squares.set(feature, square);
        weights.set(feature, (weights.get(feature) ?? 0) + (rate * step) / Math.sqrt(square));
      }
    }
  }
  return weights;
}

function score(weights, features) {
  let total = 0;
  for (const feature of features) total += weights.get(feature) ?? 0;
  return total;
}

function odds(scores) {
  const top = Math.max(...scores);
  const powers = scores.map((value) => Math.exp(value - top));
  const total = powers.reduce((sum, value) => sum + value, 0);
  return powers.map((value) => value / total);
}

/** What the weights say of one percentage: the likeliest pair, and whether it beats "no stake". */
function verdict(weights, example) {
  if (example.pairs.length === 0) return { example, said: false };
  const [none, ...pairs] = odds(example.options.map(({ features }) => score(weights, features)));
  const merged = new Map();
  example.pairs.forEach((pair, index) => {
    const key = `${pair.holder.actor.name} -> ${pair.company.actor.name}`;
    const known = merged.get(key) ?? {
      key,
      pair,
      probability: 0,
      good: example.options[index + 1].good,
    };
    known.probability += pairs[index];
    merged.set(key, known);
  });
  const best = [...merged.values()].sort((a, b) => b.probability - a.probability)[0];
  return { example, best, said: best.probability > none };
}

/** With the stakes before it that the weights themselves chose, as in use. */
function judge(weights, document) {
  const verdicts = [];
  walk(document, (example) => {
    const one = verdict(weights, example);
    verdicts.push(one);
    return one.said ? one.best.pair : undefined;
  });
  return verdicts;
}

const docs = documents.map(({ doc }) => doc);
const judged = [];
for (let fold = 0; fold < folds; fold += 1) {
  const held = new Set(docs.filter((_, index) => index % folds === fold));
  const weights = train(examples.filter(({ doc }) => !held.has(doc)));
  for (const document of documents.filter(({ doc }) => held.has(doc)))
    judged.push(...judge(weights, document));
}
const total = judged.filter(({ example }) => example.isStake).length;
console.log(
  `${examples.length} percentages, ${total} of them stakes, ${unreachable.length} out of reach`,
);
for (const bar of [0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9]) {
  const said = judged.filter((one) => one.said && one.best.probability >= bar);
  const right = said.filter((one) => one.best.good).length;
  console.log(
    `p>=${bar}: precision ${(right / said.length).toFixed(3)} recall ${(right / total).toFixed(3)} (${said.length})`,
  );
}
if (rest.includes('--errors')) {
  for (const { example, best, said } of judged) {
    if (said ? best.good : !example.isStake) continue;
    console.log(
      said ? 'WRONG' : 'MISSED',
      example.doc,
      example.percent,
      best.key,
      best.probability.toFixed(2),
      '| gold',
      example.gold.map(({ slots }) => `${slots.holder} -> ${slots.company}`).join('; ') || 'none',
      '|',
      example.sentence.replace(/\s+/g, ' ').slice(0, 300),
    );
  }
}
if (rest.includes('--write')) {
  const weights = [...train(examples)]
    .filter(([, value]) => Math.abs(value) >= 0.02)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = weights
    .map(([feature, value]) => `  '${feature.replaceAll("'", "\\'")}': ${Math.round(value * 100)},`)
    .join('\n');
  writeFileSync(
    'src/reading/weights/stake.ts',
    `import type { Weights } from '../ranker.ts';\n\n/** Weights of the stake ranker, in hundredths. Written by \`scripts/train-reading.mjs\`; change the labels, not this file. */\nexport const STAKE_WEIGHTS: Weights = {\n${lines}\n};\n`,
  );
  console.log(`${weights.length} weights written`);
}
