import type { Source, Statement } from '../evidence/index.ts';
import { type Holding, point } from '../model/index.ts';

/** Where the rows stand in their table, by the id of their statement. */
type Places = ReadonlyMap<string, Pick<Statement['citation'], 'line' | 'quote' | 'cites'>>;

/** The rows of a holdings table as statements, so that they can stand beside what others say. */
export function holdingStatements(
  holdings: readonly Holding[],
  source: Pick<Source, 'id' | 'name'>,
  places: Places = new Map(),
): Statement[] {
  return holdings.flatMap((holding, index) => {
    const id = holding.statements[0] ?? `${source.name}#${index + 1}`;
    return claimsOf(holding).map((claim, part) => ({
      id: part === 0 ? id : `${id}/${claim.basis}`,
      claim,
      modality: holding.modality,
      citation: { source: source.id, name: source.name, ...places.get(id) },
      ...(holding.from !== undefined && { from: holding.from }),
      ...(holding.to !== undefined && { to: holding.to }),
      ...(holding.knownFrom !== undefined && { knownFrom: holding.knownFrom }),
    }));
  });
}

type HoldingClaim = Extract<Statement['claim'], { type: 'holding' }>;

function claimsOf(holding: Holding): HoldingClaim[] {
  const base = {
    type: 'holding',
    holder: holding.holder,
    issuer: holding.issuer,
    measures: 'level',
    ...(holding.lot !== undefined && { lot: holding.lot }),
    ...(holding.beneficiary !== undefined && { beneficiary: holding.beneficiary }),
    ...(holding.voting !== 'normal' && { voting: holding.voting }),
    ...(holding.votesPerShare && { votesPerShare: { count: holding.votesPerShare } }),
  } as const;
  const claims: HoldingClaim[] = [];
  if (holding.shares !== undefined)
    claims.push({ ...base, basis: 'shares', count: holding.shares });
  if (holding.stake)
    claims.push({ ...base, basis: 'capital', stake: holding.stake, band: point(holding.stake) });
  else if (holding.band) claims.push({ ...base, basis: 'capital', band: holding.band });
  if (holding.votes)
    claims.push({
      ...base,
      basis: 'votes-gross',
      stake: holding.votes,
      band: point(holding.votes),
    });
  if (holding.exercisable)
    claims.push({
      ...base,
      basis: 'votes-exercisable',
      stake: holding.exercisable,
      band: point(holding.exercisable),
    });
  return claims;
}
