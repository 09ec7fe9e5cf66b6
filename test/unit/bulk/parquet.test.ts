import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withDuckDb } from '../../../src/bulk/duckdb.ts';
import { NOBODY } from '../../../src/bulk/graph.ts';
import { EdgeFile, writeEdges } from '../../../src/bulk/job/edge-file.ts';
import { ParquetWriter } from '../../../src/bulk/job/parquet-writer.ts';
import { loadKernels } from '../../../src/bulk/kernels.ts';

const limits = { memory: 2 ** 28, spill: tmpdir() };

/** A file of edges with names alone. */
function namesFile(dir: string, names: readonly string[]): EdgeFile {
  const parts = names.map((name) => Buffer.from(name));
  let end = 0;
  const ends = Uint32Array.from(parts, ({ length }) => (end += length));
  const none = new Uint32Array();
  const table = { nodes: names.length, holders: none, companies: none, parts: none };
  writeEdges(
    join(dir, 'edges.bin'),
    { table, inexact: [], inexactVotes: [], names: { bytes: Buffer.concat(parts), ends } },
    { overHeld: none, overHeldVotes: none },
  );
  return new EdgeFile(join(dir, 'edges.bin'));
}

async function rowsIn(path: string): Promise<unknown[][]> {
  return withDuckDb(limits, async (connection) => {
    const found = await connection.runAndReadAll(`select * from read_parquet('${path}')`);
    return found.getRowsJson() as unknown[][];
  });
}

describe.each(['typescript', 'wasm'] as const)('tables with names, with kernels in %s', (kind) => {
  it('hold the names, whole numbers up to 2³² − 1 and reals of every row, in order', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'crosshold-parquet-'));
    const long = 'x'.repeat(600_000);
    const names = ['Ada', 'Renault S.A.', '日産自動車', '"A, B"\n', long];
    const edges = namesFile(dir, names);
    const count = 70_000;
    const numbers = Uint32Array.from({ length: count }, (_, row) =>
      row % 1000 === 0 ? 4 : row % 4,
    );
    const path = join(dir, 'table.parquet');
    await new ParquetWriter(await loadKernels(kind), edges, limits).write({
      path,
      columns: [
        ['who', 'name'],
        ['held', 'uinteger'],
        ['share', 'double'],
      ],
      fill: async (append) => {
        for (let from = 0; from < count; from += 999) {
          const who = numbers.subarray(from, from + 999);
          append([
            who,
            who.map((_, at) => NOBODY - from - at),
            Float64Array.from(who, (n) => n / 3),
          ]);
        }
        append([Uint32Array.of(NOBODY), Uint32Array.of(0), Float64Array.of(0.1)]);
      },
      select: "select nullif(who, '') as who, held, share from rows",
    });
    edges.close();
    const rows = await rowsIn(path);
    expect(rows).toHaveLength(count + 1);
    expect(rows.at(-1)).toEqual([null, 0, 0.1]);
    const wrong = rows.slice(0, count).filter(([who, held, share], row) => {
      const number = numbers[row] as number;
      return who !== names[number] || held !== NOBODY - row || share !== number / 3;
    });
    expect(wrong).toEqual([]);
    expect(readdirSync(dir).sort()).toEqual(['edges.bin', 'table.parquet']);
  });

  it('may be empty', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'crosshold-parquet-'));
    const edges = namesFile(dir, []);
    const path = join(dir, 'table.parquet');
    await new ParquetWriter(await loadKernels(kind), edges, limits).write({
      path,
      columns: [['who', 'name']],
      fill: async () => {},
      select: 'select who from rows',
    });
    edges.close();
    expect(await rowsIn(path)).toEqual([]);
  });
});
