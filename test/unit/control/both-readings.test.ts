import fc from 'fast-check';
import { expect, it } from 'vitest';
import { controlInBoth, controlSets } from '../../../src/control/closure.ts';
import { isBelow, jointVotes, meetsLine } from '../../../src/control/joint-votes.ts';
import { bandsFrom } from '../../../src/control/vote-bands.ts';
import { fraction } from '../../../src/model/index.ts';

const NAMES = ['A', 'B', 'C', 'D', 'E'];
const name = fc.constantFrom(...NAMES);
const quota = fc.record({
  share: fc.constantFrom(fraction(1, 2), fraction(1, 3)),
  strict: fc.boolean(),
});
const edge = fc
  .tuple(name, name, fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 6 }), fc.boolean())
  .map(
    ([holder, issuer, least, width, open]) =>
      [
        holder,
        issuer,
        {
          min: fraction(least, 12),
          max: fraction(least + width, 12),
          minOpen: open && width > 0,
          maxOpen: open && width > 0,
        },
      ] as const,
  );
const graph = fc.record({
  edges: fc.array(edge, { maxLength: 12 }),
  complete: fc.subarray(NAMES),
});

it('control in both readings at once is control in each', () => {
  fc.assert(
    fc.property(graph, quota, fc.boolean(), ({ edges, complete }, line, nobodyLarger) => {
      const bands = bandsFrom(edges, complete);
      const test = { quota: line, nobodyLarger };
      const both = controlInBoth(bands, test);
      expect(both.certain).toEqual(controlSets(bands, test, 'certain'));
      expect(both.possible).toEqual(controlSets(bands, test, 'possible'));
    }),
    { seed: 20191, numRuns: 400 },
  );
});

it('a group that is below a line by its own ends never meets it', () => {
  let below = 0;
  fc.assert(
    fc.property(graph, quota, fc.subarray(NAMES), ({ edges, complete }, line, members) => {
      const bands = bandsFrom(edges, complete);
      for (const issuer of NAMES) {
        const group = new Set(members);
        if (!isBelow(bands, group, issuer, line.share)) continue;
        below += 1;
        expect(meetsLine(jointVotes(bands, group, issuer), line)).toBe('no');
      }
    }),
    { seed: 20192, numRuns: 400 },
  );
  expect(below).toBeGreaterThan(100);
});

it('a group is not below a line that the others must leave to it', () => {
  const edges = [
    ['A', 'B', { min: fraction(0), max: fraction(1, 4), minOpen: false, maxOpen: false }],
  ] as const;
  const group = new Set(['A']);
  expect(isBelow(bandsFrom(edges), group, 'B', fraction(1, 2))).toBe(true);
  expect(isBelow(bandsFrom(edges), group, 'B', fraction(1, 4))).toBe(false);
  expect(isBelow(bandsFrom(edges, ['B']), group, 'B', fraction(1, 2))).toBe(false);
});
