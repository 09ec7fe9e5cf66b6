import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Workspace } from '../../src/operations/workspace.ts';
import { launchBrowser } from './browser.ts';
import { exampleWorkspace, expectClean, picture, visit } from './example-page.ts';
import { eventually } from './page.ts';

let browser: Browser;
let workspace: Workspace;

beforeAll(async () => {
  workspace = await exampleWorkspace();
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => browser?.close());

describe('the first minute', () => {
  it('leads through the example with the keyboard, is remembered, and can be had again', async () => {
    const watched = await visit(browser, workspace, undefined, { tour: true });
    const { page } = watched;
    const tour = page.getByRole('region', { name: 'The first minute' });
    const title = () => tour.getByRole('heading').textContent();
    const tab = () => page.locator('[role=tab][aria-selected=true]').textContent();
    const day = () => page.getByRole('slider', { name: 'Day' }).getAttribute('aria-valuetext');
    await eventually(title).toBe('Who owns Nissan?');
    await eventually(day).toBe('2019-06-10');
    await picture(watched, 'workspace-tour');
    const next = () => tour.getByRole('button', { name: 'Next' }).press('Enter');
    for (const [says, where, when] of [
      ['Move the day', 'Owners', '2023-11-09'],
      ['Who can block?', 'Votes', '2019-06-10'],
      ['Try a deal', 'Deals', '2019-05-27'],
      ['Read the sentence', 'Conflicts', '2019-06-10'],
      ['Now yours', 'Owners', '2019-06-10'],
    ]) {
      await next();
      await eventually(async () => [await title(), await tab(), await day()]).toEqual([
        says,
        where,
        when,
      ]);
      if (says !== 'Try a deal') continue;
      await tour.getByRole('button', { name: 'Run the deal' }).press('Enter');
      await eventually(() =>
        page.locator('.deals tbody tr', { hasText: 'Nissan Finance' }).first().textContent(),
      ).toBe('Nissan Finance0%7.5%0%7.5647%');
    }
    await page.keyboard.press('Escape');
    await eventually(() => tour.count()).toBe(0);
    await page.reload();
    await page.waitForSelector('.entity');
    expect(await tour.count()).toBe(0);
    await page.getByRole('button', { name: 'Tour' }).press('Enter');
    await eventually(title).toBe('Who owns Nissan?');
    expectClean(watched);
    await watched.close();
  });
});
