import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { registry } from '../../src/operations/registry.ts';
import { findingCodes } from './codes.ts';

const PAGES = [
  ...readdirSync('.').filter((name) => name.endsWith('.md')),
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];
const COMMANDS = [...read('src/cli/program.ts').matchAll(/^ {4}name: '([a-z]+)',$/gm)].map(
  ([, name]) => name as string,
);
const NAMES = [...new Set([...registry.map(({ name }) => name), ...COMMANDS])];

function read(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** Fences left out: they hold output, and example names that are no links. */
function prose(page: string): string {
  return page.replace(/^```[\s\S]*?^```$/gm, '');
}

/** The anchors that GitHub makes of headings. */
function anchorsOf(page: string): Set<string> {
  const headings = [...prose(page).matchAll(/^#+ (.+)$/gm)].map(([, text]) => text as string);
  return new Set(
    headings.map((text) =>
      text
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replace(/ /g, '-'),
    ),
  );
}

/** Links to files of the project that lead nowhere. */
function deadLinks(file: string): string[] {
  const page = read(file);
  return [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target as string)
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => {
      const [path, anchor] = target.split('#');
      const to = path === '' ? file : join(dirname(file), path as string);
      if (!existsSync(to)) return true;
      return anchor !== undefined && !anchorsOf(read(to)).has(anchor);
    });
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

function manifest(file: string): Manifest {
  return JSON.parse(read(file)) as Manifest;
}

describe('the papers', () => {
  const [root, web] = [manifest('package.json'), manifest('web/package.json')];

  it('give a reason for every package', () => {
    const reasons = read('DECISIONS.md');
    const names = [root, web].flatMap(({ dependencies, devDependencies }) =>
      Object.keys({ ...dependencies, ...devDependencies }),
    );
    expect(names.filter((name) => !reasons.includes(`\`${name}\``))).toEqual([]);
  });

  it('name the licence of every package that runs', () => {
    const notice = read('NOTICE');
    const names = Object.keys(root.dependencies ?? {});
    const named = (name: string) => [' ', ','].some((end) => notice.includes(`  ${name}${end}`));
    expect(names.filter((name) => !named(name))).toEqual([]);
  });
});

describe('the pages', () => {
  it('know every command of the program', () => {
    expect(COMMANDS).toContain('add');
    expect(NAMES.length).toBeGreaterThan(20);
  });

  it.each(NAMES)('describe %s, with an example to type', (name) => {
    const page = read(`docs/${name}.md`);
    expect(page.split('\n')[0]).toMatch(new RegExp(`^# ${name}: `));
    const fences = [...page.matchAll(/^```(?:console|sh)\n([\s\S]*?)^```$/gm)].map(
      ([text]) => text,
    );
    expect(fences.join('\n')).toMatch(new RegExp(`npx crosshold (?:--workspace \\w+ )?${name}\\b`));
  });

  it.each(registry.map(({ name }) => name))('name every input of %s', async (name) => {
    const operation = await registry.find((entry) => entry.name === name)?.load();
    if (!operation) throw new TypeError(name);
    const schema = z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' });
    const page = read(`docs/${name}.md`);
    const inputs = Object.keys(schema.properties ?? {});
    expect(inputs.filter((input) => !new RegExp(`\\b${input}\\b`).test(page))).toEqual([]);
  });

  it.each(PAGES)('have no dead link in %s', (file) => {
    expect(deadLinks(file)).toEqual([]);
  });

  it('explain every code of a finding', () => {
    const pages = read('docs/findings.md') + read('docs/deal.md');
    const codes = findingCodes('src');
    expect(codes.size).toBeGreaterThan(80);
    const silent = [...codes].filter(([code]) => !pages.includes(`\`${code}\``));
    expect(silent).toEqual([]);
  });

  it('explain no code that the program cannot give', () => {
    const known = findingCodes('src');
    const begun = [...known.keys()].filter((code) => code.endsWith('…'));
    const tables = read('docs/findings.md')
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)])
      .map(([, code]) => code as string);
    const invented = tables.filter(
      (code) => !known.has(code) && !begun.some((start) => code.startsWith(start.slice(0, -1))),
    );
    expect(invented).toEqual([]);
  });

  it('list every rule of the law that ships', async () => {
    const { builtinLaw } = await import('../../src/law/law.ts');
    const page = read('docs/law.md');
    const rules = [...builtinLaw().rules.values()];
    const silent = rules.filter(
      ({ id, title }) => !page.includes(`| \`${id}\` |`) || !page.includes(title),
    );
    expect(silent.map(({ id }) => id)).toEqual([]);
  });
});
