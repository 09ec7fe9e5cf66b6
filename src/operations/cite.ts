import type { Statement } from '../evidence/index.ts';
import type { Choice } from '../register/choice.ts';
import { statementsById } from '../register/statements-by-id.ts';
import { claimText } from './claim-text.ts';
import type { Answer, Subject } from './operation.ts';

/** One statement behind an answer, with the sentence or row that says it. */
export interface CitedStatement {
  readonly id: string;
  /** `decides`: the number rests on it. `agrees`: it prints the same figure. */
  readonly role: 'decides' | 'agrees';
  /** What it says, in plain words. */
  readonly says: string;
  readonly source: string;
  readonly document: string;
  readonly quote?: string;
  readonly start?: number;
  readonly end?: number;
  readonly line?: number;
  readonly cites?: string;
  readonly assertedBy?: string;
  readonly modality: string;
}

/**
 * The statements that an answer names, anywhere in it, and those that print the same figure for the
 * same holding: so every number comes with the sentence that says it.
 */
export function citations(subject: Subject, answer: Answer): CitedStatement[] {
  const named = new Set<string>();
  collect(answer, named);
  const won = choicesByWinner(subject.register.choices);
  const agreeing = new Set(
    [...named]
      .flatMap((id) => won.get(id) ?? [])
      .flatMap((choice) => choice.candidates)
      .filter((candidate) => candidate.fate === 'agrees' && !named.has(candidate.statement))
      .map((candidate) => candidate.statement),
  );
  const index = statementsById(subject.caseFile);
  const found = [...named, ...agreeing].flatMap((id) => index.get(id) ?? []);
  const order = places(subject.caseFile.statements);
  const statements = found
    .toSorted((one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0))
    .map((statement) => cited(statement, named.has(statement.id) ? 'decides' : 'agrees'));
  return [...statements, ...rows(subject, named)];
}

const PLACES = new WeakMap<readonly Statement[], ReadonlyMap<Statement, number>>();

/** Where each statement stands in the case; made once for as long as the case stays as it is. */
function places(statements: readonly Statement[]): ReadonlyMap<Statement, number> {
  const known = PLACES.get(statements);
  if (known) return known;
  const made = new Map(statements.map((statement, place) => [statement, place]));
  PLACES.set(statements, made);
  return made;
}

const WON = new WeakMap<readonly Choice[], ReadonlyMap<string, readonly Choice[]>>();

/** The choices that each statement won. */
function choicesByWinner(choices: readonly Choice[]): ReadonlyMap<string, readonly Choice[]> {
  const known = WON.get(choices);
  if (known) return known;
  const made = new Map<string, Choice[]>();
  for (const choice of choices) {
    if (choice.winner === undefined) continue;
    const list = made.get(choice.winner) ?? [];
    list.push(choice);
    made.set(choice.winner, list);
  }
  WON.set(choices, made);
  return made;
}

/** Rows of a holdings table that is asked directly: they are facts, and say where they stand. */
function rows({ caseFile }: Subject, named: ReadonlySet<string>): CitedStatement[] {
  return [...(caseFile.places ?? [])]
    .filter(([id]) => named.has(id))
    .map(([id, { source, name, quote, line, cites }]) => ({
      id,
      role: 'decides',
      says: quote ?? id,
      source: name,
      document: source,
      ...(quote !== undefined && { quote }),
      ...(line !== undefined && { line }),
      ...(cites !== undefined && { cites }),
      modality: 'asserted',
    }));
}

function cited(statement: Statement, role: CitedStatement['role']): CitedStatement {
  const { quote, start, end, line, cites } = statement.citation;
  return {
    id: statement.id,
    role,
    says: claimText(statement),
    source: statement.citation.name,
    document: statement.citation.source,
    ...(quote !== undefined && { quote }),
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
    ...(line !== undefined && { line }),
    ...(cites !== undefined && { cites }),
    ...(statement.assertedBy !== undefined && { assertedBy: statement.assertedBy }),
    modality: statement.modality,
  };
}

/** Ids stand in lists called `statements`, `ids`, `planned` or `explainedBy`. */
const LISTS: ReadonlySet<string> = new Set(['statements', 'ids', 'planned', 'explainedBy']);

function collect(value: unknown, into: Set<string>, field = ''): void {
  if (Array.isArray(value)) {
    for (const entry of value) {
      if (LISTS.has(field) && typeof entry === 'string') into.add(entry);
      else collect(entry, into, '');
    }
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) collect(inner, into, name);
}
