import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Route, routes } from '../../../src/server/routes.ts';
import type { RunningServer } from '../../../src/server/start.ts';
import { caseOf, documented, memoryPort, send } from './serve-case.ts';
import { serve } from './serve-case.ts';

const workspace = memoryPort(caseOf([documented('a.txt', 'Renault holds 43% of Nissan.')]));
let server: RunningServer;
let cookie = '';

beforeAll(async () => {
  server = await serve(workspace);
  const code = server.token;
  const got = await send(server.port, {
    method: 'POST',
    path: '/session',
    headers: { origin: server.url, 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  });
  cookie = String(got.headers['set-cookie']?.[0]).split(';')[0] ?? '';
});
afterAll(() => server.close());

type Name = (port: number) => string | undefined;

const HOSTS: Readonly<Record<string, Name>> = {
  '127.0.0.1': (port) => `127.0.0.1:${port}`,
  localhost: (port) => `localhost:${port}`,
  'the v6 loopback': (port) => `[::1]:${port}`,
  'another site': () => 'evil.example',
  'another site with our port': (port) => `evil.example:${port}`,
  'another port': (port) => `127.0.0.1:${port === 65535 ? 1 : port + 1}`,
  'no port': () => '127.0.0.1',
  'our name as a prefix': (port) => `127.0.0.1.evil.example:${port}`,
};

const ORIGINS: Readonly<Record<string, (host: string) => string | undefined>> = {
  none: () => undefined,
  own: (host) => `http://${host}`,
  foreign: () => 'http://evil.example',
  null: () => 'null',
  https: (host) => `https://${host}`,
};

const SECRETS: Readonly<Record<string, () => Record<string, string>>> = {
  nothing: () => ({}),
  'the cookie': () => ({ cookie }),
  'the token': () => ({ authorization: `Bearer ${server.bearer}` }),
  'a wrong token': () => ({ authorization: `Bearer ${'A'.repeat(43)}` }),
  'a wrong cookie': () => ({ cookie: `${cookie.split('=')[0]}=${'A'.repeat(43)}` }),
};

const OWN_NAMES = new Set(['127.0.0.1', 'localhost', 'the v6 loopback']);

/** What must come of it; nothing when the request passes every guard. */
function refusal(route: Route, host: string, origin: string, secret: string): number | undefined {
  if (!OWN_NAMES.has(host)) return 421;
  if (route.access === 'page') return undefined;
  if (origin === 'foreign' || origin === 'null' || origin === 'https') return 403;
  const byProgram = secret === 'the token' || secret === 'a wrong token';
  if (origin === 'none' && route.method === 'POST' && !byProgram) return 403;
  if (route.access === 'session') return 401;
  return secret === 'the cookie' || secret === 'the token' ? undefined : 401;
}

function headersFor(host: string, origin: string, secret: string): Record<string, string> {
  const name = HOSTS[host]?.(server.port) ?? '';
  const from = ORIGINS[origin]?.(name);
  return {
    host: name,
    ...(from !== undefined && { origin: from }),
    ...SECRETS[secret]?.(),
    'content-type': 'application/json',
  };
}

const GUARDED = [401, 403, 421];

describe.each(routes())('$method $path', (route) => {
  const path = route.path.replace(':file', 'nothing.js').replace(':id', 'nothing');
  const cases = Object.keys(HOSTS).flatMap((host) =>
    Object.keys(ORIGINS).flatMap((origin) =>
      Object.keys(SECRETS).map((secret) => ({ host, origin, secret })),
    ),
  );

  it('answers by its own names only, to its own pages and programs only', async () => {
    const before = workspace.written.length;
    const wrong: unknown[] = [];
    for (const { host, origin, secret } of cases) {
      const got = await send(server.port, {
        method: route.method,
        path,
        headers: headersFor(host, origin, secret),
        ...(route.method === 'POST' && { body: '{}' }),
      });
      const expected = refusal(route, host, origin, secret);
      const right =
        expected === undefined ? !GUARDED.includes(got.status) : got.status === expected;
      if (!right) wrong.push({ host, origin, secret, expected, got: got.status });
      if (got.headers['access-control-allow-origin'] !== undefined)
        wrong.push({ host, origin, secret, cors: true });
      if (got.headers['x-content-type-options'] !== 'nosniff')
        wrong.push({ host, origin, secret, nosniff: false });
    }
    expect(wrong).toEqual([]);
    expect(workspace.written).toHaveLength(before);
  });
});

describe('the list of routes', () => {
  it('has every question of the registry', async () => {
    const { registry } = await import('../../../src/operations/registry.ts');
    const paths = routes().map(({ path }) => path);
    expect(registry.filter(({ name }) => !paths.includes(`/api/${name}`))).toEqual([]);
  });
});
