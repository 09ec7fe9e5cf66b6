import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { problem } from './problem.ts';
import { roleFor } from './routes.ts';
import type { Session } from './session.ts';
import { mayActAs, type Visitor } from './visitor.ts';

/** Where a server stands: its port, the names that it answers to beside those of this machine, and its scheme. */
export interface Standing {
  readonly port: () => number;
  readonly names?: readonly string[];
  /** Whether it is reached over TLS. */
  readonly secure?: boolean;
}

/** The only names under which the server answers; another name is a site that rebound its own. */
function hostsOf({ port, names = [] }: Standing): ReadonlySet<string> {
  return new Set(
    ['127.0.0.1', 'localhost', '[::1]', ...names].flatMap((name) => [
      `${name.toLowerCase()}:${port()}`,
      // Browsers leave the usual port away.
      ...(port() === 443 || port() === 80 ? [name.toLowerCase()] : []),
    ]),
  );
}

export function hostGuard(standing: Standing): MiddlewareHandler {
  return async (context, next) => {
    const host = context.req.header('host')?.toLowerCase();
    if (host === undefined || !hostsOf(standing).has(host)) return problem('wrong-host');
    return next();
  };
}

/**
 * Refuses what another site asks for. A browser names the origin of every POST; a request that
 * carries the cookie and changes something must therefore have one.
 */
export function originGuard({ secure = false }: Standing): MiddlewareHandler {
  return async (context, next) => {
    const origin = context.req.header('origin');
    const site = context.req.header('sec-fetch-site');
    const own = `${secure ? 'https' : 'http'}://${context.req.header('host')?.toLowerCase()}`;
    if (origin !== undefined && origin.toLowerCase() !== own) return problem('foreign-origin');
    if (site !== undefined && site !== 'same-origin' && site !== 'none')
      return problem('foreign-origin');
    const byCookie = context.req.header('authorization') === undefined;
    if (origin === undefined && byCookie && context.req.method !== 'GET')
      return problem('foreign-origin');
    return next();
  };
}

/** Who a request comes from, by its token or its cookie. */
export function visitorOf(
  context: Context,
  session: Session,
  port: () => number,
): Visitor | undefined {
  const bearer = /^Bearer ([\w-]{1,200})$/i.exec(context.req.header('authorization') ?? '')?.[1];
  return session.visitorOf({ bearer, cookie: getCookie(context, session.cookieName(port())) });
}

/** Lets in who has a session, as far as the role goes. */
export function sessionGuard(session: Session, port: () => number): MiddlewareHandler {
  return async (context, next) => {
    const visitor = visitorOf(context, session, port);
    if (!visitor) {
      return problem(
        'no-session',
        'Open the page by the address that the server printed, or send the token.',
      );
    }
    const needed = roleFor(context.req.method, context.req.path);
    if (!mayActAs(visitor, needed)) {
      return problem('not-allowed', `It takes the role ${needed}; yours is ${visitor.role}.`);
    }
    return next();
  };
}

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // The page may make one address of a script, that of its layout worker.
  'trusted-types layout',
].join('; ');

const HEADERS: readonly (readonly [name: string, value: string])[] = [
  ['content-security-policy', POLICY],
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
  ['referrer-policy', 'no-referrer'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
];

/** What every response says to the browser, refusals included. */
export function headerGuard(): MiddlewareHandler {
  return async (context, next) => {
    await next();
    // Set on the response itself: the context would make a new one, body and all, for each of them.
    const { headers } = context.res;
    for (const [name, value] of HEADERS) headers.set(name, value);
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
  };
}
