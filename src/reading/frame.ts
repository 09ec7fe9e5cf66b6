import type { Slot, Frame, Draft } from './frame-draft.ts';
import { leftOf } from './frame-left.ts';
import { crossed } from './frame-mutual.ts';
import { listHead, settle } from './frame-list.ts';
import { rightOf } from './frame-right.ts';
import { roleNouns, inFront, ofWhich } from './frame-role.ts';
import type { Percent } from './percent.ts';
import type { Unit } from './units.ts';

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
