import { z } from 'zod';
import { type Controllers, controllersOf } from '../control/controllers.ts';
import { controlVerdict } from '../control/verdict.ts';
import { BadCall, fraction } from '../model/index.ts';
import { agreementStep, bandFields, bandWords, controlRuleFor } from './control.ts';
import { findingsAbout } from '../register/register-parts.ts';
import { legalFields } from './legal.ts';
import { known } from './names.ts';
import type { Operation, Step, Subject } from './operation.ts';
import { percentText, shown } from './shape.ts';

const input = z.strictObject({
  issuer: z.string().min(1).describe('the company whose controller is sought'),
  test: z
    .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
    .default('majority')
    .describe('majority, or the id of a control rule such as fr-233-3-presumption'),
});
type Input = z.infer<typeof input>;

/** Who controls a company in the end: one, a loop, nobody, or not to be told. */
export const controllers: Operation<Input> = {
  name: 'controllers',
  summary: 'who controls a company in the end',
  positional: ['issuer'],
  input,
  output: z.looseObject({ certain: z.array(z.string()), possible: z.array(z.string()) }),
  columns: [
    ['holder', 'Controller'],
    ['verdict', 'Verdict'],
    ['measure', 'Votes'],
    ['measureRange', 'Range'],
    ['chain', 'Through'],
    ['statements', 'Statements'],
  ],
  answer(subject, asked) {
    const { register, law } = subject;
    const issuer = known(register, asked.issuer);
    const chosen = controlRuleFor(subject, asked.test);
    const { rule } = chosen;
    if (rule.measure === 'attendance') {
      throw new BadCall(
        `"${rule.id}" needs the attendance at past meetings: ask "control" for one holder at a time.`,
      );
    }
    const result = controllersOf(register, law, rule, issuer);
    const verdicts = result.possible.map((holder) => ({
      holder,
      answer: controlVerdict(register, law, rule, { holder, issuer }),
    }));
    const rows = verdicts.map(({ holder, answer }) => ({
      holder,
      verdict: answer.verdict,
      ...bandFields('measure', answer.measure),
      chain: answer.chain,
      base: 'ofGrossVotes',
      method: rule.id,
      ...(answer.agreements.length > 0 && { agreements: answer.agreements.map(({ id }) => id) }),
      statements: [
        ...new Set([...answer.links, ...answer.agreements].flatMap((part) => part.statements)),
      ],
    }));
    return {
      headline: headlineOf(issuer, rule.id, result),
      issuer,
      test: rule.id,
      ...outcomeFields(result),
      certain: result.certain,
      possible: result.possible,
      ...shown({ unidentified: result.unidentified }),
      base: 'ofGrossVotes',
      method:
        'least set that a holder and what it controls outvote, or have a right over, from every holder; then those whom nobody outside controls',
      rows,
      inForce: chosen.inForce,
      ...legalFields([rule]),
      findings: findingsAbout(register, [issuer]),
      explanation: [
        { says: `${rule.title}. ${chosen.says}`, rule: rule.id, citation: rule.citation },
        ...verdicts.map(({ holder, answer }): Step => ({
          says: `${holder}: ${bandWords(answer.measure)} of the votes of ${issuer} (${answer.chain.join(' > ')}).`,
          statements: answer.links.flatMap((link) => link.statements),
        })),
        ...verdicts.flatMap(({ answer }) => answer.agreements.map(agreementStep)),
        ...outcomeSteps(subject, issuer, result),
      ],
    };
  },
};

function outcomeFields({ outcome }: Controllers): Record<string, unknown> {
  if (outcome.kind === 'one') return { ultimate: outcome.name };
  if (outcome.kind === 'loop') return { loop: outcome.names };
  if (outcome.kind === 'several') return { several: outcome.names };
  if (outcome.kind === 'none') return { none: true, noControllingEntity: true };
  return { undetermined: true };
}

function headlineOf(issuer: string, test: string, { outcome, possible }: Controllers): string {
  switch (outcome.kind) {
    case 'one':
      return `${outcome.name} controls ${issuer} in the end (${test}).`;
    case 'loop':
      return `${issuer} is controlled by a loop: ${outcome.names.join(' and ')} control each other, and nobody outside controls them (${test}).`;
    case 'several':
      return `${outcome.names.join(' and ')} each pass ${test} over ${issuer}: no one of them stands above the others.`;
    case 'none':
      return `No identified holder controls ${issuer} (${test}).`;
    default:
      return possible.length > 0
        ? `Who controls ${issuer} is open: ${possible.join(' or ')} may (${test}).`
        : `Who controls ${issuer} cannot be told: no holder of its votes is identified.`;
  }
}

/** Nobody is something else than not known: what is left unidentified is said. */
function outcomeSteps(
  { register }: Subject,
  issuer: string,
  { outcome, unidentified }: Controllers,
): Step[] {
  const rest = `${percentText(unidentified)} of the votes of ${issuer} are with holders who are not identified on ${register.asOf}`;
  if (outcome.kind === 'none') {
    const large = unidentified.gt(fraction(1n, 2n));
    return [
      {
        says: `${rest}${large ? '; they are taken to be many, and none of them large' : ', too few to control it'}.`,
      },
    ];
  }
  if (outcome.kind === 'undetermined')
    return [{ says: `Bands or unknown counts leave it open. ${rest}.` }];
  return [{ says: `${rest}.` }];
}
