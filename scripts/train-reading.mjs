// Trains the stake ranker from labelled texts and writes src/reading/weights/.
//
//   npm run train [-- --write] [-- --errors]
//   node scripts/train-reading.mjs [BUILD LABELS.json TEXTS_DIR] [--write] [--errors] [--penalty 0.1] [--rounds 15]
//
// BUILD is the folder with the compiled sources (dist). Only documents of the split "train" are
// used; the report is made by cross-validation over documents. Deterministic: no randomness.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { namesOf } from './reading-names.mjs';
import { PRIORS } from './stake-priors.mjs';
import { calibrated, calibrationOf } from './calibration.mjs';

const args = process.argv.slice(2);
const places = args.filter(
  (arg, at) =>
    !arg.startsWith('--') &&
    !['--penalty', '--rounds', '--folds', '--report'].includes(args[at - 1]),
);
const [
  build = 'dist',
  labelsFile = '../shared/reading/labels.json',
  textsDir = '../shared/reading/texts',
] = places;
const flag = (name, fallback) => (args.includes(name) ? args[args.indexOf(name) + 1] : fallback);
const folds = Number(flag('--folds', 5));
const load = (path) => import(pathToFileURL(resolve(build, path)).href);
const { pageOf } = await load('reading/page.js');
const { ACTORS } = await load('reading/actors/index.js');
const { stakeDocument } = await load('reading/stake-document.js');
const { featuresOf, stakeQuestion, previousOf } = await load('reading/stake-candidates.js');

const labels = JSON.parse(readFileSync(labelsFile, 'utf8'));
const same = namesOf(labels.aliases);
/** As the claims name it: what a text teaches by its name, what the register knows by any. */
const named = (actor, name) =>
  same(actor.name, name) || (!actor.learned && actor.aliases.some((own) => same(own, name)));
const EDGE = ['boilerplate', 'caption'];

const DROP = process.env.DROP ? new RegExp(process.env.DROP) : undefined;
const kept = (features) => (DROP ? features.filter((feature) => !DROP.test(feature)) : features);

/** A document with each of its percentages and the labels that it has. */
function documentOf(doc) {
  const text = readFileSync(join(textsDir, `${doc}.txt`), 'utf8');
  const page = pageOf(text, ACTORS);
  const stakes = labels.claims.filter(
    (claim) => claim.doc === doc && claim.type === 'stake' && claim.slots.percent !== null,
  );
  const items = page.inSentence
    .filter(({ sentence }) => !EDGE.includes(sentence.kind))
    .flatMap((parts) => parts.percents.map((percent) => itemOf(text, parts, percent, stakes)));
  const document = stakeDocument(page);
  const companies = items.flatMap(({ gold }) => gold.map(({ slots }) => slots.company));
  const often = new Map();
  for (const company of companies) often.set(company, (often.get(company) ?? 0) + 1);
  const top = [...often].sort((a, b) => b[1] - a[1])[0]?.[0];
  const mains = document.mains.map(({ actor, features }) => ({
    actor,
    features: kept(features),
    good: top !== undefined && named(actor, top),
  }));
  return { doc, page, items, mains };
}

function itemOf(text, parts, percent, stakes) {
  const gold = stakes.filter(
    ({ slots, evidence }) =>
      Math.abs(slots.percent - percent.percent) <= 0.05 &&
      evidence.start < parts.sentence.end &&
      evidence.end > parts.sentence.start,
  );
  return { parts, percent, gold, sentence: text.slice(parts.sentence.start, parts.sentence.end) };
}

const isRight = (item, pair) =>
  item.gold.some(
    ({ slots }) =>
      named(pair.holder.actor, slots.holder) && named(pair.company.actor, slots.company),
  );

/** The options of one percentage: no stake first, then the pairs. */
function exampleOf(item, question, main) {
  const isStake = item.gold.length > 0;
  const options = [
    { features: kept(question.none), good: !isStake },
    ...question.pairs.map((pair) => ({
      features: kept(featuresOf(question, pair, main)),
      good: isRight(item, pair),
    })),
  ];
  return { options, question, usable: options.length > 1 && options.some(({ good }) => good) };
}

/** Walks the percentages of a document; `choose` says which stake the next one follows. */
function walk({ page, items }, main, choose) {
  let previous;
  return items.map((item) => {
    const question = stakeQuestion(page, item.parts, item.percent, previous);
    const ask = (actor) => exampleOf(item, question, actor);
    const example = {
      ...ask(main[0]?.actor),
      rivals: main.slice(1).map(({ actor }) => ask(actor)),
    };
    const pair = choose(example);
    if (pair) previous = previousOf(pair, item.parts);
    return example;
  });
}

const taught = ({ options, question }) => {
  const at = options.findIndex(({ good }) => good);
  return at > 0 ? question.pairs[at - 1] : undefined;
};

