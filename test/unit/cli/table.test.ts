import { describe, expect, it } from 'vitest';
import { LINE_MAX, table } from '../../../src/cli/table.ts';

const columns = [
  { field: 'holder', heading: 'Holder' },
  { field: 'stake', heading: 'Stake' },
  { field: 'blocks', heading: 'Blocks' },
  { field: 'statements', heading: 'Statements' },
];

describe('a printed table', () => {
  it('stays within a line and loses no word', () => {
    const rows = Array.from({ length: 3 }, (_, at) => ({
      holder: 'A holding company with a long name',
      stake: '12.3456%',
      blocks: 'belowTurnout',
      statements: `${at}-an-id-that-has-no-space-in-it-at-all`,
    }));
    const wide = [...columns, ...columns.map((column) => ({ ...column, heading: 'Again' }))];
    const text = table(wide, rows);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(LINE_MAX);
    expect(text.replace(/\s+/g, ' ')).toContain('company');
    expect(text).not.toContain('…');
  });

  it('says yes and no, and words for values of the JSON', () => {
    const text = table(columns, [{ holder: 'X', stake: true, blocks: 'belowTurnout' }]);
    expect(text.split('\n')[2]?.trimEnd()).toBe('X       yes    below turnout');
  });
});
