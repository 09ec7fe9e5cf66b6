const TYPES = { int: 5, long: 6, text: 8, list: 9, struct: 12 } as const;

/** Writes structs in Thrift's compact form: fields in rising order, each with its type. */
export class CompactThrift {
  readonly #bytes: number[] = [];
  /** The last field of every struct that is open. */
  readonly #last: number[] = [0];

  /** Begins a field; its value follows. */
  field(id: number, type: keyof typeof TYPES): void {
    const last = this.#last.pop() as number;
    this.#last.push(id);
    this.#bytes.push(((id - last) << 4) | TYPES[type]);
  }

  int(id: number, value: number): void {
    this.field(id, 'int');
    this.bareInt(value);
  }

  long(id: number, value: number): void {
    this.field(id, 'long');
    this.bareInt(value);
  }

  text(id: number, value: string): void {
    this.field(id, 'text');
    this.bareText(value);
  }

  /** Begins a list; its elements follow, without fields. */
  list(id: number, of: keyof typeof TYPES, length: number): void {
    this.field(id, 'list');
    if (length < 15) this.#bytes.push((length << 4) | TYPES[of]);
    else {
      this.#bytes.push(0xf0 | TYPES[of]);
      this.#varint(BigInt(length));
    }
  }

  /** A struct as an element of a list, or as the value of a field that was begun. */
  struct(write: () => void): void {
    this.#last.push(0);
    write();
    this.#last.pop();
    this.#bytes.push(0);
  }

  /** Whole numbers of any width, the sign in the lowest bit. */
  bareInt(value: number): void {
    this.#varint(BigInt(value) << 1n);
  }

  bareText(value: string): void {
    const bytes = new TextEncoder().encode(value);
    this.#varint(BigInt(bytes.length));
    this.#bytes.push(...bytes);
  }

  /** Ends the outermost struct. */
  end(): Uint8Array {
    return Uint8Array.from([...this.#bytes, 0]);
  }

  #varint(value: bigint): void {
    let left = value;
    for (; left >= 0x80n; left >>= 7n) this.#bytes.push(Number(left & 0x7fn) | 0x80);
    this.#bytes.push(Number(left));
  }
}
