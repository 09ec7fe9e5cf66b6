import type { Endpoint } from '../formats/model/endpoint.ts';
import type { KnownPairs } from '../reading/reading.ts';
import type { Confidence, Source, SourceKind, Statement } from '../evidence/index.ts';
import {
  BadInput,
  type Entity,
  type Finding,
  parsePartialDate,
  type PartialDate,
} from '../model/index.ts';
import type { FilePart } from '../formats/parts.ts';
import type { TableSource } from '../formats/statements-table.ts';
import type { HoldingsTable } from '../formats/holdings-table.ts';
import { type DocumentKind, ELSEWHERE, isParquet, recognise } from '../formats/recognise.ts';

/** A document as it is handed in: its bytes, the name it goes by, and when it was published. */
export interface Document {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly published?: PartialDate;
  /** Nobody vouches for it: every statement waits for a review, however sure its reader is. */
  readonly waits?: boolean;
  /** A model that is asked about an article beside the rules. */
  readonly model?: Endpoint;
}

/** What a document gave: its source, its statements, and remarks about them. */
export interface Taken {
  readonly source: Source;
  readonly kind: DocumentKind;
  readonly statements: readonly Statement[];
  readonly findings: readonly Finding[];
}

const SOURCE_KINDS: Readonly<Record<DocumentKind, SourceKind>> = {
  statements: 'statements',
  holdings: 'holdings',
  case: 'case',
  html: 'article',
  text: 'article',
  bods: 'statements',
  ftm: 'statements',
  gleif: 'statements',
  psc: 'statements',
  rows: 'holdings',
  graph: 'holdings',
  parquet: 'holdings',
};

/**
 * Turns a document into statements, by what it holds and not by its name.
 *
 * Throws `BadInput` with every finding when any part cannot be used: a document is taken whole or
 * not at all.
 */
export async function intake(
  document: Document,
  entities: readonly Entity[],
  pairs?: KnownPairs,
): Promise<Taken> {
  if (isParquet(document.bytes)) {
    const { parquetLines } = await import('../formats/parquet.ts');
    const lines = await parquetLines(document.bytes, document.name);
    return take(document, lines, { kind: 'parquet', entities });
  }
  const { decodeText } = await import('../formats/decode-text.ts');
  const decoded = decodeText(document.bytes, document.name);
  if ('findings' in decoded) throw new BadInput(decoded.findings);
  const kind = recognise(decoded.text);
  if (kind === 'feed') throw new BadInput([folded(document.name)]);
  if (kind in ELSEWHERE)
    throw new BadInput([elsewhere(document.name, kind as keyof typeof ELSEWHERE)]);
  return take(document, decoded.text, {
    kind: kind as DocumentKind,
    entities,
    ...(pairs && { pairs }),
  });
}

/** A part of a large file, of a file of this name. */
export interface PartTask extends Pick<TableSource, 'resolve' | 'versions' | 'surveys'> {
  readonly name: string;
  readonly entities: readonly Entity[];
}

/** The statements of a part, without the records that cannot be used: findings name each of those. */
export async function intakePart(
  part: FilePart,
  about: PartTask,
): Promise<Taken & Pick<Document, 'bytes'>> {
  const { entities, ...shared } = about;
  const { name } = about;
  const { kind, text, before } = part;
  const document = { name, bytes: new TextEncoder().encode(text) };
  const frame = { id: await contentId(document.bytes), kind: SOURCE_KINDS[kind], name };
  const task: Task = { ...shared, document, text, frame, entities, before };
  return { ...(await TAKERS[kind](task)), kind, bytes: document.bytes };
}

interface Known {
  readonly kind: DocumentKind;
  readonly entities: readonly Entity[];
  /** Who is known to hold whom: articles are read the known way sooner. */
  readonly pairs?: KnownPairs;
}

async function take(document: Document, text: string, { kind, ...known }: Known): Promise<Taken> {
  const id = await contentId(document.bytes);
  const frame = { id, kind: SOURCE_KINDS[kind], name: document.name };
  const taken = await TAKERS[kind]({ document, text, frame, ...known });
  const errors = taken.findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new BadInput(errors);
  return {
    ...taken,
    kind,
    statements: document.waits ? waiting(taken.statements) : taken.statements,
  };
}

const WAITING: Confidence = 'review';

function waiting(statements: readonly Statement[]): readonly Statement[] {
  return statements.map((statement) => ({ ...statement, confidence: WAITING }));
}

/** A scenario, situations or rules make no claims about the world. */
function elsewhere(file: string, kind: keyof typeof ELSEWHERE): Finding {
  return {
    code: 'not-a-source',
    severity: 'error',
    at: { file },
    says: `It holds ${kind === 'scenario' ? 'a scenario' : kind}, not claims.`,
    try: `Use it with ${ELSEWHERE[kind]}.`,
  };
}

/** A feed holds several documents, and each of them is a source of its own. */
function folded(file: string): Finding {
  return {
    code: 'is-feed',
    severity: 'error',
    at: { file },
    says: 'It is a feed: several articles in one file.',
    try: 'Add it with crosshold add, which takes each entry as an article.',
  };
}

interface Task extends Pick<TableSource, 'before' | 'resolve' | 'versions' | 'surveys'> {
  readonly document: Document;
  readonly text: string;
  readonly pairs?: KnownPairs;
  readonly frame: Pick<Source, 'id' | 'kind' | 'name'>;
  readonly entities: readonly Entity[];
}

