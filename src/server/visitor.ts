/** What a visitor may do: ask; also judge statements; also add documents. Each includes the one before. */
export type Role = 'reader' | 'reviewer' | 'admin';

export const ROLES: readonly Role[] = ['reader', 'reviewer', 'admin'];

/** Who asks: known by a session or a token. */
export interface Visitor {
  readonly name: string;
  readonly role: Role;
  /** Whether the name was given by who runs the server, so that reviews bear it. */
  readonly named: boolean;
}

export function mayActAs(visitor: Visitor, role: Role): boolean {
  return ROLES.indexOf(visitor.role) >= ROLES.indexOf(role);
}
