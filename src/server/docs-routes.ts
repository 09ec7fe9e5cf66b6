import type { Hono } from 'hono';
import { loadOperations } from '../operations/registry.ts';
import type { AppOptions } from './app.ts';
import { docsPage } from './docs-page.ts';
import { DOCS_STYLE } from './docs-style.ts';
import { type OpenApi, openApiOf } from './openapi.ts';

/** The description of the API, for programs and for people. It shows nothing of the case. */
export function addDocs(hono: Hono, { version = '0.0.0' }: Pick<AppOptions, 'version'>): void {
  let made: Promise<OpenApi> | undefined;
  const description = () =>
    (made ??= loadOperations().then((operations) => openApiOf(operations.values(), version)));
  hono.get('/openapi.json', async (context) => {
    context.header('cache-control', 'no-cache');
    return context.json(await description());
  });
  hono.get('/docs', async (context) => {
    context.header('cache-control', 'no-cache');
    return context.html(docsPage(await description()));
  });
  hono.get('/docs/style.css', () => styled());
}

function styled(): Response {
  return new Response(DOCS_STYLE, {
    headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' },
  });
}
