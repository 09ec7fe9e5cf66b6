import type { FindingLog } from './finding-log.ts';
import type { Collector } from './collector.ts';
import { chooseHoldings, type Choosing } from './choose-holdings.ts';
import type { Label, Parties } from './parties.ts';
import type { RecordFile } from './record-file.ts';
import type { StreamRecord } from './record-stream.ts';
import type { SaidHoldings } from './said-holdings.ts';

/** Reads the records of one format, of all files of it; what they come to is known when all were read. */
export interface RecordReader {
  readonly take: (record: StreamRecord, file: RecordFile) => void;
  readonly finish: (register: Register) => void;
}

/** Where holdings go in the end. */
export interface Register {
  readonly collector: Collector;
  readonly log: FindingLog;
}

interface Chosen extends Omit<Choosing, 'parties'> {
  readonly said: SaidHoldings;
  readonly parties: Parties;
  readonly label: Label;
}

/** Adds the holding of every holder and company, under the names that they have once all is read. */
export function addChosen({ collector, log }: Register, chosen: Chosen): void {
  const { said, parties, label } = chosen;
  const labelOf = parties.labels(label);
  const [holderName, companyName] = [new Name(), new Name()];
  chooseHoldings(
    said,
    { ...chosen, parties: parties.size },
    ({ holder, company, amount, lost }) => {
      const [one, other] = [labelOf(holder), labelOf(company)];
      collector.add(holderName.at(one), companyName.at(other), amount);
      for (let more = 0; more < lost; more++) log.gather(several(`${one} in ${other}`));
    },
  );
}

function several(about: string) {
  return {
    code: 'bulk-several-statements',
    severity: 'remark',
    about,
    says: `Several records speak of one holding; one counts, they are not added up: ${about}.`,
    try: 'Import the records of the company and ask crosshold conflicts.',
  } as const;
}

/** The bytes of a name, good until the next one. */
class Name {
  readonly #encoder = new TextEncoder();
  #bytes = new Uint8Array(1 << 10);

  at(text: string) {
    if (3 * text.length > this.#bytes.length) this.#bytes = new Uint8Array(3 * text.length);
    const { written } = this.#encoder.encodeInto(text, this.#bytes);
    return { bytes: this.#bytes, start: 0, end: written };
  }
}
