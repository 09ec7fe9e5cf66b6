import { z } from 'zod';
import {
  BadCall,
  decimalText,
  fraction,
  type Fraction,
  NoAnswer,
  sum,
  ZERO,
} from '../model/index.ts';
import { minimalCoalitions } from '../numeric/power/minimal-coalitions.ts';
import {
  type Game,
  inUnits,
  type Line,
  lineOf,
  type Power,
  type Voter,
  type VoterPower,
} from '../voting/game.ts';
import { parseQuota } from '../law/parse-quota.ts';
import { power as powerOf } from '../voting/power.ts';
import { type Votes, votes as votesOf } from '../voting/votes.ts';
import { quantityOf } from './legal.ts';
import { known } from './names.ts';
import type { Answer, Operation, Step, Subject } from './operation.ts';
import { throughCompanies } from './power-network.ts';
import { countJson, percentText, shown } from './shape.ts';
import { refuseWithoutBase } from './votes.ts';

const amount = z.union([z.string().min(1), z.number()]);

const input = z.strictObject({
  issuer: z.string().min(1).optional().describe('the company whose holders play; or give players'),
  players: z
    .record(z.string().min(1), amount)
    .optional()
    .describe('weights by name: counts, or shares such as 40%'),
  quota: amount
    .default('more than 1/2')
    .describe('"more than 1/2", "at least 2/3", or a count of votes'),
  ocean: amount
    .optional()
    .describe('weight of the many small holders; with an issuer, its unidentified rest'),
  coalition: z
    .array(z.string().min(1))
    .optional()
    .describe('players of whom is asked whether they win, or block'),
  network: z
    .boolean()
    .default(false)
    .describe('look through companies to those who vote at the source'),
  samples: z
    .number()
    .int()
    .min(100)
    .max(1_000_000)
    .default(20_000)
    .describe('samples, where a network is too large to count'),
  seed: z.number().int().min(0).default(1).describe('seed of the samples'),
});
type Input = z.infer<typeof input>;

const LISTED = 50;
const METHODS = {
  counted:
    'Coalitions are counted by weight and size (generating functions); the values are exact fractions.',
  ocean:
    'Milnor-Shapley value beside a continuum of small holders; Banzhaf with half of them saying yes (Dubey & Shapley 1979).',
  quadrature: "Owen's multilinear extension by Gauss-Legendre quadrature, in Float64.",
} as const;

/** How often each holder decides: Banzhaf and Shapley–Shubik indices. */
export const power: Operation<Input> = {
  name: 'power',
  summary: 'how often each holder decides: Banzhaf and Shapley-Shubik indices',
  positional: ['issuer'],
  input,
  output: z.looseObject({ rows: z.array(z.looseObject({ player: z.string() })) }),
  columns: [
    ['player', 'Player'],
    ['share', 'Votes'],
    ['banzhaf', 'Banzhaf'],
    ['banzhafNormalised', 'Normalised'],
    ['shapleyShubik', 'Shapley-Shubik'],
    ['swings', 'Swings'],
    ['statements', 'Statements'],
  ],
  answer(subject, asked) {
    if ((asked.players === undefined) === (asked.issuer === undefined)) {
      throw new BadCall('Give either players with their weights, or an issuer.');
    }
    if (asked.network) return throughCompanies(subject, asked);
    const table =
      asked.players === undefined
        ? holdersOf(subject, asked)
        : playersOf(asked.players, asked.ocean);
    return answerOf(table, asked);
  },
};

/** Who plays, with what, and what says so. */
interface Table {
  readonly voters: readonly Voter[];
  readonly ocean: Fraction;
  readonly base: string;
  readonly issuer?: string;
  readonly votes?: Votes;
}

function playersOf(players: NonNullable<Input['players']>, ocean: Input['ocean']): Table {
  const given = Object.entries(players).map(([player, weight]) => ({
    player,
    quantity: quantityOf(weight, player),
  }));
  if (given.length === 0)
    throw new BadCall('"players" is empty: give at least one name with a weight.');
  const sea = ocean === undefined ? undefined : quantityOf(ocean, 'ocean');
  const kinds = new Set(
    [...given.map(({ quantity }) => quantity), ...(sea ? [sea] : [])]
      .filter((quantity) => valueOf(quantity).n !== 0n)
      .map(({ kind }) => kind),
  );
  if (kinds.size > 1)
    throw new BadCall(
      'Weights are counts and shares mixed: give all as counts, or all as shares such as 40%.',
    );
  const voters = given.map(({ player, quantity }) => ({
    player,
    weight: notNegative(valueOf(quantity), player),
  }));
  return {
    voters,
    ocean: sea ? notNegative(valueOf(sea), 'ocean') : ZERO,
    base: kinds.has('share') ? 'shares as given' : 'counts as given',
  };
}

