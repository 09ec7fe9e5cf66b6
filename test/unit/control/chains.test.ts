import { describe, expect, it } from 'vitest';
import { chainProduct } from '../../../src/control/chain-product.ts';
import { controllersOf } from '../../../src/control/controllers.ts';
import { controlVerdict } from '../../../src/control/verdict.ts';
import { type BandEdge, bandsFrom } from '../../../src/control/vote-bands.ts';
import type { ControlRule } from '../../../src/law/control-rule.ts';
import { builtinLaw, ruleOf } from '../../../src/law/law.ts';
import { bandText, exactText, type Interval, NoAnswer, point } from '../../../src/model/index.ts';
import {
  concert,
  type HoldingRow,
  registerOf,
  type RegisterRows,
  share,
} from '../voting/register-of.ts';

const law = builtinLaw();
const test = (id: string) => ruleOf(law, id) as ControlRule;
const hold = (holder: string, issuer: string, stake: string, id?: string): HoldingRow => ({
  holder,
  issuer,
  stake,
  ...(id !== undefined && { statements: [id] }),
});
const band = (min: string, max: string, ends: Partial<Interval> = {}): Interval => ({
  min: share(min),
  max: share(max),
  minOpen: false,
  maxOpen: false,
  ...ends,
});
const banded = (holder: string, issuer: string, lies: Interval): HoldingRow => ({
  holder,
  issuer,
  band: lies,
});

function asked(rows: RegisterRows, holder: string, issuer: string, id = 'majority') {
  const answer = controlVerdict(registerOf(rows), law, test(id), { holder, issuer });
  return {
    verdict: answer.verdict,
    measure: bandText(answer.measure),
    chain: answer.chain,
    links: answer.links.map((link) => [
      link.holder,
      link.issuer,
      bandText(link.votes),
      link.statements,
    ]),
    partners: answer.partners,
    other: answer.other && [
      answer.other.holder,
      exactText(answer.other.min),
      exactText(answer.other.max),
    ],
    without: answer.withoutOwnShares && bandText(answer.withoutOwnShares),
    atMeetings: answer.atMeetings.map(exactText),
  };
}

describe('A chain of control', () => {
  it('names companies from the holder down, and every holding with its own statements', () => {
    const holdings = [
      hold('X', 'M', '60%', 's1'),
      hold('M', 'H', '70%', 's2'),
      hold('H', 'A', '51%', 's3'),
      hold('H', 'Z', '5%', 's4'),
      hold('Y', 'A', '10%', 's5'),
    ];
    expect(asked({ holdings }, 'X', 'A')).toEqual({
      verdict: 'yes',
      measure: '[51%, 51%]',
      chain: ['X', 'M', 'H', 'A'],
      links: [
        ['X', 'M', '[60%, 60%]', ['s1']],
        ['M', 'H', '[70%, 70%]', ['s2']],
        ['H', 'A', '[51%, 51%]', ['s3']],
      ],
      partners: [],
      other: undefined,
      without: undefined,
      atMeetings: [],
    });
  });

  it('names a company once through which two ways run, and adds lots', () => {
    const holdings = [
      { ...hold('X', 'M', '40%', 's1'), lot: 'a' },
      { ...hold('X', 'M', '20%', 's2'), lot: 'b' },
      hold('M', 'H', '100%', 's3'),
      hold('M', 'I', '100%', 's4'),
      hold('H', 'A', '30%', 's5'),
      hold('I', 'A', '30%', 's6'),
    ];
    const { chain, links } = asked({ holdings }, 'X', 'A');
    expect(chain).toEqual(['X', 'M', 'I', 'H', 'A']);
    expect(links).toEqual([
      ['X', 'M', '[60%, 60%]', ['s1', 's2']],
      ['M', 'I', '[100%, 100%]', ['s4']],
      ['M', 'H', '[100%, 100%]', ['s3']],
      ['I', 'A', '[30%, 30%]', ['s6']],
      ['H', 'A', '[30%, 30%]', ['s5']],
    ]);
  });

  it('stops at the holder, whoever holds the holder', () => {
    const holdings = [
      hold('X', 'M', '60%'),
      hold('M', 'X', '10%'),
      hold('M', 'A', '60%'),
      hold('A', 'M', '5%'),
    ];
    const { chain, links } = asked({ holdings }, 'X', 'A');
    expect(chain).toEqual(['X', 'M', 'A']);
    expect(links.map(([holder, issuer]) => [holder, issuer])).toEqual([
      ['X', 'M'],
      ['M', 'A'],
    ]);
  });

  it('leaves out what the issuer itself brings in concert', () => {
    const rows = {
      holdings: [hold('X', 'M', '30%'), hold('A', 'M', '30%'), hold('M', 'A', '60%')],
      agreements: [concert('pact', ['X', 'A'], 'M')],
    };
    const { links, chain } = asked(rows, 'X', 'A');
    expect(chain).toEqual(['X', 'M', 'A']);
    expect(links.map(([holder, issuer]) => [holder, issuer])).toEqual([
      ['X', 'M'],
      ['M', 'A'],
    ]);
  });

  it('is empty where control is ruled out, and the votes that rule it out are told', () => {
    expect(asked({ holdings: [hold('X', 'A', '30%', 's1')] }, 'X', 'A')).toMatchObject({
      verdict: 'no',
      chain: [],
      links: [['X', 'A', '[30%, 30%]', ['s1']]],
    });
  });
});

