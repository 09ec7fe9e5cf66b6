// npm run bench            every benchmark
// npm run bench -- NAME    one of them: deal, cold-start, power, page, bulk, register, reading, reading-growth
// Tables are written to bench/results/NAME.md, with the machine and versions that made them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

const BENCHES = {
  deal: async () => (await import('./deal.mjs')).deal(),
  'cold-start': async () => (await import('./cold-start.mjs')).coldStart(),
  bulk: async () => (await import('./bulk.mjs')).bulk(),
  register: async () => (await import('./register.mjs')).register(),
  page: async () => (await import('./page.mjs')).page(),
  power: async () => (await import('./power.mjs')).power(),
  reading: async () => (await import('./reading.mjs')).reading(),
  'reading-growth': async () => (await import('./reading-growth.mjs')).readingGrowth(),
};

const named = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const unknown = named.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no benchmark ${unknown.join(', ')}; there is ${Object.keys(BENCHES).join(', ')}.\n`,
  );
  process.exit(2);
}
const results = fileURLToPath(new URL('./results/', import.meta.url));
mkdirSync(results, { recursive: true });
for (const name of named.length > 0 ? named : Object.keys(BENCHES)) {
  const rows = await BENCHES[name]();
  const fields = Object.keys(rows[0]);
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const table = [
    line(fields),
    line(fields.map(() => '---')),
    ...rows.map((row) => line(fields.map((field) => row[field]))),
  ];
  const machine = `${cpus().length} × ${cpus()[0].model}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`;
  const page = `# ${name}\n\n${machine}. Ratios are to the first row of the same run; written by \`npm run bench -- ${name}\`.${rows.note ?? ''}\n\n${table.join('\n')}\n`;
  writeFileSync(new URL(`${name}.md`, `file://${results}`), page);
  process.stdout.write(`${page}\n`);
}
