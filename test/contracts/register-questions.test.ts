import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BulkRegister } from '../../src/bulk/register.ts';
import { registerQuestions } from '../../src/cli/register-questions.ts';
import { builtinLaw } from '../../src/law/law.ts';
import { openWorkspace, type Workspace } from '../../src/operations/workspace.ts';
import { type RunningServer, startServer } from '../../src/server/start.ts';
import { crosshold } from '../cli.ts';

const ROWS = ['Ada,Alpha,60%', 'Ben,Alpha,40%', 'Alpha,Beta,55%', 'Ada,Beta,1%', 'Beta,Gamma,100%'];

describe('a register over HTTP', () => {
  const folder = mkdtempSync(join(tmpdir(), 'crosshold-register-http-'));
  let [workspace, register, server]: [Workspace?, BulkRegister?, RunningServer?] = [];
  beforeAll(async () => {
    writeFileSync(join(folder, 'register.csv'), `holder,issuer,stake\n${ROWS.join('\n')}\n`);
    crosshold(folder, 'bulk', 'register.csv', '--out', 'register', '--as-of', '2026-01-01');
    mkdirSync(join(folder, 'own'));
    workspace = await openWorkspace(join(folder, 'own'), { create: true });
    const opened = new BulkRegister(join(folder, 'register'));
    register = opened;
    const law = builtinLaw();
    const questions = (own: Parameters<typeof registerQuestions>[2]) =>
      registerQuestions(opened, law, own);
    const port = {
      ...opened.meta,
      parties: opened.parties,
      search: (...typed: Parameters<BulkRegister['search']>) => opened.search(...typed),
    };
    server = await startServer({ workspace, law, questions, register: port, page: new Map() });
  });
  afterAll(async () => {
    await server?.close();
    register?.close();
    workspace?.close();
  });

  const asked = async (question: string) => {
    const headers = { authorization: `Bearer ${server?.bearer}` };
    const response = await fetch(`${server?.url}/api/${question}`, { headers });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  it.each([
    ['owners?issuer=Gamma', ['owners', 'Gamma']],
    ['controllers?issuer=Gamma', ['controllers', 'Gamma']],
    ['control?holder=Ada&issuer=Gamma', ['control', 'Ada', 'Gamma']],
    ['votes?issuer=Beta', ['votes', 'Beta']],
    ['holdings?holder=Ada', ['holdings', 'Ada']],
    [
      'diagram?focus=Beta&hops=1&form=scene',
      ['diagram', '--focus', 'Beta', '--hops', '1', '--form', 'scene'],
    ],
    ['diagram?focus=Beta&form=scene', ['diagram', '--focus', 'Beta', '--form', 'scene']],
  ])('is asked as in a terminal: %s', async (question, words) => {
    const { out } = crosshold(folder, ...words, '--register', 'register', '--json');
    expect((await asked(question)).body).toEqual(JSON.parse(out));
  });

  it('tells what a holder holds, and draws what is held further down', async () => {
    const { body } = await asked('holdings?holder=Ada');
    expect(body['rows']).toMatchObject([{ issuer: 'Alpha' }, { issuer: 'Beta' }]);
    expect(JSON.stringify((await asked('diagram?focus=Ada&form=scene')).body)).toContain('Gamma');
  });

  it('finds names by a part of them, a page at a time', async () => {
    expect((await asked('names?text=AL')).body).toMatchObject({
      rows: [{ name: 'Alpha', holders: 2, holdings: 1 }],
      page: { limit: 20, offset: 0, total: 1 },
      more: false,
    });
    expect((await asked('names?text=a&limit=1&offset=1')).body).toMatchObject({
      rows: [{ name: 'Alpha' }],
      page: { total: 4 },
    });
    for (const wrong of [
      'names',
      'names?text=%20',
      'names?text=a&limit=0',
      'names?text=a&offset=x',
      'names?text=a&of=b',
    ])
      expect((await asked(wrong)).status, wrong).toBe(400);
  });

  it('is told of with its day and its size', async () => {
    expect(
      await fetch(`${server?.url}/api`, {
        headers: { authorization: `Bearer ${server?.bearer}` },
      }).then((got) => got.json()),
    ).toMatchObject({
      register: { asOf: '2026-01-01', parties: 5, rule: 'more than 1/2' },
    });
  });

  it('refuses who is not in it, and days that are not its own', async () => {
    expect(JSON.stringify((await asked('owners?issuer=Nobody')).body)).toContain('not-in-register');
    expect((await asked('owners?issuer=Beta&asOf=2019-01-01')).status).toBe(400);
  });
});
