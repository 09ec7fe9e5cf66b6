import { describe, expect, it } from 'vitest';
import type { HoldingClaim, Statement } from '../../../src/evidence/index.ts';
import { readStatementsTable } from '../../../src/formats/statements-table.ts';
import { bandText, exactText } from '../../../src/model/index.ts';

const ROW = {
  id: 'a',
  holder: 'Banque',
  issuer: 'Usine',
  basis: 'capital',
  value: '43',
  unit: 'percent',
  precision: '',
  valid_from: '2019-06',
  valid_to: '',
  known_from: '2019-07-01',
  asserted_by: 'press',
  source: 'S1',
  modality: 'reported',
  note: '',
};
const DAY = { valid_from: '2019-06-10', valid_to: '2019-06-10' };

/** The statement of one row, as the row above with some cells changed or added. */
function read(cells: Readonly<Record<string, string>> = {}): Statement {
  const row: Readonly<Record<string, string>> = { ...ROW, ...cells };
  const quoted = Object.values(row).map((cell) => `"${cell.replaceAll('"', '""')}"`);
  const text = `${Object.keys(row).join(',')}\n${quoted.join(',')}\n`;
  const { statements, findings } = readStatementsTable(text, { name: 's.csv', source: 'sha' });
  expect(findings).toEqual([]);
  const [statement] = statements;
  if (!statement) throw new TypeError('no statement');
  return statement;
}

function holding(cells: Readonly<Record<string, string>> = {}): HoldingClaim {
  const { claim } = read(cells);
  if (claim.type !== 'holding') throw new TypeError(claim.type);
  return claim;
}

const band = (value: string, precision: string) => {
  const claim = holding({ value, precision });
  return [claim.band && bandText(claim.band), claim.approximate ?? false];
};

