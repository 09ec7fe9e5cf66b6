import type { CaseFile } from '../register/index.ts';
import type { KnownPairs } from '../reading/reading.ts';

const PAIRS = new WeakMap<CaseFile, KnownPairs>();

/**
 * Who is known to hold whom: holdings given as such, and statements of holdings that a reader
 * accepted or a person did. What an article leaves open is read the known way sooner.
 */
export function knownPairs(caseFile: CaseFile): KnownPairs {
  const found = PAIRS.get(caseFile) ?? pairsOf(caseFile);
  PAIRS.set(caseFile, found);
  return found;
}

function pairsOf({ holdings, statements, reviews }: CaseFile): KnownPairs {
  const pairs = new Map<string, Set<string>>();
  const add = (holder: string, company: string) =>
    pairs.set(holder, (pairs.get(holder) ?? new Set()).add(company));
  const judged = new Map(reviews.map(({ statement, verdict }) => [statement, verdict]));
  for (const { holder, issuer } of holdings) add(holder, issuer);
  for (const { id, claim, confidence, modality } of statements) {
    if (claim.type !== 'holding' || modality !== 'asserted') continue;
    const verdict = judged.get(id);
    const sure = confidence === undefined || confidence === 'accept';
    if (verdict === 'reject' || (verdict !== 'accept' && !sure)) continue;
    add(claim.holder, claim.issuer);
  }
  return pairs;
}
