import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningServer } from '../../../src/server/start.ts';
import { caseOf, documented, type Got, memoryPort, send, sendChunks, serve } from './serve-case.ts';

const first = caseOf([
  documented('a.txt', 'Renault holds 43.4% of Nissan. Nissan holds 15% of Renault.'),
]);
const workspace = memoryPort(first);
const failures: unknown[] = [];
let server: RunningServer;

beforeAll(async () => {
  server = await serve(workspace, { onFailure: (thrown) => failures.push(thrown) });
});
afterAll(() => server.close());

function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Got> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return send(server.port, {
    method: 'POST',
    path,
    headers: {
      authorization: `Bearer ${server.bearer}`,
      'content-type': 'application/json',
      ...headers,
    },
    body: text,
  });
}

function get(path: string): Promise<Got> {
  return send(server.port, {
    method: 'GET',
    path,
    headers: { authorization: `Bearer ${server.bearer}` },
  });
}

describe('a question over HTTP', () => {
  it('answers with the numbers, their statements and their sentences', async () => {
    const got = await post('/api/owners', { issuer: 'Nissan', asOf: '2019-06-10' });
    const answer = JSON.parse(got.body) as {
      rows: { holder: string; direct?: string }[];
      sources: { quote?: string }[];
      explanation?: unknown;
    };
    expect(got.status).toBe(200);
    expect(answer.rows.find((row) => row.holder === 'Renault')?.direct).toBe('43.4%');
    expect(answer.sources.map((source) => source.quote)).toContain(
      'Renault holds 43.4% of Nissan.',
    );
    expect(answer.explanation).toBeUndefined();
  });

  it('explains when asked', async () => {
    const got = await post('/api/owners', { issuer: 'Nissan', explain: true });
    expect(JSON.parse(got.body)).toHaveProperty('explanation.0.says');
  });

  it.each([
    ['an unknown operation', '/api/nothing', {}, 404, 'not-found'],
    ['an unknown company', '/api/owners', { issuer: 'Nisan' }, 422, 'no-answer'],
    ['a misspelt parameter', '/api/owners', { isuer: 'Nissan' }, 400, 'bad-call'],
    [
      'a day that does not exist',
      '/api/owners',
      { issuer: 'Nissan', asOf: '2019-02-30' },
      400,
      'bad-call',
    ],
    ['broken JSON', '/api/owners', '{"issuer":', 400, 'not-json'],
    ['an array', '/api/owners', '[]', 400, 'not-json'],
    [
      'deep JSON',
      '/api/owners',
      `{"issuer":${'['.repeat(100)}${']'.repeat(100)}}`,
      400,
      'not-json',
    ],
    ['a prototype as a name', '/api/owners', '{"__proto__":{"issuer":"Nissan"}}', 400, 'bad-call'],
  ])('refuses %s with a problem', async (_what, path, body, status, code) => {
    const got = await post(path, body);
    expect(got.status).toBe(status);
    expect(got.headers['content-type']).toBe('application/problem+json');
    expect(JSON.parse(got.body)).toMatchObject({ type: `urn:crosshold:problem:${code}`, status });
  });

  it('refuses another content type, a body that is too large and another method', async () => {
    expect((await post('/api/owners', '{}', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await post('/api/owners', `{"issuer":"${'x'.repeat(2 ** 21)}"}`)).status).toBe(413);
    const wrong = await send(server.port, {
      method: 'POST',
      path: '/favicon.svg',
      headers: { 'content-type': 'application/json' },
    });
    expect([wrong.status, wrong.headers['allow']]).toEqual([405, 'GET']);
  });
});

describe('a body', () => {
  const sent = (path: string, chunks: readonly (string | Buffer)[]): Promise<Got> =>
    sendChunks(server.port, {
      path,
      headers: {
        authorization: `Bearer ${server.bearer}`,
        'content-type': 'application/json',
      },
      chunks,
    });

  it('may come in pieces, cut anywhere', async () => {
    const bytes = Buffer.from('{"issuer":"Nissan","asOf":"2019-06-10","convention":"gross"}');
    const whole = await post('/api/owners', bytes.toString());
    const cut = [...bytes].map((byte) => Buffer.of(byte));
    const got = await sent('/api/owners', cut);
    expect([got.status, got.body]).toEqual([200, whole.body]);
    const dash = Buffer.from('{"issuer":"Nissan–"}');
    expect((await sent('/api/owners', [dash.subarray(0, 18), dash.subarray(18)])).body).toContain(
      'Nissan–',
    );
  });

  it('is counted when its length is not announced', async () => {
    const got = await sent('/api/owners', [
      '{"issuer":"',
      ...Array<string>(40).fill('x'.repeat(65_536)),
    ]);
    expect([got.status, got.headers['connection']]).toEqual([413, 'close']);
  });

  it('must be UTF-8', async () => {
    const got = await sent('/api/owners', [Buffer.from('{"issuer":"Citro\xebn"}', 'latin1')]);
    expect([got.status, JSON.parse(got.body).detail]).toEqual([400, 'It is not UTF-8.']);
  });

  it('holds no prototype, however deep', async () => {
    const got = await post('/api/power', '{"players":{"A":2,"__proto__":{"B":1}},"quota":2}');
    expect([got.status, JSON.parse(got.body).detail]).toEqual([400, '"__proto__" is not a name.']);
    const added = await post('/api/add', '{"name":"c.txt","text":"c","__proto__":{"admin":true}}');
    expect(added.status).toBe(400);
    expect(({} as { admin?: unknown }).admin).toBeUndefined();
  });
});

describe('the workspace over HTTP', () => {
  it('lists its questions and its version', async () => {
    const answer = JSON.parse((await get('/api')).body) as {
      version: number;
      operations: { name: string }[];
    };
    expect(answer.version).toBe(workspace.version());
    expect(answer.operations.map(({ name }) => name)).toContain('owners');
  });

  it('gives the text that quotes point into', async () => {
    const [source] = first.sources;
    const got = await get(`/api/sources/${encodeURIComponent(source?.id ?? '')}`);
    expect(JSON.parse(got.body)).toMatchObject({ name: 'a.txt', text: source?.text });
    expect((await get('/api/sources/sha256:none')).status).toBe(404);
  });

  it('adds a document and reviews a statement, and the next answer knows both', async () => {
    const added = await post('/api/add', { name: 'b.txt', text: 'Daimler holds 3% of Nissan.' });
    expect([added.status, JSON.parse(added.body).added]).toEqual([201, 1]);
    const owners = JSON.parse((await post('/api/owners', { issuer: 'Nissan' })).body) as {
      rows: { holder: string }[];
    };
    expect(owners.rows.map(({ holder }) => holder)).toContain('Daimler');
    const reviewed = await post('/api/review', {
      statement: 'b.txt-0',
      verdict: 'accept',
      by: 'N. N.',
      why: 'read',
    });
    expect(reviewed.status).toBe(201);
    expect(
      (await post('/api/review', { statement: 'b.txt-0', verdict: 'maybe', by: 'N. N.', why: '' }))
        .status,
    ).toBe(400);
    expect(
      (await post('/api/review', { statement: 'none', verdict: 'accept', by: 'N. N.', why: '' }))
        .status,
    ).toBe(400);
  });

  it('refuses a deal that cannot be done with a problem that names the step', async () => {
    const steps = [{ transfer: { from: 'Nobody', to: 'market', issuer: 'Nissan', stake: '5%' } }];
    const got = await post('/api/deal', { steps });
    expect([got.status, got.headers['content-type']]).toEqual([422, 'application/problem+json']);
    expect(JSON.parse(got.body)).toMatchObject({
      type: 'urn:crosshold:problem:deal-refused',
      status: 422,
      detail: expect.stringContaining('The deal cannot be done.') as string,
      refused: { code: 'more-than-held', at: 0 },
    });
    const asked = encodeURIComponent(JSON.stringify(steps));
    expect((await get(`/api/deal?steps=${asked}`)).status).toBe(422);
  });

  it('tells listeners its version', async () => {
    const got = await get('/api/events');
    expect(got.headers['content-type']).toMatch(/^text\/event-stream/);
    expect(got.body).toContain(`data: {"version":${workspace.version()}}`);
  });

  it('keeps the reason of its own mistakes to itself', async () => {
    const broken = {
      ...memoryPort(first),
      caseFile: () => {
        throw new RangeError('secret path');
      },
    };
    const heard: unknown[] = [];
    const other = await serve(broken, { onFailure: (thrown) => heard.push(thrown) });
    const got = await send(other.port, {
      method: 'POST',
      path: '/api/owners',
      headers: { authorization: `Bearer ${other.bearer}`, 'content-type': 'application/json' },
      body: '{"issuer":"A"}',
    });
    await other.close();
    expect(got.status).toBe(500);
    expect(got.body).not.toContain('secret');
    expect(heard).toHaveLength(1);
  });
});

describe('a session', () => {
  it('is given once for the code of the address, in a cookie that scripts and other sites cannot use', async () => {
    const fresh = await serve(workspace);
    const exchange = () =>
      send(fresh.port, {
        method: 'POST',
        path: '/session',
        headers: { origin: fresh.url, 'content-type': 'application/json' },
        body: JSON.stringify({ code: fresh.token }),
      });
    const got = await exchange();
    const again = await exchange();
    await fresh.close();
    expect(got.status).toBe(204);
    expect(String(got.headers['set-cookie'])).toMatch(
      /^crosshold_\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect(again.status).toBe(401);
  });
});

describe('the page', () => {
  it('may load scripts and styles of its own and nothing else', async () => {
    const got = await send(server.port, { method: 'GET', path: '/' });
    const policy = String(got.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
  });

  it('is served to this machine alone', async () => {
    await expect(serve(workspace, { host: '0.0.0.0' })).rejects.toThrow('127.0.0.1');
  });

  it('says which port is taken', async () => {
    await expect(serve(workspace, { port: server.port })).rejects.toThrow(
      `Port ${server.port} is taken`,
    );
  });
});
