// node kernels.mjs wasm|typescript graph FILE.bin | load FILE.csv: our own kernels, a line of JSON a task.
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { estimate, expectedEdges } from '../../dist/bulk/job/estimate.js';
import { loadKernels } from '../../dist/bulk/kernels.js';
import { FindingLog } from '../../dist/bulk/read/finding-log.js';
import { inputFile, readFiles } from '../../dist/bulk/read/read-files.js';

const [kind, what, file] = process.argv.slice(2);
const kernels = await loadKernels(kind);
if (kernels.kind !== kind) throw new RangeError(`There are no kernels in ${kind} here.`);

async function timed(task, work, answerOf) {
  const [since, before] = [performance.now(), process.cpuUsage()];
  const found = await work();
  const ms = performance.now() - since;
  const { user, system } = process.cpuUsage(before);
  const cpu = (user + system) / 1000;
  const rss = process.resourceUsage().maxRSS;
  process.stdout.write(`${JSON.stringify({ task, ms, cpu, answer: answerOf(found), rss })}\n`);
  return found;
}

if (what === 'load')
  await timed('load', load, ({ table }) => table.holders.length + table.nodes / 1e9);
else await graphTasks();

/** As `crosshold bulk` reads, findings and all. */
async function load() {
  const inputs = [inputFile(file)];
  const noted = join(tmpdir(), `crosshold-bulk-findings-${process.pid}`);
  const log = new FindingLog(noted);
  const { collected } = await readFiles(inputs, {
    store: kernels.edgeStore(expectedEdges(estimate(inputs))),
    log,
    day: '2026-01-01',
    progress: () => {},
  });
  log.close();
  rmSync(noted);
  return collected;
}

function tableOf() {
  const bytes = readFileSync(file);
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const [nodes, edges] = words;
  const part = (at) => words.subarray(2 + at * edges, 2 + (at + 1) * edges);
  return { nodes, holders: part(0), companies: part(1), parts: part(2) };
}

async function graphTasks() {
  const line = {
    quota: { numerator: 1, denominator: 2, strict: true },
    ownShares: 'counted',
  };
  const none = () => undefined;
  const table = tableOf();
  const graph = await timed(
    'graph',
    () => kernels.build(table),
    ({ edges, loops }) => edges + loops.length / 2e6,
  );
  const seeds = new Uint32Array(Math.ceil(graph.nodes / 100));
  let count = 0;
  for (let node = 0; node < graph.nodes; node++)
    if (graph.originals[node] % 100 === 7) seeds[count++] = node;
  await timed(
    'class share',
    () => kernels.classShare(graph, seeds.subarray(0, count)),
    ({ share }) => share.reduce((sum, one) => sum + one, 0),
  );
  await timed(
    'control pairs',
    () => kernels.controlPairs(graph, line, 1e9, none),
    ({ pairs }) => pairs,
  );
  await timed(
    'control forest',
    () => kernels.controlForest(graph, line),
    ({ controlled }) => controlled,
  );
  await timed(
    'owners',
    () => kernels.ownersAbove(graph, { parts: 10_000_000 }, none),
    ({ pairs, ambiguous }) => pairs + ambiguous,
  );
}
