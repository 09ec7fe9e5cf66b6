import type { Interval } from '../model/index.ts';
import type { Register } from '../register/register.ts';
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
 * holdings between. Only companies through which votes run are named.
 */
export function chainTo(
  register: Register,
  bands: VoteBands,
  group: ReadonlySet<string>,
  { holder, issuer }: { readonly holder: string; readonly issuer: string },
): { readonly chain: readonly string[]; readonly links: readonly ControlLink[] } {
  const names = [issuer];
  const links: ControlLink[] = [];
  for (const company of names) {
    if (company === holder) continue;
    for (const member of withPartners(bands, group, company)) {
      if (member === issuer || bandIn(bands, member, company).max.lte(0)) continue;
      links.push(linkOf(register, bands, { holder: member, issuer: company }));
      if (!names.includes(member)) names.push(member);
    }
  }
  const between = names.filter((name) => name !== holder && name !== issuer).reverse();
  return { chain: [holder, ...between, issuer], links: links.reverse() };
}

function linkOf(
  register: Register,
  bands: VoteBands,
  pair: { readonly holder: string; readonly issuer: string },
): ControlLink {
  const own = register.holdings.filter(
    ({ holder, issuer }) => holder === pair.holder && issuer === pair.issuer,
  );
  return {
    ...pair,
    votes: bandIn(bands, pair.holder, pair.issuer),
    statements: [...new Set(own.flatMap((holding) => holding.statements))],
  };
}
