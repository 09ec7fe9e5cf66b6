import type { Browser } from 'playwright-core';
import { parse } from 'yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Workspace } from '../../src/operations/workspace.ts';
import { builtinLaw, extendLaw } from '../../src/law/law.ts';
import { parseRules } from '../../src/law/parse-rule.ts';
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

const outcome = async () => (await watched.page.locator('.outcome').textContent()) ?? '';
const position = (holder: RegExp, what: string) =>
  watched.page.getByRole('group', { name: holder }).getByRole('radio', { name: what });

/** With the keyboard: the page may still move while answers come in. */
const put = (holder: RegExp, what: string) => position(holder, what).press('Space');

describe('the meeting', () => {
  it('fails when Renault abstains, and can pass when Renault stays away', async () => {
    watched = await visit(browser, workspace, 'on=2019-06-10&of=Nissan&hops=1&tab=votes');
    const { page } = watched;
    await eventually(outcome).toContain('Open');
    await eventually(() => page.locator('.rule-choice').textContent()).toContain(
      'at least 2/3 of votes present. Companies Act (JP) art. 309(2).',
    );
    await page.getByLabel('Turnout', { exact: true }).fill('80');
    await put(/^Renault/, 'abstain');
    await eventually(outcome).toContain('FailsAt most 45.36% can say yes; 66.67% is needed.');
    await picture(watched, 'workspace-votes');
    await put(/^Renault/, 'absent');
    await eventually(outcome).toContain('OpenIt can pass, and it can fail');
    await eventually(() => page.locator('.turnout').textContent()).toContain(
      'At most 56.29% can come',
    );
    expectClean(watched);
    await watched.close();
  });

  it('carries a resolution up to the turnout that the chart marks, and not above', async () => {
    watched = await visit(browser, workspace, 'on=2019-06-10&of=Nissan&hops=1&tab=votes');
    const { page } = watched;
    await put(/^Renault/, 'for');
    await eventually(() => page.locator('.turnout-chart').textContent()).toContain(
      'passes up to 65.56%',
    );
    await page.getByLabel('Turnout', { exact: true }).fill('65');
    await eventually(outcome).toMatch(/^Passes/);
    await page.keyboard.press('ArrowRight');
    await eventually(outcome).toMatch(/^Open/);
    expectClean(watched);
    await watched.close();
  });

  it('moves a turnout that cannot be to the nearest that can, and asks for no other', async () => {
    watched = await visit(browser, workspace, 'on=2019-06-10&of=Nissan&hops=1&tab=votes');
    const { page } = watched;
    await put(/^Renault/, 'against');
    await eventually(outcome).toMatch(/^(Open|Fails)/);
    await page.getByLabel('Turnout', { exact: true }).fill('10');
    await eventually(() => page.locator('.turnout output').textContent()).toBe('43.71%');
    await eventually(() => page.locator('.turnout').textContent()).toContain(
      'The positions alone bring 43.71%.',
    );
    await eventually(outcome).toMatch(/^No quorum/);
    expectClean(watched);
    await watched.close();
  });

  it('offers the rules that the server was started with, and says that they are the own ones', async () => {
    const [own] = parseRules(
      parse(
        'rules:\n- {id: golden-share, jurisdiction: contract, title: Change of articles, citation: Articles section 19, kind: majority, quota: at least 4/5, denominator: present}',
      ),
      { file: 'rules.yaml' },
    ).rules;
    const server = { law: extendLaw(builtinLaw(), own ? [own] : []) };
    const place = 'on=2019-06-10&of=Nissan&hops=1&tab=votes';
    watched = await visit(browser, workspace, place, { server });
    const { page } = watched;
    await eventually(outcome).toContain('Open');
    const menu = page.getByLabel('Rule');
    expect(await menu.inputValue()).toBe('jp-special');
    expect(await menu.locator('optgroup').first().getAttribute('label')).toBe('Rules of your own');
    await menu.selectOption('golden-share');
    await eventually(() => page.locator('.rule-choice').textContent()).toContain(
      'at least 4/5 of votes present. Articles section 19. A rule of your own.',
    );
    await put(/^Renault/, 'for');
    await eventually(() => page.locator('.outcome').textContent()).toContain('80% is needed');
    expectClean(watched);
    await watched.close();
  });

  it('uses another rule, and says whose votes are silent and who decides how often', async () => {
    watched = await visit(browser, workspace, 'on=2019-06-10&of=Renault&hops=1&tab=votes');
    const { page } = watched;
    await eventually(() => page.locator('.silent').textContent()).toContain('fr-233-31');
    await eventually(() => page.locator('.turnout-chart').getAttribute('aria-label')).toContain(
      'French State against: blocks below 66.34%',
    );
    await page.getByLabel('Rule').selectOption('fr-ago-old');
    await eventually(() => page.locator('.rule-choice').textContent()).toContain(
      'more than 1/2 of votes present',
    );
    await put(/^BlackRock/, 'against');
    const power = page.getByRole('button', { name: /^French State, Shapley-Shubik: / });
    await eventually(() => power.count()).toBe(1);
    await power.click();
    await page.waitForSelector('.evidence');
    await page.keyboard.press('Escape');
    expect(await position(/^BlackRock/, 'against').isChecked()).toBe(true);
    expectClean(watched);
    await watched.close();
  });
});
