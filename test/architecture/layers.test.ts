import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { filesUnder, importsOf, readLayers, violations } from './layers.ts';

const layers = readLayers(readFileSync('ARCHITECTURE.md', 'utf8'));
const PURE = [
  'numeric',
  'model',
  'law',
  'evidence',
  'reading',
  'register',
  'ownership',
  'voting',
  'control',
  'deals',
  'story',
];

describe('layers', () => {
  it('names every folder of src in ARCHITECTURE.md', () => {
    const folders = new Set(filesUnder('src').map((file) => file.split('/')[1]));
    const known = [...folders].filter((folder) => folder !== undefined && !folder.endsWith('.ts'));
    expect(known.filter((folder) => !layers.has(folder as string))).toEqual([]);
  });

  it('import only what the table allows', () => {
    expect(violations('src', layers)).toEqual([]);
  });

  it('are violated by a planted import', () => {
    expect(violations('test/architecture/planted', layers)).toEqual([
      { file: 'model/upward.ts', imports: 'cli' },
    ]);
  });

  it('have no cycle between folders', () => {
    const reach = (from: string, seen = new Set<string>()): Set<string> => {
      for (const next of layers.get(from) ?? []) {
        if (layers.has(next) && !seen.has(next)) reach(next, seen.add(next));
      }
      return seen;
    };
    expect([...layers.keys()].filter((folder) => reach(folder).has(folder))).toEqual([]);
  });

  it.each(PURE)('keep %s free of Node, clock and chance', (folder) => {
    const impure = filesUnder(`src/${folder}`).filter((file) => {
      const text = readFileSync(file, 'utf8');
      return (
        /from 'node:|Date\.now\(|new Date\(\)|Math\.random\(|process\./.test(text) ||
        importsOf(file).some((target) => target.startsWith('node:'))
      );
    });
    expect(impure).toEqual([]);
  });
});
