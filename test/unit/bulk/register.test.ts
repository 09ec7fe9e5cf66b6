import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runBulk } from '../../../src/bulk/job/run.ts';
import { MAJORITY } from '../../../src/bulk/kernels.ts';
import { BulkRegister, namesIn } from '../../../src/bulk/register.ts';
import type { Day } from '../../../src/model/index.ts';

const dir = mkdtempSync(join(tmpdir(), 'crosshold-register-'));

async function registerOf(name: string, ...rows: string[]): Promise<BulkRegister> {
  const file = join(dir, `${name}.csv`);
  writeFileSync(file, `${rows.join('\n')}\n`);
  const settings = {
    files: [file],
    out: join(dir, name),
    threshold: 25_000_000,
    quota: MAJORITY,
    rule: 'more than 1/2',
    asOf: '2026-01-01' as Day,
    memory: 2 ** 31,
    version: '1',
  };
  await runBulk(settings, () => {});
  return new BulkRegister(settings.out);
}

describe('a register that bulk wrote', () => {
  let register: BulkRegister;
  beforeAll(async () => {
    register = await registerOf(
      'plain',
      'holder,issuer,stake,votes,min,max',
      'Ada,Alpha,60%,,,',
      'Alpha,Beta,40%,55%,,',
      'Ben,Beta,,,>25%,50%',
      'Beta,Gamma,10%,,,',
      'ルノー,日産,43.4%,,,',
    );
  });

  it('finds names, and tells those that it does not have', () => {
    const found = namesIn(register, ['Beta', 'nobody', '日産']);
    expect(found.map((number) => register.nameOf(number))).toEqual(['Beta', '日産']);
    expect(() => namesIn(register, ['nobody'])).toThrow('not-in-register');
  });

  it('gives the holdings in a company and in all above it, and no others', () => {
    const holdings = register.holdingsAround(namesIn(register, ['Beta']));
    expect(holdings.map(({ holder, issuer }) => `${holder} ${issuer}`)).toEqual([
      'Alpha Beta',
      'Ben Beta',
      'Ada Alpha',
    ]);
    const [alpha, ben, ada] = holdings;
    expect([alpha?.stake?.toFraction(), alpha?.votes?.toFraction()]).toEqual(['2/5', '11/20']);
    expect([ada?.stake?.toFraction(), ada?.votes]).toEqual(['3/5', undefined]);
    expect(ben?.band).toMatchObject({ minOpen: true, maxOpen: false });
    expect(ben?.votes).toBeUndefined();
    expect(ben?.band?.max.toFraction()).toBe('1/2');
  });

  it('gives what a holder holds further down, with all who hold it beside', () => {
    const [alpha = -1] = namesIn(register, ['Alpha']);
    const holdings = register.holdingsAround([alpha], [alpha]);
    expect(holdings.map(({ holder, issuer }) => `${holder} ${issuer}`)).toEqual([
      'Ada Alpha',
      'Alpha Beta',
      'Ben Beta',
      'Beta Gamma',
    ]);
  });

  it('refuses a part that is too large for exact numbers', async () => {
    const rows = Array.from({ length: 5001 }, (_, at) => `Holder ${at},Wide,0.01%`);
    const wide = await registerOf('wide', 'holder,issuer,stake', ...rows);
    expect(() => wide.holdingsAround(namesIn(wide, ['Wide']))).toThrow('register-part-too-large');
  });

  it('is not taken from a folder that bulk did not write', () => {
    expect(() => new BulkRegister(dir)).toThrow('no-such-file');
    writeFileSync(join(dir, 'register.bin'), 'something else that is long enough to be read');
    expect(() => new BulkRegister(dir)).toThrow('not-a-register');
  });
});