function aboutOf({ document, frame, before, resolve, versions, surveys }: Task): TableSource {
  return {
    name: document.name,
    source: frame.id,
    ...(before !== undefined && { before }),
    ...(resolve && { resolve }),
    ...(versions && { versions }),
    ...(surveys && { surveys }),
  };
}

type Take = (task: Task) => Promise<Omit<Taken, 'kind'>>;

const TAKERS: Readonly<Record<DocumentKind, Take>> = {
  async statements(task) {
    const { readStatementsTable } = await import('../formats/statements-table.ts');
    const { text, frame } = task;
    return { source: { ...frame, text }, ...readStatementsTable(text, aboutOf(task)) };
  },
  async holdings(task) {
    const { readHoldingsTable } = await import('../formats/holdings-table.ts');
    return tabled(task, readHoldingsTable(task.text, task.document.name, task.before));
  },
  async rows(task) {
    const { readRows } = await import('../formats/read-rows.ts');
    return tabled(task, readRows(task.text, task.document.name, task.before));
  },
  async graph(task) {
    const { readGraph } = await import('../formats/graph/read.ts');
    return tabled(task, readGraph(task.text, task.document.name, task.before));
  },
  async parquet(task) {
    const { readRows } = await import('../formats/read-rows.ts');
    return tabled(task, readRows(task.text, task.document.name, task.before));
  },
  async case({ text, frame, document }) {
    const { readCaseFile } = await import('./case-statements.ts');
    return { source: { ...frame, text }, ...readCaseFile(text, { frame, file: document.name }) };
  },
  async html({ text, frame, ...task }) {
    const { readHtmlArticle } = await import('../formats/html-article.ts');
    const article = await readHtmlArticle(text);
    const published = task.document.published ?? article.published;
    return readArticle(
      {
        ...frame,
        text: article.text,
        ...(article.title !== undefined && { title: article.title }),
        ...(published && { published }),
      },
      task,
    );
  },
  async text({ text, frame, ...task }) {
    const published = task.document.published ?? statedDate(text);
    return readArticle({ ...frame, text, ...(published && { published }) }, task);
  },
  async bods(task) {
    const { text, frame } = task;
    const { readBods } = await import('../formats/bods/read.ts');
    return { source: { ...frame, text }, ...readBods(text, aboutOf(task)) };
  },
  async ftm(task) {
    const { text, frame } = task;
    const { readFtm } = await import('../formats/ftm/read.ts');
    return { source: { ...frame, text }, ...readFtm(text, aboutOf(task)) };
  },
  async gleif(task) {
    const { text, frame, entities } = task;
    const { readGleif } = await import('../formats/gleif/read.ts');
    const names = namesOf(entities, 'lei');
    const nameOf = (lei: string) => names.get(lei) ?? lei;
    return { source: { ...frame, text }, ...readGleif(text, aboutOf(task), nameOf) };
  },
  async psc(task) {
    const { text, frame, entities } = task;
    const [{ readPsc }, { COMPANIES_HOUSE }] = await Promise.all([
      import('../formats/psc/read.ts'),
      import('../formats/psc/party.ts'),
    ]);
    const names = namesOf(entities, COMPANIES_HOUSE);
    return {
      source: { ...frame, text },
      ...readPsc(text, aboutOf(task), (number) => names.get(number)),
    };
  },
};

/** Holdings, in whatever format they came, as statements. */
async function tabled(
  { text, frame }: Task,
  { holdings, citations, findings }: HoldingsTable,
): Promise<Omit<Taken, 'kind'>> {
  const { holdingStatements } = await import('./holding-statements.ts');
  return {
    source: { ...frame, text },
    statements: holdingStatements(holdings, frame, citations),
    findings,
  };
}

/** The entities of the workspace by their code of one scheme. */
function namesOf(entities: readonly Entity[], wanted: string): ReadonlyMap<string, string> {
  return new Map(
    entities.flatMap(({ name, identifiers }) =>
      identifiers
        .filter(({ scheme }) => scheme === wanted)
        .map(({ code }) => [code, name] as const),
    ),
  );
}

/** A line `Published: 2019-06-11` among the first five says when the text came out. */
function statedDate(text: string): PartialDate | undefined {
  const head = text.slice(0, 2048).split('\n', 5);
  const line = head.find((candidate) => candidate.startsWith('Published: '));
  return line === undefined ? undefined : parsePartialDate(line.slice('Published: '.length).trim());
}

async function readArticle(
  source: Source,
  { entities, pairs, document: { model } }: Pick<Task, 'entities' | 'document' | 'pairs'>,
): Promise<Omit<Taken, 'kind'>> {
  const { readSource, readingOptions, toStatements } = await import('../reading/index.ts');
  if (model) {
    const { readWith } = await import('./model-reading.ts');
    const reading = await readWith(model, source.text, readingOptions(source, entities, pairs));
    return {
      source,
      statements: toStatements(reading, source).filter(({ confidence }) => confidence !== DROPPED),
      findings: reading.findings,
    };
  }
  const { source: dated, statements } = readSource(source, entities, pairs);
  return {
    source: dated,
    statements: statements.filter(({ confidence }) => confidence !== DROPPED),
    findings: [],
  };
}

const DROPPED: Confidence = 'drop';

async function contentId(bytes: Uint8Array): Promise<string> {
  const { createHash } = await import('node:crypto');
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
