// Trains which sides that somebody takes are votes, and writes src/reading/weights/position.ts.
//
//   node scripts/train-votes.mjs [BUILD FOLDER...] [--write] [--errors]
//
// Only documents of the split "train" are used; the report is made by cross-validation over documents.
import { labelledDocs, studiedDocs } from './labelled.mjs';
import { oddsOf, trained } from './softmax.mjs';
import { askedOf, writeWeights } from './trainer.mjs';

const { args, folders, load } = askedOf(process.argv);
const { pageOf } = await load('reading/page.js');
const { ACTORS } = await load('reading/actors/index.js');
const { positionsIn } = await load('reading/votes/votes.js');
const { nameOf } = await load('reading/votes/claims.js');
const { isNoVote, positionFeatures } = await load('reading/votes/decision.js');
const { isNoSide } = await load('reading/votes/doubts.js');

const SIDES = { oppose: 'against', reject: 'against' };
const sideOf = (action) => SIDES[action] ?? action;

/** Labels of the same side in the same sentence; a reform that was blocked without a ballot counts as blocked. */
function labelsOf({ claims }, { parts, stance }) {
  return claims.filter(
    ({ type, slots, evidence }) =>
      (type === 'vote'
        ? sideOf(slots.action) === sideOf(stance.action)
        : slots.kind === 'blocked_reform' && stance.action === 'block') &&
      evidence.start < parts.sentence.end &&
      evidence.end > parts.sentence.start,
  );
}

const isVoter = ({ same }, voter, name) =>
  same(nameOf(voter), name) ||
  (voter.mention !== undefined &&
    !voter.mention.actor.learned &&
    voter.mention.actor.aliases.some((own) => same(own, name)));

function questionsOf(doc) {
  const page = pageOf(doc.text, ACTORS);
  return page.inSentence
    .filter(({ sentence }) => sentence.kind === 'body')
    .flatMap((parts) => positionsIn(page, parts))
    .filter((position) => !isNoVote(page, position) && !isNoSide(page, position))
    .map((position) => {
      const labels = labelsOf(doc, position);
      const good = labels.some(({ slots }) =>
        isVoter(doc, position.voter, slots.actor ?? slots.actors[0]),
      );
      const options = [
        { features: [], good: labels.length === 0 },
        { features: positionFeatures(page, position), good: labels.length > 0 },
      ];
      return { doc, position, good, options };
    });
}

const PRIORS = {
  any: -1,
  'cast+name': 2,
  'cast+body': 2,
  'away+name': 2,
  'veto+name': 1.2,
  'object:motion+veto': 1,
  'object:reform+veto': 2.5,
  'no_support:verb': 2,
  relative: 1.5,
  'sentence-votes': 0.5,
  'object:motion+verb': 1.5,
  'object:ballot+verb': 3,
  'object:ballot+table': 1,
  'object:offer+verb': -1,
  'object:none+verb': -1,
  authority: -1,
  hypothetical: -0.5,
};
const OPTIONS = { priors: PRIORS, penalty: 0.03, rounds: 30 };
const docs = [...labelledDocs(folders, 'train'), ...studiedDocs(folders[0])].map(questionsOf);

const FOLDS = 9;
const judged = [];
for (let fold = 0; fold < FOLDS; fold += 1) {
  const seen = docs.filter((_, at) => at % FOLDS !== fold).flat();
  const weights = trained(
    seen.map(({ options }) => options),
    OPTIONS,
  );
  for (const question of docs.filter((_, at) => at % FOLDS === fold).flat())
    judged.push({ ...question, odds: oddsOf(weights, question.options)[1] });
}
console.log(`${judged.length} sides, ${judged.filter(({ good }) => good).length} of them votes`);
for (const bar of [0.2, 0.3, 0.4, 0.5, 0.6, 0.75]) {
  const said = judged.filter(({ odds }) => odds >= bar);
  const right = said.filter(({ good }) => good).length;
  console.log(`p>=${bar}: ${right} right of ${said.length}`);
}
if (args.includes('--errors'))
  for (const { doc, position, good, odds, options } of judged)
    if (good !== odds >= 0.4) {
      const { sentence } = position.parts;
      console.log(
        `${good ? 'MISSED' : 'FALSE'} ${doc.id} ${nameOf(position.voter)} ${position.stance.action} ${odds.toFixed(2)} [${options[1].features.join(' ')}]\n   ${doc.text.slice(sentence.start, sentence.end).replace(/\s+/g, ' ')}`,
      );
    }
if (args.includes('--write')) {
  writeWeights(
    'position',
    { name: 'POSITION_WEIGHTS', says: 'What speaks for a side taken in a vote, in hundredths.' },
    trained(
      docs.flat().map(({ options }) => options),
      OPTIONS,
    ),
  );
}