describe('a statements table', () => {
  it('says who says what, when, and where it stands', () => {
    expect(read()).toMatchObject({
      id: 'a',
      modality: 'reported',
      from: '2019-06',
      knownFrom: '2019-07-01',
      assertedBy: 'press',
      citation: { source: 'sha', name: 's.csv', line: 2, cites: 'S1' },
    });
    expect(read()).not.toHaveProperty('to');
    expect(read({ valid_to: '..' }).to).toBe('..');
  });

  it('quotes its own row as it stands in the file, unless the row quotes its source', () => {
    const text = 'id,holder,issuer,basis,value,unit\na,"Smith, Jones",B,capital,5,percent\n';
    const { statements } = readStatementsTable(text, { name: 's.csv', source: 'sha' });
    const quote = statements[0]?.citation.quote ?? '';
    expect(quote).toBe('a,"Smith, Jones",B,capital,5,percent');
    expect(text).toContain(quote);
    expect(read({ quote: 'it holds 43%' }).citation.quote).toBe('it holds 43%');
  });

  it.each([
    ['43', '43', '[42.5%, 43.5%)', false],
    ['43.4', '43.4', '[43.35%, 43.45%)', false],
    ['15.00', '15', '[14.5%, 15.5%)', false],
    ['44.44', '44,44', '[44.435%, 44.445%)', false],
    ['46', 'about 46', '[45%, 47%)', true],
    ['44.4', 'up to 44.4', '[44.3%, 44.5%)', true],
    ['35.71', '0.3571%', '[35.705%, 35.715%)', true],
    ['50', 'majority', '[49.5%, 50.5%)', true],
    ['0', 'released', '[0%, 0.5%)', true],
    ['100', '100', '[99.5%, 100%]', false],
    ['22.00', '', '[21.995%, 22.005%)', false],
  ])('takes %s printed as "%s" for all of %s', (value, precision, expected, approximate) => {
    expect(band(value, precision)).toEqual([expected, approximate]);
  });

  it.each([
    ['44,387,915', undefined],
    ['14m', true],
    ['1,950,753 thousand', true],
    ['up to 44,387,915', true],
    ['approximately 44 million', true],
  ])('knows whether the count printed as "%s" is rounded', (precision, approximate) => {
    const claim = holding({ basis: 'shares', unit: 'shares', value: '44387915', precision });
    expect([claim.count, claim.approximate]).toEqual([44_387_915n, approximate]);
  });

  it.each([
    [{ basis: 'shares', unit: 'shares' }, 'issuedShares'],
    [{ basis: 'votes-gross', unit: 'votes' }, 'grossVotes'],
    [{ basis: 'votes-exercisable', unit: 'votes' }, 'exercisableVotes'],
  ])('reads all holders together as a total', (cells, of) => {
    expect(read({ ...cells, holder: '*', value: '1000' }).claim).toEqual({
      type: 'total',
      issuer: 'Usine',
      of,
      measures: 'level',
      count: 1000n,
    });
  });

  it('takes a total of one day for a change only when shares are cancelled', () => {
    const total = { holder: '*', basis: 'shares', unit: 'shares', value: '1000', ...DAY };
    expect(read({ ...total, note: 'issued that day' }).claim).toMatchObject({ measures: 'level' });
    expect(read({ ...total, note: 'cancellation' }).claim).toMatchObject({ measures: 'change' });
    expect(read({ ...total, note: 'to be cancelled' }).claim).toMatchObject({ measures: 'change' });
  });

  it.each([
    [{ ...DAY, basis: 'shares', unit: 'shares' }, 'change'],
    [{ ...DAY, note: 'sold for 1bn' }, 'change'],
    [{ ...DAY, note: 'before the buy-back' }, 'level'],
    [{ note: 'purchase, not a level' }, 'change'],
    [{ note: 'sold later' }, 'level'],
    [{ ...DAY, basis: 'shares', unit: 'shares', measures: 'level' }, 'level'],
    [{ measures: 'change' }, 'change'],
  ])('tells levels from changes: %o is a %s', (cells, measures) => {
    expect(holding(cells as Record<string, string>).measures).toBe(measures);
  });

  it('reads its own columns before the phrases of a note', () => {
    const note =
      'lot A: votes_per_share=2 from 2016-04-03; Banque is wholly owned by Groupe; votes neutral';
    const phrases = holding({ note });
    expect(phrases).toMatchObject({ lot: 'A', beneficiary: 'Groupe', voting: 'neutral' });
    expect(phrases.votesPerShare).toMatchObject({ from: '2016-04-03' });
    const columns = holding({
      note,
      lot: 'B',
      beneficiary: 'Famille',
      voting: 'suspended',
      votes_per_share: '3',
      label: 'controlling',
    });
    expect(columns).toMatchObject({
      lot: 'B',
      beneficiary: 'Famille',
      voting: 'suspended',
      label: 'controlling',
    });
    expect(columns.votesPerShare && exactText(columns.votesPerShare.count)).toBe('3');
  });

  it('does not take votes per share that end some day for votes that stay', () => {
    expect(holding({ note: 'votes_per_share=1 until registered, then 2' })).not.toHaveProperty(
      'votesPerShare',
    );
    expect(holding({ note: 'votes_per_share=10' }).votesPerShare?.count.valueOf()).toBe(10);
  });

  it('knows whose the proceeds are, and whose the holder is only in a note about the holder', () => {
    expect(holding({ note: 'dividends and sale proceeds go to Renault' }).beneficiary).toBe(
      'Renault',
    );
    expect(holding({ note: 'Usine is wholly owned by Groupe' })).not.toHaveProperty('beneficiary');
  });

  it.each([
    ['the text calls it a "majority 43% stake"', '43', 'majority'],
    ['text calls 15% a "majority" stake', '15', 'majority'],
    ['', 'majority', 'majority'],
    ['a majority of the board', '43', undefined],
  ])('keeps the word that a text uses: %s %s', (note, precision, label) => {
    expect(holding({ note, precision }).label).toBe(label);
  });

  it('refuses the whole row when one cell is wrong, and reads the others', () => {
    const text =
      'id,holder,issuer,basis,value,unit\na,A,B,capital,x,percent\nb,A,C,capital,5,percent\n';
    const { statements, findings } = readStatementsTable(text, { name: 's.csv', source: 'sha' });
    expect(statements.map(({ id }) => id)).toEqual(['b']);
    expect(findings.map(({ at }) => at)).toEqual([{ file: 's.csv', line: 2 }]);
  });
});
