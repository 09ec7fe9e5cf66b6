import { z } from 'zod';
import type { InForce } from '../law/law.ts';
import type { MajorityRule } from '../law/majority-rule.ts';
import { BadCall, ceilCount, floorCount, type Fraction } from '../model/index.ts';
import { type MeetingResolution, type Position, resolveMeeting } from '../voting/positions.ts';
import { quotaText } from '../law/parse-quota.ts';
import { decide, type Outcome, type Resolution, type Tally, type Terms } from '../voting/tally.ts';
import { type Votes, votes as votesOf } from '../voting/votes.ts';
import { majorityFor, quorumFor } from './block.ts';
import { legalFields, shareOf } from './legal.ts';
import { meetingInput } from './meeting-input.ts';
import { known } from './names.ts';
import type { Answer, Operation, Step, Subject } from './operation.ts';
import { countJson, percentText, shown } from './shape.ts';
import { readTally, type TallyInput, type Unit, unitText } from './tally-input.ts';
import { refuseWithoutBase, rulesIn } from './votes.ts';

const amount = z.union([z.string().min(1), z.number()]);
const POSITIONS = ['for', 'against', 'abstain', 'absent', 'neutral', 'unknown'] as const;

const tally = z
  .strictObject({
    for: amount.optional(),
    against: amount.optional(),
    abstain: amount.optional(),
    neutral: amount.optional(),
    neutralSplit: amount
      .optional()
      .describe('part of the neutral votes that is yes; without it, the pass mark'),
    present: amount.optional(),
    total: amount.optional().describe('all exercisable votes; without it the quorum is not tested'),
    members: amount.optional().describe('a board: how many directors there are'),
    excluded: amount.optional().describe('a board: directors who may not vote on this'),
    chair: z.enum(['for', 'against', 'abstain']).optional(),
  })
  .describe('points such as 35%, or counts');

const input = z.strictObject({
  issuer: z.string().min(1).optional().describe('the company that decides, with positions'),
  rule: meetingInput.rule,
  positions: z.record(z.string(), z.enum(POSITIONS)).optional().describe('what each holder does'),
  turnout: amount.optional().describe('share of exercisable votes; filled up with unknown votes'),
  tally: tally.optional(),
  quorum: z
    .string()
    .min(1)
    .optional()
    .describe('another quorum, such as "at least 1/3", or "none"'),
  call: z.enum(['first', 'second']).default('first').describe('a second meeting may need less'),
  yearClosed: meetingInput.yearClosed,
  item: meetingInput.item,
});
type Input = z.infer<typeof input>;

/** What a resolution comes to: from a count, from positions of holders, or from heads of a board. */
export const resolve: Operation<Input> = {
  name: 'resolve',
  summary: 'whether a resolution passes, and who decides it',
  positional: ['issuer', 'rule'],
  input,
  output: z.looseObject({
    outcome: z.enum(['passed', 'failed', 'noQuorum', 'tie', 'open']),
    rule: z.string(),
  }),
  answer(subject, asked) {
    const chosen = majorityFor(subject, asked);
    const terms = termsOf(chosen.rule, asked);
    if (asked.tally && asked.positions) throw new BadCall('Give a tally or positions, not both.');
    if (asked.tally) return ofTally(chosen, terms, asked.tally);
    if (asked.issuer === undefined) throw new BadCall('Give a tally, or an issuer with positions.');
    return ofPositions(subject, { chosen, terms }, asked);
  },
};

type Chosen = InForce & { readonly rule: MajorityRule };

function termsOf(rule: MajorityRule, asked: Input): Terms {
  const quorum = quorumFor(rule, asked.quorum);
  const again =
    asked.call === 'second' && asked.quorum === undefined ? rule.quorum?.secondCall : undefined;
  return {
    rule,
    quorum: again === 'none' ? undefined : again && quorum ? { ...quorum, quota: again } : quorum,
    counted: false,
    ...(asked.tally?.chair && { chair: asked.tally.chair }),
  };
}

