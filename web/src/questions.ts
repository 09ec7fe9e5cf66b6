import { lazy } from 'react';
import type { BriefSection } from '../../src/formats/brief.ts';
import type { CitedStatement } from '../../src/operations/cite.ts';
import type { Step } from '../../src/operations/operation.ts';
import type { Answered } from './api.ts';
import type { Bench } from './bench.ts';

export type Row = Readonly<Record<string, unknown>>;
export type Columns = readonly (readonly [field: string, heading: string])[];

/** A tab with controls of its own; its code loads when it is first opened. */
interface BenchTab {
  readonly id: string;
  readonly label: string;
  readonly bench: Bench;
}

/** A tab of the panel. */
export type Tab = TableTab | BenchTab;

/** One answer as the panel shows it. */
export interface Shown {
  readonly title?: string;
  readonly headline: string;
  readonly columns: Columns;
  readonly rows: readonly Row[];
  readonly steps: readonly Step[];
  readonly sources: readonly CitedStatement[];
  readonly base?: string;
  readonly method?: string;
}

/** A tab that shows one answer: which question it asks of an entity, and what of the answer it shows. */
export interface TableTab {
  readonly id: string;
  readonly label: string;
  readonly operation: string;
  readonly parameters: (entity: string) => object;
  readonly shown: (answer: Answered) => readonly Shown[];
}

const OWNERS: Columns = [
  ['holder', 'Holder'],
  ['direct', 'Direct'],
  ['integrated', 'In all'],
  ['range', 'Range'],
];

/** Who owns the entity. */
export const OWNERS_TAB: TableTab = {
  id: 'owners',
  label: 'Owners',
  operation: 'owners',
  parameters: (issuer) => ({ issuer }),
  shown: (answer) => [whole(answer, OWNERS)],
};

export const TABS: readonly Tab[] = [
  OWNERS_TAB,
  {
    id: 'votes',
    label: 'Votes',
    bench: lazy(async () => ({ default: (await import('./votes/meeting.tsx')).Meeting })),
  },
  {
    id: 'control',
    label: 'Control',
    operation: 'brief',
    parameters: ofBrief,
    shown: (answer) => [...sections(answer, 'controllers'), ...sections(answer, 'block')],
  },
  {
    id: 'deals',
    label: 'Deals',
    bench: lazy(async () => ({ default: (await import('./deals/deals.tsx')).Deals })),
  },
  {
    id: 'story',
    label: 'Story',
    bench: lazy(async () => ({ default: (await import('./story/story.tsx')).Story })),
  },
  {
    id: 'conflicts',
    label: 'Conflicts',
    bench: lazy(async () => ({ default: (await import('./conflicts/conflicts.tsx')).Conflicts })),
  },
  {
    id: 'review',
    label: 'Review',
    bench: lazy(async () => ({ default: (await import('./review/review.tsx')).Review })),
  },
];

function ofBrief(issuer: string): object {
  return { issuers: [issuer], events: 0, conflicts: 0 };
}

/** An answer with its rows as they came. */
export function whole(answer: Answered, columns: Columns): Shown {
  const text = (field: string) =>
    typeof answer[field] === 'string' ? (answer[field] as string) : undefined;
  const [base, method] = [text('base'), text('method')];
  return {
    headline: answer.headline,
    columns,
    rows: list<Row>(answer['rows']),
    steps: list<Step>(answer['explanation']),
    sources: list<CitedStatement>(answer['sources']),
    ...(base !== undefined && { base }),
    ...(method !== undefined && { method }),
  };
}

function sections(answer: Answered, id: string): Shown[] {
  return list<BriefSection>(answer['sections'])
    .filter((section) => section.id === id)
    .map(({ title, headline, columns, rows, steps }) => ({
      title,
      headline,
      columns,
      rows,
      steps,
      sources: list<CitedStatement>(answer['sources']),
    }));
}

/** What the kinds of disagreement mean, the ones to look at first. */
export const KINDS: Readonly<Record<string, string>> = {
  label: 'wrong word',
  value: 'different accounts',
  modality: 'plan or denial',
  base: 'different bases',
};

/** The statements that a row rests on or speaks of. */
export function idsOf(row: Row): string[] {
  const lists = ['statements', 'ids', 'planned', 'explainedBy'].flatMap((field) =>
    list<unknown>(row[field]),
  );
  return [...new Set(lists.filter((id) => typeof id === 'string'))];
}

/** A field that is a list, or nothing. */
export function list<T>(value: unknown): readonly T[] {
  return Array.isArray(value) ? (value as readonly T[]) : [];
}
