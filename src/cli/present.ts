import pc from 'picocolors';
import type { Operation } from '../operations/operation.ts';
import type { CitedStatement } from '../operations/cite.ts';
import type { Response } from '../operations/respond.ts';
import { type Column, inWords, table, valueOf, wrap } from './table.ts';

type Plain = { readonly [field: string]: unknown };

/** An answer for a terminal: the sentence, its table, what to know about it, and the sources. */
export function present(operation: Operation, response: Response): string {
  const rows = Array.isArray(response['rows']) ? (response['rows'] as readonly Plain[]) : [];
  return [
    pc.bold(wrap(response.headline)),
    pc.dim(dateLine(response)),
    ...(rows.length > 0 ? ['', table(columnsFor(operation, rows), rows)] : []),
    ...facts(response),
    ...scenario(response),
    ...findings(response),
    ...explanation(response),
    ...sources(response),
    ...legalNote(response),
    '',
  ].join('\n');
}

function dateLine(response: Response): string {
  return `as of ${response.asOf}${response.knownAt === undefined ? '' : `, as known on ${response.knownAt}`}`;
}

/** Columns that at least one row fills. */
function columnsFor(operation: Operation, rows: readonly Plain[]): Column[] {
  const named =
    operation.columns ?? Object.keys(rows[0] ?? {}).map((field) => [field, field] as const);
  return named
    .filter(([field]) => rows.some((row) => !isEmpty(valueOf(row, field))))
    .map(([field, heading]) => ({ field, heading }));
}

/** Single values of the answer that its sentence and table do not show. */
const QUIET: ReadonlySet<string> = new Set([
  'schemaVersion',
  'operation',
  'asOf',
  'knownAt',
  'headline',
  'rows',
  'exact',
  'explanation',
  'sources',
  'findings',
  'notLegalAdvice',
  'title',
  'assumptions',
  'notes',
  'steps',
  'disagreements',
  'changedBase',
  'changedResults',
  'statements',
  'svg',
  'base',
  'method',
  'issuer',
  'holder',
  'rule',
  'answers',
  'effects',
]);

function facts(response: Response): string[] {
  const shown = Object.entries(response).filter(
    ([field, value]) =>
      !QUIET.has(field) && !field.endsWith('Exact') && isScalar(value) && !isEmpty(value),
  );
  if (shown.length === 0) return [];
  const width = Math.max(...shown.map(([field]) => label(field).length));
  return [
    '',
    ...shown.map(
      ([field, value]) => `${pc.dim(label(field).padEnd(width))}  ${inWords(String(value))}`,
    ),
  ];
}

/** What a deal does, contradicts, takes for granted, and what changed since it was kept: a line each. */
const DEAL_LISTS = [
  'steps',
  'disagreements',
  'changedBase',
  'changedResults',
  'assumptions',
  'notes',
];

function scenario(response: Response): string[] {
  return DEAL_LISTS.flatMap((field) => {
    const list = response[field];
    if (!Array.isArray(list) || list.length === 0) return [];
    return ['', pc.underline(label(field)), ...list.map((text) => wrap(`- ${String(text)}`, 2))];
  });
}

/** `flipTurnout` reads "flip turnout". */
function label(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function findings(response: Response): string[] {
  const list = Array.isArray(response['findings'])
    ? (response['findings'] as readonly Plain[])
    : [];
  return list.length === 0
    ? []
    : [
        '',
        ...list.map((finding) =>
          pc.yellow(wrap(`! ${String(finding['says'])} ${String(finding['try'])}`, 2)),
        ),
      ];
}

function explanation(response: Response): string[] {
  const steps = response.explanation ?? [];
  if (steps.length === 0) return [];
  const lines = steps.map((step, index) => {
    const cited = [step.citation, ...(step.statements ?? [])].filter((part) => part !== undefined);
    return wrap(`${index + 1}. ${step.says}${cited.length > 0 ? ` [${cited.join('; ')}]` : ''}`, 3);
  });
  return ['', pc.underline('How'), ...lines];
}

/** The sentences: what decides first, each once. */
function sources(response: Response): string[] {
  const list = response.sources.slice(0, 12);
  if (list.length === 0) return [];
  const rest = response.sources.length - list.length;
  return [
    '',
    pc.underline('Sources'),
    ...list.map(sourceLine),
    ...(rest > 0 ? [pc.dim(`and ${rest} more; --json lists all`)] : []),
  ];
}

/** A row of a table is told in words; a sentence is quoted. */
function sourceLine({ id, role, says, source, line, cites, quote }: CitedStatement): string {
  const place = `${source}${line === undefined ? '' : `:${line}`}${cites === undefined ? '' : `, ${cites}`}`;
  const told = line === undefined && quote !== undefined ? `“${oneLine(quote)}”` : says;
  return wrap(`${id}${role === 'agrees' ? ' (agrees)' : ''} ${place}: ${told}`, 2);
}

function oneLine(text: string): string {
  const joined = text.replace(/\s+/g, ' ').trim();
  return joined.length > 240 ? `${joined.slice(0, 239)}…` : joined;
}

function legalNote(response: Response): string[] {
  const note = response['notLegalAdvice'];
  return typeof note === 'string' ? ['', pc.dim(wrap(note))] : [];
}

function isScalar(value: unknown): boolean {
  return (
    ['string', 'number', 'boolean'].includes(typeof value) ||
    (Array.isArray(value) && value.every((entry) => typeof entry === 'string'))
  );
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}
