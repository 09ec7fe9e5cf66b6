import type { MajorityRule } from '../law/majority-rule.ts';
import { BadCall, fraction, type Fraction, sum, ZERO } from '../model/index.ts';
import { boardTally } from '../voting/board.ts';
import type { Tally } from '../voting/tally.ts';
import { quantityOf, shareOf } from './legal.ts';
import { percentText } from './shape.ts';

type Amount = string | number;

/** A count as it is written in a question. */
export interface TallyInput {
  readonly for?: Amount | undefined;
  readonly against?: Amount | undefined;
  readonly abstain?: Amount | undefined;
  readonly neutral?: Amount | undefined;
  readonly neutralSplit?: Amount | undefined;
  readonly present?: Amount | undefined;
  readonly total?: Amount | undefined;
  readonly members?: Amount | undefined;
  readonly excluded?: Amount | undefined;
}

/** Points of the exercisable votes, counted votes, or heads of a board. */
export type Unit = 'points' | 'votes' | 'heads';

export interface ReadTally {
  readonly tally: Tally;
  readonly unit: Unit;
}

/** The tally in one unit; votes given neither way are unknown. Points and counts do not mix. */
export function readTally(given: TallyInput, rule: MajorityRule): ReadTally {
  const read = reader(given);
  if (rule.body === 'board' || given.members !== undefined)
    return { tally: heads(given, read), unit: 'heads' };
  const [yes, no, abstain, neutral] = [
    read('for'),
    read('against'),
    read('abstain'),
    read('neutral'),
  ];
  const counted = sum([yes, no, abstain, neutral].map((part) => part ?? ZERO));
  const present = read('present') ?? counted;
  const total = read('total');
  if (present.lt(counted)) throw new BadCall('The tally counts more votes than are present.');
  if (total && present.gt(total))
    throw new BadCall('The tally has more votes present than there are in all.');
  if (present.lte(ZERO)) throw new BadCall('The tally is empty: give for and against, or present.');
  return {
    unit: isPoints(given) ? 'points' : 'votes',
    tally: {
      for: yes ?? ZERO,
      against: no ?? ZERO,
      abstain: abstain ?? ZERO,
      neutral: neutral ?? ZERO,
      unknown: present.sub(counted),
      ...(given.neutralSplit !== undefined && {
        neutralSplit: shareOf(given.neutralSplit, 'neutralSplit'),
      }),
      ...(total && { total }),
    },
  };
}

/** A number in the unit of the tally, for people. */
export function unitText(value: Fraction, unit: Unit): string {
  return unit === 'points' ? percentText(value) : `${Number(value.valueOf().toFixed(4))}`;
}

const NUMBERS = [
  'for',
  'against',
  'abstain',
  'neutral',
  'present',
  'total',
  'members',
  'excluded',
] as const;
type Name = (typeof NUMBERS)[number];

function reader(given: TallyInput): (name: Name) => Fraction | undefined {
  const kinds = new Set(
    NUMBERS.filter((name) => given[name] !== undefined && !isZero(given[name])).map(
      (name) => quantityOf(given[name] as Amount, name).kind,
    ),
  );
  if (kinds.size > 1)
    throw new BadCall('The tally mixes points such as 35% with counts: write all in one unit.');
  return (name) => {
    const amount = given[name];
    if (amount === undefined) return undefined;
    const quantity = quantityOf(amount, name);
    const value = quantity.kind === 'share' ? quantity.share : fraction(quantity.count);
    if (value.lt(ZERO)) throw new BadCall(`"${name}" is below zero.`);
    return value;
  };
}

function isPoints(given: TallyInput): boolean {
  return NUMBERS.some(
    (name) =>
      given[name] !== undefined &&
      !isZero(given[name]) &&
      quantityOf(given[name] as Amount, name).kind === 'share',
  );
}

/** Nothing is nothing in any unit. */
function isZero(amount: Amount | undefined): boolean {
  return amount === 0 || amount === '0';
}

function heads(given: TallyInput, read: (name: Name) => Fraction | undefined): Tally {
  const members = read('members') ?? read('total');
  if (isPoints(given)) throw new BadCall('A board counts heads: write whole numbers.');
  if (given.neutral !== undefined)
    throw new BadCall('A board has no neutral votes: count them as abstaining.');
  return boardTally({
    members,
    excluded: read('excluded') ?? ZERO,
    present: read('present'),
    for: read('for') ?? ZERO,
    against: read('against') ?? ZERO,
    abstain: read('abstain') ?? ZERO,
  });
}
