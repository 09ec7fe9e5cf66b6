import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const NAMED = /^export (?:type )?\{([^}]*)\}/gm;
const OWN =
  /^export (?:declare )?(?:async )?(?:const|let|function|class|type|interface) ([A-Za-z_]\w*)/gm;
const STAR = /^export \* from '(\.[^']+)'/gm;

/** Every name, value or type, that a module of the sources exports, `export *` followed. */
export function exportedNames(file: string): string[] {
  if (!existsSync(file)) return [];
  const text = readFileSync(file, 'utf8');
  const named = [...text.matchAll(NAMED)].flatMap(([, list = '']) =>
    list
      .split(',')
      .map((entry) => entry.trim().replace(/^type /, ''))
      .filter((entry) => entry !== '')
      .map((entry) => entry.split(' as ').at(-1) ?? entry),
  );
  const own = [...text.matchAll(OWN)].map(([, name]) => name as string);
  const starred = [...text.matchAll(STAR)].flatMap(([, target]) =>
    exportedNames(join(dirname(file), target as string)),
  );
  return [...new Set([...named, ...own, ...starred])];
}
