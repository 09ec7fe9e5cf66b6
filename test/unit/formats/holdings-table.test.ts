import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHoldingsTable } from '../../../src/formats/holdings-table.ts';
import { bandText, exactText } from '../../../src/model/index.ts';

const table = (...lines: readonly string[]) => readHoldingsTable(lines.join('\n'), 'h.csv');
const only = (header: string, row: string) => {
  const { holdings, findings } = table(header, row);
  expect(findings).toEqual([]);
  const [holding] = holdings;
  if (!holding) throw new TypeError('no holding');
  return holding;
};

describe('a holdings table', () => {
  it.each([
    ['43.4%', '217/500'],
    ['43.40 %', '217/500'],
    ['1/3', '1/3'],
    ['0.434', '217/500'],
    ['0%', '0'],
    ['100%', '1'],
    ['33.333333333333333333%', '33333333333333333333/100000000000000000000'],
  ])('reads the stake %s exactly', (stake, exact) => {
    const holding = only('holder,issuer,stake', `A,B,${stake}`);
    expect(holding.stake && exactText(holding.stake)).toBe(exact);
    expect(holding).toMatchObject({ holder: 'A', issuer: 'B', statements: ['h.csv:2'] });
  });

  it('reads counts, votes, classes and dates', () => {
    const holding = only(
      'holder,issuer,shares,votes,class,votesPerShare,from,to',
      'A,B,90071992547409931,1/2,preference,10,2019-06,..',
    );
    expect(holding).toMatchObject({
      shares: 90_071_992_547_409_931n,
      class: 'preference',
      from: '2019-06',
      to: '..',
    });
    expect(holding.votes && exactText(holding.votes)).toBe('1/2');
    expect(holding.votesPerShare && exactText(holding.votesPerShare)).toBe('10');
  });

  it('keeps where each holding stands, what the row quotes, and its source', () => {
    const { citations } = table(
      'holder,issuer,stake,source,quote',
      '',
      'A,B,43%,"Report, p. 3","A holds 43% of B."',
      'C,B,5%,,',
    );
    expect([...citations]).toEqual([
      ['h.csv:3', { line: 3, quote: 'A holds 43% of B.', cites: 'Report, p. 3' }],
      ['h.csv:4', { line: 4, quote: 'C,B,5%,,' }],
    ]);
  });

  it('reads a band with one end, or both', () => {
    const band = (min: string, max: string) => {
      const read = only('holder,issuer,min,max', `A,B,${min},${max}`).band;
      return read && bandText(read);
    };
    expect(band('25%', '50%')).toBe('[25%, 50%]');
    expect(band('25%', '')).toBe('[25%, 100%]');
    expect(band('', '50%')).toBe('[0%, 50%]');
  });

  it('takes a holder that is its own issuer', () => {
    expect(only('holder,issuer,shares', 'B,B,100')).toMatchObject({ holder: 'B', issuer: 'B' });
  });

  it('takes a mark of the byte order, other line ends, quotes and empty lines', () => {
    const { holdings, findings } = readHoldingsTable(
      '\uFEFFholder,issuer,stake\r\n"Smith, Jones & Co",B,10%\r\n\r\nC,"B",5%\r\n',
      'h.csv',
    );
    expect(findings).toEqual([]);
    expect(holdings.map(({ holder }) => holder)).toEqual(['Smith, Jones & Co', 'C']);
  });

  it('names the line on which a row begins, however many lines the rows before it have', () => {
    const { findings } = table('holder,issuer,stake', '"A\nplc",B,10%', '', 'A,B,"x\ny"');
    expect(findings.map(({ code, at }) => [code, at?.line])).toEqual([['not-a-number', 5]]);
    const windows = readHoldingsTable('holder,issuer,stake\r\n"A\r\nplc",B,1%\r\nA,B,x\r\n', 'h');
    expect(windows.findings[0]?.at?.line).toBe(4);
  });

  it('names every fault, not only the first', () => {
    const { holdings, findings } = table('holder,issuer,stake', 'A,,x', 'A,B,143%', 'A,B,1%');
    expect(findings.map(({ code }) => code).sort()).toEqual([
      'missing-issuer',
      'not-a-number',
      'stake-over-100',
    ]);
    expect(holdings).toHaveLength(1);
  });

  it('names a column in the wrong case and the columns that are known', () => {
    const { findings } = table('Holder,issuer,stake', 'A,B,1%');
    expect(findings.map(({ code }) => code)).toEqual(['unknown-column', 'missing-column']);
    expect(findings[0]?.says).toContain('"Holder"');
    expect(findings[0]?.try).toContain('holder, issuer, stake');
  });

  it('leaves columns that sum to more than all to the register', () => {
    expect(table('holder,issuer,stake', 'A,C,60%', 'B,C,60%').findings).toEqual([]);
  });

  it('says for a bare number how a percentage and a fraction are written', () => {
    const [finding] = table('holder,issuer,stake', 'A,B,43').findings;
    expect(finding?.try).toMatch(/43%.*fraction/);
  });

  it('never throws and never lets a stake outside the whole pass', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.double().map(String),
      fc.double().map((number) => `${number}%`),
      fc.constantFrom('1e5%', '٤٣%', '0x10', '−5%', '43%%', '1/0', '-0%', '1//2', '50%\t'),
    );
    fc.assert(
      fc.property(cell, (text) => {
        const quoted = `"${text.replaceAll('"', '""')}"`;
        const { holdings, findings } = table('holder,issuer,stake', `A,B,${quoted}`);
        expect(holdings.length + findings.length).toBeGreaterThan(0);
        for (const { stake } of holdings) {
          expect(stake !== undefined && stake.gte(0) && stake.lte(1)).toBe(true);
        }
      }),
      { seed: 20_260_109, numRuns: 1000 },
    );
  });
});
