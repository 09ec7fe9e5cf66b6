import type { BriefSection } from '../../src/formats/brief.ts';
import type { CitedStatement } from '../../src/operations/cite.ts';
import type { Step } from '../../src/operations/operation.ts';
import type { Answered } from './api.ts';

export type Row = Readonly<Record<string, unknown>>;
type Columns = readonly (readonly [field: string, heading: string])[];

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

/** A tab of the panel: which question it asks of an entity, and what of the answer it shows. */
export interface Tab {
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
const VOTES: Columns = [
  ['holder', 'Holder'],
  ['gross', 'Gross'],
  ['exercisable', 'Exercisable'],
  ['free', 'Free'],
  ['suspendedBy', 'Suspended by'],
];
const CONFLICTS: Columns = [
  ['kind', 'Kind'],
  ['says', 'What'],
];
const EVENTS: Columns = [
  ['date', 'Date'],
  ['code', 'Event'],
  ['source', 'From'],
  ['target', 'To'],
  ['weight', 'Weight'],
];

export const TABS: readonly Tab[] = [
  {
    id: 'owners',
    label: 'Owners',
    operation: 'owners',
    parameters: (issuer) => ({ issuer }),
    shown: (answer) => [whole(answer, OWNERS)],
  },
  {
    id: 'votes',
    label: 'Votes',
    operation: 'votes',
    parameters: (issuer) => ({ issuer }),
    shown: (answer) => [whole(answer, VOTES)],
  },
  {
    id: 'control',
    label: 'Control',
    operation: 'brief',
    parameters: ofBrief,
    shown: (answer) => sections(answer, 'controllers'),
  },
  {
    id: 'block',
    label: 'Block',
    operation: 'brief',
    parameters: ofBrief,
    shown: (answer) => sections(answer, 'block'),
  },
  {
    id: 'conflicts',
    label: 'Conflicts',
    operation: 'conflicts',
    parameters: (entity) => ({ about: [entity] }),
    shown: (answer) => [inWords(whole(answer, CONFLICTS))],
  },
  {
    id: 'events',
    label: 'Events',
    operation: 'timeline',
    parameters: () => ({}),
    shown: (answer) => [whole(answer, EVENTS)],
  },
];

function ofBrief(issuer: string): object {
  return { issuers: [issuer], events: 0, conflicts: 0 };
}

function whole(answer: Answered, columns: Columns): Shown {
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
const KINDS: Readonly<Record<string, string>> = {
  label: 'wrong word',
  value: 'different figures',
  modality: 'plan or denial',
  base: 'different bases',
};

/** Disagreements in words, the ones to look at first on top. */
function inWords(shown: Shown): Shown {
  const order = Object.keys(KINDS);
  const rank = (row: Row) => order.indexOf(String(row['kind']));
  const rows = shown.rows
    .filter((row) => row['kind'] !== 'none')
    .sort((first, second) => rank(first) - rank(second))
    .map((row) => ({ ...row, kind: KINDS[String(row['kind'])] ?? row['kind'] }));
  return { ...shown, rows };
}

export function idsOf(row: Row): string[] {
  const lists = ['statements', 'ids', 'planned', 'explainedBy'].flatMap((field) =>
    list<unknown>(row[field]),
  );
  return [...new Set(lists.filter((id) => typeof id === 'string'))];
}

function list<T>(value: unknown): readonly T[] {
  return Array.isArray(value) ? (value as readonly T[]) : [];
}
