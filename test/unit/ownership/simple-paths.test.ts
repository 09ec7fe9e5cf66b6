import { describe, expect, it } from 'vitest';
import { fraction } from '../../../src/model/index.ts';
import {
  loopsThrough,
  type OwnershipPath,
  simplePathOwnership,
  simplePaths,
} from '../../../src/ownership/simple-paths.ts';
import { type Stakes, stakesFrom } from '../../../src/ownership/stakes.ts';

const exact = (...edges: readonly (readonly [string, string, string])[]): Stakes =>
  stakesFrom(edges.map(([holder, issuer, stake]) => [holder, issuer, fraction(stake)]));
const told = (paths: readonly OwnershipPath[] | undefined) =>
  paths?.map(({ through, product }) => `${through.join(' > ')} ${product.toFraction()}`);

/** P reaches C directly, through A, and through A and B; A and B hold each other. */
const NET = exact(
  ['P', 'C', '1/10'],
  ['P', 'A', '1/2'],
  ['A', 'C', '1/4'],
  ['A', 'B', '1/3'],
  ['B', 'A', '1/5'],
  ['B', 'C', '1/2'],
  ['Q', 'B', '1/7'],
);

describe('The chains from a holder to a company', () => {
  it('name nobody twice and come heaviest first', () => {
    expect(told(simplePaths(NET, 'P', 'C'))).toEqual([
      'P > A > C 1/8',
      'P > C 1/10',
      'P > A > B > C 1/12',
    ]);
  });

  it('end at the holder, though others hold it', () => {
    expect(told(simplePaths(NET, 'A', 'C'))).toEqual(['A > C 1/4', 'A > B > C 1/6']);
  });

  it('do not come round through the company itself', () => {
    const loop = exact(['P', 'A', '1/2'], ['B', 'A', '1/4'], ['A', 'B', '1/3']);
    expect(told(simplePaths(loop, 'P', 'A'))).toEqual(['P > A 1/2']);
  });

  it('are none where nothing is held', () => {
    expect(simplePaths(NET, 'C', 'P')).toEqual([]);
    expect(simplePaths(NET, 'nobody', 'C')).toEqual([]);
  });

  it('leave out stakes of nothing', () => {
    expect(simplePaths(exact(['P', 'A', '0'], ['A', 'C', '1/2']), 'P', 'C')).toEqual([]);
  });

  it('are given up beyond the number of partial chains that may be looked at', () => {
    // Looked at: C; then A > C and B > C; then B > A > C and A > B > C.
    expect(simplePaths(NET, 'P', 'C', 5)).toHaveLength(3);
    expect(simplePaths(NET, 'P', 'C', 4)).toBeUndefined();
  });
});

describe('The loops through a company', () => {
  it('are the chains from it back to itself', () => {
    const loops = exact(
      ['A', 'B', '1/3'],
      ['B', 'A', '1/5'],
      ['A', 'A', '1/10'],
      ['B', 'C', '1/2'],
    );
    expect(told(loopsThrough(loops, 'A'))).toEqual(['A > A 1/10', 'A > B > A 1/15']);
    expect(told(loopsThrough(loops, 'C'))).toEqual([]);
  });
});

describe('Ownership over simple paths', () => {
  it('sums the chains of every holder', () => {
    const shares = [...(simplePathOwnership(NET, 'C') ?? [])].map(
      ([holder, share]) => `${holder} ${share.toFraction()}`,
    );
    // P: 1/8 + 1/10 + 1/12; A: 1/4 + 1/2·1/3; B: 1/2 + 1/4·1/5; Q: 1/7 of B, directly and through A.
    expect(shares.sort()).toEqual(['A 5/12', 'B 11/20', 'P 37/120', 'Q 11/140']);
  });

  it('is given up beyond the number of partial chains that may be looked at', () => {
    // Looked at: C; P, A and B above it; P and B above A; Q and A above B; P above A above B; Q above B above A.
    expect(simplePathOwnership(NET, 'C', 10)?.size).toBe(4);
    expect(simplePathOwnership(NET, 'C', 9)).toBeUndefined();
  });
});
