import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { BadCall } from '../../model/index.ts';
import {
  EXPORT_FORMATS,
  exportAs,
  type ExportFormat,
  type ExportOptions,
} from '../../operations/export.ts';
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
    .option('--format <name>', EXPORT_FORMATS.join(', '), 'bods')
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
  const format = formatOf(options.format);
  if (format === 'parquet' && options.out === undefined)
    throw new BadCall('Parquet is no text: name a file with --out.');
  const { caseFile } = await materialOf(options, { material: true });
  const { content, count, findings } = await exportAs(format, caseFile, exportOptions(options));
  for (const finding of findings) printFinding(finding);
  if (options.out === undefined) process.stdout.write(content);
  else {
    writeFileSync(options.out, content);
    process.stdout.write(`${count} ${UNITS[format] ?? 'holdings'} are in ${options.out}.\n`);
  }
  return EXIT.answered;
}

/** What is counted in a format; the others hold holdings. */
const UNITS: Readonly<Partial<Record<ExportFormat, string>>> = {
  bods: 'statements',
  ftm: 'entities',
  'ftm-aleph': 'entities',
};

function formatOf(name: string): ExportFormat {
  const found = EXPORT_FORMATS.find((format) => format === name);
  if (found) return found;
  throw new BadCall(`"${name}" is no format for --format: write ${EXPORT_FORMATS.join(', ')}.`);
}

function exportOptions({ asOf, knownAt, publisher }: Options): ExportOptions {
  const day = today();
  const moment =
    asOf === undefined && knownAt === undefined ? undefined : momentOf(asOf, knownAt, day);
  return { day, publisher, ...(moment && { moment }) };
}
