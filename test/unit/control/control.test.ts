import { describe, expect, it } from 'vitest';
import { askAbout, rows } from './ask.ts';

function verdict(
  given: Parameters<typeof askAbout>[0],
  holder: string,
  issuer: string,
  more: Record<string, unknown> = {},
) {
  return askAbout(given, { ask: 'control', holder, issuer, ...more });
}

describe('control by majority', () => {
  it('begins one hair above one half', () => {
    for (const [stake, wanted] of [
      ['49.9999%', 'no'],
      ['50%', 'no'],
      ['50.0001%', 'yes'],
    ] as const) {
      expect(verdict({ holdings: rows(['X', 'A', stake]) }, 'X', 'A')['verdict']).toBe(wanted);
    }
  });

  it('adds what controlled companies hold, and names the chain', () => {
    const answer = verdict(
      {
        holdings: rows(['X', 'A', '60%'], ['X', 'B', '51%'], ['A', 'C', '30%'], ['B', 'C', '21%']),
      },
      'X',
      'C',
    );
    expect(answer).toMatchObject({ verdict: 'yes', measure: '51%' });
    expect(answer['chain']).toHaveLength(4);
    expect((answer['chain'] as string[])[0]).toBe('X');
    expect((answer['chain'] as string[]).at(-1)).toBe('C');
  });

  it('does not run through a company of which the holder has one half', () => {
    const answer = verdict({ holdings: rows(['X', 'A', '50%'], ['A', 'B', '100%']) }, 'X', 'B');
    expect(answer).toMatchObject({ verdict: 'no', measure: '0%', chain: [] });
  });

  it('leaves own shares out of the base for the verdict, and keeps the gross measure', () => {
    const answer = verdict(
      { holdings: rows(['A', 'A', '10%'], ['P', 'A', '46%'], ['Q', 'A', '44%']) },
      'P',
      'A',
    );
    expect(answer).toMatchObject({
      verdict: 'yes',
      measure: '46%',
      withoutOwnShares: { exact: { share: '23/45' } },
    });
  });

  it('adds the votes of those who act in concert', () => {
    const given = {
      holdings: rows(['P', 'A', '30%'], ['Q', 'A', '21%']),
      agreements: [{ id: 'pact', kind: 'concert', parties: ['P', 'Q'], issuer: 'A' }],
    };
    expect(verdict(given, 'P', 'A')).toMatchObject({
      verdict: 'yes',
      measure: '51%',
      concert: ['Q'],
    });
    expect(verdict({ holdings: given.holdings }, 'P', 'A')).toMatchObject({
      verdict: 'no',
      measure: '30%',
    });
  });

  it('does not count votes that the issuer itself brings', () => {
    const given = { holdings: rows(['X', 'A', '40%'], ['A', 'B', '100%'], ['B', 'A', '20%']) };
    expect(verdict(given, 'X', 'A')).toMatchObject({ verdict: 'no', measure: '40%' });
  });

  it('is open where a band reaches over the line, and certain where it starts open at one half', () => {
    const banded = (min: string, minOpen: boolean) => ({
      holdings: [{ holder: 'P', issuer: 'A', min, max: '75%', minOpen }],
    });
    expect(verdict(banded('25%', true), 'P', 'A')).toMatchObject({
      verdict: 'undetermined',
      measureMin: '25%',
      measureMax: '75%',
    });
    expect(verdict(banded('50%', true), 'P', 'A')['verdict']).toBe('yes');
    expect(verdict(banded('50%', false), 'P', 'A')['verdict']).toBe('undetermined');
  });

  it('is open where a holder is known by a count without its base', () => {
    const given = {
      holdings: [{ holder: 'P', issuer: 'A', shares: 100 }, ...rows(['Q', 'A', '20%'])],
    };
    expect(verdict(given, 'P', 'A')['verdict']).toBe('undetermined');
    expect(verdict(given, 'Q', 'A')['verdict']).toBe('no');
  });
});

