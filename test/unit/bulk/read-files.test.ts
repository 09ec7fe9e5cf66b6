import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { type KernelKind, loadKernels } from '../../../src/bulk/kernels.ts';
import { FindingLog } from '../../../src/bulk/read/finding-log.ts';
import { inputFile, readFiles } from '../../../src/bulk/read/read-files.ts';
import { withDuckDb } from '../../../src/bulk/duckdb.ts';
import type { Day } from '../../../src/model/index.ts';
import { chance } from './random-register.ts';

const dir = mkdtempSync(join(tmpdir(), 'crosshold-read-'));
const PERCENT = 1_000_000;
let made = 0;

function file(content: string | Uint8Array): string {
  const path = join(dir, `table-${made++}`);
  writeFileSync(path, content);
  return path;
}

let kind: KernelKind = 'typescript';

async function read(path: string, day = '2026-01-01') {
  const noted = join(dir, `findings-${made++}.jsonl`);
  const log = new FindingLog(noted);
  const store = (await loadKernels(kind)).edgeStore({ rows: 10, bytes: 100 });
  const limits = { memory: 2 ** 28, spill: dir };
  const input = [inputFile(path)];
  const reading = { store, log, day: day as Day, limits, progress: () => {} };
  const { collected, counts } = await readFiles(input, reading);
  const findings = log.close();
  const { names, table } = collected;
  const text = new TextDecoder();
  const nameOf = (number: number) =>
    text.decode(names.bytes.slice(number === 0 ? 0 : names.ends[number - 1], names.ends[number]));
  const edges = [...table.holders].map(
    (holder, edge) =>
      `${nameOf(holder)} ${nameOf(table.companies[edge] as number)} ${table.parts[edge]}`,
  );
  return {
    edges,
    collected,
    counts: counts[0],
    noted: readFileSync(noted, 'utf8').replaceAll(/"file":"[^"]*"/g, ''),
    codes: findings.map(({ code, first }) => `${code}:${first[0]?.line}`),
  };
}

const csv = (...rows: string[]) => file(`${rows.join('\n')}\n`);

