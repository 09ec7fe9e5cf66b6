import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { caseOf, documented, memoryPort, serve } from '../unit/server/serve-case.ts';
import { launchBrowser } from './browser.ts';
import { eventually, openPage, type WatchedPage } from './page.ts';

const STRINGS = JSON.parse(
  readFileSync('../shared/corpora/strings/blns.json', 'utf8'),
) as readonly string[];

/** What somebody who wants a script to run, or a name to lie, writes into a text. */
const ATTACKS: readonly string[] = [
  '<script>window.hit = 1</script>',
  '<img src=x onerror="window.hit = 2">',
  '<svg onload="window.hit = 3"><animate onbegin="window.hit = 4"/></svg>',
  '<math><mi xlink:href="data:text/html,<script>parent.hit = 5</script>">x</mi></math>',
  '<a href="javascript:window.hit = 6">x</a>',
  '<iframe srcdoc="<script>parent.hit = 7</script>"></iframe>',
  '<form id="document" name="cookie"><input name="body"></form>',
  '<template><style>@import "http://evil.example/x.css";</style></template>',
  '<noscript><p title="</noscript><img src=x onerror=window.hit=8>">',
  '<link rel="stylesheet" href="http://evil.example/"><base href="http://evil.example/">',
  '{{constructor.constructor("window.hit = 9")()}}',
  '\u202eDTL lla sdloh\u202c',
  'Ren\u200bault\u2066\u2069\ufeff',
];

const TEXTS = [...ATTACKS, ...STRINGS];

/** Every string as the text of an article, in a name of a holder, and in a note. */
const HOSTILE = caseOf(
  TEXTS.map((text, at) => {
    const { sources, statements } = documented(
      `${at} ${text}`,
      `Before. ${text} Holder ${at} holds 1% of Target ${at % 40}. After ${text}`,
    );
    const [first] = statements;
    if (!first) throw new Error(`No statement in ${at}.`);
    const claim = { ...first.claim, holder: `${text} ${at}` } as typeof first.claim;
    return { sources, statements: [{ ...first, claim, id: `h-${at}`, note: text }] };
  }),
);

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => browser?.close());

const POLICY = /^default-src 'none'; script-src 'self'/;

/** Elements that only an attacker would bring. */
const STRANGE =
  'script:not([src^="/assets/"]), iframe, object, embed, base, form[id], math, noscript, template, img, style, aside svg a, [onerror], [onload], [onbegin], a[href^="javascript:"]';

interface Harm {
  readonly hit: unknown;
  readonly strange: readonly string[];
  readonly body: number;
}

function harm({ page }: WatchedPage): Promise<Harm> {
  return page.evaluate(`({
    hit: globalThis.hit,
    strange: [...document.querySelectorAll(${JSON.stringify(STRANGE)})].map((one) => one.outerHTML.slice(0, 120)),
    body: document.body.children.length,
  })`);
}

describe('hostile texts and the naughty strings', () => {
  it('run nothing, fetch nothing and grow nothing, wherever they are shown', async () => {
    const server = await serve(memoryPort(HOSTILE));
    const answered: string[] = [];
    const watched = await openPage(browser, `${server.url}/#token=${server.token}`);
    const { page } = watched;
    page.on('response', (response) => {
      const policy = response.headers()['content-security-policy'] ?? 'none';
      if (!POLICY.test(policy) || policy.includes('unsafe')) answered.push(response.url());
    });
    await page.waitForSelector('.entity, .notice');
    const { body } = await harm(watched);
    for (let target = 0; target < 40; target += 8) {
      for (const tab of ['owners', 'conflicts', 'review', 'story'])
        await go(watched, `on=2019-06-10&of=${encodeURIComponent(`Target ${target}`)}&tab=${tab}`);
      expect(await harm(watched), `Target ${target}`).toEqual({
        hit: undefined,
        strange: [],
        body,
      });
    }
    await go(watched, 'on=2019-06-10&of=Target%200&tab=owners');
    const numbers = page.locator('.figure');
    for (let at = 0; at < Math.min(12, await numbers.count()); at++) {
      await numbers.nth(at).click();
      await page.waitForSelector('.evidence .document mark');
      expect((await harm(watched)).strange).toEqual([]);
      await page.keyboard.press('Escape');
    }
    await page.getByRole('button', { name: 'Brief' }).click();
    await page.getByRole('heading', { name: /^The case on/ }).waitFor();
    expect(await harm(watched)).toMatchObject({ hit: undefined, strange: [] });
    expect(answered).toEqual([]);
    expect(watched.strangers).toEqual([]);
    // The map of everything has more boxes than a layered chart takes; the browser notes that refusal.
    expect(watched.complaints.filter((text) => !text.includes('422'))).toEqual([]);
    await page.context().close();
    await server.close();
  });

  it('cannot hide or reorder a name: what acts is shown as a mark', async () => {
    const server = await serve(memoryPort(HOSTILE));
    const watched = await openPage(browser, `${server.url}/#token=${server.token}`);
    await watched.page.waitForSelector('.entity, .notice');
    const [reversed, broken] = [ATTACKS.length - 2, ATTACKS.length - 1];
    const shown = async (at: number) => {
      await go(watched, `on=2019-06-10&of=Target%20${at % 40}&tab=owners`);
      return watched.page.locator('body').textContent();
    };
    await eventually(() => shown(reversed)).toContain('□DTL lla sdloh□');
    await eventually(() => shown(broken)).toContain('Ren□ault□□□');
    expect(await watched.page.locator('body').textContent()).not.toMatch(
      /[\u202a-\u202e\u2066-\u2069]/,
    );
    await watched.page.context().close();
    await server.close();
  });

  it('stay text in the brief and in what it is kept as', async () => {
    const server = await serve(memoryPort(HOSTILE));
    const get = (form: string) =>
      fetch(
        `${server.url}/api/brief/${form}?asOf=2019-06-10&issuers=Target%200&issuers=Target%205`,
        {
          headers: { authorization: `Bearer ${server.bearer}` },
        },
      );
    const html = await (await get('html')).text();
    const watched = await openPage(browser, 'about:blank');
    await watched.page.setContent(html);
    expect(await harm(watched)).toMatchObject({ hit: undefined });
    expect(
      await watched.page.locator('script, iframe, img, math, form, a[href^="j"]').count(),
    ).toBe(0);
    expect(watched.strangers.filter((url) => url.startsWith('http'))).toEqual([]);
    const markdown = await (await get('md')).text();
    expect(markdown.replace(/\\./g, '')).not.toMatch(/<[a-z]/i);
    expect((await get('pdf')).status).toBe(200);
    await watched.page.context().close();
    await server.close();
  });
});

async function go({ page }: WatchedPage, place: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(place)}`);
  await page.waitForTimeout(150);
  await eventually(() => page.locator('aside').textContent()).not.toMatch(/Asking…|Opening…/);
}
