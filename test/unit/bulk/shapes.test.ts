import { describe, expect, it } from 'vitest';
import { pairsIn } from '../../../src/bulk/forest.ts';
import { type EdgeTable, graphBytes, NOBODY, WHOLE } from '../../../src/bulk/graph.ts';
import { HALF, type Kernels, loadKernels, MAJORITY } from '../../../src/bulk/kernels.ts';
import { BadInput } from '../../../src/model/index.ts';
import { tableOf } from './random-register.ts';

const LINE = { quota: MAJORITY, ownShares: 'counted' } as const;
const NO_PAIRS = () => undefined;

/** The reference kernels are slow: they walk the whole length in the long profile, with BULK_REGISTERS set. */
const LONG = { wasm: 1_000_000, typescript: process.env.BULK_REGISTERS ? 1_000_000 : 100_000 };

/** Node i has `parts` of node i + 1. */
function chain(length: number, parts: number): EdgeTable {
  return {
    nodes: length,
    holders: new Uint32Array(length - 1).map((_, at) => at),
    companies: new Uint32Array(length - 1).map((_, at) => at + 1),
    parts: new Uint32Array(length - 1).fill(parts),
  };
}

/** The same, and the last has as much of the first. */
function ring(length: number, parts: number): EdgeTable {
  return {
    nodes: length,
    holders: new Uint32Array(length).map((_, at) => at),
    companies: new Uint32Array(length).map((_, at) => (at + 1) % length),
    parts: new Uint32Array(length).fill(parts),
  };
}

/** Every node but 0 has one part of node 0, and node 1 all of every other. */
function star(length: number): EdgeTable {
  return {
    nodes: length,
    holders: new Uint32Array(2 * length - 3).map((_, at) => (at < length - 1 ? at + 1 : 1)),
    companies: new Uint32Array(2 * length - 3).map((_, at) =>
      at < length - 1 ? 0 : at - length + 3,
    ),
    parts: new Uint32Array(2 * length - 3).map((_, at) =>
      at < length - 1 ? WHOLE / length : WHOLE,
    ),
  };
}

function refusal(work: () => unknown): string | undefined {
  try {
    work();
  } catch (problem) {
    if (problem instanceof BadInput) return problem.findings[0]?.code;
    throw problem;
  }
  return undefined;
}

function nodeOf(kernels: Kernels, table: EdgeTable) {
  const graph = kernels.build(table);
  return { graph, node: (number: number) => graph.originals.indexOf(number) };
}

