import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Workspace } from '../../src/operations/workspace.ts';
import { launchBrowser } from './browser.ts';
import {
  exampleFiles,
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

describe('two days against each other', () => {
  it('colours what differs on the map, and lists it with what is gone', async () => {
    watched = await visit(browser, workspace, 'on=2023-11-09&of=Nissan&hops=1');
    const { page } = watched;
    await page.getByLabel('against', { exact: true }).fill('2019-06-10');
    const row = (name: RegExp) => page.locator('.changes').getByRole('row', { name });
    await eventually(() => row(/^Renault Nissan/).textContent()).toBe('RenaultNissan43.4%15%less');
    await eventually(() => row(/^Daimler Renault/).textContent()).toContain('gone');
    await eventually(() => row(/^Nissan share trust/).textContent()).toContain('new');
    expect(
      await page
        .getByRole('button', { name: /^Renault holds 15% .*; 43.4% on 2019-06-10$/ })
        .count(),
    ).toBe(1);
    expect(await page.locator('.arc.less').count()).toBe(1);
    await picture(watched, 'workspace-difference');
    await page.getByRole('button', { name: '‹ Back' }).click();
    expect(await page.locator('.arc.less').count()).toBe(0);
    expectClean(watched);
    await watched.close();
  });

  it('plays from change to change until it is stopped, and draws vague dates as ranges', async () => {
    watched = await visit(browser, workspace, 'on=2019-06-10&of=Nissan&hops=1');
    const { page } = watched;
    const day = page.getByRole('slider', { name: 'Day' });
    await page.getByRole('button', { name: 'Play' }).click();
    await eventually(() => day.getAttribute('aria-valuetext')).not.toBe('2019-06-10');
    await page.getByRole('button', { name: 'Stop' }).click();
    const stopped = await day.getAttribute('aria-valuetext');
    await page.waitForTimeout(1300);
    expect(await day.getAttribute('aria-valuetext')).toBe(stopped);
    expect(await page.locator('.ticks .range').count()).toBeGreaterThan(3);
    expectClean(watched);
    await watched.close();
  });
});

/** The brief of the day as the command line writes it. */
async function written(form: string): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'crosshold-brief-'));
  const run = promisify(execFile);
  const command = (...words: readonly string[]) =>
    run(process.execPath, ['dist/cli/main.js', '--workspace', folder, ...words]);
  await command('add', ...exampleFiles());
  const out = join(folder, `brief.${form}`);
  await command('brief', '--as-of', '2019-06-10', '--out', out);
  const bytes = readFileSync(out);
  rmSync(folder, { recursive: true });
  return bytes;
}

describe('plans and the brief', () => {
  it('draws what is planned beside what is held', async () => {
    watched = await visit(browser, workspace, 'on=2023-11-09&of=Nissan&hops=1');
    const { page } = watched;
    const planned = page.locator('.figure', { hasText: 'planned' });
    await eventually(() => page.locator('.figure').count()).toBeGreaterThan(5);
    expect(await planned.count()).toBe(0);
    await page.getByLabel('Plans').check();
    await eventually(() => planned.count()).toBeGreaterThan(0);
    expectClean(watched);
    await watched.close();
  });

  it('keeps the brief as one file that loads nothing', async () => {
    watched = await visit(browser, workspace, 'on=2019-06-10&of=Nissan&hops=1');
    const { page } = watched;
    await page.getByRole('button', { name: 'Brief' }).click();
    await page.getByRole('heading', { name: 'The case on 2019-06-10' }).waitFor();
    await picture(watched, 'workspace-brief');
    const save = async (name: string) => {
      const [kept] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: `Save as ${name}` }).click(),
      ]);
      return { name: kept.suggestedFilename(), bytes: readFileSync(await kept.path()) };
    };
    const kept = await save('HTML');
    const text = kept.bytes.toString();
    expect(kept.name).toBe('brief-2019-06-10.html');
    expect(text).toContain('<svg');
    expect(text).toContain('Renault blocks what needs at least 2/3 at Nissan');
    expect(text).not.toMatch(/<script|(?:src|href)="(?!#)/);
    expect(text).toContain('default-src &#39;none&#39;');
    for (const [label, form] of [
      ['HTML', 'html'],
      ['Markdown', 'md'],
      ['PDF', 'pdf'],
    ] as const) {
      const { bytes } = await save(label);
      expect(bytes.equals(await written(form)), label).toBe(true);
    }
    await page.keyboard.press('Escape');
    await eventually(() => page.locator('dialog').count()).toBe(0);
    expectClean(watched);
    await watched.close();
  });
});
