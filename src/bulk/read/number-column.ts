/** Numbers one after the other, in an array that doubles: a million of them take no objects. */
export class NumberColumn {
  length = 0;
  #values: Uint32Array<ArrayBuffer>;

  constructor(room = 1 << 10) {
    this.#values = new Uint32Array(room);
  }

  push(value: number): void {
    if (this.length === this.#values.length) this.#grow(this.length + 1);
    this.#values[this.length++] = value;
  }

  /** The number at a place; 0 where none was set. */
  at(place: number): number {
    return place < this.length ? (this.#values[place] as number) : 0;
  }

  /** Sets a number, beyond the end too. */
  set(place: number, value: number): void {
    if (place >= this.#values.length) this.#grow(place + 1);
    this.#values[place] = value;
    if (place >= this.length) this.length = place + 1;
  }

  #grow(least: number): void {
    const more = new Uint32Array(Math.max(2 * this.#values.length, least));
    more.set(this.#values.subarray(0, this.length));
    this.#values = more;
  }
}
