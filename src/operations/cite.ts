import type { Statement } from '../evidence/index.ts';
import { choicesWonBy } from '../register/register-parts.ts';
import { placesIn, statementsById } from '../register/statements-by-id.ts';
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
  const agreeing = new Set(
    [...named]
      .flatMap((id) => choicesWonBy(subject.register, id))
      .flatMap((choice) => choice.candidates)
      .filter((candidate) => candidate.fate === 'agrees' && !named.has(candidate.statement))
      .map((candidate) => candidate.statement),
  );
  const index = statementsById(subject.caseFile);
  const found = [...named, ...agreeing].flatMap((id) => index.get(id) ?? []);
  const order = placesIn(subject.caseFile.statements);
  const statements = found
    .toSorted((one, other) => (order.get(one.id) ?? 0) - (order.get(other.id) ?? 0))
    .map((statement) => cited(statement, named.has(statement.id) ? 'decides' : 'agrees'));
  return [...statements, ...rows(subject, named)];
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
