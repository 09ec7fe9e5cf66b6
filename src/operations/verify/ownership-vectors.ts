import { exactText, fraction, type Fraction, type Interval, ONE } from '../../model/index.ts';
import { ownershipBounds } from '../../ownership/bounds.ts';
import { grossOwnership, netOwnership } from '../../ownership/integrated.ts';
import { simplePathOwnership } from '../../ownership/simple-paths.ts';
import { isOverHeld, type Stakes, stakesFrom, stakesFromBands } from '../../ownership/stakes.ts';
import { readEdges } from './edges.ts';
import type { Vector } from './vectors.ts';

type Triple = readonly [owner: string, company: string, share: string];

/** Net and gross ownership of every pair; a column over 100% is kept where its walks still converge. */
export function integrated({ input }: Vector): unknown {
  const stakes = stakesFrom(readEdges(input['edges']));
  const net = triples(stakes, (company) => mapOf(netOwnership(stakes, company)));
  const gross = companiesOf(stakes).map((company) => grossOwnership(stakes, company));
  const infinite = gross.some((result) => !(result instanceof Map));
  return {
    net,
    gross: infinite ? null : triples(stakes, (company) => mapOf(grossOwnership(stakes, company))),
  };
}

/** The columns over 100% that block the computed view. */
export function integratedInvalid({ input }: Vector): unknown {
  const stakes = stakesFrom(readEdges(input['edges']));
  const columns = companiesOf(stakes)
    .filter((company) => isOverHeld(stakes, company))
    .sort();
  const net = companiesOf(stakes).map((company) => netOwnership(stakes, company));
  const solvable = net.every((result) => result instanceof Map);
  return { error: columns.length > 0 && !solvable ? 'column-sum-over-1' : undefined, columns };
}

export function simplePath({ input }: Vector): unknown {
  const stakes = stakesFrom(readEdges(input['edges']));
  const all = triples(stakes, (company) => simplePathOwnership(stakes, company) ?? new Map());
  const threshold = fraction(String(input['threshold'] ?? '0'));
  return { all, closeLinks: all.filter(([, , share]) => fraction(share).gte(threshold)) };
}

export function integratedInterval({ input }: Vector): unknown {
  const rows = (input['edges'] as readonly (readonly unknown[])[]).map(
    ([holder, issuer, low, high]) => [String(holder), String(issuer), bandOf(low, high)] as const,
  );
  const stakes = stakesFromBands(rows, (input['complete'] ?? []) as readonly string[]);
  const net = companiesOf(stakes).flatMap((company) =>
    namesOf(stakes).map((holder) => {
      const { min, max } = ownershipBounds(stakes, holder, company);
      return [holder, company, exactText(min), exactText(max)] as const;
    }),
  );
  return { net: net.filter(([, , , max]) => max !== '0').sort(byNames) };
}

/** Net ownership of the watched pairs before and after some edges are set anew. */
export function watched(
  edges: ReturnType<typeof readEdges>,
  watch: readonly (readonly [string, string])[],
): string[] {
  const stakes = stakesFrom(edges.filter(([, , stake]) => stake.gt(0)));
  return watch.map(([holder, company]) => {
    const net = netOwnership(stakes, company);
    return exactText((net instanceof Map ? net.get(holder) : undefined) ?? ONE.sub(1));
  });
}

function triples(
  stakes: Stakes,
  column: (company: string) => ReadonlyMap<string, Fraction>,
): Triple[] {
  return companiesOf(stakes)
    .flatMap((company) =>
      [...column(company)].map(([holder, share]): Triple => [holder, company, exactText(share)]),
    )
    .sort(byNames);
}

function byNames(first: readonly string[], second: readonly string[]): number {
  const [a, b] = [`${first[0]}\u0000${first[1]}`, `${second[0]}\u0000${second[1]}`];
  return a < b ? -1 : a > b ? 1 : 0;
}

function mapOf(result: ReturnType<typeof netOwnership>): ReadonlyMap<string, Fraction> {
  return result instanceof Map ? result : new Map();
}

function companiesOf(stakes: Stakes): string[] {
  return [...stakes.columns.keys()];
}

function namesOf(stakes: Stakes): string[] {
  const holders = [...stakes.columns.values()].flatMap((column) =>
    column.map((entry) => entry.holder),
  );
  return [...new Set([...companiesOf(stakes), ...holders])];
}

function bandOf(low: unknown, high: unknown): Interval {
  return {
    min: fraction(String(low)),
    max: fraction(String(high)),
    minOpen: false,
    maxOpen: false,
  };
}
