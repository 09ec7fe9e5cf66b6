import { closeSync, openSync, writeSync } from 'node:fs';
import type { Context, MiddlewareHandler } from 'hono';
import type { Visitor } from './visitor.ts';

/** Where a shared server notes who asked what. */
export interface Audit {
  readonly note: (line: AuditLine) => void;
  close(): void;
}

/** One request: never its body, a token or a cookie. */
export interface AuditLine {
  readonly at: string;
  readonly who: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

/** Appends JSON lines to a file that its owner alone can read. */
export function auditFile(file: string): Audit {
  const handle = openSync(file, 'a', 0o600);
  return {
    note: (line) => void writeSync(handle, `${JSON.stringify(line)}\n`),
    close: () => closeSync(handle),
  };
}

/** Notes every request to the API and to the session, with the name of its visitor. */
export function auditGuard(
  audit: Audit,
  visitorOf: (context: Context) => Visitor | undefined,
): MiddlewareHandler {
  return async (context, next) => {
    await next();
    const { method, path } = context.req;
    audit.note({
      at: new Date().toISOString(),
      who: visitorOf(context)?.name ?? 'nobody',
      method,
      path,
      status: context.res.status,
    });
  };
}
