import { ArrayFile, writeArrays } from '../array-file.ts';
import type { EdgeTable } from '../graph.ts';
import type { Lender, Names } from '../kernels.ts';
import type { Collected } from '../read/collector.ts';
import { withoutColumns } from '../without-columns.ts';
import type { ColumnAudit } from './audit-columns.ts';

/** Edges read at once where all of them are gone through. */
const PIECE = 1 << 20;

/** A list of the edges, one number for each. */
export type EdgeList = 'holders' | 'companies' | 'parts' | 'high' | 'votes';

/** Writes the edges of a run as they were read. */
export function writeEdges(path: string, collected: Collected, audit: ColumnAudit): void {
  const { table, votes, names } = collected;
  writeArrays(
    path,
    { nodes: table.nodes },
    {
      holders: table.holders,
      companies: table.companies,
      parts: table.parts,
      ...(table.high && { high: table.high }),
      ...(votes && { votes }),
      overHeld: audit.overHeld,
      overHeldVotes: audit.overHeldVotes,
      nameBytes: names.bytes,
      nameEnds: names.ends,
    },
  );
}

/** The edges of a run on the disk, of which each step reads what it needs. */
export class EdgeFile {
  readonly nodes: number;
  readonly edges: number;
  readonly hasVotes: boolean;
  /** Bytes of all names. */
  readonly nameLength: number;
  readonly #file: ArrayFile;

  constructor(path: string) {
    this.#file = new ArrayFile(path);
    this.nodes = (this.#file.meta as { readonly nodes: number }).nodes;
    this.edges = this.#file.lengthOf('holders');
    this.hasVotes = this.#file.has('votes');
    this.nameLength = this.#file.lengthOf('nameBytes');
  }

  /** Stakes of the capital or of the votes, lower ends of bands, without the companies whose column is over the whole. */
  table(base: 'capital' | 'votes'): EdgeTable {
    const votes = base === 'votes';
    const table = {
      nodes: this.nodes,
      holders: this.#file.numbers('holders'),
      companies: this.#file.numbers('companies'),
      parts: this.#file.numbers(votes && this.hasVotes ? 'votes' : 'parts'),
    };
    return withoutColumns(table, this.#file.numbers(votes ? 'overHeldVotes' : 'overHeld'));
  }

  overHeld(): Uint32Array {
    return this.#file.numbers('overHeld');
  }

  /** Goes through some lists side by side; where one is not there, the stakes stand for it. */
  each(
    lists: readonly EdgeList[],
    see: (pieces: readonly Uint32Array[], first: number) => void,
  ): void {
    const pieces = lists.map(() => new Uint32Array(Math.min(PIECE, this.edges)));
    for (let first = 0; first < this.edges; first += PIECE) {
      const length = Math.min(PIECE, this.edges - first);
      const filled = lists.map((list, at) => {
        const name = this.#file.has(list) ? list : 'parts';
        return this.#file.into(name, (pieces[at] as Uint32Array).subarray(0, length), first);
      });
      see(filled, first);
    }
  }

  nameOf(number: number): string {
    const start = number === 0 ? 0 : this.#file.number('nameEnds', number - 1);
    const end = this.#file.number('nameEnds', number);
    return new TextDecoder().decode(this.#file.bytes('nameBytes', start, end));
  }

  /** All names, in lists that are lent. */
  names(lender: Lender): Names {
    return { bytes: this.nameBytes(lender), ends: this.nameEnds(lender) };
  }

  nameBytes(lender: Lender): Uint8Array {
    return this.#file.into('nameBytes', lender.bytes(this.nameLength));
  }

  nameEnds(lender: Lender): Uint32Array {
    return this.#file.into('nameEnds', lender.numbers(this.nodes));
  }

  close(): void {
    this.#file.close();
  }
}
