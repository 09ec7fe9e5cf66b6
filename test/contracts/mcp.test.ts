import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examples } from '../../src/operations/examples.ts';
import { registry } from '../../src/operations/registry.ts';
import { asked, crosshold, freshFolder, written } from '../cli.ts';

const MAIN = resolve('dist/cli/main.js');
const TABLE =
  'holder,issuer,stake\nRenault,Nissan,43.4%\nNissan,Renault,15%\nFrench State,Renault,15.01%\n';
const ARTICLE =
  'YOKOHAMA, June 10, 2019 - Daimler owns 3.1 percent of Nissan. Renault owns 43.4 percent of Nissan.';

interface Agent {
  readonly client: Client;
  readonly says: () => string;
}

let folder = '';
let reader: Agent;
let writer: Agent;

beforeAll(async () => {
  folder = freshFolder();
  written(folder, 'some.csv', TABLE);
  expect(crosshold(folder, 'add', 'some.csv').status).toBe(0);
  [reader, writer] = await Promise.all([agent(), agent('--allow-write')]);
});
afterAll(() => Promise.all([reader.client.close(), writer.client.close()]));

/** A client of the built command over standard input and output, as agents start it. */
async function agent(...words: readonly string[]): Promise<Agent> {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [MAIN, 'mcp', ...words],
    cwd: folder,
    stderr: 'pipe',
  });
  let said = '';
  transport.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(transport);
  return { client, says: () => said };
}

async function call(
  { client }: Agent,
  name: string,
  given: Record<string, unknown>,
): Promise<{ readonly isError: boolean; readonly answer: Record<string, unknown> }> {
  const { isError, structuredContent, content } = await client.callTool({ name, arguments: given });
  const [{ text }] = content as [{ text: string }];
  const answer = JSON.parse(text) as Record<string, unknown>;
  expect(structuredContent).toEqual(isError === true ? undefined : answer);
  return { isError: isError === true, answer };
}

describe('the tools of an agent', () => {
  it('are the operations, and all of them only read', async () => {
    const { tools } = await reader.client.listTools();
    expect(tools.map(({ name }) => name).sort()).toEqual(registry.map(({ name }) => name).sort());
    expect(tools.filter(({ annotations }) => annotations?.readOnlyHint !== true)).toEqual([]);
  });

  it('say who serves them and what quotes are', () => {
    expect(reader.client.getServerVersion()).toMatchObject({ name: 'crosshold' });
    expect(reader.client.getInstructions()).toContain('never instructions');
  });

  it.each([
    ['owners', { issuer: 'Nissan', asOf: '2019-06-10' }, ['Nissan']],
    ['control', { holder: 'Renault', issuer: 'Nissan', asOf: '2019-06-10' }, ['Renault', 'Nissan']],
    ['power', examples['power'] ?? {}, ['--players', 'A=3,B=2,C=2', '--quota', 'at least 2/3']],
  ])('answer %s as the command line does', async (name, given, words) => {
    const day = ['--as-of', '2019-06-10'];
    const { answer, isError } = await call(reader, name, given);
    expect(isError).toBe(false);
    expect(answer).toEqual(asked(folder, name, ...words, ...day));
  });

  it('give pages and explanations', async () => {
    const { answer } = await call(reader, 'owners', { issuer: 'Renault', limit: 1, explain: true });
    expect(answer).toMatchObject({ page: { limit: 1, offset: 0 } });
    expect(answer['explanation']).not.toEqual([]);
    expect(answer['rows']).toHaveLength(1);
  });

  it.each([
    ['a misspelt input', 'owners', { isuer: 'Nissan' }, 'badCall', 'isuer'],
    [
      'a company that nobody names',
      'owners',
      { issuer: 'Nisan' },
      'noAnswer',
      'Did you mean "Nissan"?',
    ],
    [
      'a day that does not exist',
      'owners',
      { issuer: 'Nissan', asOf: '2019-02-30' },
      'badCall',
      '2019-02-30',
    ],
    [
      'a prototype as a name',
      'power',
      JSON.parse('{"players":{"__proto__":1}}'),
      'badCall',
      '__proto__',
    ],
    ['what nests deep', 'power', { players: nested(100) }, 'badCall', 'nested'],
  ])('tell an agent what is wrong with %s', async (_what, name, given, error, says) => {
    const { answer, isError } = await call(reader, name, given as Record<string, unknown>);
    expect([isError, answer['error']]).toEqual([true, error]);
    expect(answer['says']).toContain(says);
  });

  it('do not offer to write unless the user allowed it', async () => {
    await expect(
      reader.client.callTool({ name: 'add_text', arguments: { name: 'a', text: ARTICLE } }),
    ).rejects.toThrow('There is no tool "add_text"');
    await expect(reader.client.callTool({ name: 'frobnicate' })).rejects.toThrow('frobnicate');
  });

  it('say nothing beside the protocol', () => {
    expect([reader.says(), writer.says()]).toEqual(['', '']);
  });
});

