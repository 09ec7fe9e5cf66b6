import { readSituations } from '../../../src/formats/situation.ts';
import { builtinLaw } from '../../../src/law/law.ts';
import { concentration } from '../../../src/operations/concentration.ts';
import { control } from '../../../src/operations/control.ts';
import { controllers } from '../../../src/operations/controllers.ts';
import type { Answer, NestedAsk, Operation } from '../../../src/operations/operation.ts';
import { power } from '../../../src/operations/power.ts';
import {
  askSubject,
  momentOf,
  type Operations,
  subjectAt,
} from '../../../src/operations/subject.ts';
import { thresholds } from '../../../src/operations/thresholds.ts';

const operations: Operations = new Map(
  ([control, controllers, power, thresholds, concentration] as unknown as Operation[]).map(
    (operation) => [operation.name, operation],
  ),
);

/** A case in the words of situations. */
export interface Given {
  readonly asOf?: string;
  readonly holdings?: readonly Readonly<Record<string, unknown>>[];
  readonly [field: string]: unknown;
}

/** Answers one ask about a case, as `verify` does. */
export function askAbout({ asOf = '2024-06-01', ...given }: Given, ask: NestedAsk): Answer {
  const { situations, findings } = readSituations(
    { situations: [{ id: 'case', ...given }] },
    { file: 'test' },
  );
  if (findings.length > 0) throw new TypeError(findings.map(({ says }) => says).join(' '));
  const caseFile = situations[0]?.caseFile;
  if (!caseFile) throw new TypeError('no situation');
  const subject = subjectAt(
    caseFile,
    builtinLaw(),
    operations,
    momentOf(asOf, undefined, '2026-11-20' as never),
  );
  return askSubject(operations, subject, ask);
}

/** `['X', 'A', '50%']` as a holding row. */
export function rows(
  ...edges: readonly (readonly [holder: string, issuer: string, stake: string])[]
): Readonly<Record<string, unknown>>[] {
  return edges.map(([holder, issuer, stake]) => ({ holder, issuer, stake }));
}
