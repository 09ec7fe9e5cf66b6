import { z } from 'zod';
import { inForce, type InForce } from '../law/law.ts';
import { abstentionCountsAsNo, type MajorityRule, type Quorum } from '../law/majority-rule.ts';
import { BadCall, type Fraction, parsePartialDate } from '../model/index.ts';
import { type Act, type Block, blockBy, floorOf } from '../voting/block.ts';
import { concertsIn } from '../voting/caps.ts';
import { parseQuota, quotaText } from '../law/parse-quota.ts';
import { type Votes, votes as votesOf } from '../voting/votes.ts';
import { legalFields, shareOf } from './legal.ts';
import { meetingInput } from './meeting-input.ts';
import { known } from './names.ts';
import type { Operation, Step, Subject } from './operation.ts';
import { percentText, shown } from './shape.ts';
import { refuseWithoutBase, rulesIn } from './votes.ts';

const amount = z.union([z.string().min(1), z.number()]);

const input = z.strictObject({
  holder: z
    .string()
    .min(1)
    .optional()
    .describe('who wants to block; without it, everyone who could'),
  issuer: z.string().min(1).describe('the company that decides'),
  rule: meetingInput.rule,
  act: z
    .enum(['against', 'abstain', 'absent', 'neutral'])
    .default('against')
    .describe('what the holder does'),
  turnout: amount
    .optional()
    .describe('share of exercisable votes, the holder and neutral votes included'),
  quorum: z.string().min(1).optional().describe('another quorum, such as "at least 1/3"'),
  yearClosed: meetingInput.yearClosed,
  item: meetingInput.item,
});
type Input = z.infer<typeof input>;

/** Who can stop a resolution, and up to which turnout. */
export const block: Operation<Input> = {
  name: 'block',
  summary: 'who can block a resolution, and at which turnout',
  positional: ['issuer', 'holder'],
  input,
  output: z.looseObject({ issuer: z.string(), rule: z.string() }),
  columns: [
    ['holder', 'Holder'],
    ['free', 'Free'],
    ['blocks', 'Blocks'],
    ['flipTurnout', 'Turnout'],
    ['shareOfDecidingVotes', 'Of deciding'],
    ['ifAbstaining', 'Abstaining'],
    ['ifAbsent', 'Staying away'],
    ['statements', 'Statements'],
  ],
  answer(subject, asked) {
    const issuer = known(subject.register, asked.issuer);
    const chosen = majorityFor(subject, asked);
    const votes = votesOf(
      subject.register,
      subject.law,
      issuer,
      asked.item === undefined ? {} : { item: asked.item },
    );
    refuseWithoutBase(votes);
    const question = questionOf(chosen, votes, asked);
    return asked.holder === undefined
      ? everyone(subject, question)
      : oneHolder(subject, question, asked.holder);
  },
};

/** The majority rule of a question, in the version that is in force. */
export function majorityFor(
  { register, law }: Subject,
  asked: { readonly rule: string | readonly string[]; readonly yearClosed?: string | undefined },
): InForce & { readonly rule: MajorityRule } {
  const ids =
    typeof asked.rule === 'string' ? asked.rule.split(',').map((id) => id.trim()) : asked.rule;
  const closed = asked.yearClosed === undefined ? undefined : parsePartialDate(asked.yearClosed);
  if (asked.yearClosed !== undefined && !closed)
    throw new BadCall(`"yearClosed": "${asked.yearClosed}" is not a date: write it as 2018-12-31.`);
  const chosen = inForce(law, ids, { asOf: register.asOf, ...(closed && { yearClosed: closed }) });
  const { rule } = chosen;
  if (rule.kind !== 'majority')
    throw new BadCall(`"${rule.id}" is not a majority: it is a rule of ${rule.kind}.`);
  return { ...chosen, rule };
}

/** The quorum asked for, or that of the rule; `none` drops it. */
export function quorumFor(rule: MajorityRule, asked: string | undefined): Quorum | undefined {
  if (asked === undefined) return rule.quorum;
  if (asked.trim().toLowerCase() === 'none') return undefined;
  const quota = parseQuota(asked);
  if (!quota)
    throw new BadCall(
      `"quorum": "${asked}" is not a quota. Write "more than 1/2", "at least 1/3" or "none".`,
    );
  return { of: rule.body === 'board' ? 'members' : 'exercisable', ...rule.quorum, quota };
}

