import { abstentionCountsAsNo, type MajorityRule, type Quorum } from '../law/majority-rule.ts';
import {
  BadCall,
  decimalText,
  type Fraction,
  ONE,
  sum,
  withoutEndZeros,
  ZERO,
} from '../model/index.ts';
import { blockBy } from './block.ts';
import { type Coalitions, minimalCoalitions } from './coalitions.ts';
import {
  decide,
  type Outcome,
  presentIn,
  type Resolution,
  type Tally,
  type Terms,
} from './tally.ts';
import type { VoteRow, Votes } from './votes.ts';

export type Position = 'for' | 'against' | 'abstain' | 'absent' | 'neutral' | 'unknown';

export interface MeetingResolution extends Resolution {
  readonly tally: Tally;
  readonly turnout: Fraction;
  /** What the positions alone bring, of exercisable votes: no turnout can be less. */
  readonly leastTurnout: Fraction;
  /** Holders whose own vote, for or against, changes what comes out. */
  readonly decisive: readonly string[];
  readonly winning: Coalitions;
  readonly blocking: Coalitions;
  /** Below this turnout the known votes against are enough to defeat it. */
  readonly failsBelow?: Fraction;
  /** Up to this turnout the known votes for carry it, whatever the rest does. */
  readonly passesUpTo?: Fraction;
}

export interface Meeting {
  readonly votes: Votes;
  readonly rule: MajorityRule;
  readonly quorum: Quorum | undefined;
  readonly positions: ReadonlyMap<string, Position>;
  /** Of exercisable votes; what the positions do not explain is filled up with unknown votes. */
  readonly turnout: Fraction | undefined;
}

/**
 * A resolution from the positions of holders. Votes are parts of the exercisable votes; holders
 * without a position vote as the register says (neutral, abstaining), else are unknown.
 */
export function resolveMeeting(meeting: Meeting): MeetingResolution {
  const terms: Terms = { rule: meeting.rule, quorum: meeting.quorum, counted: false };
  const tally = tallyOf(meeting);
  const resolution = decideOpen(meeting, terms, tally);
  return {
    ...resolution,
    tally,
    turnout: presentIn(tally),
    leastTurnout: presentIn(tally).sub(tally.unknown),
    decisive: meeting.votes.rows
      .map((row) => row.holder)
      .filter((holder) => isDecisive(meeting, terms, holder)),
    ...coalitions(meeting, terms, tally),
    ...flipsOf(meeting.rule, tally),
  };
}

/** The turnouts at which the known votes stop deciding alone; both count neutral votes as present. */
function flipsOf(
  rule: MajorityRule,
  tally: Tally,
): Pick<MeetingResolution, 'failsBelow' | 'passesUpTo'> {
  const { against, neutral, abstain } = tally;
  const floor = { own: against, neutral, abstaining: abstain, lost: ZERO };
  const meeting = { turnout: undefined, quorum: undefined };
  const failsBelow = blockBy(rule, floor, 'against', meeting).flipTurnout;
  const simple =
    rule.second === undefined && rule.denominator !== 'outstanding' && !rule.fewPresent;
  const left = abstentionCountsAsNo(rule.denominator) ? ZERO : abstain;
  const passesUpTo = tally.for.div(rule.quota.share).add(neutral).add(left);
  return {
    ...(failsBelow && { failsBelow }),
    ...(simple && tally.for.gt(ZERO) && { passesUpTo }),
  };
}

/** Without a turnout, unknown votes may also stay away: if that changes the outcome, it is open. */
function decideOpen(meeting: Meeting, terms: Terms, tally: Tally): Resolution {
  const all = decide(terms, tally);
  if (meeting.turnout !== undefined || tally.unknown.lte(ZERO)) return all;
  const less = [decide(terms, { ...tally, unknown: ZERO }), ...justTooFew(terms, tally)];
  if (less.every(({ outcome }) => outcome === all.outcome)) return all;
  const { quorumMet: _, ...rest } = all;
  return { ...rest, outcome: 'open', missing: ['the turnout', ...all.missing] };
}

/** A rule with another quota for few present is hardest to meet when all but those few have come. */
function justTooFew(terms: Terms, tally: Tally): Resolution[] {
  const { fewPresent: few, ...rule } = terms.rule;
  if (!few || tally.total === undefined) return [];
  const unknown = few.below.mul(tally.total).sub(presentIn({ ...tally, unknown: ZERO }));
  if (unknown.lte(ZERO) || unknown.gt(tally.unknown)) return [];
  return [decide({ ...terms, rule: { ...rule, quota: few.quota } }, { ...tally, unknown })];
}

