import { describe, expect, it } from 'vitest';
import { readFtm } from '../../../src/formats/ftm/read.ts';
import { chance } from './random-register.ts';
import { holdingsOf, readWhole } from './register-twin.ts';

type Properties = Readonly<Record<string, readonly unknown[]>>;

const DAY = '2020-06-01';
const thing = (id: string, schema: string, properties: Properties = {}) => ({
  id,
  schema,
  properties,
});
const named = (id: string, name: string) => thing(id, 'Company', { name: [name] });
const owns = (id: string, owner: string, asset: string, more: Properties) =>
  thing(id, 'Ownership', { owner: [owner], asset: [asset], ...more });
const lines = (records: readonly object[]) =>
  records.map((each) => `${JSON.stringify(each)}\n`).join('');
const whole = (...records: readonly object[]) => readWhole([lines(records)], DAY);
const PARTIES = [named('a', 'Alpha'), named('b', 'Beta'), named('c', 'Gamma')];

describe('FollowTheMoney entities, as a whole register', () => {
  it.each([
    ['50,01 %', '50010000-50010000', 50_010_000],
    ['25-50%', '25000000-50000000', 25_000_000],
    ['>50', '50000000-100000000', 50_000_001],
  ])('reads an ownership of %s', async (percentage, size, votes) => {
    const { holdings, cast, kinds } = await whole(
      owns('o', 'b', 'a', { percentage: [percentage] }),
      ...PARTIES,
    );
    expect(kinds).toEqual(['ftm']);
    expect(holdings).toEqual([`Beta → Alpha ${size}`]);
    expect(cast).toEqual([`Beta → Alpha ${votes}`]);
  });

  it('counts links of both schema families, and says of each that states no share why', async () => {
    const { counts, findings } = await whole(
      ...PARTIES,
      thing('k', 'Control', { controller: ['b'], controlled: ['a'], controlType: ['voting'] }),
      thing('u', 'UnknownLink', { subject: ['b'], object: ['a'], role: ['votingRights 60%'] }),
      thing('d', 'Directorship', { director: ['b'], organization: ['a'] }),
      thing('v', 'Vessel', { name: ['Ship'] }),
      owns('i', 'b', 'a', { percentage: ['60'], role: ['indirect'] }),
      owns('s', 'b', 'a', { percentage: ['60'], owner: ['b', 'c'] }),
      owns('n', 'b', 'a', { sharesCount: ['100'] }),
      owns('e', 'b', 'a', { percentage: ['60'], endDate: ['2020-01-01'] }),
      owns('o', 'b', 'a', { percentage: ['30'] }),
      { id: 7 },
    );
    expect(counts).toEqual([{ rows: 13, taken: 1, rejected: 2, notInForce: 1, noShare: 9 }]);
    expect(findings.map(({ code, count }) => `${code} ${count}`)).toEqual([
      'bulk-count-only 1',
      'ftm-shape 1',
      'bulk-no-share 1',
      'bulk-party 3',
      'ftm-control 2',
      'ftm-indirect 1',
      'ftm-not-carried 1',
      'ftm-several-parties 1',
    ]);
  });

  it('puts links of one id together, as the import does', async () => {
    const { holdings, counts, findings } = await readWhole(
      [
        lines([...PARTIES, owns('o', 'b', 'a', { percentage: ['30'] })]),
        lines([owns('o', 'b', 'a', { endDate: ['2019-01-01'] })]),
      ],
      DAY,
    );
    expect(holdings).toEqual([]);
    expect(counts.map(({ notInForce }) => notInForce)).toEqual([1, 1]);
    expect(findings.map(({ code }) => code)).toContain('ftm-duplicate-id');
  });

  it('holds the same as the import, on entities drawn at random', async () => {
    const draw = chance(5);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(draw() * list.length)] as T;
    const sizes = ['10', '33.3', '25-50%', '>50', 'at least 75', '50,01 %', 'some', 'up to 10'];
    for (let round = 0; round < 40; round++) {
      const all = [
        ...['a', 'b', 'c', 'd'].map((id) => named(id, pick(['Same', 'Other']))),
        ...Array.from({ length: 12 }, (_, at) =>
          owns(`o${Math.floor(draw() * 20)}`, pick(['a', 'b', 'e']), pick(['c', 'd']), {
            percentage: draw() < 0.1 ? [pick(sizes), pick(sizes)] : [pick(sizes)],
            startDate: [
              `20${17 + Math.floor(draw() * 4)}-0${1 + Math.floor(draw() * 7)}-${10 + at}`,
            ],
            ...(draw() < 0.2 && { endDate: ['2020-03-01'] }),
          }),
        ),
      ];
      const { statements } = readFtm(lines(all), { name: 'ftm.json', source: 'sha256:0' });
      const { holdings, cast } = await whole(...all);
      expect({ holdings, cast }).toEqual(holdingsOf(statements, DAY, false));
    }
  });
});
