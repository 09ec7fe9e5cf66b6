import { expect, it } from 'vitest';
import type { Statement } from '../../src/evidence/index.ts';
import type { Situation, Situations } from '../../src/formats/situation.ts';
import { builtinLaw } from '../../src/law/law.ts';
import { type Day, parseDay } from '../../src/model/index.ts';
import { loadOperations } from '../../src/operations/registry.ts';
import { checkSituation } from '../../src/operations/verify/situations.ts';

const operations = await loadOperations();

/** One test for every situation of a file, so that a failure names it. */
export function testSituations(
  { situations, findings }: Situations,
  statements: (file: string) => readonly Statement[],
): void {
  const bench = { law: builtinLaw(), operations, today: parseDay('2026-01-01') as Day, statements };

  it('are read without a finding', () => {
    expect(findings).toEqual([]);
    expect(situations.length).toBeGreaterThan(0);
  });

  it.each(situations.map((situation) => [titleOf(situation), situation] as const))(
    'are answered as expected: %s',
    (_, situation) => {
      const checks = checkSituation(bench, situation);
      expect(checks.length).toBeGreaterThan(0);
      expect(checks.filter(({ passed }) => !passed)).toEqual([]);
    },
  );
}

function titleOf({ id, title }: Situation): string {
  return `${id}: ${title}`;
}
