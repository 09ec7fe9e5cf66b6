import { existsSync } from 'node:fs';
import type { Law } from '../law/law.ts';
import { BadInput, type Finding } from '../model/index.ts';
import { type CaseFile, EMPTY_CASE } from '../register/index.ts';
import type { SharedOptions } from './shared-options.ts';
import { DEFAULT_WORKSPACE } from './shared-options.ts';

/** What the options of a command name: a holdings table or a workspace, and the law. */
export interface Material {
  readonly caseFile: CaseFile;
  readonly law: Law;
  /** The day that the material is of, where it is of one alone. */
  readonly day?: string;
}

/** Loads only what is asked for: a question of one table never touches the store. */
export async function materialOf(options: SharedOptions, needs: Needs): Promise<Material> {
  if (options.register !== undefined) {
    const [part, law] = await Promise.all([
      registerPart(options.register, options, needs.parameters),
      lawOf(options),
    ]);
    return { ...part, law };
  }
  const [caseFile, law] = await Promise.all([caseOf(options, needs), lawOf(options)]);
  return { caseFile, law };
}

/** Some questions bring their own numbers: without a workspace they are asked of nothing else. */
export interface Needs {
  readonly material: boolean;
  /** What is asked, for a whole register: only the part that it is about is read. */
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/** The part of a whole register that a question is about. */
async function registerPart(
  dir: string,
  { asOf }: SharedOptions,
  parameters: Readonly<Record<string, unknown>> = {},
): Promise<Pick<Material, 'caseFile' | 'day'>> {
  const [{ BulkRegister }, { partOf }] = await Promise.all([
    import('../bulk/register.ts'),
    import('./register-part.ts'),
  ]);
  const register = new BulkRegister(dir);
  try {
    return partOf(register, parameters, asOf);
  } finally {
    register.close();
  }
}

async function caseOf(options: SharedOptions, needs: Needs): Promise<CaseFile> {
  if (options.holdings !== undefined) return tableCase(options.holdings);
  if (!needs.material && options.workspace === undefined && !existsSync(DEFAULT_WORKSPACE)) {
    return EMPTY_CASE;
  }
  const { openWorkspace } = await import('../operations/workspace.ts');
  const workspace = await openWorkspace(options.workspace ?? DEFAULT_WORKSPACE, { create: false });
  try {
    return workspace.caseFile();
  } finally {
    workspace.close();
  }
}

async function tableCase(file: string): Promise<CaseFile> {
  const [{ readText }, { readHoldingsTable }] = await Promise.all([
    import('../formats/read-file.ts'),
    import('../formats/holdings-table.ts'),
  ]);
  const { holdings, citations, findings } = readHoldingsTable(readText(file), file);
  refuseErrors(findings);
  const places = new Map(
    [...citations].map(([id, at]) => [id, { source: file, name: file, ...at }]),
  );
  return { ...EMPTY_CASE, holdings, findings, places };
}

/** The built-in law, with the rules of the user's own file. */
export async function lawOf(options: { readonly law?: string }): Promise<Law> {
  const { builtinLaw, extendLaw } = await import('../law/law.ts');
  if (options.law === undefined) return builtinLaw();
  const [{ readYaml }, { parseRules }] = await Promise.all([
    import('../formats/read-yaml.ts'),
    import('../law/parse-rule.ts'),
  ]);
  const { rules, findings } = parseRules(readYaml(options.law), { file: options.law });
  refuseErrors(findings);
  return extendLaw(builtinLaw(), rules);
}

export function refuseErrors(findings: readonly Finding[]): void {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new BadInput(errors);
}
