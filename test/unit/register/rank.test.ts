import { describe, expect, it } from 'vitest';
import { fraction } from '../../../src/model/index.ts';
import {
  agree,
  compare,
  type Contender,
  type HoldingStatement,
  numbersOf,
  width,
} from '../../../src/register/rank.ts';
import { said } from '../../statement.ts';

/** A contender that says `about`, with its part of the total where this is known. */
function contender(
  about: Parameters<typeof said>[3],
  more: Partial<Contender> & { readonly id?: string } = {},
): Contender {
  const { id = 's', ...rest } = more;
  const statement = said(id, 'H', 'A', about) as HoldingStatement;
  const { stake, band } = statement.claim;
  return { statement, standing: 'usable', share: stake, band, ...rest };
}

const share = fraction(1n, 4n);
const text = (found: ReturnType<typeof numbersOf>) =>
  found && `${found.min.toFraction()} to ${found.max.toFraction()}`;

describe('The numbers that a statement stands for', () => {
  it('are a point for a count whose total is known, whatever it prints beside it', () => {
    const printed = contender({ percent: '25' }).band;
    expect(text(numbersOf(contender({ count: 25n }, { share })))).toBe('1/4 to 1/4');
    expect(text(numbersOf(contender({ count: 25n }, { share, band: printed })))).toBe('1/4 to 1/4');
    expect(numbersOf(contender({ count: 25n }, { share: undefined, band: printed }))).toBe(
      undefined,
    );
  });

  it('are the band of what is about, and of a printed figure', () => {
    const band = { min: fraction(1, 5), max: fraction(3, 10), minOpen: false, maxOpen: false };
    expect(text(numbersOf(contender({ count: 25n, approximate: true }, { share, band })))).toBe(
      '1/5 to 3/10',
    );
    expect(text(numbersOf(contender({ percent: '25' })))).toBe('49/200 to 51/200');
    expect(text(numbersOf(contender({ percent: '25' }, { band: undefined })))).toBe('1/4 to 1/4');
  });

  it('are none where it gives no figure', () => {
    expect(numbersOf(contender({}))).toBeUndefined();
  });
});

describe('Two statements agree', () => {
  it('where some number would be printed like both', () => {
    expect(agree(contender({ percent: '43' }), contender({ percent: '43.4' }))).toBe(true);
    expect(agree(contender({ percent: '43' }), contender({ percent: '43.7' }))).toBe(false);
  });

  it('neither way where one of them gives no figure', () => {
    expect(agree(contender({}), contender({ percent: '43' }))).toBeUndefined();
    expect(agree(contender({ percent: '43' }), contender({}))).toBeUndefined();
  });
});

describe('The precision of a statement', () => {
  it('is best for a count, then for one that is about, then for the narrower band, then for none', () => {
    const widths = [
      contender({ count: 25n }),
      contender({ count: 25n }, { share }),
      contender({ count: 25n, approximate: true }, { share }),
      contender({ percent: '25.00' }),
      contender({ percent: '25' }),
      contender({}),
    ].map((one) => width(one).valueOf());
    expect(widths).toEqual(widths.toSorted((one, other) => one - other));
    expect([widths[0], widths[1]]).toEqual([0, 0]);
    expect(new Set(widths).size).toBe(5);
  });
});

describe('Of two statements goes first', () => {
  const filing = { percent: '25', from: '2019-06-10' };
  const article = { confidence: { value: 0.9 } as never };
  const ground = (first: Contender, second: Contender) => {
    const there = compare(first, second);
    expect(there.order, 'the first goes first').toBeLessThan(0);
    const back = compare(second, first);
    expect(back.order, 'and so the other way round').toBeGreaterThan(0);
    expect(back.ground).toBe(there.ground);
    return there.ground;
  };

  it('one that a person accepted', () => {
    const accepted = contender({ percent: '25' }, { standing: 'accepted' });
    expect(ground(accepted, contender(filing))).toBe('review');
  });

  it('one with a date of its own', () => {
    expect(ground(contender({ ...filing, ...article }), contender({ percent: '25' }))).toBe('date');
  });

  it('one whose last day is stated, and still going on is no last day', () => {
    const closed = contender({ ...filing, from: '2018', to: '2020' });
    expect(ground(closed, contender({ ...filing, to: '..' }))).toBe('period');
  });

  it('one that no text was read for, though it is older', () => {
    expect(
      ground(contender({ ...filing, from: '2015' }), contender({ ...filing, ...article })),
    ).toBe('article');
  });

  it('one of a later year, though it is only reported', () => {
    const later = contender({ ...filing, from: '2020', modality: 'reported' });
    expect(ground(later, contender(filing))).toBe('year');
  });

  it('of one year the one nearer to the register, though it is older', () => {
    const reported = contender({ ...filing, from: '2019-12', modality: 'reported' });
    expect(ground(contender(filing), reported)).toBe('source');
  });

  it('the more recent one', () => {
    expect(ground(contender({ ...filing, from: '2019-07' }), contender(filing))).toBe('recency');
  });

  it('the more precise one, where a year begins with its first day', () => {
    const precise = contender({ percent: '25.0', from: '2019' });
    expect(ground(precise, contender({ percent: '25', from: '2019-01-01' }))).toBe('precision');
  });

  it('the one whose name comes first, with nothing else between them', () => {
    expect(ground(contender(filing, { id: 'a' }), contender(filing, { id: 'b' }))).toBe('id');
    const undated = { percent: '25' };
    expect(ground(contender(undated, { id: 'a' }), contender(undated, { id: 'b' }))).toBe('id');
  });
});
