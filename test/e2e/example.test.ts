import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memoryLedger } from '../../src/ledger/memory.ts';
import { type Workspace, workspaceOver } from '../../src/operations/workspace.ts';
import type { RunningServer } from '../../src/server/start.ts';
import { serve } from '../unit/server/serve-case.ts';
import { launchBrowser } from './browser.ts';
import { openPage, type WatchedPage } from './page.ts';

const FOLDER = 'examples/renault-nissan';

let browser: Browser;
let workspace: Workspace;
const servers: RunningServer[] = [];

beforeAll(async () => {
  workspace = workspaceOver(memoryLedger());
  const articles = readdirSync(join(FOLDER, 'articles')).sort();
  const files = ['case.yaml', 'statements.csv', ...articles.map((name) => join('articles', name))];
  for (const file of files) {
    await workspace.add({ name: basename(file), bytes: readFileSync(join(FOLDER, file)) });
  }
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await Promise.all(servers.map((server) => server.close()));
});

async function open(place: string, look: { readonly dark?: boolean } = {}): Promise<WatchedPage> {
  const server = await serve(workspace);
  servers.push(server);
  const watched = await openPage(browser, `${server.url}/#token=${server.token}`, look);
  await watched.page.waitForSelector('.entity');
  await watched.page.evaluate(`location.hash = ${JSON.stringify(place)}`);
  return watched;
}

const figures = ({ page }: WatchedPage) =>
  page.locator('.figure').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));

/** Pictures for the README, only when they are asked for: tests leave the tree as it was. */
async function picture({ page }: WatchedPage, name: string): Promise<void> {
  if (process.env['CROSSHOLD_SCREENSHOTS'] !== '1') return;
  mkdirSync('docs/images', { recursive: true });
  await page.screenshot({ path: `docs/images/${name}.png` });
}

describe('the example on the page', () => {
  it('moves from 43.4% with votes to 15% and a trust with neutral ones', async () => {
    const watched = await open('on=2019-06-10&of=Nissan&hops=1');
    await expect
      .poll(() => figures(watched))
      .toContainEqual(expect.stringContaining('Renault holds 43.4% of the capital of Nissan'));
    await watched.page.getByLabel('On', { exact: true }).fill('2023-11-09');
    await expect
      .poll(() => figures(watched))
      .toContainEqual(expect.stringMatching(/^Renault holds 15% of the capital of Nissan/));
    expect(await figures(watched)).toContainEqual(
      expect.stringMatching(/trust.* holds 28.4% .*neutral votes/i),
    );
    await picture(watched, 'workspace-2023');
    expect(watched.complaints).toEqual([]);
    expect(watched.strangers).toEqual([]);
  });

  it('opens the article that calls 43% a majority, at the sentence', async () => {
    const watched = await open('on=2019-06-10&of=Nissan&hops=1&tab=conflicts');
    const { page } = watched;
    await page
      .getByRole('button', { name: /wrong word/ })
      .last()
      .click();
    await page.waitForSelector('mark');
    expect(await page.locator('mark').textContent()).toMatch(/majority.*43%|43%.*majority/);
    await picture(watched, 'workspace');
    expect(watched.complaints).toEqual([]);
  });

  it('says who can block a special resolution, and at which turnout', async () => {
    const watched = await open('on=2019-06-10&of=Nissan&hops=1&tab=block', { dark: true });
    const renault = watched.page.getByRole('row', { name: /^Renault/ });
    await expect.poll(() => renault.textContent()).toContain('at any turnout');
    await picture(watched, 'workspace-dark');
    expect(watched.complaints).toEqual([]);
  });
});
