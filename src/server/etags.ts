import { createHash, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import type { Day } from '../model/index.ts';
import type { WorkspacePort } from './workspace-port.ts';

/** Tells clients that an answer they keep still holds. */
export interface ETags {
  /** Answers 304 to a client that has the answer of this version, else what `make` gives. */
  respond(context: Context, make: () => Response | Promise<Response>): Promise<Response>;
}

/**
 * Tags by the version of the ledger and the day, for one address and one run of the server: only an
 * answer carries a tag, so that a tag that fits proves that the same address was answered before.
 */
export function etags(workspace: Pick<WorkspacePort, 'version'>, today: () => Day): ETags {
  const run = randomBytes(16).toString('hex');
  return {
    async respond(context, make) {
      const version = workspace.version();
      const { pathname, search } = new URL(context.req.url);
      const tag = tagOf(version, [run, today(), pathname, search]);
      const known = knownTags(context.req.header('if-none-match'));
      if (known.has(tag)) return unchanged(tag);
      const response = await make();
      if (response.status !== 200) return response;
      if (known.has('*')) return unchanged(tag);
      for (const [name, value] of HEADERS) response.headers.set(name, value);
      response.headers.set('etag', tag);
      return response;
    },
  };
}

/** To be kept by the client alone, and asked about every time. */
const HEADERS: readonly (readonly [name: string, value: string])[] = [
  ['cache-control', 'private, no-cache'],
  ['vary', 'Authorization, Cookie'],
];

function unchanged(tag: string): Response {
  return new Response(null, {
    status: 304,
    headers: { ...Object.fromEntries(HEADERS), etag: tag },
  });
}

function tagOf(version: number, parts: readonly string[]): string {
  const digest = createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 22);
  return `"${version}.${digest}"`;
}

/** Weak comparison, as the standard has it for `If-None-Match`. */
function knownTags(header: string | undefined): ReadonlySet<string> {
  return new Set((header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, '')));
}
