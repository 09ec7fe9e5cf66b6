import { describe, expect, it } from 'vitest';
import { readFtm } from '../../../src/formats/ftm/read.ts';
import { recognise } from '../../../src/formats/recognise.ts';
import { bandText } from '../../../src/model/index.ts';
import { buildRegister } from '../../../src/register/index.ts';
import { at, caseOf } from '../../statement.ts';

type Properties = Readonly<Record<string, readonly unknown[]>>;
const entity = (id: string, schema: string, properties: Properties) => ({ id, schema, properties });
const ABOUT = { name: 'entities.ftm.json', source: 'sha256:0' };
const lines = (entities: readonly unknown[]) =>
  entities.map((each) => JSON.stringify(each)).join('\n');
const read = (...entities: readonly unknown[]) => readFtm(lines(entities), ABOUT);

const ALPHA = entity('a', 'Company', { name: ['Alpha'], jurisdiction: ['fi'] });
const BETA = entity('b', 'Company', { name: ['Beta'], alias: ['Beta Oy'] });
const JO = entity('p', 'Person', { name: ['Jo Doe'] });
const owns = (id: string, owner: string, more: Properties) =>
  entity(id, 'Ownership', { owner: [owner], asset: ['a'], ...more });

function holders(...entities: readonly unknown[]): string[] {
  const { statements } = read(...entities);
  return buildRegister(caseOf(...statements), at('2021-01-01')).holdings.map(
    ({ holder, stake, band }) =>
      `${holder} ${stake ? `${stake.mul(100).toString()}%` : band ? bandText(band) : ''}`,
  );
}

describe('a FollowTheMoney file', () => {
  it('is known by its fields', () => {
    expect(recognise(lines([ALPHA, BETA]))).toBe('ftm');
  });

  it('reads ownership as holdings with their band', () => {
    expect(
      holders(
        ALPHA,
        BETA,
        JO,
        owns('o', 'b', { percentage: ['50,01 %'] }),
        owns('q', 'p', { percentage: ['25-40%'] }),
      ),
    ).toEqual(['Beta 50.01%', 'Jo Doe [25%, 40%]']);
  });

  it('reads two values of one percentage as two statements', () => {
    const { statements, findings } = read(
      ALPHA,
      BETA,
      owns('o', 'b', { percentage: ['40', '60'] }),
    );
    expect(statements.filter(({ claim }) => claim.type === 'holding').map(({ id }) => id)).toEqual([
      'o',
      'o#2',
    ]);
    expect(findings).toMatchObject([{ code: 'ftm-several-values' }]);
  });

  it.each([
    ['ftm-percentage', owns('o', 'b', { percentage: ['most'] })],
    ['ftm-no-size', owns('o', 'b', {})],
    ['ftm-indirect', owns('o', 'b', { percentage: ['30'], ownershipType: ['Indirect'] })],
    ['ftm-several-parties', owns('o', 'b', { owner: ['b', 'p'], percentage: ['30'] })],
    ['ftm-end-missing', owns('o', 'b', { owner: [], percentage: ['30'] })],
    ['ftm-control', entity('k', 'Control', { controller: ['b'], controlled: ['a'] })],
  ])('keeps what is no direct holding beside the register: %s', (code, link) => {
    expect(holders(ALPHA, BETA, JO, link)).toEqual([]);
    const { statements, findings } = read(ALPHA, BETA, JO, link);
    expect(findings.map((finding) => finding.code)).toContain(code);
    expect(statements.some(({ claim }) => claim.type === 'interest')).toBe(true);
  });

  it('reads posts, dates and the source of a link', () => {
    const post = entity('d', 'Directorship', {
      director: ['p'],
      organization: ['a'],
      role: ['chair'],
      startDate: ['2019-03'],
      endDate: ['2020-06-30T00:00:00'],
      sourceUrl: ['https://register.example/1'],
    });
    expect(read(ALPHA, JO, post).statements.at(-1)).toMatchObject({
      claim: { type: 'role', person: 'Jo Doe', post: 'chair', company: 'Alpha' },
      from: '2019-03',
      to: '2020-06-30',
      citation: { line: 3, cites: 'https://register.example/1' },
    });
  });

  it('reads entities that stand inside others, and puts those of one id together', () => {
    const nested = entity('o', 'Ownership', { owner: [JO], asset: [ALPHA], percentage: ['12'] });
    expect(holders(nested)).toEqual(['Jo Doe 12%']);
    const twice = read(ALPHA, entity('a', 'Company', { name: ['Alfa'] }));
    expect(twice.statements[0]?.claim).toMatchObject({ entity: { aliases: ['Alfa'], law: 'FI' } });
    expect(twice.findings).toMatchObject([{ code: 'ftm-duplicate-id' }]);
  });

  it('tells two parties of one name apart, and lists what it does not carry', () => {
    const other = entity('q', 'Person', { name: ['Jo Doe'] });
    expect(
      holders(
        ALPHA,
        JO,
        other,
        owns('o', 'p', { percentage: ['1'] }),
        owns('r', 'q', { percentage: ['2'] }),
      ),
    ).toEqual(['Jo Doe (p) 1%', 'Jo Doe (q) 2%']);
    const { findings } = read(ALPHA, entity('s', 'Sanction', { entity: ['a'] }));
    expect(findings).toMatchObject([{ code: 'ftm-not-carried' }]);
  });

  it('refuses records that are no entities', () => {
    expect(
      read(ALPHA, { id: 'x', schema: 'Company', properties: { name: 'X' } }).findings,
    ).toMatchObject([{ code: 'ftm-shape', severity: 'error', at: { line: 2 } }]);
  });
});
