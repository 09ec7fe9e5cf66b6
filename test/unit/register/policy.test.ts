import { describe, expect, it } from 'vitest';
import { fraction } from '../../../src/model/index.ts';
import { buildRegister, type CaseFile } from '../../../src/register/index.ts';
import { stakeOf } from '../../../src/ownership/from-register.ts';
import { at, caseOf, issued, said } from '../../statement.ts';

const stakeAt = (caseFile: CaseFile, asOf: string, knownAt?: string) => {
  const register = buildRegister(caseFile, at(asOf, knownAt));
  const row = register.holdings.find((holding) => holding.issuer === 'Nissan');
  return (
    row && { stake: stakeOf(register.capital.get('Nissan'), row)?.toFraction(), by: row.statements }
  );
};

describe('the register of a date', () => {
  it('takes the most recent of the statements that cover the day', () => {
    const file = caseOf(
      said('old', 'Renault', 'Nissan', { percent: '44.4', from: '2002-03-01' }),
      said('new', 'Renault', 'Nissan', { percent: '43.4', from: '2014-12-31', to: '2023-11-07' }),
    );
    expect(stakeAt(file, '2006-01-01')?.by).toEqual(['old']);
    expect(stakeAt(file, '2019-06-10')?.by).toEqual(['new']);
    expect(stakeAt(file, '2001-06-30')).toBeUndefined();
  });

  it('covers the first and the last day of a period and not the days beside them', () => {
    const file = caseOf(
      said('s', 'Renault', 'Nissan', { percent: '15', from: '2023-11-08', to: '2023-12-12' }),
    );
    expect([stakeAt(file, '2023-11-07'), stakeAt(file, '2023-12-13')]).toEqual([
      undefined,
      undefined,
    ]);
    expect(stakeAt(file, '2023-11-08')?.by).toEqual(['s']);
    expect(stakeAt(file, '2023-12-12')?.by).toEqual(['s']);
  });

  it('prefers the exact count where the printed percentage says the same', () => {
    const file = caseOf(
      issued('shares', 'Nissan', 4_220_715_112n),
      said('count', 'Renault', 'Nissan', { count: 1_831_837_027n, from: '2017-03-31' }),
      said('press', 'Renault', 'Nissan', { percent: '43.4', from: '2018-03-31' }),
    );
    expect(stakeAt(file, '2019-06-10')).toEqual({ stake: '1831837027/4220715112', by: ['count'] });
  });

  it('keeps a loser with the reason why it lost', () => {
    const file = caseOf(
      said('filing', 'Renault', 'Nissan', { percent: '43.4', from: '2019' }),
      said('press', 'Renault', 'Nissan', { percent: '45', from: '2019', modality: 'reported' }),
      said('rounded', 'Renault', 'Nissan', { percent: '43', from: '2019', modality: 'reported' }),
    );
    const [choice] = buildRegister(file, at('2019-06-10')).choices;
    expect(choice?.winner).toBe('filing');
    expect(choice?.candidates.map(({ statement, fate }) => [statement, fate])).toEqual([
      ['filing', 'won'],
      ['press', 'lost'],
      ['rounded', 'agrees'],
    ]);
  });

  it('puts the filing before the press within a year, and the later year before the filing', () => {
    const filing = said('filing', 'Renault', 'Nissan', { percent: '46', from: '1996-07' });
    const press = (from: string) =>
      said('press', 'Renault', 'Nissan', { percent: '17', from, modality: 'reported' });
    expect(stakeAt(caseOf(filing, press('1996-12')), '1997-01-01')?.by).toEqual(['filing']);
    expect(stakeAt(caseOf(filing, press('2003-07-28')), '2010-01-01')?.by).toEqual(['press']);
  });

  it('puts a stated period that covers the day before anything that is only carried forward', () => {
    const period = said('period', 'Renault', 'Nissan', {
      percent: '43.4',
      from: '2014',
      to: '2023-11-07',
    });
    const later = said('later', 'Renault', 'Nissan', { percent: '45', from: '2018' });
    expect(stakeAt(caseOf(period, later), '2019-06-10')?.by).toEqual(['period']);
    expect(stakeAt(caseOf(period, later), '2023-11-08')?.by).toEqual(['later']);
  });

  it('takes hearsay about a time to come as an expectation', () => {
    const idea = said('idea', 'Nissan', 'Renault', {
      percent: '25',
      from: '2016',
      known: '2015-12-01',
      modality: 'reported',
    });
    const register = buildRegister(caseOf(idea), at('2019-06-10'));
    expect(register.holdings).toEqual([]);
    expect(register.choices[0]?.candidates).toMatchObject([{ statement: 'idea', fate: 'planned' }]);
  });

  it('never lets a plan, a denial or a supposition into the register', () => {
    const file = caseOf(
      said('plan', 'Renault', 'Nissan', { percent: '15', from: '2023', modality: 'planned' }),
      said('denied', 'Renault', 'Nissan', { percent: '10', from: '2023', modality: 'denied' }),
    );
    const register = buildRegister(file, at('2023-06-01'));
    expect(register.holdings).toEqual([]);
    expect(register.choices[0]?.candidates.map(({ fate }) => fate)).toEqual(['planned', 'denied']);
  });

  it('drops a plan once something later was said', () => {
    const file = caseOf(
      said('plan', 'Renault', 'Nissan', { percent: '44.4', from: '1999', modality: 'planned' }),
      said('done', 'Renault', 'Nissan', { percent: '43.4', from: '2014-12-31' }),
    );
    expect(
      buildRegister(file, at('2019-06-10')).choices[0]?.candidates.map(
        ({ statement }) => statement,
      ),
    ).toEqual(['done']);
  });

  it('shows what was known on a day, and not what came out later', () => {
    const file = caseOf(
      said('before', 'Nissan', 'MMC', {
        percent: '30',
        from: '2016',
        known: '2016-05-11',
        modality: 'reported',
      }),
      said('after', 'Nissan', 'MMC', { percent: '34', from: '2016-10-20', known: '2016-10' }),
    );
    const winner = (knownAt: string) =>
      buildRegister(file, at('2016-10-21', knownAt)).choices[0]?.winner;
    expect([
      winner('2016-05-10'),
      winner('2016-05-11'),
      winner('2016-10-30'),
      winner('2016-10-31'),
    ]).toEqual([undefined, 'before', 'before', 'after']);
  });

  it('ranks an undated article below every dated statement, and says so when it must rely on it', () => {
    const press = said('press', 'Renault', 'Nissan', { percent: '43', confidence: 'accept' });
    const alone = buildRegister(caseOf(press), at('2019-06-10'));
    expect(alone.findings.map(({ code }) => code)).toEqual(['undated-statement']);
    const both = buildRegister(
      caseOf(press, said('filing', 'Renault', 'Nissan', { percent: '43.4', from: '2014' })),
      at('2019-06-10'),
    );
    expect(both.choices[0]).toMatchObject({
      winner: 'filing',
      candidates: [{ fate: 'won' }, { statement: 'press', fate: 'agrees' }],
    });
  });

  it('waits for a review before it uses what the reader of a text was unsure of', () => {
    const unsure = said('unsure', 'Renault', 'Nissan', {
      percent: '43',
      from: '2019',
      confidence: 'review',
    });
    const file = caseOf(unsure);
    expect(buildRegister(file, at('2019-06-10')).holdings).toEqual([]);
    const accepted = {
      statement: 'unsure',
      verdict: 'accept' as const,
      by: 'ana',
      why: '',
      recordedAt: '2026-01-01',
    };
    expect(buildRegister({ ...file, reviews: [accepted] }, at('2019-06-10')).holdings).toHaveLength(
      1,
    );
    const rejected = { ...accepted, verdict: 'reject' as const };
    expect(
      buildRegister({ ...file, reviews: [accepted, rejected] }, at('2019-06-10')).holdings,
    ).toEqual([]);
  });

  it('makes a row of each lot when the lots add up to the holding', () => {
    const lot = (id: string, count: bigint, votes: bigint) =>
      said(id, 'State', 'Renault', {
        count,
        lot: id,
        from: '2014',
        votesPerShare: { count: fraction(votes) },
      });
    const file = caseOf(
      issued('shares', 'Renault', 295_722_284n),
      said('all', 'State', 'Renault', { count: 58_387_915n, from: '2015' }),
      lot('A', 44_387_915n, 2n),
      lot('B', 14_000_000n, 1n),
    );
    const rows = buildRegister(file, at('2016-04-06')).holdings;
    expect(rows.map((row) => [row.lot, row.shares, row.votesPerShare?.toFraction()])).toEqual([
      ['A', 44_387_915n, '2'],
      ['B', 14_000_000n, '1'],
    ]);
  });

  it('counts the public, and two holders named together, as nobody', () => {
    const file = caseOf(
      said('float', '(free float)', 'Renault', { percent: '61.88', from: '2020' }),
      said('own', 'Renault', 'Nissan', { percent: '17.05', from: '2025' }),
      said('sum', 'Renault with trust', 'Nissan', { percent: '35.71', from: '2025' }),
    );
    expect(buildRegister(file, at('2025-06-01')).holdings.map(({ holder }) => holder)).toEqual([
      'Renault',
    ]);
  });

  it('takes an article that names the owner of a vehicle as speaking of the vehicle', () => {
    const vehicle = said('filing', 'Nissan Finance', 'Renault', {
      percent: '15',
      from: '2002',
      to: '..',
      beneficiary: 'Nissan',
    });
    const press = said('press', 'Nissan', 'Renault', {
      percent: '15',
      from: '2022',
      confidence: 'accept',
    });
    const register = buildRegister(caseOf(vehicle, press), at('2022-12-31'));
    expect(register.holdings.map(({ holder, beneficiary }) => [holder, beneficiary])).toEqual([
      ['Nissan Finance', 'Nissan'],
    ]);
    expect(register.choices[0]?.candidates.map(({ fate }) => fate)).toEqual(['won', 'agrees']);
  });

  it('leaves out what an article tells of the time before', () => {
    const now = said('now', 'Nissan', 'MMC', {
      percent: '34',
      from: '2016-10-20',
      action: 'raise',
      confidence: 'accept',
    });
    const before = said('before', 'Nissan', 'MMC', {
      percent: '20',
      from: '2016-10-20',
      action: 'prior',
      confidence: 'accept',
    });
    expect(
      buildRegister(caseOf(before, now), at('2016-12-31')).holdings.map(
        ({ statements }) => statements,
      ),
    ).toEqual([['now']]);
  });

  it('finds holders that sum to more than all of a company', () => {
    const file = caseOf(
      said('a', 'A', 'C', { percent: '60', from: '2020' }),
      said('b', 'B', 'C', { percent: '50', from: '2020' }),
    );
    expect(buildRegister(file, at('2020-12-31')).findings[0]).toMatchObject({
      code: 'over-held',
      about: 'C',
    });
  });
});
