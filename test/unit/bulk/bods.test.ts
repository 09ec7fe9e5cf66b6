import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { estimate } from '../../../src/bulk/job/estimate.ts';
import { inputFile } from '../../../src/bulk/read/read-files.ts';
import { readBods } from '../../../src/formats/bods/read.ts';
import { chance } from './random-register.ts';
import { holdingsOf, readWhole } from './register-twin.ts';

type Details = Readonly<Record<string, unknown>>;

const DAY = '2020-06-01';
const ABOUT = { name: 'register.json', source: 'sha256:0' };
let counter = 0;
const frame = (recordId: string, recordType: string, recordDetails: Details, more: Details) => ({
  statementId: `statement-${String((counter += 1)).padStart(24, '0')}`,
  statementDate: '2019-01-01',
  declarationSubject: 'a',
  recordId,
  recordType,
  recordDetails: { isComponent: false, ...recordDetails },
  ...more,
});
const entity = (id: string, name?: string, more: Details = {}) =>
  frame(id, 'entity', { entityType: { type: 'registeredEntity' }, ...(name && { name }) }, more);
const relation = (id: string, ends: readonly [unknown, unknown], rest: Details, more = {}) =>
  frame(id, 'relationship', { interestedParty: ends[0], subject: ends[1], ...rest }, more);
const share = (size: Details, more: Details = {}) => ({
  interests: [{ type: 'shareholding', directOrIndirect: 'direct', share: size, ...more }],
});
const lines = (records: readonly object[]) =>
  records.map((each) => `${JSON.stringify(each)}\n`).join('');
const whole = (...texts: readonly string[]) => readWhole(texts, DAY);
const A = entity('a', 'Alpha');
const B = entity('b', 'Beta');

