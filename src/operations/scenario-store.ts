import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { BadCall, BadInput, NoAnswer } from '../model/index.ts';
import type { Pin } from './scenario-pin.ts';

const fact = z.strictObject({
  holder: z.string().optional(),
  issuer: z.string(),
  says: z.string(),
  statements: z.array(z.string()),
});

const stored = z.strictObject({
  schemaVersion: z.literal(1),
  name: z.string(),
  title: z.string(),
  asOf: z.string(),
  knownAt: z.string().optional(),
  parameters: z.looseObject({ steps: z.array(z.unknown()) }),
  about: z.looseObject({}),
  pin: z.strictObject({
    base: z.array(fact),
    rows: z.array(z.record(z.string(), z.string())),
  }),
});

/** A scenario as the workspace keeps it: the deal, the days asked about, and what it was measured on. */
export interface StoredScenario {
  readonly schemaVersion: 1;
  readonly name: string;
  readonly title: string;
  readonly asOf: string;
  readonly knownAt?: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly about: Readonly<Record<string, unknown>>;
  readonly pin: Pin;
}

const NAME = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,80}$/u;

/** Keeps a scenario in the workspace; one of the same name is replaced whole. */
export function saveScenario(workspace: string, scenario: StoredScenario): void {
  const file = fileOf(workspace, scenario.name);
  if (!existsSync(workspace))
    throw new NoAnswer(`There is no workspace ${workspace}: add documents to it first.`);
  mkdirSync(join(workspace, 'scenarios'), { recursive: true });
  const draft = `${file}.new`;
  writeFileSync(draft, `${JSON.stringify(scenario, undefined, 1)}\n`);
  renameSync(draft, file);
}

/** A kept scenario by its name. */
export function loadScenario(workspace: string, name: string): StoredScenario {
  const file = fileOf(workspace, name);
  if (!existsSync(file)) {
    const known = scenarioNames(workspace).join(', ') || 'none';
    throw new NoAnswer(`The workspace keeps no scenario "${name}" (kept: ${known}).`, [name]);
  }
  const parsed = stored.safeParse(jsonIn(file));
  if (!parsed.success) throw unreadable(file);
  return parsed.data as StoredScenario;
}

/** Names of the scenarios that the workspace keeps. */
export function scenarioNames(workspace: string): string[] {
  const folder = join(workspace, 'scenarios');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .toSorted();
}

function fileOf(workspace: string, name: string): string {
  if (!NAME.test(name)) {
    throw new BadCall(
      `"${name}" cannot name a scenario: use letters, digits, dots, hyphens and underscores.`,
    );
  }
  return join(workspace, 'scenarios', `${name}.json`);
}

function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (thrown) {
    if (thrown instanceof SyntaxError) throw unreadable(file);
    throw thrown;
  }
}

function unreadable(file: string): BadInput {
  return new BadInput([
    {
      code: 'bad-scenario',
      severity: 'error',
      at: { file },
      says: 'This is not a scenario that the workspace has kept, or it was changed by hand.',
      try: 'Save the scenario again from its file.',
    },
  ]);
}
