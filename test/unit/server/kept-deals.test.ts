import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtinLaw, extendLaw } from '../../../src/law/law.ts';
import { parseRules } from '../../../src/law/parse-rule.ts';
import { keptDeals } from '../../../src/operations/kept-deals.ts';
import { loadScenario, scenarioNames } from '../../../src/operations/scenario-store.ts';
import type { RunningServer } from '../../../src/server/start.ts';
import { caseOf, documented, memoryPort, send, serve } from './serve-case.ts';

const OWN = [
  {
    id: 'golden-share',
    jurisdiction: 'contract',
    title: 'Change of articles',
    citation: 'Articles section 19',
    kind: 'majority',
    quota: 'at least 4/5',
    denominator: 'present',
  },
];

const SELL = [{ transfer: { from: 'Renault', to: 'market', issuer: 'Nissan', stake: '5%' } }];

const dir = mkdtempSync(join(tmpdir(), 'crosshold-kept-'));
const workspace = memoryPort(caseOf([documented('a.txt', 'Renault holds 43% of Nissan.')]));
let server: RunningServer;

beforeAll(async () => {
  const law = extendLaw(builtinLaw(), parseRules({ rules: OWN }, { file: 'rules.yaml' }).rules);
  server = await serve(workspace, { law, deals: keptDeals(dir) });
});
afterAll(async () => {
  await server.close();
  rmSync(dir, { recursive: true });
});

async function call(method: string, path: string, body?: object) {
  const got = await send(server.port, {
    method,
    path,
    headers: { authorization: `Bearer ${server.bearer}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: got.status, body: JSON.parse(got.body) as Record<string, unknown> };
}

describe('the rules of a server', () => {
  it('are the own ones first, marked, and then those that ship, with citation and whether read', async () => {
    const { body } = await call('GET', '/api/rules');
    const rows = body['rows'] as readonly Record<string, unknown>[];
    expect(rows[0]).toEqual({
      id: 'golden-share',
      title: 'Change of articles',
      jurisdiction: 'contract',
      quota: 'at least 4/5',
      of: 'present',
      citation: 'Articles section 19',
      verified: false,
      own: true,
    });
    expect(rows.filter(({ own }) => own)).toHaveLength(1);
    expect(rows).toContainEqual(
      expect.objectContaining({ id: 'jp-special', quota: 'at least 2/3', own: false }),
    );
  });
});

describe('the deals of a server', () => {
  it('are kept where deal --list finds them, measured on their day', async () => {
    const made = await call('POST', '/api/deals', {
      title: 'Five points less',
      steps: SELL,
      asOf: '2019-06-10',
    });
    const kept = { name: 'Five-points-less', title: 'Five points less', asOf: '2019-06-10' };
    expect(made).toMatchObject({ status: 201, body: kept });
    expect(scenarioNames(dir)).toEqual(['Five-points-less']);
    expect(loadScenario(dir, 'Five-points-less').pin.rows).toContainEqual(
      expect.objectContaining({ holder: 'Renault', capitalBefore: '43%', capitalAfter: '38%' }),
    );
    const { body } = await call('GET', '/api/deals');
    expect(body['rows']).toEqual([{ ...kept, steps: SELL }]);
  });

  it('replace the deal of the same title, and never one of another', async () => {
    const deal = { title: 'A b', steps: SELL, asOf: '2019-06-10' };
    expect((await call('POST', '/api/deals', deal)).status).toBe(201);
    expect((await call('POST', '/api/deals', { ...deal, asOf: '2019-06-11' })).status).toBe(201);
    expect(loadScenario(dir, 'A-b').asOf).toBe('2019-06-11');
    const other = await call('POST', '/api/deals', { ...deal, title: 'A/b' });
    expect(other.status).toBe(400);
    expect(other.body['detail']).toContain('"A-b" is the deal "A b" already');
  });

  it.each([
    [{ steps: SELL }, 400, /"title" is missing/],
    [{ title: '…', steps: SELL }, 400, /no letter/],
    [{ title: 'x', steps: [] }, 400, /at least one step/],
    [{ title: 'x', steps: SELL, name: '../out' }, 400, /cannot name a scenario/],
    [{ title: 'x', steps: SELL, asOf: 'soon' }, 400, /not a day/],
    [{ title: 'x', steps: SELL, colour: 'red' }, 400, /Unknown: colour/],
    [
      {
        title: 'x',
        steps: [{ transfer: { from: 'Nobody', to: 'market', issuer: 'Nissan', stake: '5%' } }],
      },
      422,
      /cannot be done/,
    ],
  ])('are refused when they are none: %j', async (deal, status, says) => {
    const before = scenarioNames(dir);
    const got = await call('POST', '/api/deals', deal);
    expect(got.status).toBe(status);
    expect(got.body['detail']).toMatch(says);
    expect(scenarioNames(dir)).toEqual(before);
  });

  it('cannot be kept by a workspace without a folder', async () => {
    const plain = await serve(workspace);
    const got = await send(plain.port, {
      method: 'POST',
      path: '/api/deals',
      headers: { authorization: `Bearer ${plain.bearer}`, 'content-type': 'application/json' },
      body: JSON.stringify({ title: 'x', steps: SELL }),
    });
    expect(got.status).toBe(422);
    await plain.close();
  });
});
