import { describe, expect, it } from 'vitest';
import { builtinLaw } from '../../../src/law/law.ts';
import type { Day } from '../../../src/model/index.ts';
import { createApp } from '../../../src/server/app.ts';
import { createSession } from '../../../src/server/session.ts';
import { turns } from '../../../src/server/turns.ts';
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
    expect(order.filter((one) => one !== 'loop')).toEqual([1, 2, 3]);
    expect(order.indexOf(2) - order.indexOf(1)).toBeGreaterThan(1);
    expect(order.indexOf(3) - order.indexOf(2)).toBeGreaterThan(1);
  });

  it('begin again for who comes after all have gone', async () => {
    const next = turns();
    await next();
    await Promise.all([next(), next()]);
    await expect(next()).resolves.toBe(true);
  });

  it('are not taken by those who have gone in the meantime, however many', async () => {
    const next = turns();
    let gone = false;
    const order: (number | string)[] = [];
    const told = (one: number) => (isHere: boolean) => order.push(isHere ? one : `${one} gone`);
    const all = [1, 2, 3, 4, 5].map((one) => next(() => gone && one < 5).then(told(one)));
    await all[0];
    gone = true;
    await Promise.all(all);
    expect(order).toEqual([1, '2 gone', '3 gone', '4 gone', 5]);
    await expect(next()).resolves.toBe(true);
  });

  it('let in all who come one by one before the first goes', async () => {
    const next = turns();
    const order: string[] = [];
    const first = next().then(() => order.push('first'));
    let came = 0;
    const others: Promise<unknown>[] = [];
    await new Promise<void>((resolve) => {
      const come = () => {
        order.push('came');
        others.push(next());
        came += 1;
        if (came < 20) setImmediate(come);
        else resolve();
      };
      setImmediate(come);
    });
    await Promise.all([first, ...others]);
    expect(order).toEqual([...Array.from({ length: 20 }, () => 'came'), 'first']);
  });

  it('do not wait for ever for those who come', async () => {
    const next = turns();
    let isDone = false;
    const first = next().then(() => (isDone = true));
    let came = 0;
    const come = () => {
      void next();
      came += 1;
      if (!isDone && came < 1000) setImmediate(come);
    };
    setImmediate(come);
    await first;
    expect(came).toBeLessThan(100);
  });

  it('end where all who wait have gone', async () => {
    const next = turns();
    expect(await Promise.all([next(() => true), next(() => true)])).toEqual([false, false]);
    expect(await next()).toBe(true);
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
