import { parseQuota } from '../law/parse-quota.ts';
import {
  BadCall,
  decimalText,
  type Finding,
  type Fraction,
  NoAnswer,
  ZERO,
} from '../model/index.ts';
import { voteGraph } from '../voting/control-by-votes.ts';
import {
  type NetworkPower,
  networkPower,
  type SourcePower,
  sourcesAbove,
  type VoteEdge,
} from '../voting/network-power.ts';
import { known } from './names.ts';
import type { Answer, Subject } from './operation.ts';
import { countJson, percentText, shown } from './shape.ts';

/** What is asked of a network of companies. */
export interface NetworkAsked {
  readonly issuer?: string | undefined;
  readonly quota: string | number;
  readonly samples: number;
  readonly seed: number;
}

/** Power of those who vote at the source, through the companies between them and the issuer. */
export function throughCompanies({ register, law }: Subject, asked: NetworkAsked): Answer {
  if (asked.issuer === undefined) throw new BadCall('Power through companies needs an issuer.');
  const target = known(register, asked.issuer);
  const quota = parseQuota(String(asked.quota));
  if (!quota)
    throw new BadCall(
      `"quota": "${asked.quota}" is not a share. Through companies, write "more than 1/2" or "at least 2/3".`,
    );
  const edges = edgesOf(voteGraph(register, law).columns);
  const sources = sourcesAbove(edges, target);
  if (sources.length === 0)
    throw new NoAnswer(`No holder of votes above ${target} is without holders of its own.`, [
      `outside holders of ${target}`,
    ]);
  const result = networkPower({ edges, target, sources, quota }, asked);
  return {
    headline: networkHeadline(target, result),
    issuer: target,
    quota: String(asked.quota),
    base: 'ofListedVotes',
    method: result.exact
      ? 'all coalitions of sources; companies follow their holders'
      : `sampled, ${asked.samples} coalitions and orders, seed ${asked.seed}`,
    exactValues: result.exact,
    loopsMatter: result.least.some(
      (row, place) => !row.banzhaf.equals(result.greatest[place]?.banzhaf ?? ZERO),
    ),
    rows: result.least.map((row, place) => ({
      ...sourceRow(row),
      greatest: sourceRow(result.greatest[place] ?? row),
      base: 'ofListedVotes',
      method: 'least fixpoint',
      statements: [],
    })),
    findings: result.rounded ? [roundedVotes(target)] : [],
    explanation: [
      {
        says: `At the source: ${sources.join(', ')}. Every company above ${target} says yes with ${asked.quota} of its listed votes. Own shares and unidentified holders are left out.`,
      },
      {
        says: 'In loops companies may wait for each other: rows start from all saying no, "greatest" from all saying yes.',
      },
    ],
  };
}

function networkHeadline(target: string, result: NetworkPower): string {
  const strongest = [...result.least]
    .sort((first, second) => second.shapleyShubik.compare(first.shapleyShubik))
    .slice(0, 3);
  return `Through the companies between, ${target} is decided by ${strongest.map((row) => `${row.player} ${decimalText(row.shapleyShubik.mul(100), 2)}%`).join(', ')} (Shapley-Shubik).`;
}

function sourceRow({
  player,
  swings,
  banzhaf,
  shapleyShubik,
  errors,
}: SourcePower): Record<string, unknown> {
  if (errors)
    return {
      player,
      banzhaf: percentText(banzhaf),
      shapleyShubik: percentText(shapleyShubik),
      standardErrors: errors,
    };
  return {
    player,
    ...shown({ banzhaf, shapleyShubik }),
    ...(swings !== undefined && { swings: countJson(swings) }),
  };
}

function edgesOf(columns: ReadonlyMap<string, ReadonlyMap<string, Fraction>>): VoteEdge[] {
  return [...columns].flatMap(([issuer, column]) =>
    [...column].map(([holder, votes]): VoteEdge => [holder, issuer, votes]),
  );
}

function roundedVotes(target: string): Finding {
  return {
    code: 'votes-rounded',
    severity: 'remark',
    about: target,
    says: 'Some votes have too many digits to be counted whole and were rounded to one in a million million.',
    try: 'Read the result as exact but for ties closer than that.',
  };
}
