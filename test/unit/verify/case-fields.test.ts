import { describe, expect, it } from 'vitest';
import { readCaseFile } from '../../../src/operations/case-statements.ts';

const frame = { id: 'sha256:0', name: 'case.yaml' };
const codesOf = (text: string) =>
  readCaseFile(text, { frame, file: 'case.yaml' }).findings.map(({ code }) => code);

describe('a case file', () => {
  it('takes identifiers whose check digits are right', () => {
    const text =
      'case:\n  entities:\n  - {name: Renault, isin: FR0000131906, lei: 969500F7JLTX36OUI695}\n';
    const { statements, findings } = readCaseFile(text, { frame, file: 'case.yaml' });
    expect(findings).toEqual([]);
    expect(statements[0]?.claim).toMatchObject({
      entity: { identifiers: [{ scheme: 'lei' }, { scheme: 'isin' }] },
    });
  });

  it.each([
    [
      'an ISIN with a wrong check digit',
      'entities:\n- {name: Renault, isin: FR0000131907}\n',
      'bad-identifier',
    ],
    ['a misspelt field', 'entities:\n- {name: Renault, listd: true}\n', 'unknown-field'],
    ['a holding without issuer', 'holdings:\n- {holder: A, stake: 10%}\n', 'missing-issuer'],
    [
      'a stake that is a bare number',
      'holdings:\n- {holder: A, issuer: B, stake: 43}\n',
      'no-base',
    ],
    [
      'a day that is not in the calendar',
      "holdings:\n- {holder: A, issuer: B, stake: 1/3, from: '2019-02-30'}\n",
      'bad-date',
    ],
    [
      'an unknown kind of agreement',
      'agreements:\n- {id: x, kind: pact, parties: [A]}\n',
      'unknown-kind',
    ],
  ])('names %s', (_, text, code) => {
    expect(codesOf(text)).toContain(code);
  });
});
