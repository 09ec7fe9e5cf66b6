import { request } from 'node:http';
import { createHash } from 'node:crypto';
import type { Source, Statement } from '../../../src/evidence/index.ts';
import { builtinLaw } from '../../../src/law/law.ts';
import { type Entity, fraction, type PartialDate } from '../../../src/model/index.ts';
import { type CaseFile, EMPTY_CASE } from '../../../src/register/index.ts';
import { type RunningServer, startServer } from '../../../src/server/start.ts';
import type { WorkspacePort } from '../../../src/server/workspace-port.ts';

const DAY = '2019-06-10' as PartialDate;

/** A document, with one statement for each sentence of the form "Holder holds 43% of Issuer." */
export function documented(
  name: string,
  text: string,
  more: Partial<Statement> = {},
): Pick<CaseFile, 'sources' | 'statements'> {
  const id = `sha256:${createHash('sha256').update(text).digest('hex')}`;
  const source: Source = { id, kind: 'article', name, text, published: DAY };
  const statements = [...text.matchAll(/([^.]*?) holds ([\d.]+)% of ([^.]*)\./gs)].map(
    (match, index): Statement => {
      const [quote, holder = '', percent = '0', issuer = ''] = match;
      const start = match.index + quote.length - quote.trimStart().length;
      return {
        id: `${name}-${index}`,
        claim: {
          type: 'holding',
          holder: holder.trim(),
          issuer: issuer.trim(),
          basis: 'capital',
          measures: 'level',
          stake: fraction(percent).div(100),
        },
        modality: 'asserted',
        from: '2015' as PartialDate,
        to: '..',
        knownFrom: '2015' as PartialDate,
        citation: { source: id, name, quote: quote.trim(), start, end: match.index + quote.length },
        ...more,
      };
    },
  );
  return { sources: [source], statements };
}

export function caseOf(
  parts: readonly Pick<CaseFile, 'sources' | 'statements'>[],
  entities: readonly Entity[] = [],
): CaseFile {
  return {
    ...EMPTY_CASE,
    entities,
    sources: parts.flatMap((part) => part.sources),
    statements: parts.flatMap((part) => part.statements),
  };
}

/** A workspace in memory that remembers what was written to it. */
export function memoryPort(
  first: CaseFile,
): WorkspacePort & { readonly written: string[]; grow(next: CaseFile): void } {
  let caseFile = first;
  let version = 1;
  const written: string[] = [];
  return {
    written,
    grow(next) {
      caseFile = next;
      version += 1;
    },
    version: () => version,
    caseFile: () => caseFile,
    async add({ name, bytes }) {
      written.push(`add ${name}`);
      version += 1;
      const { sources, statements } = documented(name, new TextDecoder().decode(bytes));
      caseFile = {
        ...caseFile,
        sources: [...caseFile.sources, ...sources],
        statements: [...caseFile.statements, ...statements],
      };
      const [source] = sources as [Source];
      return {
        source,
        kind: 'text',
        statements,
        findings: [],
        receipt: { source: source.id, added: statements.length, known: 0 },
      };
    },
    review(review) {
      written.push(`review ${review.statement} ${review.verdict}`);
      version += 1;
      return { ...review, recordedAt: '2026-01-01T00:00:00Z' };
    },
    async correct({ statement, by, why }) {
      written.push(`correct ${statement}`);
      version += 1;
      return { statement, by, why, becomes: `${statement}~1`, changed: [] };
    },
  };
}

export function serve(
  workspace: WorkspacePort,
  more: Partial<Parameters<typeof startServer>[0]> = {},
): Promise<RunningServer> {
  return startServer({
    workspace,
    law: builtinLaw(),
    today: () => '2019-06-10' as never,
    pollMs: 20,
    ...more,
  });
}

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A request as no browser would send it: any Host, any Origin. A stream is cut after its head. */
export function send(port: number, { method, path, headers = {}, body }: Sent): Promise<Got> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port, method, path, headers, setHost: headers['host'] === undefined },
      (response) => {
        const got = (text: string) =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
        if (response.headers['content-type']?.startsWith('text/event-stream')) {
          response.once('data', (chunk: Buffer) => {
            got(chunk.toString());
            asked.destroy();
          });
          return;
        }
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => got(Buffer.concat(chunks).toString()));
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

export interface SentChunks {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly chunks: readonly (string | Buffer)[];
}

/** A POST whose length is not announced. Writing stops when the server has answered. */
export function sendChunks(port: number, { path, headers, chunks }: SentChunks): Promise<Got> {
  return new Promise((resolve, reject) => {
    let answered = false;
    const asked = request(
      { host: '127.0.0.1', port, method: 'POST', path, headers },
      (response) => {
        answered = true;
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          const body = Buffer.concat(parts).toString();
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
        });
      },
    );
    asked.on('error', (error) => {
      if (!answered) reject(error);
    });
    for (const chunk of chunks) asked.write(chunk);
    asked.end();
  });
}
