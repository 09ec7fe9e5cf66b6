import type { JsonSchema, ObjectSchema } from '../operations/ask-schema.ts';
import type { OpenApi, PathItem } from './openapi.ts';
import { problemKinds } from './problem.ts';
import { escapeText } from '../formats/scene-text.ts';

/** The description of the API as one page without scripts. */
export function docsPage(api: OpenApi): string {
  const paths = Object.entries(api.paths).sort(([first], [second]) => (first < second ? -1 : 1));
  const questions = paths.filter(([, item]) => isQuestion(item));
  const others = paths.filter(([, item]) => !isQuestion(item));
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Crosshold: the HTTP API</title>
<link rel="icon" href="/favicon.svg">
<link rel="stylesheet" href="/docs/style.css">
<main>
<h1>Crosshold: the HTTP API</h1>
<p class="soft">Version ${escapeText(api.info.version)}. For programs: <a href="/openapi.json">openapi.json</a>.</p>
<p>${escapeText(api.info.description)}</p>
${USE}
<nav aria-label="Addresses"><ul>
${paths.map(([path]) => `<li><a href="#${anchor(path)}">${escapeText(path)}</a></li>`).join('\n')}
</ul></nav>
<h2>Questions</h2>
<p>Each is asked by GET, with its inputs in the address, or by POST, with the same inputs as a JSON object.</p>
${questions.map(([path, item]) => questionHtml(api, path, item)).join('\n')}
<h2>The workspace</h2>
${others.map(([path, item]) => otherHtml(path, item)).join('\n')}
<h2>Problems</h2>
<p>A refusal is JSON after RFC 9457, as <code>application/problem+json</code>. Its <code>type</code> says which.</p>
${problemsHtml()}
</main>
</html>
`;
}

/** Asked by GET and POST alike; an address of the workspace may do another thing by each. */
function isQuestion(item: PathItem): boolean {
  return Object.values(item).some(({ tags }) => Array.isArray(tags) && tags.includes('questions'));
}

const USE = `<p>The server answers to this machine alone. A program sends the token that
<code>crosshold serve</code> prints, as <code>Authorization: Bearer …</code>; the page has a session of its own.</p>
<p>An answer by GET carries an <code>ETag</code>. Send it back as <code>If-None-Match</code>, and 304 says that nothing has
changed. <code>limit</code> and <code>offset</code> take a stretch of the rows; the <code>Link</code> header names the next one.</p>
<p>In an address a list is its name repeated, and what nests is JSON.</p>`;

function questionHtml(api: OpenApi, path: string, item: PathItem): string {
  const name = path.slice('/api/'.length);
  const schemas = (api['components'] as { schemas: Record<string, ObjectSchema> }).schemas;
  const schema = schemas[`${name}.question`];
  const example = bodyOf(item['post']?.['requestBody'])?.example;
  return `<h3 id="${anchor(path)}"><span class="method">GET, POST</span> ${escapeText(path)}</h3>
<p>${escapeText(item['post']?.summary ?? '')}</p>
${schema ? inputsHtml(schema) : ''}
<pre><code>POST ${escapeText(path)}
${escapeText(JSON.stringify(example, undefined, 2))}</code></pre>`;
}

function inputsHtml({ properties, required }: ObjectSchema): string {
  const rows = Object.entries(properties).map(
    ([name, schema]) =>
      `<tr><td><code>${escapeText(name)}</code></td><td>${escapeText(typeText(schema))}</td><td>${escapeText(
        meaning(schema, required.includes(name)),
      )}</td></tr>`,
  );
  return table(['input', 'type', 'meaning'], rows);
}

function meaning(schema: JsonSchema, isRequired: boolean): string {
  const parts = [
    ...(isRequired ? ['required'] : []),
    ...(schema.description === undefined ? [] : [schema.description]),
    ...(schema.default === undefined ? [] : [`without it: ${JSON.stringify(schema.default)}`]),
  ];
  return parts.join('; ');
}

/** A schema in words, as far as a reader needs it. */
function typeText(schema: JsonSchema): string {
  if (schema.enum) return schema.enum.map(String).join(' | ');
  if (schema.anyOf) return [...new Set(schema.anyOf.map(typeText))].join(' | ');
  if (schema.type === 'array') return `list of ${typeText(schema.items ?? {})}`;
  if (Array.isArray(schema.type)) return schema.type.join(' | ');
  return typeof schema.type === 'string' ? schema.type : 'JSON';
}

function otherHtml(path: string, item: PathItem): string {
  const methods = Object.entries(item).map(([method, { summary, requestBody }], at) => {
    const schema = bodyOf(requestBody)?.schema;
    const id = at === 0 ? ` id="${anchor(path)}"` : '';
    return `<h3${id}><span class="method">${method.toUpperCase()}</span> ${escapeText(path)}</h3>
<p>${escapeText(summary)}</p>
${schema ? inputsHtml(schema) : ''}`;
  });
  return methods.join('\n');
}

interface Media {
  readonly schema: ObjectSchema;
  readonly example?: unknown;
}

function bodyOf(requestBody: unknown): Media | undefined {
  const body = requestBody as { content: { 'application/json': Media } } | undefined;
  return body?.content['application/json'];
}

function problemsHtml(): string {
  const rows = problemKinds().map(
    ({ status, type, title }) =>
      `<tr><td>${status}</td><td><code>${escapeText(type)}</code></td><td>${escapeText(title)}</td></tr>`,
  );
  return table(['status', 'type', 'meaning'], rows);
}

function table(headings: readonly string[], rows: readonly string[]): string {
  const head = headings.map((heading) => `<th scope="col">${heading}</th>`).join('');
  return `<div class="table"><table><thead><tr>${head}</tr></thead><tbody>
${rows.join('\n')}
</tbody></table></div>`;
}

function anchor(path: string): string {
  return path.replace(/[^a-z]+/gi, '-').replace(/^-|-$/g, '');
}
