import { beforeAll, describe, expect, it } from 'vitest';
import { asked, crosshold, freshFolder, rowsBy, written } from '../cli.ts';

const TABLE = 'holder,issuer,stake\nP,A,60%\nA,B,50%\nB,C,1/2\nP,C,10%\n';

let folder = '';
beforeAll(() => {
  folder = freshFolder();
  written(folder, 'some.csv', TABLE);
});

describe('the command line', () => {
  it('answers about one table without setting anything up', () => {
    const answer = asked(folder, 'owners', 'C', '--holdings', 'some.csv');
    expect(rowsBy(answer, 'holder').get('P')).toMatchObject({ direct: '10%', integrated: '25%' });
    expect(answer).toMatchObject({
      schemaVersion: 1,
      operation: 'owners',
      base: 'ofIssuedShares',
      method: 'net',
      outsideOwners: '1',
    });
  });

  it('gives every row its base, its method and its statements', () => {
    for (const row of rowsBy(
      asked(folder, 'owners', 'C', '--holdings', 'some.csv'),
      'holder',
    ).values()) {
      expect(row).toMatchObject({
        base: expect.any(String) as string,
        method: expect.any(String) as string,
      });
      expect(row['statements']).toBeInstanceOf(Array);
    }
  });

  it('prints a sentence, a table and the date for people', () => {
    const { status, out } = crosshold(
      folder,
      'owners',
      'C',
      '--holdings',
      'some.csv',
      '--as-of',
      '2019-06-10',
    );
    expect(status).toBe(0);
    expect(out.split('\n').slice(0, 2)).toEqual([
      'C is owned by B 50%, P 25%, A 25%; 40% is with unidentified holders.',
      'as of 2019-06-10',
    ]);
  });

  it('explains only when asked to', () => {
    expect(asked(folder, 'owners', 'C', '--holdings', 'some.csv')).not.toHaveProperty(
      'explanation',
    );
    const explained = asked(folder, 'owners', 'C', '--holdings', 'some.csv', '--explain');
    expect(JSON.stringify(explained['explanation'])).toContain('P > A > B > C = 15%');
  });

  it('offers the nearest name when nothing is known, with status 1', () => {
    const { status, err } = crosshold(folder, 'owners', 'Cc', '--holdings', 'some.csv');
    expect(status).toBe(1);
    expect(err).toContain('Did you mean "C"?');
  });

  it.each([
    [['owners'], 'issuer'],
    [['frobnicate'], 'unknown command'],
    [['owners', 'C', '--convention', 'fancy'], 'convention'],
    [['owners', 'C', '--as-of', 'yesterday'], 'yesterday'],
  ])('ends with status 2 on wrong usage: %j', (words, says) => {
    const { status, err } = crosshold(folder, ...words, '--holdings', 'some.csv');
    expect(status).toBe(2);
    expect(err).toContain(says);
    expect(err).not.toMatch(/\n {4}at /);
  });

  it('asks for a workspace or a table when there is neither, with status 3', () => {
    const { status, err } = crosshold(freshFolder(), 'owners', 'C');
    expect(status).toBe(3);
    expect(err).toContain('crosshold add');
  });

  it('blocks the computed view of an over-held company and says the sum, with status 1', () => {
    written(folder, 'over.csv', 'holder,issuer,stake\nX,Y,60%\nZ,Y,50%\n');
    const { status, out } = crosshold(folder, 'owners', 'Y', '--holdings', 'over.csv');
    expect(status).toBe(1);
    expect(out).toContain('110.00%');
    expect(out).toContain('X 60.00 + Z 50.00');
  });
});
