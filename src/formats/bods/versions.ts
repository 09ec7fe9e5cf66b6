import type { BodsStatement, Placed } from './record.ts';

/** Where the statements of one record stand. */
interface Span {
  readonly type: BodsStatement['recordType'];
  /** Numbers of parts. */
  readonly first: number;
  last: number;
  /** The latest day of a statement. */
  since: string;
}

/**
 * The records of a file that is read in parts. The first reading notes where the statements of each stand; in the
 * second, those of a record that stand in several parts are held back and given together with the last of them, so that
 * they say what they would in one file.
 */
export class VersionsOfParts {
  /** Statements of versions before 0.4 by the statement that they replace. */
  readonly replaces = new Map<string, string>();
  readonly #spans = new Map<string, Span>();
  readonly #listed = new Set<string>();
  readonly #held = new Map<string, Placed[]>();
  #part = -1;
  #surveyed = false;

  /** The next part begins. */
  begin(): void {
    this.#part += 1;
  }

  /** The first reading is over. */
  close(): void {
    this.#surveyed = true;
    this.#part = -1;
  }

  /** Forgets all but what replaces what: with that the records have their right ids when they are read once more. */
  again(): void {
    this.#spans.clear();
    this.#listed.clear();
    this.#part = -1;
  }

  /** The statements to be read with this part: without those that later parts go on with, with those that end here. */
  take(placed: readonly Placed[], source: string): readonly Placed[] {
    if (!this.#surveyed) return placed.filter((each) => this.#note(each));
    const last = new Map<string, Placed[]>();
    const whole = placed.filter((each) => {
      const { recordId } = each.statement;
      const span = this.#spans.get(recordId);
      if (!span || span.first === span.last) return true;
      const held = this.#held.get(recordId) ?? [];
      held.push({ ...each, source });
      this.#held.set(recordId, held);
      if (span.last === this.#part) last.set(recordId, held);
      return false;
    });
    for (const recordId of last.keys()) this.#held.delete(recordId);
    return [...[...last.values()].flat(), ...whole];
  }

  /** Whether a record stands in any part. */
  has(recordId: string): boolean {
    return this.#spans.has(recordId);
  }

  typeOf(recordId: string): Span['type'] | undefined {
    return this.#spans.get(recordId)?.type;
  }

  /** Whether a record begins in a part that comes after this one. */
  isLater(recordId: string): boolean {
    return (this.#spans.get(recordId)?.first ?? 0) > this.#part;
  }

  /** Whether a relationship of any part lists the record as its component. */
  isListed(recordId: string): boolean {
    return this.#listed.has(recordId);
  }

  /** Notes a statement; whether nothing later was said of its record. */
  #note({ statement }: Placed): boolean {
    const { recordId, recordType: type, statementDate } = statement;
    if (statement.recordType === 'relationship')
      for (const id of statement.recordDetails.componentRecords ?? []) this.#listed.add(id);
    const span = this.#spans.get(recordId);
    if (!span) {
      const part = this.#part;
      this.#spans.set(recordId, { type, first: part, last: part, since: statementDate });
      return true;
    }
    span.last = this.#part;
    if (statementDate < span.since) return false;
    span.since = statementDate;
    return true;
  }
}
