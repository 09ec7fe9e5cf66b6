import { dirname, join } from 'node:path';
import type { Statement } from '../../evidence/index.ts';
import { readText } from '../../formats/read-file.ts';
import { readYaml } from '../../formats/read-yaml.ts';
import { readSituations } from '../../formats/situation.ts';
import { readStatementsTable } from '../../formats/statements-table.ts';
import { BadInput, type Finding, NoAnswer } from '../../model/index.ts';
import { type Bench, type Check, checkSituation } from './situations.ts';
import { checkVector, readVectors } from './vectors.ts';

export interface FileResult {
  readonly checks: readonly Check[];
  readonly findings: readonly Finding[];
}

/** Runs one file of situations or vectors, told apart by what it holds. */
export function verifyFile(file: string, bench: Omit<Bench, 'statements'>): FileResult {
  const data = readYaml(file);
  if (isVectors(data)) {
    const { vectors, findings } = readVectors(data, { file });
    return { checks: vectors.map(checkVector), findings };
  }
  const { situations, findings } = readSituations(data, { file });
  const statements = tableReader(dirname(file));
  return {
    checks: situations.flatMap((situation) => checkSituation({ ...bench, statements }, situation)),
    findings,
  };
}

function isVectors(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'vectors' in data;
}

/** Tables lie beside the file that names them; each is read once. */
export function tableReader(folder: string): (file: string) => readonly Statement[] {
  const tables = new Map<string, readonly Statement[]>();
  return (file) => {
    const known = tables.get(file);
    if (known) return known;
    if (file.includes('/') || file.includes('\\') || file.startsWith('.')) {
      throw new NoAnswer(`The statements table "${file}" must lie beside the situations.`, [file]);
    }
    const { statements, findings } = readStatementsTable(readText(join(folder, file)), {
      name: file,
      source: file,
    });
    const errors = findings.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) throw new BadInput(errors);
    tables.set(file, statements);
    return statements;
  };
}
