import { NoAnswer } from '../model/index.ts';
import { holdingIndex, type Register } from '../register/index.ts';

/** The register's own name for what was asked, or a refusal that offers the nearest names. */
export function known(register: Register, name: string): string {
  const own = anyName(register, name);
  if (register.entities.has(own) && isHeldOrHolds(register, own)) return own;
  const near = nearest(own, [...namesIn(register)]);
  const hint =
    near.length > 0 ? ` Did you mean ${near.map((other) => `"${other}"`).join(' or ')}?` : '';
  throw new NoAnswer(`Nothing is known about "${name}" on ${register.asOf}.${hint}`, [name]);
}

/**
 * Like `known`, but a name without holdings stands for itself: nothing is held is an answer too. A name
 * typed without its accents or capitals is the one name that it can be.
 */
export function anyName(register: Register, name: string): string {
  const own = register.nameOf(name);
  if (isHeldOrHolds(register, own)) return own;
  const folded = plain(name);
  const alike = [...namesIn(register)].filter((other) => plain(other) === folded);
  return alike.length === 1 ? (alike[0] as string) : own;
}

/** Without accents, capitals and spaces around: how a name is typed in a hurry. */
function plain(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase();
}

/** Every name that holds or is held. */
export function namesIn(register: Register): Set<string> {
  const names = new Set<string>(register.capital.keys());
  for (const { holder, issuer, beneficiary } of register.holdings) {
    names.add(holder).add(issuer);
    if (beneficiary !== undefined) names.add(beneficiary);
  }
  return names;
}

function isHeldOrHolds(register: Register, name: string): boolean {
  const { byIssuer, byHolder, byBeneficiary } = holdingIndex(register);
  return [register.capital, byIssuer, byHolder, byBeneficiary].some((known) => known.has(name));
}

/** Names that share a beginning or differ by few letters, nearest first. */
export function nearest(name: string, names: readonly string[]): string[] {
  const asked = name.toLowerCase();
  return names
    .map((other) => ({ other, distance: distance(asked, other.toLowerCase()) }))
    .filter(
      ({ other, distance: far }) =>
        far <= Math.min(2, Math.floor(asked.length / 2)) || other.toLowerCase().includes(asked),
    )
    .sort((first, second) => first.distance - second.distance)
    .slice(0, 3)
    .map(({ other }) => other);
}

/** Levenshtein distance by rows. */
function distance(first: string, second: string): number {
  let row = Array.from({ length: second.length + 1 }, (_, index) => index);
  for (let at = 1; at <= first.length; at++) {
    const next = [at];
    for (let to = 1; to <= second.length; to++) {
      const change = (row[to - 1] ?? 0) + (first[at - 1] === second[to - 1] ? 0 : 1);
      next.push(Math.min(change, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[second.length] ?? 0;
}
