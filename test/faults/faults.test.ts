import { spawnSync } from 'node:child_process';
import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeText } from '../../src/formats/decode-text.ts';
import { readHoldingsTable } from '../../src/formats/holdings-table.ts';
import { readBytes } from '../../src/formats/read-file.ts';
import { recognise } from '../../src/formats/recognise.ts';
import { readStatementsTable } from '../../src/formats/statements-table.ts';
import { BadInput, type Finding } from '../../src/model/index.ts';

/** What reading a file must find: one finding, and nothing beside it. */
interface Expected {
  readonly code: string;
  readonly line?: number;
  readonly severity?: Finding['severity'];
  readonly says?: string;
}

const HERE = import.meta.dirname;
const COMMAND = resolve(HERE, '../../dist/cli/main.js');
const expected = JSON.parse(readFileSync(join(HERE, 'expected.json'), 'utf8')) as Readonly<
  Record<string, Expected>
>;

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'crosshold-faults-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Reads a document as `add` does: by what it holds. */
function findingsOf(file: string): readonly Finding[] {
  try {
    const decoded = decodeText(readBytes(file), file);
    if ('findings' in decoded) return decoded.findings;
    return recognise(decoded.text) === 'statements'
      ? readStatementsTable(decoded.text, { name: file, source: file }).findings
      : readHoldingsTable(decoded.text, file).findings;
  } catch (thrown) {
    if (thrown instanceof BadInput) return thrown.findings;
    throw thrown;
  }
}

function crosshold(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** A file too large to keep: made when it is asked for, and sparse where its content is no matter. */
const GENERATED: Readonly<Record<string, { make: (path: string) => void } & Expected>> = {
  'a-file-of-one-line.csv': {
    code: 'file-too-large',
    make(path) {
      const handle = openSync(path, 'w');
      ftruncateSync(handle, 200 * 1024 * 1024);
      closeSync(handle);
    },
  },
  'line-too-long.csv': {
    code: 'line-too-long',
    make: (path) =>
      writeFileSync(path, `holder,issuer,stake\n${'A'.repeat(2 * 1024 * 1024)},B,10%\n`),
  },
  'is-directory': { code: 'is-directory', make: (path) => mkdirSync(path) },
  'no-such-file.csv': { code: 'no-such-file', make: () => {} },
  'not-readable.csv': { code: 'not-readable', make: (path) => symlinkSync(path, path) },
  'not-a-file': { code: 'not-a-file', make: (path) => symlinkSync('/dev/null', path) },
};

describe('a faulty file', () => {
  it('is listed with what it must give', () => {
    const files = ['holdings', 'statements'].flatMap((kind) =>
      readdirSync(join(HERE, kind)).map((name) => `${kind}/${name}`),
    );
    expect(files.sort()).toEqual(Object.keys(expected).sort());
  });

  it.each(Object.entries(expected))('%s is refused for that alone', (name, fault) => {
    const file = join(HERE, name);
    const findings = findingsOf(file);
    expect(findings.map(({ code, at, severity }) => [code, at?.line, severity])).toEqual([
      [fault.code, fault.line, fault.severity ?? 'error'],
    ]);
    const [finding] = findings;
    expect(finding?.at?.file).toBe(file);
    expect(finding?.says).toContain(fault.says ?? '');
    expect(finding?.try).toMatch(/^[A-Z].*\.$/s);
  });

  it.each(Object.entries(GENERATED))('%s is refused before it costs anything', (name, fault) => {
    const file = join(folder, name);
    fault.make(file);
    const begun = performance.now();
    expect(findingsOf(file).map(({ code }) => code)).toEqual([fault.code]);
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});

describe('a table that cannot be used, at the terminal', () => {
  const errors = Object.entries(expected).filter(([, { severity }]) => severity !== 'remark');
  const sample = errors.filter(([name]) => !name.includes('--'));

  it.each(sample)('%s ends with status 3, file, line and remedy', (name, fault) => {
    const file = join(HERE, name);
    const { status, stdout, stderr } = crosshold('add', '--workspace', 'w', file);
    expect([status, stdout]).toEqual([3, '']);
    expect(stderr).toContain(`[${fault.code}]`);
    if (fault.line !== undefined) expect(stderr).toContain(`${fileName(name)}:${fault.line}:`);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it.each(['holdings/stake-over-100.csv', 'holdings/not-utf8.csv', 'holdings/empty-file.csv'])(
    '%s is refused in place of a workspace too',
    (name) => {
      const { status, stdout, stderr } = crosshold('owners', 'C', '--holdings', join(HERE, name));
      expect([status, stdout]).toEqual([3, '']);
      expect(stderr).toContain(`[${expected[name]?.code}]`);
    },
  );

  it('takes a folder, a missing file and a file that is too large no better', () => {
    for (const [name, fault] of Object.entries(GENERATED)) {
      const file = join(folder, `terminal-${name}`);
      fault.make(file);
      const { status, stderr } = crosshold('add', '--workspace', 'w', file);
      expect([name, status]).toEqual([name, 3]);
      expect(stderr).toContain(`[${fault.code}]`);
    }
  });
});

function fileName(path: string): string {
  return path.split('/').at(-1) ?? path;
}
