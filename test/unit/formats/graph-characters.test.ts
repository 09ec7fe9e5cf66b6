import { expect, it } from 'vitest';
import { notInXml, writeGraphMl } from '../../../src/formats/graph/write.ts';

it('names texts with characters that XML has no place for', () => {
  const row = { holder: 'A\u0001da', issuer: 'Alpha\tBeta', stake: '5%' };
  expect(notInXml([row])).toMatchObject([{ code: 'character-not-in-xml' }]);
  expect(writeGraphMl([row])).toContain('A\uFFFDda');
  expect(notInXml([{ ...row, holder: 'Ada \u{1F600}' }])).toEqual([]);
});