function ofTally(chosen: Chosen, terms: Terms, given: TallyInput): Answer {
  const { tally: counted, unit } = readTally(given, chosen.rule);
  const result = decide({ ...terms, counted: unit !== 'points' }, counted);
  return {
    ...head(chosen, result),
    ...numbers(result, unit),
    base: unit === 'points' ? 'points' : unit,
    ...rest(chosen, { result, tally: counted, terms, unit }),
    ...legalFields([chosen.rule]),
  };
}

function ofPositions(
  subject: Subject,
  { chosen, terms }: { chosen: Chosen; terms: Terms },
  asked: Input,
): Answer {
  const { register, law } = subject;
  if (chosen.rule.body === 'board')
    throw new BadCall(`"${chosen.rule.id}" counts heads: give a tally with members.`);
  const issuer = known(register, asked.issuer ?? '');
  const votes = votesOf(
    register,
    law,
    issuer,
    asked.item === undefined ? {} : { item: asked.item },
  );
  refuseWithoutBase(votes);
  const positions = positionsOf(subject, votes, asked.positions ?? {});
  const turnout = asked.turnout === undefined ? undefined : shareOf(asked.turnout, 'turnout');
  const result = resolveMeeting({
    votes,
    rule: chosen.rule,
    quorum: terms.quorum,
    positions,
    turnout,
  });
  return {
    ...head(chosen, result),
    issuer,
    ...numbers(result, 'points'),
    ...shown({
      turnout: result.turnout,
      leastTurnout: result.leastTurnout,
      ...numberShares(result),
      flipTurnout: result.failsBelow,
      passesUpToTurnout: result.passesUpTo,
    }),
    ...neededVotes(result, votes),
    ...named(result),
    base: 'ofVotesExercisable',
    ...rest(chosen, { result, tally: result.tally, terms, unit: 'points' }),
    statements: [...new Set(votes.rows.flatMap((row) => row.statements))],
    ...legalFields([chosen.rule, ...rulesIn(votes)]),
    findings: votes.findings,
  };
}

/** The votes for that are enough, as a count, where votes are counted. */
function neededVotes(result: MeetingResolution, votes: Votes): Record<string, unknown> {
  if (!votes.counted || !result.neededFor) return {};
  const bound = result.neededFor.mul(votes.exercisableVotes);
  return {
    neededForVotes: countJson(result.neededMore ? floorCount(bound) + 1n : ceilCount(bound)),
  };
}

/** Positions by the register's names; a name without votes is refused, since it would change nothing. */
function positionsOf(
  { register }: Subject,
  votes: Votes,
  given: Readonly<Record<string, Position>>,
): Map<string, Position> {
  return new Map(
    Object.entries(given).map(([name, position]) => {
      const own = register.nameOf(name);
      if (!votes.rows.some((row) => row.holder === own)) {
        throw new BadCall(
          `"${name}" holds no votes of ${votes.issuer}. Holders: ${votes.rows.map((row) => row.holder).join(', ')}.`,
        );
      }
      return [own, position] as const;
    }),
  );
}

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  passed: 'The resolution passes',
  failed: 'The resolution fails',
  noQuorum: 'There is no quorum, so nothing is decided',
  tie: 'It is a tie, and the chair has not decided it',
  open: 'The outcome is open',
};

function head(
  { rule }: Chosen,
  result: Resolution,
): Pick<Answer, 'headline'> & Record<string, unknown> {
  const measured = result.yes
    ? `: ${percentText(result.yes)} yes, ${quotaText(result.quota)} needed`
    : `: ${quotaText(result.quota)} needed`;
  const open =
    result.outcome === 'open' && result.missing.length > 0
      ? `; not known: ${result.missing.join(', ')}`
      : '';
  return {
    headline: `${OUTCOMES[result.outcome]}${result.outcome === 'noQuorum' ? '' : measured} (${rule.id})${open}.`,
    outcome: result.outcome,
    rule: rule.id,
  };
}

