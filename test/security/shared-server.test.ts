import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BadInput } from '../../src/model/index.ts';
import { auditFile } from '../../src/server/audit.ts';
import { type Route, routes } from '../../src/server/routes.ts';
import { type RunningServer, startServer } from '../../src/server/start.ts';
import { newUser, readUsers } from '../../src/server/users.ts';
import { addUser, usersOf } from '../../src/server/users-file.ts';
import { ROLES } from '../../src/server/visitor.ts';
import { builtinLaw } from '../../src/law/law.ts';
import { caseOf, documented, memoryPort, send } from '../unit/server/serve-case.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'crosshold-users-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

describe('the file of users', () => {
  it('keeps hashes, is for its owner alone, and gives each token once', () => {
    const file = join(dir, 'users.tsv');
    const token = addUser(file, 'Ada', 'reviewer');
    expect(readFileSync(file, 'utf8')).not.toContain(token);
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(usersOf(file)).toMatchObject([{ name: 'Ada', role: 'reviewer' }]);
    expect(() => addUser(file, 'Ada', 'admin')).toThrow(/already/);
    expect(() => addUser(file, 'a\tb', 'admin')).toThrow(/not a name/);
  });

  it('is refused when others can read it, and when it is not there', () => {
    const file = join(dir, 'users.tsv');
    addUser(file, 'Ada', 'admin');
    chmodSync(file, 0o640);
    expect(() => usersOf(file)).toThrow(/chmod 600/);
    expect(() => usersOf(join(dir, 'none'))).toThrow(BadInput);
  });

  it.each([
    ['Ada\tadmin', /hash/],
    [`Ada\tqueen\t${'a'.repeat(64)}`, /not a role/],
    [`Ada\tadmin\t${'a'.repeat(64)}\tmore`, /tabs between/],
    [`\tadmin\t${'a'.repeat(64)}`, /tabs between/],
    [`Ada\tadmin\t${'a'.repeat(64)}\nAda\treader\t${'b'.repeat(64)}`, /twice/],
    ['# nobody\n', /nobody/],
  ])('names the line that is wrong: %j', (text, says) => {
    expect(() => readUsers(text, 'users.tsv')).toThrow(says);
  });
});

