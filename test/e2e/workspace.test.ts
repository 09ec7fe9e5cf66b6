import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningServer } from '../../src/server/start.ts';
import { caseOf, documented, memoryPort, serve } from '../unit/server/serve-case.ts';
import { ALLIANCE, HOSTILE } from './alliance-case.ts';
import { launchBrowser } from './browser.ts';
import { eventually, openPage, type WatchedPage } from './page.ts';

let browser: Browser;
const servers: RunningServer[] = [];

beforeAll(async () => {
  if (!existsSync('web/dist/index.html'))
    throw new Error('The page is not built: npm run build:web.');
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await Promise.all(servers.map((server) => server.close()));
});

async function open(workspace: ReturnType<typeof memoryPort>, place = ''): Promise<WatchedPage> {
  const server = await serve(workspace);
  servers.push(server);
  const watched = await openPage(browser, `${server.url}/#token=${server.token}`);
  await watched.page.waitForSelector('.entity, .notice:not(.quiet)');
  if (place !== '') await watched.page.evaluate(`location.hash = ${JSON.stringify(place)}`);
  return watched;
}

const figures = (watched: WatchedPage) =>
  watched.page
    .locator('.figure')
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));

function expectClean({ complaints, strangers }: WatchedPage): void {
  expect(complaints).toEqual([]);
  expect(strangers).toEqual([]);
}

describe('the workspace page', () => {
  it('draws both arcs of the mutual holding, and the day moves them', async () => {
    const watched = await open(memoryPort(ALLIANCE), 'on=2019-06-10&of=Nissan');
    await eventually(() => figures(watched)).toContainEqual(
      expect.stringContaining('Renault holds 43.4% of the capital of Nissan'),
    );
    expect(await figures(watched)).toContainEqual(
      expect.stringContaining('Nissan holds 15% of the capital of Renault'),
    );
    await watched.page.getByLabel('On', { exact: true }).fill('2023-12-01');
    await eventually(() => figures(watched)).toContainEqual(
      expect.stringContaining('Renault holds 15% of the capital of Nissan'),
    );
    expect(
      await watched.page.getByRole('slider', { name: 'Day' }).getAttribute('aria-valuetext'),
    ).toBe('2023-12-01');
    await watched.page.getByRole('button', { name: 'Change before' }).click();
    await watched.page.getByRole('button', { name: 'Change before' }).click();
    await eventually(() => figures(watched)).toContainEqual(expect.stringContaining('43.4%'));
    expectClean(watched);
  });

  it('opens the sentence behind a number, marked in its document', async () => {
    const watched = await open(memoryPort(ALLIANCE), 'on=2019-06-10&of=Nissan');
    const { page } = watched;
    await page.getByRole('button', { name: /^Renault, Direct: 43.4%/ }).click();
    await page.waitForSelector('mark');
    await eventually(() => page.locator('mark').textContent()).toBe(
      'Renault holds 43.4% of Nissan.',
    );
    await eventually(() => page.locator('.reading').textContent()).toContain(
      'The directors met twice that year.',
    );
    await eventually(() => page.locator('.evidence h2').textContent()).toBe('43.4%');
    await eventually(() => page.locator('.evidence dl').textContent()).toContain(
      'of issued shares',
    );
    await page.keyboard.press('Escape');
    expect(await page.getByRole('tab', { name: 'Owners' }).isVisible()).toBe(true);
    expectClean(watched);
  });

  it('is used with the keyboard alone', async () => {
    const watched = await open(memoryPort(ALLIANCE), 'on=2019-06-10&of=Nissan');
    const { page } = watched;
    await page.getByRole('button', { name: /^Mitsubishi Motors/ }).focus();
    await page.keyboard.press('Enter');
    await eventually(() => page.locator('.entity-name').textContent()).toBe('Mitsubishi Motors');
    await page.getByRole('tab', { name: 'Owners' }).focus();
    await page.keyboard.press('ArrowLeft');
    expect(await page.getByRole('tab', { name: 'Review' }).getAttribute('aria-selected')).toBe(
      'true',
    );
    await page.getByRole('button', { name: /^Nissan holds 34%/ }).focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('mark');
    await eventually(() => page.locator('mark').textContent()).toBe(
      'Nissan holds 34% of Mitsubishi Motors.',
    );
    expect(watched.strangers).toEqual([]);
  });

  it('shows what is added while it is open', async () => {
    const workspace = memoryPort(ALLIANCE);
    const watched = await open(workspace, 'on=2019-06-10&of=Nissan');
    await watched.page.waitForSelector('.entity');
    const news = documented('News.txt', 'Daimler holds 3.1% of Nissan.');
    workspace.grow({
      ...ALLIANCE,
      sources: [...ALLIANCE.sources, ...news.sources],
      statements: [...ALLIANCE.statements, ...news.statements],
    });
    await eventually(() => figures(watched)).toContainEqual(
      expect.stringContaining('Daimler holds 3.1%'),
    );
    expectClean(watched);
  });

  it('says so when the workspace is empty', async () => {
    const watched = await open(memoryPort(caseOf([])));
    await eventually(() => watched.page.locator('main').textContent()).toContain(
      'The workspace is empty',
    );
    expectClean(watched);
  });

  it('says so when the server was stopped', async () => {
    const { page } = await open(memoryPort(ALLIANCE));
    // What is still being asked would fail by itself, and take the button away.
    await page.waitForSelector('aside tbody tr');
    await page.waitForTimeout(500);
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Change before' }).click();
    await eventually(() => page.locator('main').textContent()).toContain(
      'The server does not answer. Start it again',
    );
  });

  it('shows nothing without a session', async () => {
    const server = await serve(memoryPort(ALLIANCE));
    servers.push(server);
    const { page, strangers } = await openPage(browser, server.url);
    await eventually(() => page.textContent('body')).toContain('no session');
    expect(await page.textContent('body')).not.toContain('Nissan');
    expect(strangers).toEqual([]);
  });
});

describe('a hostile document', () => {
  it('shows as text: no script runs, nothing is fetched, nothing grows outside of its place', async () => {
    const watched = await open(memoryPort(HOSTILE));
    const { page } = watched;
    await page.locator('.figure').first().click();
    await page.waitForSelector('mark');
    await eventually(() => page.locator('mark').textContent()).toContain(
      '<script>window[`hit`]=1</script>',
    );
    expect(await page.locator('.reading').textContent()).not.toMatch(/[\u202a-\u202e]/);
    expect(
      await page
        .locator('.reading iframe, .reading a, .reading svg, .reading img, aside iframe, .entity a')
        .count(),
    ).toBe(0);
    expect(await page.locator('script').count()).toBe(1);
    expect(await page.evaluate(() => 'hit' in globalThis)).toBe(false);
    expectClean(watched);
  });
});
