import { describe, expect, it } from 'vitest';
import { currentStatements } from '../../../src/operations/current-statements.ts';
import { said } from '../../statement.ts';

const from = (name: string, percent: string) => {
  const statement = said('r-1', 'Renault', 'Nissan', { percent });
  return { ...statement, citation: { ...statement.citation, name } };
};

describe('the statements that stand', () => {
  it('are those of the later version of a document where it repeats an id', () => {
    const [standing, ...others] = currentStatements([from('a.csv', '43'), from('a.csv', '43.4')]);
    expect(others).toEqual([]);
    expect(standing?.claim).toMatchObject({
      stake: expect.objectContaining({ n: 217n, d: 500n }) as unknown,
    });
  });

  it('keep the same id of two documents apart', () => {
    const ids = currentStatements([from('a.csv', '43'), from('b.csv', '44')]).map(({ id }) => id);
    expect(ids).toEqual(['r-1', 'r-1 (b.csv)']);
  });
});
