import { company, type Capital, type Entity, type Holding } from '../model/index.ts';
import { capitalAt } from './capital.ts';
import { caseIndex } from './case-index.ts';
import type { CaseFile } from './case-file.ts';
import { ComputedMap } from './computed-map.ts';
import { type HoldingIndex, remember } from './holding-index.ts';
import { agreementsAt, namesOf } from './build.ts';
import { type KeptParts, Parts } from './parts.ts';
import type { Moment, Register } from './register.ts';
import { partsOf, rememberParts } from './register-parts.ts';

/**
 * The register of one date, made where it is asked: the same as `buildRegister`, which stays its
 * definition, but a question about one company reads the statements about it and its owners alone.
 *
 * With `before`, a register of an earlier state of the same case, all parts are shared whose
 * statements and reviews did not change since.
 */
export function registerAt(caseFile: CaseFile, moment: Moment, before?: Register): Register {
  const parts = new Parts(caseIndex(caseFile), moment, keptFrom(before, moment));
  const { nameOf } = parts.index;
  const index = indexOver(parts);
  const capital = new ComputedMap(
    () => capitalAt(caseFile, moment, nameOf).keys(),
    (issuer) => parts.of(issuer)?.capital,
  );
  const register: Register = {
    ...moment,
    entities: entitiesOver(parts, index, capital),
    capital,
    get holdings() {
      return parts.rows();
    },
    agreements: agreementsAt(caseFile, moment.asOf, nameOf),
    ...(caseFile.rules && { rules: caseFile.rules }),
    get choices() {
      return parts.choices();
    },
    get findings() {
      return parts.findings();
    },
    nameOf,
  };
  remember(register, index);
  rememberParts(register, parts);
  return register;
}

function keptFrom(before: Register | undefined, moment: Moment): KeptParts {
  const parts = before && partsOf(before);
  const same = parts?.moment.asOf === moment.asOf && parts.moment.knownAt === moment.knownAt;
  return parts && same ? parts.kept : new Map();
}

function indexOver(parts: Parts): HoldingIndex {
  const rows = (key: (row: Holding) => string | undefined) => {
    const names = () => parts.rows().flatMap((row) => key(row) ?? []);
    return new ComputedMap(
      names,
      once((name: string) => filled(parts.rowsOf(name, (row) => key(row) === name))),
    );
  };
  return {
    byIssuer: new ComputedMap(
      () => parts.rows().map(({ issuer }) => issuer),
      (issuer) => filled(parts.of(issuer)?.rows ?? []),
    ),
    byHolder: rows(({ holder }) => holder),
    byBeneficiary: rows(({ beneficiary }) => beneficiary),
  };
}

function filled(rows: readonly Holding[]): readonly Holding[] | undefined {
  return rows.length > 0 ? rows : undefined;
}

/** A function that finds each answer once. */
function once<V>(find: (name: string) => V): (name: string) => V {
  const found = new Map<string, V>();
  return (name) => {
    const known = found.get(name);
    if (known !== undefined || found.has(name)) return known as V;
    const made = find(name);
    found.set(name, made);
    return made;
  };
}

/** What is known of a name, or a company of that name where it holds or is held. */
function entitiesOver(
  parts: Parts,
  { byIssuer, byHolder, byBeneficiary }: HoldingIndex,
  capital: ReadonlyMap<string, Capital>,
): ReadonlyMap<string, Entity> {
  const inUse = [capital, byIssuer, byHolder, byBeneficiary];
  const names = () => [
    ...parts.index.entities.keys(),
    ...parts.rows().flatMap(namesOf),
    ...capital.keys(),
  ];
  return new ComputedMap(
    names,
    once((name) => {
      const known = parts.index.entities.get(name);
      return known ?? (inUse.some((map) => map.has(name)) ? company(name) : undefined);
    }),
  );
}
