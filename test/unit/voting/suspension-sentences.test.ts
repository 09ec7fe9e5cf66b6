import { describe, expect, it } from 'vitest';
import { builtinLaw } from '../../../src/law/law.ts';
import type { SuspensionRule, Trigger } from '../../../src/law/suspension-rule.ts';
import { atLeast, moreThan } from '../../../src/law/quota.ts';
import { exactText } from '../../../src/model/index.ts';
import { graphOf } from '../../../src/voting/control-by-votes.ts';
import { assumptions } from '../../../src/voting/applicable.ts';
import { effectOf } from '../../../src/voting/triggers.ts';
import { votes } from '../../../src/voting/votes.ts';
import { type HoldingRow, registerOf } from './register-of.ts';

const law = builtinLaw();

function ruleOf(trigger: Trigger): SuspensionRule {
  return {
    id: 'rule',
    kind: 'suspension',
    jurisdiction: 'any',
    title: 'Rule',
    citation: 'Rule',
    verified: false,
    triggers: [trigger],
    inQuorum: false,
  };
}

/** What a trigger does to H, a holder of I. */
function effect(trigger: Trigger, holdings: readonly HoldingRow[]) {
  const register = registerOf({
    holdings,
    capital: { H: { issuedShares: 1000 }, I: { issuedShares: 1000 } },
  });
  const found = effectOf(
    {
      register,
      law,
      graph: graphOf(register, law, new Set(['I', 'H', 'Sub', 'Idle'])),
      variants: {},
    },
    ruleOf(trigger),
    {
      issuer: 'I',
      holder: 'H',
    },
  );
  return found && { ...found, ...(found.keeps && { keeps: exactText(found.keeps) }) };
}

const own = (shares: number, more: Partial<HoldingRow> = {}): HoldingRow => ({
  holder: 'H',
  issuer: 'I',
  shares,
  ...more,
});
const back = (shares: number, more: Partial<HoldingRow> = {}): HoldingRow => ({
  holder: 'I',
  issuer: 'H',
  shares,
  ...more,
});

describe('Votes of a holder whom the issuer holds', () => {
  const quarter = atLeast(1, 4);

  it('are lost at the line of capital, and the sentence names those who hold', () => {
    const trigger: Trigger = {
      when: 'heldBack',
      quota: quarter,
      measure: 'capital',
      unlessAlone: false,
    };
    const sub: HoldingRow[] = [
      { holder: 'I', issuer: 'Sub', stake: '60%' },
      { holder: 'I', issuer: 'Idle', stake: '60%' },
      { holder: 'Sub', issuer: 'H', shares: 50 },
    ];
    expect(effect(trigger, [own(400), back(250)])?.says).toBe(
      'I holds 25.00% of the issued shares of H, at least 1/4.',
    );
    expect(effect(trigger, [own(400), back(249)])).toBeUndefined();
    expect(effect(trigger, [own(400), back(200), ...sub])?.says).toBe(
      'I with Sub holds 25.00% of the issued shares of H, at least 1/4.',
    );
  });

  it('are lost at the line of votes, which may be reached with less capital', () => {
    const trigger: Trigger = {
      when: 'heldBack',
      quota: quarter,
      measure: 'votes',
      unlessAlone: false,
    };
    const rest: HoldingRow = { holder: 'Rest', issuer: 'H', shares: 800 };
    expect(effect(trigger, [own(400), back(200, { votesPerShare: 2 }), rest])?.says).toBe(
      'I holds 33.33% of the gross votes of H, at least 1/4.',
    );
    expect(effect(trigger, [own(400), back(249)])).toBeUndefined();
  });

  it('are lost under control, with the tests that are met', () => {
    const known: Trigger = { when: 'controlled', tests: ['majority'] };
    expect(effect(known, [own(400), back(500)])).toBeUndefined();
    expect(effect(known, [own(400), back(501)])?.says).toBe(
      'I controls H with 50.10% of its gross votes (majority).',
    );
  });
});

