import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { violationsOf } from '../../src/formats/bods/validate.ts';

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
  });

  it('name an expected error for every invalid file', () => {
    expect(new Set(EXPECTED.map(([name]) => name))).toEqual(new Set(files(INVALID)));
  });

  it.each(EXPECTED)('refuse %s by %s at %s', (name, keyword, path, property) => {
    expect(violations(INVALID, name)).toContainEqual(
      expect.objectContaining({ keyword, path, property }),
    );
  });
});
