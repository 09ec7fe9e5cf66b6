import { BadInput, type Finding } from '../../model/index.ts';
import type { FilePart } from '../parts.ts';
import { type XmlRecord, XmlStream } from '../xml-records.ts';
import { addTitles, isNested, nameOfNode, withoutDirection } from './read.ts';

const DECLARED: ReadonlySet<string> = new Set(['key', 'attributes', 'node']);
const DRAWN: ReadonlySet<string> = new Set(['node', 'edge']);

/** The text of a file from its beginning, piece after piece. */
type Pieces = () => Iterable<{ readonly text: string; readonly bytes: number }>;

/**
 * The parts of a large graph. The first reading is for the names of nodes and attributes, wherever they stand; each part
 * is a graph of its own: a stretch of the file with whole edges, and before it the nodes that they name.
 */
export function* graphParts(pieces: Pieces, name: string, length: number): Generator<FilePart> {
  const declared = declaredIn(pieces, name);
  const cutter = new Cutter(declared, length);
  const sink = {
    record: (record: XmlRecord) => cutter.record(record),
    enter: () => cutter.cut(),
    leave: () => cutter.cut(),
  };
  const stream = new XmlStream({ file: name }, DRAWN, sink);
  let upTo = 0;
  for (const { text, bytes } of pieces()) {
    upTo = bytes;
    const fault = stream.write(cutter.feed(text));
    if (fault) cutter.cut();
    for (const part of cutter.ready()) yield { ...part, upTo };
    if (fault) throw new BadInput([fault]);
  }
  const fault = stream.close();
  cutter.cut();
  for (const part of cutter.ready()) yield { ...part, upTo };
  if (fault) throw new BadInput([fault]);
}

/** What edges refer to. */
interface Declared {
  readonly titles: ReadonlyMap<string, string>;
  readonly nodes: ReadonlyMap<string, string>;
}

function declaredIn(pieces: Pieces, file: string): Declared {
  const titles = new Map<string, string>();
  const nodes = new Map<string, string>();
  const refuse = (finding: Finding) => {
    throw new BadInput([finding]);
  };
  const stream = new XmlStream({ file }, DECLARED, {
    record: (record) => {
      if (record.name !== 'node') addTitles(titles, record);
      else if (isNested(record)) refuse(nested(file, record));
      else nodes.set(record.leaves.get('@id') ?? '', nameOfNode(record, titles));
    },
    enter: (element, attributes, line) => {
      const direction = attributes['edgedefault'] ?? attributes['defaultedgetype'];
      if (element === 'graph' && /^(?:undirected|mutual)/.test(direction ?? ''))
        refuse(withoutDirection(file, line));
    },
  });
  for (const { text } of pieces()) if (stream.write(text)) break;
  return { titles, nodes };
}

function nested(file: string, { line, leaves }: XmlRecord): Finding {
  return {
    code: 'graph-nested',
    severity: 'error',
    at: { file, line },
    says: `Nodes hold graphs of their own: node ${leaves.get('@id') ?? ''}.`,
    try: 'Write one flat graph of holders and issuers.',
  };
}

/** Cuts stretches of whole edges out of a text. */
class Cutter {
  readonly #declared: Declared;
  readonly #length: number;
  #parts: Omit<FilePart, 'upTo'>[] = [];
  /** The text from the stretch on, and where it begins in the file. */
  #text = '';
  #base = 0;
  #stretch: { readonly start: number; readonly before: number; end: number } | undefined;
  #named = new Set<string>();

  constructor(declared: Declared, length: number) {
    this.#declared = declared;
    this.#length = length;
  }

  feed(text: string): string {
    const keep = this.#stretch ? this.#stretch.start : this.#base + this.#text.lastIndexOf('<');
    const from = Math.max(0, keep - this.#base);
    this.#text = this.#text.slice(from) + text;
    this.#base += from;
    return text;
  }

  record({ name, leaves, line, raw, start }: XmlRecord): void {
    if (name === 'node' && !this.#stretch) return;
    this.#stretch ??= { start, before: line - 1, end: start };
    this.#stretch.end = start + raw.length;
    for (const end of ['@source', '@target']) this.#named.add(leaves.get(end) ?? '');
    // A record that began in an earlier piece is whole here, but its text may be gone: then it is taken from the record.
    if (start < this.#base) {
      this.#text = raw + this.#text.slice(start + raw.length - this.#base);
      this.#base = start;
    }
    if (this.#stretch.end - this.#stretch.start >= this.#length) this.cut();
  }

  /** Ends the stretch: what follows does not stand beside its edges, or it is long enough. */
  cut(): void {
    const stretch = this.#stretch;
    if (!stretch) return;
    const body = this.#text.slice(stretch.start - this.#base, stretch.end - this.#base);
    this.#parts.push({
      kind: 'graph',
      text: `<graphml>${this.#head()}${body}</graphml>`,
      before: stretch.before,
    });
    this.#stretch = undefined;
    this.#named = new Set();
  }

  ready(): readonly Omit<FilePart, 'upTo'>[] {
    const parts = this.#parts;
    this.#parts = [];
    return parts;
  }

  /** Attributes and nodes on one line, so that the lines of the file go on behind them. */
  #head(): string {
    const { titles, nodes } = this.#declared;
    const keys = [...titles].map(([key, title]) => {
      const [scope = '', id = ''] = [key.slice(0, 4), key.slice(5)];
      return `<key id="${escaped(id)}" for="${scope}" attr.name="${escaped(title)}"/>`;
    });
    const ends = [...this.#named].flatMap((id) => {
      const name = nodes.get(id);
      return name === undefined ? [] : [`<node id="${escaped(id)}" label="${escaped(name)}"/>`];
    });
    return [...keys, ...ends].join('');
  }
}

function escaped(text: string): string {
  return text.replace(/[&<>"\n\r\t]/g, (character) => `&#${character.charCodeAt(0)};`);
}
