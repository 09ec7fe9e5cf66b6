import type { Slot, Frame, Draft } from './draft.ts';
import { leftOf } from './left.ts';
import { crossed } from './mutual.ts';
import { listHead, settle } from './list.ts';
import { rightOf } from './right.ts';
import { roleNouns, inFront, ofWhich } from './role.ts';
import type { Percent } from '../percents/percent.ts';
import type { Unit } from '../units.ts';

/** Reads the constructions around one percentage of a sentence. */
export function frameOf(units: readonly Unit[], percent: Percent): Frame {
  const at = units.findIndex((unit) => unit.percent === percent);
  const draft: Draft = { units, at, holders: [], companies: [], otherBase: false };
  if (at !== -1) {
    rightOf(draft);
    leftOf(draft);
    roleNouns(draft);
    ofWhich(draft);
    listHead(draft);
    inFront(draft);
    crossed(draft);
    settle(draft);
  }
  const { otherBase, verb, mutual, crowd } = draft;
  return {
    holders: withRivals(draft.holders),
    companies: withRivals(draft.companies),
    otherBase,
    ...(mutual && { mutual }),
    ...(crowd && { crowd }),
    ...(verb !== undefined && { verb: units[verb] as Unit }),
  };
}

/** Each noun and pronoun also with the others that it may stand for, behind all first readings. */
function withRivals(slots: readonly Slot[]): Slot[] {
  const rivals = slots.flatMap(({ mention, rule }) =>
    (mention.rivals ?? []).map(({ actor, antecedent }, index): Slot => ({
      mention: { ...mention, actor, antecedent },
      rule,
      rival: index + 1,
    })),
  );
  return [...slots, ...rivals];
}
