import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as library from '../../src/index.ts';
import { exportedNames } from './exports.ts';

const PAGE = readFileSync('docs/library.md', 'utf8');

/** Names in the table of the page: the second and third cell of each row. */
function listed(): string[] {
  const table = /<!-- table: exports -->([\s\S]*?)<!-- \/table -->/.exec(PAGE)?.[1] ?? '';
  return table
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => line.split('|').slice(2))
    .flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name as string));
}

function block(language: string): string {
  return new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(PAGE)?.[1] ?? '';
}

describe('the library', () => {
  it('exports exactly what docs/library.md lists', () => {
    expect(listed().sort()).toEqual(exportedNames('src/index.ts').sort());
  });

  it('gives every value of the list at run time', () => {
    const names = new Set(listed());
    expect(Object.keys(library).filter((name) => !names.has(name))).toEqual([]);
    expect(Object.keys(library).length).toBeGreaterThan(20);
  });

  it('prints what its page says that the example prints', () => {
    const folder = mkdtempSync(join(tmpdir(), 'crosshold-library-'));
    try {
      const file = join(folder, 'example.mjs');
      const built = pathToFileURL(resolve('dist/index.js')).href;
      writeFileSync(file, block('js').replace("'crosshold'", `'${built}'`));
      expect(execFileSync('node', [file], { encoding: 'utf8' })).toBe(block('text'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
