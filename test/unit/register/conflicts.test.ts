import { describe, expect, it } from 'vitest';
import type { Statement } from '../../../src/evidence/index.ts';
import { conflictsAmong, conflictsIn } from '../../../src/register/index.ts';
import { at, caseOf, issued, said } from '../../statement.ts';

const same = (name: string) => name;
const kindsOf = (statements: readonly Statement[], ids: readonly string[]) =>
  conflictsAmong(caseOf(...statements), ids, at('2024-11-09'), same).map(({ kind }) => kind);

describe('conflicts', () => {
  it('finds no conflict where one printed figure rounds to the other', () => {
    const statements = [
      said('press', 'Renault', 'Nissan', { percent: '43', from: '2019-06' }),
      said('filing', 'Renault', 'Nissan', { percent: '43.4', from: '2014' }),
    ];
    expect(kindsOf(statements, ['press', 'filing'])).toEqual(['none']);
  });

  it('finds different values where no number prints like both', () => {
    const statements = [
      said('a', 'Renault', 'Nissan', { percent: '44.3', from: '2002-03-01' }),
      said('b', 'Renault', 'Nissan', { percent: '44.4', from: '2002-03-01' }),
      said('c', 'Renault', 'Nissan', { percent: '44.44', from: '2002-03-01' }),
    ];
    expect(kindsOf(statements, ['a', 'b', 'c'])).toEqual(['value', 'value', 'none']);
  });

  it('explains a figure without treasury shares by the counts', () => {
    const statements = [
      issued('issued', 'Nissan', 4_220_715_112n),
      said('own', 'Nissan', 'Nissan', { count: 29_812_226n, from: '2017' }),
      said('capital', 'Renault', 'Nissan', { percent: '43.4', from: '2014' }),
      said('register', 'Renault', 'Nissan', {
        percent: '43.7',
        basis: 'shares',
        from: '2023-03-31',
      }),
    ];
    const [conflict] = conflictsAmong(
      caseOf(...statements),
      ['capital', 'register'],
      at('2023-06-01'),
      same,
    );
    expect(conflict).toMatchObject({ kind: 'base', explainedBy: ['issued', 'own'] });
  });

  it('explains a figure on the base after a buy-back of the same day', () => {
    const statements = [
      issued('issued', 'MMC', 1_490_282_496n),
      said('sale', 'Nissan', 'MMC', {
        count: 149_028_300n,
        measures: 'change',
        from: '2024-11-08',
        to: '2024-11-08',
      }),
      said('before', 'Nissan', 'MMC', { percent: '24.05', basis: 'shares', from: '2024-11-08' }),
      said('after', 'Nissan', 'MMC', { percent: '27', basis: 'shares', from: '2024-11-08' }),
    ];
    const [conflict] = conflictsAmong(
      caseOf(...statements),
      ['before', 'after'],
      at('2024-11-09'),
      same,
    );
    expect(conflict).toMatchObject({ kind: 'base', explainedBy: ['sale', 'issued'] });
  });

  it('sets a plan against its denial', () => {
    const statements = [
      said('plan', 'Nissan', 'Renault', { percent: '10', from: '2025', modality: 'planned' }),
      said('denial', 'Nissan', 'Renault', { percent: '10', from: '2025', modality: 'denied' }),
    ];
    expect(
      conflictsIn(caseOf(...statements), [], at('2025-12-31'), same).map(({ kind }) => kind),
    ).toEqual(['modality']);
  });

  it('leaves out what was not yet known', () => {
    const statements = [
      said('early', 'T', 'Nissan', {
        count: 100n,
        from: '2024-03-28',
        known: '2024-03-27',
        modality: 'planned',
      }),
      said('late', 'T', 'Nissan', { count: 99n, from: '2024-03-28', known: '2024-04-02' }),
    ];
    const at27 = conflictsAmong(
      caseOf(...statements),
      ['early', 'late'],
      at('2024-03-28', '2024-03-27'),
      same,
    );
    expect(at27).toEqual([]);
  });

  it('flags the word majority beside a figure of half or less', () => {
    const wrong = said('wrong', 'Renault', 'Nissan', {
      percent: '43',
      from: '2019',
      label: 'majority',
    });
    const right = said('right', 'Renault', 'RCI', {
      percent: '51',
      from: '2019',
      label: 'majority',
    });
    const found = conflictsIn(caseOf(wrong, right), [], at('2019-06-10'), same);
    expect(found.map(({ ids, kind }) => [ids, kind])).toEqual([[['wrong'], 'label']]);
  });

  it('sets different accounts of one voter side by side', () => {
    const vote = (id: string, action: string): Statement => ({
      id,
      claim: {
        type: 'vote',
        actor: 'Renault',
        company: 'Nissan',
        subject: 'governance reform',
        action,
      },
      modality: 'asserted',
      citation: { source: id, name: `${id}.txt`, quote: action },
    });
    const found = conflictsIn(
      caseOf(vote('one', 'oppose'), vote('two', 'block')),
      ['Renault', 'Nissan'],
      at('2019-06-10'),
      same,
    );
    expect(found).toMatchObject([{ ids: ['one', 'two'], kind: 'value' }]);
  });
});
