// The server is killed while a page listens to its stream: the stream ends, the next server serves
// everything that was acknowledged.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { chance } from './chance.mjs';
import { CLI, HERE, linesOf, run } from './child.mjs';

export async function server({ servers, seed, folder }) {
  const random = chance(seed + 4);
  const outcome = { runs: 0, streamsEnded: 0, lost: 0, failures: [] };
  const dir = join(folder, 'served');
  const acks = join(folder, 'served.acknowledged');
  for (let number = 0; number < servers; number++) {
    const serving = await started(dir);
    const stream = listen(serving);
    const writer = run(join(HERE, 'writer.mjs'), [dir, acks, 'add', `run${number}`, '30', '5']);
    await new Promise((resolve) => setTimeout(resolve, random.whole(20, 300)));
    serving.child.kill('SIGKILL');
    outcome.streamsEnded += (await stream) ? 1 : 0;
    await writer;
    outcome.runs += 1;
    await compare(outcome, { dir, acknowledged: linesOf(acks).length, number });
  }
  return outcome;
}

async function compare(outcome, { dir, acknowledged, number }) {
  const serving = await started(dir);
  const answer = await ask(serving, '/api/claims?limit=1');
  serving.child.kill('SIGTERM');
  // Each document has five statements.
  const rows = Number(/^\d+/.exec(answer.headline)?.[0] ?? 0) / 5;
  if (rows >= acknowledged) return;
  outcome.lost += acknowledged - rows;
  outcome.failures.push(`${number}: ${rows} of ${acknowledged} documents are served`);
}

function started(dir) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CLI, 'serve', '--workspace', dir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (data) => {
      output += data;
      const url = /http:\/\/[\d.]+:\d+/.exec(output)?.[0];
      const bearer = /Bearer ([\w-]+)/.exec(output)?.[1];
      if (url && bearer) resolve({ child, url, bearer });
    });
    child.once('exit', () => reject(new Error('the server did not start')));
  });
}

async function ask({ url, bearer }, path) {
  const response = await fetch(url + path, { headers: { authorization: `Bearer ${bearer}` } });
  return response.json();
}

/** Whether the stream came to an end, rather than hanging for ever. */
async function listen({ url, bearer }) {
  try {
    const response = await fetch(`${url}/api/events`, {
      headers: { authorization: `Bearer ${bearer}` },
    });
    for await (const _ of response.body);
    return true;
  } catch {
    return true;
  }
}
