import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

/** Which folders of `src` a folder may import, as the table of ARCHITECTURE.md says. */
export type Layers = ReadonlyMap<string, ReadonlySet<string>>;

/** The rows `| `folder` | charter | may import |` of the page. */
export function readLayers(page: string): Layers {
  const rows = page.split('\n').filter((line) => /^\| `/.test(line));
  const layers = new Map<string, ReadonlySet<string>>();
  for (const row of rows) {
    const cells = row.split('|').map((cell) => cell.trim());
    const folders = [...(cells[1] ?? '').matchAll(/`([a-z]+)`/g)].map(([, name]) => name as string);
    const text = cells.at(-2) ?? '';
    const named = [...text.matchAll(/\b[a-z]+\b/g)].map(([name]) => name);
    const allowed = text.includes('all above') ? [...layers.keys(), ...named] : named;
    for (const folder of folders) layers.set(folder, new Set(allowed));
  }
  return layers;
}

export interface Violation {
  readonly file: string;
  readonly imports: string;
}

/** Imports that cross a folder the wrong way; type imports count too. */
export function violations(source: string, layers: Layers): Violation[] {
  return filesUnder(source).flatMap((file) => {
    const folder = folderOf(source, file);
    return importsOf(file)
      .map((target) => ({
        file: relative(source, file),
        imports: folderOf(source, resolve(file, '..', target)),
      }))
      .filter(
        ({ imports }) =>
          imports !== folder && !(layers.get(folder)?.has(imports) ?? folder === '.'),
      );
  });
}

export function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

export function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map(
    ([, target]) => target as string,
  );
}

function folderOf(source: string, file: string): string {
  const parts = relative(source, file).split('/');
  return parts.length > 1 ? (parts[0] as string) : '.';
}