describe('The votes that a test of control counts', () => {
  it('are not those that come back from the issuer', () => {
    const holdings = [hold('X', 'A', '60%'), hold('A', 'B', '100%'), hold('B', 'A', '20%')];
    expect(asked({ holdings }, 'X', 'A').measure).toBe('[60%, 60%]');
  });

  it('leave own shares out of the base under the plain majority alone', () => {
    const holdings = [hold('X', 'A', '48%'), hold('A', 'A', '10%'), hold('Y', 'A', '42%')];
    expect(asked({ holdings }, 'X', 'A')).toMatchObject({
      verdict: 'yes',
      measure: '[48%, 48%]',
      without: '[53.3333%, 53.3333%]',
    });
    expect(asked({ holdings }, 'X', 'A', 'fr-233-3-majority')).toMatchObject({
      verdict: 'no',
      without: undefined,
    });
    expect(asked({ holdings: [hold('A', 'A', '100%')] }, 'X', 'A').verdict).toBe('no');
  });

  it('are those of partners too, who are named', () => {
    const rows = {
      holdings: [hold('X', 'A', '30%'), hold('Y', 'A', '25%'), hold('Z', 'A', '20%')],
      agreements: [concert('one', ['X', 'Y'], 'A'), concert('two', ['Z', 'W'], 'A')],
    };
    expect(asked(rows, 'X', 'A')).toMatchObject({
      verdict: 'yes',
      measure: '[55%, 55%]',
      partners: ['Y'],
    });
    expect(asked(rows, 'Z', 'A')).toMatchObject({ verdict: 'no', partners: ['W'] });
  });

  it('are compared with the largest other, and it is named', () => {
    const rows = (other: Interval): RegisterRows => ({
      holdings: [
        hold('X', 'A', '35%'),
        hold('X', 'S', '60%'),
        hold('S', 'A', '10%'),
        banded('Y', 'A', other),
        hold('W', 'A', '5%'),
      ],
    });
    const presumed = (other: Interval) => asked(rows(other), 'X', 'A', 'fr-233-3-presumption');
    expect(presumed(band('30%', '44%'))).toMatchObject({
      verdict: 'presumed',
      measure: '[45%, 45%]',
      other: ['Y', '3/10', '11/25'],
    });
    expect(presumed(band('40%', '46%')).verdict).toBe('undetermined');
    expect(presumed(band('46%', '47%')).verdict).toBe('no');
  });

  it('are too few, whatever the other has', () => {
    const holdings = [hold('X', 'A', '30%'), banded('Y', 'A', band('25%', '35%'))];
    expect(asked({ holdings }, 'X', 'A', 'fr-233-3-presumption').verdict).toBe('no');
  });
});

