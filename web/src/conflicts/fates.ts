import type { Step } from '../../../src/operations/operation.ts';

/** What the policy made of one statement, in its own words. */
export interface Fate {
  readonly id: string;
  readonly decides: boolean;
  readonly says: string;
}

/**
 * The fates of some statements, and of the one that decides the same holding. Steps of the question
 * `holdings` read "Renault in Nissan (stake): <id> decides: first by the policy."
 */
export function fatesOf(ids: readonly string[], steps: readonly Step[]): Fate[] {
  const told = steps.flatMap((step) => {
    const id = step.statements?.[0];
    const at = id === undefined ? -1 : step.says.indexOf(`: ${id} `);
    if (id === undefined || at < 0) return [];
    const says = step.says.slice(at + id.length + 3);
    return [{ id, says, decides: says.startsWith('decides'), of: step.says.slice(0, at) }];
  });
  const pairs = new Set(told.filter(({ id }) => ids.includes(id)).map(({ of }) => of));
  const wanted = told.filter(
    ({ id, of, decides }) => ids.includes(id) || (decides && pairs.has(of)),
  );
  return [...new Map(wanted.map((fate) => [fate.id, fate])).values()];
}
