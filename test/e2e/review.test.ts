import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkspace, type Workspace } from '../../src/operations/workspace.ts';
import { launchBrowser } from './browser.ts';
import { exampleFiles, expectClean, picture, type Visit, visit } from './example-page.ts';
import { eventually } from './page.ts';

const run = promisify(execFile);
const COMMAND = 'dist/cli/main.js';

let browser: Browser;
let folder: string;
let workspace: Workspace;
let watched: Visit;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'crosshold-review-'));
  await run(process.execPath, [COMMAND, 'add', '--workspace', folder, ...exampleFiles()]);
  workspace = await openWorkspace(folder, { create: false });
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  workspace?.close();
  rmSync(folder, { recursive: true, force: true });
});

const claims = () => watched.page.locator('.inbox .claim').allTextContents();
/** How many wait when the page has been told. */
async function waiting(): Promise<number> {
  await eventually(async () => (await claims()).length).toBeGreaterThan(1);
  return (await claims()).length;
}

describe('the inbox of statements that wait', () => {
  it('sees what the command line accepts in a second process', async () => {
    watched = await visit(browser, workspace, 'on=2019-06-10&of=Nissan&hops=1&tab=review');
    const before = await waiting();
    const inbox = await run(process.execPath, [COMMAND, 'review', '--workspace', folder, '--json']);
    const { rows } = JSON.parse(inbox.stdout) as { readonly rows: readonly { id: string }[] };
    expect(rows.length).toBe(before);
    const verdict = [rows[0]?.id ?? '', 'accept', '--by', 'Ann', '--why', 'seen in the filing'];
    await run(process.execPath, [COMMAND, 'review', ...verdict, '--workspace', folder]);
    await eventually(async () => (await claims()).length).toBe(before - 1);
    await eventually(() => watched.page.locator('.decided').textContent()).toContain(
      'accepted by Ann: seen in the filing',
    );
    await picture(watched, 'workspace-review');
    expectClean(watched);
    await watched.close();
  });

  it('is worked through with four keys, and keeps the note', async () => {
    watched = await visit(browser, workspace, 'on=2019-06-10&of=Nissan&hops=1&tab=review');
    const { page } = watched;
    const before = await waiting();
    const current = page.locator('.inbox [aria-pressed="true"]');
    const first = await current.textContent();
    await page.keyboard.press('j');
    await eventually(() => page.locator('.inbox button').nth(1).getAttribute('aria-pressed')).toBe(
      'true',
    );
    await page.keyboard.press('k');
    await eventually(() => current.textContent()).toBe(first);
    await page.locator('.figure').first().click();
    await page.waitForSelector('.evidence');
    await page.keyboard.press('r');
    await page.keyboard.press('Escape');
    expect((await claims()).length).toBe(before);
    await page.getByLabel('Your name').fill('Ben');
    await page.getByLabel('Note').fill('read backwards: a raja');
    expect((await claims()).length).toBe(before);
    await current.focus();
    await page.keyboard.press('r');
    await eventually(async () => (await claims()).length).toBe(before - 1);
    expect(workspace.caseFile().reviews.at(-1)).toMatchObject({
      verdict: 'reject',
      by: 'Ben',
      why: 'read backwards: a raja',
    });
    await page.keyboard.press('a');
    await eventually(() => workspace.caseFile().reviews.at(-1)?.verdict).toBe('accept');
    expectClean(watched);
    await watched.close();
  });

  it('corrects with a note, keeps both, and takes back what was decided', async () => {
    watched = await visit(browser, workspace, 'on=2019-06-10&of=Nissan&hops=1&tab=review');
    const { page } = watched;
    const before = await waiting();
    const current = page.locator('.inbox [aria-pressed="true"]');
    await current.focus();
    await page.keyboard.press('c');
    const form = page.getByRole('form', { name: /^Correct / });
    const save = form.getByRole('button', { name: 'Save the correction' });
    await form.getByLabel('Known from').fill('2019-13');
    expect(await save.isDisabled()).toBe(true);
    await form.getByLabel('Note').fill('the wrong month');
    await save.click();
    await eventually(() => form.getByRole('alert').textContent()).toContain('is not a date');
    await form.getByLabel('Known from').fill('2019-07');
    await picture(watched, 'workspace-correction');
    await save.click();
    await eventually(async () => (await claims()).length).toBe(before - 1);
    await eventually(() => page.locator('.decided del').count()).toBe(1);
    expect(workspace.caseFile().statements.at(-1)).toMatchObject({ knownFrom: '2019-07' });
    await page.getByRole('button', { name: /^Reject r/ }).click();
    await eventually(async () => (await claims()).length).toBe(before - 2);
    await page.keyboard.press('u');
    await eventually(async () => (await claims()).length).toBe(before - 1);
    expect(workspace.caseFile().reviews.at(-1)?.verdict).toBe('reopen');
    expect(watched.complaints.filter((text) => !text.includes('400'))).toEqual([]);
    await watched.close();
  });

  it('corrects the statement behind a number, and the number follows', async () => {
    watched = await visit(
      browser,
      workspace,
      'on=2019-06-10&of=Mitsubishi%20Motors&hops=1&tab=owners',
    );
    const { page } = watched;
    await page.getByRole('button', { name: /^Nissan, Direct/ }).click();
    await page.getByRole('button', { name: 'Correct this statement' }).click();
    const form = page.getByRole('form', { name: /^Correct / });
    await eventually(() => form.getByLabel('Value').inputValue()).not.toBe('');
    await form.getByLabel('Value').fill('33.21%');
    await form.getByLabel('Note').fill('the filing says 33.21%');
    await form.getByRole('button', { name: 'Save the correction' }).click();
    await page.keyboard.press('Escape');
    await eventually(() => page.locator('aside').textContent()).toContain('33.21%');
    expectClean(watched);
    await watched.close();
  });
});
