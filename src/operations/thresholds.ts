import { z } from 'zod';
import { thresholdAnswer } from '../control/threshold.ts';
import type { Measured, ThresholdAnswer, ThresholdQuestion } from '../control/threshold-answer.ts';
import { inForce } from '../law/law.ts';
import { quotaText } from '../law/parse-quota.ts';
import type { ThresholdRule } from '../law/threshold-rule.ts';
import { BadCall, type Finding } from '../model/index.ts';
import type { Register } from '../register/index.ts';
import { holdingsIn } from '../register/index.ts';
import { grossVotes } from '../voting/gross-votes.ts';
import { bandFields, bandWords } from './control.ts';
import { legalFields } from './legal.ts';
import { anyName, known } from './names.ts';
import type { Answer, Operation, Subject } from './operation.ts';
import { percentText, shown } from './shape.ts';
import { type ChosenThreshold, thresholdSteps } from './threshold-steps.ts';

const input = z.strictObject({
  rule: z
    .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
    .describe('the regime, such as ubo-amlr or ofac-50, or the versions of one law'),
  holder: z
    .string()
    .min(1)
    .optional()
    .describe('whose holding; without it, every holder of the issuer'),
  issuer: z.string().min(1).describe('the company in which a line may be reached'),
  seeds: z
    .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
    .optional()
    .describe('listed persons, for sanctions'),
  acquisition: z
    .enum(['onMarket', 'offMarket'])
    .optional()
    .describe('how the shares were bought, where the rule asks'),
});
type Input = z.infer<typeof input>;

/** Who reaches which line: bids, disclosure, beneficial owners, sanctions, accounting. */
export const thresholds: Operation<Input> = {
  name: 'thresholds',
  summary:
    'who reaches the line of a bid, disclosure, beneficial owner, sanctions or accounting rule',
  positional: ['rule', 'issuer', 'holder'],
  input,
  output: z.looseObject({ rule: z.string() }),
  columns: [
    ['holder', 'Holder'],
    ['value', 'Holding'],
    ['reached', 'Reached'],
    ['band', 'Band'],
    ['through', 'Counted'],
    ['statements', 'Statements'],
  ],
  answer(subject, asked) {
    const { register } = subject;
    const issuer = known(register, asked.issuer);
    const chosen = thresholdRuleFor(subject, asked.rule);
    const seeds = seedsOf(asked).map((seed) => anyName(register, seed));
    const question = {
      issuer,
      seeds,
      ...(asked.acquisition && { acquisition: asked.acquisition }),
    };
    if (asked.holder !== undefined)
      return single(subject, chosen, { ...question, holder: anyName(register, asked.holder) });
    return seeds.length > 0 || chosen.rule.purpose === 'sanctions'
      ? single(subject, chosen, question)
      : everyone(subject, chosen, question);
  },
};

type Chosen = ChosenThreshold;

/** The threshold rule of a question, in the version in force. */
export function thresholdRuleFor(
  { register, law }: Subject,
  asked: string | readonly string[],
): Chosen {
  const ids = typeof asked === 'string' ? asked.split(',').map((id) => id.trim()) : asked;
  const chosen = inForce(law, ids, { asOf: register.asOf });
  const { rule } = chosen;
  if (rule.kind === 'threshold') return { ...chosen, rule };
  const ask = OTHERS[rule.kind] ?? '';
  const regimes = [...law.rules.values()]
    .filter((known) => known.kind === 'threshold')
    .map(({ id }) => id);
  throw new BadCall(
    `"${rule.id}" is a rule of ${rule.kind}, not a threshold.${ask} Thresholds: ${regimes.join(', ')}.`,
  );
}

const OTHERS: Readonly<Record<string, string>> = {
  control: ' Ask "control" for it.',
  concentration: ' Ask "concentration" for it.',
  majority: ' Ask "block" or "resolve" for it.',
  suspension: ' Ask "votes" for it.',
};

function seedsOf({ seeds }: Input): readonly string[] {
  if (seeds === undefined) return [];
  return typeof seeds === 'string' ? seeds.split(',').map((seed) => seed.trim()) : seeds;
}

function single(subject: Subject, chosen: Chosen, question: ThresholdQuestion): Answer {
  const { register, law } = subject;
  const result = thresholdAnswer(register, law, chosen.rule, question);
  const who = question.seeds.length > 0 ? question.seeds.join(' and ') : (question.holder ?? '');
  return {
    headline: headlineOf(who, question.issuer, chosen.rule, result),
    ...(question.holder !== undefined && { holder: question.holder }),
    issuer: question.issuer,
    ...(question.seeds.length > 0 && { seeds: question.seeds }),
    ...frameOf(chosen),
    ...fieldsOf(chosen.rule, result),
    statements: statementsOf(register, question.issuer, result),
    findings: findingsOf(subject, question.issuer, result),
    explanation: thresholdSteps(register, chosen, question, result),
  };
}