function valueOf(quantity: ReturnType<typeof quantityOf>): Fraction {
  return quantity.kind === 'share' ? quantity.share : fraction(quantity.count);
}

function notNegative(weight: Fraction, name: string): Fraction {
  if (weight.lt(0))
    throw new BadCall(`The weight of "${name}" is below zero: give 0 for a player without votes.`);
  return weight;
}

/** Holders with the votes that they may use freely: suspended votes are none, capped ones end at the cap. */
function holdersOf({ register, law }: Subject, asked: Input): Table {
  const issuer = known(register, asked.issuer ?? '');
  const votes = votesOf(register, law, issuer);
  refuseWithoutBase(votes);
  const voters = votes.rows
    .filter((row) => !row.treasury)
    .map((row) => ({ player: row.holder, weight: row.freeVotes }));
  if (voters.length === 0)
    throw new NoAnswer(`No holder of votes in ${issuer} is identified.`, [`holders of ${issuer}`]);
  const ocean = asked.ocean === undefined ? votes.rest : oceanIn(votes, asked.ocean);
  return { voters, ocean, base: 'ofVotesFree', issuer, votes };
}

/** A share is of exercisable votes. */
function oceanIn(votes: Votes, given: string | number): Fraction {
  const quantity = quantityOf(given, 'ocean');
  const weight =
    quantity.kind === 'share'
      ? quantity.share.mul(votes.exercisableVotes)
      : fraction(quantity.count);
  return notNegative(weight, 'ocean');
}

/** The line of the game; a bare number is a count of votes that is enough. */
function lineFor(asked: Input['quota'], voters: readonly Voter[], ocean: Fraction): Line {
  const total = sum(voters.map(({ weight }) => weight)).add(ocean);
  const line = countLine(String(asked)) ?? shareLine(String(asked), voters, ocean);
  if (total.lte(0)) throw new NoAnswer('None of the players has a vote.');
  if (line.votes.lt(0) || (!line.strict && line.votes.equals(0)))
    throw new BadCall(`"quota": ${asked} lets nobody's vote decide. Ask for more than zero.`);
  if (line.votes.gt(total) || (line.strict && line.votes.equals(total))) {
    throw new BadCall(
      `"quota": ${asked} is more than all votes together (${exactOrCount(total)}). Write "more than 1/2", "at least 2/3", or a count up to that.`,
    );
  }
  return line;
}

function countLine(text: string): Line | undefined {
  const parts = /^\s*(?:(more than|at least)\s+)?(-?\d+)\s*$/i.exec(text);
  if (!parts || (parts[1] !== undefined && Number(parts[2]) <= 1)) return undefined;
  return { votes: fraction(parts[2] ?? '0'), strict: parts[1]?.toLowerCase() === 'more than' };
}

function shareLine(text: string, voters: readonly Voter[], ocean: Fraction): Line {
  const quota = parseQuota(text);
  if (!quota)
    throw new BadCall(
      `"quota": "${text}" is not a line between nothing and all votes. Write "more than 1/2", "at least 2/3", or a count of votes.`,
    );
  return lineOf(quota, voters, ocean);
}

function exactOrCount(value: Fraction): string {
  return value.toFraction();
}

function answerOf(table: Table, asked: Input): Answer {
  const { voters, ocean, base, votes } = table;
  const game: Game = { voters, ocean, line: lineFor(asked.quota, voters, ocean) };
  const result = powerOf(game);
  const method = result.exact
    ? ocean.gt(0)
      ? METHODS.ocean
      : METHODS.counted
    : METHODS.quadrature;
  return {
    headline: headlineOf(table, result, asked),
    ...(table.issuer !== undefined && { issuer: table.issuer }),
    quota: String(asked.quota),
    base,
    method,
    exactValues: result.exact,
    errorBound: result.errorBound,
    ...(result.oceanShapley && {
      ocean: shown({ share: ocean.div(totalOf(game)), shapleyShubik: result.oceanShapley }),
    }),
    ...(result.tie && { tie: true }),
    ...coalitionsOf(game, asked),
    rows: result.rows.map((row) => rowOf(row, game, { result, votes, base, method })),
    findings: votes?.findings ?? [],
    explanation: steps(game, result, { asked, method, votes }),
  };
}

function totalOf({ voters, ocean }: Game): Fraction {
  return sum(voters.map(({ weight }) => weight)).add(ocean);
}

interface Frame {
  readonly result: Power;
  readonly votes: Votes | undefined;
  readonly base: string;
  readonly method: string;
}

