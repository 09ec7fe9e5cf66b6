import { describe, expect, it } from 'vitest';
import { builtinLaw } from '../../../src/law/law.ts';
import type { Register } from '../../../src/register/register.ts';
import { EMPTY_CASE } from '../../../src/register/index.ts';
import { deal } from '../../../src/operations/deal.ts';
import { holdings } from '../../../src/operations/holdings.ts';
import { leastSize } from '../../../src/operations/least.ts';
import type { Operation, Subject } from '../../../src/operations/operation.ts';
import { owners } from '../../../src/operations/owners.ts';
import { solve } from '../../../src/operations/solve.ts';
import { answer, askSubject } from '../../../src/operations/subject.ts';
import { part, registerOf } from './register-of.ts';

const operations = new Map<string, Operation>(
  ([holdings, owners, deal, solve] as unknown as Operation[]).map((one) => [one.name, one]),
);

function subjectOf(register: Register): Subject {
  return {
    register,
    caseFile: EMPTY_CASE,
    law: builtinLaw(),
    ask: (subject, ask) => askSubject(operations, subject, ask),
  };
}

const ask = (register: Register, name: 'deal' | 'solve', parameters: object) =>
  answer(operations.get(name) as Operation, subjectOf(register), parameters);

const RENAULT = registerOf([{ holder: 'State', issuer: 'Renault', shares: 44387915 }], {
  capital: { Renault: { issuedShares: 295722284n } },
});
const buy = (shares: unknown) => ({
  transfer: { from: 'market', to: 'State', issuer: 'Renault', shares },
});

describe('the deal question', () => {
  it('answers nested questions in order on the register after the steps', () => {
    const result = ask(RENAULT, 'deal', {
      steps: [buy(14000000)],
      asks: [
        { ask: 'holdings', holder: 'State', issuer: 'Renault', expected: {} },
        { ask: 'owners', issuer: 'Renault' },
      ],
    });
    const [first, second] = result['answers'] as Record<string, unknown>[];
    expect(first).toMatchObject({ rows: [{ shares: 58387915, stake: '19.7442%' }] });
    expect(second).toMatchObject({ issuer: 'Renault' });
  });

  it('says in place why a nested question has no answer', () => {
    const result = ask(RENAULT, 'deal', { steps: [buy(1)], asks: [{ ask: 'no such question' }] });
    expect(result['answers']).toEqual([{ error: 'There is no operation "no such question".' }]);
  });

  it('shows shares before and after with their exact fractions', () => {
    const [row] = ask(RENAULT, 'deal', { steps: [buy(14000000)] })['rows'] as Record<
      string,
      unknown
    >[];
    expect(row).toMatchObject({
      holder: 'State',
      capitalBefore: '15.0100%',
      capitalAfter: '19.7442%',
    });
    expect(row?.['exact']).toMatchObject({
      capitalAfter: '58387915/295722284',
    });
  });

  it('gives a refusal with the step, the arithmetic and the remedy as its answer', () => {
    const result = ask(RENAULT, 'deal', {
      steps: [buy(1), buy(400000000)],
      asks: [{ ask: 'owners', issuer: 'Renault' }],
    });
    expect(result).toMatchObject({
      refused: { code: 'rest-too-small', at: 1 },
      answers: [],
      breaches: [],
    });
    expect(result.headline).toContain('251,334,368 shares');
  });

  it('measures a deal against another deal', () => {
    const result = ask(RENAULT, 'deal', { steps: [buy(2)], against: [buy(1)] });
    expect(
      (result['rows'] as Record<string, Record<string, string>>[])[0]?.['exact']?.['capitalBefore'],
    ).toBe('11096979/73930571');
  });

  it('names a breached agreement once, and the right of first offer as a condition', () => {
    const register = registerOf([{ holder: 'Renault', issuer: 'Nissan', stake: '15%' }], {
      agreements: [
        { id: 'lock', kind: 'lockUp', parties: ['Renault'], issuer: 'Nissan', limit: part('10%') },
        {
          id: 'first',
          kind: 'rightOfFirstOffer',
          parties: ['Renault', 'Nissan'],
          issuer: 'Nissan',
        },
      ],
    });
    const sell = { transfer: { from: 'Renault', to: 'market', issuer: 'Nissan', stake: '6%' } };
    const result = ask(register, 'deal', { steps: [sell] });
    expect(result['breaches']).toEqual(['lock']);
    expect(result['conditions']).toEqual([
      {
        step: 0,
        issuer: 'Nissan',
        says: 'Renault must first offer its shares of Nissan to Nissan (first).',
      },
    ]);
  });

  it('refuses a call with an unknown parameter', () => {
    expect(() => ask(RENAULT, 'deal', { stpes: [] })).toThrow(/stpes/);
  });
});

