import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Statement } from '../../../src/evidence/index.ts';
import { memoryLedger } from '../../../src/ledger/memory.ts';
import type { Finding } from '../../../src/model/index.ts';
import { intake } from '../../../src/operations/intake.ts';
import { takeParts } from '../../../src/operations/take-parts.ts';

const folder = mkdtempSync(join(tmpdir(), 'crosshold-bods-parts-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const id = (text: string) => `${text}-`.padEnd(32, '0');
const frame = (statement: string, recordId: string, recordType: string, recordDetails: object) => ({
  statementId: id(statement),
  statementDate: '2019-01-01',
  declarationSubject: 'a',
  recordId,
  recordType,
  recordDetails: { isComponent: false, ...recordDetails },
});
const entity = (recordId: string, name: string, statementDate = '2019-01-01') => ({
  ...frame(`${recordId}-${statementDate}`, recordId, 'entity', {
    entityType: { type: 'registeredEntity' },
    name,
  }),
  statementDate,
});
const relation = (statement: string, recordId: string, exact: number, more: object = {}) =>
  frame(statement, recordId, 'relationship', {
    subject: 'a',
    interestedParty: 'b',
    interests: [{ type: 'shareholding', directOrIndirect: 'direct', share: { exact } }],
    ...more,
  });
const updated = (statementDate: string, recordStatus = 'updated') => ({
  statementDate,
  recordStatus,
});
/** Enough of other companies to fill a few parts. */
const filler = (from: number) =>
  Array.from({ length: 6 }, (_, at) => entity(`f${from + at}`, `Filler ${from + at}`));

async function inParts(text: string) {
  const file = join(folder, 'large');
  writeFileSync(file, text);
  const ledger = memoryLedger(() => '2026-01-01T00:00:00Z');
  const taken = await takeParts(file, { entities: [], length: 900 }, (batch) => ledger.add(batch));
  const sources = new Set(ledger.sources().map(({ id: source }) => source));
  return { ...taken, sources, statements: ledger.statements() };
}

const told = (statements: readonly Statement[]) =>
  statements
    .map(({ citation: { line, quote }, ...said }) => ({
      ...said,
      recordedAt: undefined,
      line,
      quote,
    }))
    .sort((one, other) => one.id.localeCompare(other.id));
const codes = (findings: readonly Finding[]) =>
  [...new Set(findings.map(({ code }) => code))].sort();

/** The same statements and remarks in parts as at once. */
async function agree(records: readonly object[], options: { readonly lines: boolean }) {
  const lines = records.map((record) => `${JSON.stringify(record)}\n`);
  const text = options.lines ? lines.join('') : JSON.stringify(records);
  const once = await intake({ name: 'large', bytes: new TextEncoder().encode(text) }, []);
  const parts = await inParts(text);
  expect(parts.parts).toBeGreaterThan(3);
  expect(told(parts.statements)).toEqual(told(once.statements));
  expect(codes(parts.findings)).toEqual(codes(once.findings));
  for (const { citation } of parts.statements) expect(parts.sources).toContain(citation.source);
  return parts;
}

describe.each([
  ['lines', { lines: true }],
  ['an array', { lines: false }],
] as const)('BODS in parts, as %s', (_, options) => {
  it('ends what a version in an earlier part said, and takes the newest description of a party', async () => {
    const { findings, statements } = await agree(
      [
        { ...relation('r1', 'r', 40) },
        entity('b', 'Beta', '2018-01-01'),
        ...filler(0),
        { ...relation('r2', 'r', 60), ...updated('2020-01-01') },
        entity('b', 'Beta plc', '2020-01-01'),
        entity('a', 'Alpha'),
        ...filler(10),
        { ...relation('r3', 'r', 60), ...updated('2021-01-01', 'closed') },
        entity('b', 'Beta Ltd', '2017-01-01'),
      ],
      options,
    );
    expect(codes(findings)).not.toContain('bods-continued');
    const [closed] = statements.filter(({ id: own }) => own === id('r3'));
    expect(closed).toMatchObject({ claim: { holder: 'Beta plc' }, to: '2021-01-01' });
  });

  it('finds the components of an indirect relationship in other parts', async () => {
    const component = (statement: string, ends: object) =>
      relation(statement, statement, 50, { ...ends, isComponent: true });
    const primary = relation('p', 'p', 25, {
      interestedParty: 'c',
      componentRecords: ['r1', 'r2'],
      interests: [{ type: 'shareholding', directOrIndirect: 'indirect', share: { exact: 25 } }],
    });
    const chain = [
      component('r1', {}),
      component('r2', { subject: 'b', interestedParty: 'c' }),
    ] as const;
    const parties = [entity('a', 'Alpha'), entity('b', 'Beta'), entity('c', 'Gamma')];
    const before = await agree(
      [...chain, ...filler(0), ...parties, ...filler(10), primary],
      options,
    );
    expect(codes(before.findings)).toEqual(['bods-indirect']);
    const after = await agree(
      [primary, ...filler(0), ...parties, ...filler(10), ...chain],
      options,
    );
    expect(codes(after.findings)).toEqual(['bods-component-order', 'bods-indirect']);
  });

  it('follows statements of earlier versions that replace others from part to part', async () => {
    const company = (statementID: string, name: string, more: object = {}) => ({
      statementID: id(statementID),
      statementType: 'entityStatement',
      entityType: 'registeredEntity',
      name,
      statementDate: '2018-01-01',
      ...more,
    });
    const fill = (from: number) =>
      Array.from({ length: 6 }, (__, at) => company(`f${from + at}`, `Filler ${from + at}`));
    const owns = (
      statementID: string,
      exact: number,
      statementDate: string,
      replaced?: string,
    ) => ({
      statementID: id(statementID),
      statementType: 'ownershipOrControlStatement',
      statementDate,
      subject: { describedByEntityStatement: id('a') },
      interestedParty: { describedByEntityStatement: id('b3') },
      interests: [{ type: 'shareholding', interestLevel: 'direct', share: { exact } }],
      ...(replaced !== undefined && { replacesStatements: [id(replaced)] }),
    });
    const renamed = (statementID: string, name: string, replaced: string, statementDate: string) =>
      company(statementID, name, { statementDate, replacesStatements: [id(replaced)] });
    const { statements } = await agree(
      [
        company('a', 'Alpha'),
        company('b', 'Beta'),
        owns('r', 40, '2018-01-01'),
        ...fill(0),
        renamed('b2', 'Beta plc', 'b', '2019-01-01'),
        owns('r2', 50, '2019-01-01', 'r'),
        ...fill(10),
        renamed('b3', 'Beta SE', 'b2', '2020-01-01'),
        owns('r3', 60, '2020-01-01', 'r2'),
        ...fill(20),
      ],
      options,
    );
    const current = statements.filter(
      ({ claim, supersededFrom, to }) =>
        claim.type === 'holding' && supersededFrom === undefined && to === '..',
    );
    expect(current).toMatchObject([{ id: id('r3'), claim: { holder: 'Beta SE' } }]);
  });
});
