import { type Fraction, fraction } from '../../model/index.ts';
import { WHOLE } from '../graph.ts';
import type { Kernels } from '../kernels.ts';
import type { Collected, Inexact } from '../read/collector.ts';
import type { FindingLog } from '../read/finding-log.ts';
import { roundColumn } from '../read/round-column.ts';

/** What is wrong with whole columns: companies by number, ascending. */
export interface ColumnAudit {
  /** Companies of which the holders have more than all, by capital and by votes. */
  readonly overHeld: Uint32Array;
  readonly overHeldVotes: Uint32Array;
}

interface Asked {
  readonly kernels: Kernels;
  /** Lines that the run compares votes and stakes with. */
  readonly lines: readonly Fraction[];
  readonly log: FindingLog;
  readonly nameOf: (number: number) => string;
}

/** Rounds stakes that are no whole parts, in place, and names every company whose column cannot be used. */
export function auditColumns(collected: Collected, asked: Asked): ColumnAudit {
  const { table, votes, inexact, inexactVotes } = collected;
  roundAll(collected, { parts: table.parts, inexact }, asked);
  if (table.high && inexact.length > 0) keepBands(table.parts, table.high);
  if (votes) roundAll(collected, { parts: votes, inexact: inexactVotes }, asked);
  const overHeld = overHeldIn(collected, table.parts, asked);
  const overHeldVotes = votes ? overHeldIn(collected, votes, asked) : overHeld;
  note(overHeld, 'capital', asked);
  if (votes) note(overHeldVotes, 'votes', asked);
  return {
    overHeld: Uint32Array.from(overHeld.keys()),
    overHeldVotes: Uint32Array.from(overHeldVotes.keys()),
  };
}

/** An edge that was exact has an upper end that was rounded apart from its lower one. */
function keepBands(parts: Uint32Array, high: Uint32Array): void {
  for (let edge = 0; edge < parts.length; edge++)
    if ((high[edge] as number) < (parts[edge] as number)) high[edge] = parts[edge] as number;
}

interface Stakes {
  readonly parts: Uint32Array;
  readonly inexact: readonly Inexact[];
}

function roundAll({ table }: Collected, { parts, inexact }: Stakes, asked: Asked): void {
  const exact = new Map(inexact.map(({ edge, share }) => [edge, share]));
  const columns = new Map<number, number[]>();
  for (const { edge } of inexact) columns.set(table.companies[edge] as number, []);
  if (columns.size === 0) return;
  for (let edge = 0; edge < table.companies.length; edge++)
    columns.get(table.companies[edge] as number)?.push(edge);
  for (const [company, edges] of columns) {
    const shares = edges.map((edge) => exact.get(edge) ?? fraction(parts[edge] as number, WHOLE));
    const rounded = roundColumn(shares, asked.lines);
    edges.forEach((edge, at) => {
      parts[edge] = rounded.parts[at] as number;
    });
    if (!rounded.safe) asked.log.note(unsafe(asked.nameOf(company)));
  }
}

/** Companies whose holders come to more than the whole, with what they come to. */
function overHeldIn({ table }: Collected, parts: Uint32Array, { kernels }: Asked) {
  const { companies, nodes } = table;
  const sums = kernels.lend((lender) => {
    const left = lender.numbers(nodes).fill(WHOLE);
    const over = new Map<number, number>();
    for (let edge = 0; edge < companies.length; edge++) {
      const company = companies[edge] as number;
      const rest = (left[company] as number) - (parts[edge] as number);
      if (rest < 0) over.set(company, (over.get(company) ?? 0) - rest);
      left[company] = Math.max(0, rest);
    }
    return over;
  });
  const ascending = [...sums].sort(([one], [other]) => one - other);
  return new Map(ascending.map(([company, more]) => [company, WHOLE + more]));
}

function note(over: ReadonlyMap<number, number>, base: string, { log, nameOf }: Asked): void {
  for (const [company, sum] of over)
    log.note({
      code: 'over-held',
      severity: 'error',
      about: nameOf(company),
      says: `The holders of ${nameOf(company)} come to ${percent(sum)} of the ${base}.`,
      try: 'Find the wrong stake: the company stands in the results as one without known holders.',
    });
}

function percent(parts: number): string {
  return `${Number((parts / (WHOLE / 100)).toFixed(6))}%`;
}

function unsafe(name: string) {
  return {
    code: 'bulk-near-line',
    severity: 'remark',
    about: name,
    says: `Stakes in ${name} are no whole number of hundred-millionths, and a group of its holders may lie within that of a line.`,
    try: 'Ask about this company alone, with crosshold control: there the fractions stay exact.',
  } as const;
}
