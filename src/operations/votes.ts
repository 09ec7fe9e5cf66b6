import { z } from 'zod';
import type { Rule } from '../law/rule.ts';
import { decimalText, type Fraction, isWhole, NoAnswer } from '../model/index.ts';
import { type VoteRow, type Votes, votes as votesOf } from '../voting/votes.ts';
import { findingsAbout } from '../register/register-parts.ts';
import { legalFields } from './legal.ts';
import { known } from './names.ts';
import { statedVotes } from './stated-votes.ts';
import type { Operation, Step } from './operation.ts';
import { countJson, percentText, shown } from './shape.ts';

const input = z.strictObject({
  issuer: z.string().min(1).describe('the company whose votes are asked about'),
  item: z
    .string()
    .min(1)
    .optional()
    .describe('an item of the agenda: caps that do not cover it are left out'),
  variants: z
    .record(z.string(), z.string())
    .optional()
    .describe('variants of legal limits by rule, such as it-121: sme'),
});
type Input = z.infer<typeof input>;

const METHOD =
  'strata: gross, control and reciprocity, suspensions, exercisable, caps and neutral, free';

/** Which shares vote: three counts kept apart, each with the rule that takes votes away. */
export const votes: Operation<Input> = {
  name: 'votes',
  summary: 'which shares vote: gross, exercisable and free, and what suspends them',
  positional: ['issuer'],
  input,
  output: z.looseObject({
    issuer: z.string(),
    rows: z.array(z.looseObject({ holder: z.string() })),
  }),
  columns: [
    ['holder', 'Holder'],
    ['gross', 'Gross'],
    ['exercisable', 'Exercisable'],
    ['free', 'Free'],
    ['suspendedBy', 'Suspended by'],
    ['why', 'Why'],
    ['statements', 'Statements'],
  ],
  answer(subject, { issuer: asked, item, variants }) {
    const { register, law } = subject;
    const issuer = known(register, asked);
    const result = votesOf(register, law, issuer, {
      ...(item !== undefined && { item }),
      ...(variants && { variants }),
    });
    refuseWithoutBase(result);
    return {
      headline: headlineOf(result),
      issuer,
      base: 'ofVotes',
      method: METHOD,
      ...totals(result),
      ...(result.readings.length > 0 && { orderDependent: true, readings: result.readings }),
      rows: result.rows.map((row) => rowOf(result, row)),
      ...legalFields(rulesIn(result)),
      findings: [
        ...result.findings,
        ...statedVotes(subject, issuer, result.rows),
        ...findingsAbout(register, [issuer]),
      ],
      explanation: steps(result),
    };
  },
};

/** Nothing can be said of votes when no holder's part of them is known. */
export function refuseWithoutBase(result: Votes): void {
  const missing = result.findings.filter((finding) => finding.code === 'votes-without-base');
  if (result.rows.length > 0 || missing.length === 0) return;
  throw new NoAnswer(missing.map(({ says, try: hint }) => `${says} ${hint}`).join(' '), [
    `issued shares of ${result.issuer}`,
  ]);
}

/** The rules that took votes away, or gave more than one a share. */
export function rulesIn(result: Votes): Rule[] {
  return result.rows.flatMap((row) => [
    ...(row.suspension ? [row.suspension.rule] : []),
    ...row.parts.flatMap((part) => (part.perShare.rule ? [part.perShare.rule] : [])),
  ]);
}

/** Totals are counts, or 100% where only parts are known. */
function totals(result: Votes): Record<string, unknown> {
  const { grossVotes, exercisableVotes, freeVotes } = result;
  if (!result.counted)
    return { ...shown({ grossVotes, exercisableVotes, freeVotes }), counted: false };
  return {
    grossVotes: count(grossVotes),
    exercisableVotes: count(exercisableVotes),
    freeVotes: count(freeVotes),
    counted: true,
  };
}

/** Whole votes; a count that comes from a rounded percentage is rounded to the nearest vote. */
function count(votes: Fraction): number | string {
  return countJson(isWhole(votes) ? votes.s * votes.n : BigInt(decimalText(votes, 0)));
}

function rowOf(result: Votes, row: VoteRow): Record<string, unknown> {
  const { grossVotes, exercisableVotes, freeVotes, neutralVotes, lostVotes } = row;
  const free = result.freeVotes.gt(0) ? freeVotes.div(result.freeVotes) : freeVotes;
  return {
    holder: row.holder,
    ...shown({
      gross: row.gross,
      exercisable: row.exercisable,
      free,
      freeOfExercisable: result.exercisableVotes.gt(0)
        ? freeVotes.div(result.exercisableVotes)
        : freeVotes,
    }),
    ...(result.counted && {
      grossVotes: count(grossVotes),
      exercisableVotes: count(exercisableVotes),
      freeVotes: count(freeVotes),
      ...(neutralVotes.gt(0) && { neutralVotes: count(neutralVotes) }),
      ...(lostVotes.gt(0) && { lostVotes: count(lostVotes) }),
    }),
    treasury: row.treasury,
    suspended: row.suspended,
    ...(row.suspension && { suspendedBy: row.suspension.rule.id }),
    ...(row.partly && { partly: true }),
    inQuorum: row.inQuorum,
    neutral: row.neutral,
    ...(row.cap && { cap: row.cap.id }),
    ...why(row),
    base: { gross: 'ofGrossVotes', exercisable: 'ofVotesExercisable', free: 'ofVotesFree' },
    method: METHOD,
    statements: row.statements,
  };
}

