import { type Day, earliestDay } from '../../model/index.ts';
import { givenName, type PartyRecord } from '../../formats/bods/entity.ts';
import { claimOf, obstacleOf, SIZED } from '../../formats/bods/interest.ts';
import { readStatement } from '../../formats/bods/read-statement.ts';
import {
  isHearsay,
  isRelationship,
  type Placed,
  type RelationshipRecord,
} from '../../formats/bods/record.ts';
import { dayOf } from '../../formats/bods/series.ts';
import { type Spell, spellsOf } from '../../formats/bods/timeline.ts';
import { AFTER_CLOSE, duplicate, faultOf, schemaFault } from './bods-faults.ts';
import { Entries, type Entry } from './entries.ts';
import { Parties } from './parties.ts';
import type { Fate, RecordFile } from './record-file.ts';
import { addChosen, type RecordReader, type Register } from './record-reader.ts';
import type { StreamRecord } from './record-stream.ts';
import { StatementIds } from './statement-ids.ts';
import { covers, dayNumber, SaidHoldings } from './said-holdings.ts';

type Relationship = Placed<RelationshipRecord>;

/**
 * Reads BODS 0.1 to 0.4 with the definitions of the import. A record may have versions anywhere in the files: those that
 * have more than one are read again when all were seen, and say together what holds on the day.
 */
export class BodsReader implements RecordReader {
  readonly #day: Day;
  readonly #parties = new Parties();
  readonly #said = new SaidHoldings();
  /** Relationships by their record. */
  readonly #entries = new Entries();
  readonly #records = new Parties();
  readonly #ids = new StatementIds();
  /** Statements of versions before 0.4 that continue the record of another. */
  readonly #continues = new Map<string, string>();
  readonly #versions = new Set<number>();

  constructor(day: Day) {
    this.#day = day;
  }

  take(record: StreamRecord, file: RecordFile): void {
    const { line } = record;
    const read = readStatement(record.value);
    if (read.violation !== undefined) {
      file.reject(line, schemaFault(read.violation));
      return;
    }
    const { placed, older } = read;
    if (older) file.remark(line, 'bods-older-version', placed.statement.statementId);
    if (!this.#isNew(placed, line, file)) return;
    const { statementId, recordId } = placed.statement;
    if (older && recordId !== statementId) this.#continues.set(statementId, recordId);
    if (!isRelationship(placed)) {
      this.#party(placed as Placed<PartyRecord>, line, file);
      return;
    }
    const fault = faultOf(placed);
    if (fault) {
      file.reject(line, fault);
      return;
    }
    const entry = this.#entries.add(this.#records.numberOf(recordId), record, file);
    const place = { number: entry, line, file };
    this.#entries.setFate(entry, this.#fateOf(placed, this.#spells([placed]), place));
  }

  finish(register: Register): void {
    const first = firstOf(this.#continues);
    const groups = this.#groups(first);
    for (const group of groups) for (const entry of group) this.#versions.add(entry);
    this.#entries.again((read) => {
      for (const group of groups) this.#together(group, read);
    });
    this.#entries.count();
    const joined = this.#joined(first);
    addChosen(register, {
      said: this.#said,
      parties: this.#parties,
      label: (key, name, shared) =>
        name === undefined ? `unnamed (${key})` : shared ? `${name} (${key})` : name,
      votesApart: false,
      partyOf: (key) => joined.get(key) ?? key,
      stands: (entry) => !this.#versions.has(entry),
    });
  }

