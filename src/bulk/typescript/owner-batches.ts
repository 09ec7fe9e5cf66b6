import type { OwnerBatch, OwnersAbove } from '../kernels.ts';

const BATCH = 1 << 16;

/** Gathers pairs into batches, and counts. */
export class PairsOut {
  readonly #sink: (batch: OwnerBatch) => void;
  readonly #batch = {
    owners: new Uint32Array(BATCH),
    companies: new Uint32Array(BATCH),
    low: new Float64Array(BATCH),
    slack: new Float64Array(BATCH),
    ambiguous: new Uint8Array(BATCH),
  };
  readonly #open: number[] = [];
  #length = 0;
  #pairs = 0;
  #ambiguous = 0;
  #slackMax = 0;

  constructor(sink: (batch: OwnerBatch) => void) {
    this.#sink = sink;
  }

  add(
    owner: number,
    company: number,
    { low, slack, certain }: { low: number; slack: number; certain: boolean },
  ): void {
    const at = this.#length++;
    this.#batch.owners[at] = owner;
    this.#batch.companies[at] = company;
    this.#batch.low[at] = low;
    this.#batch.slack[at] = slack;
    this.#batch.ambiguous[at] = certain ? 0 : 1;
    if (certain) this.#pairs++;
    else this.#ambiguous++;
    if (this.#length === BATCH) this.#flush();
  }

  closeCompany(company: number, slack: number, open: boolean): void {
    this.#slackMax = Math.max(this.#slackMax, slack);
    if (open) this.#open.push(company);
  }

  finish(): OwnersAbove {
    this.#flush();
    return {
      pairs: this.#pairs,
      ambiguous: this.#ambiguous,
      open: Uint32Array.from(this.#open),
      slackMax: this.#slackMax,
    };
  }

  #flush(): void {
    const { owners, companies, low, slack, ambiguous } = this.#batch;
    const length = this.#length;
    this.#length = 0;
    if (length === 0) return;
    this.#sink({
      owners: owners.subarray(0, length),
      companies: companies.subarray(0, length),
      low: low.subarray(0, length),
      slack: slack.subarray(0, length),
      ambiguous: ambiguous.subarray(0, length),
    });
  }
}
