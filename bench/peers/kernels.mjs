// node kernels.mjs wasm|typescript graph FILE.bin | load FILE.csv: our own kernels, a line of JSON a task.
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { loadKernels } from '../../dist/bulk/kernels.js';

const [kind, what, file] = process.argv.slice(2);
const kernels = await loadKernels(kind);
if (kernels.kind !== kind) throw new RangeError(`There are no kernels in ${kind} here.`);

function timed(task, work, answerOf) {
  const [since, before] = [performance.now(), process.cpuUsage()];
  const found = work();
  const ms = performance.now() - since;
  const { user, system } = process.cpuUsage(before);
  const cpu = (user + system) / 1000;
  const rss = process.resourceUsage().maxRSS;
  process.stdout.write(`${JSON.stringify({ task, ms, cpu, answer: answerOf(found), rss })}\n`);
  return found;
}

if (what === 'load') timed('load', load, ({ table }) => table.holders.length + table.nodes / 1e9);
else graphTasks();

function load() {
  const from = openSync(file, 'r');
  const reader = kernels.edgeReader(fstatSync(from).size);
  let header = true;
  for (;;) {
    const space = reader.space();
    const got = readSync(from, space);
    if (got === 0) break;
    // The header is of a known length, and the reader wants rows alone.
    const rows = header ? space.indexOf(10) + 1 : 0;
    if (header) space.copyWithin(0, rows, got);
    header = false;
    reader.took(got - rows);
  }
  closeSync(from);
  return reader.finish();
}

function tableOf() {
  const bytes = readFileSync(file);
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const [nodes, edges] = words;
  const part = (at) => words.subarray(2 + at * edges, 2 + (at + 1) * edges);
  return { nodes, holders: part(0), companies: part(1), parts: part(2) };
}

function graphTasks() {
  const line = {
    quota: { numerator: 1, denominator: 2, strict: true },
    ownShares: 'counted',
  };
  const none = () => undefined;
  const table = tableOf();
  const graph = timed(
    'graph',
    () => kernels.build(table),
    ({ edges, loops }) => edges + loops.length / 2e6,
  );
  const seeds = new Uint32Array(Math.ceil(graph.nodes / 100));
  let count = 0;
  for (let node = 0; node < graph.nodes; node++)
    if (graph.originals[node] % 100 === 7) seeds[count++] = node;
  timed(
    'class share',
    () => kernels.classShare(graph, seeds.subarray(0, count)),
    ({ share }) => share.reduce((sum, one) => sum + one, 0),
  );
  timed(
    'control pairs',
    () => kernels.controlPairs(graph, line, 1e9, none),
    ({ pairs }) => pairs,
  );
  timed(
    'control forest',
    () => kernels.controlForest(graph, line),
    ({ controlled }) => controlled,
  );
  timed(
    'owners',
    () => kernels.ownersAbove(graph, { parts: 10_000_000 }, none),
    ({ pairs, ambiguous }) => pairs + ambiguous,
  );
}