  /** Whether the statement is not in the files yet. */
  #isNew({ statement }: Placed, line: number, file: RecordFile): boolean {
    const known = this.#ids.note(statement.statementId, JSON.stringify(statement));
    if (known === 'new') return true;
    if (known === 'same') {
      file.remark(line, 'bulk-repeated', statement.statementId);
      file.count('noShare');
    } else file.reject(line, duplicate(statement.statementId));
    return false;
  }

  #party(placed: Placed<PartyRecord>, line: number, file: RecordFile): void {
    const { statement } = placed;
    const party = this.#parties.numberOf(statement.recordId);
    this.#parties.describe(party, givenName(statement), dayNumber(dayOf(placed)));
    file.remark(line, 'bulk-party', statement.recordId);
    file.count('noShare');
  }

  #spells(versions: readonly Relationship[]): Spell[] {
    const recordId = versions[0]?.statement.recordId ?? '';
    return spellsOf({ recordId, versions }).filter(
      ({ supersededFrom }) => supersededFrom === undefined,
    );
  }

  /** The holdings of the spells of one version that cover the day; the version goes by its fate. */
  #fateOf({ statement }: Relationship, spells: readonly Spell[], place: Entry): Fate {
    const { recordDetails: relationship } = statement;
    const { interests = [{}] } = relationship;
    let sized = 0;
    for (const interest of interests) {
      const obstacle = obstacleOf(interest, relationship);
      const type = interest.type ?? '';
      const example = `record ${statement.recordId} ${type}`.trimEnd();
      if (obstacle) place.file.remark(place.line, obstacle, example);
      else if (SIZED[type] === undefined) place.file.remark(place.line, 'bulk-no-share', example);
      else sized++;
    }
    const held = spells.filter((spell) => this.#add(spell, place.number));
    if (held.length > 0) return 'taken';
    return sized > 0 ? 'notInForce' : 'noShare';
  }

  /** Adds the holding of a spell that covers the day; whether it did. */
  #add({ interest, placed, from, to, knownFrom }: Spell, entry: number): boolean {
    const { recordDetails: relationship } = placed.statement;
    const { subject, interestedParty } = relationship;
    if (typeof subject !== 'string' || typeof interestedParty !== 'string') return false;
    const claim = claimOf(interest, relationship, { holder: interestedParty, issuer: subject });
    if (claim.type !== 'holding' || !covers({ from, to }, this.#day)) return false;
    const reported = isHearsay(placed.statement);
    // Hearsay of a day that had not come when it was told is no fact.
    if (reported && earliestDay(from) > knownFrom) return false;
    this.#said.add({
      holder: this.#parties.numberOf(interestedParty),
      company: this.#parties.numberOf(subject),
      base: claim.basis === 'capital' ? 'capital' : 'votes',
      ...(claim.stake && { stake: claim.stake }),
      ...(claim.band && { band: claim.band }),
      from,
      to,
      reported,
      entry,
    });
    return true;
  }

  /** Relationships of which there are several versions, each with the entries of all of them. */
  #groups(first: (id: string) => string): number[][] {
    const chains = new Map<string, number[]>();
    for (const id of new Set(this.#continues.values())) {
      const record = this.#records.numberOf(id);
      if (this.#entries.has(record))
        chains.set(first(id), [...(chains.get(first(id)) ?? []), record]);
    }
    const chained = new Set([...chains.values()].flat());
    const alone = this.#entries.several().filter((record) => !chained.has(record));
    return [...alone.map((record) => [record]), ...chains.values()].map((records) =>
      records.flatMap((record) => this.#entries.of(record)).sort((one, other) => one - other),
    );
  }

  #together(entries: readonly number[], read: (entry: number) => unknown): void {
    const versions = entries.flatMap((entry) => {
      const { placed } = readStatement(read(entry));
      return placed ? [{ entry, placed: placed as Relationship }] : [];
    });
    const date = ({ placed }: (typeof versions)[number]) => placed.statement.statementDate;
    versions.sort((one, other) => (date(one) < date(other) ? -1 : date(one) > date(other) ? 1 : 0));
    const closed = versions.findIndex(({ placed }) => placed.statement.recordStatus === 'closed');
    const standing = closed < 0 ? versions : versions.slice(0, closed + 1);
    for (const { entry } of versions.slice(standing.length)) {
      const { file, line } = this.#entries.placeOf(entry);
      file.note(line, AFTER_CLOSE);
      this.#entries.setFate(entry, 'rejected');
    }
    const spells = this.#spells(standing.map(({ placed }) => placed));
    for (const { entry, placed } of standing) {
      const own = spells.filter((spell) => spell.placed === placed);
      const { file, line } = this.#entries.placeOf(entry);
      const place = { number: this.#entries.length, file, line };
      this.#entries.setFate(entry, this.#fateOf(placed, own, place));
    }
  }

  /** Parties whose statements continue others: one party, under the id of the first. */
  #joined(first: (id: string) => string): Map<number, number> {
    const joined = new Map<number, number>();
    for (const id of new Set([...this.#continues].flat())) {
      const [own, into] = [this.#parties.numberOf(id), this.#parties.numberOf(first(id))];
      if (own === into) continue;
      this.#parties.join(own, into);
      joined.set(own, into);
    }
    return joined;
  }
}

/** The first statement of the chain that an id continues; a ring of replacements ends where it began. */
function firstOf(continues: ReadonlyMap<string, string>): (id: string) => string {
  return (id) => {
    const seen = new Set([id]);
    let first = id;
    for (let at = continues.get(id); at !== undefined && !seen.has(at); at = continues.get(at)) {
      seen.add(at);
      first = at;
    }
    return first;
  };
}
