import { Interner } from '../typescript/interner.ts';
import { NumberColumn } from './number-column.ts';

/** How a format calls a party of this key, with its name if it has one, and whether another key bears the name too. */
export type Label = (key: string, name: string | undefined, shared: boolean) => string;

const [UNKNOWN, UNNAMED, FIRST_NAME] = [0, 1, 2];

/**
 * The parties of records, by what tells them apart. Their names may stand in any record, so they are put together
 * when all were read: two parties of one name are called by it and by what tells them apart.
 */
export class Parties {
  readonly #keys = new Interner();
  readonly #names = new Interner();
  /** By key: whether it was described, and by which name. */
  readonly #described = new NumberColumn();
  /** By key: when it was described so. */
  readonly #since = new NumberColumn();
  readonly #encoder = new TextEncoder();
  #scratch = new Uint8Array(1 << 12);

  get size(): number {
    return this.#keys.size;
  }

  numberOf(key: string): number {
    return this.#intern(this.#keys, key);
  }

  /** Describes a party, unless a description of a later day is there; of the same day, the last one counts. */
  describe(party: number, name: string | undefined, since = 0): void {
    if (this.isDescribed(party) && since < this.#since.at(party)) return;
    this.#since.set(party, since);
    this.#described.set(
      party,
      name === undefined ? UNNAMED : FIRST_NAME + this.#intern(this.#names, name),
    );
  }

  isDescribed(party: number): boolean {
    return this.#described.at(party) !== UNKNOWN;
  }

  isNamed(party: number): boolean {
    return this.#described.at(party) >= FIRST_NAME;
  }

  /** One party that went by two keys: the later description stays, under the second key. */
  join(party: number, into: number): void {
    const described = this.#described.at(party);
    if (described === UNKNOWN) return;
    const later = this.#since.at(party) >= this.#since.at(into);
    if (later || !this.isDescribed(into)) {
      this.#described.set(into, described);
      this.#since.set(into, this.#since.at(party));
    }
    this.#described.set(party, UNKNOWN);
  }

  /** What each party is called, once all were described. */
  labels(label: Label): (party: number) => string {
    const bearers = new Uint32Array(this.#names.size);
    for (let party = 0; party < this.#described.length; party++) {
      const name = this.#described.at(party) - FIRST_NAME;
      if (name >= 0) bearers[name] = (bearers[name] as number) + 1;
    }
    const [keys, names] = [textsOf(this.#keys), textsOf(this.#names)];
    return (party) => {
      const described = this.#described.at(party);
      if (described === UNKNOWN) return keys(party);
      if (described === UNNAMED) return label(keys(party), undefined, false);
      const name = described - FIRST_NAME;
      return label(keys(party), names(name), (bearers[name] as number) > 1);
    };
  }

  #intern(interner: Interner, text: string): number {
    if (3 * text.length > this.#scratch.length) this.#scratch = new Uint8Array(3 * text.length);
    const { written } = this.#encoder.encodeInto(text, this.#scratch);
    return interner.numberOf(this.#scratch, 0, written);
  }
}

/** The texts of an interner by number. */
function textsOf(interner: Interner): (number: number) => string {
  const { bytes, ends } = interner.all();
  const decoder = new TextDecoder();
  return (number) =>
    decoder.decode(bytes.subarray(number === 0 ? 0 : ends[number - 1], ends[number]));
}
