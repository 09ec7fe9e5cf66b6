import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningServer } from '../../../src/server/start.ts';
import { caseOf, documented, type Got, memoryPort, send, serve } from './serve-case.ts';

const HOLDERS = ['Renault', 'Daimler', 'Nippon Life', 'Vanguard', 'BlackRock'];
const first = caseOf([
  documented(
    'a.txt',
    HOLDERS.map((name, index) => `${name} holds ${9 - index}% of Nissan.`).join(' '),
  ),
]);
const workspace = memoryPort(first);
let server: RunningServer;

beforeAll(async () => {
  server = await serve(workspace);
});
afterAll(() => server.close());

function ask(method: string, path: string, headers: Record<string, string> = {}): Promise<Got> {
  return send(server.port, {
    method,
    path,
    headers: { authorization: `Bearer ${server.bearer}`, ...headers },
  });
}

function get(path: string, headers: Record<string, string> = {}): Promise<Got> {
  return ask('GET', path, headers);
}

async function asked(path: string): Promise<Record<string, unknown>> {
  const { status, body } = await get(path);
  expect([status, path]).toEqual([200, path]);
  return JSON.parse(body) as Record<string, unknown>;
}

async function posted(path: string, body: unknown): Promise<Record<string, unknown>> {
  const got = await send(server.port, {
    method: 'POST',
    path,
    headers: { authorization: `Bearer ${server.bearer}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return JSON.parse(got.body) as Record<string, unknown>;
}

const OWNERS = '/api/owners?issuer=Nissan';

describe('a question in an address', () => {
  it.each([
    [
      'owners',
      '?issuer=Nissan&asOf=2019-06-10&explain=true',
      { issuer: 'Nissan', asOf: '2019-06-10', explain: true },
    ],
    ['conflicts', '?about=Renault&about=Nissan', { about: ['Renault', 'Nissan'] }],
    [
      'power',
      '?players=%7B%22A%22%3A3%2C%22B%22%3A2%7D&quota=3',
      { players: { A: 3, B: 2 }, quota: '3' },
    ],
    ['diagram', '?hops=2&focus=Nissan&plans=true', { hops: 2, focus: 'Nissan', plans: true }],
    [
      'control',
      '?holder=Renault&issuer=Nissan&test=majority',
      { holder: 'Renault', issuer: 'Nissan', test: 'majority' },
    ],
    ['claims', '', {}],
  ])('of %s answers as the same question in a body', async (name, query, body) => {
    expect(await asked(`/api/${name}${query}`)).toEqual(await posted(`/api/${name}`, body));
  });

  it.each([
    ['an input twice', `${OWNERS}&issuer=Renault`, 400, 'bad-call'],
    ['an input that nobody knows', `${OWNERS}&isuer=Nissan`, 400, 'bad-call'],
    ['a flag that is neither true nor false', `${OWNERS}&explain=yes`, 400, 'bad-call'],
    ['a number that is none', '/api/diagram?hops=many', 400, 'bad-call'],
    ['JSON that is broken', '/api/power?players=%7B', 400, 'not-json'],
    ['JSON that nests deep', `/api/power?players=${'['.repeat(100)}`, 400, 'not-json'],
    ['a prototype as a name', `${OWNERS}&__proto__=1`, 400, 'bad-call'],
    ['a prototype inside', '/api/power?players=%7B%22__proto__%22%3A1%7D', 400, 'bad-call'],
    ['no input where one is needed', '/api/owners', 400, 'bad-call'],
    ['a company that nobody names', '/api/owners?issuer=Nisan', 422, 'no-answer'],
    ['a page of no rows', `${OWNERS}&limit=0`, 400, 'bad-call'],
    ['a page that is too long', `${OWNERS}&limit=100000`, 400, 'bad-call'],
    ['a page that begins before the first row', `${OWNERS}&offset=-1`, 400, 'bad-call'],
    ['an operation that nobody knows', '/api/frobnicate', 404, 'not-found'],
    ['a way of writing by GET', '/api/add?name=a&text=b', 405, 'wrong-method'],
    ['a review by GET', '/api/review', 405, 'wrong-method'],
  ])('is refused for %s', async (_what, path, status, code) => {
    const got = await get(path);
    expect([got.status, JSON.parse(got.body).type]).toEqual([
      status,
      `urn:crosshold:problem:${code}`,
    ]);
    expect(got.headers['content-type']).toBe('application/problem+json');
    expect(got.headers['etag']).toBeUndefined();
  });

  it('is not mixed with a question in a body', async () => {
    expect(await posted(`${OWNERS}&asOf=2019-06-10`, { issuer: 'Nissan' })).toMatchObject({
      status: 400,
      detail: expect.stringContaining('body') as string,
    });
  });
});

describe('the method', () => {
  it.each([
    ['PUT', '/api/owners', 'GET, POST'],
    ['DELETE', '/api/sources/sha256:x', 'GET'],
    ['GET', '/session', 'POST'],
    ['POST', '/api', 'GET'],
    ['POST', '/openapi.json', 'GET'],
  ])('%s %s is refused, and the answer names the right one', async (method, path, allow) => {
    const got = await ask(method, path);
    expect([got.status, got.headers['allow']]).toEqual([405, allow]);
  });
});

describe('the tag of an answer', () => {
  it.each([OWNERS, '/api', `/api/sources/${encodeURIComponent(first.sources[0]?.id ?? '')}`])(
    'spares %s to a client that has it',
    async (path) => {
      const fresh = await get(path);
      const tag = String(fresh.headers['etag']);
      expect(tag).toMatch(new RegExp(`^"${workspace.version()}\\.[\\w-]{22}"$`));
      for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
        const again = await get(path, { 'if-none-match': known });
        expect([known, again.status, again.body, again.headers['etag']]).toEqual([
          known,
          304,
          '',
          tag,
        ]);
      }
    },
  );

  it('fits no other question and no refusal', async () => {
    const tag = String((await get(OWNERS)).headers['etag']);
    expect((await get(`${OWNERS}&convention=gross`, { 'if-none-match': tag })).status).toBe(200);
    expect((await get('/api/owners?isuer=Nissan', { 'if-none-match': tag })).status).toBe(400);
    expect((await get('/api/owners?isuer=Nissan', { 'if-none-match': '*' })).status).toBe(400);
  });

  it('ends when the workspace changes, and with it a run of the server', async () => {
    const tag = String((await get(OWNERS)).headers['etag']);
    const other = await serve(workspace);
    const elsewhere = await send(other.port, {
      method: 'GET',
      path: OWNERS,
      headers: { authorization: `Bearer ${other.bearer}`, 'if-none-match': tag },
    });
    await other.close();
    expect(elsewhere.status).toBe(200);
    workspace.grow(first);
    expect((await get(OWNERS, { 'if-none-match': tag })).status).toBe(200);
  });

  it('is not told to somebody without a session', async () => {
    const tag = String((await get(OWNERS)).headers['etag']);
    const got = await send(server.port, {
      method: 'GET',
      path: OWNERS,
      headers: { 'if-none-match': tag },
    });
    expect([got.status, got.headers['etag']]).toEqual([401, undefined]);
  });
});

describe('a page of rows', () => {
  it('is what stands there in the whole answer, with the sentences of its own rows', async () => {
    const { rows, sources: _sources, ...whole } = await asked(OWNERS);
    const { page, rows: some, sources, ...rest } = await asked(`${OWNERS}&limit=2&offset=1`);
    const all = rows as readonly { statements: readonly string[] }[];
    expect(some).toEqual(all.slice(1, 3));
    expect(page).toEqual({ limit: 2, offset: 1, total: all.length });
    expect(rest).toEqual(whole);
    expect((sources as readonly { id: string }[]).map(({ id }) => id).sort()).toEqual(
      all
        .slice(1, 3)
        .flatMap(({ statements }) => statements)
        .sort(),
    );
  });

  it('leads by its links through every row once', async () => {
    const all = (await asked(OWNERS))['rows'] as readonly unknown[];
    const seen: unknown[] = [];
    let path: string | undefined = `${OWNERS}&limit=2`;
    while (path !== undefined) {
      const got: Got = await get(path);
      seen.push(...(JSON.parse(got.body) as { rows: unknown[] }).rows);
      path = linkOf(got, 'next');
    }
    expect(seen).toEqual(all);
    expect(all.length).toBeGreaterThan(4);
  });

  it('names the first, the previous and the last page', async () => {
    const got = await get(`${OWNERS}&limit=2&offset=2`);
    expect(linkOf(got, 'first')).toBe(`${OWNERS}&limit=2&offset=0`);
    expect(linkOf(got, 'prev')).toBe(`${OWNERS}&limit=2&offset=0`);
    expect(linkOf(got, 'last')).toBe(`${OWNERS}&limit=2&offset=4`);
  });

  it('is empty behind the last row', async () => {
    const answer = await asked(`${OWNERS}&limit=5&offset=500`);
    expect([answer['rows'], answer['sources']]).toEqual([[], []]);
  });

  it('is refused where an answer has no rows', async () => {
    const got = await get('/api/read?text=Renault%20holds%2043%25%20of%20Nissan.&limit=1');
    expect([got.status, JSON.parse(got.body).detail]).toEqual([
      400,
      expect.stringContaining('no rows'),
    ]);
  });
});

function linkOf(got: Got, rel: string): string | undefined {
  return new RegExp(`<([^>]*)>; rel="${rel}"`).exec(String(got.headers['link']))?.[1];
}

describe('a lock by another process', () => {
  it('is a reason to try again', async () => {
    const { ledgerFailure } = await import('../../../src/ledger/refusal.ts');
    const locked = {
      ...memoryPort(first),
      caseFile: () =>
        ledgerFailure('ledger.db', () => {
          throw Object.assign(new Error('locked'), { code: 'SQLITE_BUSY' });
        }),
    };
    const other = await serve(locked);
    const got = await send(other.port, {
      method: 'GET',
      path: OWNERS,
      headers: { authorization: `Bearer ${other.bearer}` },
    });
    await other.close();
    expect([got.status, got.headers['retry-after']]).toEqual([503, '5']);
    expect(JSON.parse(got.body)).toMatchObject({
      type: 'urn:crosshold:problem:busy',
      findings: [{ code: 'ledger-busy' }],
    });
  });
});
