import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { isStop, parseScenario } from '../../../src/deals/index.ts';
import { readCase } from '../../../src/formats/case-fields.ts';
import { Fields } from '../../../src/formats/fields.ts';
import { readStatementsTable } from '../../../src/formats/statements-table.ts';
import { builtinLaw } from '../../../src/law/law.ts';
import type { Day, Finding } from '../../../src/model/index.ts';
import { deal } from '../../../src/operations/deal.ts';
import type { Operation } from '../../../src/operations/operation.ts';
import { loadOperations } from '../../../src/operations/registry.ts';
import { answer, subjectAt } from '../../../src/operations/subject.ts';
import { mismatches } from '../../../src/operations/verify/compare.ts';
import { type CaseFile, EMPTY_CASE } from '../../../src/register/index.ts';

const FOLDER = 'examples/renault-nissan';
const FILES = readdirSync(join(FOLDER, 'deals')).filter((name) => name.endsWith('.yaml'));
const operations = await loadOperations();

function alliance(): CaseFile {
  const findings: Finding[] = [];
  const reader = { path: 'case', place: { file: 'case.yaml' }, findings };
  const plain = parse(readFileSync(join(FOLDER, 'case.yaml'), 'utf8')) as {
    case: Record<string, unknown>;
  };
  const given = readCase(new Fields(plain.case, reader), reader);
  const table = readStatementsTable(readFileSync(join(FOLDER, 'statements.csv'), 'utf8'), {
    name: 'statements.csv',
    source: 'table',
  });
  return { ...EMPTY_CASE, ...given, statements: table.statements };
}

describe('the example deals', () => {
  const caseFile = alliance();

  it('are several', () => {
    expect(FILES.length).toBeGreaterThan(7);
  });

  it.each(FILES)('%s can be done and comes out as it says', (file) => {
    const scenario = parseScenario(parse(readFileSync(join(FOLDER, 'deals', file), 'utf8')));
    if (isStop(scenario)) throw new TypeError(scenario.says);
    const subject = subjectAt(caseFile, builtinLaw(), operations, { asOf: scenario.asOf as Day });
    const result = answer(deal as unknown as Operation, subject, {
      steps: scenario.steps,
      asks: scenario.asks,
    });
    expect(result['refused']).toBeUndefined();
    const answers = result['answers'] as unknown[];
    for (const [index, ask] of scenario.asks.entries()) {
      expect(mismatches(ask['expected'], answers[index])).toEqual([]);
    }
    expect((result['rows'] as unknown[]).length).toBeGreaterThan(0);
  });

  it('tell of the proposal of 2019 what comes back, what is decided and what the press got wrong', () => {
    const scenario = parseScenario(
      parse(readFileSync(join(FOLDER, 'deals', 'fca-merger.yaml'), 'utf8')),
    );
    if (isStop(scenario)) throw new TypeError(scenario.says);
    const subject = subjectAt(caseFile, builtinLaw(), operations, { asOf: scenario.asOf as Day });
    const result = answer(deal as unknown as Operation, subject, { steps: scenario.steps });
    const parent = 'FCA-Renault HoldCo (proposed)';
    expect(result['revived']).toContainEqual({
      holder: 'Nissan Finance',
      issuer: parent,
      rule: 'fr-233-31',
      instead: 'Renault',
    });
    expect(result['control']).toContainEqual({
      holder: 'Renault',
      issuer: 'Nissan',
      test: 'fr-233-3-presumption',
      before: 'presumed',
      after: 'no',
    });
    expect(result['thresholds']).toContainEqual(
      expect.objectContaining({
        holder: 'Exor',
        issuer: 'Fiat Chrysler Automobiles',
        rule: 'disc-eu',
        after: 'not reached',
      }),
    );
    expect(result['power']).toContainEqual(
      expect.objectContaining({ holder: 'Exor', issuer: parent, banzhafNormalisedBefore: '0%' }),
    );
    expect(result['disagreements']).toEqual([expect.stringMatching(/Exor 13% .* 14\.49%/)]);
    const state = (result['lookThrough'] as Record<string, unknown>[]).find(
      (row) => row['holder'] === 'French State' && row['issuer'] === 'Nissan',
    );
    expect(state).toMatchObject({ integratedBefore: '7.1575%', integratedAfter: '3.4231%' });
  });
});