describe('a shared server', () => {
  const people = ROLES.map((role) => ({ role, ...newUser(`the ${role}`, role) }));
  const users = readUsers(people.map(({ line }) => line).join(''), 'users.tsv');
  const tokenOf = (role: string) => people.find((one) => one.role === role)?.token ?? '';
  const workspace = memoryPort(caseOf([documented('a.txt', 'Renault holds 43% of Nissan.')]));
  let server: RunningServer;
  let audit = '';
  const options = { workspace, law: builtinLaw(), page: new Map() };

  beforeAll(async () => {
    audit = join(mkdtempSync(join(tmpdir(), 'crosshold-audit-')), 'audit.jsonl');
    const shared = { users, names: ['owners.example.org'], audit: auditFile(audit) };
    server = await startServer({ ...options, shared });
  });
  afterAll(() => server.close());

  const ask = (route: Pick<Route, 'method' | 'path'>, headers: Record<string, string>) =>
    send(server.port, {
      method: route.method,
      path: route.path.replace(':file', 'x.js').replace(':id', 'x'),
      headers: {
        host: `owners.example.org:${server.port}`,
        'content-type': 'application/json',
        ...headers,
      },
      ...(route.method === 'POST' && { body: '{}' }),
    });

  it.each(routes().filter(({ access }) => access === 'api'))(
    '$method $path takes the role that it declares, and no less',
    async (route) => {
      const needed = ROLES.indexOf(route.role ?? (route.writes ? 'admin' : 'reader'));
      for (const [rank, role] of ROLES.entries()) {
        const got = await ask(route, { authorization: `Bearer ${tokenOf(role)}` });
        expect([role, got.status === 403]).toEqual([role, rank < needed]);
        expect(got.status).not.toBe(401);
      }
      expect((await ask(route, { authorization: `Bearer ${'A'.repeat(43)}` })).status).toBe(401);
      expect((await ask(route, {})).status).toBe(route.method === 'POST' ? 403 : 401);
    },
  );

  it('makes every route that writes ask for more than a reader', () => {
    const open = routes().filter(({ writes, role }) => writes && role === 'reader');
    expect(open).toEqual([]);
  });

  it('changes a token for a session of the same role, as often as its owner likes', async () => {
    const login = () =>
      send(server.port, {
        method: 'POST',
        path: '/session',
        headers: {
          host: `owners.example.org:${server.port}`,
          origin: `http://owners.example.org:${server.port}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ code: tokenOf('reader') }),
      });
    const [first, second] = [await login(), await login()];
    expect([first.status, second.status]).toEqual([204, 204]);
    const cookie = String(second.headers['set-cookie']?.[0]).split(';')[0] ?? '';
    const origin = `http://owners.example.org:${server.port}`;
    expect((await ask({ method: 'GET', path: '/api' }, { cookie })).status).toBe(200);
    expect((await ask({ method: 'POST', path: '/api/add' }, { cookie, origin })).status).toBe(403);
  });

  it('signs a review with the name of the token, whatever the request says', async () => {
    const [statement] = workspace.caseFile().statements;
    const got = await send(server.port, {
      method: 'POST',
      path: '/api/review',
      headers: {
        host: `127.0.0.1:${server.port}`,
        'content-type': 'application/json',
        authorization: `Bearer ${tokenOf('reviewer')}`,
      },
      body: JSON.stringify({
        statement: statement?.id,
        verdict: 'accept',
        by: 'the admin',
        why: 'x',
      }),
    });
    expect(JSON.parse(got.body)).toMatchObject({ by: 'the reviewer' });
  });

  it('answers to its own names alone', async () => {
    const route = { method: 'GET', path: '/api' } as const;
    const headers = { authorization: `Bearer ${tokenOf('admin')}` };
    expect((await ask(route, headers)).status).toBe(200);
    expect((await ask(route, { ...headers, host: `evil.example:${server.port}` })).status).toBe(
      421,
    );
  });

  it('notes who asked what, and never a token or a body', () => {
    const text = readFileSync(audit, 'utf8');
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toContainEqual(
      expect.objectContaining({ who: 'the reader', method: 'POST', path: '/api/add', status: 403 }),
    );
    expect(lines.some(({ who }) => who === 'nobody')).toBe(true);
    for (const { token } of people) expect(text).not.toContain(token);
    expect(statSync(audit).mode & 0o077).toBe(0);
  });

  it.each([
    ['without users', { host: '0.0.0.0' }],
    ['without TLS', { host: '0.0.0.0', shared: { users, names: ['a.example'] } }],
    ['without a name', { host: '0.0.0.0', shared: { users, names: [], withoutTls: true } }],
  ])('does not start on another address %s', async (_, more) => {
    await expect(startServer({ ...options, ...more })).rejects.toThrow(/--/);
  });

  it('serves over TLS, with cookies that stay on it', async () => {
    const words = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost -keyout key.pem -out cert.pem`;
    const made = spawnSync('openssl', words.split(' '), { cwd: dir });
    if (made.status !== 0) {
      process.stderr.write('skipped: no openssl to make a certificate\n');
      return;
    }
    const [cert, key] = ['cert', 'key'].map((name) =>
      readFileSync(join(dir, `${name}.pem`), 'utf8'),
    );
    const tls = { cert: cert ?? '', key: key ?? '' };
    const secured = await startServer({ ...options, shared: { users, names: ['localhost'], tls } });
    try {
      expect(secured.url).toMatch(/^https:/);
      const script = `
        process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
        const origin = ${JSON.stringify(secured.url)};
        const got = await fetch(origin + '/session', { method: 'POST',
          headers: { origin, 'content-type': 'application/json' },
          body: JSON.stringify({ code: ${JSON.stringify(tokenOf('reader'))} }) });
        console.log(got.status, got.headers.get('set-cookie'));`;
      writeFileSync(join(dir, 'ask.mjs'), script);
      const output = await new Promise<string>((resolve) => {
        // Another process, because this one has to answer.
        import('node:child_process').then(({ execFile }) =>
          execFile(process.execPath, ['--no-warnings', join(dir, 'ask.mjs')], (_, text) =>
            resolve(text),
          ),
        );
      });
      expect(output).toMatch(/^204 .*; Secure/);
    } finally {
      await secured.close();
    }
  });
});

describe('crosshold user', () => {
  it('prints the token once, and the file holds none', () => {
    const file = join(dir, 'users.tsv');
    const main = join(import.meta.dirname, '../../dist/cli/main.js');
    const output = execFileSync(
      process.execPath,
      [main, 'user', 'Ada', '--role', 'reader', '--users', file],
      {
        encoding: 'utf8',
      },
    );
    const token = output.trim().split('\n').at(-1) ?? '';
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(readFileSync(file, 'utf8')).not.toContain(token);
  });
});
