import type { Command } from 'commander';
import { EXIT, printFinding } from '../failure.ts';
import { lawOf } from '../material.ts';
import type { Done } from '../program.ts';
import { today } from '../shared-options.ts';
import { LINE_MAX, wrap } from '../table.ts';
import type { Check } from '../../operations/verify/situations.ts';
import { loadOperations } from '../../operations/registry.ts';
import { verifyFile } from '../../operations/verify/files.ts';

interface VerifyOptions {
  readonly law?: string;
  readonly json?: boolean;
  readonly only?: string;
}

export function configureVerify(command: Command, done: Done): void {
  command
    .argument('<files...>', 'situations (YAML or JSON) and vectors (JSON)')
    .option('--only <text>', 'only situations whose id, title or ask contains this')
    .option('--law <file>', 'add rules of your own (YAML) to the law')
    .option('--json', 'print JSON')
    .action(async (files: readonly string[]) => {
      done(await verify(files, command.opts<VerifyOptions>()));
    });
}

/** Runs the files, prints what fails and why, then the count; status 1 when anything failed. */
async function verify(files: readonly string[], options: VerifyOptions): Promise<number> {
  const bench = { law: await lawOf(options), operations: await loadOperations(), today: today() };
  const results = files.map((file) => verifyFile(file, bench));
  const findings = results.flatMap((result) => result.findings);
  const wanted = options.only?.toLowerCase();
  const checks = results
    .flatMap((result) => result.checks)
    .filter(
      ({ ask, title }) => wanted === undefined || `${ask} ${title}`.toLowerCase().includes(wanted),
    );
  for (const finding of findings) printFinding(finding);
  const failed = checks.filter(({ passed }) => !passed);
  const passed = checks.length - failed.length;
  if (options.json) {
    const rows = checks.map((check) => ({ ...check }));
    process.stdout.write(
      `${JSON.stringify({ schemaVersion: 1, operation: 'verify', passed, failed: failed.length, rows }, undefined, 2)}\n`,
    );
  } else {
    for (const check of failed) process.stdout.write(`${failure(check)}\n`);
    process.stdout.write(`${passed} passed, ${failed.length} failed\n`);
  }
  if (findings.some(({ severity }) => severity === 'error')) return EXIT.badInput;
  return failed.length > 0 ? EXIT.noAnswer : EXIT.answered;
}

function failure(check: Check): string {
  const fields = check.mismatches.map(
    ({ path, expected, computed }) =>
      `  ${path}: expected ${short(expected)}, computed ${short(computed)}`,
  );
  return [
    `FAILED ${check.ask}`,
    ...(check.title === '' ? [] : [wrap(`  ${check.title}`, 2)]),
    ...(check.error === undefined ? [] : [`  ${check.error}`]),
    ...fields,
    ...(check.why === '' ? [] : [wrap(`  why: ${check.why}`, 7)]),
  ].join('\n');
}

function short(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return text.length > LINE_MAX * 3 ? `${text.slice(0, LINE_MAX * 3)}…` : text;
}
