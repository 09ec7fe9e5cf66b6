import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { BadCall } from '../../model/index.ts';
import { exportBods, type ExportOptions } from '../../operations/export.ts';
import { momentOf } from '../../operations/subject.ts';
import { EXIT, printFinding } from '../failure.ts';
import { materialOf } from '../material.ts';
import type { Done } from '../program.ts';
import { declareWorkspace, type SharedOptions, sharedOptions, today } from '../shared-options.ts';

type Options = SharedOptions & {
  readonly format: string;
  readonly out?: string;
  readonly publisher: string;
};

export function configureExport(command: Command, done: Done): void {
  declareWorkspace(command)
    .option('--format <name>', 'bods: the Beneficial Ownership Data Standard 0.4', 'bods')
    .option('--out <file>', 'write it to a file (default: standard output)')
    .option('--as-of <date>', 'only the register of that day (default: all statements)')
    .option('--known-at <date>', 'the register as known on that day')
    .option('--holdings <file>', 'export a holdings table instead of a workspace')
    .option('--publisher <name>', 'who publishes the export', 'a Crosshold workspace')
    .action(async () => {
      done(await run(sharedOptions(command) as Options));
    });
}

async function run(options: Options): Promise<number> {
  if (options.format !== 'bods')
    throw new BadCall(`"${options.format}" is no format for --format: write bods.`);
  const { caseFile } = await materialOf(options, { material: true });
  const { text, count, findings } = exportBods(caseFile, exportOptions(options));
  for (const finding of findings) printFinding(finding);
  if (options.out === undefined) process.stdout.write(text);
  else {
    writeFileSync(options.out, text);
    process.stdout.write(`${count} statements are in ${options.out}.\n`);
  }
  return EXIT.answered;
}

function exportOptions({ asOf, knownAt, publisher }: Options): ExportOptions {
  const day = today();
  const moment =
    asOf === undefined && knownAt === undefined ? undefined : momentOf(asOf, knownAt, day);
  return { day, publisher, ...(moment && { moment }) };
}
