/**
 * A map whose values are computed when they are asked for: a question about one company reads its
 * holders and theirs, not the register of a country. Iterating computes them all.
 */
export class ComputedMap<V> implements ReadonlyMap<string, V> {
  readonly #names: () => Iterable<string>;
  readonly #compute: (name: string) => V | undefined;
  #whole: ReadonlyMap<string, V> | undefined;

  /** `names` are all that may have a value, in order; `compute` gives it, or nothing. */
  constructor(names: () => Iterable<string>, compute: (name: string) => V | undefined) {
    this.#names = names;
    this.#compute = compute;
  }

  get(name: string): V | undefined {
    return this.#whole ? this.#whole.get(name) : this.#compute(name);
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  get size(): number {
    return this.#all().size;
  }

  entries(): MapIterator<[string, V]> {
    return this.#all().entries();
  }

  keys(): MapIterator<string> {
    return this.#all().keys();
  }

  values(): MapIterator<V> {
    return this.#all().values();
  }

  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries();
  }

  forEach(visit: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [name, value] of this.#all()) visit(value, name, this);
  }

  #all(): ReadonlyMap<string, V> {
    if (this.#whole) return this.#whole;
    const whole = new Map<string, V>();
    for (const name of this.#names()) {
      const value = this.#compute(name);
      if (value !== undefined) whole.set(name, value);
    }
    this.#whole = whole;
    return whole;
  }
}
