import { describe, expect, it } from 'vitest';
import { builtinLaw } from '../../../src/law/law.ts';
import type { Day } from '../../../src/model/index.ts';
import { createApp } from '../../../src/server/app.ts';
import { createSession } from '../../../src/server/session.ts';
import { inTurn, turns } from '../../../src/server/turns.ts';
import { caseOf, documented, memoryPort } from './serve-case.ts';

describe('turns', () => {
  it('let the loop of the server turn between two who wait, in the order in which they came', async () => {
    const next = turns();
    const order: (number | string)[] = [];
    const all = Promise.all([1, 2, 3].map((one) => next().then(() => order.push(one))));
    const loop = () => {
      order.push('loop');
      if (!order.includes(3)) setImmediate(loop);
    };
    setImmediate(loop);
    await all;
    expect(order.slice(0, 5)).toEqual([1, 'loop', 2, 'loop', 3]);
  });

  it('begin again for who comes after all have gone', async () => {
    const next = turns();
    await next();
    await Promise.all([next(), next()]);
    await expect(next()).resolves.toBeUndefined();
  });

  it('go on after a question that cannot be answered', async () => {
    const questions = inTurn({ answer: (name) => Promise.reject(new Error(name)) }, turns());
    const answers = await Promise.allSettled([
      questions.answer('one', {}),
      questions.answer('two', {}),
    ]);
    expect(answers.map((answer) => (answer as PromiseRejectedResult).reason.message)).toEqual([
      'one',
      'two',
    ]);
  });
});

it('are taken by the questions of a server, and by nothing that needs no register', async () => {
  const session = createSession();
  const { hono } = createApp({
    workspace: memoryPort(caseOf([documented('a.txt', 'A holds 43% of B.')])),
    law: builtinLaw(),
    session,
    port: () => 80,
    today: () => '2019-06-10' as Day,
    onFailure: () => {},
  });
  const ended: string[] = [];
  const get = async (path: string) => {
    const headers = { host: 'localhost', authorization: `Bearer ${session.bearer}` };
    const { status } = await hono.fetch(new Request(`http://localhost${path}`, { headers }));
    ended.push(path);
    return status;
  };
  await get('/api/owners?issuer=B');
  const asked = ['A', 'B'].map((name) => get(`/api/holdings?holder=${name}`));
  expect(await Promise.all([...asked, get('/api/rules')])).toEqual([200, 200, 200]);
  expect(ended.slice(1)).toEqual([
    '/api/rules',
    '/api/holdings?holder=A',
    '/api/holdings?holder=B',
  ]);
});