describe('BODS statements, as a whole register', () => {
  it('reads the same from lines, from an array, and from several files', async () => {
    const all = [relation('r', ['b', 'a'], share({ exact: 40 })), A, B];
    const expected = ['Beta → Alpha 40000000-40000000'];
    for (const text of [lines(all), JSON.stringify(all), JSON.stringify(all, undefined, 2)]) {
      const { holdings, counts, kinds } = await whole(text);
      expect([holdings, kinds]).toEqual([expected, ['bods']]);
      expect(counts).toEqual([{ rows: 3, taken: 1, rejected: 0, notInForce: 0, noShare: 2 }]);
    }
    const { holdings } = await whole(...all.map((each) => JSON.stringify([each])));
    expect(holdings).toEqual(expected);
  });

  it('counts the version of the day, wherever in the files the versions stand', async () => {
    const older = relation('r', ['b', 'a'], share({ exact: 40 }));
    const newer = (statementDate: string, more: Details = {}) =>
      relation('r', ['b', 'a'], share({ exact: 60 }), {
        statementDate,
        recordStatus: 'updated',
        ...more,
      });
    const [changed, later] = [newer('2020-01-01'), newer('2021-01-01')];
    const closed = newer('2020-02-01', { recordStatus: 'closed' });
    const of = async (...texts: readonly string[]) => (await whole(...texts)).holdings;
    expect(await of(lines([changed, A, B]), lines([older]))).toEqual([
      'Beta → Alpha 60000000-60000000',
    ]);
    expect(await of(lines([A, B, older]), lines([later]))).toEqual([
      'Beta → Alpha 40000000-40000000',
    ]);
    const ended = await whole(lines([A, B, older]), lines([changed, closed]));
    expect(ended.holdings).toEqual([]);
    expect(ended.counts.map(({ notInForce }) => notInForce)).toEqual([1, 2]);
  });

  it('counts the chain and not the indirect interest that it explains', async () => {
    const chain = [
      relation('r1', ['b', 'a'], { ...share({ exact: 60 }), isComponent: true }),
      relation('r2', ['c', 'b'], { ...share({ exact: 50 }), isComponent: true }),
    ];
    const primary = relation('p', ['c', 'a'], {
      componentRecords: ['r1', 'r2'],
      interests: [{ type: 'shareholding', directOrIndirect: 'indirect', share: { exact: 30 } }],
    });
    const { holdings, findings } = await whole(
      lines([A, B, entity('c', 'Gamma'), ...chain, primary]),
    );
    expect(holdings).toEqual(['Beta → Alpha 60000000-60000000', 'Gamma → Beta 50000000-50000000']);
    expect(findings.map(({ code }) => code)).toContain('bods-indirect');
  });

  it('takes a chain of replaced statements of earlier versions as one record', async () => {
    const id = (text: string) => text.padEnd(32, '0');
    const company = (statementID: string, name: string, more: Details = {}) => ({
      statementID: id(statementID),
      statementType: 'entityStatement',
      entityType: 'registeredEntity',
      name,
      statementDate: '2018-01-01',
      ...more,
    });
    const owns = (statementID: string, percent: number, more: Details = {}) => ({
      statementID: id(statementID),
      statementType: 'ownershipOrControlStatement',
      statementDate: '2018-01-01',
      subject: { describedByEntityStatement: id('a') },
      interestedParty: { describedByEntityStatement: id('b2') },
      interests: [{ type: 'shareholding', interestLevel: 'direct', share: { exact: percent } }],
      ...more,
    });
    const { holdings } = await whole(
      lines([
        company('a', 'Alpha'),
        company('b', 'Beta'),
        owns('r', 40),
        owns('r2', 60, { statementDate: '2019-01-01', replacesStatements: [id('r')] }),
      ]),
      lines([
        company('b2', 'Beta plc', { statementDate: '2019-01-01', replacesStatements: [id('b')] }),
        owns('r3', 70, { statementDate: '2020-01-01', replacesStatements: [id('r2')] }),
      ]),
    );
    expect(holdings).toEqual(['Beta plc → Alpha 70000000-70000000']);
  });

  it('is estimated by its statements, however they are laid out', () => {
    const all = [A, B, relation('r', ['b', 'a'], share({ exact: 40 }))];
    const sizes = [lines(all), JSON.stringify(all), JSON.stringify(all, undefined, 2)].map(
      (text) => {
        const file = join(mkdtempSync(join(tmpdir(), 'crosshold-bods-')), 'bods.json');
        writeFileSync(file, text);
        return estimate([inputFile(file)]);
      },
    );
    expect(sizes.map(({ rows }) => rows)).toEqual([3, 3, 3]);
    expect(new Set(sizes.map(({ bytes }) => bytes)).size).toBe(1);
  });

  it('refuses a statement against the schema, a share the wrong way round, and a second one of an id', async () => {
    const good = relation('r', ['b', 'a'], share({ exact: 40 }));
    const { counts, findings } = await whole(
      lines([
        A,
        B,
        good,
        good,
        { ...good, recordId: 'other' },
        relation('s', ['b', 'a'], share({ minimum: 60, maximum: 40 })),
        { ...entity('c'), recordType: 'planet' },
      ]),
    );
    expect(counts).toEqual([{ rows: 7, taken: 1, rejected: 3, notInForce: 0, noShare: 3 }]);
    expect(findings.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(
      ['bods-duplicate-id', 'bods-schema', 'bods-share-inverted'],
    );
  });

  it('holds the same as the import, on every example of the standard', async () => {
    const folder = new URL('../../../../shared/corpora/bods/examples/', import.meta.url);
    for (const name of readdirSync(folder).filter((each) => each.endsWith('.json'))) {
      const text = readFileSync(new URL(name, folder), 'utf8');
      const { statements } = readBods(text, ABOUT);
      const { cast, holdings } = await readWhole([text], '2026-01-01');
      expect({ name, cast, holdings }).toEqual({
        name,
        ...holdingsOf(statements, '2026-01-01', false),
      });
    }
  });

  it('holds the same as the import, on series of records drawn at random', async () => {
    const draw = chance(11);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(draw() * list.length)] as T;
    for (let round = 0; round < 40; round++) {
      const parties = ['a', 'b', 'c', 'd'].map((id) =>
        entity(id, pick(['Same', 'Other', 'Third'])),
      );
      const relations = Array.from({ length: 14 }, (_, at) => {
        const low = 1 + Math.floor(draw() * 90);
        const size = pick([
          { exact: low },
          { minimum: low, maximum: low + 9 },
          { exclusiveMinimum: low },
        ]);
        const type = pick(['shareholding', 'votingRights', 'boardMember']);
        return relation(
          `r${Math.floor(draw() * 9)}`,
          [pick(['a', 'b', 'c']), pick(['b', 'c', 'd'])],
          {
            interests: [
              {
                type,
                directOrIndirect: pick(['direct', 'indirect']),
                share: size,
                ...(draw() < 0.2 && { endDate: `2020-0${1 + Math.floor(draw() * 9)}-01` }),
              },
            ],
          },
          {
            statementDate: `20${17 + Math.floor(draw() * 4)}-0${1 + Math.floor(draw() * 7)}-${10 + at}`,
            recordStatus: pick(['new', 'updated']),
          },
        );
      });
      const all = [...relations, ...parties];
      const { statements } = readBods(JSON.stringify(all), ABOUT);
      const { holdings, cast } = await whole(lines(all.slice(0, 7)), JSON.stringify(all.slice(7)));
      expect({ holdings, cast }).toEqual(holdingsOf(statements, DAY, false));
    }
  });
});
