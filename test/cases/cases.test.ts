import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { builtinLaw } from '../../src/law/law.ts';
import { type Day, parseDay } from '../../src/model/index.ts';
import { loadOperations } from '../../src/operations/registry.ts';
import { verifyFile } from '../../src/operations/verify/files.ts';

const folder = new URL('.', import.meta.url).pathname;
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
const operations = await loadOperations();

describe.each(files)('the situations of %s', (file) => {
  const today = parseDay('2026-01-01') as Day;
  const { checks, findings } = verifyFile(`${folder}${file}`, {
    law: builtinLaw(),
    operations,
    today,
  });

  it('are read without a finding', () => {
    expect(findings).toEqual([]);
    expect(checks.length).toBeGreaterThan(0);
  });

  it.each(checks.map((check) => [`${check.ask}: ${check.title}`, check] as const))(
    'are answered as expected: %s',
    (_, { mismatches, passed }) => {
      expect(mismatches).toEqual([]);
      expect(passed).toBe(true);
    },
  );
});
