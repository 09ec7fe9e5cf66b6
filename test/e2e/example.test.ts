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

const figures = () =>
  watched.page
    .locator('.figure')
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));

describe('the example on the page', () => {
  it('moves from 43.4% with votes to 15% and a trust with neutral ones', async () => {
    watched = await visit(browser, workspace, 'on=2019-06-10&of=Nissan&hops=1');
    await eventually(figures).toContainEqual(
      expect.stringContaining('Renault holds 43.4% of the capital of Nissan'),
    );
    await watched.page.getByLabel('On', { exact: true }).fill('2023-11-09');
    await eventually(figures).toContainEqual(
      expect.stringMatching(/^Renault holds 15% of the capital of Nissan/),
    );
    expect(await figures()).toContainEqual(
      expect.stringMatching(/trust.* holds 28.4% .*neutral votes/i),
    );
    await picture(watched, 'workspace-2023');
    expectClean(watched);
    await watched.close();
  });

  it('opens the article that calls 43% a majority, at the sentence', async () => {
    watched = await visit(browser, workspace, 'on=2019-06-10&of=Nissan&hops=1&tab=conflicts');
    const { page } = watched;
    await page.getByRole('button', { name: /^"majority" 43% Renault holds/ }).click();
    await page.waitForSelector('mark');
    await eventually(() => page.locator('mark').textContent()).toMatch(
      /majority.*43%|43%.*majority/,
    );
    await picture(watched, 'workspace');
    expectClean(watched);
    await watched.close();
  });

  it('shows statements that disagree side by side, with the one that the policy chose', async () => {
    watched = await visit(browser, workspace, 'on=2019-06-10&of=Nissan&hops=1&tab=conflicts');
    const first = watched.page.locator('.conflict').first();
    await eventually(() => first.locator('.side').count()).toBe(2);
    await eventually(() => first.locator('.side.decides').textContent()).toMatch(
      /The register takes.*1,831,837,027 shares.*decides: first by the policy/,
    );
    await picture(watched, 'workspace-conflicts');
    expectClean(watched);
    await watched.close();
  });

  it('says who can block a special resolution, and at which turnout', async () => {
    watched = await visit(browser, workspace, 'on=2019-06-10&of=Nissan&hops=1&tab=control', {
      dark: true,
    });
    const renault = watched.page.getByRole('row', { name: /^Renault/ });
    await eventually(() => renault.textContent()).toContain('at any turnout');
    await picture(watched, 'workspace-dark');
    expectClean(watched);
    await watched.close();
  });
});
