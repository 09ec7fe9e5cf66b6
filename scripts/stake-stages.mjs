// Where stakes are lost on the way from the text to an accepted claim.
import { isAt } from './stake-training.mjs';

/** The stages in their order; a stake counts at a stage when it has passed all before it. */
export const STAGES = [
  'labelled',
  'the number is found',
  'both names are found',
  'the pair is a candidate',
  'the ranker picks it',
  'it is accepted',
];

/** How many labelled stakes of some judged texts pass each stage. */
export function stagesOf(judged, isAccepted) {
  const counts = STAGES.map(() => 0);
  const documents = new Set(judged.map(({ document }) => document));
  for (const document of documents) {
    const actors = actorsOf(document);
    const own = judged.filter((one) => one.document === document);
    for (const claim of document.core) {
      const at = own.filter(({ item }) => isAt(claim, item.question.parts, item.percent));
      const named = (name) => actors.some((actor) => document.named(actor, name));
      const picked = at.filter((one) => one.right && fits(document, claim, one.pair));
      const passed = [
        true,
        at.length > 0,
        named(claim.slots.holder) && named(claim.slots.company),
        at.some(({ item }) => item.question.pairs.some((pair) => fits(document, claim, pair))),
        picked.length > 0,
        picked.some(isAccepted),
      ];
      const stop = passed.indexOf(false);
      passed.slice(0, stop === -1 ? undefined : stop).forEach((_, stage) => (counts[stage] += 1));
    }
  }
  return counts;
}

const fits = ({ named }, { slots }, { holder, company }) =>
  named(holder.actor, slots.holder) && named(company.actor, slots.company);

function actorsOf({ page, document }) {
  const slots = [...document.frames.values()].flatMap(({ holders, companies }) => [
    ...holders,
    ...companies,
  ]);
  return [
    ...new Set(
      [...page.mentions, ...slots.map(({ mention }) => mention)].map(({ actor }) => actor),
    ),
  ];
}
