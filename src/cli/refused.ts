import { BadCall, BadInput, type Finding, NoAnswer } from '../model/index.ts';

/** A refusal on its way between threads, where errors lose their class. */
export type Refused =
  | { readonly kind: 'BadCall'; readonly says: string }
  | { readonly kind: 'NoAnswer'; readonly says: string; readonly missing: readonly string[] }
  | { readonly kind: 'BadInput'; readonly findings: readonly Finding[] };

/** The refusal of an error that is one; our own mistakes are none. */
export function refusedBy(thrown: unknown): Refused | undefined {
  if (thrown instanceof BadCall) return { kind: 'BadCall', says: thrown.message };
  if (thrown instanceof NoAnswer)
    return { kind: 'NoAnswer', says: thrown.message, missing: thrown.missing };
  return thrown instanceof BadInput ? { kind: 'BadInput', findings: thrown.findings } : undefined;
}

/** The error that a refusal was in its own thread. */
export function thrownFor(refused: Refused): Error {
  if (refused.kind === 'BadCall') return new BadCall(refused.says);
  if (refused.kind === 'NoAnswer') return new NoAnswer(refused.says, refused.missing);
  return new BadInput(refused.findings);
}
