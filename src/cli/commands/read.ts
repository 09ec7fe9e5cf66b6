import type { Command } from 'commander';
import { BadCall } from '../../model/index.ts';
import { type FilesRead, readingText, together } from '../../operations/files-read.ts';
import type { ReadFilesOptions } from '../../operations/read-files.ts';
import { EXIT, printFinding } from '../failure.ts';
import { modelOf } from '../model-of.ts';
import type { Done } from '../program.ts';
import { readApart, readersFor } from '../readings-apart.ts';

export function configureRead(command: Command, done: Done): void {
  command
    .argument('<files...>', 'articles and feeds, text, HTML, RSS or Atom: files or web addresses')
    .option('--published <date>', 'when they were published')
    .option('--model', 'ask the model of CROSSHOLD_MODEL_URL as well; its claims wait for review')
    .option('--json', 'print JSON in the neutral claim schema')
    .action(async (files: readonly string[]) => {
      done(await read(files, command.opts()));
    });
}

/** Reads articles without a workspace: what would be claimed, with the exact sentence. */
async function read(
  files: readonly string[],
  options: { readonly published?: string; readonly model?: boolean; readonly json?: boolean },
): Promise<number> {
  if (files.length === 0) throw new BadCall('Name at least one article.');
  const reading = await readingOf(files, {
    ...(options.published !== undefined && { published: options.published }),
    ...(options.model && { model: await modelOf() }),
  });
  for (const finding of reading.findings ?? []) printFinding(finding);
  process.stdout.write(
    options.json ? `${JSON.stringify(reading, undefined, 2)}\n` : readingText(reading),
  );
  return EXIT.answered;
}

/** Many articles are read by as many threads as there are processors; a model is asked by one. */
async function readingOf(files: readonly string[], options: ReadFilesOptions): Promise<FilesRead> {
  const readers = options.model ? 1 : readersFor(files);
  if (readers > 1) return together(await readApart(files, options, readers));
  const { readFiles } = await import('../../operations/read-files.ts');
  return readFiles(files, options);
}
