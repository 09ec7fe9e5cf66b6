import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runBulk } from '../../src/bulk/job/run.ts';
import { MAJORITY } from '../../src/bulk/kernels.ts';
import { BulkRegister } from '../../src/bulk/register.ts';
import { registerQuestions } from '../../src/cli/register-questions.ts';
import { builtinLaw } from '../../src/law/law.ts';
import { memoryLedger } from '../../src/ledger/memory.ts';
import type { Day } from '../../src/model/index.ts';
import { workspaceOver } from '../../src/operations/workspace.ts';
import type { RunningServer } from '../../src/server/start.ts';
import { serve } from '../unit/server/serve-case.ts';
import { launchBrowser } from './browser.ts';
import { expectClean, picture } from './example-page.ts';
import { eventually, openPage, type WatchedPage } from './page.ts';

/** A family with 55% of a holding company, down to a shipyard three steps below; and many harbours. */
const ROWS = [
  'Familie Sörensen,Nordlys Holding,55%',
  'Pension Fund North,Nordlys Holding,20%',
  'Nordlys Holding,Nordlys Energy,70%',
  'Pension Fund North,Nordlys Energy,10%',
  'Nordlys Energy,Nordlys Wind,51%',
  'Nordlys Holding,Nordlys Wind,24%',
  'Nordlys Wind,Baltic Shipyard,100%',
  'Baltic Shipyard,Nordlys Holding,5%',
  ...Array.from({ length: 60 }, (_, at) => `Harbour Owner ${at + 1},Harbour ${at + 1},60%`),
];

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
let server: RunningServer;
let register: BulkRegister;
let watched: WatchedPage;
const dir = mkdtempSync(join(tmpdir(), 'crosshold-register-page-'));

beforeAll(async () => {
  const file = join(dir, 'register.csv');
  writeFileSync(file, `holder,issuer,stake\n${ROWS.join('\n')}\n`);
  const settings = {
    files: [file],
    out: join(dir, 'out'),
    threshold: 25_000_000,
    quota: MAJORITY,
    rule: 'more than 1/2',
    asOf: '2026-01-01' as Day,
    memory: 2 ** 31,
    version: '1',
  };
  await runBulk(settings, () => {});
  register = new BulkRegister(settings.out);
  server = await serve(workspaceOver(memoryLedger()), {
    questions: (own) => registerQuestions(register, builtinLaw(), own),
    register: {
      ...register.meta,
      parties: register.parties,
      search: (typed, page) => register.search(typed, page),
    },
  });
  browser = await launchBrowser();
  watched = await openPage(browser, `${server.url}/#token=${server.token}`);
}, 120_000);
afterAll(async () => {
  await watched?.page.context().close();
  await server?.close();
  register?.close();
  await browser?.close();
  rmSync(dir, { recursive: true, force: true });
});

describe('the page of a whole register', () => {
  const of = () => watched.page;
  const field = () => of().getByRole('combobox', { name: 'Party' });
  const options = () => of().getByRole('option').locator('bdi').allTextContents();
  const drawn = async () => (await of().locator('.entity').allTextContents()).join('\n');

  it('says how large it is, and finds parties by a part of their name, a page at a time', async () => {
    await of().getByText('126 parties on 2026-01-01').waitFor();
    await field().fill('sorens');
    await eventually(options).toEqual(['Familie Sörensen']);
    await field().fill('harbour');
    await eventually(async () => (await options()).length).toBe(20);
    await of().getByRole('button', { name: 'Show more' }).click();
    await eventually(async () => (await options()).length).toBe(40);
    await of().getByText('120 names').waitFor();
    await field().fill('nobody of that name');
    await of().getByText('No name has this in it.').waitFor();
  });

  it('draws what is so many steps around the chosen party, and keeps it in the address', async () => {
    await field().fill('nordlys');
    await eventually(options).toEqual(['Nordlys Energy', 'Nordlys Holding', 'Nordlys Wind']);
    await field().press('ArrowDown');
    await field().press('ArrowDown');
    await field().press('Enter');
    await eventually(() => of().locator('.entity-name').textContent()).toBe('Nordlys Holding');
    await eventually(drawn).toContain('Baltic Shipyard');
    expect(await of().evaluate('location.hash')).toContain('of=Nordlys+Holding');
    await field().fill('sorens');
    await eventually(options).toEqual(['Familie Sörensen']);
    await field().press('Enter');
    await eventually(() => of().locator('.entity-name').textContent()).toBe('Familie Sörensen');
    await of().getByRole('combobox', { name: 'Draw' }).selectOption('1');
    await eventually(drawn).not.toContain('Nordlys Energy');
    expect(await drawn()).toContain('Nordlys Holding');
    await of().getByRole('combobox', { name: 'Draw' }).selectOption('2');
    await eventually(drawn).toContain('Nordlys Energy');
    await of().locator('.entity', { hasText: 'Nordlys Holding' }).click();
    await eventually(() => of().locator('.entity-name').textContent()).toBe('Nordlys Holding');
  });

  it('lists owners, controllers, votes and holdings of the party', async () => {
    const panel = () => of().getByRole('tabpanel');
    await eventually(() => panel().textContent()).toContain('Familie Sörensen');
    await of().getByRole('tab', { name: 'Controllers' }).click();
    await eventually(() => panel().textContent()).toMatch(/Familie Sörensen controls/i);
    await of().getByRole('tab', { name: 'Holds' }).click();
    await eventually(() => panel().textContent()).toContain('Nordlys Energy');
    await of().getByRole('tab', { name: 'Owners' }).click();
    await eventually(() => panel().textContent()).toContain('Pension Fund North');
    await picture(watched as never, 'register-page');
    await of()
      .getByRole('button', { name: /Familie Sörensen, In all/ })
      .click();
    await of().getByRole('region', { name: 'What says so' }).waitFor();
    expectClean(watched as never);
  });

  it('puts no serious obstacle before whoever does not see or point, the list open or not', async () => {
    await of().keyboard.press('Escape');
    await of().evaluate(AXE);
    const broken = () =>
      of().evaluate(
        `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => [id, ...nodes.map((one) => one.target.join(' '))]))`,
      );
    expect(await broken()).toEqual([]);
    await field().fill('harbour');
    await eventually(async () => (await options()).length).toBe(20);
    expect(await broken()).toEqual([]);
  });
});
