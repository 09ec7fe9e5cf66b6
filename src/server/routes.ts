import { registry } from '../operations/registry.ts';
import type { Role } from './visitor.ts';

/**
 * Who may use a route. `page`: anyone at this machine who asks by a right name; it shows nothing of
 * the case. `session`: whoever holds the one-time code. `api`: whoever holds the session or token.
 */
type Access = 'page' | 'session' | 'api';

export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly access: Access;
  /** It changes the workspace. */
  readonly writes: boolean;
  /** The least role that may use it; without one, readers may when it writes nothing, else admins alone. */
  readonly role?: Role;
  readonly summary: string;
  /** The question that it asks. */
  readonly operation?: string;
}

const FIXED: readonly Route[] = [
  { method: 'GET', path: '/', access: 'page', writes: false, summary: 'the workspace page' },
  {
    method: 'GET',
    path: '/assets/:file',
    access: 'page',
    writes: false,
    summary: 'what the page loads',
  },
  {
    method: 'GET',
    path: '/favicon.svg',
    access: 'page',
    writes: false,
    summary: 'the icon of the page',
  },
  {
    method: 'GET',
    path: '/openapi.json',
    access: 'page',
    writes: false,
    summary: 'this description of the API',
  },
  {
    method: 'GET',
    path: '/docs',
    access: 'page',
    writes: false,
    summary: 'the same for people',
  },
  {
    method: 'GET',
    path: '/docs/style.css',
    access: 'page',
    writes: false,
    summary: 'the style of that page',
  },
  {
    method: 'POST',
    path: '/session',
    access: 'session',
    writes: false,
    summary: 'the one-time code for a session cookie',
  },
  {
    method: 'GET',
    path: '/api',
    access: 'api',
    writes: false,
    summary: 'the questions and the version of the workspace',
  },
  {
    method: 'GET',
    path: '/api/events',
    access: 'api',
    writes: false,
    summary: 'tells when the workspace changes',
  },
  {
    method: 'GET',
    path: '/api/sources/:id',
    access: 'api',
    writes: false,
    summary: 'the text of a document',
  },
  {
    method: 'GET',
    path: '/api/brief/:form',
    access: 'api',
    writes: false,
    summary: 'the brief as a file: html, md or pdf',
  },
  {
    method: 'GET',
    path: '/api/story/html',
    access: 'api',
    writes: false,
    summary: 'the story as one HTML file',
  },
  {
    method: 'GET',
    path: '/api/rules',
    access: 'api',
    writes: false,
    summary: 'the majority rules that a meeting can choose from, with those of --law',
  },
  {
    method: 'GET',
    path: '/api/names',
    access: 'api',
    writes: false,
    summary: 'names of a whole register by a part of them',
  },
  {
    method: 'GET',
    path: '/api/deals',
    access: 'api',
    writes: false,
    summary: 'the deals that the workspace keeps',
  },
  {
    method: 'POST',
    path: '/api/deals',
    access: 'api',
    writes: true,
    role: 'reviewer',
    summary: 'keeps a deal in the workspace',
  },
  { method: 'POST', path: '/api/add', access: 'api', writes: true, summary: 'adds a document' },
  {
    method: 'POST',
    path: '/api/review',
    access: 'api',
    writes: true,
    role: 'reviewer',
    summary: 'accepts, rejects, reopens or corrects a statement',
  },
];

/** Every route there is; the tests of access are made from this list. A question has two. */
export function routes(): readonly Route[] {
  const taken = new Set(FIXED.map(({ path }) => path));
  const asks = registry
    .filter(({ name }) => !taken.has(`/api/${name}`))
    .flatMap(({ name, summary }) =>
      (['GET', 'POST'] as const).map((method): Route => ({
        method,
        path: `/api/${name}`,
        access: 'api',
        writes: false,
        summary,
        operation: name,
      })),
    );
  return [...FIXED, ...asks];
}

/** The routes of the address of a request, by whatever method. */
export function routesAt(address: string): readonly Route[] {
  const parts = address.split('/');
  return routes().filter(({ path }) => {
    const wanted = path.split('/');
    return (
      wanted.length === parts.length &&
      wanted.every((part, index) => part.startsWith(':') || part === parts[index])
    );
  });
}

/** The least role for a request: a write that no route declares takes an admin. */
export function roleFor(method: string, address: string): Role {
  const route = routesAt(address).find((one) => one.method === method);
  return route?.role ?? (route?.writes === true ? 'admin' : 'reader');
}