describe('Two companies that hold each other', () => {
  const tenth = moreThan(1, 10);

  it('lets the smaller lose all, the larger nothing, and equals keep the limit', () => {
    const trigger: Trigger = { when: 'smallerHolder', quota: tenth };
    expect(effect(trigger, [own(199), back(200)])?.says).toBe(
      'I holds 20.00% of H, more than 1/10; H holds 19.90% of I, which is less: it must sell and cannot vote.',
    );
    expect(effect(trigger, [own(200), back(200)])).toMatchObject({
      says: 'I holds 20.00% of H, more than 1/10; H holds 20.00% of I, the same: each votes for the limit only.',
      keeps: '1/2',
    });
    expect(effect(trigger, [own(201), back(200)])).toBeUndefined();
    expect(effect(trigger, [own(50), back(100)])).toBeUndefined();
  });

  const later = (order: 'notified' | 'crossed', loses: 'all' | 'aboveLimit' = 'all'): Trigger => ({
    when: 'laterHolder',
    quota: tenth,
    loses,
    order,
  });

  it('holds back the one that came later, by the day that the rule asks', () => {
    const early = { from: '2020-01-01', knownFrom: '2020-03-01' };
    const late = { from: '2020-01-02', knownFrom: '2020-02-28' };
    const both = 'I and H hold 20.00% and 20.00% of each other, more than 1/10';
    const rows = [own(200, late), back(200, early)];
    expect(effect(later('crossed'), rows)).toEqual({
      says: `${both}; H crossed the limit later.`,
      statements: [],
    });
    expect(effect(later('notified'), rows)).toBeUndefined();
    expect(effect(later('crossed'), [own(200, early), back(200, late)])).toBeUndefined();
    expect(
      effect(later('notified', 'aboveLimit'), [own(200, early), back(200, late)]),
    ).toMatchObject({ says: `${both}; H told the other later.`, keeps: '1/2' });
  });

  it('spares nobody on the same day, and at the limit nobody is held back', () => {
    const day = { from: '2020-01-01' };
    expect(effect(later('notified'), [own(200, day), back(200, day)])).toMatchObject({
      says: 'I and H hold 20.00% and 20.00% of each other, more than 1/10; who told the other first is not known, so neither is spared.',
      orderUnknown: true,
    });
    expect(effect(later('notified'), [own(100, day), back(200, day)])).toBeUndefined();
    expect(effect(later('notified'), [own(200, day), back(100, day)])).toBeUndefined();
  });
});

describe('What a rule asks and nobody says', () => {
  const A = { name: 'A', kind: 'company' } as const;
  const said = (reach: object, issuer: object, holder: object) =>
    assumptions(reach as never, { issuer, holder, named: false } as never);

  it('is the form of the issuer', () => {
    const reach = { issuerForms: ['SA', 'SCA'] };
    expect(said(reach, A, A)).toEqual(['the form of A is taken to be one of SA, SCA']);
    expect(said(reach, { ...A, form: 'SA' }, A)).toEqual([]);
    expect(said({}, A, A)).toEqual([]);
  });

  it('is the country of the holder', () => {
    const reach = { holderOfSameLaw: true };
    expect(said(reach, A, A)).toEqual(['A is taken to be of the same country']);
    expect(said(reach, A, { ...A, law: 'FR' })).toEqual([]);
    expect(said({}, A, A)).toEqual([]);
  });

  it('is that one of the two is listed', () => {
    const reach = { eitherListed: true };
    const [yes, no] = [
      { ...A, listed: true },
      { ...A, listed: false },
    ];
    expect(said(reach, A, no)).toEqual(['one of the two is taken to be listed']);
    expect(said(reach, yes, no)).toEqual([]);
    expect(said(reach, no, yes)).toEqual([]);
  });
});

describe('Shares of one lot, told in two rows', () => {
  const rows = (first: Partial<HoldingRow>, second: Partial<HoldingRow>) =>
    votes(
      registerOf({
        holdings: [
          { holder: 'H', issuer: 'I', ...first },
          { holder: 'H', issuer: 'I', ...second },
        ],
      }),
      law,
      'I',
    ).rows.map((row) => exactText(row.gross));

  it('are the same shares where one tells the capital and one the votes, else they add up', () => {
    expect(rows({ stake: '20%' }, { votes: '30%' })).toEqual(['3/10']);
    expect(rows({ stake: '20%' }, { stake: '30%' })).toEqual(['1/2']);
  });
});
