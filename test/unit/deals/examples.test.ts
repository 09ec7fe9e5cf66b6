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
import { holdings } from '../../../src/operations/holdings.ts';
import type { Operation } from '../../../src/operations/operation.ts';
import { owners } from '../../../src/operations/owners.ts';
import { answer, subjectAt } from '../../../src/operations/subject.ts';
import { mismatches } from '../../../src/operations/verify/compare.ts';
import { type CaseFile, EMPTY_CASE } from '../../../src/register/index.ts';

const FOLDER = 'examples/renault-nissan';
const FILES = readdirSync(join(FOLDER, 'deals')).filter((name) => name.endsWith('.yaml'));
const operations = new Map<string, Operation>(
  ([holdings, owners, deal] as unknown as Operation[]).map((one) => [one.name, one]),
);

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
});