describe.each(['typescript', 'wasm'] as const)('the kernels in %s', (kind) => {
  it('walk a chain of a million companies', async () => {
    const kernels = await loadKernels(kind);
    const length = LONG[kind];
    const graph = kernels.build(chain(length, 51_000_000));
    expect([graph.companies, graph.loops.length]).toEqual([length - 1, 0]);
    const first = Uint32Array.of(graph.originals.indexOf(0));
    const { share } = kernels.classShare(graph, first);
    expect(share[graph.originals.indexOf(3)]).toBeCloseTo(0.51 ** 3, 14);
    expect(kernels.blockedSet(graph, first, HALF).blocked.length).toBe(length);
    const forest = kernels.controlForest(graph, LINE);
    expect(forest.controlled).toBe(length - 1);
    expect(pairsIn(forest)).toBe((length * (length - 1)) / 2);
    expect(kernels.controlPairs(graph, LINE, 1000, NO_PAIRS).complete).toBe(false);
    expect(kernels.ownersAbove(graph, { parts: WHOLE / 10 }, NO_PAIRS).pairs).toBe(3 * length - 6);
  });

  it('go round a ring of a hundred thousand', async () => {
    const kernels = await loadKernels(kind);
    const length = LONG[kind] / 10;
    const graph = kernels.build(ring(length, 51_000_000));
    expect([...graph.loops]).toEqual([0, length]);
    const { share } = kernels.classShare(graph, Uint32Array.of(graph.originals.indexOf(0)));
    expect(share[graph.originals.indexOf(2)]).toBeCloseTo(0.51 ** 2, 13);
    const forest = kernels.controlForest(graph, LINE);
    expect([forest.loopStart.length, forest.loopMembers.length]).toEqual([2, length]);
    expect(pairsIn(forest)).toBe(length * (length - 1));
    expect(kernels.ownersAbove(graph, { parts: WHOLE / 10 }, NO_PAIRS).pairs).toBe(3 * length);
  });

  it('know a ring that owns all of itself, and refuse to list its pairs', async () => {
    const kernels = await loadKernels(kind);
    const table = ring(5000, WHOLE);
    const graph = kernels.build(table);
    expect([...graph.audit.closedLoops]).toEqual([0]);
    const none = kernels.classShare(graph, new Uint32Array(0));
    expect(none.share.every((share) => share === 0)).toBe(true);
    const one = kernels.classShare(graph, Uint32Array.of(7));
    expect(one.share.every((share) => Math.abs(share - 1) <= one.bound)).toBe(true);
    const line = { parts: WHOLE / 10, budget: 1_000_000 };
    expect(refusal(() => kernels.ownersAbove(graph, line, NO_PAIRS))).toBe('bulk-too-many-pairs');
  });

  it('solve a ring that hardly leaks', async () => {
    const kernels = await loadKernels(kind);
    const length = 20_000;
    const table = ring(length, WHOLE);
    table.parts[0] = WHOLE - 1;
    const outside = {
      nodes: length + 1,
      holders: Uint32Array.from([...table.holders, length]),
      companies: Uint32Array.from([...table.companies, 1]),
      parts: Uint32Array.from([...table.parts, 1]),
    };
    const { graph, node } = nodeOf(kernels, outside);
    const { share, bound } = kernels.classShare(graph, Uint32Array.of(node(length)));
    expect(bound).toBeLessThan(1e-9);
    expect(Math.abs((share[node(5)] as number) - 1)).toBeLessThanOrEqual(bound);
  });

  it('hold a star of a million', async () => {
    const kernels = await loadKernels(kind);
    const length = 1_000_000;
    const { graph, node } = nodeOf(kernels, star(length));
    const forest = kernels.controlForest(graph, LINE);
    expect(forest.parent[node(0)]).toBe(node(1));
    expect(forest.controlled).toBe(length - 1);
    const { share, bound } = kernels.classShare(graph, Uint32Array.of(node(1)));
    const all = (WHOLE / length) * (length - 1);
    expect(Math.abs((share[node(0)] as number) - all / WHOLE)).toBeLessThanOrEqual(bound);
  });

  it('add parallel edges and look through own shares', async () => {
    const kernels = await loadKernels(kind);
    const { graph, node } = nodeOf(
      kernels,
      tableOf(3, [
        [0, 1, 20_000_000],
        [0, 1, 20_000_000],
        [1, 1, 20_000_000],
        [2, 2, WHOLE],
      ]),
    );
    expect([graph.edges, graph.audit.merged]).toEqual([3, 1]);
    expect([...graph.audit.selfHeld].sort()).toEqual([node(1), node(2)].sort());
    expect([...graph.audit.ownerless]).toEqual([node(2)]);
    const { share } = kernels.classShare(graph, Uint32Array.of(node(0)));
    expect([share[node(1)], share[node(2)]]).toEqual([0.5, 0]);
    expect(kernels.controlForest(graph, LINE).parent[node(1)]).toBe(NOBODY);
    const without = kernels.controlForest(graph, { ...LINE, ownShares: 'leftOut' });
    expect(without.parent[node(1)]).toBe(NOBODY);
  });

  it('keep 16 bytes an edge, 4 a company, 4 a node and 4 for its old number', async () => {
    const kernels = await loadKernels(kind);
    const graph = kernels.build(star(1000));
    expect(graphBytes(graph)).toBe(
      16 * graph.edges + 4 * (graph.companies + 1) + 4 * (graph.nodes + 1) + 4 * graph.nodes,
    );
  });

  it('refuse shares of columns over the whole, and still follow votes in them', async () => {
    const kernels = await loadKernels(kind);
    const { graph, node } = nodeOf(
      kernels,
      tableOf(3, [
        [0, 2, 60_000_000],
        [1, 2, 60_000_000],
      ]),
    );
    expect([...graph.audit.overHeld]).toEqual([node(2)]);
    const seeds = Uint32Array.of(node(0));
    expect(refusal(() => kernels.classShare(graph, seeds))).toBe('bulk-over-held');
    expect(refusal(() => kernels.controlForest(graph, LINE))).toBe('bulk-over-held');
    expect(kernels.controlPairs(graph, LINE, 10, NO_PAIRS).pairs).toBe(2);
  });
});
