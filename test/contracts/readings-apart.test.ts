import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readersFor } from '../../src/cli/readings-apart.ts';
import { readFiles } from '../../src/operations/read-files.ts';
import { asked, crosshold, freshFolder, written } from '../cli.ts';

const ARTICLES = 'examples/renault-nissan/articles';
const TEXTS = readdirSync(ARTICLES)
  .sort()
  .map((name) => readFileSync(join(ARTICLES, name), 'utf8'));

/** Files of unequal length, together as long as one thread is not asked to read alone. */
function longFiles(folder: string): string[] {
  return TEXTS.map((text, at) =>
    written(folder, `${at}.txt`, `${text}\n\n`.repeat(at % 2 === 0 ? 24 : 4)),
  );
}

describe('many articles', () => {
  it('are read in threads, with the claims in the order of the files', async () => {
    const folder = freshFolder();
    const files = longFiles(folder);
    const inTurn = await readFiles(files.map((name) => join(folder, name)));
    expect(inTurn.claims.length).toBeGreaterThan(100);
    const apart = asked(folder, 'read', ...files);
    expect(apart).toEqual(JSON.parse(JSON.stringify(inTurn)));
  });

  it('are refused for the first that cannot be read, as one after the other', () => {
    const folder = freshFolder();
    const [first = '', ...rest] = longFiles(folder);
    mkdirSync(join(folder, 'folder'));
    const { status, out, err } = crosshold(folder, 'read', first, 'gone.txt', 'folder', ...rest);
    expect([status, out]).toEqual([3, '']);
    expect(err).toContain('gone.txt');
    expect(err).not.toContain('folder');
  });

  it('refuse a date that is none, as one does', () => {
    const folder = freshFolder();
    const { status, err } = crosshold(folder, 'read', ...longFiles(folder), '--published', 'soon');
    expect(status).toBe(2);
    expect(err).toContain('"soon" is not a date for --published');
  });

  it('are read by one thread where they are few, short or on the web', () => {
    const folder = freshFolder();
    const files = longFiles(folder).map((name) => join(folder, name));
    expect(readersFor(files)).toBe(Math.min(2, availableParallelism()));
    expect(readersFor(files.slice(0, 1))).toBe(1);
    expect(readersFor(files.slice(1, 2).concat(files.slice(3, 4)))).toBe(1);
    expect(readersFor([...files, 'https://example.com/news'])).toBe(1);
    expect(readersFor([join(folder, 'gone.txt'), join(folder, 'gone too.txt')])).toBe(1);
  });
});