describe.each(['typescript', 'wasm'] as const)('the tables of a whole register, in %s', (which) => {
  beforeEach(() => {
    kind = which;
  });

  it('reads percentages, fractions and decimals into hundred-millionths', async () => {
    const { edges, counts } = await read(
      csv(
        'holder,issuer,stake',
        'A,B,43.4%',
        'C,B,1/4',
        'D,B,0.0625',
        'E,B,0.000001%',
        'F,B,100 %',
      ),
    );
    expect(edges).toEqual([
      `A B ${43.4 * PERCENT}`,
      `C B ${25 * PERCENT}`,
      `D B ${6.25 * PERCENT}`,
      'E B 1',
      `F B ${100 * PERCENT}`,
    ]);
    expect(counts).toEqual({ rows: 5, taken: 5, rejected: 0, notInForce: 0 });
  });

  it('keeps a stake that is no whole number of parts exactly, and remarks it', async () => {
    const { collected, codes } = await read(csv('holder,issuer,stake', 'A,B,1/3'));
    expect(collected.inexact.map(({ edge, share }) => [edge, share.toFraction()])).toEqual([
      [0, '1/3'],
    ]);
    expect(codes).toEqual(['bulk-rounded:2']);
  });

  it('rejects a row alone, with its line, and reads on', async () => {
    const { edges, codes, counts } = await read(
      csv(
        'holder,issuer,stake',
        ',B,5%',
        'A,B,143%',
        'A,B,43',
        'A,B',
        'A,B,"10,5%"',
        'A,B,-3%',
        'A,B,5%',
      ),
    );
    expect(edges).toEqual([`A B ${5 * PERCENT}`]);
    expect(codes.sort()).toEqual([
      'ambiguous-comma:6',
      'missing-holder:2',
      'no-base:4',
      'ragged-row:5',
      'stake-negative:7',
      'stake-over-100:3',
    ]);
    expect(counts).toEqual({ rows: 7, taken: 1, rejected: 6, notInForce: 0 });
  });

  it('takes cells in quotes, with commas, doubled quotes and line breaks, and counts lines on', async () => {
    const { edges, codes } = await read(
      csv('holder,issuer,stake', '"A, Inc.","The ""B""", 5% ', '"A\nB",C,5%', ',D,1%'),
    );
    expect(edges).toEqual([`A, Inc. The "B" ${5 * PERCENT}`, `A\nB C ${5 * PERCENT}`]);
    expect(codes).toEqual(['missing-holder:5']);
  });

  it('takes a quote within a cell for what it says', async () => {
    const { edges, codes } = await read(
      csv('holder,issuer,stake', '5" Pipe,The "B",5%', 'A""B,C,5%'),
    );
    expect(edges).toEqual([`5" Pipe The "B" ${5 * PERCENT}`]);
    expect(codes).toEqual(['malformed-csv:3']);
  });

  it('loses one row to a quote that is left open', async () => {
    const { edges, codes } = await read(
      csv('holder,issuer,stake', 'A,B,5%', '"C,D,5%', 'E,F,5%', 'G,H,5%'),
    );
    expect(edges).toHaveLength(3);
    expect(codes).toEqual(['malformed-csv:3']);
  });

  it('gives up a line of more than a megabyte, and reads on behind it', async () => {
    const long = 'x'.repeat(6 * 1024 * 1024);
    const { edges, codes } = await read(
      csv('holder,issuer,stake', 'A,B,5%', `${long},B,5%`, 'C,B,5%'),
    );
    expect(edges.map((edge) => edge[0])).toEqual(['A', 'C']);
    expect(codes).toEqual(['line-too-long:3']);
  });

  it('reads tables that are longer than its buffer as if they were in it', async () => {
    const rows = Array.from(
      { length: 300_000 },
      (_, at) => `holder ${at},"company ${at % 7}",0.5%`,
    );
    const { edges, counts } = await read(file(`holder,issuer,stake\n${rows.join('\n')}\n`));
    expect(counts?.taken).toBe(300_000);
    expect(edges[299_999]).toBe(`holder 299999 company ${299_999 % 7} 500000`);
  });

  it('takes Windows line ends, a byte order mark, blank lines, and a last line without an end', async () => {
    const { edges } = await read(file('\uFEFFholder,issuer,stake\r\nA,B,5%\r\n\r\nC,B,5%'));
    expect(edges).toEqual([`A B ${5 * PERCENT}`, `C B ${5 * PERCENT}`]);
  });

  it('rejects names that are not UTF-8, and keeps those of other scripts', async () => {
    const bytes = Buffer.from('holder,issuer,stake\n日産,ルノー,15%\nA\u0000,B,1%\n');
    const wrong = Buffer.concat([bytes, Buffer.from([0xff, 0xfe]), Buffer.from(',B,5%\n')]);
    const { edges, codes } = await read(file(wrong));
    expect(edges).toEqual([`日産 ルノー ${15 * PERCENT}`]);
    expect(codes.sort()).toEqual(['not-text:3', 'not-utf8:4']);
  });

  it('tells stakes from votes, and keeps both ends of a band', async () => {
    const { collected } = await read(
      csv('holder,issuer,stake,votes,min,max', 'A,B,40%,60%,,', 'C,B,,,25%,50%', 'D,B,10%,,,'),
    );
    expect([...collected.table.parts]).toEqual([40, 25, 10].map((p) => p * PERCENT));
    expect([...(collected.table.high ?? [])]).toEqual([40, 50, 10].map((p) => p * PERCENT));
    expect([...(collected.votes ?? [])]).toEqual([60, 25, 10].map((p) => p * PERCENT));
  });

  it('lets votes of more than a line be above it, and the stake begin at it', async () => {
    const { collected, codes } = await read(
      csv('holder,issuer,min,max', 'A,B,>50%,<75%', 'C,B,25%,', 'D,B,>25%,25%'),
    );
    expect([...collected.table.parts]).toEqual([50 * PERCENT, 25 * PERCENT]);
    expect([...(collected.table.high ?? [])]).toEqual([75 * PERCENT, 100 * PERCENT]);
    expect([...(collected.votes ?? [])]).toEqual([50 * PERCENT + 1, 25 * PERCENT]);
    expect(codes).toEqual(['min-over-max:4']);
  });

  it('counts rows that are not in force on the day, partial dates and open ends included', async () => {
    const path = csv(
      'holder,issuer,stake,from,to',
      'A,B,5%,2019,2020',
      'C,B,5%,2020-06-10,..',
      'D,B,5%,,2020-06-09',
      'E,B,5%,2020-13,',
    );
    const { edges, counts, codes } = await read(path, '2020-06-10');
    expect(edges.map((edge) => edge[0])).toEqual(['A', 'C']);
    expect(counts).toEqual({ rows: 4, taken: 2, rejected: 1, notInForce: 1 });
    expect(codes).toEqual(['bad-date:5']);
  });

  it('refuses a file whose header does not fit, and one without rows', async () => {
    await expect(read(csv('owner,company,stake', 'A,B,5%'))).rejects.toThrow('unknown-column');
    await expect(read(csv('holder;issuer;stake', 'A;B;5%'))).rejects.toThrow('wrong-separator');
    await expect(read(csv('holder,issuer,stake'))).rejects.toThrow('no-rows');
    expect(() => inputFile(file(''))).toThrow('empty-file');
    expect(() => inputFile(join(dir, 'nothing'))).toThrow('no-such-file');
  });

  it('reads JSON lines with the same fields', async () => {
    const { edges, codes, counts } = await read(
      file(
        [
          '{"holder":"A","issuer":"B","stake":"5%"}',
          '{"holder":"A","issuer":"C","stake":0.25}',
          '[1]',
          '{"holder":"A","issuer"',
          '{"holder":"A","issuer":"B","share":"5%"}',
          '',
          '{"holder":"A","issuer":"B","shares":12}',
        ].join('\n'),
      ),
    );
    expect(edges).toEqual([`A B ${5 * PERCENT}`, `A C ${25 * PERCENT}`]);
    expect(codes.sort()).toEqual(['bulk-count-only:7', 'not-json:3', 'unknown-field:5']);
    expect(counts).toEqual({ rows: 6, taken: 2, rejected: 4, notInForce: 0 });
  });

  it('reads Parquet with the same columns, and refuses what only begins like it', async () => {
    const path = join(dir, 'table.parquet');
    await withDuckDb({ memory: 2 ** 28, spill: dir }, async (connection) => {
      await connection.run(
        `copy (select 'A' as holder, 'B' as issuer, '5%' as stake union all select 'C', 'B', '143%') to '${path}' (format parquet)`,
      );
    });
    const { edges, codes } = await read(path);
    expect(edges).toEqual([`A B ${5 * PERCENT}`]);
    expect(codes).toEqual(['stake-over-100:2']);
    await expect(read(file(readFileSync(path).subarray(0, 100)))).rejects.toThrow('not-parquet');
  });
});

