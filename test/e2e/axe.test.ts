import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Workspace } from '../../src/operations/workspace.ts';
import { launchBrowser } from './browser.ts';
import { exampleWorkspace, expectClean, type Visit, visit } from './example-page.ts';
import { eventually, settled } from './page.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const DAY = 'on=2019-06-10&of=Nissan&hops=1';
const PLACES = [
  ...['owners', 'votes', 'control', 'deals', 'story', 'conflicts', 'review'].map(
    (tab) => `${DAY}&tab=${tab}`,
  ),
  'on=2023-11-09&of=Nissan&hops=1&vs=2019-06-10',
];

let browser: Browser;
let workspace: Workspace;

beforeAll(async () => {
  workspace = await exampleWorkspace();
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => browser?.close());

interface Box {
  readonly x: number;
  readonly width: number;
}

interface Violation {
  readonly id: string;
  readonly impact: string;
}

/** Rules of axe that the page breaks where it matters, with the places. */
async function findings({ page }: Visit): Promise<Violation[]> {
  const found = (await page.evaluate(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, impact, nodes }) => ({ id, impact, at: nodes.map((one) => one.target.join(' ')) })))`,
  )) as Violation[];
  return found.filter(({ impact }) => impact === 'serious' || impact === 'critical');
}

describe('whoever does not see or point', () => {
  it.each([['light'], ['dark']])('finds no serious obstacle in any place, %s', async (look) => {
    const watched = await visit(browser, workspace, DAY, { dark: look === 'dark' });
    const { page } = watched;
    await page.evaluate(AXE);
    for (const place of PLACES) {
      await page.evaluate(`location.hash = ${JSON.stringify(place)}`);
      await page.waitForTimeout(400);
      await eventually(() => page.locator('aside').textContent()).not.toMatch(/Asking…|Opening…/);
      await settled(watched);
      expect(await findings(watched), place).toEqual([]);
    }
    await page.locator('.figure').first().click();
    await page.waitForSelector('.evidence');
    expect(await findings(watched), 'evidence').toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Table' }).click();
    await page.getByRole('button', { name: 'Tour' }).click();
    await page.getByRole('region', { name: 'The first minute' }).waitFor();
    await page.waitForTimeout(400);
    await settled(watched);
    expect(await findings(watched), 'table and first minute').toEqual([]);
    await page.getByRole('button', { name: 'Skip' }).click();
    await page.getByRole('button', { name: 'Brief' }).click();
    await page.getByRole('heading', { name: /^The case on/ }).waitFor();
    expect(await findings(watched), 'brief').toEqual([]);
    expectClean(watched);
    await watched.close();
  });

  it.each([[920], [1000], [1100]])('keeps the days off the answers, %i wide', async (width) => {
    const watched = await visit(browser, workspace, DAY);
    await watched.page.setViewportSize({ width, height: 700 });
    const edge = async (part: string) => (await watched.page.locator(part).boundingBox()) as Box;
    const answers = await edge('aside');
    for (const part of ['.time', '.time-fields :is(input, button) >> nth=-1', '.slider']) {
      const { x, width: wide } = await edge(part);
      expect(x + wide, part).toBeLessThanOrEqual(answers.x);
    }
    expectClean(watched);
    await watched.close();
  });

  it('fits at twice the size without a sideways scroll', async () => {
    const watched = await visit(browser, workspace, DAY);
    await watched.page.setViewportSize({ width: 640, height: 450 });
    for (const place of PLACES) {
      await watched.page.evaluate(`location.hash = ${JSON.stringify(place)}`);
      await eventually(() =>
        watched.page.evaluate('document.documentElement.scrollWidth'),
      ).toBeLessThanOrEqual(640);
    }
    expectClean(watched);
    await watched.close();
  });
});
