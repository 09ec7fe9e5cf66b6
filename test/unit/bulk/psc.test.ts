import { describe, expect, it } from 'vitest';
import { readPsc } from '../../../src/formats/psc/read.ts';
import { chance } from './random-register.ts';
import { holdingsOf, readWhole } from './register-twin.ts';

const DAY = '2020-06-01';
const CORPORATE = 'corporate-entity-person-with-significant-control';
const lines = (records: readonly object[]) =>
  records.map((each) => `${JSON.stringify(each)}\n`).join('');
const record = (company_number: string, data: object) => ({ company_number, data });
const person = (name: string, natures: readonly string[], more: object = {}) => ({
  kind: 'individual-person-with-significant-control',
  name,
  date_of_birth: { year: 1970, month: 2 },
  natures_of_control: natures,
  notified_on: '2016-04-06',
  ...more,
});
const whole = (...records: readonly object[]) => readWhole([lines(records)], DAY);

describe('the snapshot of people with significant control, as a whole register', () => {
  // The Register of People with Significant Control Regulations 2016, schedule 2.
  it('takes shares and votes as bands, and votes of more than a half as more than a half', async () => {
    const { holdings, cast, kinds } = await whole(
      record('01', person('Ada', ['ownership-of-shares-50-to-75-percent'])),
      record('02', person('Ada', ['voting-rights-50-to-75-percent'])),
      record(
        '03',
        person('Ada', ['voting-rights-75-to-100-percent', 'ownership-of-shares-25-to-50-percent']),
      ),
    );
    expect(kinds).toEqual(['psc']);
    expect(holdings).toEqual([
      'Ada → 01 50000000-75000000',
      'Ada → 02 0-100000000',
      'Ada → 03 25000000-50000000',
    ]);
    expect(cast).toEqual(['Ada → 01 0', 'Ada → 02 50000001', 'Ada → 03 75000000']);
  });

  it('counts every record once, and says of each kind that states no share how many there are', async () => {
    const { counts, findings } = await whole(
      record(
        '01',
        person('Ada', ['voting-rights-25-to-50-percent', 'significant-influence-or-control']),
      ),
      record('01', person('Ben', ['ownership-of-shares-25-to-50-percent-as-trust'])),
      record('01', person('Cy', ['right-to-appoint-and-remove-directors'])),
      record(
        '01',
        person('Di', ['ownership-of-shares-75-to-100-percent'], { ceased_on: '2020-06-01' }),
      ),
      record('02', {
        kind: 'persons-with-significant-control-statement',
        statement: 'psc-exists-but-not-identified',
      }),
      record('03', { kind: 'super-secure-person-with-significant-control' }),
      { company_number: 5 },
      { data: { kind: 'totals#persons-of-significant-control-snapshot' } },
    );
    expect(counts).toEqual([{ rows: 8, taken: 1, rejected: 1, notInForce: 1, noShare: 5 }]);
    expect(findings.map(({ code, count, first }) => [code, count, first[0]?.line])).toEqual([
      ['psc-shape', 1, 7],
      ['bulk-no-share', 2, 1],
      ['psc-nobody', 2, 5],
      ['psc-through-trust-or-firm', 1, 2],
    ]);
  });

  it('tells two persons of one name apart by the month, wherever the second one stands', async () => {
    const shares = ['ownership-of-shares-75-to-100-percent'];
    const { holdings } = await whole(
      record('01', person('Jo Doe', shares)),
      record('02', {
        ...person('Beta Ltd', shares),
        kind: CORPORATE,
        date_of_birth: undefined,
        identification: { country_registered: 'England', registration_number: '1' },
      }),
      record(
        '00000001',
        person('Jo Doe', ['right-to-appoint-and-remove-directors'], {
          date_of_birth: { year: 1980, month: 12 },
        }),
      ),
      record('00000001', person('Al', shares)),
    );
    expect(holdings).toEqual([
      'Al → Beta Ltd 75000000-100000000',
      'Beta Ltd → 02 75000000-100000000',
      'Jo Doe (born 1970-02) → 01 75000000-100000000',
    ]);
  });

  it('loses a line that is no JSON, and no other', async () => {
    const text = `${lines([record('01', person('Ada', ['voting-rights-75-to-100-percent']))])}{"company\n${lines([record('02', person('Ben', ['voting-rights-75-to-100-percent']))])}`;
    const { counts, cast } = await readWhole([text], DAY, 'wasm');
    expect(cast).toEqual(['Ada → 01 75000000', 'Ben → 02 75000000']);
    expect(counts[0]).toMatchObject({ rows: 3, taken: 2, rejected: 1 });
  });

  it('holds the same as the import, on registers drawn at random', async () => {
    const draw = chance(7);
    const natures = ['25-to-50', '50-to-75', '75-to-100'].flatMap((band) =>
      ['ownership-of-shares', 'voting-rights'].flatMap((of) =>
        ['', '-as-trust', '-as-firm'].map((as) => `${of}-${band}-percent${as}`),
      ),
    );
    const pick = <T>(list: readonly T[]): T => list[Math.floor(draw() * list.length)] as T;
    for (let round = 0; round < 60; round++) {
      const records = Array.from({ length: 12 }, (_, at) =>
        record(`0000000${Math.floor(draw() * 4)}`, {
          ...person(pick(['Ada', 'Ben', 'Cy']), [pick(natures), pick(natures)]),
          date_of_birth: { year: 1970 + Math.floor(draw() * 2), month: 1 },
          // Days apart from each other: of two records of one day, the id decides in the import.
          notified_on: `20${17 + Math.floor(draw() * 4)}-0${1 + Math.floor(draw() * 6)}-${10 + at}`,
          ...(draw() < 0.3 && { ceased_on: `2020-0${1 + Math.floor(draw() * 9)}-01` }),
          links: { self: `/company/${round}/${at}` },
        }),
      );
      const text = lines(records);
      const about = { name: 'psc.txt', source: 'sha256:0' };
      const { statements } = readPsc(text, about, () => undefined);
      const { holdings, cast } = await readWhole([text], DAY);
      expect({ holdings, cast }).toEqual(holdingsOf(statements, DAY, true));
    }
  });
});
