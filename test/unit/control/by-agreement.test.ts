import { describe, expect, it } from 'vitest';
import { askAbout, type Given, rows } from './ask.ts';

const right = (kind: string, ...parties: string[]) => ({
  id: 'pact',
  kind,
  parties,
  issuer: 'A',
  from: '2020-01-01',
  to: '2024-12-31',
});
const given = (kind: string, ...parties: string[]): Given => ({
  holdings: rows(['P', 'A', '30%'], ['Q', 'A', '40%'], ['P', 'S', '60%'], ['P', 'H', '50%']),
  agreements: [right(kind, ...parties)],
});
const asked = (about: Given, test: string, holder = 'P') => {
  const answer = askAbout(about, { ask: 'control', holder, issuer: 'A', test });
  return [answer['verdict'], answer.headline];
};

describe('Control by the right to appoint most of the board', () => {
  it('is that of the one who has the right, whatever its votes', () => {
    expect(asked(given('appointment', 'P'), 'appointment')).toEqual([
      'yes',
      'P controls A under appointment: it may appoint most of the board (pact).',
    ]);
    expect(asked(given('appointment', 'P'), 'appointment', 'Q')).toEqual([
      'no',
      'Q does not control A under appointment: the register shows no such agreement.',
    ]);
    const answer = askAbout(given('appointment', 'P'), {
      ask: 'control',
      holder: 'P',
      issuer: 'A',
      test: 'appointment',
    });
    expect(answer).toMatchObject({ agreements: ['pact'], chain: ['P', 'A'], measure: '30%' });
    expect(JSON.stringify(answer['explanation'])).toContain(
      'P, before A: it may appoint most of the board (pact).',
    );
  });

  it('runs through a company held by more than half, not by half', () => {
    expect(asked(given('appointment', 'S'), 'appointment')[0]).toBe('yes');
    expect(asked(given('appointment', 'H'), 'appointment')[0]).toBe('no');
  });

  it('shows the way from the holder through the one that has the right, the company last', () => {
    const chain = (...parties: string[]) =>
      askAbout(given('appointment', ...parties), {
        ask: 'control',
        holder: 'P',
        issuer: 'A',
        test: 'appointment',
      })['chain'];
    expect(chain('S')).toEqual(['P', 'S', 'A']);
    expect(chain('A', 'S')).toEqual(['P', 'S', 'A']);
    expect(chain('S', 'A', 'P')).toEqual(['P', 'S', 'A']);
  });

  it('is shared by those who have the right together, and then nobody’s alone', () => {
    expect(asked(given('appointment', 'P', 'Q'), 'appointment')[0]).toBe('no');
    expect(asked(given('appointment', 'P', 'S'), 'appointment')[0]).toBe('yes');
    expect(asked(given('appointment', 'P', 'A'), 'appointment')[0]).toBe('yes');
    expect(asked(given('appointment', 'A'), 'appointment')[0]).toBe('no');
  });

  it('lasts as long as the agreement', () => {
    const on = (asOf: string) => asked({ ...given('appointment', 'P'), asOf }, 'appointment')[0];
    expect(['2019-12-31', '2020-01-01', '2024-12-31', '2025-01-01'].map(on)).toEqual([
      'no',
      'yes',
      'yes',
      'no',
    ]);
  });

  it('is a ground of French law beside votes, and none of the plain majority', () => {
    expect(asked(given('appointment', 'P'), 'fr-233-3-majority')[0]).toBe('yes');
    expect(asked(given('appointment', 'P'), 'majority')[0]).toBe('no');
    expect(asked(given('controlContract', 'P'), 'fr-233-3-majority')[0]).toBe('no');
    const other = {
      ...given('appointment', 'P'),
      agreements: [{ ...right('appointment', 'P'), issuer: 'S' }],
    };
    expect(asked(other, 'fr-233-3-majority')[0]).toBe('no');
  });
});

