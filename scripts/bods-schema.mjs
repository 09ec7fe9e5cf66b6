// Writes the BODS JSON schema as modules, from the folder of the published one:
//   node scripts/bods-schema.mjs FOLDER
// What only explains or lays out (titles, descriptions, codelist names) is left out; every keyword
// that decides about a statement stays as published. The names `urn:entity`, … are no URNs by RFC 8141,
// which needs two parts, so `urn:bods:entity`, … stand for them. A test compares the two.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILES = ['statement', 'components', 'entity-record', 'person-record', 'relationship-record'];
const SAYS_ONLY = new Set([
  '$comment',
  'title',
  'description',
  'version',
  'propertyOrder',
  'codelist',
  'openCodelist',
]);

/** `named`: the keys are names of properties or definitions, not keywords. */
function deciding(node, named = false) {
  if (Array.isArray(node)) return node.map((entry) => deciding(entry));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => named || !SAYS_ONLY.has(key))
      .map(([key, value]) => [
        key,
        deciding(value, !named && (key === 'properties' || key === '$defs')),
      ]),
  );
}

const [folder] = process.argv.slice(2);
if (!folder) throw new TypeError('Name the folder of the published schema.');
for (const name of FILES) {
  const text = readFileSync(join(folder, `${name}.json`), 'utf8');
  const schema = deciding(JSON.parse(text.replaceAll('"urn:', '"urn:bods:')));
  const constant = name.toUpperCase().replace('-', '_');
  writeFileSync(
    new URL(`../src/formats/bods/schema/${name}.ts`, import.meta.url),
    `/**
 * BODS 0.4, ${name}.json, without its titles and descriptions. Written by \`scripts/bods-schema.mjs\`.
 * Copyright (C) 2016-2024 Open Ownership; Apache-2.0, see NOTICE.
 */
export const ${constant} = JSON.parse(String.raw\`${JSON.stringify(schema, undefined, 2)}\`) as Readonly<
  Record<string, unknown>
>;
`,
  );
}
