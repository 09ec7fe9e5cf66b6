import { readdirSync } from 'node:fs';
import { describe } from 'vitest';
import { readYaml } from '../../src/formats/read-yaml.ts';
import { readSituations } from '../../src/formats/situation.ts';
import { tableReader } from '../../src/operations/verify/files.ts';
import { testSituations } from './situations.ts';

const folder = new URL('.', import.meta.url).pathname;
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

describe.each(files)('the situations of %s', (file) => {
  testSituations(readSituations(readYaml(`${folder}${file}`), { file }), tableReader(folder));
});
