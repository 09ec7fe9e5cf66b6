import { BadCall, type Fraction, ZERO } from '../model/index.ts';
import type { Tally } from './tally.ts';

/** Heads of a board, as counted in the room. */
export interface Heads {
  readonly members: Fraction | undefined;
  /** Directors with an interest of their own: they neither vote nor count. */
  readonly excluded: Fraction;
  readonly present: Fraction | undefined;
  readonly for: Fraction;
  readonly against: Fraction;
  readonly abstain: Fraction;
}

/**
 * Heads as a tally. `present` counts directors who may vote; where it is more than those there are,
 * the excluded are among them and are taken out. Those present who did not vote are unknown.
 */
export function boardTally(heads: Heads): Tally {
  const { members, excluded } = heads;
  if (members && excluded.gt(members))
    throw new BadCall('More directors are excluded than there are members.');
  const entitled = members?.sub(excluded);
  const voted = heads.for.add(heads.against).add(heads.abstain);
  const given = heads.present ?? voted;
  const present = entitled && given.gt(entitled) ? given.sub(excluded) : given;
  if (entitled && present.gt(entitled))
    throw new BadCall('More directors are present than there are members.');
  if (voted.gt(present))
    throw new BadCall('More heads are counted than directors who may vote are present.');
  return {
    for: heads.for,
    against: heads.against,
    abstain: heads.abstain,
    neutral: ZERO,
    unknown: present.sub(voted),
    ...(entitled && { total: entitled }),
  };
}
