// Measures the reader on the labelled texts and writes docs/reading-quality.md with its diagram.
//
//   npm run quality
//
// Training texts are judged by cross-validation over texts; held-out texts are only counted. The tables
// of all types of claims need the scorer beside the labels in ../shared/reading.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reliability } from './calibration.mjs';
import { HELD, RETOLD, SECOND, SHARED } from './reading-corpus.mjs';

const SEEDS = '../shared/seeds';
const scratch = mkdtempSync(join(tmpdir(), 'crosshold-quality-'));
const node = (...args) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
};

/** The scorer's report for some labels, split and bands; nothing without the scorer. */
function scored({ labels, texts, split, accept }) {
  if (!existsSync(join(SHARED, 'score.mjs')) || !existsSync(labels)) return undefined;
  const claims = join(scratch, 'claims.json');
  node('scripts/score-reading.mjs', 'dist', texts, labels, claims, ...(accept ? ['--accept'] : []));
  const out = node(
    join(SHARED, 'score.mjs'),
    labels,
    claims,
    '--json',
    ...(split ? ['--split', split] : []),
  );
  return JSON.parse(out).report;
}

/** How far the labels of a second reader, who had not seen the first, agree with them. */
function agreed(second, first) {
  if (!existsSync(join(SHARED, 'score.mjs')) || !existsSync(first)) return undefined;
  const { docs } = JSON.parse(readFileSync(second, 'utf8'));
  return JSON.parse(
    node(join(SHARED, 'score.mjs'), first, second, '--json', '--docs', docs.join(',')),
  ).report;
}

const three = (value) => (value === null || Number.isNaN(value) ? '–' : value.toFixed(3));
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

function typeTable(report) {
  if (!report) return 'Not counted: the scorer and its texts are not there.';
  const rows = Object.entries(report)
    .filter(([, row]) => row.gold > 0)
    .map(([type, row]) => [
      type,
      row.gold,
      row.pred,
      three(row.precision),
      three(row.recall),
      three(row.f1),
      three(row.modality),
    ]);
  return table(['type', 'labels', 'said', 'precision', 'recall', 'F1', 'modality right'], rows);
}

const file = join(scratch, 'report.json');
node('scripts/train-reading.mjs', '--report', file);
const { bands, sets, stages, PRECISION } = JSON.parse(readFileSync(file, 'utf8'));
const corpus = (folder) => ({ labels: join(folder, 'labels.json'), texts: join(folder, 'texts') });
const plain = { ...corpus(SHARED), split: 'dev' };
const told = { ...corpus(RETOLD), split: 'held' };
const newest = { ...corpus(RETOLD), split: 'last' };
const [dev, retold, last] = [plain, told, newest].map(scored);
const [devSure, retoldSure, lastSure] = [plain, told, newest].map(
  (texts) => scored({ ...texts, accept: true })?.stake,
);
const held = scored({ ...corpus(HELD), split: 'held' });
const agreement = {
  plain: agreed(join(SECOND, 'plain.json'), corpus(SHARED).labels),
  retold: agreed(join(SECOND, 'retold.json'), corpus(RETOLD).labels),
};
const studied = scored({ labels: join(SHARED, 'seed-labels.json'), texts: SEEDS });

const bins = reliability(sets[0].rows);
writeFileSync('docs/images/reading-reliability.svg', diagram(bins));
writeFileSync('docs/reading-quality.md', page());

function bandRows({ name, texts: count, total, rows }) {
  return ['accept', 'accept and review', 'all'].map((band) => {
    const kept = rows.filter((row) => band === 'all' || band.split(' and ').includes(row.band));
    const right = kept.filter((row) => row.right).length;
    return [name, count, band, kept.length, three(right / kept.length), three(right / total)];
  });
}

function sureOf(sure) {
  return sure
    ? ` The accept band alone has stakes at precision ${three(sure.precision)} and recall ${three(sure.recall)} (${sure.pred} said).`
    : '';
}

