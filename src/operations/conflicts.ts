import { z } from 'zod';
import { BadCall, type Finding } from '../model/index.ts';
import { doubtsIn } from '../register/doubts.ts';
import { type Conflict, conflictsAmong, conflictsIn } from '../register/index.ts';
import type { CaseFile } from '../register/index.ts';
import type { Operation } from './operation.ts';
import { percentText, shown } from './shape.ts';
import { statementsById } from '../register/statements-by-id.ts';

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
    ['about', 'About'],
    ['accounts', 'They say'],
    ['computed', 'Computed'],
    ['explainedBy', 'Explained by'],
    ['ids', 'Statements'],
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
      ...(ids.length === 0 && {
        findings: [
          ...register.findings.filter((finding) => isOverHeld(finding, about.map(register.nameOf))),
          ...doubtsIn(caseFile, about, register, register.nameOf),
        ],
      }),
      explanation: found.map(({ says, ids: statements }) => ({ says, statements })),
    };
  },
};

/** More than the whole of a company is a disagreement between its holders. */
function isOverHeld({ code, about }: Finding, names: readonly string[]): boolean {
  return code === 'over-held' && (names.length === 0 || names.includes(about ?? ''));
}

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
    about: aboutOf(caseFile, conflict),
    accounts: conflict.ids.map((id) => accountOf(caseFile, id)),
    says: conflict.says,
    ...(computed !== undefined && { computed, exact }),
    explainedBy: conflict.explainedBy,
    quotes: conflict.ids.map((id) => quoteOf(caseFile, id)),
    method: 'rounding bands, published totals and changes',
    base: 'as stated',
    statements: conflict.ids,
  };
}

/** "Renault in Nissan", or "Renault on governance reform". */
function aboutOf(caseFile: CaseFile, conflict: Conflict): string {
  const claim = statementsById(caseFile).get(conflict.ids[0] ?? '')?.claim;
  if (claim?.type === 'holding') return `${claim.holder} in ${claim.issuer}`;
  return claim?.type === 'vote' ? `${claim.actor} on ${claim.subject ?? 'a resolution'}` : '';
}

/** What one statement says, in a word: "43%", "1,831,837,027 shares", "abstain". */
function accountOf(caseFile: CaseFile, id: string): string {
  const statement = statementsById(caseFile).get(id);
  const claim = statement?.claim;
  if (claim?.type === 'vote') return claim.action;
  if (claim?.type !== 'holding') return '';
  const figure = claim.stake
    ? percentText(claim.stake)
    : `${claim.count ?? ''} ${claim.basis.startsWith('votes') ? 'votes' : 'shares'}`;
  const label = claim.label === undefined ? '' : `"${claim.label}" `;
  const modality =
    statement?.modality === 'planned' || statement?.modality === 'denied'
      ? ` ${statement.modality}`
      : '';
  return `${label}${figure}${modality}`;
}

function quoteOf(caseFile: CaseFile, id: string): Record<string, unknown> {
  const statement = statementsById(caseFile).get(id);
  return { statement: id, source: statement?.citation.name, quote: statement?.citation.quote };
}
