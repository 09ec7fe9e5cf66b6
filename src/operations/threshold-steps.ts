import type { Measured, ThresholdAnswer, ThresholdQuestion } from '../control/threshold-answer.ts';
import type { InForce } from '../law/law.ts';
import { quotaText } from '../law/parse-quota.ts';
import type { ThresholdRule } from '../law/threshold-rule.ts';
import { holdingsIn, type Register } from '../register/index.ts';
import { bandWords } from './control.ts';
import type { Step } from './operation.ts';
import { percentText } from './shape.ts';

/** A threshold rule with how its version was chosen. */
export type ChosenThreshold = InForce & { readonly rule: ThresholdRule };

/** The reasoning of a threshold: rule, chains, what was counted, comparison. */
export function thresholdSteps(
  register: Register,
  { rule, inForce: now, says }: ChosenThreshold,
  question: ThresholdQuestion,
  result: ThresholdAnswer,
): Step[] {
  const law = { rule: rule.id, citation: rule.citation };
  const country = register.entities.get(question.issuer)?.law;
  const foreign =
    country !== undefined &&
    /^[A-Z]{2}(-|$)/.test(rule.jurisdiction) &&
    !['EU', 'US'].includes(rule.jurisdiction) &&
    rule.jurisdiction !== country;
  return [
    { says: `${rule.title}. ${says}${now ? '' : ' It is applied as asked.'}`, ...law },
    ...(foreign
      ? [
          {
            says: `${question.issuer} is of ${country}; the rule is of ${rule.jurisdiction} and is asked by name.`,
            ...law,
          },
        ]
      : []),
    ...distinct(result.measured).flatMap((one) => measureSteps(register, question, one)),
    ...(result.heldThroughControl
      ? [
          {
            says: `The holder and the companies that it controls hold ${bandWords(result.heldThroughControl)} of ${question.issuer}.`,
          },
        ]
      : []),
    ...(result.blocked.length > 0
      ? [{ says: `Caught beside those named: ${result.blocked.join(', ')}.`, ...law }]
      : []),
    ...(result.byControl
      ? [{ says: `Control of ${question.issuer} by votes is enough too.`, ...law }]
      : []),
    ...result.notes.map((note) => ({ says: note, ...law })),
    {
      says: `${bandWords(result.value)} against ${quotaText(rule.quota)}: ${result.reached === true ? `reached, ${rule.effect}` : result.reached === false ? 'not reached' : 'undetermined'}.`,
      ...law,
    },
    ...(rule.note === undefined ? [] : [{ says: rule.note, ...law }]),
  ];
}

/** Votes that run as capital does need not be told twice. */
function distinct(measured: readonly Measured[]): readonly Measured[] {
  return measured.filter(
    (one, place) =>
      !measured
        .slice(0, place)
        .some((other) => sameBand(one, other) && one.paths.length === other.paths.length),
  );
}

function sameBand({ value: one }: Measured, { value: other }: Measured): boolean {
  return one.min.equals(other.min) && one.max.equals(other.max);
}

function measureSteps(register: Register, question: ThresholdQuestion, one: Measured): Step[] {
  const who = question.holder ?? question.seeds.join(' and ');
  const chains = one.paths.slice(0, 10).map((path) => ({
    says: `Chain ${path.through.join(' > ')}: ${percentText(path.product)}.`,
    statements: linksOf(register, path.through),
  }));
  const loops = one.withLoops
    ? [{ says: `With loops counted round and round it would be ${percentText(one.withLoops)}.` }]
    : [];
  const others = one.through.filter((name) => name !== who);
  const counted =
    others.length > 0
      ? `, with what ${others.join(' and ')} hold${others.length > 1 ? '' : 's'}`
      : '';
  return [
    ...chains,
    ...loops,
    {
      says: `${one.measure === 'votes' ? 'Gross votes' : 'Capital'} of ${question.issuer} counted for ${who}${counted}: ${bandWords(one.value)}.`,
      statements: statementsIn(register, question.issuer, [who, ...one.through]),
    },
  ];
}

function linksOf(register: Register, through: readonly string[]): string[] {
  return through
    .slice(1)
    .flatMap((issuer, place) => statementsIn(register, issuer, [through[place] ?? '']));
}

function statementsIn(register: Register, issuer: string, holders: readonly string[]): string[] {
  const rows = holdingsIn(register, issuer).filter(
    (row) => holders.includes(row.holder) || holders.includes(row.beneficiary ?? ''),
  );
  return [...new Set(rows.flatMap((row) => row.statements))];
}
