// Where the fuzzer starts: the example, the tests' own files, and what is handed out beside the project.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const root = fileURLToPath(new URL('../..', import.meta.url));
const BYTES_MAX = 20_000;
const FILES_MAX = 60;

const WORDS = {
  quantity: [
    '43.4%',
    '43.4',
    '1/3',
    '10,5%',
    '４３％',
    '1,000,000',
    '-5%',
    '0x10',
    '1e308',
    'NaN',
    '43',
    '100%',
  ],
  date: [
    '2019',
    '2019-06',
    '2019-06-10',
    '2020-02-29',
    '2019-13-01',
    '0000',
    '9999-12-31',
    '2019-06-31',
  ],
};

const FILES = {
  holdings: [/test\/faults\/holdings\/.*\.csv$/],
  statements: [/test\/faults\/statements\/.*\.csv$/, /examples\/.*statements\.csv$/],
  records: [/corpora\/bods\/examples\/.*\.json$/, /test\/.*\.(?:json|jsonl)$/],
  article: [/examples\/.*articles\/.*\.txt$/, /seeds\/.*\.txt$/],
  page: [/test\/.*\.html$/, /examples\/.*\.html$/],
  case: [/examples\/.*case\.yaml$/],
  scenario: [/examples\/.*deals\/.*\.yaml$/],
  situations: [/examples\/.*situations\.yaml$/, /test\/cases\/.*\.yaml$/],
  rules: [/test\/.*rules.*\.yaml$/],
};

const INLINE = {
  page: ['<html><body><article><p>Renault owns 43% of Nissan.</p></article></body></html>'],
  rules: [
    'rules:\n  - id: my-rule\n    kind: majority\n    share: more than 1/2\n    citation: Articles, s. 4\n',
  ],
  records: ['{"id":"a","schema":"Company","properties":{"name":["A"]}}\n'],
};

const everything = ['examples', 'test', '../shared/seeds', '../shared/corpora'].flatMap(
  (folder) => {
    const path = join(root, folder);
    return existsSync(path) ? walk(path) : [];
  },
);

/** The first inputs of a target. */
export function seedsOf(target) {
  const files = everything
    .filter((file) => (FILES[target] ?? []).some((pattern) => pattern.test(file)))
    .slice(0, FILES_MAX)
    .map((file) => readFileSync(file).subarray(0, BYTES_MAX));
  const words = [...(WORDS[target] ?? []), ...(INLINE[target] ?? [])].map((word) =>
    Buffer.from(word),
  );
  return [...words, ...files];
}

function walk(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((file) => statSync(file).isFile());
}
