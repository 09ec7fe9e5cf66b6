import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Workspace } from '../../src/operations/workspace.ts';
import { launchBrowser } from './browser.ts';
import { exampleWorkspace, expectClean, picture, type Visit, visit } from './example-page.ts';
import { eventually } from './page.ts';

let browser: Browser;
let workspace: Workspace;
let watched: Visit;

beforeAll(async () => {
  workspace = await exampleWorkspace();
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => browser?.close());

describe('the story of two partners', () => {
  it('draws acts and the level that fades between them, and opens the words behind a bar', async () => {
    watched = await visit(browser, workspace, 'on=2024-01-01&of=Nissan&hops=1&tab=story');
    const { page } = watched;
    await page.waitForSelector('.act');
    const bars = await page.locator('.act').count();
    expect(await page.locator('.story select').inputValue()).toBe('Renault');
    expect(await page.locator('.story .legend').textContent()).toContain(`n = ${bars}`);
    await picture(watched, 'workspace-story');
    await page.getByRole('button', { name: /^1999-03-27: capital in distress by Renault/ }).click();
    await page.waitForSelector('mark');
    expect(await page.locator('.evidence h2').textContent()).toBe('capital in distress');
    expect(await page.locator('.statements').textContent()).toContain('36.8% of Nissan');
    expectClean(watched);
    await watched.close();
  });

  it('fades slower with a longer half-life, and says n in every sentence', async () => {
    watched = await visit(browser, workspace, 'on=2024-01-01&of=Nissan&hops=1&tab=story');
    const { page } = watched;
    const headline = () => page.locator('.story .headline').first().textContent();
    await eventually(headline).toMatch(/stand at .* after n = \d+ events/);
    const before = await headline();
    await page.getByLabel('Half-life').fill('720');
    await eventually(headline).not.toBe(before);
    expect(await headline()).toMatch(/stand at .* after n = \d+ events/);
    await page.getByText('Table, n = ').click();
    const rows = page.locator('.story details tbody tr');
    expect(await rows.count()).toBe(await page.locator('.act').count());
    expectClean(watched);
    await watched.close();
  });
});
