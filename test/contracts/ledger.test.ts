import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Statement } from '../../src/evidence/index.ts';
import type { Batch, Ledger } from '../../src/ledger/ledger.ts';
import { memoryLedger } from '../../src/ledger/memory.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { BadCall, fraction } from '../../src/model/index.ts';
import { date, issued, said } from '../statement.ts';

const folders: string[] = [];

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'crosshold-ledger-'));
  folders.push(made);
  return made;
}

afterEach(() => {
  for (const made of folders.splice(0)) rmSync(made, { recursive: true });
});

/** A batch whose source has the given text as its bytes; its statements stand in it. */
function batch(text: string, ...statements: readonly Statement[]): Batch {
  const bytes = new TextEncoder().encode(text);
  const id = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  const citation = { source: id, name: 'table.csv', line: 2 };
  return {
    source: { id, kind: 'statements', name: 'table.csv', text },
    bytes,
    statements: statements.map((statement) => ({ ...statement, citation })),
  };
}

const stake = said('r-1', 'Renault', 'Nissan', { percent: '43.4', from: '2014', to: '..' });
const total = issued('n-1', 'Nissan', 4_220_715_112n);

type Clock = () => string;
const engines: readonly [name: string, open: (clock?: Clock) => Promise<Ledger>][] = [
  ['in memory', async (clock) => memoryLedger(clock)],
  ['in libsql', (clock) => openLedger(folder(), clock ? { clock } : {})],
];

describe.each(engines)('the ledger %s', (_name, open) => {
  it('gives back what was added, with the time of the record', async () => {
    const ledger = await open(() => '2026-01-02T03:04:05.678Z');
    const added = batch('a', stake, total);
    expect(ledger.add(added)).toEqual({ source: added.source.id, added: 2, known: 0 });
    const recordedAt = '2026-01-02T03:04:05.678Z';
    expect(ledger.statements()).toEqual(
      added.statements.map((statement) => ({ ...statement, recordedAt })),
    );
    expect(ledger.sources()).toEqual([added.source]);
    expect(ledger.source(added.source.id)).toEqual(added.source);
    expect(ledger.source('sha256:none')).toBeUndefined();
    ledger.close();
  });

  it('keeps fractions and counts exact', async () => {
    const ledger = await open();
    const third = said('x', 'A', 'B', { stake: fraction(1, 3), count: 2n ** 80n });
    ledger.add(batch('a', third));
    const claim = ledger.statements()[0]?.claim;
    expect(claim).toMatchObject({ count: 2n ** 80n });
    expect(claim?.type === 'holding' && claim.stake?.mul(3).equals(1)).toBe(true);
    ledger.close();
  });

  it('changes nothing when the same bytes come again', async () => {
    const ledger = await open();
    ledger.add(batch('a', stake, total));
    const version = ledger.version();
    expect(ledger.add(batch('a', stake, total))).toMatchObject({ added: 0, known: 2 });
    expect(ledger.version()).toBe(version);
    expect(ledger.statements()).toHaveLength(2);
    ledger.close();
  });

  it('keeps both when a later document says something else under the same id', async () => {
    const ledger = await open();
    ledger.add(batch('a', stake));
    ledger.add(batch('b', said('r-1', 'Renault', 'Nissan', { percent: '44' })));
    expect(ledger.statements().map(({ id }) => id)).toEqual(['r-1', 'r-1']);
    ledger.close();
  });

  it('gives the statements after those that are known, and leaves a list that it gave as it was', async () => {
    const ledger = await open();
    ledger.add(batch('a', stake, total));
    const before = ledger.statements();
    ledger.add(batch('b', said('r-2', 'Nissan', 'Renault', { percent: '15' })));
    expect(ledger.statements(2).map(({ id }) => id)).toEqual(['r-2']);
    expect(ledger.statements(3)).toEqual([]);
    expect(before).toHaveLength(2);
    expect(ledger.statements()).toHaveLength(3);
    ledger.close();
  });

  it('records nothing of a batch in which one id says two things', async () => {
    const ledger = await open();
    const other = said('r-1', 'Renault', 'Nissan', { percent: '44' });
    expect(() => ledger.add(batch('a', stake, other))).toThrow(BadCall);
    expect([ledger.version(), ledger.sources()]).toEqual([0, []]);
    ledger.close();
  });

  it('records a statement once that one batch says twice', async () => {
    const ledger = await open();
    expect(ledger.add(batch('a', stake, stake))).toMatchObject({ added: 1, known: 1 });
    ledger.close();
  });

  it('refuses a source that is not called by its bytes', async () => {
    const ledger = await open();
    const forged = { ...batch('a', stake), bytes: new Uint8Array([1]) };
    expect(() => ledger.add(forged)).toThrow(BadCall);
    expect(ledger.sources()).toEqual([]);
    ledger.close();
  });

  it('keeps every review, the last one last', async () => {
    const ledger = await open(() => '2026-01-01T00:00:00.000Z');
    ledger.add(batch('a', stake));
    const first = ledger.review({ statement: 'r-1', verdict: 'reject', by: 'ada', why: 'typo' });
    ledger.review({ statement: 'r-1', verdict: 'accept', by: 'bob', why: 'checked' });
    expect(first.recordedAt).toBe('2026-01-01T00:00:00.000Z');
    expect(ledger.reviews().map(({ by, verdict }) => [by, verdict])).toEqual([
      ['ada', 'reject'],
      ['bob', 'accept'],
    ]);
    ledger.close();
  });

  it('counts its version up with every addition, also of a document that says nothing', async () => {
    const ledger = await open();
    const versions = [ledger.version()];
    ledger.add(batch('a', stake));
    versions.push(ledger.version());
    ledger.add(batch('no statements'));
    versions.push(ledger.version());
    ledger.review({ statement: 'r-1', verdict: 'accept', by: 'ada', why: '' });
    versions.push(ledger.version());
    expect(versions).toEqual([...new Set(versions)].sort((one, other) => one - other));
    expect(versions).toHaveLength(4);
    ledger.close();
  });

  it('never records a time before the last one, even when the clock goes back', async () => {
    const times = ['2026-03-02T00:00:00.000Z', '2026-03-01T00:00:00.000Z'];
    const ledger = await open(() => times.shift() ?? '');
    ledger.add(batch('a', stake));
    ledger.add(batch('b', total));
    expect(ledger.statements().map(({ recordedAt }) => recordedAt)).toEqual([
      '2026-03-02T00:00:00.000Z',
      '2026-03-02T00:00:00.000Z',
    ]);
    ledger.close();
  });

  it('keeps the title and the date of a source', async () => {
    const ledger = await open();
    const { source, ...rest } = batch('a');
    const dated = { ...source, title: 'On shares', published: date('2019-06') };
    ledger.add({ ...rest, source: dated });
    expect(ledger.sources()).toEqual([dated]);
    ledger.close();
  });
});

describe('two openings of one ledger', () => {
  it('see what the other records', async () => {
    const dir = folder();
    const [server, command] = [await openLedger(dir), await openLedger(dir)];
    expect(server.statements()).toEqual([]);
    const before = server.version();
    command.add(batch('a', stake));
    expect(server.version()).toBeGreaterThan(before);
    expect(server.version()).toBe(command.version());
    expect(server.statements()).toEqual(command.statements());
    server.close();
    command.close();
  });

  it('find everything again after closing', async () => {
    const dir = folder();
    const first = await openLedger(dir);
    first.add(batch('a', stake, total));
    const said = first.statements();
    first.close();
    const again = await openLedger(dir, { create: false });
    expect(again.statements()).toEqual(said);
    again.close();
  });
});
