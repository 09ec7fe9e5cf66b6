// Trains what percentages say of votes, and writes src/reading/weights/figure.ts.
//
//   node scripts/train-figures.mjs [BUILD FOLDER...] [--write] [--errors]
//
// Only documents of the split "train" are used; the report is made by cross-validation over documents.
import { labelledDocs } from './labelled.mjs';
import { chosen, trained } from './softmax.mjs';
import { askedOf, writeWeights } from './trainer.mjs';

const { args, folders, load } = askedOf(process.argv);
const { pageOf } = await load('reading/page.js');
const { ACTORS } = await load('reading/actors/index.js');
const { figureOptions } = await load('reading/vote-figures.js');
const { voteFractions } = await load('reading/vote-fractions.js');

const USES = [undefined, 'threshold', 'approve', 'reject'];

/** What the labels say of a percentage: near its sentence, and for a rule about as large. */
function useOf({ claims }, { sentence }, figure) {
  const value = figure.share.valueOf() * 100;
  const found = claims.filter(
    ({ type, slots, evidence }) =>
      type === 'vote' &&
      slots.percent != null &&
      Math.abs(slots.percent - value) < (slots.action === 'threshold' ? 0.8 : 0.05) &&
      evidence.start < sentence.end &&
      evidence.end > sentence.start,
  );
  const action = found[0]?.slots.action;
  return action === 'oppose' ? 'reject' : action;
}

function questionsOf(doc) {
  const page = pageOf(doc.text, ACTORS);
  return page.inSentence
    .filter(({ sentence }) => sentence.kind === 'body')
    .flatMap((parts) =>
      voteFractions(page, parts).map((figure) => {
        const use = useOf(doc, parts, figure);
        const options = figureOptions(page, parts, figure).map((features, at) => ({
          use: USES[at],
          features,
          good: USES[at] === use,
        }));
        return { doc, parts, figure, use, options };
      }),
    );
}

const PRIORS = {
  none: 1,
  'first:threshold>threshold': 2,
  'first:approve>approve': 3,
  'first:reject>reject': 2,
};
const OPTIONS = { priors: PRIORS, penalty: 0.003, rounds: 20 };
const docs = labelledDocs(folders, 'train').map((doc) => questionsOf(doc));

const FOLDS = 9;
const tally = { labelled: 0, said: 0, right: 0 };
for (let fold = 0; fold < FOLDS; fold += 1) {
  const seen = docs.filter((_, at) => at % FOLDS !== fold).flat();
  const weights = trained(
    seen.map(({ options }) => options),
    OPTIONS,
  );
  for (const { doc, parts, figure, use, options } of docs
    .filter((_, at) => at % FOLDS === fold)
    .flat()) {
    const { option, probability } = chosen(weights, options);
    if (use) tally.labelled += 1;
    if (option.use) tally.said += 1;
    if (option.use && option.use === use) tally.right += 1;
    if (option.use !== use && args.includes('--errors')) {
      const { sentence } = parts;
      console.log(
        `${doc.id} ${figure.share.valueOf()} said ${option.use} ${probability.toFixed(2)} labelled ${use}\n   ${doc.text.slice(sentence.start, sentence.end).replace(/\s+/g, ' ')}`,
      );
    }
  }
}
console.log(
  `figures of votes: ${tally.right} right of ${tally.said} said and ${tally.labelled} labelled`,
);
if (args.includes('--write')) {
  writeWeights(
    'figure',
    {
      name: 'FIGURE_WEIGHTS',
      says: 'What speaks for a percentage as a majority that is needed or a result of a vote, in hundredths.',
      least: 2,
    },
    trained(
      docs.flat().map(({ options }) => options),
      OPTIONS,
    ),
  );
}
