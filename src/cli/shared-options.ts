import type { Command } from 'commander';
import { type Day, latestDay, type PartialDate } from '../model/index.ts';

/** Options that every question takes. */
export interface SharedOptions {
  readonly workspace?: string;
  readonly holdings?: string;
  readonly register?: string;
  readonly law?: string;
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly json?: boolean;
  readonly explain?: boolean;
}

export const DEFAULT_WORKSPACE = '.crosshold';

export function declareShared(command: Command): void {
  declareWorkspace(command)
    .option('--holdings <file>', 'ask a holdings table instead of a workspace')
    .option('--register <dir>', 'ask a whole register that crosshold bulk wrote')
    .option('--law <file>', 'add rules of your own (YAML) to the law')
    .option('--as-of <date>', 'the day asked about (default: today)')
    .option('--known-at <date>', 'only what was public on that day')
    .option('--json', 'print JSON')
    .option('--explain', 'show how the answer was reached, step by step');
}

export function declareWorkspace(command: Command): Command {
  return command.option(
    '--workspace <dir>',
    `folder of the workspace (default: ${DEFAULT_WORKSPACE})`,
  );
}

/** The command's options, with those that stood before the command. */
export function sharedOptions(command: Command): SharedOptions {
  return command.optsWithGlobals<SharedOptions>();
}

export function workspaceDir(command: Command): string {
  return sharedOptions(command).workspace ?? DEFAULT_WORKSPACE;
}

/** Today, by this machine's calendar. */
export function today(): Day {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, '0');
  return latestDay(
    `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}` as PartialDate,
  );
}
