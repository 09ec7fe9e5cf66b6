// Trains the stake ranker from labelled texts and writes src/reading/weights/stake.ts.
//
//   node scripts/train-reading.mjs BUILD LABELS.json TEXTS_DIR [--write] [--folds 5]
//
// BUILD is the folder with the compiled sources (dist). Only documents of the split "train" are
// used; the report is made by cross-validation over documents. Deterministic: no randomness.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [build, labelsFile, textsDir, ...rest] = process.argv.slice(2);
const folds = Number(rest[rest.indexOf('--folds') + 1]) || 5;
const load = (path) => import(pathToFileURL(resolve(build, path)).href);
const { pageOf } = await load('reading/page.js');
const { ACTORS } = await load('reading/actors/index.js');
const { stakeQuestion } = await load('reading/stake-candidates.js');

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

const examples = [];
let unreachable = 0;
for (const doc of labels.split.train) {
  const text = readFileSync(join(textsDir, `${doc}.txt`), 'utf8');
  const page = pageOf(text, ACTORS);
  const stakes = labels.claims.filter((claim) => claim.doc === doc && claim.type === 'stake');
  for (const parts of page.inSentence) {
    for (const percent of parts.percents) {
      const question = stakeQuestion(page, parts, percent);
      const gold = stakes.filter(
        ({ slots, evidence }) =>
          slots.percent !== null &&
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
      if (isStake && !fits.some(Boolean)) {
        unreachable += 1;
        if (rest.includes('--misses'))
          console.log(
            'UNREACHABLE',
            doc,
            percent.percent,
            gold.map(({ slots }) => `${slots.holder} -> ${slots.company}`).join(' | '),
            '##',
            text.slice(parts.sentence.start, parts.sentence.end).replace(/\s+/g, ' '),
          );
        continue;
      }
      const options = [
        { features: question.none, good: !isStake },
        ...question.pairs.map((pair, index) => ({ features: pair.features, good: fits[index] })),
      ];
      if (options.length > 1)
        examples.push({
          doc,
          options,
          isStake,
          percent: percent.percent,
          pairs: question.pairs,
          gold,
          sentence: text.slice(parts.sentence.start, parts.sentence.end),
        });
    }
  }
}

/** Gradient ascent on the log-likelihood with Adagrad steps and a quadratic penalty. */
function train(set, { rounds = 60, rate = 0.3, penalty = 0.02 } = {}) {
  const weights = new Map();
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
        const step = value - penalty * (weights.get(feature) ?? 0);
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

function judge(weights, set) {
  return set.map((example) => {
    const [none, ...pairs] = odds(example.options.map(({ features }) => score(weights, features)));
    const merged = new Map();
    example.pairs.forEach((pair, index) => {
      const key = `${pair.holder.actor.name} -> ${pair.company.actor.name}`;
      const known = merged.get(key) ?? {
        key,
        probability: 0,
        good: example.options[index + 1].good,
      };
      known.probability += pairs[index];
      merged.set(key, known);
    });
    const best = [...merged.values()].sort((a, b) => b.probability - a.probability)[0];
    return { example, best, said: best.probability > none };
  });
}

const docs = [...new Set(examples.map(({ doc }) => doc))].sort();
const judged = [];
for (let fold = 0; fold < folds; fold += 1) {
  const held = new Set(docs.filter((_, index) => index % folds === fold));
  const weights = train(examples.filter(({ doc }) => !held.has(doc)));
  judged.push(
    ...judge(
      weights,
      examples.filter(({ doc }) => held.has(doc)),
    ),
  );
}
const total = examples.filter(({ isStake }) => isStake).length + unreachable;
console.log(`${examples.length} percentages, ${total} of them stakes, ${unreachable} out of reach`);
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
