import { describe, expect, it } from 'vitest';
import { readBods } from '../../../src/formats/bods/read.ts';
import { recognise } from '../../../src/formats/recognise.ts';
import { bandText } from '../../../src/model/index.ts';
import { buildRegister } from '../../../src/register/index.ts';
import { at, caseOf } from '../../statement.ts';

type Details = Readonly<Record<string, unknown>>;

const ABOUT = { name: 'register.json', source: 'sha256:0' };
let counter = 0;
const frame = (recordId: string, recordType: string, recordDetails: Details, more: Details) => ({
  statementId: `statement-${String((counter += 1)).padStart(24, '0')}`,
  statementDate: '2020-01-01',
  declarationSubject: 'a',
  recordId,
  recordType,
  recordDetails: { isComponent: false, ...recordDetails },
  ...more,
});
const entity = (id: string, name?: string, more: Details = {}) =>
  frame(id, 'entity', { entityType: { type: 'registeredEntity' }, ...(name && { name }) }, more);
const person = (id: string, fullName: string) =>
  frame(id, 'person', { personType: 'knownPerson', names: [{ type: 'legal', fullName }] }, {});
const relation = (id: string, ends: readonly [unknown, unknown], rest: Details, more = {}) =>
  frame(id, 'relationship', { interestedParty: ends[0], subject: ends[1], ...rest }, more);
const share = (size: Details, more: Details = {}) => ({
  interests: [{ type: 'shareholding', directOrIndirect: 'direct', share: size, ...more }],
});

const read = (...statements: readonly Details[]) => readBods(JSON.stringify(statements), ABOUT);
const codes = (...statements: readonly Details[]) =>
  read(...statements).findings.map(({ code }) => code);
const A = entity('a', 'Alpha');
const B = entity('b', 'Beta');

/** "Beta 40%, Gamma [25%, 50%)": who holds Alpha. */
function holders(statements: readonly Details[], asOf: string, knownAt?: string): string {
  const register = buildRegister(caseOf(...read(...statements).statements), at(asOf, knownAt));
  return register.holdings
    .filter(({ issuer }) => issuer === 'Alpha')
    .map(({ holder, stake, band }) =>
      `${holder} ${stake ? `${stake.mul(100).toString()}%` : band ? bandText(band) : ''}`.trim(),
    )
    .join(', ');
}

describe('a BODS file', () => {
  it('is known by its fields, as an array and as lines', () => {
    expect(recognise(JSON.stringify([A]))).toBe('bods');
    expect(recognise(`${JSON.stringify(A)}\n${JSON.stringify(B)}\n`)).toBe('bods');
    expect(recognise('[{"statementID": "x", "statementType": "entityStatement"}]')).toBe('bods');
  });

  it('reads the same as an array and as lines', () => {
    const all = [A, B, relation('r', ['b', 'a'], share({ exact: 40 }))];
    const lines = all.map((each) => JSON.stringify(each)).join('\n');
    const withoutPlace = ({ statements }: ReturnType<typeof readBods>) =>
      statements.map(({ citation, ...statement }) => [statement, citation.quote]);
    expect(withoutPlace(readBods(lines, ABOUT))).toEqual(withoutPlace(read(...all)));
  });

  it('names the line that is not JSON, and every statement that breaks the schema', () => {
    const text = `${JSON.stringify(A)}\n{"recordId":\n${JSON.stringify({ ...B, recordType: 'thing' })}`;
    const { statements, findings } = readBods(text, ABOUT);
    expect(statements).toEqual([]);
    expect(findings).toMatchObject([
      { code: 'not-json', at: { line: 2 } },
      { code: 'bods-schema', at: { line: 3 } },
    ]);
    expect(findings[1]?.says).toContain('$[1].recordType');
  });

  it('counts faults of one kind instead of repeating them', () => {
    const faulty = [1, 2, 3, 4, 5].map((id) => ({
      ...entity(`e${id}`, 'E'),
      statementDate: 'May',
    }));
    const [finding, ...others] = read(...faulty).findings.filter(({ says }) =>
      says.includes('anyOf'),
    );
    expect(others).toEqual([]);
    expect(finding?.says).toMatch(/^\d+ × .* and \d+ more\.$/);
  });
});