export function tallyOf(meeting: Meeting): Tally {
  const known = meeting.votes.rows.map((row) => ballot(meeting, row));
  const of = (pick: keyof Ballot) => sum(known.map((part) => part[pick]));
  const attending = of('for').add(of('against')).add(of('abstain')).add(of('neutral'));
  const pool = of('unknown').add(shareOf(meeting.votes, meeting.votes.rest));
  const base = ONE.add(shareOf(meeting.votes, meeting.votes.muteInQuorum));
  return {
    for: of('for'),
    against: of('against'),
    abstain: of('abstain'),
    neutral: of('neutral'),
    unknown: filled(meeting.turnout, attending, pool),
    total: base,
    mutePresent: of('mute'),
  };
}

interface Ballot {
  readonly for: Fraction;
  readonly against: Fraction;
  readonly abstain: Fraction;
  readonly neutral: Fraction;
  readonly unknown: Fraction;
  /** Suspended votes that count as present. */
  readonly mute: Fraction;
}

const NOTHING: Ballot = {
  for: ZERO,
  against: ZERO,
  abstain: ZERO,
  neutral: ZERO,
  unknown: ZERO,
  mute: ZERO,
};

function ballot({ votes, positions }: Meeting, row: VoteRow): Ballot {
  const position = positions.get(row.holder) ?? 'unknown';
  if (position === 'absent') return NOTHING;
  const free = shareOf(votes, row.freeVotes);
  const neutral = shareOf(votes, row.neutralVotes);
  const mute =
    positions.has(row.holder) && row.suspended && row.inQuorum
      ? shareOf(votes, row.grossVotes.sub(row.exercisableVotes))
      : ZERO;
  if (position === 'neutral') return { ...NOTHING, neutral: free.add(neutral), mute };
  if (position !== 'unknown') return { ...NOTHING, [position]: free, neutral, mute };
  const abstain = shareOf(votes, row.abstainingVotes);
  return { ...NOTHING, abstain, neutral, unknown: free.sub(abstain), mute };
}

function shareOf(votes: Votes, count: Fraction): Fraction {
  return votes.exercisableVotes.gt(ZERO) ? count.div(votes.exercisableVotes) : ZERO;
}

function filled(turnout: Fraction | undefined, attending: Fraction, pool: Fraction): Fraction {
  if (turnout === undefined) return pool;
  const unknown = turnout.sub(attending);
  if (unknown.lt(ZERO)) {
    throw new BadCall(
      `The positions alone bring ${percent(attending)}: more than the turnout of ${percent(turnout)}.`,
    );
  }
  if (unknown.gt(pool)) {
    throw new BadCall(
      `A turnout of ${percent(turnout)} cannot be reached: at most ${percent(attending.add(pool))} can come.`,
    );
  }
  return unknown;
}

/** Its vote for and its vote against, all others as they are, end differently. */
function isDecisive(meeting: Meeting, terms: Terms, holder: string): boolean {
  const outcome = (position: Position): Outcome => {
    const positions = new Map(meeting.positions).set(holder, position);
    return decide(terms, moved({ ...meeting, positions })).outcome;
  };
  return outcome('for') !== outcome('against');
}

/** The turnout grows when a holder comes who was not counted, and unknown votes make room for it. */
function moved(meeting: Meeting): Tally {
  const open = tallyOf({ ...meeting, turnout: undefined });
  if (meeting.turnout === undefined) return open;
  const attending = presentIn(open).sub(open.unknown);
  const room = meeting.turnout.sub(attending);
  const unknown = room.lt(ZERO) ? ZERO : room.gt(open.unknown) ? open.unknown : room;
  return { ...open, unknown };
}

/** Players are the holders who may vote either way; everybody else present is on the other side. */
function coalitions(
  meeting: Meeting,
  terms: Terms,
  tally: Tally,
): Pick<MeetingResolution, 'winning' | 'blocking'> {
  const fixed: ReadonlySet<Position> = new Set(['abstain', 'absent', 'neutral']);
  const players = meeting.votes.rows
    .filter((row) => !fixed.has(meeting.positions.get(row.holder) ?? 'unknown'))
    .map((row) => ({
      name: row.holder,
      weight: shareOf(meeting.votes, row.freeVotes.sub(row.abstainingVotes)),
    }));
  const open = tally.for.add(tally.against).add(tally.unknown);
  const settled = { ...tally, unknown: ZERO };
  const side = (weight: Fraction) => (weight.gt(open) ? open : weight);
  const passes = (yes: Fraction) =>
    decide(terms, { ...settled, for: yes, against: open.sub(yes) }).outcome === 'passed';
  return {
    winning: minimalCoalitions(players, (weight) => passes(side(weight))),
    blocking: minimalCoalitions(players, (weight) => !passes(open.sub(side(weight)))),
  };
}

function percent(share: Fraction): string {
  return `${withoutEndZeros(decimalText(share.mul(100), 4))}%`;
}
