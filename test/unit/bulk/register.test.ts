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

  it('knows a party that nobody holds a part of by what it holds', () => {
    const holdings = register.holdingsAround(namesIn(register, ['Ada']));
    expect(holdings.map(({ holder, issuer }) => `${holder} ${issuer}`)).toEqual(['Ada Alpha']);
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

  it('finds names by a part of them, without case and accents, the best first', async () => {
    const found = await registerOf(
      'names',
      'holder,issuer,stake',
      'Société Générale,Crédit du Nord,100%',
      'Société Générale,NORD Energy,30%',
      'Ada,Nord,10%',
      'Ada,Minord,10%',
      '"Øre ẞ, ﬁrst",日産自動車,5%',
      '한국전력공사,İstanbul Ⱥ,5%',
    );
    const names = (typed: string, page = { limit: 10, offset: 0 }) =>
      found.search(typed, page).rows.map(({ name }) => name);
    // Nord itself, what begins with it, a word, anywhere.
    expect(names('nord')).toEqual(['Nord', 'NORD Energy', 'Crédit du Nord', 'Minord']);
    expect(names('NÖRD', { limit: 2, offset: 1 })).toEqual(['NORD Energy', 'Crédit du Nord']);
    expect(names('general')).toEqual(['Société Générale']);
    expect(names('自動')).toEqual(['日産自動車']);
    expect(names('전력')).toEqual(['한국전력공사']);
    expect(names('istanbul')).toEqual(['İstanbul Ⱥ']);
    expect(names('e g')).toEqual(['Société Générale']);
    expect(names('energy cr')).toEqual([]);
    expect(found.search('nord', { limit: 1, offset: 0 })).toEqual({
      rows: [{ name: 'Nord', holders: 1, holdings: 0 }],
      total: 4,
      more: false,
    });
    expect(found.search('soci', { limit: 1, offset: 0 }).rows).toMatchObject([{ holdings: 2 }]);
  });

  it('does not miss what begins so among too many that have it', async () => {
    const rows = Array.from({ length: 2100 }, (_, at) => `Holder ${at},Wide ${at},1%`);
    const many = await registerOf('many', 'holder,issuer,stake', ...rows, 'Older,One,1%');
    const { rows: first, total, more } = many.search('older', { limit: 2, offset: 0 });
    expect(first.map(({ name }) => name)).toEqual(['Older', 'Holder 0']);
    expect([total, more]).toEqual([2001, true]);
  });

  it('gives what is near a party in both directions, with all holders beside it', () => {
    const [beta = -1] = namesIn(register, ['Beta']);
    const near = (hops: number) =>
      register.holdingsNear(beta, hops).map(({ holder, issuer }) => `${holder} ${issuer}`);
    expect(near(1)).toEqual(['Alpha Beta', 'Ben Beta', 'Beta Gamma']);
    expect(near(2)).toEqual(['Alpha Beta', 'Ben Beta', 'Beta Gamma', 'Ada Alpha']);
  });

  it('refuses a part that is too large for exact numbers', async () => {
    const rows = Array.from({ length: 5001 }, (_, at) => `Holder ${at},Wide,0.01%`);
    const wide = await registerOf('wide', 'holder,issuer,stake', ...rows);
    expect(() => wide.holdingsAround(namesIn(wide, ['Wide']))).toThrow('register-part-too-large');
    const [number = -1] = namesIn(wide, ['Wide']);
    expect(() => wide.holdingsNear(number, 2)).toThrow('within 1 step');
  });

  it('is not taken from a folder that bulk did not write', () => {
    expect(() => new BulkRegister(dir)).toThrow('no-such-file');
    writeFileSync(join(dir, 'register.bin'), 'something else that is long enough to be read');
    expect(() => new BulkRegister(dir)).toThrow('not-a-register');
  });
});
