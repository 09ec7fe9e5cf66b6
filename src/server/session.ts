import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { User } from './users.ts';
import type { Visitor } from './visitor.ts';

/** What a request shows of itself. */
export interface Shown {
  /** `Authorization: Bearer`. */
  readonly bearer: string | undefined;
  readonly cookie: string | undefined;
}

/** Who may come in, and as whom. */
export interface Session {
  readonly cookieName: (port: number) => string;
  /** The value of a session cookie for a right code. */
  exchange(code: string): string | undefined;
  visitorOf(shown: Shown): Visitor | undefined;
}

/** The secrets of one run: 256 bits each, never written down. */
export interface OwnSession extends Session {
  /** For programs. */
  readonly bearer: string;
  /** For the page, once: stands in the fragment of its address, which browsers never send. */
  readonly code: string;
}

const OWNER: Visitor = { name: 'owner', role: 'admin', named: false };

/** The session of the one person at this machine. */
export function createSession(): OwnSession {
  const [bearer, code, cookie] = [secret(), secret(), secret()];
  let used = false;
  return {
    bearer,
    code,
    cookieName,
    exchange(given) {
      if (used || !same(given, code)) return undefined;
      used = true;
      return cookie;
    },
    visitorOf: (shown) =>
      isSame(shown.bearer, bearer) || isSame(shown.cookie, cookie) ? OWNER : undefined,
  };
}

/** At most so many sessions are kept; the oldest goes first. */
const SESSIONS_MAX = 1_000;

/** The sessions of several people: each has a token, of which only the hash is known here. */
export function createUserSessions(users: readonly User[]): Session {
  const cookies = new Map<string, Visitor>();
  const byToken = (token: string | undefined) =>
    token === undefined ? undefined : users.find(({ hash }) => sameHash(hashOf(token), hash));
  return {
    cookieName,
    exchange(code) {
      const user = byToken(code);
      if (!user) return undefined;
      const cookie = secret();
      cookies.set(hashOf(cookie), visitor(user));
      const [oldest] = cookies.keys();
      if (cookies.size > SESSIONS_MAX && oldest !== undefined) cookies.delete(oldest);
      return cookie;
    },
    visitorOf({ bearer, cookie }) {
      const user = byToken(bearer);
      if (user) return visitor(user);
      // Found by its hash, so that the time of the search tells nothing about the cookie.
      return cookie === undefined ? undefined : cookies.get(hashOf(cookie));
    },
  };
}

function visitor({ name, role }: User): Visitor {
  return { name, role, named: true };
}

/** Cookies are shared between ports, so that the name must tell two servers apart. */
function cookieName(port: number): string {
  return `crosshold_${port}`;
}

/** A new secret of 256 bits. */
export function secret(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 of a secret, in hex: enough for secrets of 256 bits, which nobody can guess. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function isSame(given: string | undefined, expected: string): boolean {
  return given !== undefined && same(given, expected);
}

/** Takes the same time wherever the texts differ, and whatever their lengths. */
function same(first: string, second: string): boolean {
  return sameHash(hashOf(first), hashOf(second));
}

function sameHash(first: string, second: string): boolean {
  return timingSafeEqual(Buffer.from(first, 'hex'), Buffer.from(second, 'hex'));
}
