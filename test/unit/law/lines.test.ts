import { describe, expect, it } from 'vitest';
import { lowConcern, presumedHarmful } from '../../../src/control/concentration.ts';
import { thresholdAnswer } from '../../../src/control/threshold.ts';
import { controlVerdict } from '../../../src/control/verdict.ts';
import { builtinLaw, isInForce, ruleOf } from '../../../src/law/law.ts';
import type { Rule } from '../../../src/law/rule.ts';
import { type Day, fraction, type PartialDate, ZERO } from '../../../src/model/index.ts';
import { grossVotes } from '../../../src/voting/gross-votes.ts';
import { decide, type Tally } from '../../../src/voting/tally.ts';
import { votes } from '../../../src/voting/votes.ts';
import { registerOf } from '../voting/register-of.ts';
import { concentrations } from './lines/concentration.ts';
import { controls } from './lines/control.ts';
import { instruments } from './lines/instrument.ts';
import { majorities, type MajorityLine } from './lines/majority.ts';
import type { Span } from './lines/span.ts';
import { suspensions, type SuspensionLine } from './lines/suspension.ts';
import { thresholds } from './lines/threshold.ts';
import { withoutLine } from './lines/without-line.ts';

const law = builtinLaw();
const spans: readonly Span[] = [
  ...majorities,
  ...controls,
  ...thresholds,
  ...suspensions,
  ...instruments,
  ...concentrations,
  ...withoutLine,
];

function ruleAs<K extends Rule['kind']>(id: string, kind: K): Extract<Rule, { kind: K }> {
  const rule = ruleOf(law, id);
  if (rule.kind !== kind) throw new TypeError(`${id} is of another kind`);
  return rule as Extract<Rule, { kind: K }>;
}

describe('The tables of lines', () => {
  it('have a row for every rule of the law, and for no other', () => {
    expect([...new Set(spans.map(({ rule }) => rule))].toSorted()).toEqual(
      [...law.rules.keys()].toSorted(),
    );
  });

  it('give the days of every rule that has any', () => {
    for (const { id, validFrom, validTo } of law.rules.values()) {
      const rows = spans.filter(({ rule }) => rule === id);
      expect([id, rows.some(({ from }) => from)]).toEqual([id, validFrom !== undefined]);
      expect([id, rows.some(({ to }) => to)]).toEqual([id, validTo !== undefined]);
    }
  });
});

describe('The days of a rule', () => {
  const holds = ({ rule, yearClosed }: Span, day: string) =>
    isInForce(ruleOf(law, rule), {
      asOf: (yearClosed ? '2021-06-01' : day) as Day,
      ...(yearClosed && { yearClosed: day as PartialDate }),
    });

  for (const span of spans.filter(({ from, to }) => from ?? to)) {
    it(`${span.rule} holds on its first and last day, not a day before or after`, () => {
      if (span.from) expect(span.from.map((day) => holds(span, day))).toEqual([false, true]);
      if (span.to) expect(span.to.map((day) => holds(span, day))).toEqual([true, false]);
    });
  }
});

describe('The line of a majority', () => {
  /** `yes` votes for, the rest of the base against; 90 abstain, inside the base where they count. */
  const outcome = ({ rule, base, on }: MajorityLine, yes: number) => {
    const abstain = base >= 1000 ? 90 : 1;
    const tally: Tally = {
      for: fraction(yes),
      against: fraction(base - yes - (on === 'present' ? abstain : on === 'all' ? 200 : 0)),
      abstain: fraction(abstain),
      neutral: ZERO,
      unknown: ZERO,
      total: fraction(base),
    };
    return decide({ rule: ruleAs(rule, 'majority'), quorum: undefined, counted: true }, tally)
      .outcome;
  };

  for (const row of majorities) {
    it(`${row.rule} turns on one vote of ${row.base}`, () => {
      expect([row.line - 1, row.line, row.line + 1].map((yes) => outcome(row, yes))).toEqual(
        row.exactly === 'tie' ? ['failed', 'failed', 'passed'] : ['failed', row.exactly, 'passed'],
      );
    });
  }

  for (const row of majorities.filter(({ exactly }) => exactly === 'tie')) {
    it(`${row.rule} leaves ${row.line} against ${row.line} to the chair`, () => {
      const tally: Tally = {
        for: fraction(row.line),
        against: fraction(row.line),
        abstain: ZERO,
        neutral: ZERO,
        unknown: ZERO,
        total: fraction(row.base),
      };
      const terms = { rule: ruleAs(row.rule, 'majority'), quorum: undefined, counted: true };
      expect([
        decide(terms, tally).outcome,
        decide({ ...terms, chair: 'for' }, tally).outcome,
        decide({ ...terms, chair: 'against' }, tally).outcome,
        decide({ ...terms, chair: 'abstain' }, tally).outcome,
      ]).toEqual(['tie', 'passed', 'failed', 'tie']);
    });
  }

  it('de-articles needs a majority of the votes cast beside three quarters of the capital', () => {
    expect(ruleAs('de-articles', 'majority').second).toEqual({
      quota: { share: fraction(1, 2), strict: true },
      denominator: 'cast',
    });
  });
});