describe('the French presumption', () => {
  const test = 'fr-233-3-presumption';

  it('asks for more than two fifths', () => {
    for (const [stake, wanted] of [
      ['40%', 'no'],
      ['40.0001%', 'presumed'],
    ] as const) {
      expect(
        verdict({ holdings: rows(['X', 'A', stake], ['Y', 'A', '10%']) }, 'X', 'A', { test })[
          'verdict'
        ],
      ).toBe(wanted);
    }
  });

  it('fails against one who holds more, and holds against one who holds as much', () => {
    expect(
      verdict({ holdings: rows(['X', 'A', '44%'], ['Y', 'A', '45%']) }, 'X', 'A', { test })[
        'verdict'
      ],
    ).toBe('no');
    expect(
      verdict({ holdings: rows(['X', 'A', '45%'], ['Y', 'A', '45%']) }, 'X', 'A', { test })[
        'verdict'
      ],
    ).toBe('presumed');
  });

  it('sees one who holds more through companies that it controls', () => {
    const holdings = rows(
      ['X', 'A', '42%'],
      ['Y', 'A', '30%'],
      ['Y', 'S', '51%'],
      ['S', 'A', '13%'],
    );
    expect(verdict({ holdings }, 'X', 'A', { test })['verdict']).toBe('no');
  });

  it('says that it is applied out of its time', () => {
    const answer = verdict({ asOf: '1999-01-01', holdings: rows(['X', 'A', '44%']) }, 'X', 'A', {
      test,
    });
    expect(answer).toMatchObject({ verdict: 'presumed', inForce: false });
  });

  it('cites the law and says that it is no advice', () => {
    const answer = verdict({ holdings: rows(['X', 'A', '44%']) }, 'X', 'A', { test });
    expect(answer['notLegalAdvice']).toMatch(/not legal advice/);
    expect(answer['rules']).toMatchObject([
      { id: test, citation: 'Code de commerce L.233-3 II', verified: true },
    ]);
  });
});

describe('control in fact', () => {
  const given = { holdings: rows(['X', 'A', '40%']) };
  const asked = (attendance: unknown) =>
    verdict(given, 'X', 'A', { test: 'eu-de-facto', attendance });

  it('asks for more than half of those present at every meeting', () => {
    expect(asked(['70%', '75%', '79.99%'])).toMatchObject({ verdict: 'yes' });
    expect(asked(['70%', '75%', '80%'])).toMatchObject({ verdict: 'no', measure: '53.3333%' });
  });

  it('refuses to answer without attendance', () => {
    expect(() => verdict(given, 'X', 'A', { test: 'eu-de-facto' })).toThrow(/attendance/);
    expect(() => asked(['0%'])).toThrow(/nobody came/);
    expect(() => asked(['120%'])).toThrow(/between 0% and 100%/);
  });
});

describe('a question about control', () => {
  it('is refused for rules of another kind, and for a company over itself', () => {
    const given = { holdings: rows(['X', 'A', '40%']) };
    expect(() => verdict(given, 'X', 'A', { test: 'ias-28' })).toThrow(/not a test of control/);
    expect(() => verdict(given, 'X', 'A', { test: 'nonsense' })).toThrow(/There is no rule/);
    expect(() => verdict(given, 'A', 'A')).toThrow(/over another/);
  });
});

describe('ultimate controllers', () => {
  const top = (
    given: Parameters<typeof askAbout>[0],
    issuer: string,
    more: Record<string, unknown> = {},
  ) => askAbout(given, { ask: 'controllers', issuer, ...more });

  it('stand at the head of a pyramid', () => {
    const answer = top(
      { holdings: rows(['Fam', 'H1', '51%'], ['H1', 'H2', '51%'], ['H2', 'Op', '51%']) },
      'Op',
    );
    expect(answer).toMatchObject({ ultimate: 'Fam', certain: ['Fam'], possible: ['Fam'] });
  });

  it('may be a loop that nobody outside controls', () => {
    const holdings = rows(
      ['A', 'B', '60%'],
      ['B', 'A', '60%'],
      ['P', 'A', '40%'],
      ['A', 'C', '100%'],
    );
    expect(top({ holdings }, 'C')['loop']).toEqual(['A', 'B']);
    expect(top({ holdings }, 'A')['loop']).toEqual(['A', 'B']);
  });

  it('are nobody where no identified holder passes, which differs from not knowing', () => {
    expect(top({ holdings: rows(['P', 'A', '40%'], ['Q', 'A', '30%']) }, 'A')).toMatchObject({
      none: true,
      certain: [],
      possible: [],
    });
    const banded = { holdings: [{ holder: 'P', issuer: 'A', min: '25%', max: '75%' }] };
    expect(top(banded, 'A')).toMatchObject({ undetermined: true, certain: [], possible: ['P'] });
    expect(top({ holdings: rows(['A', 'B', '60%']) }, 'A')).toMatchObject({ undetermined: true });
  });

  it('are bounded by what others are known to hold', () => {
    const holdings = [
      { holder: 'P', issuer: 'A', min: '25%', max: '75%' },
      ...rows(['Q', 'A', '50%']),
    ];
    expect(top({ holdings }, 'A')).toMatchObject({ none: true });
  });

  it('keep certain and possible apart', () => {
    const holdings = [
      { holder: 'P', issuer: 'A', min: '25%', max: '75%' },
      { holder: 'A', issuer: 'B', min: '50%', max: '75%', minOpen: true, maxOpen: true },
    ];
    expect(top({ holdings }, 'B')).toMatchObject({
      undetermined: true,
      certain: ['A'],
      possible: ['A', 'P'],
    });
  });
});
