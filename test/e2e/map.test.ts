import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memoryLedger } from '../../src/ledger/memory.ts';
import { type Workspace, workspaceOver } from '../../src/operations/workspace.ts';
import { launchBrowser } from './browser.ts';
import { exampleWorkspace, expectClean, picture, type Visit, visit } from './example-page.ts';
import { largeRegister } from './large-register.ts';
import { eventually } from './page.ts';

const DAY = 'on=2019-06-10&of=Nissan&hops=1';
/** What the example has around Nissan on that day. */
const [BOXES, ARCS] = [8, 11];
/** All that hangs together with Renault on that day. */
const AROUND_RENAULT = 16;

let browser: Browser;
let workspace: Workspace;
let watched: Visit;

beforeAll(async () => {
  workspace = await exampleWorkspace();
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => browser?.close());

const boxes = () => watched.page.locator('.entity').count();
const map = () => watched.page.getByRole('toolbar', { name: 'The map' });

/** Where each box stands on the drawing. */
const places = () =>
  watched.page
    .locator('.entity .box')
    .evaluateAll((all) => all.map((one) => [one.getAttribute('x'), one.getAttribute('y')].join()));

describe('the layout of the map', () => {
  it('is by layers or by forces, worked out in a worker, and stands in the address', async () => {
    watched = await visit(browser, workspace, DAY);
    const { page } = watched;
    await eventually(boxes).toBe(BOXES);
    const layered = await places();
    await map().getByRole('button', { name: 'Forces' }).click();
    await eventually(places).not.toEqual(layered);
    await picture(watched, 'workspace-forces');
    expect(await boxes()).toBe(BOXES);
    expect(await page.locator('.figure').count()).toBe(ARCS);
    expect(await page.evaluate('location.hash')).toContain('by=force');
    expect(page.workers()).toHaveLength(1);
    await map().getByRole('button', { name: 'Layers' }).click();
    await eventually(places).toEqual(layered);
    expectClean(watched);
    await watched.close();
  });

  it('keeps boxes and labels apart under forces', async () => {
    watched = await visit(browser, workspace, `${DAY}&by=force`);
    await eventually(boxes).toBe(BOXES);
    const overlaps = await watched.page.evaluate(`(() => {
      const all = [...document.querySelectorAll('.entity .box, .halo')].map((one) => one.getBBox());
      return all.flatMap((one, at) => all.slice(at + 1).filter((other) =>
        one.x < other.x + other.width && other.x < one.x + one.width &&
        one.y < other.y + other.height && other.y < one.y + one.height)).length;
    })()`);
    expect(overlaps).toBe(0);
    await watched.close();
  });
});

describe('what the map draws', () => {
  it('expands an entity that has more, with the keyboard, and takes it back', async () => {
    watched = await visit(browser, workspace, DAY);
    const { page } = watched;
    await eventually(boxes).toBe(BOXES);
    await page.getByRole('button', { name: 'Renault: show 3 more' }).press('Enter');
    await eventually(boxes).toBe(BOXES + 3);
    await map().getByRole('button', { name: 'Reset' }).press('Enter');
    await eventually(boxes).toBe(BOXES);
    expectClean(watched);
    await watched.close();
  });

  it('folds what hangs on the chart through one entity, and opens it again', async () => {
    watched = await visit(browser, workspace, 'on=2019-06-10&of=Renault&hops=0');
    const { page } = watched;
    await eventually(boxes).toBe(AROUND_RENAULT);
    await map().getByRole('button', { name: 'Fold Renault' }).click();
    await eventually(boxes).toBeLessThan(AROUND_RENAULT);
    await page.getByRole('button', { name: /^Renault: show \d+ more$/ }).click();
    await eventually(boxes).toBe(AROUND_RENAULT);
    expectClean(watched);
    await watched.close();
  });

  it('draws small holders as one, and each of them when their box is opened', async () => {
    watched = await visit(browser, workspace, 'on=2019-06-10&of=Renault&hops=1');
    const { page } = watched;
    await eventually(boxes).toBe(8);
    await map().getByLabel('Small holders as one').selectOption('5%');
    await eventually(boxes).toBe(7);
    await page.getByRole('button', { name: /Show each/ }).click();
    await eventually(boxes).toBe(8);
    expectClean(watched);
    await watched.close();
  });

  it('is a table too, searched by name, whose figures open what says so', async () => {
    watched = await visit(browser, workspace, DAY);
    const { page } = watched;
    await map().getByRole('button', { name: 'Table' }).click();
    const list = page.getByRole('region', { name: 'Holdings of the chart' });
    await eventually(() => list.locator('tbody tr').count()).toBe(ARCS);
    await list.getByLabel('Find').fill('renault nissan b');
    await eventually(() => list.locator('tbody tr').count()).toBe(2);
    await list.getByLabel('Find').fill('daimler');
    await list.getByRole('button', { name: /^Nissan holds 1.55% / }).click();
    await page.waitForSelector('.evidence');
    await eventually(() => page.locator('.evidence h2').textContent()).toBe('1.55%');
    expectClean(watched);
    await watched.close();
  });
});

describe('a register of 5,000 companies', () => {
  let large: Workspace;

  beforeAll(async () => {
    large = workspaceOver(memoryLedger());
    const bytes = Buffer.from(largeRegister(5000));
    await large.add({ name: 'holdings.csv', bytes });
  });

  it('begins near one company, and draws the whole as a cloud that is found through', async () => {
    watched = await visit(browser, large, '');
    const { page } = watched;
    await eventually(boxes).toBeLessThan(60);
    await page.getByRole('combobox', { name: 'Draw' }).selectOption('0');
    await page.waitForSelector('.cloud', { timeout: 60_000 });
    await eventually(() => page.locator('.cloud').getAttribute('aria-label')).toMatch(
      /cloud of points: \d{4} entities, 7\d{3} holdings/,
    );
    expect(await map().getByRole('button', { name: 'Layers' }).isDisabled()).toBe(true);
    await page.getByLabel('Entity', { exact: true }).fill('Company 0001');
    await eventually(() => page.locator('.entity-name').textContent()).toBe('Company 0001');
    await picture(watched, 'workspace-cloud', { width: 1040, height: 590 });
    const before = await page.locator('.cloud').screenshot();
    await page.locator('.cloud').press('ArrowLeft');
    await page.waitForTimeout(100);
    expect(await page.locator('.cloud').screenshot()).not.toEqual(before);
    expectClean(watched);
    await watched.close();
  }, 120_000);
});
