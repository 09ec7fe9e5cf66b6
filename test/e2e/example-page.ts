import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import { memoryLedger } from '../../src/ledger/memory.ts';
import { type Workspace, workspaceOver } from '../../src/operations/workspace.ts';
import { serve } from '../unit/server/serve-case.ts';
import { eventually, openPage, type WatchedPage } from './page.ts';

export const EXAMPLE = 'examples/renault-nissan';

/** The files of the example, tables before articles. */
export function exampleFiles(): string[] {
  const articles = readdirSync(join(EXAMPLE, 'articles')).sort();
  return ['case.yaml', 'statements.csv', ...articles.map((name) => join('articles', name))].map(
    (file) => join(EXAMPLE, file),
  );
}

/** A workspace in memory with the whole example. */
export async function exampleWorkspace(): Promise<Workspace> {
  const workspace = workspaceOver(memoryLedger());
  for (const file of exampleFiles())
    await workspace.add({ name: basename(file), bytes: readFileSync(file) });
  return workspace;
}

/** A page at a place of the workspace, and the way to close it and its server. */
export interface Visit extends WatchedPage {
  readonly close: () => Promise<void>;
}

export async function visit(
  browser: Browser,
  workspace: Parameters<typeof serve>[0],
  place: string | undefined,
  look: Parameters<typeof openPage>[2] & { readonly server?: Parameters<typeof serve>[1] } = {},
): Promise<Visit> {
  const server = await serve(workspace, look.server);
  const watched = await openPage(browser, `${server.url}/#token=${server.token}`, look);
  await watched.page.waitForSelector('.entity');
  if (place !== undefined) await watched.page.evaluate(`location.hash = ${JSON.stringify(place)}`);
  return {
    ...watched,
    close: async () => {
      await watched.page.context().close();
      await server.close();
    },
  };
}

/** Pictures for the docs, only when they are asked for: tests leave the tree as it was. */
export async function picture(
  { page }: WatchedPage,
  name: string,
  size?: { readonly width: number; readonly height: number },
): Promise<void> {
  if (process.env['CROSSHOLD_SCREENSHOTS'] !== '1') return;
  mkdirSync('docs/images', { recursive: true });
  if (size) await page.setViewportSize(size);
  await eventually(() => page.locator('.laying').count()).toBe(0);
  await page.evaluate('document.activeElement?.blur()');
  await page.waitForTimeout(400);
  await page.screenshot({ path: `docs/images/${name}.png` });
}

/** Nothing in the console, and no request to anywhere else. */
export function expectClean({ complaints, strangers }: WatchedPage): void {
  expect(complaints).toEqual([]);
  expect(strangers).toEqual([]);
}
