import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readYaml } from '../../src/formats/read-yaml.ts';
import { readSituations } from '../../src/formats/situation.ts';
import { builtinLaw } from '../../src/law/law.ts';
import { type Day, parseDay } from '../../src/model/index.ts';
import { loadOperations } from '../../src/operations/registry.ts';
import { tableReader } from '../../src/operations/verify/files.ts';
import { checkSituation } from '../../src/operations/verify/situations.ts';
import { checkVector, readVectors } from '../../src/operations/verify/vectors.ts';

/** Situations and vectors that lie beside the project, or beside a folder that it is copied into. */
function beside(folder: string): string | undefined {
  const here = join(folder, 'shared');
  if (existsSync(join(here, 'vectors.json'))) return here;
  const up = dirname(folder);
  return up === folder ? undefined : beside(up);
}

const shared = beside(resolve('..'));
const alliance = join(shared ?? '', 'alliance');
const operations = await loadOperations();

describe.runIf(shared !== undefined)('the situations handed out', () => {
  const file = join(alliance, 'questions.yaml');
  const { situations, findings } = readSituations(shared && readYaml(file), { file });
  const statements = tableReader(alliance);

  it('are read without a finding', () => {
    expect(findings).toEqual([]);
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

describe.runIf(shared !== undefined)('the vectors handed out', () => {
  const file = join(shared ?? '', 'vectors.json');
  const { vectors } = readVectors(shared && readYaml(file), { file });

  it.each(vectors.map((vector) => [vector.id, vector] as const))(
    'are computed exactly: %s',
    (_, vector) => {
      expect(checkVector(vector)).toMatchObject({ passed: true, mismatches: [] });
    },
  );
});
