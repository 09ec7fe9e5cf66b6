import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Workspace } from '../../src/operations/workspace.ts';
import { launchBrowser } from './browser.ts';
import { exampleWorkspace, expectClean, picture, type Visit, visit } from './example-page.ts';
import { eventually, openPage } from './page.ts';

let browser: Browser;
let workspace: Workspace;
let watched: Visit;

beforeAll(async () => {
  workspace = await exampleWorkspace();
  browser = await launchBrowser();
}, 120_000);
const folder = mkdtempSync(join(tmpdir(), 'crosshold-story-'));
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

describe('the story of two partners', () => {
  it('draws acts and the level that fades between them, and opens the words behind a bar', async () => {
    watched = await visit(browser, workspace, 'on=2024-01-01&of=Nissan&hops=1&tab=story');
    const { page } = watched;
    await page.waitForSelector('.act');
    const bars = await page.locator('.act').count();
    expect(await page.locator('.story select').inputValue()).toBe('Renault');
    await eventually(() => page.locator('.story .legend').textContent()).toContain(`n = ${bars}`);
    await picture(watched, 'workspace-story');
    await page.getByRole('button', { name: /^1999-03-27: capital in distress by Renault/ }).click();
    await page.waitForSelector('mark');
    await eventually(() => page.locator('.evidence h2').textContent()).toBe('capital in distress');
    await eventually(() => page.locator('.statements').textContent()).toContain('36.8% of Nissan');
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

  it('walks from day to day: the map, the quotes and the address move together', async () => {
    watched = await visit(browser, workspace, 'on=2002-03-01&of=Nissan&hops=1&tab=story');
    const { page } = watched;
    const walk = page.getByRole('region', { name: 'Walk through the story' });
    await eventually(() => walk.getByRole('status').textContent()).toMatch(/^3 of 12/);
    await eventually(() => walk.locator('blockquote').textContent()).toContain(
      'Warrants exercised',
    );
    await walk.getByRole('button', { name: 'Next' }).click();
    await eventually(() => walk.getByRole('status').textContent()).toMatch(/^4 of 12/);
    expect(await page.evaluate('location.hash')).toContain('on=2002-03-28');
    await eventually(() =>
      page.getByRole('slider', { name: 'Day' }).getAttribute('aria-valuetext'),
    ).toBe('2002-03-28');
    await picture(watched, 'workspace-walk');
    expectClean(watched);
    await watched.close();
  });

  it('is kept as one file that steps by keys, loads nothing and prints every day', async () => {
    watched = await visit(browser, workspace, 'on=2024-01-01&of=Nissan&hops=1&tab=story');
    const [kept] = await Promise.all([
      watched.page.waitForEvent('download'),
      watched.page.getByRole('link', { name: 'Save the story' }).click(),
    ]);
    const file = join(folder, 'story.html');
    await kept.saveAs(file);
    const { page, complaints, strangers } = await openPage(browser, `file://${file}`);
    const day = page.locator('section:visible h2');
    const told = page.locator('nav output');
    expect([await day.count(), await told.textContent()]).toEqual([1, '1 of 12']);
    await eventually(() => page.locator('section:visible blockquote').textContent()).toContain(
      '36.8%',
    );
    await page.keyboard.press('ArrowRight');
    await eventually(() => told.textContent()).toBe('2 of 12');
    await page.keyboard.press('End');
    await page.getByRole('button', { name: 'Next' }).click();
    await eventually(() => told.textContent()).toBe('12 of 12');
    expect(await page.locator('section:visible tbody tr').count()).toBeGreaterThan(3);
    expect(await page.locator('section:visible svg').count()).toBe(1);
    await picture({ page, complaints, strangers }, 'story-file');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('section:visible').count()).toBe(12);
    expect(complaints).toEqual([]);
    expect(strangers.filter((url) => !url.startsWith('file:'))).toEqual([]);
    await page.context().close();
    await watched.close();
  });
});
