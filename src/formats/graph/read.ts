import type { Finding } from '../../model/index.ts';
import type { Row } from '../csv.ts';
import { HOLDINGS_HEADER, type HoldingsTable, readHoldingRows } from '../holdings-table.ts';
import { ROW_KINDS, type RowCode } from '../holding-row-kinds.ts';
import { Tally } from '../tally.ts';
import { readXmlRecords, type XmlRecord } from '../xml-records.ts';

const ELEMENTS: ReadonlySet<string> = new Set(['key', 'attributes', 'node', 'edge']);
const CARRIED: ReadonlySet<string> = new Set(
  [...HOLDINGS_HEADER.optional].filter((name) => name !== 'holder'),
);

/**
 * Reads GraphML or GEXF: an edge runs from the holder to the issuer, and its attributes are the
 * columns of a holdings table. A node goes by its name or label, else by its id.
 */
export function readGraph(text: string, file: string, before = 0): HoldingsTable {
  const { records, findings } = readXmlRecords(text, { file, before }, ELEMENTS);
  const tally = new Tally<RowCode>(ROW_KINDS);
  const titles = new Map<string, string>();
  for (const record of records) addTitles(titles, record);
  const nodes = new Map<string, string>();
  for (const record of records)
    if (record.name === 'node') addNode({ record, titles, nodes, file, tally });
  const edges = records.filter(({ name }) => name === 'edge');
  const rows = edges.flatMap((record) => rowOf({ record, titles, nodes, file, tally }));
  const read = readHoldingRows(
    { rows, findings: [...findings, ...undirected(text, file, before)] },
    file,
  );
  return { ...read, findings: [...read.findings, ...tally.findings()] };
}

/** A stake has a holder and an issuer; an edge without a direction does not say which is which. */
function undirected(text: string, file: string, before: number): Finding[] {
  const found =
    /<(?:\w+:)?graph\b[^<>]*\b(?:edgedefault|defaultedgetype)\s*=\s*["'](?:undirected|mutual)/.exec(
      text,
    ) ??
    /<(?:\w+:)?edge\b[^<>]*(?:\btype\s*=\s*["'](?:undirected|mutual)|\bdirected\s*=\s*["']false)/.exec(
      text,
    );
  if (!found) return [];
  return [withoutDirection(file, before + text.slice(0, found.index).split('\n').length)];
}

export function withoutDirection(file: string, line: number): Finding {
  return {
    code: 'graph-undirected',
    severity: 'error',
    at: { file, line },
    says: 'Edges have no direction, so nobody knows who holds whom.',
    try: 'Write a directed graph, with edges from the holder to the issuer.',
  };
}

/** The titles of attributes: by `key id` in GraphML, by class and id in GEXF. */
export function addTitles(titles: Map<string, string>, { name, leaves }: XmlRecord): void {
  const add = (scope: string, id: string | undefined, title: string | undefined) => {
    if (id !== undefined) titles.set(`${scope} ${id}`, title ?? id);
  };
  if (name === 'key') {
    const scope = leaves.get('@for') ?? 'all';
    for (const each of scope === 'all' ? ['node', 'edge'] : [scope])
      add(each, leaves.get('@id'), leaves.get('@attr.name'));
  }
  for (const path of leaves.keys())
    if (name === 'attributes' && /^attribute(?:#\d+)?@id$/.test(path))
      add(
        leaves.get('@class') ?? 'node',
        leaves.get(path),
        leaves.get(path.replace(/id$/, 'title')),
      );
}

interface Part {
  readonly record: XmlRecord;
  readonly titles: ReadonlyMap<string, string>;
  readonly nodes: Map<string, string>;
  readonly file: string;
  readonly tally: Tally<RowCode>;
}

function addNode({ record, titles, nodes, file, tally }: Part): void {
  const id = record.leaves.get('@id') ?? '';
  if (isNested(record)) tally.note('graph-nested', { file, line: record.line }, `node ${id}`);
  nodes.set(id, nameOfNode(record, titles));
}

/** Whether a node holds a graph of its own. */
export function isNested({ leaves }: XmlRecord): boolean {
  return [...leaves.keys()].some((path) => /^(?:graph|nodes)\b/.test(path));
}

/** A node goes by its name or label, else by its id. */
export function nameOfNode(record: XmlRecord, titles: ReadonlyMap<string, string>): string {
  const values = valuesOf(record, titles);
  const name = values.get('name') ?? values.get('label') ?? record.leaves.get('@label');
  return name?.trim() || (record.leaves.get('@id') ?? '');
}

/** The attributes of a node or edge by their title. */
function valuesOf({ name, leaves }: XmlRecord, titles: ReadonlyMap<string, string>) {
  const values = new Map<string, string>();
  for (const [path, id] of leaves) {
    const [, element, gexf] =
      /^(data(?:#\d+)?)@key$|^(attvalues\.attvalue(?:#\d+)?)@for$/.exec(path) ?? [];
    const text = element === undefined ? leaves.get(`${gexf}@value`) : leaves.get(element);
    if ((element ?? gexf) !== undefined) values.set(titles.get(`${name} ${id}`) ?? id, text ?? '');
  }
  return values;
}

function rowOf({ record, titles, nodes, file, tally }: Part): Row[] {
  const at = { file, line: record.line };
  const ends = ['@source', '@target'].map((end) => record.leaves.get(end) ?? '');
  const [holder, issuer] = ends.map((id) => nodes.get(id));
  if (holder === undefined || issuer === undefined) {
    tally.note(
      'graph-end-missing',
      at,
      `edge ${record.leaves.get('@id') ?? ''} ${ends.join(' → ')}`,
    );
    return [];
  }
  const cells = new Map([
    ['holder', holder],
    ['issuer', issuer],
  ]);
  for (const [title, text] of valuesOf(record, titles)) {
    if (CARRIED.has(title)) cells.set(title, text.trim());
    else tally.note('graph-not-carried', at, title);
  }
  return [{ line: record.line, raw: record.raw, cells }];
}