/** Every identified holder of the issuer, also those who hold through others. */
function everyone(subject: Subject, chosen: Chosen, question: ThresholdQuestion): Answer {
  const { register, law } = subject;
  const results = holdersAbove(register, question.issuer).map((holder) => ({
    holder,
    result: thresholdAnswer(register, law, chosen.rule, { ...question, holder }),
  }));
  const held = results
    .filter(({ result }) => result.value.max.gt(0))
    .sort((first, second) => second.result.value.max.compare(first.result.value.max));
  const over = held.filter(({ result }) => result.reached === true);
  return {
    headline:
      over.length === 0
        ? `No identified holder of ${question.issuer} reaches ${chosen.rule.id}.`
        : `${over.map(({ holder, result }) => `${holder} (${bandWords(result.value)})`).join(', ')} ${over.length > 1 ? 'reach' : 'reaches'} ${chosen.rule.id} in ${question.issuer}.`,
    issuer: question.issuer,
    ...frameOf(chosen),
    rows: held.map(({ holder, result }) => ({
      holder,
      ...fieldsOf(chosen.rule, result),
      statements: statementsOf(register, question.issuer, result),
    })),
    findings: grossVotes(register, law, question.issuer).findings,
    explanation: held
      .slice(0, 20)
      .flatMap(({ holder, result }) =>
        thresholdSteps(register, chosen, { ...question, holder }, result).slice(1),
      ),
  };
}

function holdersAbove(register: Register, issuer: string): string[] {
  const names = [issuer];
  for (const name of names) {
    for (const { holder, beneficiary } of holdingsIn(register, name)) {
      for (const other of [holder, ...(beneficiary === undefined ? [] : [beneficiary])])
        if (!names.includes(other)) names.push(other);
    }
  }
  return names.slice(1);
}

function frameOf({ rule, inForce: now, says }: Chosen): Record<string, unknown> {
  return {
    rule: rule.id,
    purpose: rule.purpose,
    required: quotaText(rule.quota),
    inForce: now,
    version: says,
    ...legalFields([rule]),
  };
}

function fieldsOf(rule: ThresholdRule, result: ThresholdAnswer): Record<string, unknown> {
  const deciding = decidingOf(result);
  const sanctions = rule.purpose === 'sanctions';
  const withLoops = deciding?.withLoops;
  return {
    reached: result.reached,
    ...(rule.decides === 'presumption' && result.reached === true && { presumed: true }),
    ...bandFields('value', result.value),
    ...(result.band !== undefined && { band: result.band }),
    ...(rule.steps && { steps: result.steps.map(percentText) }),
    ...(sanctions && {
      blocked: result.blocked,
      ...(result.possiblyBlocked.length > 0 && { possiblyBlocked: result.possiblyBlocked }),
    }),
    ...(result.byControl && { byControl: true }),
    ...(result.heldThroughControl && {
      heldThroughControl: bandFields('share', result.heldThroughControl),
    }),
    ...(withLoops && { withLoops: shown({ value: withLoops }) }),
    through: deciding?.through ?? [],
    paths: (deciding?.paths ?? [])
      .slice(0, 20)
      .map((path) => ({ through: path.through, ...shown({ product: path.product }) })),
    measures: result.measured.map((one) => ({
      measure: one.measure,
      ...bandFields('value', one.value),
    })),
    base: deciding?.measure === 'votes' ? 'ofGrossVotes' : 'ofIssuedShares',
    method: METHODS[rule.reach],
  };
}

const METHODS: Readonly<Record<ThresholdRule['reach'], string>> = {
  controlled: 'own holdings and those of companies controlled by majority',
  product: 'stakes multiplied along every chain, chains added',
  productOrControlled: 'stakes multiplied along every chain, or holdings of controlled companies',
  majorityLinks: 'own holdings and those held through majority stakes',
  aggregate:
    'holdings of all who are caught, added; a company that is caught passes on its whole stake',
  aggregateOrControl: 'holdings of all who are caught, added; or control by one of them',
  single: 'each listed person alone, with what it holds through majorities',
};

/** The measure whose value decides. */
function decidingOf(result: ThresholdAnswer): Measured | undefined {
  return result.measured.find((one) => one.value === result.value) ?? result.measured[0];
}

const WORDS = { capital: 'of the capital', votes: 'of the votes' } as const;

function headlineOf(
  who: string,
  issuer: string,
  rule: ThresholdRule,
  result: ThresholdAnswer,
): string {
  const measure = decidingOf(result)?.measure ?? 'capital';
  const holds = `${who} ${rule.purpose === 'sanctions' && rule.reach !== 'single' ? 'and those caught with them hold' : 'counts for'} ${bandWords(result.value)} ${WORDS[measure]} of ${issuer}`;
  const asked = `${rule.id} asks for ${quotaText(rule.quota)}`;
  if (result.reached === 'undetermined') return `${holds}; ${asked}: that is not enough to decide.`;
  if (!result.reached) return `${holds}; ${asked}: not reached.`;
  const band = result.band !== undefined && result.band !== 'none' ? ` (band ${result.band})` : '';
  return `${holds}; ${asked}: reached${result.byControl ? ', by control' : ''}${band}, ${rule.effect}.`;
}

function statementsOf(register: Register, issuer: string, result: ThresholdAnswer): string[] {
  const names = new Set(
    result.measured.flatMap((one) => [
      ...one.through,
      ...one.paths.flatMap((path) => path.through),
    ]),
  );
  const caught = new Set([...result.blocked, issuer, ...names]);
  const rows = register.holdings.filter(
    (row) => caught.has(row.issuer) && (names.has(row.holder) || names.has(row.beneficiary ?? '')),
  );
  return [...new Set(rows.flatMap((row) => row.statements))];
}

function findingsOf(
  { register, law }: Subject,
  issuer: string,
  result: ThresholdAnswer,
): Finding[] {
  const proxies = result.fromVotes.map(([holder, company]): Finding => ({
    code: 'capital-from-votes',
    severity: 'remark',
    about: company,
    says: `Only the votes of ${holder} in ${company} are known; its capital is taken to be as large.`,
    try: `Add what ${holder} holds of the capital of ${company}.`,
  }));
  return [...grossVotes(register, law, issuer).findings, ...proxies];
}
