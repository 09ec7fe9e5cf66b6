import { describe, expect, it } from 'vitest';
import { memoryLedger } from '../../../src/ledger/memory.ts';
import { BadInput, type Day } from '../../../src/model/index.ts';
import { exportBods } from '../../../src/operations/export.ts';
import { type Workspace, workspaceOver } from '../../../src/operations/workspace.ts';
import { buildRegister } from '../../../src/register/index.ts';
import { at, date } from '../../statement.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const LINKS = [
  {
    id: 'a',
    schema: 'Company',
    properties: { name: ['Alpha'], leiCode: ['5493001KJTIIGC8Y1R12'] },
  },
  { id: 'b', schema: 'Person', properties: { name: ['Bo Berg'] } },
  {
    id: 'o',
    schema: 'Ownership',
    properties: { owner: ['b'], asset: ['a'], percentage: ['25-50%'], startDate: ['2019-01-01'] },
  },
]
  .map((each) => JSON.stringify(each))
  .join('\n');
const RELATIONS = `Relationship.StartNode.NodeID,Relationship.EndNode.NodeID,Relationship.RelationshipType,Relationship.RelationshipStatus
5493001KJTIIGC8Y1R12,HWUPKR0MPOU8FGXBT394,IS_DIRECTLY_CONSOLIDATED_BY,ACTIVE
`;

const rows = (workspace: Workspace) =>
  buildRegister(workspace.caseFile(), at('2020-01-01')).holdings.map(
    ({ holder, issuer, stake, band, from }) => ({ holder, issuer, stake, band, from }),
  );
const fresh = () => workspaceOver(memoryLedger(() => '2026-01-01T00:00:00Z'));

describe('a workspace of register files', () => {
  it('keeps what they say, and calls parties by the names it knows', async () => {
    const workspace = fresh();
    expect(await workspace.add({ name: 'links.json', bytes: bytes(LINKS) })).toMatchObject({
      kind: 'ftm',
    });
    const gleif = await workspace.add({ name: 'rr.csv', bytes: bytes(RELATIONS) });
    expect(gleif.kind).toBe('gleif');
    expect(gleif.statements.at(-1)?.claim).toMatchObject({ type: 'interest', issuer: 'Alpha' });
    expect(rows(workspace)).toMatchObject([{ holder: 'Bo Berg', issuer: 'Alpha' }]);
  });

  it('goes out as BODS and comes back as the same register', async () => {
    const [first, second] = [fresh(), fresh()];
    await first.add({ name: 'links.json', bytes: bytes(LINKS) });
    const { text } = exportBods(first.caseFile(), {
      day: date('2026-01-01') as Day,
      publisher: 'Test',
    });
    expect((await second.add({ name: 'out.json', bytes: bytes(text) })).kind).toBe('bods');
    expect(rows(second)).toEqual(rows(first));
  });

  it('takes nothing of a file with an error', async () => {
    const workspace = fresh();
    const broken = `${LINKS}\n{"id":"x","schema":"Company","properties":{"name":"X"}}`;
    const refused = workspace.add({ name: 'links.json', bytes: bytes(broken) });
    await expect(refused).rejects.toThrow(BadInput);
    expect(workspace.caseFile().statements).toEqual([]);
  });
});
