import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { examples } from '../../../src/operations/examples.ts';
import { registry } from '../../../src/operations/registry.ts';
import type { OpenApi } from '../../../src/server/openapi.ts';
import { problemKinds } from '../../../src/server/problem.ts';
import { routes } from '../../../src/server/routes.ts';
import type { RunningServer } from '../../../src/server/start.ts';
import { caseOf, documented, type Got, memoryPort, send, serve } from './serve-case.ts';

const workspace = memoryPort(
  caseOf([documented('a.txt', 'Renault holds 43.4% of Nissan. Nissan holds 15% of Renault.')]),
);
let server: RunningServer;
let api: OpenApi;

beforeAll(async () => {
  server = await serve(workspace, { version: '1.2.3' });
  api = JSON.parse((await get('/openapi.json')).body) as OpenApi;
});
afterAll(() => server.close());

function get(path: string): Promise<Got> {
  return send(server.port, { method: 'GET', path });
}

describe('the description of the API', () => {
  it('is OpenAPI 3.1 with the version of the program', () => {
    expect(api).toMatchObject({ openapi: '3.1.0', info: { version: '1.2.3' } });
  });

  it('has every route of the API and no other', () => {
    const described = Object.entries(api.paths).flatMap(([path, item]) =>
      Object.keys(item).map(
        (method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
      ),
    );
    const served = routes()
      .filter(({ access }) => access !== 'page')
      .map(({ method, path }) => `${method} ${path}`);
    expect(described.sort()).toEqual(served.sort());
  });

  it('names every operation once and tells each of its refusals', () => {
    const operations = Object.values(api.paths).flatMap((item) => Object.values(item));
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { operationId, responses } of operations) {
      expect([operationId, Object.keys(responses)]).toEqual([
        operationId,
        expect.arrayContaining(['401', '403', '421', '500']),
      ]);
    }
  });

  it('points only to what it holds', () => {
    const text = JSON.stringify(api);
    const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => String(path));
    const missing = references.filter(
      (path) =>
        path
          .split('/')
          .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], api) ===
        undefined,
    );
    expect(references.length).toBeGreaterThan(registry.length);
    expect(missing).toEqual([]);
  });

  it.each(registry.map(({ name }) => name))(
    'shows a question of %s that its schema takes',
    (name) => {
      const { schemas } = api['components'] as { schemas: Record<string, never> };
      const schema = z.fromJSONSchema(schemas[`${name}.question`] ?? fail(name));
      expect(schema.safeParse(examples[name]).error).toBeUndefined();
      expect(schema.safeParse({ ...examples[name], nobodyKnows: 1 }).success).toBe(false);
    },
  );

  it('describes an answer so that the answer fits', async () => {
    const { schemas } = api['components'] as { schemas: Record<string, never> };
    const got = await send(server.port, {
      method: 'GET',
      path: '/api/owners?issuer=Nissan&limit=1&explain=true',
      headers: { authorization: `Bearer ${server.bearer}` },
    });
    const schema = z.fromJSONSchema(resolved(schemas['owners.answer'] ?? fail('owners'), schemas));
    expect(schema.safeParse(JSON.parse(got.body)).error).toBeUndefined();
    expect(schema.safeParse({ headline: 1 }).success).toBe(false);
  });
});

/** The schema with what it refers to in its place. */
function resolved(schema: object, schemas: Readonly<Record<string, object>>): never {
  return JSON.parse(
    JSON.stringify(schema).replace(
      /\{"\$ref":"#\/components\/schemas\/(\w+)"\}/g,
      (_, name: string) => JSON.stringify(schemas[name]),
    ),
  ) as never;
}

function fail(name: string): never {
  throw new TypeError(`${name} is not described`);
}

describe('the page of the API', () => {
  it('names every question with its inputs, and every problem', async () => {
    const { body, headers } = await get('/docs');
    expect(headers['content-type']).toMatch(/^text\/html/);
    for (const { name } of registry) expect(body).toContain(`/api/${name}</h3>`);
    for (const { type } of problemKinds()) expect(body).toContain(type);
    expect(body).toContain('<code>yearClosed</code>');
    expect(body).toContain('<code>verdict</code></td><td>accept | reject | reopen | correct</td>');
  });

  it('needs no script and no style inside it', async () => {
    const { body, headers } = await get('/docs');
    expect(body).not.toMatch(/<script|\sstyle=|<style|\son\w+=|javascript:/i);
    expect(String(headers['content-security-policy'])).toContain("default-src 'none'");
    expect(String(headers['content-security-policy'])).not.toContain('unsafe');
    const style = await get('/docs/style.css');
    expect([style.status, style.headers['content-type']]).toEqual([200, 'text/css; charset=utf-8']);
  });

  it('shows nothing of the case', async () => {
    const { body } = await get('/openapi.json');
    expect(body).not.toContain('43.4%');
  });
});