describe('Control in fact', () => {
  const fact = (rows: RegisterRows, ...attendance: string[]) => {
    const answer = controlVerdict(registerOf(rows), law, test('eu-de-facto'), {
      holder: 'X',
      issuer: 'A',
      attendance: attendance.map(share),
    });
    return {
      verdict: answer.verdict,
      measure: bandText(answer.measure),
      chain: answer.chain,
      partners: answer.partners,
      atMeetings: answer.atMeetings.map(exactText),
    };
  };

  it('counts exercisable votes of the holder, its companies and partners', () => {
    const rows: RegisterRows = {
      holdings: [
        hold('X', 'A', '15%'),
        hold('X', 'S', '60%'),
        hold('S', 'A', '5%'),
        hold('Y', 'A', '10%'),
        hold('W', 'A', '30%'),
        hold('A', 'A', '25%'),
      ],
      agreements: [concert('pact', ['X', 'Y'], 'A')],
    };
    expect(fact(rows, '60%', '75%')).toEqual({
      verdict: 'yes',
      measure: '[59.2593%, 59.2593%]',
      chain: ['X', 'Y', 'S', 'A'],
      partners: ['Y'],
      atMeetings: ['2/3', '8/15'],
    });
    expect(fact(rows, '60%', '80%')).toMatchObject({ verdict: 'no', chain: [] });
  });

  it('is open where a band reaches over half of those who came', () => {
    const rows = { holdings: [banded('X', 'A', band('30%', '50%'))] };
    expect(fact(rows, '80%', '70%')).toMatchObject({
      verdict: 'undetermined',
      chain: ['X', 'A'],
      measure: '[40%, 66.6667%]',
    });
    expect(fact(rows, '59%', '59.99%').verdict).toBe('yes');
    expect(fact(rows, '80%', '100%')).toMatchObject({ verdict: 'no', chain: [] });
  });

  it('is none of a stranger, and is not asked of a meeting to which nobody came', () => {
    const rows = { holdings: [hold('Y', 'A', '30%')] };
    expect(fact(rows, '60%')).toMatchObject({ verdict: 'no', measure: '[0%, 0%]' });
    expect(() => fact(rows, '60%', '0%')).toThrow(
      '"attendance": nobody came to one of the meetings; give shares above 0%.',
    );
    expect(() => fact(rows)).toThrow(
      'The test "eu-de-facto" asks who came to past meetings: give attendance, such as 80%, 81%, 82%.',
    );
  });
});

describe('The top of control', () => {
  const top = (rows: RegisterRows, issuer: string) => {
    const { outcome, certain, possible, unidentified } = controllersOf(
      registerOf(rows),
      law,
      test('majority'),
      issuer,
    );
    return { outcome, certain, possible, unidentified: exactText(unidentified) };
  };

  it('is one, who controls through others', () => {
    expect(top({ holdings: [hold('P', 'H', '60%'), hold('H', 'A', '55%')] }, 'A')).toEqual({
      outcome: { kind: 'one', name: 'P' },
      certain: ['P'],
      possible: ['P'],
      unidentified: '9/20',
    });
  });

  it('is a loop of those who control each other, the issuer among them', () => {
    const holdings = [hold('B', 'A', '60%'), hold('A', 'B', '60%'), hold('A', 'C', '60%')];
    const names = ['A', 'B'];
    expect(top({ holdings }, 'C').outcome).toEqual({ kind: 'loop', names });
    expect(top({ holdings }, 'A').outcome).toEqual({ kind: 'loop', names });
  });

  it('is several, where partners control only together', () => {
    const rows = {
      holdings: [hold('Y', 'A', '30%'), hold('X', 'A', '30%')],
      agreements: [concert('pact', ['X', 'Y'], 'A')],
    };
    expect(top(rows, 'A')).toEqual({
      outcome: { kind: 'several', names: ['X', 'Y'] },
      certain: ['Y', 'X'],
      possible: ['Y', 'X'],
      unidentified: '2/5',
    });
  });

  it('is open where a band may put one partner over the other', () => {
    const rows = {
      holdings: [
        hold('X', 'A', '30%'),
        hold('Y', 'A', '30%'),
        banded('X', 'Y', band('40%', '60%')),
      ],
      agreements: [concert('pact', ['X', 'Y'], 'A')],
    };
    expect(top(rows, 'A')).toMatchObject({
      outcome: { kind: 'undetermined' },
      certain: ['X', 'Y'],
      possible: ['X', 'Y'],
    });
  });

  it('is open for a band over the line, none below it, and open without any holder', () => {
    expect(top({ holdings: [banded('X', 'A', band('40%', '60%'))] }, 'A')).toEqual({
      outcome: { kind: 'undetermined' },
      certain: [],
      possible: ['X'],
      unidentified: '3/5',
    });
    expect(top({ holdings: [hold('X', 'A', '40%')] }, 'A')).toEqual({
      outcome: { kind: 'none' },
      certain: [],
      possible: [],
      unidentified: '3/5',
    });
    expect(top({ holdings: [hold('A', 'B', '60%')] }, 'A')).toEqual({
      outcome: { kind: 'undetermined' },
      certain: [],
      possible: [],
      unidentified: '1',
    });
  });

  it('leaves nobody unidentified where holders have more than all', () => {
    expect(
      top({ holdings: [hold('X', 'A', '60%'), hold('Y', 'A', '50%')] }, 'A').unidentified,
    ).toBe('0');
  });
});

