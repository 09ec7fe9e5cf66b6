import { type Interval, isPoint, NoAnswer, point, ZERO } from '../model/index.ts';
import { ownershipBounds } from '../ownership/bounds.ts';
import { netOwnership } from '../ownership/integrated.ts';
import { simplePaths } from '../ownership/simple-paths.ts';
import { isOverHeld, stakesFromBands } from '../ownership/stakes.ts';
import type { Measured } from './threshold-answer.ts';
import type { VoteBands } from './vote-bands.ts';

/**
 * Stakes multiplied along every chain in which no name comes twice, and the chains added. In loops the
 * value with the loop counted round and round is given beside it. Bands give tight bounds.
 */
export function chainProduct(
  bands: VoteBands,
  holder: string,
  issuer: string,
): Pick<Measured, 'value' | 'paths' | 'withLoops'> {
  const edges = [...bands.columns].flatMap(([company, column]) =>
    [...column].map(([name, band]) => [name, company, band] as const),
  );
  const stakes = stakesFromBands(edges);
  const paths = simplePaths(stakes, holder, issuer);
  if (edges.some(([, , band]) => !isPoint(band)))
    return { value: boundsOf(stakes, holder, issuer), paths: paths ?? [] };
  if (!paths) throw tooManyChains(holder, issuer);
  const value = paths.reduce((total, path) => total.add(path.product), ZERO);
  const sound = [...stakes.columns.keys()].every((company) => !isOverHeld(stakes, company));
  const net = sound ? netOwnership(stakes, issuer) : undefined;
  const withLoops = net instanceof Map ? (net.get(holder) ?? ZERO) : undefined;
  return {
    value: point(value),
    paths,
    ...(withLoops && !withLoops.equals(value) && { withLoops }),
  };
}

function tooManyChains(holder: string, issuer: string): NoAnswer {
  return new NoAnswer(
    `There are too many chains from ${holder} to ${issuer} to multiply one by one. Ask "owners", which solves them all at once.`,
    [`chains from ${holder} to ${issuer}`],
  );
}

/** Whether an end of the bounds is reached is not known: both are taken as reached. */
function boundsOf(
  stakes: Parameters<typeof ownershipBounds>[0],
  holder: string,
  issuer: string,
): Interval {
  const { min, max } = ownershipBounds(stakes, holder, issuer);
  return { min, max, minOpen: false, maxOpen: false };
}
