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
    expect(await watched.page.locator('.decided').textContent()).toContain(
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
});
