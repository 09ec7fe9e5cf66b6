import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';

/** A page that is watched: what it logs, what it asks for, and what runs in it. */
export interface WatchedPage {
  readonly page: Page;
  /** Messages of the console and errors of scripts. */
  readonly complaints: readonly string[];
  /** Requests that would leave this machine. */
  readonly strangers: readonly string[];
}

/** Opens an address; dialogs, console messages and requests to anywhere else are recorded. */
export async function openPage(
  browser: Browser,
  address: string,
  look: { readonly dark?: boolean; readonly tour?: boolean } = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    colorScheme: look.dark === true ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(60_000);
  if (look.tour !== true)
    await context.addInitScript(`localStorage.setItem('crosshold.tour', 'seen')`);
  const page = await context.newPage();
  const complaints: string[] = [];
  const strangers: string[] = [];
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (new URL(request.url()).hostname !== '127.0.0.1') strangers.push(request.url());
  });
  await page.goto(address);
  return { page, complaints, strangers };
}

/** What becomes true before long, also on a machine that is busy. */
export function eventually<T>(ask: () => T | Promise<T>) {
  return expect.poll(ask, { timeout: 10_000, interval: 50 });
}

/** What is asked has come: an answer that waits for the next one is shown pale until then. */
export async function settled({ page }: Pick<WatchedPage, 'page'>): Promise<void> {
  await eventually(() => page.locator('[aria-busy="true"]').count()).toBe(0);
}