describe('Stakes multiplied along chains', () => {
  const product = (edges: BandEdge[], holder: string, issuer: string) => {
    const { value, paths, withLoops } = chainProduct(bandsFrom(edges), holder, issuer);
    return {
      value: bandText(value),
      paths: paths.map(({ through }) => through),
      withLoops: withLoops && exactText(withLoops),
    };
  };
  const edge = (holder: string, issuer: string, stake: string): BandEdge => [
    holder,
    issuer,
    point(share(stake)),
  ];

  it('are added over all chains', () => {
    const edges = [edge('X', 'A', '10%'), edge('X', 'M', '50%'), edge('M', 'A', '40%')];
    expect(product(edges, 'X', 'A')).toEqual({
      value: '[30%, 30%]',
      paths: [
        ['X', 'M', 'A'],
        ['X', 'A'],
      ],
      withLoops: undefined,
    });
    expect(product(edges, 'Z', 'A')).toMatchObject({ value: '[0%, 0%]', paths: [] });
  });

  it('have another value round and round a loop, unless somebody is over-held', () => {
    const loop = [edge('X', 'A', '40%'), edge('B', 'A', '50%'), edge('A', 'B', '20%')];
    expect(product(loop, 'X', 'A')).toMatchObject({ value: '[40%, 40%]', withLoops: '4/9' });
    const over = [...loop, edge('Y', 'B', '90%')];
    expect(product(over, 'X', 'A')).toMatchObject({
      value: '[40%, 40%]',
      withLoops: undefined,
    });
  });

  it('lie in bounds where one of them is a band', () => {
    const edges: BandEdge[] = [
      edge('X', 'M', '50%'),
      ['M', 'A', band('20%', '40%', { minOpen: true })],
    ];
    expect(chainProduct(bandsFrom(edges), 'X', 'A')).toMatchObject({
      value: { minOpen: false, maxOpen: false },
      paths: [{ through: ['X', 'M', 'A'] }],
    });
    expect(product(edges, 'X', 'A').value).toBe('[10%, 20%]');
  });

  it('are refused, not taken for nothing, where there are too many', () => {
    const layers = Array.from({ length: 13 }, (_, depth) =>
      [0, 1, 2].flatMap((from) =>
        [0, 1, 2].map((to) => edge(`${depth}.${from}`, `${depth + 1}.${to}`, '30%')),
      ),
    ).flat();
    expect(() => product(layers, '0.0', '13.0')).toThrow(NoAnswer);
    expect(() => product(layers, '0.0', '13.0')).toThrow(
      'There are too many chains from 0.0 to 13.0 to multiply one by one. Ask "owners", which solves them all at once.',
    );
  });
});
