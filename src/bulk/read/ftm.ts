import type { Day, PartialDate } from '../../model/index.ts';
import {
  entitiesIn,
  firstDate,
  type FtmEntity,
  isParty,
  merged,
  nameOf,
  valuesOf,
} from '../../formats/ftm/entity.ts';
import { claimsOf, endsOf, obstacleOfEnds } from '../../formats/ftm/link.ts';
import { Entries, type Entry } from './entries.ts';
import { Parties } from './parties.ts';
import type { Fate, RecordFile } from './record-file.ts';
import { addChosen, type RecordReader, type Register } from './record-reader.ts';
import type { StreamRecord } from './record-stream.ts';
import { covers, type SaidHolding, SaidHoldings } from './said-holdings.ts';

/** Reads FollowTheMoney entities of both schema families, with the definitions of the import. */
export class FtmReader implements RecordReader {
  readonly #day: Day;
  readonly #parties = new Parties();
  readonly #links = new Parties();
  readonly #entries = new Entries();
  readonly #said = new SaidHoldings();
  /** Records of links that stand in several places: what was said of them alone does not count. */
  readonly #repeated = new Set<number>();

  constructor(day: Day) {
    this.#day = day;
  }

  take(record: StreamRecord, file: RecordFile): void {
    const { value, line } = record;
    const entities = entitiesIn({ value, path: '', line });
    if (!entities) {
      file.reject(line, SHAPE);
      return;
    }
    const links = entities.filter(endsOf);
    for (const entity of entities) if (!endsOf(entity)) this.#party(entity, line, file);
    if (links.length === 0) {
      file.count('noShare');
      return;
    }
    const [first] = links as [FtmEntity];
    const entry = this.#entries.add(this.#links.numberOf(first.id), record, file);
    const fates = links.map((link) => this.#link(link, { number: entry, line, file }));
    this.#entries.setFate(entry, FATES.find((fate) => fates.includes(fate)) ?? 'noShare');
  }

  finish(register: Register): void {
    const several = this.#entries.several();
    for (const group of several)
      for (const entry of this.#entries.of(group)) this.#repeated.add(entry);
    this.#entries.again((read) => {
      for (const group of several) this.#merge(this.#entries.of(group), read);
    });
    this.#entries.count();
    addChosen(register, {
      said: this.#said,
      parties: this.#parties,
      label: (key, name, shared) =>
        name === undefined ? `unnamed (${key})` : shared ? `${name} (${key})` : name,
      votesApart: false,
      partyOf: (key) => key,
      stands: (entry) => !this.#repeated.has(entry),
    });
  }

  #party(entity: FtmEntity, line: number, file: RecordFile): void {
    if (!isParty(entity)) {
      if (entity.schema !== 'Thing')
        file.remark(line, 'ftm-not-carried', `${entity.id} (${entity.schema})`);
      return;
    }
    file.remark(line, 'bulk-party', entity.id);
    const party = this.#parties.numberOf(entity.id);
    if (!this.#parties.isNamed(party)) this.#parties.describe(party, nameOf(entity));
  }

  /** Links of one id are one: their values are put together, and count where the first stands. */
  #merge(entries: readonly number[], read: (entry: number) => unknown): void {
    const found = new Map<string, FtmEntity>();
    for (const entry of entries)
      for (const link of (entitiesIn({ value: read(entry), path: '' }) ?? []).filter(endsOf)) {
        const known = found.get(link.id);
        found.set(link.id, known ? merged(known, link) : link);
      }
    const place = this.#entries.placeOf(entries[0] as number);
    const again = this.#entries.length;
    const fates = [...found.values()].map((link) => this.#link(link, { ...place, number: again }));
    const fate = FATES.find((each) => fates.includes(each)) ?? 'noShare';
    for (const [at, entry] of entries.entries()) {
      this.#entries.setFate(entry, fate);
      const { file, line } = this.#entries.placeOf(entry);
      if (at > 0) file.remark(line, 'ftm-duplicate-id', [...found.keys()].join(', '));
    }
  }

  #link(link: FtmEntity, place: Entry): Fate {
    const { line, file } = place;
    const claims = this.#claimsOf(link);
    for (const { claim, obstacle } of claims)
      if (obstacle) file.remark(line, obstacle as 'ftm-control', link.id);
      else if (claim.type !== 'holding') file.remark(line, 'bulk-no-share', link.id);
    if (valuesOf(link, 'percentage').length > 1) file.remark(line, 'ftm-several-values', link.id);
    const held = claims.flatMap(({ claim }) => (claim.type === 'holding' ? [claim] : []));
    if (held.length === 0) return 'noShare';
    const sized = held.filter(({ stake, band }) => stake ?? band);
    if (sized.length === 0) return rejectCount(link, place);
    const [from, to] = [
      this.#dateOf(link, ['startDate', 'date'], place),
      this.#dateOf(link, ['endDate'], place),
    ];
    const period = { ...(from && { from }), ...(to && { to }) };
    if (!covers(period, this.#day)) return 'notInForce';
    for (const { holder, issuer, stake, band } of sized)
      this.#said.add({
        holder: this.#parties.numberOf(holder),
        company: this.#parties.numberOf(issuer),
        base: 'capital',
        ...(stake && { stake }),
        ...(band && { band }),
        ...period,
        entry: place.number,
      } satisfies SaidHolding);
    return 'taken';
  }

  /** The claims of a link between ids. */
  #claimsOf(link: FtmEntity) {
    const ends = endsOf(link);
    if (!ends) return [];
    const [holders, issuers] = [valuesOf(link, ends.holder), valuesOf(link, ends.issuer)];
    const obstacle = obstacleOfEnds(holders.length, issuers.length);
    const [holder = '', issuer = ''] = [holders[0], issuers[0]];
    return claimsOf(link, { holder, issuer, ...(obstacle && { obstacle }) });
  }

  #dateOf(
    link: FtmEntity,
    names: readonly string[],
    { file, line }: Entry,
  ): PartialDate | undefined {
    return firstDate(link, names, (told) => file.remark(line, 'ftm-date', told));
  }
}

/** What becomes of a record of several links: the first of these that one of them has. */
const FATES: readonly Fate[] = ['taken', 'notInForce', 'rejected', 'noShare'];

function rejectCount(link: FtmEntity, { file, line }: Entry): Fate {
  file.note(line, {
    code: 'bulk-count-only',
    says: `Only a count of shares is given, and nothing says of how many: ${link.id}.`,
    try: 'Give the percentage too.',
  });
  return 'rejected';
}

const SHAPE = {
  code: 'ftm-shape',
  says: 'The record is no entity: an id, a schema and properties that are lists of text.',
  try: 'Export the file again with followthemoney.',
};
