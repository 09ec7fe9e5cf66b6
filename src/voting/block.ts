import type { MajorityRule, Quorum } from '../law/majority-rule.ts';
import type { Quota } from '../law/rule.ts';
import { BadCall, type Fraction, ONE, sum, ZERO } from '../model/index.ts';
import type { Votes } from './votes.ts';

/** What a holder does: staying away and voting neutrally differ from abstaining in the room. */
export type Act = 'against' | 'abstain' | 'absent' | 'neutral';

/** The votes at a meeting, in parts of the exercisable votes. */
export interface Floor {
  /** The free votes of the holder, or of holders together. */
  readonly own: Fraction;
  /** Votes present that decide nothing. */
  readonly neutral: Fraction;
  /** Votes of others that attend and abstain. */
  readonly abstaining: Fraction;
  /** Votes that a cap keeps out of the room. */
  readonly lost: Fraction;
}

export interface Block {
  readonly blocks: 'always' | 'never' | 'belowTurnout';
  /** Below it the holder blocks; the holder and neutral votes are part of turnout. May exceed one. */
  readonly flipTurnout?: Fraction;
  readonly flipTurnoutNonNeutral?: Fraction;
  /** Also exactly at the flip turnout. */
  readonly atFlip: boolean;
  /** The holder's part of the votes that decide, at the turnout asked or at full turnout. */
  readonly shareOfDecidingVotes: Fraction;
  /** The highest yes share that is possible against the holder. */
  readonly maxYes: Fraction;
  readonly blocksAtTurnout?: boolean;
  readonly turnout: Fraction;
}

/** The turnout asked about, and the quorum that staying away may break. */
export interface BlockedMeeting {
  readonly turnout: Fraction | undefined;
  readonly quorum: Quorum | undefined;
}

/** The votes of holders together, and of everyone else, at a meeting of the issuer. */
export function floorOf(votes: Votes, holders: readonly string[]): Floor {
  const of = (pick: (row: Votes['rows'][number]) => Fraction, rows = votes.rows) =>
    votes.exercisableVotes.gt(ZERO) ? sum(rows.map(pick)).div(votes.exercisableVotes) : ZERO;
  const own = votes.rows.filter((row) => holders.includes(row.holder));
  const others = votes.rows.filter((row) => !holders.includes(row.holder));
  return {
    own: of((row) => row.freeVotes, own),
    neutral: of((row) => row.neutralVotes),
    abstaining: of((row) => row.abstainingVotes, others),
    lost: of((row) => row.lostVotes),
  };
}

/**
 * Whether votes can stop a resolution, and up to which turnout.
 *
 * With free votes `v`, neutral votes `n` and pass mark `q`, an against (or an abstention under a rule
 * on votes present) blocks while `(t - n - v)/(t - n)` stays below `q`: for `t` below `v/(1-q) + n`.
 * A second test of the rule blocks as well when it fails. Staying away works through the quorum only,
 * except under a rule on all votes outstanding.
 */
export function blockBy(
  rule: MajorityRule,
  floor: Floor,
  act: Act,
  meeting: BlockedMeeting,
): Block {
  const { turnout, quorum } = meeting;
  const at = turnout ?? ONE.sub(floor.lost);
  checkTurnout(floor, at);
  const lines = linesOf(rule, floor, act, quorum?.quota);
  const deciding = decidingAt(rule.denominator, floor, at);
  const gone = act === 'neutral' || (act === 'absent' && rule.denominator !== 'outstanding');
  const yes = gone ? ONE : maxYes(rule, floor, act, at);
  const base = {
    shareOfDecidingVotes: deciding.gt(ZERO) ? floor.own.div(deciding) : ZERO,
    maxYes: yes,
    turnout: at,
  };
  const top = highest(lines);
  if (!top || floor.own.lte(ZERO)) {
    return { ...base, blocks: 'never', atFlip: false, ...(turnout && { blocksAtTurnout: false }) };
  }
  const stops = (share: Fraction) =>
    share.lt(top.turnout) || (top.inclusive && share.equals(top.turnout));
  return {
    ...base,
    blocks: stops(ONE.sub(floor.lost)) ? 'always' : 'belowTurnout',
    flipTurnout: top.turnout,
    flipTurnoutNonNeutral: top.turnout.sub(floor.neutral),
    atFlip: top.inclusive,
    ...(turnout && { blocksAtTurnout: stops(turnout) }),
  };
}

