// npm run synth -- --companies N --seed S [--out FILE] [--dirty] [--format csv|bin|psc]
// Writes a made-up register: a holdings table (.csv, or to the terminal), the bare edges for the benches (.bin), or the
// snapshot of people with significant control that says the same (psc).
import { closeSync, openSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { pscLines } from './synth-psc.mjs';
import { synthRegister } from './synth-register.mjs';

const { values } = parseArgs({
  options: {
    companies: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string' },
    format: { type: 'string' },
    dirty: { type: 'boolean', default: false },
  },
});
const companies = Number(values.companies);
const seed = Number(values.seed);
if (!Number.isInteger(companies) || companies < 2 || companies > 50_000_000)
  stop('--companies is a whole number from 2 to 50000000.');
if (!Number.isInteger(seed) || seed < 0) stop('--seed is a whole number.');
const format = values.format ?? (values.out?.endsWith('.bin') ? 'bin' : 'csv');
if (!['csv', 'bin', 'psc'].includes(format)) stop('--format is csv, bin or psc.');
const table = synthRegister({ companies, seed, dirty: values.dirty });
const file = values.out === undefined ? 1 : openSync(values.out, 'w');
if (format === 'bin') writeBinary(file, table);
else if (format === 'psc') writeLines(file, pscLines(table));
else writeTable(file, table);
if (file !== 1) closeSync(file);
process.stderr.write(
  `${table.holders.length} edges, ${companies} companies, ${table.nodes - companies} persons\n`,
);

function stop(says) {
  process.stderr.write(`${says}\n`);
  process.exit(2);
}

/** Number of nodes, number of edges, holders, companies, parts: little-endian, 32 bits each. */
function writeBinary(to, { nodes, holders, companies: held, parts }) {
  for (const array of [Uint32Array.of(nodes, holders.length), holders, held, parts]) {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    for (let at = 0; at < bytes.length;) at += writeSync(to, bytes, at);
  }
}

/** Ids of 8 to 18 characters, as registers have them. */
function writeTable(to, { holders, companies: held, parts, isCompany }) {
  const id = (node) =>
    isCompany[node]
      ? `C${String(node).padStart(8, '0')}`
      : `P-${((node * 2654435761) >>> 0).toString(16)}-${node}`;
  let text = 'holder,issuer,stake\n';
  for (let edge = 0; edge < holders.length; edge++) {
    text += `${id(holders[edge])},${id(held[edge])},${percent(parts[edge])}\n`;
    if (text.length > 1 << 20) {
      writeAll(to, text);
      text = '';
    }
  }
  writeAll(to, text);
}

function writeLines(to, lines) {
  let text = '';
  for (const line of lines) {
    text += `${line}\n`;
    if (text.length <= 1 << 20) continue;
    writeAll(to, text);
    text = '';
  }
  writeAll(to, text);
}

function percent(parts) {
  const places = String(parts % 1_000_000)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return `${Math.floor(parts / 1_000_000)}${places === '' ? '' : `.${places}`}%`;
}

function writeAll(to, text) {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length;) at += writeSync(to, bytes, at);
}