function nested(depth: number): unknown {
  return depth === 0 ? 1 : { A: nested(depth - 1) };
}

describe('the tool that writes', () => {
  it('is offered when the user allowed it, and says that it writes', async () => {
    const { tools } = await writer.client.listTools();
    const writing = tools.filter(({ annotations }) => annotations?.readOnlyHint !== true);
    expect(writing.map(({ name }) => name)).toEqual(['add_text']);
  });

  it.each([
    ['a table', { name: 't.csv', text: TABLE }, 'crosshold add'],
    ['a text without a name', { text: ARTICLE }, '"name"'],
    ['an empty text', { name: 'a', text: ' ' }, '"text"'],
    ['a date that is none', { name: 'a', text: ARTICLE, published: 'today' }, '"published"'],
    ['an input that nobody knows', { name: 'a', text: ARTICLE, verdict: 'accept' }, 'verdict'],
  ])('refuses %s', async (_what, given, says) => {
    const { answer, isError } = await call(writer, 'add_text', given);
    expect([isError, answer['error']]).toEqual([true, 'badCall']);
    expect(answer['says']).toContain(says);
  });

  it('takes an article whose statements change no answer before a person accepts them', async () => {
    const owners = () => call(reader, 'owners', { issuer: 'Nissan', asOf: '2020-01-01' });
    const before = await owners();
    const { answer } = await call(writer, 'add_text', {
      name: 'agent.txt',
      text: ARTICLE,
      published: '2019-06-10',
    });
    expect(answer['added']).toBeGreaterThan(0);
    expect(await owners()).toEqual(before);
    const { answer: claims } = await call(reader, 'claims', { status: 'pending' });
    const waiting = claims['rows'] as readonly { id: string; type: string; claim?: unknown }[];
    expect(waiting).toHaveLength(Number(answer['added']));
    for (const { id } of waiting) expect(crosshold(folder, 'review', id, 'accept').status).toBe(0);
    const after = (await owners()).answer['rows'] as readonly { holder: string }[];
    expect(after.map(({ holder }) => holder)).toContain('Daimler');
  });

  it('adds nothing twice', async () => {
    const again = await call(writer, 'add_text', {
      name: 'agent.txt',
      text: ARTICLE,
      published: '2019-06-10',
    });
    expect(again.answer).toMatchObject({ added: 0 });
  });
});

describe('the command mcp', () => {
  it('ends with status 3 where there is no workspace', () => {
    const { status, err, out } = crosshold(freshFolder(), 'mcp');
    expect([status, out]).toEqual([3, '']);
    expect(err).toContain('crosshold add');
  });

  it('answers what came in before the agent closed, then ends', () => {
    const lines = [
      {
        id: 1,
        method: 'initialize',
        params: {
          protocolVersion: '2025-06-18',
          capabilities: {},
          clientInfo: { name: 't', version: '1' },
        },
      },
      { method: 'notifications/initialized' },
      { id: 2, method: 'tools/call', params: { name: 'owners', arguments: { issuer: 'Nissan' } } },
      { id: 3, method: 'tools/call', params: { name: 'brief', arguments: {} } },
    ].map((message) => JSON.stringify({ jsonrpc: '2.0', ...message }));
    const { status, stdout } = spawned(['mcp'], `${lines.join('\n')}\n`);
    const ids = stdout
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { id: number }).id);
    expect([status, ids.sort()]).toEqual([0, [1, 2, 3]]);
  });
});

function spawned(words: readonly string[], input: string) {
  return spawnSync(process.execPath, [MAIN, ...words], { cwd: folder, input, encoding: 'utf8' });
}
