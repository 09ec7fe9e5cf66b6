import { existsSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readYaml } from '../../src/formats/read-yaml.ts';
import { readSituations } from '../../src/formats/situation.ts';
import { examples } from '../../src/operations/examples.ts';
import { registry } from '../../src/operations/registry.ts';
import { crosshold, freshFolder, written } from '../cli.ts';
import { type Faces, facesOf, type Plain, tableOf } from './faces.ts';

const EXAMPLE = resolve('examples/renault-nissan');

/** The same question has the same answer everywhere; an agent's client checks its schema besides. */
async function expectOneAnswer(faces: Faces, name: string, asked: Plain): Promise<void> {
  const typed = name === 'read' ? undefined : faces.terminal(name, asked);
  const answer = await faces.library(name, asked);
  expect(answer).toMatchObject({ schemaVersion: 1, operation: name });
  expect(answer['headline']).toBeTypeOf('string');
  expect(await faces.byPost(name, asked)).toEqual(answer);
  expect(await faces.byGet(name, asked)).toEqual(answer);
  expect(await faces.tool(name, asked)).toEqual(answer);
  expect((await typed) ?? answer).toEqual(answer);
}

describe('the operations of the example', () => {
  let folder = '';
  let faces: Faces;

  beforeAll(async () => {
    folder = freshFolder();
    symlinkSync(EXAMPLE, join(folder, 'example'));
    const { status, err } = crosshold(folder, 'open', 'example', '--once', '--as-of', '2019-06-10');
    expect([status, err]).toEqual([0, '']);
    faces = await facesOf(folder);
  });
  afterAll(() => faces.close());

  it.each(registry.map(({ name }) => name))('answer %s alike in every face', async (name) => {
    const asked = examples[name];
    expect(asked).toBeDefined();
    await expectOneAnswer(faces, name, { ...asked, explain: true });
  });

  it('read the same claims from a text in a file and in a question', async () => {
    const text = 'Renault owns 43% of Nissan, and Nissan owns 15% of Renault.';
    const { out } = crosshold(folder, 'read', written(folder, 'a.txt', text), '--json');
    const typed = JSON.parse(out) as { claims: readonly { quote: string }[]; events: unknown };
    const told = await faces.byPost('read', { text, name: 'a' });
    expect(typed.claims.length).toBeGreaterThan(0);
    expect(told).toMatchObject({
      claims: typed.claims.map(({ quote: _quote, ...claim }) => claim),
      events: typed.events,
    });
  });

  it.each([
    ['an unknown company', 'owners', { issuer: 'Nisan' }, 1, 422],
    ['a value that does not fit', 'owners', { issuer: 'Nissan', convention: 'fancy' }, 2, 400],
    ['a day that does not exist', 'owners', { issuer: 'Nissan', asOf: '2019-02-30' }, 2, 400],
    ['no answer without an input', 'owners', {}, 2, 400],
  ])('refuse %s alike', async (_what, name, asked, status, code) => {
    const words = Object.entries(asked).flatMap(([field, value]) => [
      field === 'asOf' ? '--as-of' : `--${field}`,
      value,
    ]);
    const { status: ended, err } = crosshold(folder, name, ...words, '--json');
    const refused = await faces.byPost(name, asked);
    expect([ended, refused['status']]).toEqual([status, code]);
    expect(err).not.toMatch(/\n {4}at /);
  });
});

interface Written {
  readonly id: string;
  readonly statements?: { readonly file: string; readonly ids?: readonly string[] };
}

/** What a situation holds, as a workspace. */
function folderOf(record: Written): string {
  const folder = freshFolder();
  const { statements } = record;
  const files: string[] = [];
  if (statements)
    files.push(
      written(folder, 'statements.csv', tableOf(join(EXAMPLE, statements.file), statements.ids)),
    );
  const parts = Object.entries(record).filter(([field]) => CASE.has(field));
  if (parts.length > 0)
    files.push(written(folder, 'case.yaml', JSON.stringify({ case: Object.fromEntries(parts) })));
  const { status, err } = crosshold(folder, 'add', ...files);
  expect([status, err]).toEqual([0, '']);
  return folder;
}

const CASE: ReadonlySet<string> = new Set([
  'entities',
  'capital',
  'holdings',
  'agreements',
  'events',
]);

const file = join(EXAMPLE, 'situations.yaml');
const data = readYaml(file) as { readonly situations: readonly Written[] };
const { situations } = readSituations(data, { file });

describe('the situations of the example', () => {
  it('are there', () => {
    expect(existsSync(file)).toBe(true);
    expect(situations.length).toBeGreaterThan(10);
  });

  it.each(
    situations.map(
      (situation, index) => [situation.id, situation, data.situations[index]] as const,
    ),
  )('are answered alike in every face: %s', async (_id, situation, record) => {
    if (!record) throw new TypeError(situation.id);
    const faces = await facesOf(folderOf(record));
    try {
      for (const { ask, parameters, asOf, knownAt, asks } of situation.asks) {
        const day = asOf ?? situation.asOf;
        const known = knownAt ?? situation.knownAt;
        await expectOneAnswer(faces, ask, {
          ...parameters,
          ...(asks.length > 0 && {
            asks: asks.map((inner) => ({ ask: inner.ask, ...inner.parameters })),
          }),
          ...(day !== undefined && { asOf: day }),
          ...(known !== undefined && { knownAt: known }),
        });
      }
    } finally {
      await faces.close();
    }
  });
});