function why(row: VoteRow): { why?: string } {
  if (row.treasury) return { why: 'Own shares do not vote.' };
  if (row.suspension) return { why: row.suspension.says };
  if (!row.suspended && row.grossVotes.gt(0) && row.exercisableVotes.equals(0))
    return { why: 'Its sources give it none of the exercisable votes.' };
  if (row.suspended) return { why: 'The register itself says that these votes are suspended.' };
  if (row.cap)
    return {
      why: `${row.cap.id} caps its free votes; the excess is ${row.cap.excess === 'lost' ? 'not cast' : 'neutral'}.`,
    };
  return row.neutral ? { why: 'It votes neutrally.' } : {};
}

function headlineOf(result: Votes): string {
  const voting = result.rows
    .filter((row) => row.exercisableVotes.gt(0))
    .toSorted((one, other) => other.exercisableVotes.compare(one.exercisableVotes));
  const mute = result.rows.filter((row) => row.suspended && !row.partly);
  const first = voting
    .slice(0, 3)
    .map((row) => `${row.holder} ${percentText(row.exercisable)}${row.cap ? ' (capped)' : ''}`);
  const silent = mute.map(
    (row) =>
      `${row.holder} holds ${percentText(row.gross)} of gross votes and cannot vote${row.suspension ? ` (${row.suspension.rule.id})` : ''}`,
  );
  if (first.length === 0 && silent.length === 0)
    return `No holder of votes in ${result.issuer} is identified.`;
  const can =
    first.length > 0
      ? [`Of the votes of ${result.issuer} that can be used: ${first.join(', ')}`]
      : [];
  return `${[...can, ...silent].join('; ')}.`;
}

function steps(result: Votes): Step[] {
  const number = (votes: Fraction) => (result.counted ? decimalText(votes, 0) : percentText(votes));
  const published = (name: 'grossVotes' | 'exercisableVotes') =>
    result.published.includes(name) ? ', as published' : '';
  return [
    {
      says: `Gross votes of ${result.issuer}: ${number(result.grossVotes)}${published('grossVotes')}. Own and suspended shares are part of them.`,
      statements: result.statements,
    },
    ...result.rows.flatMap((row) => rowSteps(row, number)),
    {
      says: `Exercisable votes: ${number(result.exercisableVotes)}${published('exercisableVotes') || ', gross votes less own and suspended shares'}.`,
      rule: 'engine-strata',
    },
    {
      says: `Free votes: ${number(result.freeVotes)}, without neutral votes and what is above a cap.`,
    },
    { says: `No holding covers ${number(result.rest)}; these votes are nobody's and vote freely.` },
    ...[...result.notes, ...result.readings].map((says) => ({ says })),
  ];
}

function rowSteps(row: VoteRow, number: (votes: Fraction) => string): Step[] {
  const extra = row.parts.flatMap(({ perShare, holding }) =>
    perShare.rule
      ? [
          {
            says: `${holding.holder}: ${perShare.rule.votesPerShare} votes a share, registered since ${holding.registeredSince}.`,
            rule: perShare.rule.id,
            citation: perShare.rule.citation,
          },
        ]
      : [],
  );
  const held: Step = {
    says: `${row.holder}: ${number(row.grossVotes)} gross, ${percentText(row.gross)}.`,
    statements: row.statements,
  };
  if (row.treasury)
    return [held, { says: `${row.holder} does not vote its own shares.`, rule: 'treasury-any' }];
  const { suspension, cap } = row;
  return [
    held,
    ...extra,
    ...(suspension
      ? [
          {
            says: `${suspension.says} Left: ${number(row.exercisableVotes)}.${assumed(suspension.assumed)}`,
            rule: suspension.rule.id,
            citation: suspension.rule.citation,
            statements: suspension.statements,
          },
        ]
      : []),
    ...(cap
      ? [
          {
            says: `${cap.id}: ${cap.parties.join(', ')} freely vote at most ${percentText(cap.limit ?? row.exercisable)} of exercisable votes; free: ${number(row.freeVotes)}.`,
            statements: cap.statements,
          },
        ]
      : []),
  ];
}

function assumed(list: readonly string[]): string {
  return list.length > 0 ? ` Assumed: ${list.join('; ')}.` : '';
}
