import { z } from 'zod';
import {
  hhi,
  lowConcern,
  type Market,
  type Mhhi,
  mhhi,
  presumedHarmful,
  type ControlWeights,
} from '../control/concentration.ts';
import {
  banzhafControl,
  controllerControl,
  interestsIn,
  silentControl,
  voteControl,
} from '../control/owner-interests.ts';
import type { ConcentrationRule } from '../law/concentration-rule.ts';
import { isInForce, ruleOf } from '../law/law.ts';
import {
  BadCall,
  decimalText,
  exactText,
  type Finding,
  type Fraction,
  ONE,
  sum,
  ZERO,
} from '../model/index.ts';
import { legalFields, quantityOf } from './legal.ts';
import type { Answer, Operation, Step, Subject } from './operation.ts';
import { percentText, shown } from './shape.ts';

const amount = z.union([z.string().min(1), z.number()]);
const shares = z.record(z.string().min(1), amount);

const input = z.strictObject({
  market: shares.optional().describe('market shares by firm, such as 10%'),
  model: z
    .enum(['silent', 'controller', 'votes', 'banzhaf'])
    .default('silent')
    .describe(
      'who decides for a firm: itself, one controller, holders by votes, or by Banzhaf power',
    ),
  owners: z
    .enum(['direct', 'integrated'])
    .default('integrated')
    .describe('financial interests: direct stakes, or through others too'),
  controllers: z
    .record(z.string().min(1), z.string().min(1))
    .optional()
    .describe('who controls which firm, for the model "controller"'),
  before: shares.optional().describe('for a merger: market shares before'),
  after: shares.optional().describe('for a merger: market shares after'),
});
type Input = z.infer<typeof input>;

const MODELS: Readonly<Record<Input['model'], string>> = {
  silent: 'Silent stakes: every firm decides for itself and counts its part of rivals.',
  controller: 'One controller decides for a firm and weighs profits by its own part of them.',
  votes:
    'Identified holders decide for a firm by their votes; those who are not identified are too small to count.',
  banzhaf:
    'Identified holders decide for a firm by their Banzhaf power at more than one half; the others are an ocean.',
};

/** How concentrated a market is, with what competitors and common owners hold of each other. */
export const concentration: Operation<Input> = {
  name: 'concentration',
  summary: 'how concentrated a market is, cross-holdings and common owners included',
  positional: [],
  input,
  output: z.looseObject({ hhi: z.number(), delta: z.number() }),
  columns: [
    ['firm', 'Firm'],
    ['rival', 'Rival'],
    ['weight', 'Counts it'],
    ['adds', 'Points'],
  ],
  answer(subject, asked) {
    const { market, before, after } = asked;
    if (before !== undefined || after !== undefined) {
      if (before === undefined || after === undefined)
        throw new BadCall('A merger needs both markets: "before" and "after".');
      if (market !== undefined) throw new BadCall('Give either "market", or "before" and "after".');
      return merger(
        subject,
        marketOf(subject, before, 'before'),
        marketOf(subject, after, 'after'),
      );
    }
    if (market === undefined)
      throw new BadCall('"market" is missing: give the share of each firm, such as {"A": "10%"}.');
    return crossHeld(subject, asked, marketOf(subject, market, 'market'));
  },
};

function marketOf(
  { register }: Subject,
  given: Readonly<Record<string, string | number>>,
  name: string,
): Market {
  const market = new Map<string, Fraction>();
  for (const [firm, text] of Object.entries(given)) {
    const quantity = quantityOf(text, `${name}.${firm}`);
    const share =
      quantity.kind === 'share'
        ? quantity.share
        : quantity.count === 0n
          ? ZERO
          : quantity.count === 1n
            ? ONE
            : undefined;
    if (!share) throw new BadCall(`"${name}.${firm}" is the bare number ${text}: write ${text}%.`);
    if (share.lt(0)) throw new BadCall(`"${name}.${firm}" is below zero.`);
    const own = register.nameOf(firm);
    if (market.has(own)) throw new BadCall(`"${name}" names ${own} twice.`);
    market.set(own, share);
  }
  if (market.size === 0) throw new BadCall(`"${name}" is empty: give the share of each firm.`);
  if (totalOf(market).gt(ONE))
    throw new BadCall(
      `The shares in "${name}" sum to ${percentText(totalOf(market))}: more than the market.`,
    );
  return market;
}