function rowOf(
  row: VoterPower,
  game: Game,
  { result, votes, base, method }: Frame,
): Record<string, unknown> {
  const { banzhaf, banzhafNormalised, shapleyShubik } = row;
  const share = row.weight.div(totalOf(game));
  const own = votes?.rows.find((known) => known.holder === row.player);
  return {
    player: row.player,
    ...(result.exact
      ? shown({ share, banzhaf, banzhafNormalised, shapleyShubik })
      : {
          ...shown({ share }),
          banzhaf: percentText(banzhaf),
          banzhafNormalised: percentText(banzhafNormalised),
          shapleyShubik: percentText(shapleyShubik),
        }),
    ...(row.swings !== undefined && { swings: countJson(row.swings) }),
    ...(own?.suspended && { suspended: true }),
    ...(own?.cap && { cap: own.cap.id }),
    base,
    method,
    statements: own?.statements ?? [],
  };
}

/** Minimal winning and blocking coalitions of the players; with an ocean there is no such list. */
function coalitionsOf(game: Game, asked: Input): Record<string, unknown> {
  const names = game.voters.map(({ player }) => player);
  const judged = asked.coalition === undefined ? {} : { coalition: judge(game, asked.coalition) };
  if (game.ocean.gt(0)) return judged;
  const { weights, quota } = inUnits(game);
  const total = weights.reduce((all, weight) => all + weight, 0n);
  const list = (line: bigint) => {
    const { listed, count } = minimalCoalitions(weights, line, LISTED);
    return {
      list: listed.map((places) => places.map((place) => names[place] ?? '')),
      count: count === undefined ? 'not counted' : countJson(count),
    };
  };
  const [winning, blocking] = [list(quota), list(total - quota + 1n)];
  return {
    winningCoalitions: winning.list,
    winningCount: winning.count,
    blockingCoalitions: blocking.list,
    blockingCount: blocking.count,
    ...judged,
  };
}

function judge(game: Game, names: readonly string[]): Record<string, unknown> {
  const unknown = names.filter((name) => !game.voters.some(({ player }) => player === name));
  if (unknown.length > 0) {
    throw new BadCall(
      `"coalition": ${unknown.map((name) => `"${name}"`).join(', ')} ${unknown.length > 1 ? 'are' : 'is'} not among the players: ${game.voters.map(({ player }) => player).join(', ')}.`,
    );
  }
  const weight = sum(
    game.voters.filter(({ player }) => names.includes(player)).map((voter) => voter.weight),
  );
  const reaches = (votes: Fraction) =>
    game.line.strict ? votes.gt(game.line.votes) : votes.gte(game.line.votes);
  return {
    members: [...new Set(names)],
    ...shown({ share: weight.div(totalOf(game)) }),
    wins: reaches(weight),
    blocks: !reaches(totalOf(game).sub(weight)),
  };
}

function headlineOf(table: Table, result: Power, asked: Input): string {
  const strongest = [...result.rows]
    .sort((first, second) => second.shapleyShubik.compare(first.shapleyShubik))
    .slice(0, 3);
  const where = table.issuer === undefined ? '' : ` at ${table.issuer}`;
  const names = strongest.map(
    (row) => `${row.player} ${decimalText(row.shapleyShubik.mul(100), 2)}%`,
  );
  return `Shapley-Shubik power${where} with ${quotaWords(asked.quota)}: ${names.join(', ')}.`;
}

function quotaWords(quota: Input['quota']): string {
  return /^-?\d+$/.test(String(quota)) ? `at least ${quota} votes` : String(quota);
}

interface Told {
  readonly asked: Input;
  readonly method: string;
  readonly votes: Votes | undefined;
}

function steps(game: Game, result: Power, { asked, method, votes }: Told): Step[] {
  const total = totalOf(game);
  const needed = `${game.line.strict ? 'more than' : 'at least'} ${percentText(game.line.votes.div(total))} of the votes`;
  const taken = (votes?.rows ?? []).filter((row) => row.suspended || row.cap);
  return [
    { says: `A proposal passes with ${quotaWords(asked.quota)}, that is ${needed} that play.` },
    ...(game.ocean.gt(0)
      ? [
          {
            says: `${percentText(game.ocean.div(total))} are with many small holders, taken as a continuum.`,
          },
        ]
      : []),
    ...taken.map((row) => ({
      says:
        row.suspension?.says ??
        `${row.holder} plays with ${percentText(row.freeVotes.div(total))} only${row.cap ? ` (${row.cap.id})` : ''}.`,
      ...(row.suspension && {
        rule: row.suspension.rule.id,
        citation: row.suspension.rule.citation,
      }),
      statements: row.statements,
    })),
    { says: method },
    ...(result.exact
      ? []
      : [
          {
            says: `No value is further than ${result.errorBound.toExponential(1)} from the true one.`,
          },
        ]),
    ...(result.tie
      ? [
          {
            says: 'Some players meet the line exactly with half of the ocean: the Banzhaf limit takes that as won.',
          },
        ]
      : []),
    ...result.rows.slice(0, 20).map((row) => ({
      says: `${row.player}: ${row.swings === undefined ? '' : `${row.swings} swings, `}Banzhaf ${percentText(row.banzhaf)}, Shapley-Shubik ${percentText(row.shapleyShubik)}.`,
    })),
  ];
}
