import type { ExpectedAsk, Situation } from '../../formats/situation.ts';
import type { Statement } from '../../evidence/index.ts';
import type { Law } from '../../law/law.ts';
import type { Day } from '../../model/index.ts';
import type { CaseFile } from '../../register/index.ts';
import type { Answer, Subject } from '../operation.ts';
import { askSubject, momentOf, type Operations, subjectAt } from '../subject.ts';
import { type Mismatch, mismatches } from './compare.ts';

/** One question of a situation or vector, answered right or not. */
export interface Check {
  readonly id: string;
  readonly title: string;
  readonly ask: string;
  readonly passed: boolean;
  readonly mismatches: readonly Mismatch[];
  /** Why no answer came, when none did. */
  readonly error?: string;
  readonly why: string;
}

/** What running situations needs from outside: rows of tables by file name, and the day it is. */
export interface Bench {
  readonly law: Law;
  readonly operations: Operations;
  readonly today: Day;
  readonly statements: (file: string) => readonly Statement[];
}

/** Runs every ask of a situation. An ask that cannot be answered counts as failed, never as skipped. */
export function checkSituation(bench: Bench, situation: Situation): Check[] {
  const caseFile = withStatements(bench, situation);
  return situation.asks.flatMap((ask, index) =>
    checkAsk(bench, situation, { caseFile, ask, index }),
  );
}

function withStatements(bench: Bench, situation: Situation): CaseFile {
  const rows = situation.statements.flatMap(({ file, ids }) =>
    bench.statements(file).filter((statement) => !ids || ids.includes(statement.id)),
  );
  return { ...situation.caseFile, statements: rows };
}

interface Posed {
  readonly caseFile: CaseFile;
  readonly ask: ExpectedAsk;
  readonly index: number;
}

function checkAsk(bench: Bench, situation: Situation, { caseFile, ask, index }: Posed): Check[] {
  const name = `${situation.id}#${index + 1} ${ask.ask}`;
  const outcome = attempt(() => {
    const asOf = ask.asOf ?? situation.asOf;
    const moment = momentOf(asOf, ask.knownAt ?? situation.knownAt, bench.today);
    const subject = subjectAt(caseFile, bench.law, bench.operations, moment);
    return answerOf(bench, subject, ask);
  });
  return [
    ...(ask.expected !== undefined || ask.asks.length === 0
      ? [check(name, situation, ask.expected ?? {}, outcome)]
      : []),
    ...nested(name, situation, ask, outcome),
  ];
}

function answerOf(bench: Bench, subject: Subject, ask: ExpectedAsk): Answer {
  return askSubject(bench.operations, subject, plainAsk(ask));
}

/** The ask as the operation takes it: without expectations. */
function plainAsk(ask: ExpectedAsk): { ask: string; [parameter: string]: unknown } {
  const asks = ask.asks.map(plainAsk);
  return { ask: ask.ask, ...ask.parameters, ...(asks.length > 0 && { asks }) };
}

function nested(name: string, situation: Situation, ask: ExpectedAsk, outcome: Outcome): Check[] {
  return ask.asks.flatMap((inner, index) => {
    const answers =
      'answer' in outcome && Array.isArray(outcome.answer['answers'])
        ? outcome.answer['answers']
        : [];
    const given = answers[index] as Answer | undefined;
    const refused = 'answer' in outcome ? outcome.answer['refused'] : undefined;
    const innerOutcome: Outcome = given
      ? { answer: given }
      : {
          error:
            'error' in outcome
              ? outcome.error
              : `no answer${refused ? `: ${JSON.stringify(refused)}` : ''}`,
        };
    const innerName = `${name} > ${index + 1} ${inner.ask}`;
    return [
      check(innerName, situation, inner.expected ?? {}, innerOutcome),
      ...nested(innerName, situation, inner, innerOutcome),
    ];
  });
}

type Outcome = { readonly answer: Answer } | { readonly error: string };

function attempt(run: () => Answer): Outcome {
  try {
    return { answer: run() };
  } catch (thrown) {
    return { error: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}

function check(ask: string, situation: Situation, expected: unknown, outcome: Outcome): Check {
  const { id, title, why } = situation;
  if ('error' in outcome)
    return { id, title, ask, passed: false, mismatches: [], error: outcome.error, why };
  const nestedError = outcome.answer['error'];
  const found = mismatches(expected, outcome.answer);
  if (typeof nestedError === 'string')
    return { id, title, ask, passed: false, mismatches: found, error: nestedError, why };
  return { id, title, ask, passed: found.length === 0, mismatches: found, why };
}
