import { describe, expect, it } from 'vitest';
import { WHOLE } from '../../../src/bulk/graph.ts';
import { type EdgesRead, type Kernels, loadKernels } from '../../../src/bulk/kernels.ts';
import { chance } from './random-register.ts';

/** Reads a text in pieces of a size. */
function read(kernels: Kernels, text: string, piece: number): EdgesRead {
  const bytes = new TextEncoder().encode(text);
  const reader = kernels.edgeReader(bytes.length);
  for (let at = 0; at < bytes.length;) {
    const space = reader.space();
    const part = bytes.subarray(at, at + Math.min(piece, space.length));
    space.set(part);
    reader.took(part.length);
    at += part.length;
  }
  return reader.finish();
}

function namesOf({ names: { bytes, ends } }: Pick<EdgesRead, 'names'>): string[] {
  return [...ends].map((end, at) =>
    new TextDecoder().decode(bytes.slice(at === 0 ? 0 : ends[at - 1], end)),
  );
}

function rowsOf(found: EdgesRead): string[] {
  const names = namesOf(found);
  const { holders, companies, parts } = found.table;
  return [...holders].map(
    (holder, at) => `${names[holder]}|${names[companies[at] as number]}|${parts[at]}`,
  );
}

/** Rows of short and long names, some twice, some not readable. */
function randomRows(seed: number, count: number): string {
  const next = chance(seed);
  const name = () =>
    'abcdefghij€'.repeat(4).slice(0, 1 + Math.floor(next() * 20)) + Math.floor(next() * count);
  const stakes = [
    '5%',
    '12.5%',
    '0.000001%',
    '100%',
    '100.1%',
    '12',
    '1/3',
    '',
    '3.1234567%',
    '7%\r',
    '50.%',
  ];
  return Array.from({ length: count }, () => {
    const stake = stakes[Math.floor(next() * stakes.length)];
    const holder = next() < 0.03 ? '"a, b"' : next() < 0.03 ? '' : name();
    return `${holder},${name()},${stake}${next() < 0.02 ? ',more' : ''}${next() < 0.02 ? '\n' : ''}`;
  }).join('\n');
}

describe.each(['typescript', 'wasm'] as const)('the reader of rows in %s', (kind) => {
  it('reads names and exact percentages, and names the lines of other rows', async () => {
    const kernels = await loadKernels(kind);
    const text =
      'Ann,X,12.5%\nX,Y,0.000001%\r\n\nAnn,Y,1/3\n"B, C",Y,5%\nD,Y,101%\nE,Y,1.1234567%\nAnn,Y,100%';
    const found = read(kernels, text, 1000);
    expect(rowsOf(found)).toEqual(['Ann|X|12500000', 'X|Y|1', `Ann|Y|${WHOLE}`]);
    expect([...found.refused]).toEqual([4, 5, 6, 7]);
    expect(namesOf(found)).toEqual(['Ann', 'X', 'Y']);
  });

  it('reads the same in pieces of any size', async () => {
    const kernels = await loadKernels(kind);
    const text = randomRows(3, 3000);
    const whole = read(kernels, text, 1 << 22);
    expect(whole.table.holders.length).toBeGreaterThan(1000);
    for (const piece of [7, 100, 4096]) {
      const parts = read(kernels, text, piece);
      expect(rowsOf(parts)).toEqual(rowsOf(whole));
      expect([...parts.refused]).toEqual([...whole.refused]);
    }
  });

  it('gives the same number to the same name', async () => {
    const kernels = await loadKernels(kind);
    const names = kernels.interner();
    const next = chance(5);
    const known = new Map<string, number>();
    for (let round = 0; round < 40; round++) {
      const words = Array.from({ length: 3000 }, () => `name ${Math.floor(next() * 50_000)}`);
      const parts = words.map((word) => new TextEncoder().encode(word));
      const ends = new Uint32Array(parts.length);
      parts.forEach((part, at) => (ends[at] = (ends[at - 1] ?? 0) + part.length));
      const bytes = new Uint8Array(ends.at(-1) ?? 0);
      parts.forEach((part, at) => bytes.set(part, (ends[at] as number) - part.length));
      const numbers = new Uint32Array(parts.length);
      names.add(bytes, ends, numbers);
      words.forEach((word, at) => {
        if (!known.has(word)) known.set(word, known.size);
        if (known.get(word) !== numbers[at]) throw new RangeError(`${word} is ${numbers[at]}`);
      });
    }
    expect(names.size()).toBe(known.size);
    expect(namesOf({ names: names.names() })).toEqual([...known.keys()]);
  });
});

describe('the readers of rows', () => {
  it('agree on every row', async () => {
    const [plain, compiled] = await Promise.all([loadKernels('typescript'), loadKernels('wasm')]);
    for (let seed = 1; seed <= 10; seed++) {
      const text = randomRows(seed, 800);
      const [one, other] = [read(plain, text, 5000), read(compiled, text, 5000)];
      expect(rowsOf(other)).toEqual(rowsOf(one));
      expect([...other.refused]).toEqual([...one.refused]);
    }
  });
});
