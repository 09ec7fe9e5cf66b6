import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** The secrets of one run: 256 bits each, never written down. */
export interface Session {
  /** For programs: `Authorization: Bearer`. */
  readonly bearer: string;
  /** For the page: stands in the fragment of its address, which browsers never send. */
  readonly code: string;
  readonly cookieName: (port: number) => string;
  /** The value of the session cookie, once, for the right code. */
  exchange(code: string): string | undefined;
  isBearer(text: string | undefined): boolean;
  isCookie(text: string | undefined): boolean;
}

export function createSession(): Session {
  const [bearer, code, cookie] = [secret(), secret(), secret()];
  let used = false;
  return {
    bearer,
    code,
    // Cookies are shared between ports, so that the name must tell two servers apart.
    cookieName: (port) => `crosshold_${port}`,
    exchange(given) {
      if (used || !same(given, code)) return undefined;
      used = true;
      return cookie;
    },
    isBearer: (text) => text !== undefined && same(text, bearer),
    isCookie: (text) => text !== undefined && same(text, cookie),
  };
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}

/** Takes the same time wherever the texts differ, and whatever their lengths. */
function same(first: string, second: string): boolean {
  return timingSafeEqual(digest(first), digest(second));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
