import { headerOf } from './csv.ts';

/** What a document is, by what it holds. */
export type DocumentKind = 'statements' | 'holdings' | 'case' | 'html' | 'text';

/**
 * Tells the kinds of documents apart by content; a name may lie.
 *
 * Tables are known by their header, case files by their YAML keys, pages by their first tag.
 * Everything else is an article.
 */
export function recognise(text: string): DocumentKind {
  // Names in the wrong case, and the wrong separator, are for the reader of the table to refuse.
  const columns = new Set(headerOf(text).map((name) => name.toLowerCase()));
  if (columns.has('holder') && columns.has('issuer')) {
    return columns.has('basis') || columns.has('valid_from') || columns.has('asserted_by')
      ? 'statements'
      : 'holdings';
  }
  if (isTableLike([...columns])) return 'holdings';
  if (/^\s*<(?:!doctype html|!--|\?xml|[a-z][a-z0-9-]*[\s/>])/i.test(text.slice(0, 2048)))
    return 'html';
  return isCase(text.slice(0, 65_536)) ? 'case' : 'text';
}

/** YAML, or JSON, which is YAML too. */
function isCase(text: string): boolean {
  if (/^\s*\{/.test(text)) return new RegExp(`"(?:${CASE_KEYS})"\\s*:`).test(text);
  return new RegExp(`^(?:${CASE_KEYS}):`, 'm').test(text) && !isProse(text);
}

const CASE_KEYS = 'case|situations|agreements|entities|holdings';

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
