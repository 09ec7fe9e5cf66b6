import { z } from 'zod';
import { BadCall } from '../model/index.ts';
import { type Conflict, conflictsAmong, conflictsIn } from '../register/index.ts';
import type { CaseFile } from '../register/index.ts';
import type { Operation } from './operation.ts';
import { shown } from './shape.ts';

const input = z.strictObject({
  about: z
    .array(z.string().min(1))
    .optional()
    .describe('two names, or ids of statements; without it, everything'),
});
type Input = z.infer<typeof input>;

const KINDS: Readonly<Record<Conflict['kind'], string>> = {
  value: 'different accounts',
  base: 'different bases',
  label: 'a wrong word',
  modality: 'plan against denial or fact',
  none: 'no conflict',
};

/** Which statements disagree, how, and what explains it. Both stay recorded. */
export const conflicts: Operation<Input> = {
  name: 'conflicts',
  summary: 'which statements disagree, how, and what explains it',
  positional: ['about'],
  input,
  output: z.looseObject({
    rows: z.array(z.looseObject({ ids: z.array(z.string()), kind: z.string() })),
  }),
  columns: [
    ['kind', 'Kind'],
    ['ids', 'Statements'],
    ['says', 'What'],
    ['computed', 'Computed'],
    ['explainedBy', 'Explained by'],
  ],
  answer({ caseFile, register }, { about = [] }) {
    const ids = about.filter((name) =>
      caseFile.statements.some((statement) => statement.id === name),
    );
    if (ids.length > 0 && ids.length < about.length) {
      const unknown = about.filter((name) => !ids.includes(name));
      throw new BadCall(`No statement is called ${unknown.map((name) => `"${name}"`).join(', ')}.`);
    }
    const found =
      ids.length > 0
        ? conflictsAmong(caseFile, ids, register, register.nameOf)
        : conflictsIn(caseFile, about, register, register.nameOf);
    return {
      headline: headlineOf(found),
      rows: found.map((conflict) => rowOf(caseFile, conflict)),
      explanation: found.map(({ says, ids: statements }) => ({ says, statements })),
    };
  },
};

function headlineOf(found: readonly Conflict[]): string {
  const real = found.filter((conflict) => conflict.kind !== 'none');
  if (real.length === 0) return 'No statements disagree.';
  const counts = [...new Set(real.map((conflict) => conflict.kind))].map(
    (kind) => `${real.filter((conflict) => conflict.kind === kind).length} × ${KINDS[kind]}`,
  );
  return `${real.length} ${real.length === 1 ? 'disagreement' : 'disagreements'}: ${counts.join(', ')}.`;
}

function rowOf(caseFile: CaseFile, conflict: Conflict): Record<string, unknown> {
  const { computed, exact } = shown({ computed: conflict.computed });
  return {
    ids: conflict.ids,
    kind: conflict.kind,
    says: conflict.says,
    ...(computed !== undefined && { computed, exact }),
    explainedBy: conflict.explainedBy,
    quotes: conflict.ids.map((id) => quoteOf(caseFile, id)),
    method: 'rounding bands, published totals and changes',
    base: 'as stated',
    statements: conflict.ids,
  };
}

function quoteOf(caseFile: CaseFile, id: string): Record<string, unknown> {
  const statement = caseFile.statements.find((known) => known.id === id);
  return { statement: id, source: statement?.citation.name, quote: statement?.citation.quote };
}
