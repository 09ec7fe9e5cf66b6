import pc from 'picocolors';
import { BadCall, BadInput, type Finding, findingText, NoAnswer } from '../model/index.ts';

/** Exit statuses, the same for every command. */
export const EXIT = { answered: 0, noAnswer: 1, usage: 2, badInput: 3 } as const;

/** Says on stderr what went wrong and what to do, and gives the exit status. */
export function report(thrown: unknown): number {
  if (thrown instanceof BadInput) {
    for (const finding of thrown.findings) printFinding(finding);
    return EXIT.badInput;
  }
  if (thrown instanceof NoAnswer) return say(thrown.message, EXIT.noAnswer);
  if (thrown instanceof BadCall) return say(`${thrown.message} See crosshold --help.`, EXIT.usage);
  if (isUsage(thrown)) return thrown.exitCode === 0 ? EXIT.answered : EXIT.usage;
  if (isClosedPipe(thrown)) return EXIT.answered;
  throw thrown;
}

/** One finding on stderr: the place first, as compilers write it. */
export function printFinding(finding: Finding): void {
  const mark = finding.severity === 'error' ? pc.red('error') : pc.yellow('note');
  process.stderr.write(`${mark} ${findingText(finding)}\n`);
}

function say(text: string, status: number): number {
  process.stderr.write(`${pc.red('error')} ${text}\n`);
  return status;
}

/** What the argument parser throws after it has printed its own message. */
function isUsage(thrown: unknown): thrown is { readonly exitCode: number } {
  return (
    thrown instanceof Error && 'code' in thrown && String(thrown.code).startsWith('commander.')
  );
}

function isClosedPipe(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPIPE';
}
