import { isOf } from '../evidence/index.ts';
import { type Fraction, intersects, point } from '../model/index.ts';
import type { Pair } from './deal-standing.ts';
import type { Subject } from './operation.ts';
import { percentText, shown } from './shape.ts';

type Plain = { readonly [field: string]: unknown };

const MEASURED = {
  capital: 'capital',
  'votes-gross': 'gross',
  'votes-exercisable': 'exercisable',
} as const;

/**
 * What sources said that a holder would have after the deal, beside what comes out: planned and
 * hypothetical statements about holdings that the deal changes. A printed figure agrees when the
 * computed one would print like it.
 */
export function saidOf({ caseFile, register }: Subject, pairs: readonly Pair[]): Plain[] {
  const { nameOf, knownAt } = register;
  return caseFile.statements.filter(isOf('holding')).flatMap((statement) => {
    const { claim, modality, id } = statement;
    if (modality !== 'planned' && modality !== 'hypothetical') return [];
    if (knownAt !== undefined && statement.knownFrom !== undefined && statement.knownFrom > knownAt)
      return [];
    if (claim.stake === undefined || !(claim.basis in MEASURED)) return [];
    const [holder, issuer] = [nameOf(claim.holder), nameOf(claim.issuer)];
    const measure = MEASURED[claim.basis as keyof typeof MEASURED];
    const pair = pairs.find((one) => one.holder === holder && one.issuer === issuer);
    const computed = pair?.after.shares[measure];
    if (!pair || computed === undefined) return [];
    const agrees = intersects(claim.band ?? point(claim.stake), point(computed));
    const says = sentence(
      { holder, issuer, by: statement.assertedBy ?? 'A source' },
      claim.stake,
      computed,
    );
    return [
      {
        holder,
        issuer,
        base: measure,
        ...shown({ stated: claim.stake, computed }),
        agrees,
        says: `${says}${agrees ? '' : ': they disagree'}.`,
        statements: [id],
      },
    ];
  });
}

function sentence(
  { holder, issuer, by }: { readonly holder: string; readonly issuer: string; readonly by: string },
  stated: Fraction,
  computed: Fraction,
): string {
  return `${by} gives ${holder} ${percentText(stated)} of ${issuer}, and ${percentText(computed)} comes out`;
}
