// The page in a browser: when the example is first painted, and how long it takes to answer a hand.
//   first paint: from navigation to the frame in which the chart stands, in fresh browser contexts
//   interaction: the browser's own event timing, from the input to the next frame
//   large: the same on a cloud of 5,000 companies
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const MAIN = at('dist/cli/main.js');
const ROUNDS = 9;

/** The browser that the tests use, and their large register. */
async function fromTests() {
  const folder = mkdtempSync(join(at('node_modules/.cache'), 'bench-'));
  const input = { browser: at('test/e2e/browser.ts'), large: at('test/e2e/large-register.ts') };
  const bundle = await rolldown({
    input,
    platform: 'node',
    external: [/^playwright-core/, /^node:/],
  });
  await bundle.write({ dir: folder, format: 'esm', entryFileNames: '[name].mjs' });
  const { launchBrowser } = await import(join(folder, 'browser.mjs'));
  const { largeRegister } = await import(join(folder, 'large.mjs'));
  return { launchBrowser, largeRegister };
}

async function serve(args, cwd) {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd });
  let said = '';
  const address = await new Promise((resolve, reject) => {
    const hear = (part) => {
      said += part;
      const found = /http:\/\/127\.0\.0\.1\S+/.exec(said)?.[0];
      if (found) resolve(found);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', () => reject(new Error(said)));
  });
  return { address, close: () => child.kill() };
}

/** Kept by the page from its first moment: event timings, and the first frame with a chart. */
const WATCH = `
  localStorage.setItem('crosshold.tour', 'seen');
  globalThis.seen = { events: [], chart: undefined };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.interactionId) seen.events.push(entry.duration);
  }).observe({ type: 'event', durationThreshold: 16, buffered: true });
  const look = () => {
    if (document.querySelector('.entity, .cloud')) requestAnimationFrame(() => { seen.chart = performance.now(); });
    else requestAnimationFrame(look);
  };
  look();
`;

async function fresh(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  context.setDefaultTimeout(120_000);
  await context.addInitScript(WATCH);
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForSelector('.entity, .cloud');
  await page.waitForFunction('globalThis.seen.chart !== undefined');
  return page;
}

const part = (list, share) => {
  const sorted = [...list].sort((first, second) => first - second);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
};

async function firstPaints(browser) {
  const [charts, paints] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    const cwd = mkdtempSync(join(tmpdir(), 'crosshold-page-'));
    const server = await serve(['open', at('examples/renault-nissan')], cwd);
    const page = await fresh(browser, server.address);
    charts.push(await page.evaluate('seen.chart'));
    const entries = `performance.getEntriesByName('first-contentful-paint')[0]?.startTime`;
    paints.push((await page.evaluate(entries)) ?? Number.NaN);
    await page.context().close();
    server.close();
  }
  return { charts, paints };
}

/** Tabs, entities, layouts, the day: what a reader does, in the order of a reader. */
async function work(page) {
  for (const tab of ['Votes', 'Control', 'Deals', 'Story', 'Conflicts', 'Owners']) {
    await page.getByRole('tab', { name: tab }).click();
    await page.waitForTimeout(250);
  }
  for (const name of ['Forces', 'Layers', 'Table', 'Table']) {
    await page.getByRole('toolbar').getByRole('button', { name, exact: true }).click();
    await page.waitForTimeout(250);
  }
  const day = page.getByRole('slider', { name: 'Day' });
  for (let step = 0; step < 12; step++) {
    await day.press(step % 2 === 0 ? 'ArrowLeft' : 'PageDown');
    await page.waitForTimeout(60);
  }
  for (const at of [0, 1, 2, 3]) {
    await page.locator('.entity').nth(at).press('Enter');
    await page.waitForTimeout(250);
  }
}

async function interactions(browser) {
  const cwd = mkdtempSync(join(tmpdir(), 'crosshold-page-'));
  const server = await serve(['open', at('examples/renault-nissan')], cwd);
  const page = await fresh(browser, server.address);
  await work(page);
  await page.waitForTimeout(500);
  const events = await page.evaluate('seen.events');
  await page.context().close();
  server.close();
  return events;
}

/** The cloud: moved, zoomed, pointed at and clicked by hand, and how long its layout takes. */
async function cloud(browser, table) {
  const cwd = mkdtempSync(join(tmpdir(), 'crosshold-page-'));
  writeFileSync(join(cwd, 'holdings.csv'), table);
  await new Promise((done) =>
    spawn(process.execPath, [MAIN, 'add', 'holdings.csv'], { cwd }).on('exit', done),
  );
  const server = await serve(['serve'], cwd);
  const page = await fresh(browser, server.address);
  const start = Date.now();
  await page.getByRole('combobox', { name: 'Draw' }).selectOption('0');
  await page.waitForSelector('.cloud');
  const ready = Date.now() - start;
  await page.evaluate('seen.events.length = 0');
  const canvas = page.locator('.cloud');
  await canvas.focus();
  for (const key of ['ArrowLeft', 'ArrowUp', '+', '+', '+', 'ArrowRight', '-', 'ArrowDown']) {
    await page.keyboard.press(key);
    await page.waitForTimeout(60);
  }
  for (let step = 0; step < 8; step++) {
    await canvas.click({ position: { x: 200 + 40 * step, y: 250 + 20 * step } });
    await page.waitForTimeout(120);
  }
  const events = await page.evaluate('seen.events');
  await page.context().close();
  server.close();
  return { ready, events };
}

/** All that a first view loads, as it would travel compressed. */
function firstView() {
  const html = readFileSync(at('web/dist/index.html'));
  const named = [...html.toString().matchAll(/\/assets\/([\w.-]+)/g)].map(([, name]) => name);
  const worker = readdirSync(at('web/dist/assets')).filter((name) =>
    name.startsWith('layout-worker'),
  );
  const files = [...new Set([...named, ...worker])].map((name) =>
    readFileSync(join(at('web/dist/assets'), name)),
  );
  return [html, ...files].reduce((sum, file) => sum + gzipSync(file).length, 0);
}

export async function page() {
  const { launchBrowser, largeRegister } = await fromTests();
  const browser = await launchBrowser();
  const { charts, paints } = await firstPaints(browser);
  const events = await interactions(browser);
  const large = await cloud(browser, largeRegister(5000));
  await browser.close();
  const row = (name, list, goal) => ({
    name,
    n: list.length,
    'p50 ms': part(list, 0.5).toFixed(0),
    'p95 ms': part(list, 0.95).toFixed(0),
    goal,
  });
  return [
    row('first contentful paint of the example', paints, ''),
    row('first paint of its chart', charts, '< 1000'),
    row('input to next frame, example', events, 'p95 < 100'),
    row('input to next frame, cloud of 5,000', large.events, 'p95 < 100'),
    row('5,000 companies: asked, laid out, painted', [large.ready], ''),
    {
      name: `first view, compressed: ${(firstView() / 1000).toFixed(0)} kB`,
      n: 1,
      'p50 ms': '',
      'p95 ms': '',
      goal: '< 200 kB',
    },
  ];
}
