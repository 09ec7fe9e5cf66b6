const FREE = 0xffff_ffff;

/** Names to numbers by open addressing; names lie one after the other in one array. */
export class Interner {
  size = 0;
  #bytes = new Uint8Array(1 << 16);
  #ends = new Uint32Array(1 << 12);
  #hashes = new Uint32Array(1 << 12);
  #slots = new Uint32Array(1 << 13).fill(FREE);

  numberOf(bytes: Uint8Array, start: number, end: number): number {
    const hash = hashOf(bytes, start, end);
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const known = this.#slots[slot] as number;
      if (known === FREE) return this.#keep(slot, hash, bytes.subarray(start, end));
      if (this.#hashes[known] === hash && this.#equals(known, bytes, start, end)) return known;
    }
  }

  all() {
    const used = this.size === 0 ? 0 : (this.#ends[this.size - 1] as number);
    return { bytes: this.#bytes.subarray(0, used), ends: this.#ends.subarray(0, this.size) };
  }

  #equals(known: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = known === 0 ? 0 : (this.#ends[known - 1] as number);
    const length = end - start;
    if ((this.#ends[known] as number) - from !== length) return false;
    for (let at = 0; at < length; at++)
      if (this.#bytes[from + at] !== bytes[start + at]) return false;
    return true;
  }

  #keep(slot: number, hash: number, name: Uint8Array): number {
    const number = this.size++;
    const from = number === 0 ? 0 : (this.#ends[number - 1] as number);
    if (number === this.#ends.length) {
      this.#ends = grown(this.#ends);
      this.#hashes = grown(this.#hashes);
    }
    while (from + name.length > this.#bytes.length) {
      const more = new Uint8Array(this.#bytes.length * 2);
      more.set(this.#bytes);
      this.#bytes = more;
    }
    this.#bytes.set(name, from);
    this.#ends[number] = from + name.length;
    this.#hashes[number] = hash;
    this.#slots[slot] = number;
    if (2 * this.size > this.#slots.length) this.#rehash();
    return number;
  }

  #rehash(): void {
    const slots = new Uint32Array(this.#slots.length * 2).fill(FREE);
    const mask = slots.length - 1;
    for (let number = 0; number < this.size; number++) {
      let slot = (this.#hashes[number] as number) & mask;
      while (slots[slot] !== FREE) slot = (slot + 1) & mask;
      slots[slot] = number;
    }
    this.#slots = slots;
  }
}

function grown(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(array.length * 2);
  more.set(array);
  return more;
}

/** FNV-1a with a last stir, so that low bits depend on every byte. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  return (hash ^ (hash >>> 15)) >>> 0;
}