function numberShares(result: Resolution): Record<string, Fraction | undefined> {
  return {
    yes: result.yes,
    yesMin: result.yesRange?.min,
    yesMax: result.yesRange?.max,
    required: result.required,
    shortfall: result.shortfall,
    neededFor: result.neededFor,
  };
}

/** Points print as percent; counts and heads as whole numbers. */
function numbers(result: Resolution, unit: Unit): Record<string, unknown> {
  const { neededFor, ...shares } = numberShares(result);
  if (unit === 'points')
    return { ...shown({ ...shares, neededFor }), ...quorumField(result), ...more(result) };
  const needed = neededFor && {
    [unit === 'heads' ? 'neededHeads' : 'neededFor']: Number(neededFor.valueOf()),
  };
  return { ...shown(shares), ...needed, ...quorumField(result) };
}

function quorumField({ quorumMet }: Resolution): Record<string, unknown> {
  return quorumMet === undefined ? {} : { quorumMet };
}

/** Under a strict line the points themselves are not enough: it takes more. */
function more({ neededMore }: Resolution): Record<string, unknown> {
  return neededMore ? { neededIs: 'more than' } : { neededIs: 'at least' };
}

function named({ decisive, winning, blocking }: MeetingResolution): Record<string, unknown> {
  return {
    decisive,
    winningCoalitions: winning.list,
    winningCount: winning.count,
    blockingCoalitions: blocking.list,
    blockingCount: blocking.count,
    ...((winning.more || blocking.more) && { coalitionsCounted: 'in part' }),
  };
}

interface Told {
  readonly result: Resolution;
  readonly tally: Tally;
  readonly terms: Terms;
  readonly unit: Unit;
}

function rest(
  { rule, says, inForce: current }: Chosen,
  told: Told,
): Pick<Answer, 'explanation'> & Record<string, unknown> {
  const { result, terms } = told;
  const capital =
    rule.denominator === 'capitalPresent' ||
    rule.denominator === 'capitalCast' ||
    terms.quorum?.of === 'capital';
  return {
    method: `yes of votes ${rule.denominator}${rule.second ? ` and of votes ${rule.second.denominator}` : ''}${capital ? '; votes stand for capital' : ''}`,
    ...(result.missing.length > 0 && { missing: result.missing }),
    ...(!current && { ruleInForce: false }),
    explanation: [{ says, rule: rule.id, citation: rule.citation }, ...steps(rule, told)],
  };
}

function steps(rule: MajorityRule, { result, tally: counted, terms, unit }: Told): Step[] {
  const law = { rule: rule.id, citation: rule.citation };
  const text = (value: Fraction) => unitText(value, unit);
  const { quorum } = terms;
  const cast = `For ${text(counted.for)}, against ${text(counted.against)}, abstaining ${text(counted.abstain)}, neutral ${text(counted.neutral)}, unknown ${text(counted.unknown)}.`;
  const tested =
    result.quorumMet === undefined
      ? 'not tested, because the total is not known'
      : result.quorumMet
        ? 'met'
        : 'not met';
  return [
    { says: cast },
    {
      says: quorum
        ? `Quorum ${quotaText(quorum.quota)} of ${quorum.of}: ${tested}.`
        : 'No quorum is asked.',
      ...law,
    },
    {
      says: `${quotaText(rule.quota)} of votes ${rule.denominator}${result.deciding ? ` (${text(result.deciding)})` : ''}.`,
      ...law,
    },
    ...(rule.second
      ? [
          {
            says: `Also ${quotaText(rule.second.quota)} of votes ${rule.second.denominator}.`,
            ...law,
          },
        ]
      : []),
    ...(result.yes
      ? [
          {
            says: `Yes: ${percentText(result.yes)}${result.shortfall ? `, ${percentText(result.shortfall)} short` : ''}.`,
          },
        ]
      : []),
    ...(result.neededFor
      ? [
          {
            says: `Enough whatever the others do: ${result.neededMore ? 'more than ' : ''}${text(result.neededFor)} for.`,
          },
        ]
      : []),
  ];
}
