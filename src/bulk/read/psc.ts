import { type Day, dayBefore, parseDay } from '../../model/index.ts';
import { claimsOf, nobody } from '../../formats/psc/claim.ts';
import { companyKey, holderKind, partyKey, ukNumber } from '../../formats/psc/party.ts';
import { naturesOf, type PscRecord, pscRecord, textOf } from '../../formats/psc/record.ts';
import { pscLabel } from '../../formats/psc/label.ts';
import { addChosen, type RecordReader, type Register } from './record-reader.ts';
import { Parties } from './parties.ts';
import type { Fate, RecordFile, RecordRemark } from './record-file.ts';
import type { StreamRecord } from './record-stream.ts';
import { covers, type SaidHolding, SaidHoldings } from './said-holdings.ts';

/** Combinations of natures of control that are kept, so that each is taken apart once. */
const KNOWN_MAX = 10_000;

/** What natures of control come to: bands of shares and votes, and why others are none. */
interface Natures {
  readonly bands: readonly Pick<SaidHolding, 'base' | 'band'>[];
  readonly remarks: readonly (readonly [RecordRemark, string])[];
}

/** Reads the snapshot of people with significant control, with the definitions of the import. */
export class PscReader implements RecordReader {
  readonly #day: Day;
  readonly #parties = new Parties();
  readonly #said = new SaidHoldings();
  readonly #natures = new Map<string, Natures>();

  constructor(day: Day) {
    this.#day = day;
  }

  take({ value, line }: StreamRecord, file: RecordFile): void {
    const record = pscRecord({ value, path: '', line });
    if (record) file.count(this.#fate(record, line, file));
    else file.reject(line, SHAPE);
  }

  finish(register: Register): void {
    addChosen(register, {
      said: this.#said,
      parties: this.#parties,
      label: pscLabel,
      votesApart: true,
      partyOf: (key) => key,
      stands: () => true,
    });
  }

  #fate(record: PscRecord, line: number, file: RecordFile): Fate {
    const { kind, companyNumber } = record;
    // The last line of a snapshot counts its records.
    if (kind.startsWith('totals#')) return 'noShare';
    const nothing = nobody(record, '');
    if (holderKind(record) === undefined && !nothing) {
      file.remark(line, 'psc-kind', kind);
      return 'noShare';
    }
    const company = this.#parties.numberOf(companyKey(companyNumber));
    if (!this.#parties.isDescribed(company)) this.#parties.describe(company, undefined);
    if (nothing) {
      file.remark(line, 'psc-nobody', `company ${companyNumber} ${nothing.note ?? ''}`);
      return 'noShare';
    }
    const holder = this.#holder(record);
    const { bands, remarks } = this.#naturesOf(record);
    for (const [code, nature] of remarks)
      file.remark(line, code, `company ${companyNumber} ${nature}`);
    if (bands.length === 0) return 'noShare';
    const period = this.#period(record, line, file);
    if (!covers(period, this.#day)) return 'notInForce';
    for (const band of bands) this.#said.add({ ...band, ...period, holder, company });
    return 'taken';
  }

  /** A corporate holder tells the name of its company. */
  #holder(record: PscRecord): number {
    const party = this.#parties.numberOf(partyKey(record));
    const first =
      ukNumber(record) === undefined
        ? !this.#parties.isDescribed(party)
        : !this.#parties.isNamed(party);
    if (first) this.#parties.describe(party, textOf(record.data, 'name'));
    return party;
  }

  #naturesOf(record: PscRecord): Natures {
    const key = naturesOf(record).join('|');
    const known = this.#natures.get(key);
    if (known) return known;
    const claims = claimsOf(record, { holder: '', issuer: '' });
    const natures: Natures = {
      bands: claims.flatMap(({ claim }) =>
        claim.type === 'holding' && claim.band
          ? [
              {
                base: claim.basis === 'capital' ? ('capital' as const) : ('votes' as const),
                band: claim.band,
              },
            ]
          : [],
      ),
      remarks: claims.flatMap(({ claim, code }) =>
        claim.type === 'interest'
          ? [[(code ?? 'bulk-no-share') as RecordRemark, claim.details ?? claim.kind] as const]
          : [],
      ),
    };
    if (this.#natures.size < KNOWN_MAX) this.#natures.set(key, natures);
    return natures;
  }

  /** `ceased_on` is the first day without; of what ended on the day it began, that day stays. */
  #period(record: PscRecord, line: number, file: RecordFile): Pick<SaidHolding, 'from' | 'to'> {
    const dayIn = (field: string): Day | undefined => {
      const text = textOf(record.data, field);
      const day = text === undefined ? undefined : parseDay(text.slice(0, 10));
      if (text !== undefined && !day) file.remark(line, 'psc-date', `${field} "${text}"`);
      return day;
    };
    const [from, ceased] = [dayIn('notified_on'), dayIn('ceased_on')];
    const last = ceased && dayBefore(ceased);
    const to = last === undefined ? '..' : from !== undefined && last < from ? from : last;
    return { ...(from && { from }), to };
  }
}

const SHAPE = {
  code: 'psc-shape',
  says: 'The record has no company_number and data of a known shape.',
  try: 'Download the snapshot again, or correct the record.',
};
