// The stake ranker as a learner: examples from labelled texts, training, and judging texts with weights.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { oddsOf, trained } from './softmax.mjs';
import { PRIORS } from './stake-priors.mjs';

const load = (path) => import(pathToFileURL(resolve('dist', path)).href);
const { pageOf } = await load('reading/page.js');
const { ACTORS } = await load('reading/actors/index.js');
const { stakeDocument } = await load('reading/stakes/document.js');
const { featuresOf, stakeQuestion } = await load('reading/stakes/candidates.js');
const { contextFeatures } = await load('reading/stakes/context.js');
const { doubtOf, isTold } = await load('reading/stakes/stakes.js');

/** Plain texts are a sixth of the retold ones, and written by another hand: each counts twice. */
const TIMES = { '../shared/reading': 2 };

const counted = ({ folder }, examples) =>
  Array.from({ length: TIMES[folder] ?? 1 }, () => examples).flat();

const EDGE = ['boilerplate', 'caption'];
/** A unit of the penalty that pulls weights to their priors, and how often all examples are seen. */
export const SETTINGS = { penalty: 0.03, rounds: 15, rate: 0.3, inner: 4 };

/** A text with each of its percentages as a question, and the stakes that are labelled there. */
export function documentOf({ doc, folder, text, stakes, named }) {
  const page = pageOf(text, ACTORS);
  const document = stakeDocument(page);
  const items = page.inSentence
    .filter(({ sentence }) => !EDGE.includes(sentence.kind))
    .flatMap((parts) =>
      parts.percents.map((percent) => {
        const gold = stakes.filter((claim) => isAt(claim, parts, percent));
        const question = stakeQuestion(page, parts, percent);
        const right = question.pairs.map((pair) => isRight(gold, pair, named));
        const sentence = text.slice(parts.sentence.start, parts.sentence.end);
        return { question, gold, right, percent, sentence };
      }),
    );
  const top = mostFrequent(items.flatMap(({ gold }) => gold.map(({ slots }) => slots.company)));
  const mains = document.mains.map((main) => ({
    ...main,
    good: top !== undefined && named(main.actor, top),
  }));
  const core = stakes.filter(({ tier }) => tier !== 'optional');
  return { doc, folder, page, document, items, mains, core, named };
}

export function isAt({ slots, evidence }, { sentence }, percent) {
  return (
    Math.abs(slots.percent - percent.percent) <= 0.05 &&
    evidence.start < sentence.end &&
    evidence.end > sentence.start
  );
}

const isRight = (gold, pair, named) =>
  gold.some(
    ({ slots }) =>
      named(pair.holder.actor, slots.holder) && named(pair.company.actor, slots.company),
  );

function mostFrequent(names) {
  const often = new Map();
  for (const name of names) often.set(name, (often.get(name) ?? 0) + 1);
  return [...often].sort((a, b) => b[1] - a[1])[0]?.[0];
}

const usable = ({ options }) => options.length > 1 && options.some(({ good }) => good);

function exampleOf(item, mains, context) {
  const { question, gold, right } = item;
  return {
    options: [
      { features: question.none, good: gold.length === 0 },
      ...question.pairs.map((pair, at) => ({
        features: [...featuresOf(question, pair, mains), ...(context?.[at] ?? [])],
        good: right[at],
      })),
    ],
  };
}

const aboutOf = ({ mains }) => ({ options: mains });

const fit = (examples) =>
  trained(
    examples.map(({ options }) => options),
    { ...SETTINGS, priors: PRIORS },
  );

function mainsOf(weights, { mains }) {
  if (mains.length === 0) return new Map();
  const odds = oddsOf(weights, mains);
  return new Map(mains.map(({ actor }, at) => [actor, odds[at]]));
}

function firstWeights(documents) {
  const about = fit(documents.map(aboutOf).filter(usable));
  const examples = documents.flatMap((document) => {
    const mains = mainsOf(about, document);
    const own = document.items.map((item) => exampleOf(item, mains)).filter(usable);
    return counted(document, own);
  });
  const weights = fit(examples);
  for (const [feature, value] of about) if (feature.startsWith('M:')) weights.set(feature, value);
  return weights;
}

function firstOdds(weights, document) {
  const mains = mainsOf(weights, document);
  return document.items.map((item) => oddsOf(weights, exampleOf(item, mains).options));
}

function contextOf(document, odds) {
  return contextFeatures(document.items.map(({ question }, at) => ({ question, odds: odds[at] })));
}

/**
 * Weights of both looks. The second learns from first looks by weights that have not seen the text,
 * as it will meet them.
 */
export function train(documents) {
  const { inner } = SETTINGS;
  const first = firstWeights(documents);
  const examples = [];
  for (let fold = 0; fold < inner; fold += 1) {
    const partial = firstWeights(documents.filter((_, at) => at % inner !== fold));
    for (const document of documents.filter((_, at) => at % inner === fold)) {
      const context = contextOf(document, firstOdds(partial, document));
      const mains = mainsOf(partial, document);
      const own = document.items.map((item, at) => exampleOf(item, mains, context[at]));
      examples.push(...counted(document, own));
    }
  }
  return { first, second: fit(examples.filter(usable)) };
}

/** What the weights say of each percentage of a text. */
export function judge({ first, second }, document) {
  const mains = mainsOf(first, document);
  const context = contextOf(document, firstOdds(first, document));
  return document.items.map((item, at) => {
    const [none, ...odds] = oddsOf(second, exampleOf(item, mains, context[at]).options);
    const probability = Math.max(0, ...odds);
    const best = odds.indexOf(probability);
    const pair = item.question.pairs[best];
    const said = pair !== undefined && probability * doubtOf(item.question) > none;
    return {
      document,
      item,
      pair,
      probability,
      said,
      right: said && item.right[best],
      told: said && isTold(item.question, pair),
    };
  });
}