describe('Control by contract', () => {
  it('is that of the one who directs the company', () => {
    expect(asked(given('controlContract', 'P'), 'contract')).toEqual([
      'yes',
      'P controls A under contract: it directs the company by contract (pact).',
    ]);
    expect(asked(given('appointment', 'P'), 'contract')[0]).toBe('no');
    expect(asked(given('controlContract', 'P'), 'appointment')[0]).toBe('no');
  });

  it('is sought among all holders too', () => {
    const about = given('controlContract', 'S');
    const top = (test: string) => askAbout(about, { ask: 'controllers', issuer: 'A', test });
    expect(top('contract')).toMatchObject({ ultimate: 'P', certain: ['P'] });
    expect(top('contract')['rows']).toMatchObject([
      { holder: 'P', verdict: 'yes', chain: ['P', 'S', 'A'], agreements: ['pact'] },
    ]);
    expect(top('appointment')).toMatchObject({ none: true, certain: [], possible: [] });
    expect(top('majority')).toMatchObject({ none: true });
  });
});

describe('Control by votes and by agreement', () => {
  // P may appoint the board of A, A has 60% of B, B has 70% of C, Q may appoint the board of Q2.
  const about: Given = {
    holdings: rows(
      ['Q', 'A', '40%'],
      ['A', 'B', '60%'],
      ['B', 'C', '70%'],
      ['P2', 'P', '80%'],
      ['R', 'P2', '49%'],
    ),
    agreements: [right('appointment', 'P')],
  };
  const verdict = (holder: string, issuer: string, test = 'fr-233-3-majority') =>
    askAbout(about, { ask: 'control', holder, issuer, test });

  it('runs on below a company that is controlled by agreement', () => {
    expect(verdict('P', 'C')).toMatchObject({
      verdict: 'yes',
      chain: ['P', 'A', 'B', 'C'],
      measure: '70%',
      agreements: ['pact'],
      headline: 'P controls C under fr-233-3-majority: 70% of the gross votes.',
    });
    expect(verdict('P', 'C', 'majority')).toMatchObject({ verdict: 'no', chain: [] });
    expect(verdict('Q', 'C')['verdict']).toBe('no');
  });

  it('names everyone above the one who has the right', () => {
    const top = askAbout(about, { ask: 'controllers', issuer: 'C', test: 'fr-233-3-majority' });
    expect(top).toMatchObject({ ultimate: 'P2', certain: ['P2'] });
    expect(top['rows']).toMatchObject([{ chain: ['P2', 'P', 'A', 'B', 'C'] }]);
    expect(askAbout(about, { ask: 'controllers', issuer: 'C', test: 'majority' })).toMatchObject({
      ultimate: 'A',
    });
  });

  it('needs no votes of the company itself', () => {
    const none: Given = {
      holdings: rows(['A', 'B', '60%']),
      agreements: [right('appointment', 'P')],
    };
    const ask = (test: string) => askAbout(none, { ask: 'controllers', issuer: 'A', test });
    expect(ask('appointment')).toMatchObject({ ultimate: 'P' });
    expect(ask('fr-233-3-majority')).toMatchObject({ ultimate: 'P' });
    expect(ask('majority')).toMatchObject({ undetermined: true });
  });

  it('is a loop where two companies have the right over each other', () => {
    const loop: Given = {
      holdings: rows(['A', 'B', '60%'], ['B', 'D', '60%']),
      agreements: [right('appointment', 'B')],
    };
    expect(
      askAbout(loop, { ask: 'controllers', issuer: 'D', test: 'fr-233-3-majority' }),
    ).toMatchObject({ loop: ['A', 'B'] });
  });

  it('is shared where two holders have the right together', () => {
    const joint: Given = { ...about, agreements: [right('appointment', 'P', 'Q')] };
    const ask = (holder: string) =>
      askAbout(joint, { ask: 'control', holder, issuer: 'C', test: 'fr-233-3-majority' });
    expect(['P', 'Q', 'A'].map((holder) => ask(holder)['verdict'])).toEqual(['no', 'no', 'yes']);
  });
});
