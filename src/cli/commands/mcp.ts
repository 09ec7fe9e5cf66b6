import type { Command } from 'commander';
import { openWorkspace } from '../../operations/workspace.ts';
import { EXIT } from '../failure.ts';
import { lawOf } from '../material.ts';
import type { Done } from '../program.ts';
import { declareWorkspace, today, workspaceDir } from '../shared-options.ts';
import { VERSION } from '../version.ts';

interface McpCommandOptions {
  readonly allowWrite?: boolean;
  readonly law?: string;
}

/** Standard output belongs to the protocol: whatever else is said goes to standard error. */
export function configureMcp(command: Command, done: Done): void {
  declareWorkspace(command)
    .option('--allow-write', 'offer the tool add_text, whose statements wait for review')
    .option('--law <file>', 'add rules of your own (YAML) to the law')
    .action(async () => {
      const { allowWrite = false, law } = command.opts<McpCommandOptions>();
      const workspace = await openWorkspace(workspaceDir(command), { create: allowWrite });
      try {
        const { serveMcp } = await import('../../mcp/serve.ts');
        await serveMcp({
          workspace,
          law: await lawOf(law === undefined ? {} : { law }),
          today,
          version: VERSION,
          allowWrite,
          onFailure,
        });
      } finally {
        workspace.close();
      }
      done(EXIT.answered);
    });
}

function onFailure(thrown: unknown): void {
  const text = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  process.stderr.write(`${text}\n`);
}
