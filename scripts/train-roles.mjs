// Trains the choice of the company that a post is at and writes src/reading/weights/employer.ts.
//
//   node scripts/train-roles.mjs [BUILD FOLDER...] [--write] [--errors]
//
// Only documents of the split "train" are used; the report is made by cross-validation over documents.
import { labelledDocs } from './labelled.mjs';
import { chosen, trained } from './softmax.mjs';
import { askedOf, writeWeights } from './trainer.mjs';

const { args, folders, load } = askedOf(process.argv);
const { pageOf } = await load('reading/page.js');
const { ACTORS } = await load('reading/actors/index.js');
const { draftsOf } = await load('reading/roles/drafts.js');
const { employedIn, employerChoices } = await load('reading/roles/employer.js');

const last = (name) => name.toLowerCase().split(/\s+/).pop();
const plain = (post) => post.toLowerCase().replace(/[-\s]+/g, ' ');

/** The labels of a person in a post, whatever the company. */
function labelsOf({ claims }, { parts, person, post }) {
  return claims.filter(
    ({ type, slots, evidence }) =>
      type === 'role' &&
      last(slots.person) === last(person.actor.name) &&
      (plain(slots.post).includes(plain(post.post)) ||
        plain(post.post).includes(plain(slots.post)) ||
        (evidence.start < parts.sentence.end && evidence.end > parts.sentence.start)),
  );
}

/** The options of each labelled post, in the order of the text. */
function questionsOf(doc) {
  const page = pageOf(doc.text, ACTORS);
  const drafts = draftsOf(page);
  const employed = employedIn(drafts);
  return drafts.flatMap((draft) => {
    if (draft.state) return [];
    const labels = labelsOf(doc, draft);
    if (labels.length === 0) return [];
    const options = employerChoices(page, draft, employed).map((choice) => ({
      ...choice,
      good: labels.some(({ slots }) => names(doc, choice.mention.actor, slots.company)),
    }));
    return [{ draft, options, labels }];
  });
}

const names = ({ same }, actor, name) =>
  same(actor.name, name) || (!actor.learned && actor.aliases.some((own) => same(own, name)));

const docs = labelledDocs(folders, 'train').map((doc) => ({ ...doc, questions: questionsOf(doc) }));
/** Where training starts: what the words join is meant, ministers belong to states, and the nearer speaks. */
const PRIORS = {
  joined: 4,
  'joined:nominal': 3,
  'joined:generic': 2.5,
  'joined:pronoun': 3,
  'minister+state': 3,
  'minister+place': 2,
  'minister+company': -2,
  'executive+state': -2,
  'chair+state': -2,
  'president+state': -1,
  'last-subject': 0.5,
  'person:here': 2,
  'post:own': 3,
  'post:taken': -1,
  guess: 2,
};
const OPTIONS = { priors: PRIORS, penalty: 0.02, rounds: 15 };
const taught = (set) => set.flatMap(({ questions }) => questions.map(({ options }) => options));

const FOLDS = 9;
const tally = { asked: 0, reachable: 0, right: 0 };
for (let fold = 0; fold < FOLDS; fold += 1) {
  const weights = trained(taught(docs.filter((_, at) => at % FOLDS !== fold)), OPTIONS);
  for (const { id, text, questions } of docs.filter((_, at) => at % FOLDS === fold)) {
    for (const { draft, options, labels } of questions) {
      const { option, probability } = options.length > 0 ? chosen(weights, options) : {};
      const good = options.find((one) => one.good);
      tally.asked += 1;
      if (good) tally.reachable += 1;
      if (option?.good) tally.right += 1;
      else if (args.includes('--errors'))
        console.log(
          `${good ? 'WRONG' : 'UNREACHABLE'} ${id} ${draft.person.actor.name}, ${draft.post.post}: ${option?.mention.actor.name} ${probability?.toFixed(2)} [${option?.features.join(' ')}]\n   [${text.slice(draft.parts.sentence.start, draft.parts.sentence.end).replace(/\s+/g, ' ')}]\n   gold ${labels[0].slots.company} [${good?.features.join(' ')}]`,
        );
    }
  }
}
console.log(
  `company of a post: ${tally.right} right of ${tally.asked}, ${tally.reachable} reachable`,
);
if (args.includes('--write')) {
  writeWeights(
    'employer',
    {
      name: 'EMPLOYER_WEIGHTS',
      says: 'What speaks for a company as the place of a post, in hundredths.',
    },
    trained(taught(docs), OPTIONS),
  );
}
