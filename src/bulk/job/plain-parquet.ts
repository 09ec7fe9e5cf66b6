import { closeSync, openSync, writeSync } from 'node:fs';
import { CompactThrift } from './compact-thrift.ts';

/** What a column holds: names as text, whole numbers of 32 bits, or reals. */
export type PlainType = 'text' | 'uinteger' | 'double';

export type PlainColumn = readonly [name: string, type: PlainType];

/** The bytes of one column of a row group, made when they are written. */
export interface PlainPage {
  readonly size: number;
  readonly give: (write: (bytes: Uint8Array) => void) => void;
}

// Numbers of the format (parquet.thrift).
const TYPES = { text: 6, uinteger: 1, double: 5 } as const;
const CONVERTED = { text: 0, uinteger: 13, double: undefined } as const;
const [PLAIN, RLE, DATA_PAGE, UNCOMPRESSED, REQUIRED] = [0, 3, 0, 0, 0];
const MAGIC = new TextEncoder().encode('PAR1');

interface Chunk {
  readonly offset: number;
  readonly bytes: number;
}

interface Group {
  readonly rows: number;
  readonly chunks: readonly Chunk[];
}

/**
 * Writes Parquet without compression, one row group after the other, so that memory does not grow with the rows: every
 * column is required and plain, one page a group. For files between two steps; what is handed out is compressed from it.
 */
export class PlainParquet {
  readonly #file: number;
  readonly #columns: readonly PlainColumn[];
  readonly #groups: Group[] = [];
  #offset = 0;

  constructor(path: string, columns: readonly PlainColumn[]) {
    this.#columns = columns;
    this.#file = openSync(path, 'w');
    this.#write(MAGIC);
  }

  /** Writes a row group of pages in order of the columns. */
  group(rows: number, pages: readonly PlainPage[]): void {
    const chunks = pages.map((page) => {
      const offset = this.#offset;
      this.#write(pageHeader(rows, page.size));
      page.give((bytes) => this.#write(bytes));
      return { offset, bytes: this.#offset - offset };
    });
    this.#groups.push({ rows, chunks });
  }

  close(): void {
    const footer = this.#footer();
    this.#write(footer);
    this.#write(new Uint8Array(Uint32Array.of(footer.length).buffer));
    this.#write(MAGIC);
    closeSync(this.#file);
  }

  #write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length;) at += writeSync(this.#file, bytes, at);
    this.#offset += bytes.length;
  }

  #footer(): Uint8Array {
    const out = new CompactThrift();
    out.int(1, 1);
    out.list(2, 'struct', this.#columns.length + 1);
    out.struct(() => {
      out.text(4, 'rows');
      out.int(5, this.#columns.length);
    });
    for (const column of this.#columns) schemaOf(out, column);
    out.long(
      3,
      this.#groups.reduce((sum, { rows }) => sum + rows, 0),
    );
    out.list(4, 'struct', this.#groups.length);
    for (const group of this.#groups) this.#groupInto(out, group);
    return out.end();
  }

  #groupInto(out: CompactThrift, { rows, chunks }: Group): void {
    out.struct(() => {
      out.list(1, 'struct', chunks.length);
      chunks.forEach((chunk, at) =>
        out.struct(() => {
          out.long(2, chunk.offset);
          out.field(3, 'struct');
          out.struct(() => chunkInto(out, { ...chunk, rows, column: this.#columns[at] }));
        }),
      );
      out.long(
        2,
        chunks.reduce((sum, { bytes }) => sum + bytes, 0),
      );
      out.long(3, rows);
    });
  }
}

function schemaOf(out: CompactThrift, [name, type]: PlainColumn): void {
  out.struct(() => {
    out.int(1, TYPES[type]);
    out.int(3, REQUIRED);
    out.text(4, name);
    const converted = CONVERTED[type];
    if (converted !== undefined) out.int(6, converted);
  });
}

interface ChunkOf extends Chunk {
  readonly rows: number;
  readonly column: PlainColumn | undefined;
}

function chunkInto(out: CompactThrift, { offset, bytes, rows, column }: ChunkOf): void {
  const [name, type] = column as PlainColumn;
  out.int(1, TYPES[type]);
  out.list(2, 'int', 1);
  out.bareInt(PLAIN);
  out.list(3, 'text', 1);
  out.bareText(name);
  out.int(4, UNCOMPRESSED);
  out.long(5, rows);
  out.long(6, bytes);
  out.long(7, bytes);
  out.long(9, offset);
}

function pageHeader(rows: number, bytes: number): Uint8Array {
  const out = new CompactThrift();
  out.int(1, DATA_PAGE);
  out.int(2, bytes);
  out.int(3, bytes);
  out.field(5, 'struct');
  out.struct(() => {
    out.int(1, rows);
    out.int(2, PLAIN);
    out.int(3, RLE);
    out.int(4, RLE);
  });
  return out.end();
}
