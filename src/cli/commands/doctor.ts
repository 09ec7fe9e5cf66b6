import type { Command } from 'commander';
import pc from 'picocolors';
import type { Examination } from '../../ledger/doctor.ts';
import type { Rebuilt } from '../../ledger/rebuild.ts';
import { EXIT } from '../failure.ts';
import type { Done } from '../program.ts';
import { declareWorkspace, sharedOptions, workspaceDir } from '../shared-options.ts';

export function configureDoctor(command: Command, done: Done): void {
  declareWorkspace(command)
    .option('--rebuild <dir>', 'write everything that is sound to a new workspace')
    .option('--json', 'print JSON')
    .action(async () => done(await doctor(command)));
}

/** Examines the ledger, changes nothing in it, and answers with status 3 when it is damaged. */
async function doctor(command: Command): Promise<number> {
  const { rebuild: to } = command.opts<{ readonly rebuild?: string }>();
  const dir = workspaceDir(command);
  const { examineFolder, rebuild } = await import('../../ledger/rebuild.ts');
  const found = await examineFolder(dir);
  const rebuilt = to === undefined ? undefined : await rebuild(dir, to);
  if (sharedOptions(command).json) printJson(found, rebuilt);
  else print(found, rebuilt && { ...rebuilt, to: String(to) });
  return found.faults.length > 0 && !rebuilt ? EXIT.badInput : EXIT.answered;
}

function printJson(found: Examination, rebuilt: Rebuilt | undefined): void {
  const answer = { schemaVersion: 1, operation: 'doctor', ...found, ...rebuilt };
  process.stdout.write(`${JSON.stringify(answer, undefined, 2)}\n`);
}

function print(found: Examination, rebuilt: (Rebuilt & { readonly to: string }) | undefined): void {
  const lines = found.faults.map(({ part, says }) => `${pc.red('damaged')} ${part}: ${says}`);
  process.stdout.write([...lines, healthText(found), ''].join('\n'));
  if (rebuilt) process.stdout.write(`${rebuiltText(rebuilt)}\n`);
  else if (found.faults.length > 0) process.stdout.write(`${REMEDY}\n`);
}

const REMEDY =
  'crosshold doctor --rebuild DIR writes all sound records to a new workspace; crosshold restore puts back a backup.';

function healthText({ faults, sound, unsound }: Examination): string {
  const counts = Object.entries(sound).map(([table, count]) => {
    const lost = unsound[table] ?? 0;
    return `${count} ${table}${lost > 0 ? ` (and ${lost} that are not)` : ''}`;
  });
  const text = `Sound: ${counts.join(', ')}.`;
  return faults.length === 0 ? `${text} Every record is as it was written.` : text;
}

function rebuiltText({ kept, lost, to }: Rebuilt & { readonly to: string }): string {
  const text = (counts: Rebuilt['kept']) =>
    Object.entries(counts)
      .map(([table, count]) => `${count} ${table}`)
      .join(', ');
  return `Written to ${to}: ${text(kept)}. Left behind: ${text(lost)}.`;
}
