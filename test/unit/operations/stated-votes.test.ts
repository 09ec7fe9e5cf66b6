import { describe, expect, it } from 'vitest';
import { builtinLaw } from '../../../src/law/law.ts';
import { fraction } from '../../../src/model/index.ts';
import { loadOperations } from '../../../src/operations/registry.ts';
import { askSubject, subjectAt } from '../../../src/operations/subject.ts';
import { at, caseOf, issued, said } from '../../statement.ts';

const operations = await loadOperations(['votes']);
const codesOf = (percent: string, asOf: string) => {
  const file = caseOf(
    issued('total', 'Renault', 1000n),
    said('lot', 'State', 'Renault', {
      count: 150n,
      lot: 'A',
      from: '2014',
      to: '..',
      votesPerShare: { count: fraction(2) },
    }),
    said('printed', 'State', 'Renault', { percent, basis: 'votes-gross', from: '2020-12-31' }),
  );
  const subject = subjectAt(file, builtinLaw(), operations, at(asOf));
  const { findings } = askSubject(operations, subject, { ask: 'votes', issuer: 'Renault' });
  return (findings as readonly { code: string }[]).map(({ code }) => code);
};

describe('printed votes', () => {
  it('are silent where the count prints like them: 300 of 1,150 is 26.09%', () => {
    expect(codesOf('26.09', '2020-12-31')).not.toContain('stated-votes-differ');
  });

  it('are set beside a count that comes to another part', () => {
    expect(codesOf('22.00', '2020-12-31')).toContain('stated-votes-differ');
  });

  it('are let be when they are more than a year old', () => {
    expect(codesOf('22.00', '2022-01-02')).not.toContain('stated-votes-differ');
  });
});
