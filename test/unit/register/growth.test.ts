import { describe, expect, it } from 'vitest';
import type { Statement } from '../../../src/evidence/index.ts';
import { company } from '../../../src/model/index.ts';
import { caseIndex, grew } from '../../../src/register/case-index.ts';
import {
  buildRegister,
  type CaseFile,
  EMPTY_CASE,
  type Register,
  revised,
} from '../../../src/register/index.ts';
import { registerAt } from '../../../src/register/register-at.ts';
import {
  choicesIn,
  choicesWonBy,
  findingsAbout,
  partsMade,
} from '../../../src/register/register-parts.ts';
import { sameSheet, type Sheet } from '../../../src/register/sheet.ts';
import { placesIn, sharePlaces, statementsById } from '../../../src/register/statements-by-id.ts';
import { at, caseOf, issued, said } from '../../statement.ts';
import { told } from './both.ts';

const MOMENT = at('2020-06-30');
const A_IN_X = said('a', 'A', 'X', { percent: '10', from: '2015' });
const B_IN_X = said('b', 'B', 'X', { percent: '20' });
const A_IN_Y = said('y', 'A', 'Y', { percent: '30', from: '2015' });
const FILE = caseOf(A_IN_X, B_IN_X, A_IN_Y);

const DEAL: Statement = {
  id: 'deal',
  claim: { type: 'deal', kind: 'merger', parties: ['A', 'X'], status: 'completed' },
  modality: 'asserted',
  citation: { source: 'table', name: 'table.csv', line: 1 },
};
/** Another name of A. */
const ALIAS: Statement = {
  ...DEAL,
  id: 'alias',
  claim: { type: 'entity', entity: { ...company('Alpha'), aliases: ['A'] } },
};

/** The case with more statements at its end, or others at their places. */
function after(before: CaseFile, changes: Readonly<Record<number, Statement>>): CaseFile {
  const statements = [...before.statements];
  for (const [place, statement] of Object.entries(changes)) statements[Number(place)] = statement;
  const next = { ...before, statements };
  grew(before, next, Object.keys(changes).map(Number));
  return next;
}

