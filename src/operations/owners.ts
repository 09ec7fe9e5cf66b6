import { z } from 'zod';
import { exactText, sum } from '../model/index.ts';
import type { Bounds } from '../ownership/bounds.ts';
import { economicStakes } from '../ownership/from-register.ts';
import {
  type Convention,
  factorOf,
  type Owner,
  type Owners,
  owners as ownersOf,
} from '../ownership/owners.ts';
import type { OwnershipPath } from '../ownership/simple-paths.ts';
import { PATHS_LISTED, simplePaths } from '../ownership/simple-paths.ts';
import type { Stakes } from '../ownership/stakes.ts';
import { findingsAbout } from '../register/register-parts.ts';
import { known } from './names.ts';
import type { Answer, Operation, Step } from './operation.ts';
import { percentText, shown } from './shape.ts';

const input = z.strictObject({
  issuer: z.string().min(1).describe('the company that is owned'),
  convention: z
    .enum(['net', 'gross', 'simplePath'])
    .default('net')
    .describe('how loops are treated: each holder counted once, every walk counted, or loops cut'),
});
type Input = z.infer<typeof input>;

const METHODS: Readonly<Record<Convention, string>> = {
  net: 'Each holder is counted once: N = V_ij / V_ii with V = (I - A)^-1 (Baldone, Brioschi & Paleari 1998).',
  gross: 'Every walk is counted: G = (I - A)^-1 - I (Brioschi, Buzzacchi & Colombo 1989).',
  simplePath: 'Products along simple paths are added; loops are cut.',
};

/** Who owns a company, direct and through others: shares of issued capital, exact. */
export const owners: Operation<Input> = {
  name: 'owners',
  summary: 'who owns a company, direct and through others',
  positional: ['issuer'],
  rowsCite: true,
  input,
  output: z.looseObject({
    issuer: z.string(),
    status: z.string(),
    rows: z.array(z.looseObject({})),
  }),
  columns: [
    ['holder', 'Holder'],
    ['direct', 'Direct'],
    ['indirect', 'Indirect'],
    ['integrated', 'Integrated'],
    ['range', 'Range'],
    ['via', 'Held by'],
    ['statements', 'Statements'],
  ],
  answer({ register }, { issuer: asked, convention }) {
    const issuer = known(register, asked);
    const stakes = economicStakes(register);
    const result = ownersOf(stakes, issuer, convention);
    // To list the chains of every owner takes longer than to compute their shares.
    let explained: readonly Step[] | undefined;
    return {
      headline: headlineOf(issuer, result),
      issuer,
      base: 'ofIssuedShares',
      method: convention,
      status: result.status,
      ...totals(result),
      ...(result.iterated && { iterated: iteratedOf(result.iterated) }),
      loops: result.loops.slice(0, 20).map(loopOf),
      outsideOwners: outsideSum(result),
      rows: result.rows.map((row) => rowOf(row, convention)),
      findings: findingsAbout(register, [issuer, ...result.overHeld], issuer),
      get explanation() {
        return (explained ??= steps(stakes, issuer, result, convention));
      },
    };
  },
};

function headlineOf(issuer: string, result: Owners): string {
  if (result.status === 'overHeld') {
    return `The owners of ${issuer} are not computed: the holders of ${result.overHeld.join(' and ')} sum to more than 100%.`;
  }
  if (result.status === 'closedLoop' && result.rows.every((row) => row.integrated === undefined)) {
    return `The gross ownership of ${issuer} has no finite value: ${result.closedLoop.join(' and ')} own each other entirely.`;
  }
  const named = result.rows.filter((row) => !row.unidentified && row.holder !== issuer).slice(0, 3);
  if (named.length === 0) return `No owner of ${issuer} is identified.`;
  return `${issuer} is owned by ${named.map(shareText).join(', ')}; ${percentText(result.unidentified)} is with unidentified holders.${iteratedText(result)}`;
}

/** How near the shares are, where they are not exact. */
function iteratedText({ iterated }: Owners): string {
  if (!iterated) return '';
  const { loop, bound } = iteratedOf(iterated);
  if (iterated.bands)
    return ' Too much stands above for tight ends: the upper ones are not attained.';
  return ` A loop of ${loop} companies was iterated: no share is further than ${bound} of the whole from the exact one.`;
}

function shareText(row: Owner): string {
  const share = row.integrated ?? (row.bounds ? undefined : row.direct);
  if (share) return `${row.holder} ${percentText(share)}`;
  return row.bounds ? `${row.holder} ${rangeText(row.bounds)}` : row.holder;
}

