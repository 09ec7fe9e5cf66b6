import type { PartialDate } from '../model/index.ts';

export type SourceKind = 'article' | 'statements' | 'holdings' | 'case';

/** A document as it came: its bytes are kept, named by their SHA-256. */
export interface Source {
  /** `sha256:<hex>` of the bytes. */
  readonly id: string;
  readonly kind: SourceKind;
  /** The name it was given by whoever added it; never a path on disk. */
  readonly name: string;
  readonly title?: string;
  readonly published?: PartialDate;
  /** The reading view: the text that quotes point into. */
  readonly text: string;
}

/** Where a source says it: a span of the reading view in UTF-16 units, end exclusive, or a line. */
export interface Citation {
  readonly source: string;
  readonly name: string;
  readonly quote?: string;
  readonly start?: number;
  readonly end?: number;
  readonly line?: number;
  /** The source that this source cites, as it names it (`S7`). */
  readonly cites?: string;
}
