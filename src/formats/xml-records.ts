import { SaxesParser } from 'saxes';
import type { Finding } from '../model/index.ts';

/** One record element of an XML file, flat: the texts of its leaves by their path. */
export interface XmlRecord {
  /** Local name of the record element. */
  readonly name: string;
  /**
   * `Entity.LegalAddress.Country`; the second of two siblings of one name is `Name#2`. Attributes
   * stand behind an @: `@id` of the record itself, `data@key` of an element in it.
   */
  readonly leaves: ReadonlyMap<string, string>;
  readonly line: number;
  /** The element as it stands in the file. */
  readonly raw: string;
  /** Where it begins in the text, in UTF-16 units. */
  readonly start: number;
}

export interface XmlRecords {
  readonly records: readonly XmlRecord[];
  readonly findings: readonly Finding[];
}

/** No register nests deeper; a file that does is a bomb. */
const DEPTH_MAX = 64;

/**
 * The elements of these local names, wherever they stand, as flat records.
 *
 * Document types are refused, and with them entities of their own and files elsewhere. Reading stops
 * where the text is no longer well-formed, and the finding says where that is.
 */
export function readXmlRecords(
  text: string,
  about: { readonly file: string; readonly before?: number },
  names: ReadonlySet<string>,
): XmlRecords {
  const records: XmlRecord[] = [];
  const stream = new XmlStream(about, names, { record: (record) => records.push(record) });
  const finding = stream.write(text) ?? stream.close();
  return { findings: finding ? [finding] : [], records };
}

/** Who is told of what stands in a stream of XML. */
export interface XmlSink {
  readonly record: (record: XmlRecord) => void;
  /** An element outside of records begins. */
  readonly enter?: (
    name: string,
    attributes: Readonly<Record<string, string>>,
    line: number,
  ) => void;
  /** An element outside of records ends. */
  readonly leave?: () => void;
}

interface Open {
  readonly name: string;
  readonly path: string;
  readonly siblings: Map<string, number>;
  text: string;
  leaf: boolean;
}

/** Ends the walk through a text that must not be read further. */
class Stop extends Error {
  readonly finding: Finding;

  constructor(finding: Finding) {
    super(finding.says);
    this.name = 'Stop';
    this.finding = finding;
  }
}

/** Reads XML as it comes, piece after piece; records are given to the sink as soon as they are closed. */
export class XmlStream {
  private readonly sink: XmlSink;
  /** What may still be needed of the text, and where it begins. */
  private text = '';
  private base = 0;
  private fed = 0;
  private readonly file: string;
  private readonly before: number;
  private readonly names: ReadonlySet<string>;
  private readonly parser = new SaxesParser({ xmlns: false });
  private depth = 0;
  /** The element outside of records that was entered last. */
  private outside = '';
  /** The elements from the record inward; empty outside of records. */
  private readonly open: Open[] = [];
  private leaves = new Map<string, string>();
  private begins = { line: 1, at: 0 };

  constructor(
    about: { readonly file: string; readonly before?: number },
    names: ReadonlySet<string>,
    sink: XmlSink,
  ) {
    this.sink = sink;
    this.file = about.file;
    this.before = about.before ?? 0;
    this.names = names;
    const { parser } = this;
    parser.on('error', (error) => this.stop('malformed-xml', reasonOf(error), 'Save it again.'));
    parser.on('doctype', () =>
      this.stop(
        'xml-doctype',
        'it declares a document type, which may pull in other files or grow without end',
        'Remove the DOCTYPE.',
      ),
    );
    parser.on('opentagstart', ({ name }) => this.enter(localName(name)));
    parser.on('opentag', ({ attributes }) => this.describe(attributes));
    parser.on('text', (text) => this.add(text));
    parser.on('cdata', (text) => this.add(text));
    parser.on('closetag', () => this.leave());
  }

  /** Reads a piece; what is wrong with it, if anything is: then nothing more can be read. */
  write(piece: string): Finding | undefined {
    const keep = this.open.length > 0 ? this.begins.at : this.base + this.text.lastIndexOf('<');
    this.text = this.text.slice(Math.max(0, keep - this.base)) + piece;
    this.fed += piece.length;
    this.base = this.fed - this.text.length;
    return this.reading(() => this.parser.write(piece));
  }

  /** Ends the text. */
  close(): Finding | undefined {
    return this.reading(() => this.parser.close());
  }

  private reading(work: () => void): Finding | undefined {
    try {
      work();
      return undefined;
    } catch (thrown) {
      if (!(thrown instanceof Stop)) throw thrown;
      return thrown.finding;
    }
  }

  private stop(code: string, why: string, remedy: string): never {
    const at = { file: this.file, line: this.parser.line + this.before };
    throw new Stop({
      code,
      severity: 'error',
      at,
      says: `It is no XML that can be read: ${why}.`,
      try: remedy,
    });
  }

  private enter(name: string): void {
    this.depth += 1;
    if (this.depth > DEPTH_MAX)
      this.stop('too-deep', `elements nest deeper than ${DEPTH_MAX}`, 'Check what wrote it.');
    const outer = this.open.at(-1);
    if (!outer && !this.names.has(name)) {
      this.outside = name;
      return;
    }
    if (!outer) {
      this.leaves = new Map();
      const at = this.base + this.text.lastIndexOf('<', this.parser.position - 1 - this.base);
      this.begins = { line: this.parser.line + this.before, at };
    } else outer.leaf = false;
    const count = (outer?.siblings.get(name) ?? 0) + 1;
    outer?.siblings.set(name, count);
    const step = count === 1 ? name : `${name}#${count}`;
    const path = outer ? (outer.path === '' ? step : `${outer.path}.${step}`) : '';
    this.open.push({ name, path, siblings: new Map(), text: '', leaf: true });
  }

  private describe(attributes: Readonly<Record<string, string>>): void {
    const inner = this.open.at(-1);
    if (!inner) {
      this.sink.enter?.(this.outside, attributes, this.parser.line + this.before);
      return;
    }
    for (const [name, value] of Object.entries(attributes))
      this.leaves.set(`${inner.path}@${name}`, value);
  }

  private add(text: string): void {
    const inner = this.open.at(-1);
    if (inner) inner.text += text;
  }

  private leave(): void {
    this.depth -= 1;
    const closed = this.open.pop();
    if (!closed) {
      this.sink.leave?.();
      return;
    }
    if (closed.leaf && closed.path !== '') this.leaves.set(closed.path, closed.text.trim());
    if (this.open.length > 0) return;
    const { at: start, line } = this.begins;
    const raw = this.text.slice(start - this.base, this.parser.position - this.base);
    this.sink.record({ name: closed.name, leaves: this.leaves, line, raw, start });
  }
}

/** `repex:Exception` is `Exception`: publishers choose their prefixes. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The parser puts line and column before its reason. */
function reasonOf({ message }: Error): string {
  return message.replace(/^(?:[^:]*:)?\d+:\d+: /, '').replace(/\.$/, '');
}
