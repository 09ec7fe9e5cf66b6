import type { Law } from '../law/law.ts';
import { BadCall, type Day, parseDay } from '../model/index.ts';
import type { CaseFile, Moment } from '../register/index.ts';
import { registerAt } from '../register/register-at.ts';
import type { Answer, NestedAsk, Operation, Subject } from './operation.ts';
import type { Page, PageOf } from './page.ts';
import { onPage } from './page-rows.ts';

/** Operations by name, loaded before any question is asked of a subject. */
export type Operations = ReadonlyMap<string, Operation>;

/**
 * The subject of a question: the register of the moment, with the material and the law behind it.
 * What a subject of the same moment and an earlier state of the case knows is taken over.
 */
export function subjectAt(
  caseFile: CaseFile,
  law: Law,
  operations: Operations,
  { before, ...moment }: Moment & { readonly before?: Subject | undefined },
): Subject {
  return {
    register: registerAt(caseFile, moment, before?.register),
    caseFile,
    law,
    ask: (subject, nested) => askSubject(operations, subject, nested),
  };
}

/** Answers a question in the form of situations: `{ask: 'owners', issuer: 'Nissan'}`. */
export function askSubject(operations: Operations, subject: Subject, nested: NestedAsk): Answer {
  const { ask, ...parameters } = nested;
  const operation = operations.get(ask);
  if (!operation) throw new BadCall(`There is no operation "${ask}".`);
  return answer(operation, subject, parameters);
}

/** Checks the input against the operation's schema, then answers. */
export function answer(operation: Operation, subject: Subject, parameters: unknown): Answer {
  return operation.answer(subject, checkedInput(operation, parameters));
}

/** The same with the rows of one page. */
export function answerPage(
  operation: Operation,
  subject: Subject,
  { parameters, page }: { readonly parameters: unknown; readonly page: Page },
): Answer & { readonly page: PageOf } {
  const checked = checkedInput(operation, parameters);
  return (
    operation.answerPage?.(subject, checked, page) ??
    onPage(operation.answer(subject, checked), page)
  );
}

function checkedInput(operation: Operation, parameters: unknown): never {
  const checked = operation.input.safeParse(parameters);
  if (!checked.success)
    throw new BadCall(refusal(operation.name, checked.error.issues, parameters));
  return checked.data;
}

type Given = Readonly<Record<string, unknown>> | undefined | null;

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly code?: string;
  readonly message: string;
}

function refusal(name: string, issues: readonly Issue[], given: unknown): string {
  const says = issues.map((issue) => {
    const [field] = issue.path;
    if (issue.path.length === 1 && (given as Given)?.[field as string] === undefined)
      return `"${String(field)}" is missing`;
    if (issue.code === 'too_small' && (given as Given)?.[field as string] === '')
      return `"${String(field)}" is empty`;
    return issue.path.length > 0 ? `"${issue.path.join('.')}": ${issue.message}` : issue.message;
  });
  return `${name}: ${says.join('; ')}.`.replace(/\.\.$/, '.');
}

/** The days that choose a register; `asOf` falls back to `today` of the caller. */
export function momentOf(
  asOf: string | undefined,
  knownAt: string | undefined,
  today: Day,
): Moment {
  const at = asOf === undefined ? today : day(asOf, 'as-of');
  return knownAt === undefined ? { asOf: at } : { asOf: at, knownAt: day(knownAt, 'known-at') };
}

function day(text: string, name: string): Day {
  const parsed = parseDay(text);
  if (!parsed) throw new BadCall(`"${text}" is not a day for --${name}: write it as 2019-06-10.`);
  return parsed;
}
