import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { filesUnder } from './layers.ts';

/** Lists of names and trained weights are data: nobody reads them from top to bottom. */
const DATA = /src\/(?:reading\/(?:actors|weights|words)|story\/codebook)/;
/** The code of a file without its comments. */
const code = (file: string) =>
  readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\/\/.*$/gm, '');

const LINES_MAX = 400;
const FILES = [...filesUnder('src'), ...filesUnder('web/src')].filter((file) => !DATA.test(file));

describe('the shape of the sources', () => {
  it(`keeps every file under ${LINES_MAX} lines`, () => {
    const long = FILES.filter((file) => readFileSync(file, 'utf8').split('\n').length > LINES_MAX);
    expect(long).toEqual([]);
  });

  it('has no default exports, no any and no suppressed checks', () => {
    const loose = FILES.filter((file) =>
      /export default |: any\b|as any\b|@ts-(?:ignore|expect-error|nocheck)|oxlint-disable/.test(
        code(file),
      ),
    );
    expect(loose).toEqual([]);
  });

  it('throws no bare errors', () => {
    const bare = FILES.filter((file) => /throw new Error\(/.test(code(file)));
    expect(bare).toEqual([]);
  });
});
