import { beforeAll, describe, expect, it } from 'vitest';
import { asked, crosshold, freshFolder, rowsBy, written } from '../cli.ts';

const scenario = (title: string, stake: string) =>
  `title: ${title}\nasOf: 2020-01-01\nsteps:\n- transfer: {from: P, to: Q, issuer: A, stake: ${stake}}\n`;

let folder = '';
beforeAll(() => {
  folder = freshFolder();
  written(folder, 'held.csv', 'holder,issuer,stake\nP,A,60%\n');
  crosshold(folder, 'add', 'held.csv');
  written(folder, 'five.yaml', scenario('Five points', '5%'));
  written(folder, 'ten.yaml', scenario('Ten points', '10%'));
});

describe('kept deals', () => {
  it('are listed with their titles, days and steps', () => {
    expect(crosshold(folder, 'deal', '--list').out).toContain('keeps no scenario');
    for (const name of ['five', 'ten'])
      expect(crosshold(folder, 'deal', `${name}.yaml`, '--save', name).err).toBe('');
    expect(asked(folder, 'deal', '--list')['scenarios']).toEqual([
      { name: 'five', title: 'Five points', asOf: '2020-01-01', steps: 1 },
      { name: 'ten', title: 'Ten points', asOf: '2020-01-01', steps: 1 },
    ]);
  });

  it('are compared with each other, by name', () => {
    const answer = asked(folder, 'deal', '--rerun', 'ten', '--against', 'five');
    expect(rowsBy(answer, 'holder').get('P')).toMatchObject({
      capitalBefore: '55%',
      capitalAfter: '50%',
    });
    expect(answer['headline']).not.toContain('have changed');
  });
});