interface Question {
  readonly rule: MajorityRule;
  readonly chosen: InForce;
  readonly votes: Votes;
  readonly act: Act;
  readonly turnout: Fraction | undefined;
  readonly quorum: Quorum | undefined;
}

function questionOf(
  chosen: InForce & { readonly rule: MajorityRule },
  votes: Votes,
  asked: Input,
): Question {
  if (chosen.rule.body === 'board')
    throw new BadCall(`"${chosen.rule.id}" counts heads of a board; shares block nothing there.`);
  return {
    rule: chosen.rule,
    chosen,
    votes,
    act: asked.act,
    turnout: asked.turnout === undefined ? undefined : shareOf(asked.turnout, 'turnout'),
    quorum: quorumFor(chosen.rule, asked.quorum),
  };
}

function oneHolder(
  { register }: Subject,
  question: Question,
  asked: string,
): ReturnType<Operation['answer']> {
  const { votes, rule } = question;
  const holder = register.nameOf(asked);
  const row = votes.rows.find((known) => known.holder === holder);
  if (!row) known(register, asked);
  const result = blockOf(question, [holder]);
  const concert = concertsIn(register, votes.issuer).find((group) => group.includes(holder));
  return {
    headline: headlineOf(question, holder, result),
    holder,
    issuer: votes.issuer,
    rule: rule.id,
    act: question.act,
    ...fieldsOf(question, [holder], result),
    ...(concert && {
      concert: { parties: concert, ...fieldsOf(question, concert, blockOf(question, concert)) },
    }),
    base: 'ofVotesExercisable',
    method: methodOf(rule),
    statements: row?.statements ?? [],
    ...legalFields([rule, ...rulesIn(votes)]),
    findings: votes.findings,
    explanation: steps(question, holder, result),
  };
}

function everyone({ register }: Subject, question: Question): ReturnType<Operation['answer']> {
  const { votes, rule } = question;
  const rows = votes.rows
    .filter((row) => row.freeVotes.gt(0))
    .toSorted((one, other) => other.freeVotes.compare(one.freeVotes))
    .map((row) => ({
      holder: row.holder,
      result: blockOf(question, [row.holder]),
      statements: row.statements,
    }));
  const able = rows.filter(({ result }) => result.blocks !== 'never');
  return {
    headline:
      able.length === 0
        ? `No identified holder can block at ${votes.issuer} under ${rule.id}.`
        : able
            .slice(0, 3)
            .map(({ holder, result }) => headlineOf(question, holder, result))
            .join(' '),
    issuer: votes.issuer,
    rule: rule.id,
    act: question.act,
    base: 'ofVotesExercisable',
    method: methodOf(rule),
    rows: [
      ...rows.map(({ holder, result, statements }) => ({
        holder,
        ...fieldsOf(question, [holder], result),
        base: 'ofVotesExercisable',
        method: methodOf(rule),
        statements,
      })),
      ...concertsIn(register, votes.issuer).map((group) => ({
        holder: group.join(' + '),
        ...fieldsOf(question, group, blockOf(question, group)),
        base: 'ofVotesExercisable',
        method: 'concert: votes added',
        statements: [],
      })),
    ],
    ...legalFields([rule, ...rulesIn(votes)]),
    findings: votes.findings,
    explanation: [
      { says: question.chosen.says, rule: rule.id, citation: rule.citation },
      ...rows.slice(0, 20).flatMap(({ holder, result }) => lastStep(question, holder, result)),
    ],
  };
}

function blockOf(
  { votes, rule, act, turnout, quorum }: Question,
  holders: readonly string[],
): Block {
  return blockBy(rule, floorOf(votes, holders), act, { turnout, quorum });
}