function totalOf(market: Market): Fraction {
  return sum(market.values());
}

/** Points for people, with the exact value beside. */
function points(values: Readonly<Record<string, Fraction>>): Record<string, unknown> {
  const entries = Object.entries(values);
  return {
    ...Object.fromEntries(entries.map(([name, value]) => [name, Number(decimalText(value, 6))])),
    exact: Object.fromEntries(entries.map(([name, value]) => [name, exactText(value)])),
  };
}

function merger(subject: Subject, before: Market, after: Market): Answer {
  const [first, index] = [hhi(before), hhi(after)];
  const delta = index.sub(first);
  const judged = judge(subject, { index, delta, merged: largestNew(before, after) });
  return {
    headline: `The merger raises the HHI from ${decimalText(first, 0)} to ${decimalText(index, 0)}, by ${decimalText(delta, 0)}: ${judged.lowConcern ? 'little' : 'some'} concern under EU guidelines.`,
    ...points({ hhi: index, hhiBefore: first, delta }),
    ...judged,
    base: 'marketSharesInPercent',
    method: 'HHI: squares of market shares in percent, summed; delta: after less before',
    statements: [],
    findings: [...partial(before, 'before'), ...partial(after, 'after')],
    explanation: [
      { says: `Before: ${terms(before)} = ${decimalText(first, 2)}.` },
      {
        says: `After: ${terms(after)} = ${decimalText(index, 2)}; change ${decimalText(delta, 2)}.`,
      },
      ...lawSteps(subject, { index, delta }),
    ],
  };
}

/** The largest share after a merger of a firm whose share changed. */
function largestNew(before: Market, after: Market): Fraction {
  const changed = [...after]
    .filter(([firm, share]) => !before.get(firm)?.equals(share))
    .map(([, share]) => share);
  return changed.reduce((most, share) => (share.gt(most) ? share : most), ZERO);
}

function crossHeld(subject: Subject, asked: Input, market: Market): Answer {
  const { register } = subject;
  const control = controlFor(subject, asked, market);
  const result = mhhi(market, control, interestsIn(register, asked.owners));
  if (result.undefinedFor.length > 0) {
    throw new BadCall(
      `The index has no value: those who control ${result.undefinedFor.join(' and ')} have no part of its profit. Name another controller, or add its stake.`,
    );
  }
  const held = register.holdings.filter((holding) => market.has(holding.issuer));
  return {
    headline: `HHI ${decimalText(result.hhi, 0)}; with cross-holdings ${decimalText(result.mhhi, 2)}, that is ${decimalText(result.delta, 2)} more (model ${asked.model}, ${asked.owners} owners).`,
    ...points({ hhi: result.hhi, mhhi: result.mhhi, delta: result.delta }),
    ...judge(subject, { index: result.mhhi, delta: result.delta, merged: ZERO }),
    model: asked.model,
    owners: asked.owners,
    base: 'marketSharesInPercent',
    method: "MHHI: O'Brien and Salop 2000",
    rows: result.weights.map(({ firm, rival, weight, adds }) => ({
      firm,
      rival,
      ...shown({ weight }),
      adds: Number(decimalText(adds, 6)),
      base: 'marketSharesInPercent',
      method: asked.model,
      statements: held
        .filter((row) => row.issuer === rival || row.issuer === firm)
        .flatMap((row) => row.statements),
    })),
    statements: [...new Set(held.flatMap((row) => row.statements))],
    findings: partial(market, 'market'),
    explanation: crossSteps(subject, asked, market, result),
  };
}