describe('a case that grows', () => {
  const grown = (changes: Readonly<Record<number, Statement>>, before: CaseFile = { ...FILE }) => {
    const first = registerAt(before, MOMENT);
    const next = after(before, changes);
    return { first, next, second: registerAt(next, MOMENT, first) };
  };

  it.each<[string, Readonly<Record<number, Statement>>]>([
    [
      'a statement of a known holder',
      { 3: said('new', 'A', 'X', { percent: '15', from: '2018' }) },
    ],
    ['a holder of another company', { 3: said('new', 'C', 'Z', { percent: '15', from: '2018' }) }],
    [
      'a correction of the first statement',
      { 0: said('a', 'A', 'X', { percent: '11', from: '2015' }) },
    ],
    [
      'a statement that moves to another company',
      { 0: said('a', 'A', 'Z', { percent: '11', from: '2015' }) },
    ],
    ['a total', { 3: issued('total', 'X', 1000n) }],
    ['a deal, which is about no sheet', { 3: DEAL }],
    ['a name, and a statement beside it', { 1: said('b', 'B', 'Y', { percent: '1' }), 3: ALIAS }],
    [
      'two at once',
      { 1: said('b', 'B', 'Y', { percent: '1', from: '2015' }), 3: issued('t', 'Y', 5n) },
    ],
  ])('by %s comes to what a full build comes to', (_, changes) => {
    const { next, second } = grown(changes);
    const whole = buildRegister(next, MOMENT);
    expect(told(second)).toEqual(told(whole));
    expect([...second.capital]).toEqual([...whole.capital]);
    expect(second.findings).toEqual(whole.findings);
    expect([...second.entities.keys()].sort()).toEqual([...whole.entities.keys()].sort());
  });

  it('writes only the sheets anew that the change touches', () => {
    const { first, next } = grown({ 3: said('new', 'A', 'X', { percent: '15', from: '2018' }) });
    expect(first.holdings).toHaveLength(3);
    const [was, is] = [caseIndex({ ...FILE }), caseIndex(next)];
    expect(is.sheets.get('X')?.holdings.map(({ place }) => place)).toEqual([0, 1, 3]);
    expect(is.sheets.get('Y')?.holdings).toEqual(was.sheets.get('Y')?.holdings);
  });

  it('keeps what else is known of a company, in the order of the case', () => {
    const given = {
      ...caseOf(issued('t0', 'X', 900n), A_IN_X, B_IN_X, issued('t1', 'X', 1000n)),
      holdings: buildRegister(caseOf(said('g', 'G', 'X', { percent: '5' })), MOMENT).holdings,
      capital: [{ issuer: 'X', grossVotes: 5n, statements: [] }],
    };
    const places = (file: CaseFile) => {
      const sheet = caseIndex(file).sheets.get('X');
      return [sheet?.holdings, sheet?.totals, sheet?.given].map((list) =>
        list?.map(({ place }) => place),
      );
    };
    const corrected = grown(
      {
        0: issued('t0', 'X', 950n),
        1: said('a', 'A', 'X', { percent: '11', from: '2015' }),
      },
      given,
    ).next;
    expect(places(corrected)).toEqual([[1, 2], [0, 3], [0]]);
    expect(caseIndex(corrected).sheets.get('X')).toEqual(
      caseIndex({ ...corrected }).sheets.get('X'),
    );
  });

  it('shares sheets with the case before, and has none of a company of which nothing is left', () => {
    const before = { ...FILE };
    const sheets = caseIndex(before).sheets;
    const next = after(before, { 2: said('y', 'A', 'Z', { percent: '30', from: '2015' }) });
    expect(caseIndex(next).sheets.get('X')).toBe(sheets.get('X'));
    expect([...caseIndex(next).sheets.keys()].sort()).toEqual(['X', 'Z']);
    expect(caseIndex(next)).toBe(caseIndex(next));
  });

  it('over several writes before anybody asks has all of them', () => {
    const before = { ...FILE };
    expect(caseIndex(before).sheets.size).toBe(2);
    const one = after(before, { 3: said('c', 'C', 'X', { percent: '1', from: '2015' }) });
    const two = after(one, { 4: said('d', 'D', 'Y', { percent: '2', from: '2015' }) });
    expect(told(registerAt(two, MOMENT))).toEqual(told(buildRegister(two, MOMENT)));
  });

  it('by an entity reads all names anew, and keeps the sheets that say the same', () => {
    const before = { ...FILE };
    const sheets = caseIndex(before).sheets;
    const next = { ...before, entities: [{ ...company('Alpha'), aliases: ['A'] }] } as CaseFile;
    grew(before, next, []);
    expect(told(registerAt(next, MOMENT))[0]).toContain('Alpha in X');
    expect(caseIndex(next).sheets.get('X')).not.toBe(sheets.get('X'));
    const same = { ...before, entities: [company('Zeta')] };
    grew(before, same, []);
    expect(caseIndex(same).sheets.get('X')).toBe(sheets.get('X'));
    expect(caseIndex(same).entities.get('Zeta')).toEqual(company('Zeta'));
  });
});

describe('two sheets', () => {
  const sheetOf = (file: CaseFile) => caseIndex({ ...file }).sheets.get('X') as Sheet;
  const given = {
    ...caseOf(A_IN_X, issued('t', 'X', 1000n)),
    holdings: buildRegister(caseOf(B_IN_X), MOMENT).holdings,
    capital: [{ issuer: 'X', grossVotes: 5n, statements: [] }],
  };

  it('say the same when every entry does', () => {
    expect(sameSheet(sheetOf(given), sheetOf(given))).toBe(true);
  });

  it.each<[string, Partial<CaseFile>]>([
    ['a holding', { statements: given.statements.slice(1) }],
    ['a total', { statements: given.statements.slice(0, 1) }],
    ['another holding', { statements: [B_IN_X, ...given.statements.slice(1)] }],
    ['another total', { statements: [A_IN_X, issued('t', 'X', 1001n)] }],
    ['a given row', { holdings: [] }],
    ['another given row', { holdings: given.holdings.map((row) => ({ ...row, lot: 'old' })) }],
    ['given totals', { capital: [] }],
    ['other given totals', { capital: [{ issuer: 'X', grossVotes: 6n, statements: [] }] }],
  ])('do not when they differ in %s', (_, other) => {
    const [one, two] = [sheetOf(given), sheetOf({ ...given, ...other })];
    expect([sameSheet(one, two), sameSheet(two, one)]).toEqual([false, false]);
  });
});

