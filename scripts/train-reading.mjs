// Trains the stake ranker from labelled texts and writes src/reading/weights/stake.ts.
//
//   npm run train [-- --write] [-- --errors] [-- --folds 8] [-- --report FILE]
//
// Texts of the split "train" in ../shared/reading (where it is), test/reading/corpus and
// test/reading/retold; the report
// is made by cross-validation over texts. Deterministic: no randomness. `--errors` lists what was
// read wrongly or not at all; `--report` writes the figures that `npm run quality` puts into the docs.
import { writeFileSync } from 'node:fs';
import { calibrated, calibrationOf } from './calibration.mjs';
import { HELD, KINDS, OWN, RETOLD, SHARED, textsOf, trainingTexts } from './reading-corpus.mjs';
import { STAGES, stagesOf } from './stake-stages.mjs';
import { documentOf, judge, train } from './stake-training.mjs';

const args = process.argv.slice(2);
const flag = (name, fallback) => (args.includes(name) ? args[args.indexOf(name) + 1] : fallback);
const folds = Number(flag('--folds', 8));
/** Shares of right answers that the accepted stakes must have shown. */
const PRECISION = 0.93;
const REVIEW = 0.1;

const folders = args.filter(
  (arg, at) =>
    !arg.startsWith('--') && arg !== 'dist' && !['--folds', '--report'].includes(args[at - 1]),
);
const documents = trainingTexts(folders).map(documentOf);
if (documents.length === 0) {
  console.error(`no labelled texts in ${SHARED} or ${OWN}`);
  process.exit(2);
}
const judged = [];
for (let fold = 0; fold < folds; fold += 1) {
  const weights = train(documents.filter((_, at) => at % folds !== fold));
  for (const document of documents.filter((_, at) => at % folds === fold))
    judged.push(...judge(weights, document));
}

/** Answers of one folder that say nothing yet about its precision. */
const FEW = 10;

/**
 * The lowest score from which so many of the judged answers were right in each folder of texts; the
 * hard texts, which no newspaper would print, do not count.
 */
function barFor(precision, answers) {
  const counts = new Map();
  let bar = 1;
  const sorted = [...answers].sort((a, b) => b.probability - a.probability);
  for (const { document, right, probability } of sorted) {
    const count = counts.get(document.folder) ?? { right: 0, all: 0 };
    counts.set(document.folder, { right: count.right + (right ? 1 : 0), all: count.all + 1 });
    const reached = [...counts.values()].every(
      (one) => one.all < FEW || one.right / one.all >= precision,
    );
    if (reached) bar = probability;
  }
  return Math.round(bar * 1000) / 1000;
}

const heard = judged.filter(({ said, document }) => said && document.folder !== OWN);
const [told, inferred] = [true, false].map((kind) => heard.filter((one) => one.told === kind));
const bands = {
  told: barFor(PRECISION, told),
  inferred: barFor(PRECISION, inferred),
  review: REVIEW,
};
const calibration = { told: calibrationOf(told), inferred: calibrationOf(inferred) };
const isAccepted = (one) => one.said && one.probability >= (one.told ? bands.told : bands.inferred);

function rowOf(one) {
  const worth = calibrated(calibration[one.told ? 'told' : 'inferred'], one.probability);
  const band = isAccepted(one) ? 'accept' : worth >= bands.review ? 'review' : 'drop';
  return { probability: worth, told: one.told, right: one.right, band };
}

/** The figures of some judged texts: labels, bands and the stages on the way. */
function figuresOf(name, some) {
  const texts = new Set(some.map(({ document }) => document));
  return {
    name,
    texts: texts.size,
    percentages: some.length,
    total: [...texts].reduce((sum, { core }) => sum + core.length, 0),
    rows: some.filter(({ said }) => said).map(rowOf),
    stages: stagesOf(some, isAccepted),
  };
}

const sets = [
  figuresOf('all texts for training', judged),
  ...[...new Set(documents.map(({ folder }) => folder))].map((folder) =>
    figuresOf(
      `of them ${KINDS[folder] ?? folder} ones`,
      judged.filter(({ document }) => document.folder === folder),
    ),
  ),
];
const whole = args.includes('--write') || args.includes('--report') ? train(documents) : undefined;
for (const folder of whole ? [RETOLD, HELD] : []) {
  const held = textsOf(folder, 'held')
    .map(documentOf)
    .flatMap((document) => judge(whole, document));
  if (held.length > 0) sets.push(figuresOf(`held out: ${KINDS[folder]} ones`, held));
}

for (const { name, texts, total, rows, stages } of sets) {
  const share = (some) => {
    const right = some.filter((row) => row.right).length;
    return `precision ${(right / some.length).toFixed(3)} recall ${(right / total).toFixed(3)} (${some.length})`;
  };
  console.log(`${name}: ${texts} texts, ${total} stakes`);
  console.log(`  accept ${share(rows.filter(({ band }) => band === 'accept'))}`);
  console.log(`  not dropped ${share(rows.filter(({ band }) => band !== 'drop'))}`);
  console.log(`  all ${share(rows)}`);
  console.log(`  ${STAGES.map((stage, at) => `${stage} ${stages[at]}`).join(', ')}`);
}
console.log('bands', JSON.stringify(bands));
for (const precision of [0.9, 0.91, 0.92, 0.93, 0.94, 0.95])
  console.log(
    `  at ${precision}: told ${barFor(precision, told)}, inferred ${barFor(precision, inferred)}`,
  );

if (args.includes('--report'))
  writeFileSync(flag('--report'), JSON.stringify({ bands, sets, stages: STAGES, PRECISION }));
if (args.includes('--errors'))
  for (const { document, item, pair, probability, said, right } of judged) {
    if (said ? right : item.gold.length === 0) continue;
    const gold = item.gold.map(({ slots }) => `${slots.holder} -> ${slots.company}`).join('; ');
    const guess = pair ? `${pair.holder.actor.name} -> ${pair.company.actor.name}` : 'nobody';
    console.log(
      `${said ? 'WRONG' : 'MISSED'} ${document.doc} ${item.percent.percent} ${guess} ${probability.toFixed(2)} | gold ${gold || 'none'} | ${item.sentence.replace(/\s+/g, ' ').slice(0, 300)}`,
    );
  }
if (args.includes('--write')) {
  const hundredths = (weights) =>
    Object.fromEntries(
      [...weights]
        .filter(([, value]) => Math.abs(value) >= 0.02)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([feature, value]) => [feature, Math.round(value * 100)]),
    );
  const [first, second] = [hundredths(whole.first), hundredths(whole.second)];
  const model = { version: 3, first, second, calibration, bands };
  writeFileSync(
    'src/reading/weights/stake.ts',
    `import type { StakeModel } from '../ranker.ts';\n\n/** The stake ranker: weights in hundredths and the calibration of its scores. Written by \`npm run train\`; change the labels, not this file. */\nexport const STAKE_MODEL: StakeModel = ${JSON.stringify(model, undefined, 2)};\n`,
  );
  console.log(`${Object.keys(first).length} and ${Object.keys(second).length} weights written`);
}