function page() {
  const { percentages, total, texts: count } = sets[0];
  return `# How well texts are read

Written by \`npm run quality\` from texts whose facts were labelled by hand: ${percentages} percentages in ${count} texts for training, with
${total} labelled stakes, and texts that are only counted. All were written for this project. The plain ones are short wire copy; the
retold ones tell real articles of agencies, newspapers and trade papers again, in other words; the hard ones are longer and leave out much: companies named paragraphs before, nouns that stand for them, lists and tables,
translations, transcripts. A claim counts when all that identifies it is right: for a stake the holder, the company and the percentage.

## Stakes

Each training text is judged by weights that have not seen it, the held-out ones by the weights of all training texts.

${table(['texts', 'count', 'band', 'said', 'precision', 'recall'], sets.flatMap(bandRows))}

A stake is accepted where the grammar of its sentence names both ends and the score is at least ${bands.told}${bands.inferred < 1 ? `, or where the text supplies one of them and the score is at least ${bands.inferred}` : ''}:
the score from which ${PRECISION} of the answers on unseen texts were right, in the plain as in the retold ones.
From a probability of ${bands.review} it waits for a person, and below it is dropped.

## Where stakes are lost

How many labelled stakes are left after each step; each column counts what all steps before it have kept.

${table(
  ['texts', ...stages],
  sets.map(({ name, stages: counts }) => [name, ...counts]),
)}

## What a probability is worth

![Share of right answers by stated probability](images/reading-reliability.svg)

${table(
  ['stated probability', 'stakes', 'mean stated', 'right'],
  bins.map(({ bin, count: number, mean, right }) => [
    `${bin / 10} to ${(bin + 1) / 10}`,
    number,
    three(mean),
    three(right),
  ]),
)}

The steps from score to probability are fitted to the same answers that are shown here, so the diagram is smoother than the next text will be.

## Held-out texts: plain

Nobody read these texts. Their figures were looked at several times during the work, so they are a little kinder than a new text
will be. All bands above drop.${sureOf(devSure)}

${typeTable(dev)}

## Held-out texts: real stories retold

Nobody who works on the reader has read these.${sureOf(retoldSure)}

${typeTable(retold)}

## Held-out texts: the last of the retold ones

48 of the texts above. They were written after all others, and nothing was tuned on texts like them: the fairest guess at what a new
article will get.${sureOf(lastSure)}

${typeTable(last)}

## Held-out texts: hard

Nobody who works on the reader has read these.

${typeTable(held)}

## How far two readers agree

Somebody who had not seen the labels labelled 11 plain and 16 retold texts for training anew. No reader can do better than that
against one of the two.

${agreementTable()}

## Five articles that were studied

These were read while the reader was made, and prove nothing about other texts. The retold stories for training were read too: of
them only what is counted by cross-validation, above, says something.

${typeTable(studied)}

## What falls short

- **Which company a text is about.** In the plain and hard texts two stakes of three name no company in their sentence, in the
  retold ones one of three. The text supplies it, and where several companies hold each other the first guess is often wrong.
- **Nouns without a name.** "The builder", "the Paris cooperative", "the clans": a guess where the text has not said who is one.
- **Numbers without a unit** are read in lists beside one that has it; tables are not read.
- **Half and half.** "A 50-50 venture" is not read as two stakes.
- **Groups that only a noun names.** "The Choi side", "their camp", "the heirs": one of them is taken for all, or nobody.
- **Events** need the right code, both parties and their order; background that a text only recalls is coded like news.
- **Direction.** Where two companies hold each other, a sentence with a pronoun for both is a guess, and goes to review.
- **Stakes without a number** are claimed only where the grammar names both, and wait for a person.
`;
}

function agreementTable() {
  const { plain, retold: told } = agreement;
  if (!plain || !told) return 'Not counted: the scorer and its texts are not there.';
  const rows = Object.keys(told).map((type) => [
    type,
    ...[plain[type], told[type]].flatMap((row) => [
      three(row?.f1 ?? null),
      three(row?.modality ?? null),
    ]),
  ]);
  return table(['type', 'plain: F1', 'modality agrees', 'retold: F1', 'modality agrees'], rows);
}

function diagram(points) {
  const [size, pad] = [320, 40];
  const x = (value) => pad + value * size;
  const y = (value) => pad + (1 - value) * size;
  const ticks = [0, 0.25, 0.5, 0.75, 1];
  const text = (at, up, words, anchor = 'middle') =>
    `<text x="${at}" y="${up}" text-anchor="${anchor}" font-family="system-ui, sans-serif" font-size="11" fill="#444">${words}</text>`;
  const dots = points.map(
    ({ mean, right, count }) =>
      `<circle cx="${x(mean).toFixed(1)}" cy="${y(right).toFixed(1)}" r="${(2 + Math.sqrt(count)).toFixed(1)}" fill="#2a6f97" fill-opacity="0.75"><title>${count} stakes stated at ${mean.toFixed(2)}, ${right.toFixed(2)} right</title></circle>`,
  );
  const path = points
    .map(
      ({ mean, right }, at) =>
        `${at === 0 ? 'M' : 'L'}${x(mean).toFixed(1)} ${y(right).toFixed(1)}`,
    )
    .join(' ');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size + 2 * pad} ${size + 2 * pad + 10}" role="img" aria-label="Share of right answers by stated probability">
<rect width="100%" height="100%" fill="#fff"/>
${ticks.map((tick) => `<path d="M${x(tick)} ${y(0)}V${y(1)}M${x(0)} ${y(tick)}H${x(1)}" stroke="#e3e3e3"/>${text(x(tick), y(0) + 16, tick)}${text(pad - 8, y(tick) + 4, tick, 'end')}`).join('\n')}
<path d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}" stroke="#999" stroke-dasharray="4 4"/>
<path d="${path}" fill="none" stroke="#2a6f97" stroke-width="1.5"/>
${dots.join('\n')}
${text(x(0.5), size + 2 * pad + 2, 'stated probability')}
<text transform="translate(11 ${y(0.5)}) rotate(-90)" text-anchor="middle" font-family="system-ui, sans-serif" font-size="11" fill="#444">share that was right</text>
</svg>
`;
}
