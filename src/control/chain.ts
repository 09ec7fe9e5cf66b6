import type { Interval } from '../model/index.ts';
import { holdingsIn, type Register } from '../register/index.ts';
import { bandIn, type VoteBands } from './vote-bands.ts';
import { withPartners } from './joint-votes.ts';

/** One holding of votes that a control chain rests on. */
export interface ControlLink {
  readonly holder: string;
  readonly issuer: string;
  readonly votes: Interval;
  readonly statements: readonly string[];
}

/**
 * Through whom a group holds its votes in an issuer: names from the holder down to the issuer, and the
 * holdings between. Only companies through which votes or rights run are named.
 */
export function chainTo(
  register: Register,
  bands: VoteBands,
  group: ReadonlySet<string>,
  { holder, issuer }: { readonly holder: string; readonly issuer: string },
): { readonly chain: readonly string[]; readonly links: readonly ControlLink[] } {
  const names = [issuer];
  const links: ControlLink[] = [];
  const add = (name: string) => {
    if (!names.includes(name)) names.push(name);
  };
  for (const company of names) {
    if (company === holder) continue;
    for (const member of withPartners(bands, group, company)) {
      if (member === issuer || bandIn(bands, member, company).max.lte(0)) continue;
      links.push(linkOf(register, bands, { holder: member, issuer: company }));
      add(member);
    }
    // A right over the issuer itself is told apart from its votes.
    if (company !== issuer) for (const party of rightsOf(bands, group, company)) add(party);
  }
  const between = names.filter((name) => name !== holder && name !== issuer).reverse();
  return { chain: [holder, ...between, issuer], links: links.reverse() };
}

/** The parties of the rights over a company that the group has. */
function rightsOf(bands: VoteBands, group: ReadonlySet<string>, company: string): string[] {
  const rights = bands.rights?.get(company) ?? [];
  return rights.filter((parties) => parties.every((name) => group.has(name))).flat();
}

function linkOf(
  register: Register,
  bands: VoteBands,
  pair: { readonly holder: string; readonly issuer: string },
): ControlLink {
  const own = holdingsIn(register, pair.issuer).filter(({ holder }) => holder === pair.holder);
  return {
    ...pair,
    votes: bandIn(bands, pair.holder, pair.issuer),
    statements: [...new Set(own.flatMap((holding) => holding.statements))],
  };
}
