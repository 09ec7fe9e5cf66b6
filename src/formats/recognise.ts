import { headerOf } from './csv.ts';
import { GLEIF_COLUMNS, GLEIF_XML } from './gleif/columns.ts';

/** What a document is, by what it holds. */
export type DocumentKind = 'statements' | 'holdings' | 'case' | 'html' | 'text' | RegisterKind;

/** Files that registers and their users exchange. */
export type RegisterKind = 'bods' | 'ftm' | 'gleif' | 'psc' | 'rows' | 'graph' | 'parquet';

/** Files of ours that make no claims, and the command that takes them. */
export const ELSEWHERE: Readonly<Record<'scenario' | 'situations' | 'rules', string>> = {
  scenario: 'crosshold deal FILE',
  situations: 'crosshold verify FILE',
  rules: '--law FILE',
};

/**
 * Tells the kinds of documents apart by content; a name may lie.
 *
 * Tables are known by their header, case files by their YAML keys, pages by their first tag, and
 * register files by the fields of their records.
 * A feed holds several articles. Everything else is an article.
 */
export function recognise(text: string): DocumentKind | 'feed' | keyof typeof ELSEWHERE {
  if (isFeed(text)) return 'feed';
  // Names in the wrong case, and the wrong separator, are for the reader of the table to refuse.
  const columns = new Set(headerOf(text).map((name) => name.toLowerCase()));
  if (columns.has('holder') && columns.has('issuer')) {
    return columns.has('basis') || columns.has('valid_from') || columns.has('asserted_by')
      ? 'statements'
      : 'holdings';
  }
  if (GLEIF_COLUMNS.some((name) => columns.has(name))) return 'gleif';
  const records = kindOfRecords(text.slice(0, 65_536));
  if (records) return records;
  const elements = /^\s*</.test(text.slice(0, 1024)) ? kindOfXml(text.slice(0, 65_536)) : undefined;
  if (elements) return elements;
  if (isTableLike([...columns])) return 'holdings';
  if (/^\s*<(?:!doctype html|!--|\?xml|[a-z][a-z0-9-]*[\s/>])/i.test(text.slice(0, 2048)))
    return 'html';
  return kindOfYaml(text.slice(0, 65_536)) ?? 'text';
}

function kindOfXml(text: string): RegisterKind | undefined {
  if (GRAPH_XML.test(text)) return 'graph';
  return GLEIF_XML.test(text) ? 'gleif' : undefined;
}

const BODS_FIELD = /"(?:statementI[dD]|statementType|recordDetails|declarationSubject)"\s*:/;

const PSC_FIELD = /"company_number"\s*:/;
const PSC_KIND =
  /"kind"\s*:\s*"(?:[\w-]*(?:significant-control|beneficial-owner)[\w-]*|exemptions)"/;

/** JSON, or JSON lines, whose records are those of a register format. */
export function kindOfRecords(text: string): RegisterKind | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  if (BODS_FIELD.test(text)) return 'bods';
  if (PSC_FIELD.test(text) && PSC_KIND.test(text)) return 'psc';
  if (/"schema"\s*:/.test(text) && /"properties"\s*:/.test(text)) return 'ftm';
  return ROW.test(text) ? 'rows' : undefined;
}

/** A record that begins the file and has both ends of a holding before anything nests. */
const ROW =
  /^\s*(?:\[\s*)?\{(?=(?:[^{}[\]"]|"(?:[^"\\]|\\.)*")*?"holder"\s*:)(?=(?:[^{}[\]"]|"(?:[^"\\]|\\.)*")*?"issuer"\s*:)/;
const GRAPH_XML = /<(?:\w+:)?(?:graphml|gexf)[\s>]/;

const KEYS = [
  ['scenario', 'steps'],
  ['situations', 'situations'],
  ['rules', 'rules'],
  ['case', 'case|agreements|entities|holdings'],
] as const;

/** YAML, or JSON, which is YAML too: known by the first of our keys that stands in it. */
function kindOfYaml(text: string): 'case' | keyof typeof ELSEWHERE | undefined {
  const json = /^\s*\{/.test(text);
  if (!json && isProse(text)) return undefined;
  const found = KEYS.find(([, keys]) =>
    (json ? new RegExp(`"(?:${keys})"\\s*:`) : new RegExp(`^(?:${keys}):`, 'm')).test(text),
  );
  return found?.[0];
}

/** What may stand before the first element: a declaration, comments, a document type. */
const PROLOGUE = [
  ['<?', '?>'],
  ['<!--', '-->'],
  ['<!', '>'],
] as const;
const ATOM = 'http://www.w3.org/2005/Atom';
const RSS_1 = 'http://purl.org/rss/1.0/';

/** Whether a text is an RSS, Atom or RDF feed, by its first element. */
export function isFeed(text: string): boolean {
  let rest = text
    .slice(0, 65_536)
    .replace(/^\uFEFF/, '')
    .trimStart();
  for (let step = PROLOGUE.find(([open]) => rest.startsWith(open)); step;) {
    const end = rest.indexOf(closing(rest, step[1]));
    if (end === -1) return false;
    rest = rest.slice(end + closing(rest, step[1]).length).trimStart();
    step = PROLOGUE.find(([open]) => rest.startsWith(open));
  }
  const root = /^<([\w:-]{1,40})[\s>]/.exec(rest)?.[1]?.toLowerCase();
  const tag = rest.slice(0, 4096);
  if (root === 'rss') return true;
  if (root === 'rdf:rdf') return tag.includes(RSS_1);
  return root?.split(':').at(-1) === 'feed' && tag.includes(ATOM);
}

/** A document type with declarations of its own ends behind their bracket. */
function closing(text: string, end: string): string {
  const declares = end === '>' && /^<!doctype[^>[]{0,400}\[/i.test(text);
  return declares ? (/\]\s{0,9}>/.exec(text)?.[0] ?? ']>') : end;
}

/** A header that names one side only is a holdings table with a column missing, and should be told so. */
function isTableLike(columns: readonly string[]): boolean {
  const known = ['holder', 'issuer', 'stake', 'shares', 'votes'];
  return columns.length > 1 && columns.filter((name) => known.includes(name)).length > 1;
}

function isProse(text: string): boolean {
  const first =
    text
      .slice(0, 4096)
      .split('\n')
      .find((line) => line.trim() !== '' && !line.startsWith('#')) ?? '';
  return !/^[A-Za-z][\w-]*:/.test(first);
}

/** Whether the bytes are those of a Parquet file, which is no text. */
export function isParquet(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 4)) === 'PAR1';
}
