import { z } from 'zod';
import { type ControlAnswer, controlVerdict, type Verdict } from '../control/verdict.ts';
import type { ControlRule } from '../law/control-rule.ts';
import { inForce, type InForce } from '../law/law.ts';
import { quotaText } from '../law/parse-quota.ts';
import {
  type Agreement,
  BadCall,
  bandText,
  type Fraction,
  type Interval,
  sum,
} from '../model/index.ts';
import type { Register } from '../register/register.ts';
import { grossVotes } from '../voting/gross-votes.ts';
import { legalFields, shareOf } from './legal.ts';
import { anyName, known } from './names.ts';
import type { Operation, Step, Subject } from './operation.ts';
import { percentText, shown } from './shape.ts';

const amount = z.union([z.string().min(1), z.number()]);

const input = z.strictObject({
  holder: z.string().min(1).describe('who may be in control'),
  issuer: z.string().min(1).describe('the company that may be controlled'),
  test: z
    .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
    .default('majority')
    .describe('majority, or the id of a control rule such as fr-233-3-presumption'),
  attendance: z
    .union([amount, z.array(amount).min(1)])
    .optional()
    .describe('votes present at past meetings, of exercisable votes, for tests of control in fact'),
});
type Input = z.infer<typeof input>;

/** Whether a holder controls a company, under a named test, and through whom. */
export const control: Operation<Input> = {
  name: 'control',
  summary: 'whether a holder controls a company, by a named test',
  positional: ['holder', 'issuer'],
  input,
  output: z.looseObject({ verdict: z.enum(['yes', 'no', 'presumed', 'undetermined']) }),
  columns: [
    ['holder', 'Holder'],
    ['issuer', 'Issuer'],
    ['votes', 'Votes'],
    ['statements', 'Statements'],
  ],
  answer(subject, asked) {
    const { register, law } = subject;
    const issuer = known(register, asked.issuer);
    const holder = anyName(register, asked.holder);
    if (holder === issuer)
      throw new BadCall(`"${holder}" is both holder and issuer: control is over another.`);
    const chosen = controlRuleFor(subject, asked.test);
    const attendance = attendanceOf(asked.attendance);
    const result = controlVerdict(register, law, chosen.rule, { holder, issuer, attendance });
    const told = { holder, issuer, chosen, attendance, result };
    return {
      headline: headlineOf(told),
      holder,
      issuer,
      test: chosen.rule.id,
      verdict: result.verdict,
      ...measureFields(result),
      chain: result.chain,
      ...(result.partners.length > 0 && { concert: result.partners }),
      ...(result.agreements.length > 0 && { agreements: result.agreements.map(({ id }) => id) }),
      base: chosen.rule.measure === 'attendance' ? 'ofVotesPresent' : 'ofGrossVotes',
      method: methodOf(chosen.rule),
      rows: result.links.map((link) => ({
        holder: link.holder,
        issuer: link.issuer,
        ...bandFields('votes', link.votes),
        base: 'ofGrossVotes',
        method: 'direct',
        statements: link.statements,
      })),
      statements: statementsOf(register, issuer, result),
      inForce: chosen.inForce,
      ...legalFields([chosen.rule]),
      findings: grossVotes(register, law, issuer).findings,
      explanation: steps(told),
    };
  },
};

/** The holdings and agreements of the verdict, and the totals that its votes are measured against. */
function statementsOf(register: Register, issuer: string, result: ControlAnswer): string[] {
  const parts = [...result.links, ...result.agreements].flatMap((part) => part.statements);
  const totals = register.capital.get(issuer)?.statements ?? [];
  return [...new Set([...parts, ...(parts.length > 0 ? totals : [])])];
}

/** The control rule of a question, in the version in force. */
export function controlRuleFor(
  { register, law }: Subject,
  asked: string | readonly string[],
): InForce & { readonly rule: ControlRule } {
  const ids = typeof asked === 'string' ? asked.split(',').map((id) => id.trim()) : asked;
  const chosen = inForce(law, ids, { asOf: register.asOf });
  const { rule } = chosen;
  if (rule.kind === 'control') return { ...chosen, rule };
  const tests = [...law.rules.values()]
    .filter((known) => known.kind === 'control')
    .map(({ id }) => id);
  throw new BadCall(
    `"${rule.id}" is a rule of ${rule.kind}, not a test of control. Use one of ${tests.join(', ')}.`,
  );
}

function attendanceOf(asked: Input['attendance']): Fraction[] {
  if (asked === undefined) return [];
  const list = Array.isArray(asked)
    ? asked
    : String(asked)
        .split(',')
        .map((part) => part.trim());
  return list.map((present) => shareOf(present, 'attendance'));
}

interface Told {
  readonly holder: string;
  readonly issuer: string;
  readonly chosen: InForce & { readonly rule: ControlRule };
  readonly attendance: readonly Fraction[];
  readonly result: ControlAnswer;
}

/** One number where it is known, else the band in which it lies. */
export function bandFields(name: string, band: Interval): Record<string, unknown> {
  if (band.min.equals(band.max)) return shown({ [name]: band.min });
  return {
    ...shown({ [`${name}Min`]: band.min, [`${name}Max`]: band.max }),
    [`${name}Range`]: bandText(band),
  };
}

