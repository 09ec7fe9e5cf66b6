import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readYaml } from '../../src/formats/read-yaml.ts';
import { readSituations } from '../../src/formats/situation.ts';
import { builtinLaw } from '../../src/law/law.ts';
import { type Day, parseDay } from '../../src/model/index.ts';
import { loadOperations } from '../../src/operations/registry.ts';
import { tableReader } from '../../src/operations/verify/files.ts';
import { checkSituation } from '../../src/operations/verify/situations.ts';

const folder = new URL('.', import.meta.url).pathname;
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
const operations = await loadOperations();
const statements = tableReader(folder);

describe.each(files)('the situations of %s', (file) => {
  const { situations, findings } = readSituations(readYaml(`${folder}${file}`), { file });

  it('are read without a finding', () => {
    expect(findings).toEqual([]);
    expect(situations.length).toBeGreaterThan(0);
  });

  it.each(
    situations.map((situation) => [`${situation.id}: ${situation.title}`, situation] as const),
  )('are answered as expected: %s', (_, situation) => {
    const bench = {
      law: builtinLaw(),
      operations,
      today: parseDay('2026-01-01') as Day,
      statements,
    };
    const checks = checkSituation(bench, situation);
    expect(checks.length).toBeGreaterThan(0);
    expect(checks.filter(({ passed }) => !passed)).toEqual([]);
  });
});