describe('the shares of a BODS file', () => {
  it.each([
    [{ exact: 33.3 }, 'Beta 33.3%'],
    [{ exact: 1e-7 }, 'Beta 0.0000001%'],
    [{ minimum: 25, exclusiveMaximum: 50 }, 'Beta [25%, 50%)'],
    [{ exclusiveMinimum: 25, maximum: 50 }, 'Beta (25%, 50%]'],
    [{ minimum: 75 }, 'Beta [75%, 100%]'],
    [{ exclusiveMaximum: 5 }, 'Beta [0%, 5%)'],
    [{ minimum: 20, exclusiveMinimum: 25, maximum: 50 }, 'Beta (25%, 50%]'],
    [{ minimum: 30, maximum: 30 }, 'Beta 30%'],
  ])('read %j as %s', (size, expected) => {
    expect(holders([A, B, relation('r', ['b', 'a'], share(size))], '2021-01-01')).toBe(expected);
  });

  it('are refused where no number lies in them', () => {
    expect(codes(A, B, relation('r', ['b', 'a'], share({ minimum: 50, maximum: 25 })))).toContain(
      'bods-share-inverted',
    );
    expect(
      codes(A, B, relation('r', ['b', 'a'], share({ exact: 10, minimum: 25, maximum: 50 }))),
    ).toContain('bods-share-inverted');
    expect(
      codes(A, B, relation('r', ['b', 'a'], share({ exclusiveMinimum: 25, maximum: 25 }))),
    ).toContain('bods-share-inverted');
  });

  it('of votes and of capital stand side by side', () => {
    const interests = [
      { type: 'shareholding', share: { exact: 40 } },
      { type: 'votingRights', share: { exact: 55 } },
    ];
    const { statements } = read(A, B, relation('r', ['b', 'a'], { interests }));
    const [row] = buildRegister(caseOf(...statements), at('2021-01-01')).holdings;
    expect([row?.stake?.toFraction(), row?.votes?.toFraction()]).toEqual(['2/5', '11/20']);
  });
});

describe('the records of a BODS file', () => {
  const first = relation('r', ['b', 'a'], share({ exact: 40 }, { startDate: '2018-01-01' }), {
    recordStatus: 'new',
    statementDate: '2020-01-01',
  });

  it('keep the old size until the new one was declared', () => {
    const second = relation('r', ['b', 'a'], share({ exact: 60 }, { startDate: '2018-01-01' }), {
      recordStatus: 'updated',
      statementDate: '2022-01-01T09:00:00Z',
    });
    const all = [A, B, first, second];
    expect(holders(all, '2017-12-31')).toBe('');
    expect(holders(all, '2021-12-31')).toBe('Beta 40%');
    expect(holders(all, '2022-01-01')).toBe('Beta 60%');
    expect(holders(all, '2022-06-01', '2021-01-01')).toBe('Beta 40%');
    expect(holders(all, '2022-06-01', '2019-01-01')).toBe('');
  });

  it('end on the day before their end date, as was known from the closing on', () => {
    const closed = relation(
      'r',
      ['b', 'a'],
      share({ exact: 40 }, { startDate: '2018-01-01', endDate: '2021-03-01' }),
      { recordStatus: 'closed', statementDate: '2021-06-01' },
    );
    const all = [A, B, first, closed];
    expect(holders(all, '2021-02-28')).toBe('Beta 40%');
    expect(holders(all, '2021-03-01')).toBe('');
    expect(holders(all, '2021-05-01', '2021-05-01')).toBe('Beta 40%');
    expect(holders(all, '2021-05-01', '2021-06-01')).toBe('');
  });

  it('lose an interest that the next statement does not list', () => {
    const second = relation(
      'r',
      ['b', 'a'],
      { interests: [{ type: 'boardMember' }] },
      {
        recordStatus: 'updated',
        statementDate: '2022-01-01',
      },
    );
    expect(holders([A, B, first, second], '2021-12-31')).toBe('Beta 40%');
    expect(holders([A, B, first, second], '2022-01-01')).toBe('');
  });

  it('that began in another file are told', () => {
    const later = relation('r', ['b', 'a'], share({ exact: 40 }), { recordStatus: 'updated' });
    expect(codes(A, B, later)).toContain('bods-continued');
    expect(codes(A, B, first)).not.toContain('bods-continued');
  });

  it('are refused when something follows the statement that closed them', () => {
    const closed = relation('r', ['b', 'a'], {}, { recordStatus: 'closed' });
    const after = relation('r', ['b', 'a'], {}, { statementDate: '2021-01-01' });
    expect(codes(A, B, closed, after)).toContain('bods-after-close');
  });

  it('are refused when one id stands for two statements, or a person is the subject', () => {
    expect(codes(A, { ...B, statementId: A.statementId })).toContain('bods-duplicate-id');
    expect(codes(A, A)).not.toContain('bods-duplicate-id');
    expect(codes(person('p', 'Jo'), B, relation('r', ['b', 'p'], {}))).toContain(
      'bods-subject-person',
    );
  });

  it('of one name stay two parties', () => {
    const all = [
      A,
      person('p', 'Jo Doe'),
      person('q', 'Jo Doe'),
      relation('r', ['p', 'a'], share({ exact: 30 })),
      relation('s', ['q', 'a'], share({ exact: 20 })),
    ];
    expect(holders(all, '2021-01-01')).toBe('Jo Doe (p) 30%, Jo Doe (q) 20%');
    expect(codes(...all)).toContain('bods-same-name');
  });

  it('that are not in the file go by their id', () => {
    const all = [A, relation('r', ['elsewhere', 'a'], share({ exact: 30 }))];
    expect(holders(all, '2021-01-01')).toBe('elsewhere 30%');
    expect(codes(...all)).toContain('bods-record-missing');
  });
});

