import { BadCall, BadInput, type Finding, NoAnswer } from '../model/index.ts';

/** Why a tool gives no answer, for an agent to mend its question. */
export interface Refusal {
  readonly error: 'badCall' | 'badInput' | 'noAnswer' | 'failed';
  readonly says: string;
  readonly findings?: readonly Finding[];
  readonly missing?: readonly string[];
}

/** What was thrown while answering; only our own refusals are told in full. */
export function refusalOf(thrown: unknown): Refusal {
  if (thrown instanceof BadInput)
    return { error: 'badInput', says: thrown.message, findings: thrown.findings };
  if (thrown instanceof NoAnswer)
    return { error: 'noAnswer', says: thrown.message, missing: thrown.missing };
  if (thrown instanceof BadCall) return { error: 'badCall', says: thrown.message };
  return { error: 'failed', says: 'The program made a mistake; the reason is on its stderr.' };
}
