import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadKernels } from '../../../src/bulk/kernels.ts';
import { FindingLog } from '../../../src/bulk/read/finding-log.ts';
import { inputFile, readFiles } from '../../../src/bulk/read/read-files.ts';
import { withDuckDb } from '../../../src/bulk/duckdb.ts';
import type { Day } from '../../../src/model/index.ts';

const dir = mkdtempSync(join(tmpdir(), 'crosshold-read-'));
const PERCENT = 1_000_000;
let made = 0;

function file(content: string | Uint8Array): string {
  const path = join(dir, `table-${made++}`);
  writeFileSync(path, content);
  return path;
}

async function read(path: string, day = '2026-01-01') {
  const log = new FindingLog(join(dir, `findings-${made++}.jsonl`));
  const { interner } = await loadKernels('typescript');
  const limits = { memory: 2 ** 28, spill: dir };
  const input = [inputFile(path)];
  const reading = { interner: interner(), log, day: day as Day, limits, progress: () => {} };
  const { collected, counts } = await readFiles(input, reading);
  const findings = log.close();
  const { names, table } = collected;
  const text = new TextDecoder();
  const nameOf = (number: number) =>
    text.decode(
      names.bytes.subarray(number === 0 ? 0 : names.ends[number - 1], names.ends[number]),
    );
  const edges = [...table.holders].map(
    (holder, edge) =>
      `${nameOf(holder)} ${nameOf(table.companies[edge] as number)} ${table.parts[edge]}`,
  );
  return {
    edges,
    collected,
    counts: counts[0],
    codes: findings.map(({ code, first }) => `${code}:${first[0]?.line}`),
  };
}

const csv = (...rows: string[]) => file(`${rows.join('\n')}\n`);

describe('the tables of a whole register', () => {
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
