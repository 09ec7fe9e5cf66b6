import type { Holding } from '../model/index.ts';
import { holdingIndex, type Register } from '../register/index.ts';

/** The rows of one issuer, found without reading the others. */
export function rowsIn(register: Register, issuer: string): readonly Holding[] {
  return holdingIndex(register).byIssuer.get(issuer) ?? [];
}

/** The rows of one holder in its own name. */
export function rowsOf(register: Register, holder: string): readonly Holding[] {
  return holdingIndex(register).byHolder.get(holder) ?? [];
}
