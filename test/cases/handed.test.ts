import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readYaml } from '../../src/formats/read-yaml.ts';
import { readSituations } from '../../src/formats/situation.ts';
import { tableReader } from '../../src/operations/verify/files.ts';
import { checkVector, readVectors } from '../../src/operations/verify/vectors.ts';
import { testSituations } from './situations.ts';

/** Situations and vectors that lie beside the project, or beside a folder that it is copied into. */
function beside(folder: string): string | undefined {
  const here = join(folder, 'shared');
  if (existsSync(join(here, 'vectors.json'))) return here;
  const up = dirname(folder);
  return up === folder ? undefined : beside(up);
}

const shared = beside(resolve('..'));
const alliance = join(shared ?? '', 'alliance');

describe.runIf(shared !== undefined)('the situations handed out', () => {
  const file = join(alliance, 'questions.yaml');
  testSituations(readSituations(shared && readYaml(file), { file }), tableReader(alliance));
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
