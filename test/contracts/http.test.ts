import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crosshold, freshFolder, MAIN, written } from '../cli.ts';

let folder = '';
let server: ChildProcess;
let url = '';
let token = '';
let code = '';

beforeAll(async () => {
  folder = freshFolder();
  symlinkSync(resolve('examples/renault-nissan'), join(folder, 'example'));
  expect(crosshold(folder, 'open', 'example', '--once', '--as-of', '2019-06-10').status).toBe(0);
  server = spawn(process.execPath, [MAIN, 'serve'], {
    cwd: folder,
    env: { ...process.env, HOME: folder, TMPDIR: folder, NO_COLOR: '1' },
  });
  const said = await saidUntil(server, 'Ctrl-C');
  url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? '';
  code = /#token=([\w-]+)/.exec(said)?.[1] ?? '';
  token = /Bearer ([\w-]+)/.exec(said)?.[1] ?? '';
});
afterAll(() => {
  server.kill();
});

function saidUntil(child: ChildProcess, end: string): Promise<string> {
  return new Promise((done, failed) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes(end)) done(said);
    });
    child.once('exit', (status) => failed(new TypeError(`serve ended with ${status}: ${said}`)));
  });
}

/** Two fences after one another: what is sent, and a part of what comes back. */
function pairs(
  page: string,
  language: string,
): readonly (readonly [sent: string, part: unknown])[] {
  const text = readFileSync(`docs/${page}`, 'utf8');
  const fences = new RegExp(
    `\`\`\`${language}\\n([\\s\\S]*?)\`\`\`\\n\\n\`\`\`json\\n([\\s\\S]*?)\`\`\``,
    'g',
  );
  return [...text.matchAll(fences)].map(([, sent = '', part = '']) => [
    sent.trim(),
    JSON.parse(part) as unknown,
  ]);
}

describe('docs/http-api.md', () => {
  const examples = pairs('http-api.md', 'http');

  it('has examples', () => {
    expect(examples.length).toBeGreaterThan(5);
  });

  it.each(examples)('tells what comes of %s', async (sent, part) => {
    const [first = '', ...lines] = sent.split('\n');
    const [method = '', address = ''] = first.split(' ');
    const response = await fetch(`${url}${address}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(method === 'POST' && { body: lines.join('\n') }),
    });
    const answer = (await response.json()) as { readonly status?: unknown };
    expect(answer).toMatchObject(part as object);
    expect(response.ok).toBe(typeof answer.status !== 'number');
  });
});

describe('docs/mcp.md', () => {
  const examples = pairs('mcp.md', 'json');
  const client = new Client({ name: 'test', version: '1' });

  beforeAll(() =>
    client.connect(
      new StdioClientTransport({ command: process.execPath, args: [MAIN, 'mcp'], cwd: folder }),
    ),
  );
  afterAll(() => client.close());

  it('has examples', () => {
    expect(examples.length).toBeGreaterThan(1);
  });

  it.each(examples)('tells what comes of %s', async (sent, part) => {
    const { content } = await client.callTool(JSON.parse(sent) as { name: string });
    const [{ text }] = content as [{ text: string }];
    expect(JSON.parse(text)).toMatchObject(part as object);
  });
});

describe('the command serve', () => {
  it('prints secrets that stand in no file', () => {
    expect([code.length, token.length]).toEqual([43, 43]);
    const files = readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
    expect(files.length).toBeGreaterThan(0);
    for (const secret of [code, token])
      expect(files.filter((file) => file.includes(secret))).toEqual([]);
  });

  it('does not take the code of the page for the token of programs', async () => {
    const got = await fetch(`${url}/api`, { headers: { authorization: `Bearer ${code}` } });
    expect(got.status).toBe(401);
  });

  it('tells what another process changes, and gives new answers with new tags', async () => {
    const headers = { authorization: `Bearer ${token}` };
    const ask = (more: Record<string, string> = {}) =>
      fetch(`${url}/api/holdings?issuer=Nissan&asOf=2019-06-10`, {
        headers: { ...headers, ...more },
      });
    const tag = (await ask()).headers.get('etag') ?? '';
    expect((await ask({ 'if-none-match': tag })).status).toBe(304);
    const stopped = new AbortController();
    const events = await fetch(`${url}/api/events`, { headers, signal: stopped.signal });
    const versions = versionsOf(events);
    const before = (await versions.next()).value as number;
    written(folder, 'more.csv', 'holder,issuer,stake\nSomebody,Nissan,1%\n');
    expect(crosshold(folder, 'add', 'more.csv').status).toBe(0);
    const after = (await versions.next()).value as number;
    stopped.abort();
    expect(after).toBeGreaterThan(before);
    const changed = await ask({ 'if-none-match': tag });
    expect([changed.status, await changed.text()]).toEqual([
      200,
      expect.stringContaining('Somebody') as string,
    ]);
  });
});

async function* versionsOf(response: Response): AsyncGenerator<number> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    for (const [event, version] of text.matchAll(/data: \{"version":(\d+)\}\n\n/g)) {
      text = text.slice(text.indexOf(event) + event.length);
      yield Number(version);
    }
  }
}
