import { GLEIF_ELEMENTS } from './gleif/columns.ts';
import type { DocumentKind } from './recognise.ts';

/** How the records of a large file follow each other. */
export type Layout = 'table' | 'lines' | 'array' | 'elements';

/** What stands before the first record, and how a part is made a file of its own. */
export interface Opening {
  /** Characters before the first record. */
  readonly length: number;
  /** What a part's reader counts from. */
  readonly before: number;
  readonly wrap: (body: string) => string;
}

/** Where a buffer can be cut. */
export interface Cut {
  /** End of the last whole record; where the next begins. */
  readonly end: number;
  readonly next: number;
  /** Lines, or records of an array, up to `next`. */
  readonly count: number;
  /** Why the file cannot go on like this. */
  readonly fault?: string;
}

const TABLES: ReadonlySet<DocumentKind> = new Set(['statements', 'holdings', 'gleif']);
const RECORDS: ReadonlySet<DocumentKind> = new Set(['bods', 'ftm', 'psc', 'rows']);

/** The layout of a file that begins so; nothing when it is read as a whole. */
export function layoutOf(kind: DocumentKind, head: string): Layout | undefined {
  const [first = ''] = /[^\s\uFEFF]/.exec(head) ?? [];
  if (RECORDS.has(kind)) return first === '[' ? 'array' : 'lines';
  if (kind === 'gleif' && first === '<') return 'elements';
  return TABLES.has(kind) ? 'table' : undefined;
}

/** The header of a table, the bracket of an array, or the elements around the records. */
export function openingOf(layout: Layout, head: string): Opening {
  if (layout === 'lines') return { length: 0, before: 0, wrap: (body) => body };
  if (layout === 'array') {
    const length = head.indexOf('[') + 1;
    return { length, before: 0, wrap: (body) => `[${body}]` };
  }
  if (layout === 'table') {
    const { next } = tableCut(head, false, 1);
    const header = head.slice(0, next);
    return { length: next, before: 0, wrap: (body) => `${header}${body}` };
  }
  const length = Math.max(head.search(RECORD_START), 0);
  const before = head.slice(0, length);
  // A document type is for the reader to refuse, so it goes along.
  const type = documentType(before);
  return {
    length,
    before: breaksIn(before, length),
    wrap: (body) => `${type}<part>${body}</part>`,
  };
}

/** The last place between two records of the buffer. */
export function cutOf(layout: Layout, buffer: string, ended: boolean): Cut {
  if (layout === 'array') return arrayCut(buffer, ended);
  if (layout === 'table') return tableCut(buffer, ended);
  if (layout === 'elements') return elementCut(buffer, ended);
  const end = ended ? buffer.length : buffer.lastIndexOf('\n') + 1;
  return { end, next: end, count: breaksIn(buffer, end) };
}

/** Line breaks inside quotes are part of a cell. With `first`, after that many records. */
function tableCut(buffer: string, ended: boolean, first = Infinity): Cut {
  let quoted = false;
  let end = 0;
  for (let at = 0, records = 0; at < buffer.length && records < first; at++) {
    const code = buffer.charCodeAt(at);
    if (code === 34) quoted = !quoted;
    if (code !== 10 || quoted) continue;
    end = at + 1;
    records += 1;
  }
  if (ended) end = buffer.length;
  return { end, next: end, count: breaksIn(buffer, end) };
}

const NAMES = [...GLEIF_ELEMENTS].join('|');
const RECORD_START = new RegExp(`<(?:[\\w.-]+:)?(?:${NAMES})[\\s>]`);
const RECORD_END = new RegExp(`</(?:[\\w.-]+:)?(?:${NAMES})\\s*>`, 'g');

function elementCut(buffer: string, ended: boolean): Cut {
  let end = 0;
  for (const found of buffer.matchAll(RECORD_END)) end = found.index + found[0].length;
  const rest = buffer.slice(end);
  if (ended && RECORD_START.test(rest))
    return { end, next: end, count: 0, fault: 'It breaks off within a record.' };
  if (ended && !endsHere(rest))
    return { end, next: end, count: 0, fault: 'It breaks off after the last record.' };
  const next = ended ? buffer.length : end;
  return { end, next, count: breaksIn(buffer, next) };
}

function documentType(text: string): string {
  const start = text.search(/<!DOCTYPE/i);
  const end = start < 0 ? -1 : text.indexOf('>', start);
  return end < 0 ? '' : text.slice(start, end + 1);
}

const CLOSING = /\s{1,4096}|<\/[\w:.-]{1,200}\s{0,100}>/y;

/** Whether nothing follows but closing tags, comments and space: one step after the other, never back. */
function endsHere(rest: string): boolean {
  let at = 0;
  while (at < rest.length) {
    const comment = rest.startsWith('<!--', at) ? rest.indexOf('-->', at + 4) : -1;
    CLOSING.lastIndex = at;
    const step = comment >= 0 ? comment + 3 - at : (CLOSING.exec(rest)?.[0].length ?? 0);
    if (step === 0) return false;
    at += step;
  }
  return true;
}

/** Commas between the records of an array: those outside of texts and of brackets. */
function arrayCut(buffer: string, ended: boolean): Cut {
  let [depth, end, count] = [0, 0, 0];
  let text = false;
  for (let at = 0; at < buffer.length; at++) {
    const code = buffer.charCodeAt(at);
    if (text) {
      if (code === 92) at += 1;
      else if (code === 34) text = false;
    } else if (code === 34) text = true;
    else if (code === 91 || code === 123) depth += 1;
    else if (code === 44 && depth === 0) [end, count] = [at, count + 1];
    else if ((code === 93 || code === 125) && depth > 0) depth -= 1;
    else if (code === 93) return last(buffer, at);
  }
  if (ended) return { end, next: end, count, fault: 'The array is not closed.' };
  return end === 0 ? { end, next: 0, count: 0 } : { end, next: end + 1, count };
}

/** The array is closed; nothing but space may follow. */
function last(buffer: string, at: number): Cut {
  const rest = buffer.slice(at + 1);
  const fault = rest.trim() === '' ? {} : { fault: 'Something follows the end of the array.' };
  return { end: at, next: buffer.length, count: 0, ...fault };
}

function breaksIn(text: string, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1))
    count += 1;
  return count;
}
