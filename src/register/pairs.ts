import type { Capital, Holding } from '../model/index.ts';
import { isKnown } from './known.ts';
import { answerPair, type Pair } from './pair.ts';
import type { Moment } from './register.ts';

type NameOf = (name: string) => string;

/** The public: shares that are in nobody's stable hands are part of the unidentified rest. */
const PUBLIC = /^\((free float|public|others|unidentified)\)$/i;

export function isPublic(holder: string): boolean {
  return PUBLIC.test(holder);
}

/** "Renault" of "Renault with trust": the first of several holders that a source counts as one. */
export function firstOfSeveral(holder: string): string | undefined {
  return /^(.{1,200}?) (?:with|together with) ./.exec(holder)?.[1];
}

/**
 * The press names the owner where a wholly owned vehicle or a trust is the holder. Where only
 * articles speak of the owner's own holding, they speak of the vehicle's: one holding, not two.
 */
export function mergeVehicles(pairs: readonly Pair[], nameOf: NameOf): Pair[] {
  const owned = (pair: Pair) =>
    pair.statements.flatMap(({ claim }) =>
      claim.beneficiary === undefined ? [] : [nameOf(claim.beneficiary)],
    );
  const vehicleOf = (pair: Pair) =>
    pairs.find(
      (other) =>
        other !== pair && other.issuer === pair.issuer && owned(other).includes(pair.holder),
    );
  const onlyArticles = (pair: Pair) =>
    pair.statements.every(({ confidence }) => confidence !== undefined);
  const absorbed = new Map(
    pairs
      .filter(onlyArticles)
      .map((pair) => [pair, vehicleOf(pair)] as const)
      .filter((entry): entry is readonly [Pair, Pair] => entry[1] !== undefined),
  );
  if (absorbed.size === 0) return [...pairs];
  return pairs
    .filter((pair) => !absorbed.has(pair))
    .map((pair) => ({
      ...pair,
      statements: [
        ...pair.statements,
        ...[...absorbed]
          .filter(([, vehicle]) => vehicle === pair)
          .flatMap(([press]) => press.statements),
      ],
    }));
}

/** Own shares as a pair of a company with itself counts them: they bring "without treasury" figures to one base. */
export function treasuryOf(pair: Pair, capital: Capital | undefined): bigint | undefined {
  if (pair.holder !== pair.issuer) return undefined;
  const [row] = answerPair({ ...pair, capital }).holdings;
  return row?.shares;
}

export function withTreasury(
  capital: Capital | undefined,
  treasuryShares: bigint | undefined,
): Capital | undefined {
  return capital && treasuryShares !== undefined ? { treasuryShares, ...capital } : capital;
}

/** A given holding is known unless it says since when, and that is later. */
export function isGivenKnown(holding: Holding, moment: Moment): boolean {
  return holding.knownFrom === undefined || isKnown(holding, moment.knownAt);
}

/** A holding under the entities' own names. */
export function named(holding: Holding, nameOf: NameOf): Holding {
  return {
    ...holding,
    holder: nameOf(holding.holder),
    issuer: nameOf(holding.issuer),
    ...(holding.beneficiary !== undefined && { beneficiary: nameOf(holding.beneficiary) }),
  };
}
