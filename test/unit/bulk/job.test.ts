import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { withDuckDb } from '../../../src/bulk/duckdb.ts';
import { runBulk } from '../../../src/bulk/job/run.ts';
import type { BulkSettings } from '../../../src/bulk/job/settings.ts';
import { MAJORITY } from '../../../src/bulk/kernels.ts';
import type { Day } from '../../../src/model/index.ts';

let dir: string;
let settings: BulkSettings;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'crosshold-job-'));
  const file = join(dir, 'register.csv');
  writeFileSync(
    file,
    [
      'holder,issuer,stake',
      'Ada,Alpha,60%',
      'Ben,Alpha,40%',
      'Alpha,Beta,50%',
      'Ada,Beta,1%',
      'Beta,Gamma,60%',
      'Gamma,Beta,20%',
      'Ben,Delta,143%',
      'Ada,Over,70%',
      'Ben,Over,70%',
      '',
    ].join('\n'),
  );
  writeFileSync(join(dir, 'blocked.txt'), 'Ada\n# a remark\nNobody\n');
  settings = {
    files: [file],
    out: join(dir, 'out'),
    threshold: 25_000_000,
    quota: MAJORITY,
    rule: 'more than 1/2',
    blocked: join(dir, 'blocked.txt'),
    asOf: '2026-01-01' as Day,
    memory: 2 ** 31,
    version: '1',
  };
});

const run = (changed: Partial<BulkSettings> = {}) => runBulk({ ...settings, ...changed }, () => {});

async function rowsOf(file: string): Promise<Record<string, unknown>[]> {
  return withDuckDb({ memory: 2 ** 28, spill: dir }, async (connection) => {
    const all = `select * from read_parquet('${join(dir, 'out', file)}') order by all`;
    return (await connection.runAndReadAll(all)).getRowObjectsJson() as Record<string, unknown>[];
  });
}

describe('a run over a whole register', () => {
  it('lists owners with the two ends of their share, through other companies and loops', async () => {
    await run();
    const rows = await rowsOf('owners.parquet');
    const pairs = rows.map(({ company, owner }) => `${company} ${owner}`);
    expect(pairs).toEqual([
      'Alpha Ada',
      'Alpha Ben',
      'Beta Ada',
      'Beta Alpha',
      'Gamma Alpha',
      'Gamma Beta',
    ]);
    // Beta holds 60% of Gamma, which holds 20% of Beta: what is not in the loop counts 1 / (1 − 0.12).
    const beta = rows.find(({ company, owner }) => company === 'Beta' && owner === 'Ada');
    const exact = (0.5 * 0.6 + 0.01) / (1 - 0.6 * 0.2);
    expect(Number(beta?.['share_min'])).toBeLessThanOrEqual(exact + 1e-12);
    expect(Number(beta?.['share_max'])).toBeGreaterThanOrEqual(exact - 1e-12);
  });

  it('names the nearest and the ultimate controller', async () => {
    await run();
    expect(await rowsOf('controllers.parquet')).toEqual([
      { company: 'Alpha', controller: 'Ada', ultimate: 'Ada', in_loop: false },
      { company: 'Beta', controller: 'Ada', ultimate: 'Ada', in_loop: false },
      { company: 'Gamma', controller: 'Beta', ultimate: 'Ada', in_loop: false },
    ]);
  });

  it('blocks what named ones hold a half of together', async () => {
    const { manifest } = await run();
    const rows = await rowsOf('blocked.parquet');
    expect(rows.map(({ company, held, seed }) => [company, held, seed])).toEqual([
      ['Ada', 0, true],
      ['Alpha', 0.6, false],
      ['Beta', 0.71, false],
      ['Gamma', 0.6, false],
    ]);
    expect(manifest.counts).toMatchObject({ blocked: 4, blockedSeeds: 1 });
  });

  it('keeps every finding, and counts them by code in the manifest', async () => {
    const { manifest } = await run();
    const rows = await rowsOf('findings.parquet');
    expect(rows.map(({ code, line, about }) => [code, line, about])).toEqual([
      ['bulk-unknown-seed', '3', 'Nobody'],
      ['over-held', null, 'Over'],
      ['stake-over-100', '8', null],
    ]);
    expect(manifest.findings.map(({ code, count }) => [code, count])).toEqual([
      ['over-held', 1],
      ['stake-over-100', 1],
      ['bulk-unknown-seed', 1],
    ]);
    expect(manifest.counts).toMatchObject({ rows: 9, rejected: 1, stakes: 8, overHeld: 1 });
  });

  it('does nothing again that is done, and only what another threshold changes', async () => {
    await run();
    expect((await run()).reused).toEqual(['read', 'controllers', 'owners', 'blocked', 'findings']);
    expect((await run({ threshold: 50_000_000 })).reused).toEqual(['read', 'controllers']);
  });

  it('does a stage again when one of its files was changed', async () => {
    await run();
    writeFileSync(join(dir, 'out', 'owners.parquet'), 'spoilt');
    expect((await run()).reused).toEqual(['read', 'controllers', 'blocked', 'findings']);
    expect(await rowsOf('owners.parquet')).toHaveLength(6);
  });

  it('goes on where it was killed, and writes the same manifest', async () => {
    const whole = (await run()).manifest;
    cpSync(join(dir, 'out'), join(dir, 'before'), { recursive: true });
    for (const file of ['owners.parquet', 'manifest.json', '.stages/owners.json'])
      rmSync(join(dir, 'out', file));
    writeFileSync(join(dir, 'out', 'owners.parquet.part'), 'half written');
    const { manifest, reused } = await run();
    expect(reused).not.toContain('owners');
    expect(manifest).toEqual(whole);
    expect(readFileSync(join(dir, 'out', 'manifest.json'))).toEqual(
      readFileSync(join(dir, 'before', 'manifest.json')),
    );
  });

  it('reads again when an input changed', async () => {
    await run();
    writeFileSync(settings.files[0] as string, 'holder,issuer,stake\nAda,Alpha,60%\n');
    const { manifest, reused } = await run();
    expect(reused).toEqual([]);
    expect(manifest.counts['stakes']).toBe(1);
  });

  it('refuses a run that will not fit before it starts, and says what would', async () => {
    await expect(run({ memory: 2 ** 20 })).rejects.toThrow(
      /need about .* --memory 1GiB.*bulk-memory/,
    );
  });

  it('refuses a folder with files of others', async () => {
    await expect(run({ out: dir })).rejects.toThrow('bulk-folder-in-use');
  });
});
