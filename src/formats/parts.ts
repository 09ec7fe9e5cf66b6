import { closeSync, openSync, readSync } from 'node:fs';
import { BadInput, type Finding } from '../model/index.ts';
import { type DocumentKind, isParquet, recognise } from './recognise.ts';
import { cutOf, type Layout, layoutOf, openingOf } from './part-layout.ts';

/** Whole records of a large file, with what is needed to read them like a file of their own. */
export interface FilePart {
  readonly kind: DocumentKind;
  readonly text: string;
  /** Lines of the file, or records of a JSON array, before this part; the header counts in each. */
  readonly before: number;
  /** Bytes of the file up to the end of this part. */
  readonly upTo: number;
}

/** As much text as one part holds, roughly. */
export const PART_LENGTH = 16 * 1024 * 1024;
/** A record that is longer than this is none that a register writes. */
const RECORD_LENGTH_MAX = 16 * 1024 * 1024;
const CHUNK_BYTES = 1024 * 1024;
const HEAD_LENGTH = 256 * 1024;

/**
 * The parts of a file that is too large to be held: tables, JSON lines, a JSON array of records, the XML of
 * GLEIF, Parquet, GraphML or GEXF. Nothing but one part is in memory at a time, and the names of a graph's nodes.
 *
 * Throws `BadInput` where the file stops being readable; the parts before have been given by then.
 */
export async function* partsOf(
  file: string,
  name: string,
  length = PART_LENGTH,
): AsyncGenerator<FilePart> {
  const kind = kindOf(file);
  if (kind === 'parquet') {
    const { parquetParts } = await import('./parquet.ts');
    yield* parquetParts(file, name, length);
  } else if (kind === 'graph') {
    const { graphParts } = await import('./graph/parts.ts');
    yield* graphParts(() => chunksOf(file, name, Math.min(CHUNK_BYTES, length)), name, length);
  } else yield* textParts(file, name, length);
}

/** Parquet and graphs are known by their first bytes: they cannot be cut as texts are. */
function kindOf(file: string): DocumentKind | undefined {
  const handle = openSync(file, 'r');
  try {
    const head = new Uint8Array(HEAD_LENGTH);
    const bytes = head.subarray(0, readSync(handle, head, 0, HEAD_LENGTH, 0));
    if (isParquet(bytes)) return 'parquet';
    const text = new TextDecoder().decode(bytes);
    return /^\s*</.test(text) && recognise(text) === 'graph' ? 'graph' : undefined;
  } finally {
    closeSync(handle);
  }
}

function* textParts(file: string, name: string, length: number): Generator<FilePart> {
  const texts = chunksOf(file, name, Math.min(CHUNK_BYTES, length));
  const source = new Source(texts);
  source.fill(Math.min(HEAD_LENGTH, length));
  const kind = recognise(source.buffer) as DocumentKind;
  const layout = layoutOf(kind, source.buffer);
  if (!layout) throw new BadInput([unsplittable(name, kind)]);
  const opening = openingOf(layout, source.buffer);
  source.drop(opening.length);
  let before = opening.before;
  while (source.fill(length) || source.buffer.trim() !== '') {
    const cut = cutWithin(source, layout, name);
    const body = source.buffer.slice(0, cut.end);
    if (body.trim() !== '') yield { kind, text: opening.wrap(body), before, upTo: source.bytes };
    before += cut.count;
    source.drop(cut.next);
    if (source.ended && cut.next === 0) break;
  }
}

/** The last whole record in the buffer; more is read when there is none yet. */
function cutWithin(source: Source, layout: Layout, file: string) {
  for (;;) {
    const cut = cutOf(layout, source.buffer, source.ended);
    if (cut.fault !== undefined) throw new BadInput([broken(file, cut.fault)]);
    if (cut.next > 0 || source.ended) return cut;
    if (source.buffer.length > PART_LENGTH + RECORD_LENGTH_MAX) throw new BadInput([endless(file)]);
    source.fill(source.buffer.length + CHUNK_BYTES);
  }
}

/** Text that was read and not yet given out. */
class Source {
  buffer = '';
  bytes = 0;
  ended = false;
  private readonly texts: Iterator<{ readonly text: string; readonly bytes: number }>;

  constructor(texts: Iterable<{ readonly text: string; readonly bytes: number }>) {
    this.texts = texts[Symbol.iterator]();
  }

  /** Reads until the buffer has the length, or the file ends; whether there is more. */
  fill(length: number): boolean {
    const pieces = [this.buffer];
    for (let held = this.buffer.length; held < length && !this.ended;) {
      const { done, value } = this.texts.next();
      if (done === true) this.ended = true;
      else {
        pieces.push(value.text);
        held += value.text.length;
        this.bytes = value.bytes;
      }
    }
    this.buffer = pieces.join('');
    return !this.ended;
  }

  drop(length: number): void {
    this.buffer = this.buffer.slice(length);
  }
}

function* chunksOf(file: string, name: string, size: number) {
  const handle = openSync(file, 'r');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const chunk = new Uint8Array(size);
  let bytes = 0;
  try {
    for (;;) {
      const count = readSync(handle, chunk, 0, size, bytes);
      const text = decoder.decode(chunk.subarray(0, count), { stream: count > 0 });
      bytes += count;
      if (count === 0) return;
      yield { text, bytes };
    }
  } catch (thrown) {
    if (thrown instanceof TypeError) throw new BadInput([notUtf8(name, bytes)]);
    throw thrown;
  } finally {
    closeSync(handle);
  }
}

function notUtf8(file: string, bytes: number): Finding {
  const mib = Math.floor(bytes / 1024 / 1024);
  return finding(
    file,
    'not-utf8',
    `It is not UTF-8, somewhere after ${mib} MiB.`,
    'Save it as UTF-8.',
  );
}

function unsplittable(file: string, kind: string): Finding {
  return finding(
    file,
    'file-too-large',
    `It has more than 64 MiB, and a file of the kind "${kind}" is read as a whole.`,
    'Write it as a table, JSON lines, a JSON array, Parquet or a graph, or split it.',
  );
}

function endless(file: string): Finding {
  return finding(
    file,
    'record-too-large',
    'A record has more than 16 MiB.',
    'Check that records are closed, and texts too.',
  );
}

function broken(file: string, says: string): Finding {
  return finding(file, 'breaks-off', says, 'Check that the file was written to its end.');
}

function finding(file: string, code: string, says: string, remedy: string): Finding {
  return { code, severity: 'error', at: { file }, says, try: remedy };
}
