import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/formats/decode-text.ts';
import { JSON_DEPTH_MAX } from '../../../src/formats/json-fault.ts';
import { readJsonRecords } from '../../../src/formats/json-records.ts';

// JSONTestSuite by Nicolas Seriot: y_ must be read, n_ must be refused.
const FOLDER = new URL('../../../../shared/corpora/json/test_parsing/', import.meta.url);
const files = readdirSync(FOLDER);
const named = (prefix: string) => files.filter((name) => name.startsWith(prefix));

function findingsOf(name: string) {
  const decoded = decodeText(readFileSync(new URL(encodeURIComponent(name), FOLDER)), name);
  return 'findings' in decoded ? decoded.findings : readJsonRecords(decoded.text, name).findings;
}

describe('a JSON file', () => {
  it.each(named('y_'))('%s is read', (name) => {
    expect(findingsOf(name)).toEqual([]);
  });

  it.each(named('n_'))('%s is refused with its place and a remedy', (name) => {
    const [finding] = findingsOf(name);
    expect(finding).toMatchObject({ severity: 'error', at: { file: name } });
    expect(finding?.try).not.toBe('');
  });

  it.each(named('i_'))('%s is read or refused, and never breaks the reader', (name) => {
    for (const { severity, at } of findingsOf(name)) {
      expect(severity).toBe('error');
      expect(at?.file).toBe(name);
    }
  });

  it('gives the line and the column of a fault', () => {
    expect(readJsonRecords('[\n  1,\n  2;\n]', 'a.json').findings).toMatchObject([
      {
        code: 'not-json',
        at: { file: 'a.json', line: 3 },
        says: expect.stringContaining('column 4'),
      },
    ]);
  });

  it('names every broken line of JSON lines and reads the others', () => {
    const { records, findings } = readJsonRecords('{"a":1}\n{"a":\n{"a":3}\nnul\n', 'a.jsonl');
    expect(records.map(({ line }) => line)).toEqual([1, 3]);
    expect(findings.map(({ at }) => at?.line)).toEqual([2, 4]);
  });

  it('reads what nests as deep as allowed and refuses one level more', () => {
    const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    expect(readJsonRecords(nested(JSON_DEPTH_MAX), 'a').findings).toEqual([]);
    expect(readJsonRecords(nested(JSON_DEPTH_MAX + 1), 'a').findings).toMatchObject([
      { code: 'too-deep' },
    ]);
    expect(readJsonRecords(nested(1_000_000), 'a').findings).toMatchObject([{ code: 'too-deep' }]);
  });
});
