import type { Draft } from './draft.ts';
import { STAKE_HEADS } from './words.ts';
import type { Unit } from '../units.ts';

/** "their mutual shareholdings", "cross-holdings of 8 percent". */
function isCross(units: readonly Unit[]): boolean {
  return units.some(
    ({ lower }, at) =>
      ['mutual', 'cross', 'reciprocal'].includes(lower) &&
      units.slice(at + 1, at + 3).some((next) => STAKE_HEADS.of(next)),
  );
}

/** Two who hold shares of each other: each is a company of the other's stake. */
export function crossed(draft: Draft): void {
  const { units, holders, companies } = draft;
  const joint = holders.filter((slot) => slot.joint && slot.rule === holders[0]?.rule);
  const actors = new Set(joint.map(({ mention }) => mention.actor));
  if (actors.size !== 2 || !(draft.mutual || isCross(units))) {
    delete draft.mutual;
    return;
  }
  draft.mutual = true;
  companies.splice(
    0,
    companies.length,
    ...[...joint].reverse().map(({ mention }) => ({ mention, rule: 'of' })),
  );
}