/** A turnout below which a resolution is stopped; `inclusive`: also exactly at it. */
interface Line {
  readonly turnout: Fraction;
  readonly inclusive: boolean;
}

function linesOf(rule: MajorityRule, floor: Floor, act: Act, quorum: Quota | undefined): Line[] {
  if (act === 'neutral') return [];
  const tests = [
    { quota: rule.quota, denominator: rule.denominator },
    ...(rule.second ? [rule.second] : []),
  ];
  const lines = [
    ...tests.map((test) => lineOf(test, floor, act)),
    fewLine(rule, floor, act),
  ].filter((line) => line !== undefined);
  if (act !== 'absent' || !quorum) return lines;
  return [...lines, { turnout: quorum.share.add(floor.own), inclusive: quorum.strict }];
}

/** The line of the quota for few present, which ends where they are no longer few. */
function fewLine(
  { fewPresent: few, denominator }: MajorityRule,
  floor: Floor,
  act: Act,
): Line | undefined {
  if (!few) return undefined;
  const line = lineOf({ quota: few.quota, denominator }, floor, act);
  return line?.turnout.gte(few.below) ? { turnout: few.below, inclusive: false } : line;
}

type Test = Pick<MajorityRule, 'quota' | 'denominator'>;

function lineOf(
  { quota, denominator }: Test,
  { own, neutral, abstaining }: Floor,
  act: Act,
): Line | undefined {
  const inclusive = quota.strict;
  switch (denominator) {
    case 'outstanding':
      return {
        turnout: quota.share.mul(ONE.sub(neutral)).add(neutral).add(abstaining).add(own),
        inclusive,
      };
    case 'cast':
    case 'capitalCast':
      if (act !== 'against') return undefined;
      return quota.share.equals(ONE)
        ? everywhere
        : { turnout: own.div(ONE.sub(quota.share)).add(neutral).add(abstaining), inclusive };
    case 'present':
    case 'capitalPresent':
      if (act === 'absent') return undefined;
      return quota.share.equals(ONE)
        ? everywhere
        : { turnout: own.add(abstaining).div(ONE.sub(quota.share)).add(neutral), inclusive };
  }
}

/** Unanimity: a single vote against stops it at any turnout. */
const everywhere: Line = { turnout: ONE, inclusive: true };

function highest(lines: readonly Line[]): Line | undefined {
  return lines.reduce<Line | undefined>((top, line) => {
    if (!top) return line;
    const order = line.turnout.compare(top.turnout);
    return order > 0 || (order === 0 && line.inclusive) ? line : top;
  }, undefined);
}

/** The votes that the yes is measured against, in parts of the exercisable votes. */
function decidingAt(
  denominator: MajorityRule['denominator'],
  floor: Floor,
  turnout: Fraction,
): Fraction {
  if (denominator === 'outstanding') return ONE.sub(floor.neutral);
  const deciding = turnout.sub(floor.neutral);
  return denominator === 'cast' || denominator === 'capitalCast'
    ? deciding.sub(floor.abstaining)
    : deciding;
}

function maxYes(rule: MajorityRule, floor: Floor, act: Act, turnout: Fraction): Fraction {
  const yes = turnout.sub(floor.neutral).sub(floor.abstaining).sub(floor.own);
  const all = decidingAt(rule.denominator, floor, turnout);
  const leavesBase =
    act === 'abstain' && (rule.denominator === 'cast' || rule.denominator === 'capitalCast');
  const deciding = leavesBase ? all.sub(floor.own) : all;
  return deciding.gt(ZERO) ? yes.div(deciding) : ZERO;
}

function checkTurnout({ own, neutral, abstaining }: Floor, turnout: Fraction): void {
  const least = own.add(neutral).add(abstaining);
  if (turnout.gt(ONE))
    throw new BadCall('A turnout is a share of exercisable votes: at most 100%.');
  if (turnout.lt(least)) {
    throw new BadCall(
      `The turnout counts the holder and the neutral and abstaining votes: at least ${least.mul(100).toString(4)}%.`,
    );
  }
}
