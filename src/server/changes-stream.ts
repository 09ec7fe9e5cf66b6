import type { Context } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import { problem } from './problem.ts';
import type { WorkspacePort } from './workspace-port.ts';

/** Tells every listening page when the workspace changes, by whichever process. */
export interface ChangesStream {
  respond(context: Context): Response;
  close(): void;
}

const MOST_LISTENERS = 32;
const HEARTBEATS = 15;

export function changesStream(workspace: WorkspacePort, pollMs = 1000): ChangesStream {
  const closing = new AbortController();
  let listeners = 0;
  return {
    respond(context) {
      if (listeners >= MOST_LISTENERS) return problem('too-many-listeners');
      listeners += 1;
      return streamSSE(context, async (stream) => {
        try {
          await tell(stream, workspace, { pollMs, signal: closing.signal });
        } finally {
          listeners -= 1;
        }
      });
    },
    close: () => closing.abort(),
  };
}

interface Pace {
  readonly pollMs: number;
  readonly signal: AbortSignal;
}

async function tell(
  stream: SSEStreamingApi,
  workspace: WorkspacePort,
  { pollMs, signal }: Pace,
): Promise<void> {
  let told = Number.NaN;
  let quiet = 0;
  while (!stream.aborted && !signal.aborted) {
    const version = workspace.version();
    if (version !== told)
      await stream.writeSSE({ event: 'version', data: JSON.stringify({ version }) });
    else if (++quiet % HEARTBEATS === 0) await stream.write(': still here\n\n');
    told = version;
    await pause(pollMs, signal);
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done);
  });
}
