import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/formats/decode-text.ts';
import { readBytes, readText } from '../../../src/formats/read-file.ts';
import { recognise } from '../../../src/formats/recognise.ts';

const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part)] : [...part])),
  );

describe('bytes as text', () => {
  it('come out as they are, without the mark of the byte order', () => {
    expect(decodeText(bytes([0xef, 0xbb, 0xbf], 'é 日本\r\n'), 'f')).toEqual({
      text: 'é 日本\r\n',
    });
  });

  it.each([
    ['a lone continuation', bytes('ab\ncd', [0x80], 'e'), 5, 2],
    ['a broken sequence', bytes('ab\ncd', [0xe9, 0x74]), 5, 2],
    ['a sequence cut off at the end', bytes('ab\ncd', [0xe3, 0x81]), 5, 2],
    ['an overlong form', bytes([0xc0, 0xaf]), 0, 1],
    ['half of a surrogate pair', bytes('a', [0xed, 0xa0, 0x80]), 1, 1],
  ])('are refused at %s, with byte and line', (_fault, input, offset, line) => {
    const decoded = decodeText(input, 'f');
    expect(decoded).toMatchObject({
      findings: [{ code: 'not-utf8', at: { file: 'f', line } }],
    });
    expect('findings' in decoded && decoded.findings[0]?.says).toContain(`Byte ${offset} `);
  });

  it('give text or one finding, whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (input) => {
        const decoded = decodeText(input, 'f');
        if ('findings' in decoded) expect(decoded.findings).toHaveLength(1);
        else
          expect(
            Buffer.from(input)
              .toString('utf8')
              .replace(/^\uFEFF/, ''),
          ).toBe(decoded.text);
      }),
      { seed: 20_260_110, numRuns: 1000 },
    );
  });
});

describe('a document', () => {
  it.each([
    ['holder,issuer,stake\nA,B,1%\n', 'holdings'],
    ['"issuer","holder","shares"\nB,A,1\n', 'holdings'],
    ['holder,stake\nA,1%\n', 'holdings'],
    ['Holder,Issuer,Stake\nA,B,1%\n', 'holdings'],
    ['holder;issuer;stake\nA;B;1%\n', 'holdings'],
    ['\uFEFFid,holder,issuer,basis,value,unit\n', 'statements'],
    ['holder,issuer,valid_from\n', 'statements'],
    ['# mine\nschemaVersion: 2\nentities:\n  - {name: A}\n', 'case'],
    ['{"schemaVersion": 2, "holdings": []}', 'case'],
    ['<!doctype html><title>x</title>', 'html'],
    ['\n<!-- saved --><html></html>', 'html'],
    ['<p class="x">Renault</p>', 'html'],
    ['Renault holds 43% of Nissan.\n', 'text'],
    ['Shares, votes and power: who holds what\n', 'text'],
    ['The list was long.\nholdings: many\n', 'text'],
    ['< 5% is held by others\n', 'text'],
  ])('is known by what it holds: %j is %s', (text, kind) => {
    expect(recognise(text)).toBe(kind);
  });
});

describe('a file', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'crosshold-file-'));
    writeFileSync(join(folder, 'a.txt'), 'hé');
    symlinkSync(join(folder, 'a.txt'), join(folder, 'link'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is read as bytes or as text, through a link too', () => {
    expect([...readBytes(join(folder, 'a.txt'))]).toEqual([0x68, 0xc3, 0xa9]);
    expect(readText(join(folder, 'link'))).toBe('hé');
  });

  it.each(['a.txt/b', 'none.txt', 'x'.repeat(300), 'nul\0byte'])(
    'is refused with a finding when its path leads nowhere',
    (name) => {
      expect(() => readBytes(join(folder, name))).toThrow(/\[(?:no-such-file|not-readable)\]/);
    },
  );
});
