// npm run licences: every package that runs or is built in, with its licence, as a table.
//   --sbom    the same as a bill of materials, CycloneDX in JSON (npm run sbom)
//   --check   fails on a licence that is not on the list below
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const json = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** Licences that ask for a notice at most, and one (MPL-2.0) that binds changed files alone. */
const ALLOWED = new Set(
  'MIT ISC 0BSD BSD-2-Clause BSD-3-Clause Apache-2.0 Unlicense CC0-1.0 BlueOak-1.0.0 Python-2.0 MPL-2.0 WTFPL Zlib'.split(
    ' ',
  ),
);
/** Built into the page by its bundler. */
const IN_PAGE = [
  'react',
  'react-dom',
  'scheduler',
  'd3-force',
  'd3-dispatch',
  'd3-quadtree',
  'd3-timer',
];

/** Where npm would install what runs, one folder a line; optional ones of other systems are absent. */
function installed() {
  const options = { cwd: at('.'), encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] };
  const lines = execFileSync('npm', ['ls', '--omit=dev', '--all', '--parseable'], options);
  return lines.split('\n').filter((line) => line.includes('node_modules'));
}

function licenceOf(folder) {
  const { name, version, license, licenses } = json(`${folder}/package.json`);
  const named =
    license?.type ?? license ?? licenses?.map(({ type }) => type).join(' OR ') ?? 'unknown';
  return { name, version, licence: named === 'unknown' ? fromText(folder) : String(named) };
}

/** Some packages carry the text alone. */
function fromText(folder) {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  const text = file === undefined ? '' : readFileSync(`${folder}/${file}`, 'utf8');
  return /Permission is hereby granted, free of charge/.test(text) ? 'MIT' : 'unknown';
}

/** What npm knows of everything installed, less what only builds and tests. */
function billOfMaterials(kept) {
  const text = execFileSync('npm', ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application'], {
    cwd: at('.'),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 1 << 28,
  });
  const bill = JSON.parse(text);
  const wanted = new Set(kept.map(({ name, version }) => `${name}@${version}`));
  const components = bill.components.filter(({ name, group, version }) =>
    wanted.has(`${group ? `${group}/` : ''}${name}@${version}`),
  );
  const refs = new Set([
    bill.metadata.component['bom-ref'],
    ...components.map((one) => one['bom-ref']),
  ]);
  const dependencies = bill.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn = [] }) => ({
      ref,
      dependsOn: dependsOn.filter((one) => refs.has(one)),
    }));
  return { ...bill, components, dependencies };
}

const builtIn = json(at('dist/cli/packages.json')).map((name) => at(`node_modules/${name}`));
const page = IN_PAGE.map((name) => at(`node_modules/${name}`));
const folders = [...new Set([...installed(), ...builtIn, ...page])].filter((folder) =>
  existsSync(`${folder}/package.json`),
);
const rows = folders
  .map(licenceOf)
  .filter(({ name }) => name !== 'crosshold' && name !== 'crosshold-web')
  .sort((one, other) => (one.name < other.name ? -1 : 1));

const words = (licence) => licence.replace(/[()]/g, '').split(/ OR | AND /);
const barred = rows.filter(({ licence }) => !words(licence).some((word) => ALLOWED.has(word)));
if (process.argv.includes('--check')) {
  for (const { name, licence } of barred) {
    process.stderr.write(`${name}: ${licence} is not on the list\n`);
  }
  process.exitCode = barred.length === 0 ? 0 : 1;
} else if (process.argv.includes('--sbom')) {
  process.stdout.write(`${JSON.stringify(billOfMaterials(rows), undefined, 2)}\n`);
} else {
  const lines = rows.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`);
  process.stdout.write(
    ['| Package | Version | Licence |', '| --- | --- | --- |', ...lines, ''].join('\n'),
  );
}
