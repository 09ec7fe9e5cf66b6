/** Loads TypeScript as it stands, mutated files with their switches, and the stand-in for vitest. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'rolldown/utils';

const STAND_IN = new URL('vitest-stand-in.mjs', import.meta.url).href;

/** Text of the files with mutants, by path. */
let switched = new Map();

export function initialize(texts) {
  switched = texts;
}

export async function resolve(specifier, context, next) {
  if (specifier === 'vitest') return { url: STAND_IN, shortCircuit: true };
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const path = fileURLToPath(url);
  const text = switched.get(path) ?? (await readFile(path, 'utf8'));
  const { code, errors } = transformSync(path, text, { target: 'es2023' });
  if (errors.length > 0) throw new Error(`${path}: ${errors[0].message}`);
  return { format: 'module', source: code, shortCircuit: true };
}