describe('what is no direct holding', () => {
  const chain = [
    A,
    entity('b', 'Beta'),
    person('p', 'Jo'),
    relation('c1', ['b', 'a'], { ...share({ exact: 60 }), isComponent: true }),
    relation('c2', ['p', 'b'], { ...share({ exact: 50 }), isComponent: true }),
  ];
  const primary = (directOrIndirect: string, order: readonly string[] = ['c1', 'c2']) =>
    relation('r', ['p', 'a'], {
      componentRecords: order,
      interests: [{ type: 'shareholding', directOrIndirect, share: { exact: 30 } }],
    });

  it.each(['indirect', 'unknown'])('an %s stake with its chain counts once', (level) => {
    expect(holders([...chain, primary(level)], '2021-01-01')).toBe('Beta 60%');
    expect(read(...chain, primary(level)).statements.at(-1)?.claim).toMatchObject({
      type: 'interest',
      kind: 'shareholding',
      holder: 'Jo',
    });
  });

  it('tells of components that are missing, late or in nobody’s list', () => {
    expect(codes(...chain, primary('indirect', ['c1', 'c2', 'c3']))).toContain(
      'bods-component-missing',
    );
    expect(codes(primary('indirect'), ...chain)).toContain('bods-component-order');
    expect(codes(...chain)).toContain('bods-component-unlisted');
    expect(codes(...chain, primary('indirect'))).toEqual(['bods-indirect']);
  });

  it('a party that is not named is nobody’s holding, and its reason stays', () => {
    const nobody = { reason: 'noBeneficialOwners', description: 'none found' };
    const all = [A, relation('r', [nobody, 'a'], share({ exact: 30 }))];
    expect(holders(all, '2021-01-01')).toBe('');
    expect(read(...all).statements.at(-1)).toMatchObject({
      claim: { type: 'interest', holder: '(unidentified)', issuer: 'Alpha' },
      note: 'noBeneficialOwners: none found',
    });
  });

  it.each([
    ['boardMember', { type: 'role', post: 'board member' }],
    ['appointmentOfBoard', { type: 'interest', kind: 'appointmentOfBoard' }],
    ['rightsToProfitOrIncome', { type: 'interest', kind: 'rightsToProfitOrIncome' }],
    ['votingRights', { type: 'interest', kind: 'votingRights' }],
  ])('an interest %s without a size is kept as it is', (type, claim) => {
    const { statements } = read(A, B, relation('r', ['b', 'a'], { interests: [{ type }] }));
    expect(statements.at(-1)?.claim).toMatchObject(claim);
  });
});

describe('statements of BODS before 0.4', () => {
  const id = (name: string) => name.padEnd(32, '0');
  const old = (name: string, statementType: string, more: Details) => ({
    statementID: id(name),
    statementType,
    statementDate: '2019-05-01',
    isComponent: false,
    ...more,
  });
  const parties = [
    old('alpha', 'entityStatement', {
      entityType: 'registeredEntity',
      name: 'Alpha',
      incorporatedInJurisdiction: { name: 'Finland', code: 'FI' },
    }),
    old('jo', 'personStatement', {
      personType: 'knownPerson',
      names: [{ type: 'individual', fullName: 'Jo Doe' }],
      addresses: [{ type: 'home', address: 'Here' }],
    }),
  ];
  const owns = (name: string, interest: Details, more: Details = {}) =>
    old(name, 'ownershipOrControlStatement', {
      subject: { describedByEntityStatement: id('alpha') },
      interestedParty: { describedByPersonStatement: id('jo') },
      interests: [interest],
      ...more,
    });

  it('read flags as exclusive ends and codes with hyphens', () => {
    const flagged = {
      type: 'shareholding',
      interestLevel: 'direct',
      share: { minimum: 25, exclusiveMinimum: true, maximum: 50, exclusiveMaximum: false },
    };
    expect(holders([...parties, owns('r', flagged)], '2021-01-01')).toBe('Jo Doe (25%, 50%]');
    const voting = { type: 'voting-rights', interestLevel: 'direct', share: { exact: 10 } };
    expect(read(...parties, owns('r', voting)).statements.at(-1)?.claim).toMatchObject({
      basis: 'votes-gross',
    });
  });

  it('follow replacements as one record', () => {
    const size = (exact: number) => ({ type: 'shareholding', share: { exact } });
    const all = [
      ...parties,
      owns('r', size(40)),
      owns('s', size(70), { statementDate: '2020-05-01', replacesStatements: [id('r')] }),
    ];
    expect(holders(all, '2020-04-30')).toBe('Jo Doe 40%');
    expect(holders(all, '2020-05-01')).toBe('Jo Doe 70%');
  });

  it('keep parties that are not specified, and end a ring of replacements', () => {
    const nobody = { unspecified: { reason: 'no-beneficial-owners' } };
    const { statements } = read(
      ...parties,
      owns('r', { type: 'influence-or-control' }, { interestedParty: nobody }),
    );
    expect(statements.at(-1)).toMatchObject({
      claim: { kind: 'otherInfluenceOrControl' },
      note: 'noBeneficialOwners',
    });
    const ring = [
      owns('r', { type: 'shareholding' }, { replacesStatements: [id('s')] }),
      owns('s', { type: 'shareholding' }, { replacesStatements: [id('r')] }),
    ];
    expect(codes(...parties, ...ring)).toContain('bods-older-version');
  });
});
