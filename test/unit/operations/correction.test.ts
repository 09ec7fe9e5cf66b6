import { describe, expect, it } from 'vitest';
import { memoryLedger } from '../../../src/ledger/memory.ts';
import { builtinLaw } from '../../../src/law/law.ts';
import { BadCall, NoAnswer } from '../../../src/model/index.ts';
import { corrected } from '../../../src/operations/corrected.ts';
import { loadOperations } from '../../../src/operations/registry.ts';
import { respond } from '../../../src/operations/respond.ts';
import { subjectAt } from '../../../src/operations/subject.ts';
import { type Workspace, workspaceOver } from '../../../src/operations/workspace.ts';
import { at, issued, said } from '../../statement.ts';

const TABLE = `id,holder,issuer,basis,value,unit,valid_from,valid_to
a-1,Renault,Nissan,capital,34.4,percent,2010,..
n-1,*,Nissan,shares,1000,shares,2010,..
`;

async function filled(): Promise<Workspace> {
  const workspace = workspaceOver(memoryLedger(() => '2026-01-01T00:00:00.000Z'));
  await workspace.add({ name: 'table.csv', bytes: new TextEncoder().encode(TABLE) });
  return workspace;
}

async function ask(workspace: Workspace, name: string, parameters: object) {
  const operations = await loadOperations([name]);
  const subject = subjectAt(workspace.caseFile(), builtinLaw(), operations, at('2019-06-10'));
  return respond(operations.get(name) as never, subject, parameters) as unknown as {
    readonly rows: readonly Readonly<Record<string, unknown>>[];
  };
}

const MISREAD = { statement: 'a-1', by: 'Ada', why: 'the figures were exchanged' };

describe('a correction', () => {
  it('takes the place of the statement in the register', async () => {
    const workspace = await filled();
    const made = await workspace.correct({ ...MISREAD, changes: { value: '43.4%' } });
    expect(made.changed).toEqual([{ field: 'value', was: '34.4%', now: '43.4%' }]);
    const { rows } = await ask(workspace, 'holdings', { issuer: 'Nissan' });
    expect(rows).toMatchObject([{ stake: '43.4%', statements: [made.becomes] }]);
  });

  it('keeps both, side by side, with who and why', async () => {
    const workspace = await filled();
    const { becomes } = await workspace.correct({ ...MISREAD, changes: { value: '43.4%' } });
    const { rows } = await ask(workspace, 'claims', { type: 'holding' });
    expect(rows).toMatchObject([
      {
        id: 'a-1',
        status: 'rejected',
        review: 'reject by Ada: the figures were exchanged',
        correctedBy: becomes,
      },
      {
        id: becomes,
        status: 'accepted',
        review: 'accept by Ada: the figures were exchanged',
        corrects: 'a-1',
        changed: [{ field: 'value', was: '34.4%', now: '43.4%' }],
      },
    ]);
    const [before, after] = workspace
      .caseFile()
      .statements.filter(({ id }) => id.startsWith('a-1'));
    expect(after?.citation).toEqual(before?.citation);
    expect(workspace.sources().map(({ name }) => name)).toContain('correction of a-1');
  });

  it('can be corrected again, and taken back', async () => {
    const workspace = await filled();
    const first = await workspace.correct({ ...MISREAD, changes: { value: '43.4%' } });
    const second = await workspace.correct({
      ...MISREAD,
      statement: first.becomes,
      changes: { from: '2014' },
    });
    expect(second.becomes).toMatch(/^a-1~[0-9a-f]{6}$/);
    const holding = async () =>
      (await ask(workspace, 'holdings', { issuer: 'Nissan' })).rows.map((row) => row['statements']);
    expect(await holding()).toEqual([[second.becomes]]);
    workspace.review({ statement: second.becomes, verdict: 'reject', by: 'Ada', why: 'undone' });
    workspace.review({ statement: first.becomes, verdict: 'reopen', by: 'Ada', why: 'undone' });
    expect(await holding()).toEqual([[first.becomes]]);
  });

  it('made twice with the same words is one statement, which stands after the second', async () => {
    const workspace = await filled();
    const correction = { ...MISREAD, changes: { value: '43.4%' } };
    const { becomes } = await workspace.correct(correction);
    workspace.review({ statement: 'a-1', verdict: 'reopen', by: 'Ada', why: 'in doubt' });
    workspace.review({ statement: becomes, verdict: 'reject', by: 'Ada', why: 'in doubt' });
    expect((await workspace.correct(correction)).becomes).toBe(becomes);
    const { rows } = await ask(workspace, 'holdings', { issuer: 'Nissan' });
    expect(rows).toMatchObject([{ statements: [becomes] }]);
  });

  it('needs a note, a statement that exists, and a change', async () => {
    const workspace = await filled();
    const changes = { value: '43.4%' };
    await expect(workspace.correct({ ...MISREAD, changes, why: ' ' })).rejects.toThrow(BadCall);
    await expect(workspace.correct({ ...MISREAD, changes, statement: 'b' })).rejects.toThrow(
      NoAnswer,
    );
    await expect(workspace.correct({ ...MISREAD, changes: { value: '34.4%' } })).rejects.toThrow(
      'changes nothing',
    );
    expect(workspace.caseFile().reviews).toEqual([]);
  });
});

describe('the fields of a correction', () => {
  const holding = said('a', 'Renault', 'Nissan', { percent: '34.4', from: '2010', to: '2012' });

  it('put a count in the place of a percentage, with nothing left of it', () => {
    const { statement } = corrected(holding, { value: '1831837027' });
    expect(statement.claim).toMatchObject({ count: 1_831_837_027n });
    expect(statement.claim).not.toHaveProperty('stake');
    expect(statement.claim).not.toHaveProperty('band');
  });

  it('read a percentage as all numbers that print like it', () => {
    const { statement } = corrected(holding, { value: '43%' });
    expect(statement.claim).toMatchObject({
      band: { min: { n: 17n, d: 40n }, max: { n: 87n, d: 200n } },
    });
  });

  it.each([
    ['a value that is no number', { value: 'many' }],
    ['more than the whole', { value: '100.1%' }],
    ['less than nothing', { value: '-1%' }],
    ['a basis that nobody knows', { basis: 'seats' }],
    ['a modality that nobody knows', { modality: 'sure' }],
    ['an empty name', { holder: ' ' }],
    ['no date', { from: '2019-02-30' }],
    ['an end before the beginning', { from: '2013' }],
    ['a field of another claim', { code: 'PRAISE' }],
    ['a field of every object', { constructor: 'x' }],
    ['nothing', {}],
  ])('refuse %s', (_what, changes) => {
    expect(() => corrected(holding, changes as Record<string, string>)).toThrow(BadCall);
  });

  it('correct the total of an issuer in whole shares alone', () => {
    const total = issued('t', 'Nissan', 1000n);
    expect(corrected(total, { value: '4220715112' }).statement.claim).toMatchObject({
      count: 4_220_715_112n,
    });
    expect(() => corrected(total, { value: '43%' })).toThrow(BadCall);
  });
});