/** A table with all that can be wrong or unusual in one, in any order of columns. */
function dirtyTable(seed: number, rows: number): Uint8Array {
  const next = chance(seed);
  const one = <T>(of: readonly T[]) => of[Math.floor(next() * of.length)] as T;
  const columns = [
    ['holder', 'issuer', 'stake'],
    ['issuer', 'source', 'stake', 'holder', 'votes'],
    ['stake', 'holder', 'from', 'to', 'issuer'],
    ['min', 'issuer', 'holder', 'max', 'stake', 'quote'],
    ['holder', 'issuer', 'votes'],
  ][seed % 5] as string[];
  const name = () =>
    one([
      'Ada',
      'é',
      '日産自動車',
      'a name that is longer than sixteen bytes',
      ' B ',
      '\tC',
      'D\u0000',
      '',
      '"E, F"',
      '"G ""H"""',
      '"I\nJ,K,5%\nL"',
      '"M',
      'N"O',
      '\u00ff',
      '\ud800',
    ]) + (next() < 0.5 ? '' : Math.floor(next() * 50));
  const stake = () =>
    one([
      '5%',
      '12.5%',
      '0.000001%',
      '100%',
      '100.000001%',
      '100.0000001%',
      '012%',
      '0100%',
      ' 7% ',
      '7 %',
      '12',
      '1/3',
      '',
      '.5%',
      '5.%',
      '3.1234567%',
      '-1%',
      '%',
      '"8%"',
      '9%%',
      '143%',
    ]);
  const CELLS: Readonly<Record<string, () => string>> = {
    holder: name,
    issuer: name,
    stake,
    votes: () => one(['', '', '', ' ', '5%', 'x']),
    from: () => one(['', '', '2019', '2027', 'x']),
    to: () => one(['', '', '..', '2018', '2030-01-01']),
    min: () => one(['', '', '', '25%', '>25%']),
    max: () => one(['', '', '', '50%', '<75%']),
    source: () => one(['', 'https://example.org/a', '"quoted, twice"', '\u00ff']),
    quote: () => one(['', 'x'.repeat(40), '日'.repeat(9)]),
  };
  const lines = Array.from({ length: rows }, () => {
    if (next() < 0.02) return one(['', '\r', '  ', ',', ',,,,,,', 'x'.repeat(100), '"']);
    const cells = columns.map((column) => (CELLS[column] as () => string)());
    if (next() < 0.02) cells.push('more');
    return cells.join(',') + (next() < 0.2 ? '\r' : '');
  });
  const text = `${columns.join(',')}\n${lines.join('\n')}${next() < 0.5 ? '\n' : ''}`;
  // A lone byte of Latin-1, and halves of surrogates as some programs write them, are no UTF-8.
  return Buffer.from(
    Buffer.from(text.replaceAll('\ud800', '\u0001'), 'utf8')
      .toString('latin1')
      .replaceAll('\u00c3\u00bf', '\u00ff')
      .replaceAll('\u0001', '\u00ed\u00a0\u0080'),
    'latin1',
  );
}