/** Gradient ascent on the log-likelihood with Adagrad steps and a quadratic penalty. */
function train(examples) {
  const rate = 0.3;
  const penalty = Number(flag('--penalty', 0.1));
  const rounds = Number(flag('--rounds', 15));
  const weights = new Map(Object.entries(PRIORS));
  const squares = new Map();
  for (let round = 0; round < rounds; round += 1)
    for (const { options, usable } of examples) {
      if (!usable) continue;
      for (const [feature, value] of slopeOf(weights, options)) {
        const prior = PRIORS[feature] ?? 0;
        const step = value - penalty * ((weights.get(feature) ?? 0) - prior);
        const square = (squares.get(feature) ?? 1e-3) + step * step;
        squares.set(feature, square);
        weights.set(feature, (weights.get(feature) ?? 0) + (rate * step) / Math.sqrt(square));
      }
    }
  return weights;
}

function slopeOf(weights, options) {
  const all = oddsOf(weights, options);
  const goodMass = options.reduce((sum, { good }, at) => sum + (good ? all[at] : 0), 0) || 1e-9;
  const slope = new Map();
  options.forEach(({ features, good }, at) => {
    const pull = (good ? all[at] / goodMass : 0) - all[at];
    if (Math.abs(pull) <= 1e-6) return;
    for (const feature of features) slope.set(feature, (slope.get(feature) ?? 0) + pull);
  });
  return slope;
}

function oddsOf(weights, options) {
  const scores = options.map(({ features }) =>
    features.reduce((sum, feature) => sum + (weights.get(feature) ?? 0), 0),
  );
  const top = Math.max(...scores);
  const powers = scores.map((value) => Math.exp(value - top));
  const total = powers.reduce((sum, value) => sum + value, 0);
  return powers.map((value) => value / total);
}

/** The likeliest companies that a document is about, with their probabilities. */
function mainOdds(weights, { mains }) {
  if (mains.length === 0) return [];
  const odds = oddsOf(weights, mains);
  const ranked = mains
    .map(({ actor }, at) => ({ actor, odds: odds[at] }))
    .sort((a, b) => b.odds - a.odds)
    .slice(0, 3);
  const total = ranked.reduce((sum, one) => sum + one.odds, 0);
  return ranked.map((one) => ({ ...one, odds: one.odds / total }));
}

function mixed(weights, example, chances) {
  const all = [example, ...example.rivals].map(({ options }) => oddsOf(weights, options));
  if (chances.length === 0) return all[0];
  return all[0].map((_, at) =>
    all.reduce((sum, odds, main) => sum + odds[at] * chances[main].odds, 0),
  );
}

/** What the weights say of a document, decided from its first percentage to its last. */
function judge(weights, document) {
  const verdicts = [];
  const chances = mainOdds(weights, document);
  walk(document, chances, (example) => {
    const item = document.items[verdicts.length];
    const [none, ...odds] = mixed(weights, example, chances);
    const probability = Math.max(0, ...odds);
    const pair = example.question.pairs[odds.indexOf(probability)];
    const said = pair !== undefined && probability > none;
    verdicts.push({
      doc: document.doc,
      item,
      pair,
      probability,
      said,
      isStake: item.gold.length > 0,
      reachable: example.usable,
      right: said && isRight(item, pair),
      told:
        said &&
        pair.holder.slot !== undefined &&
        pair.company.slot !== undefined &&
        !example.question.frame.otherBase,
    });
    return said ? pair : undefined;
  });
  return verdicts;
}

/** What is learned from: each percentage with the company that its document is about, and that company itself. */
function lessons(set) {
  return set.flatMap((document) => {
    const main = document.mains.filter(({ good }) => good).slice(0, 1);
    const about = { options: document.mains, usable: main.length > 0 };
    return [...walk(document, main, taught), ...Array.from({ length: 4 }, () => about)];
  });
}