function measureFields({ measure, withoutOwnShares }: ControlAnswer): Record<string, unknown> {
  const without = withoutOwnShares && bandFields('share', withoutOwnShares);
  return { ...bandFields('measure', measure), ...(without && { withoutOwnShares: without }) };
}

/** A band in words: `43.4%`, or `[25%, 50%)`. */
export function bandWords(band: Interval): string {
  return band.min.equals(band.max) ? percentText(band.min) : bandText(band);
}

const VERDICTS: Readonly<Record<Verdict, string>> = {
  yes: 'controls',
  presumed: 'is presumed to control',
  no: 'does not control',
  undetermined: 'may control',
};

function headlineOf(told: Told): string {
  const {
    holder,
    issuer,
    chosen: { rule },
    result,
  } = told;
  const of =
    rule.measure === 'attendance' ? 'of the votes present on average' : 'of the gross votes';
  const ground = groundOf(told);
  if (ground) return `${holder} ${VERDICTS[result.verdict]} ${issuer} under ${rule.id}: ${ground}.`;
  const largest = rule.nobodyLarger && result.verdict === 'presumed' ? ', and nobody has more' : '';
  return `${holder} ${VERDICTS[result.verdict]} ${issuer} under ${rule.id}: ${bandWords(result.measure)} ${of}${largest}.`;
}

const RIGHTS: Readonly<Partial<Record<string, string>>> = {
  appointment: 'it may appoint most of the board',
  controlContract: 'it directs the company by contract',
  contract: 'it directs the company by contract',
};

/** What decides instead of votes, or is missing under a test that counts none. */
function groundOf({ chosen: { rule }, issuer, result }: Told): string | undefined {
  const first = result.agreements.find((agreement) => agreement.issuer === issuer);
  if (first) return `${RIGHTS[first.kind]} (${first.id})`;
  return RIGHTS[rule.measure] && 'the register shows no such agreement';
}

function methodOf(rule: ControlRule): string {
  if (RIGHTS[rule.measure]) return 'agreements in force';
  if (rule.measure === 'attendance')
    return `votes over attendance, ${quotaText(rule.quota)} at each meeting`;
  return `gross votes, direct and through controlled companies, ${quotaText(rule.quota)}${rule.nobodyLarger ? ', nobody larger' : ''}`;
}

function steps(told: Told): Step[] {
  const { holder, issuer, chosen, attendance, result } = told;
  const { rule } = chosen;
  const ground = groundOf(told);
  const law = { rule: rule.id, citation: rule.citation };
  const links = result.links.map((link) => ({
    says: `${link.holder} has ${bandWords(link.votes)} of the votes of ${link.issuer}.`,
    statements: link.statements,
  }));
  return [
    {
      says: `${rule.title}. ${chosen.inForce ? chosen.says : `${chosen.says} It is applied as asked.`}`,
      ...law,
    },
    ...links,
    ...(result.partners.length > 0
      ? [
          {
            says: `${result.partners.join(' and ')} act in concert with ${holder}: their votes are added.`,
          },
        ]
      : []),
    ...(result.withoutOwnShares
      ? [
          {
            says: `Without the shares that ${issuer} holds in itself, which nobody votes, it is ${bandWords(result.withoutOwnShares)}.`,
          },
        ]
      : []),
    ...(result.other ? [otherStep(issuer, result)] : []),
    ...meetingSteps(attendance, result),
    ...result.agreements.map(agreementStep),
    {
      says: ground
        ? `${ground}: ${result.verdict}.`
        : `${bandWords(result.measure)} against ${quotaText(rule.quota)}: ${result.verdict}.`,
      ...law,
    },
    ...(rule.grounds.length > 0 && result.verdict === 'no'
      ? [
          {
            says: 'The law also knows control by agreement, by naming most of the board, and in fact: the register shows none of these.',
            ...law,
          },
        ]
      : []),
  ];
}

/** An agreement that gives control, in words. */
export function agreementStep({ id, kind, parties, issuer, statements }: Agreement): Step {
  return {
    says: `${parties.join(' and ')}, before ${issuer}: ${RIGHTS[kind]} (${id}).`,
    statements,
  };
}

function otherStep(issuer: string, { other }: ControlAnswer): Step {
  if (!other?.holder)
    return {
      says: `No other holder of ${issuer} is identified; those who are not are taken to be many and small.`,
    };
  return {
    says: `The largest other holder of ${issuer} is ${other.holder} with ${percentText(other.max)}.`,
  };
}

function meetingSteps(attendance: readonly Fraction[], { atMeetings }: ControlAnswer): Step[] {
  if (attendance.length === 0 || atMeetings.length === 0) return [];
  const each = atMeetings.map(
    (share, meeting) =>
      `${percentText(share)} of ${percentText(attendance[meeting] ?? share)} present`,
  );
  return [
    {
      says: `At the meetings: ${each.join('; ')}. Mean attendance ${percentText(sum(attendance).div(attendance.length))}.`,
    },
  ];
}
