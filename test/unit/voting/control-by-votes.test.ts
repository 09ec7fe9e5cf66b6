import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtinLaw } from '../../../src/law/law.ts';
import {
  type Day,
  exactText,
  fraction,
  type Fraction,
  sum,
  ZERO,
} from '../../../src/model/index.ts';
import {
  controlledBy,
  graphOf,
  largestOther,
  MAJORITY,
  PRESUMPTION,
  type VoteGraph,
  voteGraph,
  voteTests,
} from '../../../src/voting/control-by-votes.ts';
import { companiesAround } from '../../../src/voting/holding-index.ts';
import { registerOf } from './register-of.ts';

const law = builtinLaw();

function graph(...links: readonly (readonly [string, string, string])[]): VoteGraph {
  return voteGraph(
    registerOf({ holdings: links.map(([holder, issuer, votes]) => ({ holder, issuer, votes })) }),
    law,
  );
}

const controls = (links: VoteGraph, holder: string, test = MAJORITY) =>
  [...controlledBy(links, holder, [test])].toSorted();

describe('Control by votes', () => {
  it('is above half, alone or together with what is controlled', () => {
    const links = graph(
      ['X', 'A', '60%'],
      ['X', 'B', '30%'],
      ['A', 'B', '20.01%'],
      ['B', 'C', '50%'],
    );
    expect(controls(links, 'X')).toEqual(['A', 'B']);
    expect(controls(graph(['X', 'A', '60%'], ['X', 'B', '30%'], ['A', 'B', '20%']), 'X')).toEqual([
      'A',
    ]);
  });

  it('goes round a loop once and never returns to the holder', () => {
    const links = graph(['A', 'B', '60%'], ['B', 'A', '60%']);
    expect([controls(links, 'A'), controls(links, 'B')]).toEqual([['B'], ['A']]);
  });

  it('counts own shares in the base unless they are left out', () => {
    const register = registerOf({
      holdings: [
        { holder: 'A', issuer: 'A', stake: '10%' },
        { holder: 'P', issuer: 'A', stake: '46%' },
      ],
    });
    expect(controls(voteGraph(register, law), 'P')).toEqual([]);
    expect(controls(voteGraph(register, law, 'leftOut'), 'P')).toEqual(['A']);
  });
});

describe('The presumption', () => {
  it('needs more than two fifths and nobody with more', () => {
    expect(controls(graph(['X', 'A', '41%'], ['Y', 'A', '41%']), 'X', PRESUMPTION)).toEqual(['A']);
    expect(controls(graph(['X', 'A', '41%'], ['Y', 'A', '42%']), 'X', PRESUMPTION)).toEqual([]);
  });

  it('adds up what another holder has through companies that it controls', () => {
    const links = graph(['X', 'A', '41%'], ['Y', 'A', '22%'], ['S', 'A', '20%'], ['Y', 'S', '51%']);
    expect(controls(links, 'X', PRESUMPTION)).toEqual([]);
    const other = largestOther(links, { group: ['X'], issuer: 'A' });
    expect([other.holder, exactText(other.share)]).toEqual(['Y', '21/50']);
  });

  it('finds another holder that has nothing directly', () => {
    const links = graph(
      ['X', 'A', '41%'],
      ['S', 'A', '22%'],
      ['T', 'A', '20%'],
      ['Y', 'S', '51%'],
      ['Y', 'T', '51%'],
    );
    expect(controls(links, 'X', PRESUMPTION)).toEqual([]);
  });

  it('does not count against a holder what its own parent has through it', () => {
    const links = graph(['P', 'X', '100%'], ['X', 'A', '41%'], ['P', 'A', '2%']);
    expect(controls(links, 'X', PRESUMPTION)).toEqual(['A']);
    expect(controls(links, 'P', PRESUMPTION)).toEqual(['A', 'X']);
  });
});

describe('Tests by name', () => {
  it('come from the control rules that count votes and hold on the day', () => {
    const names = (ids: readonly string[], day = '2020-01-01') =>
      voteTests(law, ids, day as Day).map(
        ({ quota, largest }) => `${exactText(quota.share)} ${largest}`,
      );
    expect(
      names(['majority', 'fr-233-3-presumption', 'fr-233-3-majority', 'eu-de-facto', 'nothing']),
    ).toEqual(['1/2 false', '2/5 true', '1/2 false']);
    expect(names(['fr-233-3-presumption'], '2000-09-20')).toEqual([]);
  });
});

describe('The least set (seed 7)', () => {
  const SIZE = 6;
  const arbitrary = fc.array(
    fc.tuple(
      fc.integer({ min: 0, max: SIZE - 1 }),
      fc.integer({ min: 0, max: SIZE - 1 }),
      fc.integer({ min: 1, max: 70 }),
    ),
    { maxLength: 14 },
  );

  it('is what repeated rounds over all companies find, also on the part of the graph around a company', () => {
    fc.assert(
      fc.property(arbitrary, (links) => {
        const columns = new Map<string, Map<string, Fraction>>();
        for (const [holder, issuer, percent] of links) {
          const column = columns.get(`c${issuer}`) ?? new Map<string, Fraction>();
          if (
            holder !== issuer &&
            sum(column.values())
              .add(fraction(BigInt(percent), 100n))
              .lte(1)
          )
            column.set(`c${holder}`, fraction(BigInt(percent), 100n));
          columns.set(`c${issuer}`, column);
        }
        for (let at = 0; at < SIZE; at++) {
          for (const test of [MAJORITY, PRESUMPTION]) {
            const found = controlledBy({ columns }, `c${at}`, [test]);
            if (test === MAJORITY) expect([...found].toSorted()).toEqual(rounds(columns, `c${at}`));
          }
        }
      }),
      { seed: 7, numRuns: 1000 },
    );
  });

  it('is the same for the holders of a company on the companies around it', () => {
    fc.assert(
      fc.property(arbitrary, (links) => {
        const register = registerOf({
          holdings: [
            ...new Map(
              links
                .filter(([holder, issuer]) => holder !== issuer)
                .map(([holder, issuer, percent]) => [
                  `${holder}-${issuer}`,
                  {
                    holder: `c${holder}`,
                    issuer: `c${issuer}`,
                    votes: `${Math.ceil(percent / 3)}%`,
                  },
                ]),
            ).values(),
          ],
        });
        for (let at = 0; at < SIZE; at++) {
          const issuer = `c${at}`;
          const holders = register.holdings
            .filter((row) => row.issuer === issuer)
            .map((row) => row.holder);
          const [whole, part] = [
            voteGraph(register, law),
            graphOf(register, law, companiesAround(register, issuer)),
          ];
          const low = { quota: { share: fraction(1n, 8n), strict: true }, largest: true };
          const among = (links: VoteGraph) =>
            holders.filter((holder) => controlledBy(links, issuer, [low]).has(holder));
          expect(among(part)).toEqual(among(whole));
        }
      }),
      { seed: 7, numRuns: 1000 },
    );
  });
});

/** Slow twin: rounds over all companies until nothing is added. */
function rounds(
  columns: ReadonlyMap<string, ReadonlyMap<string, Fraction>>,
  holder: string,
): string[] {
  const found = new Set<string>();
  for (let added = true; added;) {
    added = false;
    for (const [issuer, column] of columns) {
      const votes = sum(
        [...column].map(([name, share]) => (name === holder || found.has(name) ? share : ZERO)),
      );
      if (issuer !== holder && !found.has(issuer) && votes.gt(fraction(1n, 2n))) {
        found.add(issuer);
        added = true;
      }
    }
  }
  return [...found].toSorted();
}