const documents = labels.split.train.map(documentOf);
const judged = [];
let mainRight = 0;
for (let fold = 0; fold < folds; fold += 1) {
  const seen = documents.filter((_, index) => index % folds !== fold);
  const weights = train(lessons(seen));
  for (const document of documents.filter((_, index) => index % folds === fold)) {
    const best = mainOdds(weights, document)[0];
    const g = document.mains.filter(({ good }) => good);
    if (args.includes('--mains') && g.length && !g.some((x) => x.actor === best.actor))
      console.log(
        document.doc,
        'SAID',
        best.actor.name,
        best.odds.toFixed(2),
        document.mains.find((x) => x.actor === best.actor).features.join(' '),
        '\n   GOLD',
        g[0].actor.name,
        g[0].features.join(' '),
      );
  }
  mainRight += documents
    .filter((_, index) => index % folds === fold)
    .filter((document) => {
      const best = mainOdds(weights, document)[0];
      return best && document.mains.some(({ actor, good }) => good && actor === best.actor);
    }).length;
  for (const document of documents.filter((_, index) => index % folds === fold))
    judged.push(...judge(weights, document));
}
const total = judged.filter(({ isStake }) => isStake).length;
const lost = judged.filter(({ isStake, reachable }) => isStake && !reachable).length;
console.log(
  `main company right in ${mainRight} of ${documents.filter(({ mains }) => mains.some(({ good }) => good)).length} reachable`,
);
console.log(`${judged.length} percentages, ${total} of them stakes, ${lost} out of reach`);
for (const bar of [0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9]) {
  const said = judged.filter((one) => one.said && one.probability >= bar);
  const right = said.filter((one) => one.right).length;
  console.log(
    `p>=${bar}: precision ${(right / said.length).toFixed(3)} recall ${(right / total).toFixed(3)} (${said.length})`,
  );
}
if (args.includes('--curves'))
  for (const told of [true, false])
    for (const bar of [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) {
      const said = judged.filter((one) => one.said && one.told === told && one.probability >= bar);
      const right = said.filter((one) => one.right).length;
      console.log(
        told,
        bar,
        (right / said.length).toFixed(3),
        (right / total).toFixed(3),
        said.length,
      );
    }
/** The lowest score from which so many of the judged answers were right, and all scores above it too. */
function barFor(precision, answers) {
  const sorted = [...answers].sort((a, b) => b.probability - a.probability);
  let [right, bar] = [0, 1];
  sorted.forEach((one, index) => {
    right += one.right ? 1 : 0;
    if (right / (index + 1) >= precision && index >= 9) bar = one.probability;
  });
  return Math.round(bar * 1000) / 1000;
}
const heard = judged.filter(({ said }) => said);
const bands = {
  told: barFor(
    0.95,
    heard.filter(({ told }) => told),
  ),
  inferred: barFor(
    0.92,
    heard.filter(({ told }) => !told),
  ),
  review: 0.1,
};
console.log('bands', JSON.stringify(bands));
if (args.includes('--held-out')) {
  const weights = train(lessons(documents));
  const unseen = labels.split.dev.map(documentOf).flatMap((document) => judge(weights, document));
  const stakes = unseen.filter(({ isStake }) => isStake).length;
  for (const bar of [0, 0.3, 0.5, 0.7, 0.8]) {
    const said = unseen.filter((one) => one.said && one.probability >= bar);
    const right = said.filter((one) => one.right).length;
    const sure = said.filter(({ told }) => told);
    const sureRight = sure.filter((one) => one.right).length;
    console.log(
      `held out, both named by the sentence: ${sureRight} of ${sure.length} right; others: ${right - sureRight} of ${said.length - sure.length}`,
    );
    console.log(
      `held out p>=${bar}: precision ${(right / said.length).toFixed(3)} recall ${(right / stakes).toFixed(3)} (${said.length})`,
    );
  }
}
const calibration = {
  told: calibrationOf(heard.filter(({ told }) => told)),
  inferred: calibrationOf(heard.filter(({ told }) => !told)),
};
if (args.includes('--report')) {
  const rows = heard.map(({ probability, told, right }) => {
    const worth = calibrated(calibration[told ? 'told' : 'inferred'], probability);
    const accepted = probability >= (told ? bands.told : bands.inferred);
    const band = accepted ? 'accept' : worth >= bands.review ? 'review' : 'drop';
    return { probability: worth, told, right, band };
  });
  writeFileSync(
    flag('--report'),
    JSON.stringify({ total, percentages: judged.length, lost, bands, rows }),
  );
}
if (args.includes('--errors'))
  for (const { doc, item, pair, probability, said, right, isStake } of judged) {
    if (said ? right : !isStake) continue;
    const gold = item.gold.map(({ slots }) => `${slots.holder} -> ${slots.company}`).join('; ');
    const guess = pair ? `${pair.holder.actor.name} -> ${pair.company.actor.name}` : 'nobody';
    console.log(
      `${said ? 'WRONG' : 'MISSED'} ${doc} ${item.percent.percent} ${guess} ${probability.toFixed(2)} | gold ${gold || 'none'} | ${item.sentence.replace(/\s+/g, ' ').slice(0, 300)}`,
    );
  }
if (args.includes('--write')) {
  const weights = [...train(lessons(documents))]
    .filter(([, value]) => Math.abs(value) >= 0.02)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([feature, value]) => [feature, Math.round(value * 100)]);
  const model = { version: 2, weights: Object.fromEntries(weights), calibration, bands };
  writeFileSync(
    'src/reading/weights/stake.ts',
    `import type { StakeModel } from '../ranker.ts';\n\n/** The stake ranker: weights in hundredths and the calibration of its scores. Written by \`npm run train\`; change the labels, not this file. */\nexport const STAKE_MODEL: StakeModel = ${JSON.stringify(model, undefined, 2)};\n`,
  );
  console.log(`${weights.length} weights written`);
}
