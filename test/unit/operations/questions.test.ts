import { describe, expect, it } from 'vitest';
import { builtinLaw } from '../../../src/law/law.ts';
import { memoryLedger } from '../../../src/ledger/memory.ts';
import type { Day } from '../../../src/model/index.ts';
import { questionsOver } from '../../../src/operations/questions.ts';
import { workspaceOver } from '../../../src/operations/workspace.ts';

const workspace = workspaceOver(memoryLedger(() => '2026-01-01T00:00:00.000Z'));
const add = (...rows: readonly string[]) =>
  workspace.add({
    name: `${rows.join()}.csv`,
    bytes: new TextEncoder().encode(['holder,issuer,stake', ...rows, ''].join('\n')),
  });

describe('questions of a workspace that changes', () => {
  it('are answered from its present state, of every date and in turns', async () => {
    const questions = questionsOver(workspace, builtinLaw(), () => '2026-01-01' as Day);
    const owner = async (asOf: string) => {
      const { rows } = await questions.answer('owners', { issuer: 'B', asOf });
      return (rows as readonly { readonly holder: string }[]).map(({ holder }) => holder);
    };
    const days = Array.from({ length: 30 }, (_, at) => `20${String(at + 10)}-01-01`);
    await add('A,B,5%');
    for (const day of days) expect(await owner(day)).toContain('A');
    await add('C,B,6%');
    for (const day of days.toReversed())
      expect(await owner(day)).toEqual(expect.arrayContaining(['A', 'C']));
    const reviewed = workspace
      .caseFile()
      .statements.find(({ claim }) => 'holder' in claim && claim.holder === 'A');
    workspace.review({ statement: reviewed?.id ?? '', verdict: 'reject', by: 'Ada', why: 'test' });
    for (const day of days) expect(await owner(day)).not.toContain('A');
  });
});
