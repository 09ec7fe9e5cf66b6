import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { builtinLaw } from '../../src/law/law.ts';
import { mcpServer } from '../../src/mcp/serve.ts';
import type { Day } from '../../src/model/index.ts';
import { loadOperations } from '../../src/operations/registry.ts';
import { respond } from '../../src/operations/respond.ts';
import { momentOf, subjectAt } from '../../src/operations/subject.ts';
import { openWorkspace } from '../../src/operations/workspace.ts';
import { startServer } from '../../src/server/start.ts';
import { MAIN, written } from '../cli.ts';

export type Plain = Readonly<Record<string, unknown>>;

/** One question put to one workspace in every way that the product has. */
export interface Faces {
  library(name: string, asked: Plain): Promise<Plain>;
  terminal(name: string, asked: Plain): Promise<Plain>;
  byPost(name: string, asked: Plain): Promise<Plain>;
  byGet(name: string, asked: Plain): Promise<Plain>;
  tool(name: string, asked: Plain): Promise<Plain>;
  close(): Promise<void>;
}

const execute = promisify(execFile);
const TODAY = '2026-01-01' as Day;

/** Opens every face over the workspace `.crosshold` of a folder. */
export async function facesOf(folder: string): Promise<Faces> {
  const workspace = await openWorkspace(`${folder}/.crosshold`, { create: false });
  const [law, today] = [builtinLaw(), () => TODAY];
  const server = await startServer({ workspace, law, today, page: new Map() });
  const agent = await agentOf({ workspace, law, today });
  const operations = await loadOperations();
  const http = (path: string, init: RequestInit = {}) =>
    fetch(`${server.url}/api/${path}`, {
      ...init,
      headers: { authorization: `Bearer ${server.bearer}`, 'content-type': 'application/json' },
    }).then(async (response) => (await response.json()) as Plain);
  return {
    async library(name, { asOf, knownAt, explain, ...parameters }) {
      const moment = momentOf(asOf as string | undefined, knownAt as string | undefined, TODAY);
      const subject = subjectAt(workspace.caseFile(), law, operations, moment);
      const operation = operations.get(name);
      if (!operation) throw new TypeError(name);
      return asJson(respond(operation, subject, parameters, { explain: explain === true }));
    },
    async terminal(name, asked) {
      const words = wordsOf(folder, name, asked);
      const { stdout } = await execute(process.execPath, [MAIN, name, ...words, '--json'], {
        cwd: folder,
        maxBuffer: 64 * 1024 * 1024,
      });
      return withoutScenario(name, JSON.parse(stdout) as Plain);
    },
    byPost: (name, asked) => http(name, { method: 'POST', body: JSON.stringify(asked) }),
    byGet: (name, asked) => http(`${name}?${queryOf(asked)}`),
    async tool(name, asked) {
      const { structuredContent, content } = await agent.callTool({
        name,
        arguments: { ...asked },
      });
      return (structuredContent ?? content) as Plain;
    },
    async close() {
      await Promise.all([agent.close(), server.close()]);
      workspace.close();
    },
  };
}

type AgentOptions = Pick<Parameters<typeof mcpServer>[0], 'workspace' | 'law' | 'today'>;

/** After it has listed the tools, the client checks every answer against the schema of its tool. */
async function agentOf(options: AgentOptions): Promise<Client> {
  const { server } = mcpServer({
    ...options,
    version: '1',
    allowWrite: false,
    onFailure: (thrown) => {
      throw thrown;
    },
  });
  const [here, there] = InMemoryTransport.createLinkedPair();
  const agent = new Client({ name: 'test', version: '1' });
  await Promise.all([server.connect(here), agent.connect(there)]);
  await agent.listTools();
  return agent;
}

function asJson(value: object): Plain {
  return JSON.parse(JSON.stringify(value)) as Plain;
}

/** Lists by repeating the name, what nests as JSON: as docs/http-api.md says. */
function queryOf(asked: Plain): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) {
    const texts = Array.isArray(value) && value.every((entry) => typeof entry === 'string');
    if (texts) for (const entry of value) query.append(name, String(entry));
    else query.append(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
  return query.toString();
}

const FILED: ReadonlySet<string> = new Set(['deal', 'solve']);
const SHARED: ReadonlySet<string> = new Set(['asOf', 'knownAt', 'explain']);

/** What a user types; the steps of a deal stand in a file. */
function wordsOf(folder: string, name: string, asked: Plain): string[] {
  const entries = Object.entries(asked);
  if (!FILED.has(name)) return entries.flatMap(optionOf);
  const inputs = Object.fromEntries(entries.filter(([field]) => !SHARED.has(field)));
  const file = written(folder, `${name}.yaml`, JSON.stringify(inputs));
  return [file, ...entries.filter(([field]) => SHARED.has(field)).flatMap(optionOf)];
}

function optionOf([name, value]: readonly [string, unknown]): string[] {
  const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  if (typeof value === 'boolean') return value ? [flag] : [];
  if (Array.isArray(value)) return value.flatMap((entry) => [flag, String(entry)]);
  return [flag, typeof value === 'object' ? JSON.stringify(value) : String(value)];
}

/** The terminal repeats what the file of a deal says about itself. */
function withoutScenario(name: string, answer: Plain): Plain {
  if (!FILED.has(name)) return answer;
  const { title: _title, assumptions: _assumptions, notes: _notes, ...rest } = answer;
  return rest;
}

/** The rows of a statements table with these ids, as a table of their own. */
export function tableOf(file: string, ids: readonly string[] | undefined): string {
  const [header = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  const rows = lines.filter((line) => !ids || ids.includes(line.split(',')[0] ?? ''));
  return `${[header, ...rows].join('\n')}\n`;
}
