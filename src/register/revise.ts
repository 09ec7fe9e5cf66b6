import type { Agreement, Capital, Day, Entity, Holding } from '../model/index.ts';
import { holdingIndex, listOf, reindexed, remember } from './holding-index.ts';
import { overlaid } from './overlay-map.ts';
import { inheritParts } from './register-parts.ts';
import type { Register } from './register.ts';

/** What differs in a register: only what is named. */
export interface Revision {
  /** All holdings in an issuer, which replace those that it had. */
  readonly rows?: ReadonlyMap<string, readonly Holding[]>;
  /** Totals by issuer; `undefined` for totals that are no longer known. */
  readonly capital?: ReadonlyMap<string, Capital | undefined>;
  readonly entities?: ReadonlyMap<string, Entity>;
  readonly agreements?: readonly Agreement[];
  readonly asOf?: Day;
}

/**
 * A register that differs from another in a few issuers, made without reading the rest.
 *
 * `holdings` of the result is put together when somebody first asks for it; questions about single
 * issuers and holders go to `holdingIndex` and never do. (A copy by `{...register}` asks for it.)
 */
export function revised(register: Register, revision: Revision): Register {
  const { knownAt, rules, nameOf } = register;
  const known = holdingIndex(register);
  const index = revision.rows ? reindexed(known, revision.rows) : known;
  const next: Register = {
    asOf: revision.asOf ?? register.asOf,
    ...(knownAt !== undefined && { knownAt }),
    entities: revision.entities
      ? overlaid(register.entities, revision.entities)
      : register.entities,
    capital: revision.capital ? overlaid(register.capital, revision.capital) : register.capital,
    get holdings() {
      return index === known ? register.holdings : listOf(index);
    },
    agreements: revision.agreements ?? register.agreements,
    ...(rules && { rules }),
    get choices() {
      return register.choices;
    },
    get findings() {
      return register.findings;
    },
    nameOf,
  };
  remember(next, index);
  inheritParts(next, register);
  return next;
}
