import type { Agreement } from '../model/index.ts';
import type { Register } from '../register/register.ts';
import type { Move } from './outcome.ts';

/** An agreement that a step breaks, and how. */
export interface Breach {
  readonly id: string;
  readonly says: string;
}

/**
 * Agreements in force that a party breaks by its own act: selling below the floor of a lock-up
 * (without a limit: selling at all), buying above the ceiling of a standstill, or above a cap that
 * does not say what becomes of the excess. Who is diluted, or grows by a buy-back from others, has
 * done nothing.
 */
export function breachesOf(register: Register, moves: readonly Move[]): Breach[] {
  return moves.flatMap((move) =>
    register.agreements
      .filter((agreement) => concerns(agreement, move) && breaks(agreement, move))
      .map(({ id }) => ({
        id,
        says: `${move.holder} has ${move.act} shares of ${move.issuer} against ${id}.`,
      })),
  );
}

function concerns(agreement: Agreement, move: Move): boolean {
  return agreement.parties.includes(move.holder) && isAbout(agreement, move.issuer);
}

/** Without an issuer, several parties agree about shares of one another, and one about all. */
export function isAbout({ issuer, parties }: Agreement, shares: string): boolean {
  if (issuer !== undefined) return issuer === shares;
  return parties.length < 2 || parties.includes(shares);
}

function breaks({ kind, limit, excess }: Agreement, move: Move): boolean {
  if (kind === 'lockUp')
    return move.act === 'sold' && (limit === undefined || move.stake.lt(limit));
  if (move.act !== 'acquired') return false;
  if (kind === 'standstill') return limit === undefined || move.stake.gt(limit);
  return kind === 'cap' && excess === undefined && limit !== undefined && move.votes.gt(limit);
}
