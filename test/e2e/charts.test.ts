import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Workspace } from '../../src/operations/workspace.ts';
import { launchBrowser } from './browser.ts';
import { EXAMPLE, exampleWorkspace, expectClean, type Visit, visit } from './example-page.ts';
import { eventually } from './page.ts';

const DAY = 'on=2019-06-10&of=Nissan&hops=1';

let browser: Browser;
let workspace: Workspace;
let watched: Visit;

beforeAll(async () => {
  workspace = await exampleWorkspace();
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => browser?.close());

/**
 * Charts of a part of the page by their names, and whether each has a table with rows after it and
 * before the next. Drawings that say nothing of their own are hidden from readers and no charts.
 */
const CHARTS = (part: string) => `(() => {
  const seen = [...document.querySelectorAll('${part} :is(svg, canvas):not([aria-hidden]), ${part} table')]
    .filter((one) => one.closest('[hidden]') === null);
  return seen.flatMap((one, at) => one.matches('table') ? [] : [{
    chart: one.getAttribute('aria-label'),
    table: seen[at + 1]?.matches('table') === true && seen[at + 1].querySelector('tbody tr') !== null,
  }]);
})()`;

interface Chart {
  readonly chart: string | null;
  readonly table: boolean;
}

const charts = async (part: string) => (await watched.page.evaluate(CHARTS(part))) as Chart[];

async function open(place: string): Promise<void> {
  await watched.page.evaluate(`location.hash = ${JSON.stringify(place)}`);
  await watched.page.waitForTimeout(400);
  await eventually(() => watched.page.locator('aside').textContent()).not.toMatch(
    /Asking…|Opening…/,
  );
}

describe('every chart', () => {
  it('has a name and a table of its own in each of the panels', async () => {
    watched = await visit(browser, workspace, DAY);
    const { page } = watched;
    const found: Record<string, number> = {};
    for (const tab of ['owners', 'votes', 'control', 'deals', 'story', 'conflicts', 'review']) {
      await open(`${DAY}&tab=${tab}`);
      if (tab === 'votes') await page.waitForSelector('.turnout-chart .reach');
      if (tab === 'deals') {
        await page.getByText('Paste or open a scenario').click();
        await page
          .getByLabel('Scenario in YAML or JSON')
          .fill(readFileSync(`${EXAMPLE}/deals/fca-merger.yaml`, 'utf8'));
        await page.getByRole('button', { name: 'Ask this deal' }).click();
        await page.waitForSelector('.slopes circle');
      }
      if (tab === 'story') await page.waitForSelector('.relation .act');
      const here = await charts('aside');
      expect(
        here.filter(({ chart, table }) => (chart ?? '') === '' || !table),
        tab,
      ).toEqual([]);
      found[tab] = here.length;
    }
    expect(found).toMatchObject({ votes: 1, deals: 1, story: 1 });
    expectClean(watched);
    await watched.close();
  });

  it('of the map has its table behind one button, and that of two days beside it', async () => {
    watched = await visit(browser, workspace, `${DAY}&vs=2023-11-09`);
    const { page } = watched;
    // The page opens on the server's day before it goes to the day of its address.
    await eventually(async () => (await charts('main')).map(({ chart }) => chart)).toEqual([
      expect.stringMatching(/^Structure chart on 2019-06-10/),
    ]);
    await eventually(() => page.locator('aside tbody tr').count()).toBeGreaterThan(3);
    await page.getByRole('button', { name: 'Table' }).click();
    await eventually(() => page.locator('main tbody tr').count()).toBeGreaterThan(8);
    expect(await charts('main')).toEqual([]);
    expectClean(watched);
    await watched.close();
  });
});