describe('the solve question', () => {
  const until = (stake: string) => ({
    ask: 'holdings',
    holder: 'State',
    issuer: 'Renault',
    rows: [{ issuer: 'Renault', stake }],
  });

  it('finds the least number of shares that reaches a stake, exactly', () => {
    const result = ask(RENAULT, 'solve', { vary: buy('?'), until: until('25%') });
    expect(result).toMatchObject({ reached: true, shares: 73930571 - 44387915 });
  });

  it('finds the least sale that falls to a stake', () => {
    const vary = { transfer: { from: 'State', to: 'market', issuer: 'Renault', shares: '?' } };
    const result = ask(RENAULT, 'solve', { vary, until: until('10%') });
    expect(result).toMatchObject({ reached: true, shares: 44387915 - 29572228 });
  });

  it('measures the shares on the capital after the step', () => {
    const vary = { buyBack: { issuer: 'Renault', from: 'market', shares: '?', cancel: true } };
    const result = ask(RENAULT, 'solve', { vary, until: until('20%') });
    const after = 44387915 * 5;
    expect(result).toMatchObject({ reached: true, shares: 295722284 - after });
    expect((result['exact'] as Record<string, string>)['stake']).toBe(
      part(`${295722284 - after}/${after}`).toFraction(),
    );
  });

  it('says that a goal is out of reach, and how far the step can go', () => {
    const vary = { transfer: { from: 'Fund', to: 'State', issuer: 'Renault', shares: '?' } };
    const register = registerOf(
      [
        { holder: 'State', issuer: 'Renault', shares: 10 },
        { holder: 'Fund', issuer: 'Renault', shares: 7 },
      ],
      { capital: { Renault: { issuedShares: 100n } } },
    );
    const result = ask(register, 'solve', { vary, until: until('18%') });
    expect(result).toMatchObject({ reached: false, most: 7 });
    expect(result).not.toHaveProperty('shares');
  });

  it('searches parts of the capital where no shares are counted', () => {
    const register = registerOf([{ holder: 'State', issuer: 'Renault', stake: '15.01%' }]);
    const vary = { transfer: { from: 'market', to: 'State', issuer: 'Renault', stake: '?' } };
    expect(ask(register, 'solve', { vary, until: until('25%') })).toMatchObject({
      reached: true,
      stake: '9.99%',
    });
  });

  it('finds the most that keeps an answer as it is', () => {
    const vary = { transfer: { from: 'State', to: 'market', issuer: 'Renault', shares: '?' } };
    const register = registerOf([{ holder: 'State', issuer: 'Renault', shares: 40 }], {
      capital: { Renault: { issuedShares: 100n } },
      agreements: [{ id: 'lock', kind: 'lockUp', parties: ['State'], limit: part('1/10') }],
    });
    const result = ask(register, 'solve', {
      vary,
      while: { ask: 'owners', issuer: 'Renault', status: 'ok' },
    });
    expect(result).toMatchObject({ reached: true, shares: 40 });
  });

  it.each([
    [{ vary: buy('?') }, /until or while/],
    [{ vary: buy(5), until: until('25%') }, /exactly one "\?"/],
    [{ vary: buy('?'), until: { ask: 'owners', issuer: 'Renault' } }, /field of the answer/],
    [{ vary: { conjure: { shares: '?' } }, until: until('25%') }, /no step "conjure"/],
  ])('refuses the call %j', (parameters, says) => {
    expect(() => ask(RENAULT, 'solve', parameters)).toThrow(says);
  });
});

describe('the table of a question', () => {
  const register = registerOf([{ holder: 'A', issuer: 'X', stake: '60%' }]);
  const show = { ask: 'holdings', holder: 'B', issuer: 'X' };

  it('has a row for every value, refusals among them', () => {
    const vary = { transfer: { from: 'A', to: 'B', issuer: 'X', stake: '?' } };
    const result = ask(register, 'solve', { vary, show, over: { '?': ['10%', '50%', '70%'] } });
    expect(result['rows']).toMatchObject([
      { '?': '10%', rows: [{ stake: '10%' }] },
      { '?': '50%', rows: [{ stake: '50%' }] },
      { '?': '70%', refused: 'more-than-held' },
    ]);
  });

  it('varies two numbers, in the steps and in the question', () => {
    const steps = [{ tenderOffer: { issuer: 'X', bidder: 'B', acceptance: '?' } }];
    const over = { '?': ['1/2', '1/4'], '??': ['B', 'A'] };
    const result = ask(register, 'solve', { steps, show: { ...show, holder: '??' }, over });
    expect(
      (result['rows'] as Record<string, unknown>[]).map(
        (row) => (row['rows'] as Record<string, unknown>[])[0]?.['stake'],
      ),
    ).toEqual(['50%', '30%', '25%', '45%']);
  });

  it.each([
    [{ show, over: { '?': ['1%'] } }, /nothing in the steps/],
    [{ show }, /show and over/],
  ])('refuses the call %j', (parameters, says) => {
    expect(() => ask(register, 'solve', parameters)).toThrow(says);
  });
});

describe('the search for the least size', () => {
  it.each([
    [0n, 100n],
    [1n, 100n],
    [37n, 100n],
    [99n, 100n],
    [100n, 100n],
  ])('finds %s of at most %s', (border, possible) => {
    const trial = (size: bigint) =>
      size > possible ? 'too large' : size >= border ? 'met' : 'not met';
    expect(leastSize(trial, 10n ** 15n).size).toBe(border);
  });

  it('finds none where nothing possible is enough, and says how far it looked', () => {
    const trial = (size: bigint) => (size > 77n ? 'too large' : 'not met');
    expect(leastSize(trial, 10n ** 15n)).toMatchObject({ largest: 77n });
    expect(leastSize(trial, 10n ** 15n)).not.toHaveProperty('size');
  });

  it('finds a goal that is met only in a window between', () => {
    const trial = (size: bigint) =>
      size > 1_000n ? 'too large' : size >= 600n && size < 700n ? 'met' : 'not met';
    expect(leastSize(trial, 10n ** 15n).size).toBe(600n);
  });
});
