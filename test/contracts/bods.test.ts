import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { readBods } from '../../src/formats/bods/read.ts';
import { violationsOf } from '../../src/formats/bods/validate.ts';
import { writeBods } from '../../src/formats/bods/write.ts';
import type { Statement } from '../../src/evidence/index.ts';
import type { Day } from '../../src/model/index.ts';
import { buildRegister, type Register } from '../../src/register/index.ts';
import { at, caseOf, date } from '../statement.ts';

// The published schema, examples and test statements lie outside the project; a clone without them
// runs test/unit/formats/bods*.test.ts on statements of its own.
const CORPUS = resolve('../shared/corpora/bods');
const VALID = join(CORPUS, 'tests/data/valid-statements');
const INVALID = join(CORPUS, 'tests/data/invalid-statements');

const files = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .sort()
    : [];
const json = (...parts: string[]) => JSON.parse(readFileSync(join(...parts), 'utf8')) as unknown;
const violations = (...parts: string[]) =>
  (json(...parts) as unknown[]).flatMap((statement, at) => violationsOf(statement, `$[${at}]`));

const read = (...parts: string[]) =>
  readBods(readFileSync(join(...parts), 'utf8'), { name: 'file.json', source: 'sha256:0' });
const errors = (...parts: string[]) =>
  read(...parts).findings.flatMap(({ severity, code }) => (severity === 'error' ? [code] : []));

/** `file,keyword,path,property`, as the standard's own tests expect. */
const EXPECTED = existsSync(INVALID)
  ? readFileSync(join(INVALID, 'expected_errors.csv'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(',').map((cell) => cell.trim()) as [string, string, string, string])
  : [];

describe.runIf(existsSync(CORPUS))('the published test statements of BODS 0.4', () => {
  it.each(files(VALID))('accept %s', (name) => {
    expect(violations(VALID, name)).toEqual([]);
    expect(errors(VALID, name)).toEqual([]);
  });

  it('name an expected error for every invalid file', () => {
    expect(new Set(EXPECTED.map(([name]) => name))).toEqual(new Set(files(INVALID)));
  });

  it.each(EXPECTED)('refuse %s by %s at %s', (name, keyword, path, property) => {
    expect(violations(INVALID, name)).toContainEqual(
      expect.objectContaining({ keyword, path, property }),
    );
    expect(errors(INVALID, name)).toEqual(['bods-schema']);
  });
});

const SCHEMA = join(CORPUS, 'schema');
const SAYS_ONLY = ['$comment', 'title', 'description', 'version', 'propertyOrder'];
const CODELIST = ['codelist', 'openCodelist'];

/** The published schema as text, with names that are URNs. */
const published = (name: string) =>
  JSON.parse(
    readFileSync(join(SCHEMA, `${name}.json`), 'utf8').replaceAll('"urn:', '"urn:bods:'),
  ) as Record<string, unknown>;

/** Every keyword of a schema that decides about a statement, by its path. */
function keywords(node: unknown, path = '', named = false): string[] {
  if (typeof node !== 'object' || node === null) return [`${path} ${JSON.stringify(node)}`];
  return Object.entries(node).flatMap(([key, value]) =>
    !named && [...SAYS_ONLY, ...CODELIST].includes(key)
      ? []
      : keywords(value, `${path}/${key}`, !named && ['properties', '$defs'].includes(key)),
  );
}

describe.runIf(existsSync(CORPUS))('the schema that ships', () => {
  it.each([
    ['statement', 'STATEMENT'],
    ['components', 'COMPONENTS'],
    ['entity-record', 'ENTITY_RECORD'],
    ['person-record', 'PERSON_RECORD'],
    ['relationship-record', 'RELATIONSHIP_RECORD'],
  ])('decides as the published %s does', async (name, constant) => {
    const module = (await import(`../../src/formats/bods/schema/${name}.ts`)) as Record<
      string,
      unknown
    >;
    expect(keywords(module[constant])).toEqual(keywords(published(name)));
  });
});

/** What a register says, without the ids of the statements that say it. */
const saying = ({ holdings, entities }: Register) => ({
  holdings: holdings.map(({ statements, ...holding }) => ({
    ...holding,
    count: statements.length,
  })),
  entities: [...entities.values()],
});
const exported = (statements: readonly Statement[]) =>
  writeBods({
    statements: statements.filter(({ supersededFrom }) => supersededFrom === undefined),
    entities: [],
    day: date('2026-01-02') as Day,
    publishedOn: date('2026-01-02') as Day,
    publisher: 'Test',
  });

const EXAMPLES = join(CORPUS, 'examples');

describe.runIf(existsSync(CORPUS))('the published examples of BODS 0.4', () => {
  it.each(files(EXAMPLES))('%s gives the same registers after a way out and in', (name) => {
    const first = read(EXAMPLES, name);
    const { text } = exported(first.statements);
    const second = readBods(text, { name: 'file.json', source: 'sha256:0' });
    expect(second.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    for (const moment of ['2017-12-01', '2019-12-31', '2021-04-03', '2022-01-21', '2025-01-01'])
      expect(saying(buildRegister(caseOf(...second.statements), at(moment)))).toEqual(
        saying(buildRegister(caseOf(...first.statements), at(moment))),
      );
    const beside = (statements: readonly Statement[]) =>
      statements
        .filter(({ claim, supersededFrom }) => claim.type !== 'entity' && !supersededFrom)
        .map(({ claim, from, to, knownFrom }) => ({ claim, from, to, knownFrom }));
    expect(beside(second.statements)).toEqual(beside(first.statements));
  });

  it.each(files(EXAMPLES))('%s is exported as the published schema wants it', (name) => {
    const ajv = new Ajv2020({
      strict: false,
      formats: { date: true, 'date-time': true, uri: true },
    });
    for (const part of ['components', 'entity-record', 'person-record', 'relationship-record'])
      ajv.addSchema(published(part));
    const data = JSON.parse(exported(read(EXAMPLES, name).statements).text) as unknown[];
    expect(ajv.validate(published('statement'), data) || ajv.errors).toBe(true);
    expect(data.flatMap((statement) => violationsOf(statement, '$'))).toEqual([]);
  });
});
