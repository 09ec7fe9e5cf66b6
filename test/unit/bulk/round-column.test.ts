import Fraction from 'fraction.js';
import { describe, expect, it } from 'vitest';
import { roundColumn } from '../../../src/bulk/read/round-column.ts';

const HALF = [new Fraction(1, 2)];
const stakes = (...texts: string[]) => texts.map((text) => new Fraction(text));

describe('stakes that are no whole number of parts', () => {
  it('come to the whole when they did before', () => {
    const { parts, safe } = roundColumn(stakes('1/3', '1/3', '1/3'), HALF);
    expect(parts.reduce((sum, part) => sum + part)).toBe(100_000_000);
    expect(safe).toBe(true);
  });

  it('keep a group on the line that was on it', () => {
    const { parts, safe } = roundColumn(stakes('1/3', '1/6', '1/2'), HALF);
    expect((parts[0] as number) + (parts[1] as number)).toBe(50_000_000);
    expect(safe).toBe(true);
  });

  it('say so when a group that was above a line would come to lie on it', () => {
    const near = new Fraction(1, 2).add(new Fraction(1, 10n ** 10n));
    const rest = new Fraction(1, 2).sub(new Fraction(1, 10n ** 10n));
    expect(roundColumn([near, rest], HALF).safe).toBe(false);
  });

  it('are not shown to be safe when there are too many groups to try', () => {
    const many = Array.from({ length: 30 }, () => new Fraction(1, 70));
    expect(roundColumn(many, HALF).safe).toBe(false);
  });
});
