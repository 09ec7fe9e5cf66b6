import { describe, expect, it } from 'vitest';
import { type EdgesRead, loadKernels } from '../../../src/bulk/kernels.ts';
import { chance } from './random-register.ts';

function namesOf({ names: { bytes, ends } }: Pick<EdgesRead, 'names'>): string[] {
  return [...ends].map((end, at) =>
    new TextDecoder().decode(bytes.slice(at === 0 ? 0 : ends[at - 1], end)),
  );
}

describe.each(['typescript', 'wasm'] as const)('names in %s', (kind) => {
  it('get the same number for the same bytes, in the order in which they are met', async () => {
    const kernels = await loadKernels(kind);
    const store = kernels.edgeStore({ rows: 1000, bytes: 1000 });
    const next = chance(5);
    const known = new Map<string, number>();
    const expected: number[] = [];
    const nameAt = () => {
      const text = `${'name '.repeat(1 + Math.floor(next() * 4))}${Math.floor(next() * 50_000)}`;
      if (!known.has(text)) known.set(text, known.size);
      expected.push(known.get(text) as number);
      const bytes = new TextEncoder().encode(` ${text} `);
      return { bytes, start: 1, end: bytes.length - 1 };
    };
    for (let edge = 0; edge < 60_000; edge++) store.add(nameAt(), nameAt(), edge);
    expect(store.edges()).toBe(60_000);
    const { table, names } = store.finish();
    const numbers = [...table.holders].flatMap((holder, edge) => [holder, table.companies[edge]]);
    expect(numbers.findIndex((number, at) => number !== expected[at])).toBe(-1);
    expect(table.parts.findIndex((parts, edge) => parts !== edge)).toBe(-1);
    expect(table.nodes).toBe(known.size);
    expect(namesOf({ names })).toEqual([...known.keys()]);
    store.free();
  });

  it('may be longer than all room that was made for them', async () => {
    const kernels = await loadKernels(kind);
    const store = kernels.edgeStore({ rows: 1, bytes: 1 });
    const at = (text: string) => {
      const bytes = new TextEncoder().encode(text);
      return { bytes, start: 0, end: bytes.length };
    };
    const long = ['x'.repeat(300_000), 'y'.repeat(1_000_000), 'x'.repeat(299_999)];
    store.add(at('short'), at(long[0] as string), 1);
    store.add(at(long[1] as string), at(long[2] as string), 2);
    store.add(at(long[0] as string), at('short'), 3);
    const { table, names } = store.finish();
    expect([...table.holders]).toEqual([0, 2, 1]);
    expect([...table.companies]).toEqual([1, 3, 0]);
    expect(namesOf({ names })).toEqual(['short', ...long]);
    store.free();
  });
});
