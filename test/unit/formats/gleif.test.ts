import { describe, expect, it } from 'vitest';
import { readGleif } from '../../../src/formats/gleif/read.ts';
import { recognise } from '../../../src/formats/recognise.ts';

const CHILD = '5493001KJTIIGC8Y1R12';
const PARENT = 'HWUPKR0MPOU8FGXBT394';
const ABOUT = { name: 'rr.csv', source: 'sha256:0' };

const DEFAULTS = {
  'Relationship.StartNode.NodeID': CHILD,
  'Relationship.StartNode.NodeIDType': 'LEI',
  'Relationship.EndNode.NodeID': PARENT,
  'Relationship.EndNode.NodeIDType': 'LEI',
  'Relationship.RelationshipType': 'IS_DIRECTLY_CONSOLIDATED_BY',
  'Relationship.RelationshipStatus': 'ACTIVE',
  'Relationship.Period.1.startDate': '2019-01-01T00:00:00Z',
  'Relationship.Period.1.endDate': '2019-12-31T00:00:00Z',
  'Relationship.Period.1.periodType': 'ACCOUNTING_PERIOD',
  'Relationship.Period.2.startDate': '2015-02-03T00:00:00+01:00',
  'Relationship.Period.2.endDate': '',
  'Relationship.Period.2.periodType': 'RELATIONSHIP_PERIOD',
  'Registration.InitialRegistrationDate': '2018-05-05T10:00:00Z',
  'Registration.LastUpdateDate': '2020-01-01T00:00:00Z',
  'Registration.RegistrationStatus': 'PUBLISHED',
};
const csv = (...rows: readonly Partial<typeof DEFAULTS>[]) =>
  [Object.keys(DEFAULTS), ...rows.map((row) => Object.values({ ...DEFAULTS, ...row }))]
    .map((cells) => cells.map((cell) => `"${cell}"`).join(','))
    .join('\n');
const same = (lei: string) => lei;
const read = (...rows: readonly Partial<typeof DEFAULTS>[]) => readGleif(csv(...rows), ABOUT, same);

describe('GLEIF level 2', () => {
  it('is known by its columns', () => {
    expect(recognise(csv({}))).toBe('gleif');
    expect(recognise('LEI,Exception.Category,Exception.Reason.1\n')).toBe('gleif');
  });

  it('reads consolidation as control by the parent, without a percentage', () => {
    const { statements, findings } = read({});
    expect(findings).toEqual([]);
    expect(statements.at(-1)).toMatchObject({
      claim: {
        type: 'interest',
        holder: PARENT,
        issuer: CHILD,
        kind: 'otherInfluenceOrControl',
        directness: 'direct',
        details: 'IS_DIRECTLY_CONSOLIDATED_BY',
      },
      from: '2015-02-03',
      to: '..',
      knownFrom: '2018-05-05',
    });
    expect(statements.at(-1)?.claim).not.toHaveProperty('band');
  });

  it('takes the ultimate parent as indirect', () => {
    const { statements } = read({
      'Relationship.RelationshipType': 'IS_ULTIMATELY_CONSOLIDATED_BY',
    });
    expect(statements.at(-1)?.claim).toMatchObject({ directness: 'indirect' });
  });

  it('does not end a relationship whose registration lapsed', () => {
    const { statements, findings } = read({ 'Registration.RegistrationStatus': 'LAPSED' });
    expect(statements.at(-1)).toMatchObject({ to: '..', note: 'LAPSED' });
    expect(findings).toMatchObject([{ code: 'gleif-lapsed', severity: 'remark' }]);
  });

  it('ends an inactive relationship without an end date on its last update', () => {
    const { statements, findings } = read({ 'Relationship.RelationshipStatus': 'INACTIVE' });
    expect(statements.at(-1)).toMatchObject({ to: '2020-01-01' });
    expect(findings).toMatchObject([{ code: 'gleif-ended-undated' }]);
  });

  it('calls parties by the names that the workspace knows', () => {
    const { statements } = readGleif(csv({}), ABOUT, (lei) => (lei === PARENT ? 'Parent AG' : lei));
    expect(statements.at(-1)?.claim).toMatchObject({ holder: 'Parent AG', issuer: CHILD });
    expect(statements.map(({ id }) => id)).toContain(`lei:${CHILD}`);
    expect(statements.map(({ id }) => id)).not.toContain(`lei:${PARENT}`);
  });

  it('tells of codes that are no LEI, and gives repeated relationships ids of their own', () => {
    const { statements, findings } = read({}, {}, { 'Relationship.EndNode.NodeID': 'NOT-A-LEI' });
    expect(findings).toMatchObject([{ code: 'gleif-lei', at: { line: 4 } }]);
    const ids = statements.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('keeps the reason why a parent is not reported', () => {
    const text = `LEI,Exception.Category,Exception.Reason.1\n${CHILD},DIRECT_ACCOUNTING_CONSOLIDATION_PARENT,NATURAL_PERSONS\n`;
    const { statements, findings } = readGleif(text, ABOUT, same);
    expect(statements.at(-1)).toMatchObject({
      claim: { holder: '(unidentified)', issuer: CHILD },
      note: 'NATURAL_PERSONS',
    });
    expect(findings).toMatchObject([{ code: 'gleif-exception' }]);
  });

  it('refuses a table without the columns that say what it is about', () => {
    const { findings } = readGleif(`Relationship.StartNode.NodeID\n${CHILD}\n`, ABOUT, same);
    expect(findings).toMatchObject([{ code: 'missing-column', severity: 'error' }]);
  });
});