describe('the two readers', () => {
  it('take the same edges, names and findings from tables with all kinds of faults', async () => {
    let taken = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const path = file(dirtyTable(seed, 400));
      const found = [];
      for (kind of ['typescript', 'wasm'] as const) {
        const { edges, counts, noted, collected } = await read(path);
        const { table, votes, inexact } = collected;
        found.push({
          edges,
          counts,
          noted,
          high: [...(table.high ?? [])],
          votes: [...(votes ?? [])],
          inexact: inexact.map(({ edge }) => edge),
        });
      }
      expect(found[1]).toEqual(found[0]);
      taken += found[0]?.edges.length ?? 0;
    }
    expect(taken).toBeGreaterThan(1000);
  });

  it('take the same from a long table in which few rows have faults', async () => {
    const bad = (row: number) =>
      row % 997 === 0
        ? 'A,"B\nC,D,1%\n",x'
        : row % 25_013 === 0
          ? `${'y'.repeat(2 ** 20)},B,1%`
          : undefined;
    const rows = Array.from(
      { length: 100_000 },
      (_, row) =>
        bad(row + 1) ?? `holder ${(row * 7919) % 100_003},company ${row % 5003},${row % 100}.25%`,
    );
    const path = file(`holder,issuer,stake\n${rows.join('\n')}`);
    const found: Pick<Awaited<ReturnType<typeof read>>, 'edges' | 'counts' | 'noted'>[] = [];
    for (kind of ['typescript', 'wasm'] as const) {
      const { edges, counts, noted } = await read(path);
      found.push({ edges, counts, noted });
    }
    expect(found[1]?.edges.findIndex((edge, at) => edge !== found[0]?.edges[at])).toBe(-1);
    expect(found[1]?.counts).toEqual(found[0]?.counts);
    expect(found[1]?.noted).toBe(found[0]?.noted);
  });
});