describe('The second line of a majority', () => {
  for (const { rule, second } of majorities) {
    if (!second) continue;
    it(`${rule} asks for ${second.line} of all ${second.of} votes`, () => {
      const passes = (yes: number) =>
        decide(
          { rule: ruleAs(rule, 'majority'), quorum: undefined, counted: true },
          {
            for: fraction(yes),
            against: ZERO,
            abstain: ZERO,
            neutral: ZERO,
            unknown: ZERO,
            total: fraction(second.of),
          },
        ).outcome === 'passed';
      expect([second.line - 1, second.line, second.line + 1].map(passes)).toEqual([
        false,
        second.exactly,
        true,
      ]);
    });
  }
});

describe('The line of a majority with few present', () => {
  for (const { rule, line, exactly, fewPresent: few } of majorities) {
    it(`${rule} ${few ? `moves below ${few.present} of ${few.of}` : 'stays'}`, () => {
      const known = ruleAs(rule, 'majority');
      expect(known.fewPresent !== undefined).toBe(few !== undefined);
      if (!few) return;
      const outcome = (yes: number, present: number) =>
        decide(
          { rule: known, quorum: undefined, counted: true },
          {
            for: fraction(yes),
            against: fraction(present - yes),
            abstain: ZERO,
            neutral: ZERO,
            unknown: ZERO,
            total: fraction(few.of),
          },
        ).outcome;
      const short = few.present - 3;
      const scaled = (few.line * short) / few.present;
      expect([scaled - 1, scaled, scaled + 1].map((yes) => outcome(yes, short))).toEqual([
        'failed',
        few.exactly,
        'passed',
      ]);
      expect([line - 1, line, line + 1].map((yes) => outcome(yes, few.present))).toEqual([
        'failed',
        exactly,
        'passed',
      ]);
      expect([outcome(line + 1, few.present - 1), outcome(line + 1, few.present + 1)]).toEqual([
        'failed',
        'passed',
      ]);
    });
  }
});

describe('The quorum of a majority', () => {
  it('stands in the table wherever the rule asks for one', () => {
    for (const { rule, quorum } of majorities) {
      expect([rule, quorum !== undefined]).toEqual([
        rule,
        ruleAs(rule, 'majority').quorum !== undefined,
      ]);
    }
  });

  for (const { rule, quorum } of majorities) {
    if (!quorum) continue;
    it(`${rule} turns on one of ${quorum.of}`, () => {
      const known = ruleAs(rule, 'majority');
      const met = (present: number) =>
        decide(
          { rule: known, quorum: known.quorum, counted: true },
          {
            for: fraction(present),
            against: ZERO,
            abstain: ZERO,
            neutral: ZERO,
            unknown: ZERO,
            total: fraction(quorum.of),
          },
        ).quorumMet;
      expect([quorum.line - 1, quorum.line, quorum.line + 1].map(met)).toEqual([
        false,
        quorum.exactly,
        true,
      ]);
    });
  }
});

describe('The line of a test of control', () => {
  for (const row of controls) {
    const verdict = (own: number, other = 0) =>
      controlVerdict(
        registerOf({
          capital: { A: { issuedShares: 1000 } },
          holdings: [
            { holder: 'X', issuer: 'A', shares: own },
            { holder: 'Y', issuer: 'A', shares: other },
          ],
        }),
        law,
        ruleAs(row.rule, 'control'),
        {
          holder: 'X',
          issuer: 'A',
          ...(row.attendance && { attendance: row.attendance.map((at) => fraction(at, 1000)) }),
        },
      ).verdict;

    it(`${row.rule} turns on one vote of 1,000`, () => {
      expect([row.line - 1, row.line, row.line + 1].map((own) => verdict(own))).toEqual([
        'no',
        row.exactly,
        row.above,
      ]);
    });

    if (row.line * 2 + 3 <= 1000) {
      it(`${row.rule} ${row.largerStops ? 'fails' : 'stands'} against one vote more`, () => {
        const own = row.line + 1;
        expect([own - 1, own, own + 1].map((other) => verdict(own, other))).toEqual([
          row.above,
          row.above,
          row.largerStops ? 'no' : row.above,
        ]);
      });
    }
  }
});