function controlFor({ register, law }: Subject, asked: Input, market: Market): ControlWeights {
  if (asked.model !== 'controller' && asked.controllers !== undefined) {
    throw new BadCall(`"controllers" belongs to the model "controller", not "${asked.model}".`);
  }
  if (asked.model === 'silent') return silentControl();
  if (asked.model === 'votes') return voteControl(register, law);
  if (asked.model === 'banzhaf') return banzhafControl(register, law);
  const named = Object.entries(asked.controllers ?? {}).map(
    ([firm, who]) => [register.nameOf(firm), register.nameOf(who)] as const,
  );
  if (named.length === 0)
    throw new BadCall('The model "controller" needs controllers, such as {"Nissan": "Renault"}.');
  const unknown = named.map(([firm]) => firm).filter((firm) => !market.has(firm));
  if (unknown.length > 0)
    throw new BadCall(
      `"controllers": ${unknown.join(' and ')} ${unknown.length > 1 ? 'are' : 'is'} not in the market: ${[...market.keys()].join(', ')}.`,
    );
  return controllerControl(new Map(named));
}

interface Measured {
  readonly index: Fraction;
  readonly delta: Fraction;
}

function judge(
  subject: Subject,
  after: Measured & { readonly merged: Fraction },
): { lowConcern: boolean } & Record<string, unknown> {
  const [eu, us] = [ruleNamed(subject, 'hhi-eu'), ruleNamed(subject, 'hhi-us-2023')];
  const usNow = isInForce(us, { asOf: subject.register.asOf });
  return {
    lowConcern: lowConcern(eu, after.index, after.delta),
    ...(usNow && { presumedHarmful: presumedHarmful(us, after) }),
    ...legalFields([eu, ...(usNow ? [us] : [])]),
  };
}

function ruleNamed({ law }: Subject, id: string): ConcentrationRule {
  const rule = ruleOf(law, id);
  if (rule.kind !== 'concentration') throw new BadCall(`"${id}" is not a rule of concentration.`);
  return rule;
}

function terms(market: Market): string {
  return [...market.values()].map((share) => `${percentText(share).replace('%', '')}²`).join(' + ');
}

function crossSteps(subject: Subject, asked: Input, market: Market, result: Mhhi): Step[] {
  return [
    { says: `HHI: ${terms(market)} = ${decimalText(result.hhi, 2)}.` },
    { says: MODELS[asked.model], rule: 'mhhi', citation: ruleNamed(subject, 'mhhi').citation },
    ...result.weights.slice(0, 20).map(({ firm, rival, weight, adds }) => ({
      says: `${firm} counts ${percentText(weight)} of the profit of ${rival}: adds ${decimalText(adds, 4)}.`,
      statements: subject.register.holdings
        .filter((row) => row.issuer === rival || row.issuer === firm)
        .flatMap((row) => row.statements),
    })),
    { says: `Together ${decimalText(result.delta, 4)}; MHHI ${decimalText(result.mhhi, 4)}.` },
    ...lawSteps(subject, { index: result.mhhi, delta: result.delta }),
  ];
}

function lawSteps(subject: Subject, { index, delta }: Measured): Step[] {
  const eu = ruleNamed(subject, 'hhi-eu');
  const verdict = lowConcern(eu, index, delta)
    ? 'little concern'
    : 'outside the stretches of little concern';
  return [
    {
      says: `${decimalText(index, 2)} with a change of ${decimalText(delta, 2)}: ${verdict}.`,
      rule: eu.id,
      citation: eu.citation,
    },
  ];
}

/** Shares that leave a part of the market out give a smaller index than the whole. */
function partial(market: Market, name: string): Finding[] {
  const total = totalOf(market);
  if (total.equals(ONE)) return [];
  return [
    {
      code: 'market-not-whole',
      severity: 'remark',
      about: name,
      says: `The shares in "${name}" sum to ${percentText(total)}; the index leaves the rest out.`,
      try: 'Add the other firms for the index of the whole market.',
    },
  ];
}
