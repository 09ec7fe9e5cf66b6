// Compiles assembly/ to dist/bulk/kernels.wasm, when the sources are newer.
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const to = at('dist/bulk/kernels.wasm');
const time = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
const sources = readdirSync(at('assembly')).map((name) => at(`assembly/${name}`));
const newest = Math.max(...[...sources, fileURLToPath(import.meta.url)].map(time));

if (time(to) <= newest) {
  mkdirSync(at('dist/bulk'), { recursive: true });
  const { default: asc } = await import('assemblyscript/asc');
  const options =
    '-O3 --runtime stub --noAssert --converge --importMemory --sharedMemory --initialMemory 2 --maximumMemory 65536';
  const words = `${options} --enable bulk-memory --enable threads --enable simd`.split(' ');
  const { error, stderr } = await asc.main([at('assembly/index.ts'), '--outFile', to, ...words]);
  if (error) {
    process.stderr.write(`${stderr.toString()}${error.message}\n`);
    process.exit(1);
  }
}
