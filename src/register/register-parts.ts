import type { Finding } from '../model/index.ts';
import type { Choice } from './choice.ts';
import type { IssuerPart } from './issuer-part.ts';
import type { Parts } from './parts.ts';
import type { Register } from './register.ts';
import { statementsById } from './statements-by-id.ts';

/** The parts behind registers that are made where they are asked. */
const PARTS = new WeakMap<Register, Parts>();

export function rememberParts(register: Register, parts: Parts): void {
  PARTS.set(register, parts);
}

/** A revised register keeps the choices and findings of the one below it. */
export function inheritParts(register: Register, below: Register): void {
  const parts = PARTS.get(below);
  if (parts) PARTS.set(register, parts);
}

export function partsOf(register: Register): Parts | undefined {
  return PARTS.get(register);
}

/** How many parts of a register were made: what it takes of memory. */
export function partsMade(register: Register): number {
  return partsOf(register)?.kept.size ?? 0;
}

/** The choices made about the holdings in an issuer. */
export function choicesIn(register: Register, issuer: string): readonly Choice[] {
  const parts = partsOf(register);
  if (parts) return parts.of(issuer)?.blocks.flatMap(({ choices }) => choices) ?? [];
  return listsOf(register).byIssuer.get(issuer) ?? [];
}

/** The choices that a statement won. */
export function choicesWonBy(register: Register, statement: string): readonly Choice[] {
  const parts = partsOf(register);
  if (!parts) return listsOf(register).byWinner.get(statement) ?? [];
  const claim = statementsById(parts.index.caseFile).get(statement)?.claim;
  const part = claim?.type === 'holding' && parts.of(register.nameOf(claim.issuer));
  return part ? (winnersOf(part).get(statement) ?? []) : [];
}

const WINNERS = new WeakMap<IssuerPart, ReadonlyMap<string, readonly Choice[]>>();

function winnersOf(part: IssuerPart): ReadonlyMap<string, readonly Choice[]> {
  const known = WINNERS.get(part);
  if (known) return known;
  const winners = byWinner(part.blocks.flatMap(({ choices }) => choices));
  WINNERS.set(part, winners);
  return winners;
}

/**
 * The findings about some names and, with `heldIn`, about holdings in an issuer, in the order of all
 * findings of the register.
 */
export function findingsAbout(
  register: Register,
  names: readonly string[],
  heldIn?: string,
): readonly Finding[] {
  const fits = ({ about = '' }: Finding) =>
    names.includes(about) || (heldIn !== undefined && about.endsWith(` in ${heldIn}`));
  const parts = partsOf(register);
  const sought = [...new Set([...names, ...(heldIn === undefined ? [] : [heldIn])])];
  // "A in B" may be a holding, and may be the name of a company.
  const twofold =
    sought.some((name) => name.includes(' in ')) ||
    (heldIn !== undefined &&
      parts?.index.twofold.some((name) => name.endsWith(` in ${heldIn}`)) === true);
  if (!parts || twofold) return register.findings.filter(fits);
  const own = sought.flatMap((name) => parts.of(name) ?? []);
  const undated = own.flatMap(({ blocks }) => blocks).flatMap((block) => block.undated);
  return [...parts.index.caseFile.findings, ...parts.overHeld(own), ...undated].filter(fits);
}

interface Lists {
  readonly byIssuer: ReadonlyMap<string, readonly Choice[]>;
  readonly byWinner: ReadonlyMap<string, readonly Choice[]>;
}

const LISTS = new WeakMap<readonly Choice[], Lists>();

/** The choices of a register that was built whole, sorted once. */
function listsOf({ choices }: Register): Lists {
  const known = LISTS.get(choices);
  if (known) return known;
  const lists = {
    byIssuer: grouped(choices, ({ issuer }) => issuer),
    byWinner: byWinner(choices),
  };
  LISTS.set(choices, lists);
  return lists;
}

function byWinner(choices: readonly Choice[]): Map<string, Choice[]> {
  return grouped(choices, ({ winner }) => winner);
}

function grouped(
  choices: readonly Choice[],
  key: (choice: Choice) => string | undefined,
): Map<string, Choice[]> {
  const groups = new Map<string, Choice[]>();
  for (const choice of choices) {
    const name = key(choice);
    if (name === undefined) continue;
    const group = groups.get(name);
    if (group) group.push(choice);
    else groups.set(name, [choice]);
  }
  return groups;
}
