import { describe, expect, it } from 'vitest';
import { readPsc } from '../../../src/formats/psc/read.ts';
import { builtinLaw } from '../../../src/law/law.ts';
import { bandText } from '../../../src/model/index.ts';
import { buildRegister } from '../../../src/register/index.ts';
import { bandIn, voteBands } from '../../../src/control/vote-bands.ts';
import { grossVotes } from '../../../src/voting/gross-votes.ts';
import { at, caseOf } from '../../statement.ts';

/** The votes of Ada in a company of which a record has these natures of control. */
function votesOf(...natures_of_control: readonly string[]) {
  const data = {
    kind: 'individual-person-with-significant-control',
    name: 'Ada',
    natures_of_control,
    notified_on: '2016-04-06',
  };
  const text = JSON.stringify({ company_number: '01', data });
  const { statements } = readPsc(text, { name: 'psc', source: 'sha256:0' }, () => undefined);
  const register = buildRegister(caseOf(...statements), at('2020-01-01'));
  const { findings } = grossVotes(register, builtinLaw(), '01');
  const band = bandIn(voteBands(register, builtinLaw()), 'Ada', '01');
  return [bandText(band), ...findings.map(({ code }) => code)];
}

describe('votes that are known as a band', () => {
  it('lie in that band, whatever the band of the capital is', () => {
    expect(votesOf('voting-rights-50-to-75-percent')).toEqual(['(50%, 75%)', 'votes-from-band']);
    expect(
      votesOf('ownership-of-shares-75-to-100-percent', 'voting-rights-25-to-50-percent'),
    ).toEqual(['(25%, 50%]', 'votes-from-band']);
  });

  it('follow the capital where nothing is said of them', () => {
    expect(votesOf('ownership-of-shares-75-to-100-percent')).toEqual([
      '[75%, 100%]',
      'votes-from-band',
    ]);
  });
});