describe('choices and findings', () => {
  const over = caseOf(
    ...FILE.statements,
    said('z1', 'A', 'Z', { percent: '60', from: '2015' }),
    said('z2', 'B', 'Z', { percent: '60', from: '2015' }),
    said('in', 'C', 'B in X', { percent: '5' }),
  );
  const file = {
    ...over,
    findings: [{ code: 'c', severity: 'remark' as const, about: 'Z', says: 's', try: 't' }],
  };

  it.each([
    ['made where it is asked', () => registerAt({ ...file }, MOMENT)],
    ['built whole', () => buildRegister(file, MOMENT)],
    ['revised', () => revised(registerAt({ ...file }, MOMENT), {})],
  ])('of a register %s are found by issuer, winner and name', (_, make) => {
    const register = make();
    const holders = (issuer: string) => choicesIn(register, issuer).map(({ holder }) => holder);
    expect([holders('X'), holders('Y'), holders('Nobody')]).toEqual([['A', 'B'], ['A'], []]);
    const won = (id: string) => choicesWonBy(register, id).map(({ issuer }) => issuer);
    expect([won('a'), won('y'), won('none')]).toEqual([['X'], ['Y'], []]);
    const about = (names: readonly string[], heldIn?: string) =>
      findingsAbout(register, names, heldIn).map(({ code, about: name }) => `${code} ${name}`);
    expect(about(['Z'])).toEqual(['c Z', 'over-held Z']);
    expect(about(['A'])).toEqual([]);
    expect(about([], 'X')).toEqual(['undated-statement B in X', 'undated-statement C in B in X']);
    expect(about(['B in X'])).toEqual(['undated-statement B in X']);
    expect(about([], 'Y')).toEqual([]);
  });

  it('are found without the rows of other companies', () => {
    const made = (
      ask: (register: Register) => unknown,
      register = registerAt({ ...file }, MOMENT),
    ) => {
      ask(register);
      return partsMade(register);
    };
    expect(made(() => undefined)).toBe(0);
    expect(made((register) => choicesIn(register, 'Y'))).toBe(1);
    expect(made((register) => choicesWonBy(register, 'y'))).toBe(1);
    expect(made((register) => findingsAbout(register, ['Z']))).toBe(1);
    expect(made((register) => findingsAbout(register, ['A'], 'Y'))).toBe(1);
    // Somebody may hold "B in X", and B holds X: all findings are looked through.
    for (const [name, heldIn] of [['B in X'], ['A', 'X']] as const)
      expect(made((register) => findingsAbout(register, [name], heldIn))).toBe(4);
    const later = revised(registerAt({ ...file }, MOMENT), {});
    expect(made((register) => choicesIn(register, 'Y'), later)).toBe(1);
    expect(made((register) => choicesIn(register, 'Y'), buildRegister(file, MOMENT))).toBe(0);
    expect(made((register) => register.holdings)).toBe(4);
  });

  it('about a company whose name reads as a holding are found when it came later', () => {
    const before = { ...FILE };
    const first = registerAt(before, MOMENT);
    expect(findingsAbout(first, [], 'X').map(({ about }) => about)).toEqual(['B in X']);
    const next = after(before, { 3: said('in', 'C', 'B in X', { percent: '5' }) });
    const told = (file: CaseFile, heldIn: string) =>
      findingsAbout(registerAt(file, MOMENT), [], heldIn).map(({ about }) => about);
    expect(told(next, 'X')).toEqual(['B in X', 'C in B in X']);
    const again = after(next, { 4: said('y2', 'D', 'Y', { percent: '6' }) });
    expect([told(again, 'X'), told(again, 'Y')]).toEqual([['B in X', 'C in B in X'], ['D in Y']]);
  });

  it('of one that is no holding were won by nothing', () => {
    const register = registerAt({ ...caseOf(A_IN_X, issued('t', 'X', 10n)) }, MOMENT);
    expect(choicesWonBy(register, 't')).toEqual([]);
    expect(choicesIn(registerAt({ ...EMPTY_CASE }, MOMENT), 'X')).toEqual([]);
  });
});

describe('statements by their ids', () => {
  it('are found at their places; the first of two goes, and an unknown id is nothing', () => {
    const twin = { ...A_IN_Y, id: 'a' };
    const { statements } = caseOf(A_IN_X, B_IN_X, twin);
    expect(statementsById({ statements }).get('a')).toBe(A_IN_X);
    expect(statementsById({ statements }).get('b')).toBe(B_IN_X);
    expect(statementsById({ statements }).get('c')).toBeUndefined();
    expect(placesIn(statements)).toBe(placesIn(statements));
  });

  it('of a longer list are not in the shorter one that shares its places', () => {
    const long = [A_IN_X, B_IN_X];
    const short = [A_IN_X];
    sharePlaces(short, placesIn(long));
    expect(statementsById({ statements: short }).get('b')).toBeUndefined();
    expect(statementsById({ statements: short }).get('a')).toBe(A_IN_X);
  });
});
