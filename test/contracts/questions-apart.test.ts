import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BulkRegister } from '../../src/bulk/register.ts';
import { registerQuestions } from '../../src/cli/register-questions.ts';
import { builtinLaw } from '../../src/law/law.ts';
import type { Questions } from '../../src/operations/questions.ts';
import type { Response } from '../../src/operations/respond.ts';
import { crosshold, MAIN } from '../cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'crosshold-apart-'));

beforeAll(() => {
  // Wide has 2,500 holders of a hundredth of a percent each; Narrow has two.
  const many = Array.from({ length: 2500 }, (_, at) => `Holder ${at},Wide,0.01%`);
  const rows = [...many, 'Wide,Wider,60%', 'Ada,Narrow,60%', 'Ben,Narrow,40%'];
  writeFileSync(join(folder, 'register.csv'), `holder,issuer,stake\n${rows.join('\n')}\n`);
  crosshold(folder, 'bulk', 'register.csv', '--out', 'register', '--as-of', '2026-01-01');
});

it('a question of a large part of a register is asked apart, all others here', async () => {
  const register = new BulkRegister(join(folder, 'register'));
  const places: string[] = [];
  const place = (called: string): Questions => ({
    async answer(name, { issuer }) {
      places.push(`${called}: ${name} ${String(issuer)}`);
      return {} as Response;
    },
  });
  const questions = registerQuestions(register, builtinLaw(), place('workspace'), place('apart'));
  const narrow = await questions.answer('owners', { issuer: 'Narrow' });
  await questions.answer('owners', { issuer: 'Wider' });
  await questions.answer('claims', {});
  expect(narrow['rows']).toHaveLength(2);
  expect(places).toEqual(['apart: owners Wider', 'workspace: claims undefined']);
  register.close();
});

describe('a served register', () => {
  let child: ChildProcess | undefined;
  let [url, bearer] = ['', ''];
  beforeAll(async () => {
    const words = ['--workspace', 'w', 'serve', '--register', 'register'];
    const server = spawn(process.execPath, [MAIN, ...words], { cwd: folder });
    child = server;
    let told = '';
    for await (const chunk of server.stdout) {
      told += String(chunk);
      if (told.includes('Ctrl-C')) break;
    }
    url = /http:\/\/[\d.:]+/.exec(told)?.[0] ?? '';
    bearer = /Bearer ([\w-]+)/.exec(told)?.[1] ?? '';
  });
  afterAll(() => child?.kill('SIGTERM'));

  const asked = async (question: string) => {
    const headers = { authorization: `Bearer ${bearer}` };
    const response = await fetch(`${url}/api/${question}`, { headers });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  it('answers from its thread what the terminal answers', async () => {
    const { out } = crosshold(folder, 'owners', 'Wider', '--register', 'register', '--json');
    const { status, body } = await asked('owners?issuer=Wider');
    expect(status).toBe(200);
    expect(body).toEqual(JSON.parse(out));
  });

  it('refuses from its thread with the same words and status', async () => {
    const wrong = await asked('owners?issuer=Wider&convention=often');
    const narrow = await asked('owners?issuer=Narrow&convention=often');
    expect([wrong.status, narrow.status]).toEqual([400, 400]);
    expect(wrong.body).toEqual(narrow.body);
  });

  it('answers several at once, each with its own', async () => {
    const names = ['Wider', 'Wide', 'Narrow', 'Wider'];
    const answers = await Promise.all(names.map((name) => asked(`owners?issuer=${name}`)));
    expect(answers.map(({ body }) => body['issuer'])).toEqual(names);
  });
});
