// Tables of the pages that are made from the program, so that they cannot disagree with it. A table
// stands in a page between `<!-- table: inputs votes -->` and `<!-- /table -->`.
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

const dist = process.env['DOCS_DIST']
  ? pathToFileURL(`${process.env['DOCS_DIST']}/`)
  : new URL('../dist/', import.meta.url);
const built = (module) => import(new URL(module, dist).href);

const MARKED = /(<!-- table: ([a-z]+)(?: ([a-z]+))? -->\n)[\s\S]*?(<!-- \/table -->)/g;

/** The page with every marked table written anew. */
export async function withTables(page) {
  const made = await Promise.all(
    [...page.matchAll(MARKED)].map(([, , kind, name]) => tableOf(kind, name)),
  );
  return page.replace(
    MARKED,
    (_, begin, _kind, _name, end) => `${begin}\n${made.shift()}\n\n${end}`,
  );
}

function tableOf(kind, name) {
  if (kind === 'inputs') return inputsTable(name);
  if (kind === 'rules') return rulesTable();
  if (kind === 'routes') return routesTable();
  if (kind === 'questions') return questionsTable();
  if (kind === 'exports') return exportsTable();
  throw new TypeError(`There is no table "${kind}".`);
}

/** Inputs of one operation, from its schema. */
async function inputsTable(name) {
  const { registry } = await built('operations/registry.js');
  const entry = registry.find((known) => known.name === name);
  if (!entry) throw new TypeError(`There is no operation "${name}".`);
  const operation = await entry.load();
  const schema = z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' });
  const required = new Set(schema.required ?? []);
  const rows = Object.entries(schema.properties ?? {}).map(([input, field]) => [
    code(input) + (required.has(input) ? ', needed' : ''),
    positionOf(operation, input) + code(optionOf(input, field)),
    sentence(field),
  ]);
  return markdown(['Input', 'Typed as', 'Meaning'], rows);
}

const ORDINALS = ['first', 'second', 'third'];

function positionOf(operation, input) {
  const place = operation.positional.indexOf(input);
  return place < 0 ? '' : `${ORDINALS[place]} word, or `;
}

function optionOf(name, field) {
  const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  const types = [field.type, ...(field.anyOf ?? []).map(({ type }) => type)];
  if (types.includes('boolean')) return flag;
  if (types.includes('object')) return `${flag} name=value,...`;
  if (types.includes('array') && !types.includes('string')) return `${flag} ...`;
  return `${flag} ${field.enum ? field.enum.join('|') : '...'}`;
}

function sentence({ description = '', default: value, properties }) {
  const parts = properties ? `fields: ${Object.keys(properties).join(', ')}` : '';
  const standard = value === undefined || value === false ? '' : `default: ${textOf(value)}`;
  return [description, parts, standard].filter((part) => part !== '').join('; ');
}

function textOf(value) {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ');
  return String(value);
}

/** All rules that ship, in the order of their countries. */
async function rulesTable() {
  const { builtinLaw } = await built('law/law.js');
  const rules = [...builtinLaw().rules.values()];
  const rows = rules.map((rule) => [
    code(rule.id),
    rule.jurisdiction,
    rule.kind,
    rule.title,
    periodOf(rule),
    rule.citation,
    rule.verified ? 'yes' : 'no',
  ]);
  return markdown(['Rule', 'Law of', 'Kind', 'What it says', 'In force', 'Citation', 'Read'], rows);
}

function periodOf({ validFrom, validTo }) {
  if (validFrom === undefined) return validTo === undefined ? '' : `to ${validTo}`;
  return validTo === undefined ? `from ${validFrom}` : `${validFrom} to ${validTo}`;
}

/** Addresses of the server, but for the questions. */
async function routesTable() {
  const { routes } = await built('server/routes.js');
  const own = routes().filter(({ operation }) => operation === undefined);
  const rows = own.map(({ method, path, access, summary }) => [
    `${method} ${code(path)}`,
    { page: 'anyone on this machine', session: 'who has the code', api: 'session or token' }[
      access
    ],
    summary,
  ]);
  return markdown(['Address', 'Open to', 'What it does'], rows);
}

/** All questions, each with its page. */
async function questionsTable() {
  const { registry } = await built('operations/registry.js');
  return markdown(
    ['Question', 'What it answers'],
    registry.map(({ name, summary }) => [`[${name}](${name}.md)`, summary]),
  );
}

/** The names that the library exports, by the folder that they come from. */
async function exportsTable() {
  const all = await exportedNames('index.d.ts');
  const names = all.filter(
    ({ name }, index) => all.findIndex((other) => other.name === name) === index,
  );
  const folders = [...new Set(names.map(({ folder }) => folder))];
  const rows = folders.map((folder) => [
    code(folder),
    listed(names.filter((name) => name.folder === folder && !name.isType)),
    listed(names.filter((name) => name.folder === folder && name.isType)),
  ]);
  return markdown(['Folder', 'Values', 'Types'], rows);
}

function listed(names) {
  return names
    .map(({ name }) => name)
    .sort()
    .map(code)
    .join(', ');
}

/** What a declaration file passes on, `export *` followed. */
async function exportedNames(module) {
  const text = await readFile(new URL(module, dist), 'utf8');
  const folder = dirname(module) === '.' ? 'index' : dirname(module);
  const named = [...text.matchAll(/^export (type )?\{([^}]*)\}(?: from '([^']+)')?/gm)].flatMap(
    ([, typed, names, from]) =>
      names
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '')
        .map((name) => ({
          name: name.replace(/^type /, ''),
          isType: typed !== undefined || name.startsWith('type '),
          folder: folder === 'index' ? dirname(from.replace('./', '')) : folder,
        })),
  );
  const own = [
    ...text.matchAll(/^export (?:declare )?(const|function|class|type|interface) (\w+)/gm),
  ].map(([, kind, name]) => ({ name, isType: ['type', 'interface'].includes(kind), folder }));
  const stars = [...text.matchAll(/^export \* from '\.\/([^']+)\.(?:js|ts)'/gm)].map(([, from]) =>
    exportedNames(join(dirname(module), `${from}.d.ts`)),
  );
  return [...(await Promise.all(stars)).flat(), ...named, ...own];
}

function markdown(heads, rows) {
  const line = (cells) => `| ${cells.map(escaped).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

function escaped(text) {
  return text.replace(/\|/g, '\\|').replace(/\s+/g, ' ');
}

function code(text) {
  return `\`${text}\``;
}