function fieldsOf(
  question: Question,
  holders: readonly string[],
  result: Block,
): Record<string, unknown> {
  const { own, neutral } = floorOf(question.votes, holders);
  return {
    blocks: result.blocks,
    ...shown({
      free: own,
      neutralPresent: neutral,
      flipTurnout: result.flipTurnout,
      flipTurnoutNonNeutral: result.flipTurnoutNonNeutral,
      shareOfDecidingVotes: result.shareOfDecidingVotes,
      maxYes: result.maxYes,
      turnout: result.turnout,
      required: question.rule.quota.share,
    }),
    atFlip: result.atFlip,
    ifAbstaining: outcomeOf(question, holders, 'abstain'),
    ifAbsent: outcomeOf(question, holders, 'absent'),
    ...(result.blocksAtTurnout !== undefined && { blocksAtTurnout: result.blocksAtTurnout }),
  };
}

/** The three acts that look alike differ: what another act of the same holders would do. */
function outcomeOf(question: Question, holders: readonly string[], act: Act): string {
  const result = blockOf({ ...question, act }, holders);
  if (result.blocks !== 'belowTurnout' || !result.flipTurnout) return result.blocks;
  return `${result.atFlip ? 'up to' : 'below'} ${percentText(result.flipTurnout)}`;
}

const ACTS: Readonly<Record<Act, string>> = {
  against: 'voting against',
  abstain: 'attending and abstaining',
  absent: 'staying away',
  neutral: 'voting neutrally',
};

function headlineOf({ votes, rule, act }: Question, holder: string, result: Block): string {
  const what = `what needs ${quotaText(rule.quota)} at ${votes.issuer} (${rule.id})`;
  if (result.blocks === 'never') return `${holder} cannot block ${what} by ${ACTS[act]}.`;
  if (result.blocks === 'always') return `${holder} blocks ${what} at any turnout by ${ACTS[act]}.`;
  const flip = result.flipTurnout ? percentText(result.flipTurnout) : '';
  return `${holder} blocks ${what} ${result.atFlip ? 'up to' : 'below'} a turnout of ${flip} by ${ACTS[act]}.`;
}

function methodOf(rule: MajorityRule): string {
  const capital = rule.denominator === 'capitalPresent' || rule.denominator === 'capitalCast';
  return `flip turnout v/(1-q) + n on free votes${capital ? '; votes stand for capital represented' : ''}`;
}

function steps(question: Question, holder: string, result: Block): Step[] {
  const { votes, rule, chosen } = question;
  const row = votes.rows.find((known) => known.holder === holder);
  const { own, neutral } = floorOf(votes, [holder]);
  const treated = abstentionCountsAsNo(rule.denominator)
    ? 'an abstention in the room works as a no'
    : 'an abstention is left out';
  return [
    { says: chosen.says, rule: rule.id, citation: rule.citation },
    {
      says: `${rule.title}: ${quotaText(rule.quota)} of votes ${rule.denominator}; ${treated}.`,
      rule: rule.id,
      citation: rule.citation,
    },
    {
      says: `${holder} has ${percentText(own)} of the exercisable votes at its free use.`,
      ...(row && { statements: row.statements }),
    },
    ...(row?.suspension
      ? [
          {
            says: row.suspension.says,
            rule: row.suspension.rule.id,
            citation: row.suspension.rule.citation,
            statements: row.suspension.statements,
          },
        ]
      : []),
    ...(neutral.gt(0)
      ? [
          {
            says: `${percentText(neutral)} vote neutrally: they attend, and leave the outcome to the others.`,
          },
        ]
      : []),
    ...lastStep(question, holder, result),
  ];
}

function lastStep({ rule, act }: Question, holder: string, result: Block): Step[] {
  if (!result.flipTurnout)
    return [{ says: `By ${ACTS[act]} ${holder} cannot stop a resolution.`, rule: rule.id }];
  const second = rule.second
    ? ` The rule's second test, ${quotaText(rule.second.quota)} of votes ${rule.second.denominator}, counts too.`
    : '';
  return [
    {
      says: `At a turnout of ${percentText(result.turnout)} the highest yes against ${holder} is ${percentText(result.maxYes)}; it blocks ${result.atFlip ? 'up to' : 'below'} ${percentText(result.flipTurnout)}.${second}`,
      rule: rule.id,
      citation: rule.citation,
    },
  ];
}
