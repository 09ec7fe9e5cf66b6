import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keptDeals } from '../../src/operations/kept-deals.ts';
import { scenarioNames } from '../../src/operations/scenario-store.ts';
import type { Workspace } from '../../src/operations/workspace.ts';
import { launchBrowser } from './browser.ts';
import {
  EXAMPLE,
  exampleWorkspace,
  expectClean,
  picture,
  type Visit,
  visit,
} from './example-page.ts';
import { eventually } from './page.ts';

let browser: Browser;
let workspace: Workspace;
let watched: Visit;

beforeAll(async () => {
  workspace = await exampleWorkspace();
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => browser?.close());

const row = (holder: string) =>
  watched.page.locator('.deals tbody tr', { hasText: holder }).first().textContent();

describe('a deal on the page', () => {
  it('merges Fiat Chrysler and Renault: Nissan has 7.5%, and votes', async () => {
    watched = await visit(browser, workspace, 'on=2019-06-10&of=Renault&hops=1&tab=deals');
    const { page } = watched;
    await page.getByText('Paste or open a scenario').click();
    await page
      .getByLabel('Scenario in YAML or JSON')
      .fill(readFileSync(`${EXAMPLE}/deals/fca-merger.yaml`, 'utf8'));
    await page.getByRole('button', { name: 'Ask this deal' }).click();
    await eventually(() => row('Nissan Finance')).toBe('Nissan Finance0%7.5%0%7.5647%');
    expect(await row('French State')).toContain('7.505');
    await eventually(() => page.locator('.deals').textContent()).toContain(
      'Nissan Finance votes at FCA-Renault HoldCo (proposed); at Renault it could not (fr-233-31).',
    );
    await page.getByText('Paste or open a scenario').click();
    await picture(watched, 'workspace-deals');
    expectClean(watched);
    await watched.close();
  });

  it('composes a step, keeps it in the workspace, and compares two kept deals', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'crosshold-deals-'));
    const server = { deals: keptDeals(dir) };
    const place = 'on=2019-06-10&of=Nissan&hops=1&tab=deals';
    watched = await visit(browser, workspace, place, { server });
    const { page } = watched;
    const compose = async (amount: string) => {
      await page.getByLabel('From', { exact: true }).fill('Renault');
      await page.getByLabel('To', { exact: true }).fill('market');
      await page.getByLabel('Shares of').fill('Nissan');
      await page.getByLabel('How much').fill(amount);
      await page.getByRole('button', { name: 'Add step' }).click();
    };
    await compose('5%');
    await eventually(() => row('Renault')).toMatch(/^Renault43\.4011%38\.4011%/);
    await page.getByLabel('Keep as').fill('Five points');
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    await page.getByText('Kept deals, 1').waitFor();
    await page.getByRole('button', { name: 'Remove step 1' }).click();
    await compose('10%');
    await eventually(() => row('Renault')).toMatch(/^Renault43\.4011%33\.4011%/);
    await page.getByLabel('Keep as').fill('Ten points');
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    await page.getByText('Kept deals, 2').waitFor();
    await page.getByLabel('Compare with').selectOption('Five points');
    await eventually(() => row('Renault')).toMatch(/^Renault38\.4011%33\.4011%/);
    expect(scenarioNames(dir)).toEqual(['Five-points', 'Ten-points']);
    await page.reload();
    await page.getByText('Kept deals, 2').waitFor();
    await page.getByRole('button', { name: 'Open Five points' }).click();
    await page.getByLabel('Compare with').selectOption('Ten points');
    await eventually(() => row('Renault')).toMatch(/^Renault33\.4011%38\.4011%/);
    expectClean(watched);
    await watched.close();
    rmSync(dir, { recursive: true });
  });

  it('says what is wrong with a deal that cannot be done', async () => {
    watched = await visit(browser, workspace, 'on=2019-06-10&of=Nissan&hops=1&tab=deals');
    const { page } = watched;
    await page.getByText('Paste or open a scenario').click();
    const text = page.getByLabel('Scenario in YAML or JSON');
    await text.fill('- transfer: {from: Daimler, to: market, issuer: Renault, stake: 50%}');
    await page.getByRole('button', { name: 'Ask this deal' }).click();
    await eventually(() => page.locator('.headline.refused').textContent()).toContain(
      'The deal cannot be done.',
    );
    await text.fill('steps: [');
    await page.getByRole('button', { name: 'Ask this deal' }).click();
    await eventually(() => page.locator('.pasted pre').textContent()).toContain('line 1');
    // The browser itself notes each refusal; nothing else may stand in the console.
    expect(watched.complaints.filter((text) => !text.includes('422'))).toEqual([]);
    expect(watched.strangers).toEqual([]);
    await watched.close();
  });

  it('finds the least that Renault must sell for the votes of Nissan to come back', async () => {
    watched = await visit(browser, workspace, 'on=2019-06-10&of=Nissan&hops=1&tab=deals');
    const { page } = watched;
    await page.getByText('Find the least that reaches a goal').click();
    await page.getByLabel('The least that').fill('Renault');
    await page.getByLabel('sells to').fill('market');
    await page.getByLabel('Holder', { exact: true }).fill('Nissan Finance');
    await page.getByLabel('at', { exact: true }).fill('Renault');
    await page.getByRole('button', { name: 'Solve' }).click();
    await eventually(() => page.locator('.solve').textContent()).toContain(
      '143,550,983 shares (3.4011% of the capital after the step)',
    );
    expectClean(watched);
    await watched.close();
  });
});