describe('The line of a threshold', () => {
  const at = (row: (typeof thresholds)[number], own: number) =>
    thresholdAnswer(
      registerOf({
        asOf: row.on,
        capital: { A: { issuedShares: row.shares } },
        holdings: [{ holder: 'X', issuer: 'A', shares: own }],
      }),
      law,
      ruleAs(row.rule, 'threshold'),
      { holder: 'X', issuer: 'A', seeds: [] },
    );

  for (const row of thresholds) {
    it(`${row.rule} turns on one share of ${row.shares}`, () => {
      expect([row.line - 1, row.line, row.line + 1].map((own) => at(row, own).reached)).toEqual([
        row.below ?? false,
        row.exactly,
        true,
      ]);
    });

    it(`${row.rule} has the steps and bands of the table`, () => {
      const { steps = [], bands = [] } = row;
      for (const [index, step] of steps.entries()) {
        const counts = [step - 1, step, step + 1].map((own) => at(row, own).steps.length);
        expect([step, ...counts]).toEqual([step, index, index + 1, index + 1]);
      }
      for (const [name, first, last] of bands)
        expect([at(row, first).band, at(row, last).band]).toEqual([name, name]);
      const rule = ruleAs(row.rule, 'threshold');
      expect([rule.steps?.length ?? 0, rule.bands?.length ?? 0]).toEqual([
        steps.length,
        Math.max(0, bands.length - 1),
      ]);
    });
  }
});

describe('The line of a suspension', () => {
  const left = (row: SuspensionLine, back: number) => {
    const register = registerOf({
      asOf: '2021-06-01',
      entities: [
        { name: 'Issuer', ...row.issuer },
        { name: 'Holder', ...row.holder },
      ],
      capital: { Issuer: { issuedShares: 1000 }, Holder: { issuedShares: 1000 } },
      holdings: [
        {
          holder: 'Holder',
          issuer: 'Issuer',
          shares: row.own,
          from: '2020-02-01',
          knownFrom: '2020-02-01',
        },
        {
          holder: 'Issuer',
          issuer: 'Holder',
          shares: back,
          from: '2020-01-01',
          knownFrom: '2020-01-01',
        },
        { holder: 'Third', issuer: 'Holder', shares: row.third ?? 0 },
        { holder: 'Issuer', issuer: 'Issuer', shares: 10 },
      ],
    });
    const { rows } = votes(register, law, 'Issuer');
    const counts = new Map(rows.map(({ holder, exercisableVotes }) => [holder, exercisableVotes]));
    expect(Number(counts.get('Issuer'))).toBe(0);
    return Number(counts.get('Holder'));
  };

  for (const row of suspensions) {
    it(`${row.rule} turns on one share of 1,000 (own ${row.own})`, () => {
      expect(row.cases.map(([back]) => [back, left(row, back)])).toEqual(row.cases);
    });
  }
});

describe('The day of extra votes', () => {
  for (const row of instruments) {
    const each = (asOf: string, listed: boolean, named: boolean) => {
      const register = registerOf({
        asOf,
        entities: [{ name: 'A', law: row.country, listed }],
        capital: { A: { issuedShares: 1000 } },
        holdings: [{ holder: 'H', issuer: 'A', shares: 100, registeredSince: row.registered }],
        ...(named && { rules: [row.rule] }),
      });
      return Number(grossVotes(register, law, 'A').rows[0]?.votes) / 100;
    };

    it(`${row.rule} comes on ${row.earned} for shares registered on ${row.registered}`, () => {
      expect([each(row.before, true, true), each(row.earned, true, true)]).toEqual([1, row.votes]);
    });

    it(`${row.rule} comes ${row.byLaw ? 'by law in a listed company' : 'by the articles alone'}`, () => {
      expect([each(row.earned, true, false), each(row.earned, false, false)]).toEqual([
        row.byLaw ? row.votes : 1,
        1,
      ]);
      expect(each(row.earned, false, true)).toBe(row.byLaw ? 1 : row.votes);
    });
  }
});

describe('The lines of concentration', () => {
  for (const row of concentrations) {
    const rule = ruleAs(row.rule, 'concentration');

    it(`${row.rule} turns on one point`, () => {
      for (const [index, delta, low] of row.lowConcern) {
        const found = lowConcern(rule, fraction(index), fraction(delta));
        expect([index, delta, found]).toEqual([index, delta, low]);
      }
      for (const [index, delta, merged, harmful] of row.harmful) {
        const after = {
          index: fraction(index),
          delta: fraction(delta),
          merged: fraction(merged, 100),
        };
        expect([row, presumedHarmful(rule, after)]).toEqual([row, harmful]);
      }
    });
  }
});
