import { fraction, type Fraction } from '../../model/index.ts';

/** `[owner, company, "p/q"]` as the vectors write an edge. */
export type Edge = readonly [holder: string, issuer: string, stake: Fraction];

/** Edges from plain JSON. */
export function readEdges(data: unknown): Edge[] {
  if (!Array.isArray(data)) return [];
  return data.map((row: unknown): Edge => {
    const [holder, issuer, stake] = row as [unknown, unknown, unknown];
    return [String(holder), String(issuer), fraction(String(stake))];
  });
}