/** Two ends, or the one text that both of them print as. */
function rangeText({ min, max }: Bounds): string {
  const [least, most] = [percentText(min), percentText(max)];
  return least === most ? `about ${least}` : `${least} to ${most}`;
}

/** How owners above a large loop were found: no share is further from the exact one than the bound. */
function iteratedOf({ members, within, bands }: NonNullable<Owners['iterated']>) {
  return {
    loop: members,
    method: 'iteration',
    bands,
    bound: Number(within.valueOf().toExponential(1)),
  };
}

function rowOf(row: Owner, convention: Convention): Record<string, unknown> {
  const { bounds, legalHolders } = row;
  return {
    holder: row.holder,
    ...shown({
      direct: row.direct,
      indirect: row.indirect,
      integrated: row.integrated,
      min: bounds?.min ?? row.integrated,
      max: bounds?.max ?? row.integrated,
    }),
    ...(bounds && { range: rangeText(bounds) }),
    ...(legalHolders.length > 0 && { via: legalHolders }),
    outside: row.outside,
    unidentified: row.unidentified,
    base: 'ofIssuedShares',
    method: convention,
    statements: row.statements,
  };
}

/** Shares of those who have no owners of their own: in a sound register they make exactly 1. */
function outsideSum(result: Owners): string | undefined {
  if (result.rows.some((row) => row.integrated === undefined)) return undefined;
  const outside = result.rows.flatMap((row) => (row.outside ? (row.integrated ?? []) : []));
  return outside.length > 0 ? exactText(sum(outside)) : undefined;
}

/** The unidentified part and the factors of the loops; their fractions stand under `exact`. */
function totals(result: Owners): Record<string, unknown> {
  const { exact, ...unidentified } = shown({ unidentified: result.unidentified });
  const factors = { loopFactor: result.loopFactor, returnFactor: result.returnFactor };
  const known = Object.entries(factors).filter(([, value]) => value !== undefined);
  return {
    ...unidentified,
    ...Object.fromEntries(
      known.map(([name, value]) => [name, Number(value?.valueOf().toFixed(6))]),
    ),
    exact: {
      ...exact,
      ...Object.fromEntries(known.map(([name, value]) => [name, value && exactText(value)])),
    },
  };
}

function loopOf(loop: OwnershipPath): Record<string, unknown> {
  const value = factorOf(loop);
  return {
    through: loop.through,
    ...shown({ product: loop.product }),
    ...(value && { factor: Number(value.valueOf().toFixed(6)) }),
  };
}

function steps(stakes: Stakes, issuer: string, result: Owners, convention: Convention): Step[] {
  if (result.status === 'overHeld') {
    return [{ says: `A column over 100% cannot be solved: ${result.overHeld.join(', ')}.` }];
  }
  const loops = result.loops.slice(0, 3).map((loop): Step => {
    const value = factorOf(loop);
    return {
      says: `Loop ${loop.through.join(' > ')}: ${percentText(loop.product)}${value ? `, factor 1/(1 - ${percentText(loop.product)}) = ${value.valueOf().toFixed(4)}` : ''}.`,
    };
  });
  const rows = result.rows.filter((row) => !row.unidentified).slice(0, 20);
  return [
    { says: METHODS[convention] },
    ...(result.iterated ? [iteratedStep(result.iterated)] : []),
    ...loops,
    ...(result.iterated ? [] : rows).map((row) => rowStep(stakes, issuer, row)),
  ];
}

function iteratedStep({ members, within, bands }: NonNullable<Owners['iterated']>): Step {
  if (bands)
    return {
      says: 'Stakes are bands, and too much stands above for tight ends. The least stakes give the lower ends, in floating point; the upper ones leave out what is certain for outside owners.',
    };
  return {
    says: `${members} companies own each other in one loop, too many for exact numbers. The loop is iterated in floating point: each share lies between two ends that are at most ${within.valueOf().toExponential(1)} of the whole apart.`,
  };
}

function rowStep(stakes: Stakes, issuer: string, row: Owner): Step {
  const paths = simplePaths(stakes, row.holder, issuer, PATHS_LISTED);
  const chains = paths
    ? paths
        .slice(0, 5)
        .map((path) => `${path.through.join(' > ')} = ${percentText(path.product)}`)
        .join('; ')
    : 'through more chains than can be listed';
  return { says: `${shareText(row)} of ${issuer}: ${chains}.`, statements: row.statements };
}

export type OwnersAnswer = Answer;
