import type { Command } from 'commander';
import { EXIT } from '../failure.ts';
import type { Done } from '../program.ts';
import { declareWorkspace, workspaceDir } from '../shared-options.ts';

export function configureBackup(command: Command, done: Done): void {
  declareWorkspace(command)
    .argument('<file>', 'the backup to write; its manifest goes beside it, with .json at the end')
    .action(async (file: string) => {
      const { backup } = await import('../../ledger/backup.ts');
      const made = await backup(workspaceDir(command), file, new Date().toISOString());
      process.stdout.write(`${file}: ${countsText(made.records)}, ${made.bytes} bytes\n`);
      process.stdout.write(`SHA-256 ${made.sha256}\n`);
      done(EXIT.answered);
    });
}

export function configureRestore(command: Command, done: Done): void {
  declareWorkspace(command)
    .argument('<file>', 'a backup that crosshold backup wrote, with its manifest beside it')
    .action(async (file: string) => {
      const { restore } = await import('../../ledger/backup.ts');
      const dir = workspaceDir(command);
      const { records, madeAt } = await restore(file, dir);
      process.stdout.write(`${dir}: ${countsText(records)}, as of ${madeAt}\n`);
      done(EXIT.answered);
    });
}

function countsText(records: { readonly [table: string]: number }): string {
  return Object.entries(records)
    .map(([table, count]) => `${count} ${table}`)
    .join(', ');
}
