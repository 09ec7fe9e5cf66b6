/**
 * A map that is another map with some entries replaced, added or taken out: made and read without
 * copying the map below it. Iterating copies it once.
 */
export class OverlayMap<K, V> implements ReadonlyMap<K, V> {
  readonly below: ReadonlyMap<K, V>;
  /** What differs from the map below; `undefined` for an entry that is gone. */
  readonly changes: ReadonlyMap<K, V | undefined>;
  #whole: ReadonlyMap<K, V> | undefined;

  constructor(below: ReadonlyMap<K, V>, changes: ReadonlyMap<K, V | undefined>) {
    this.below = below;
    this.changes = changes;
  }

  get(key: K): V | undefined {
    return this.changes.has(key) ? this.changes.get(key) : this.below.get(key);
  }

  has(key: K): boolean {
    return this.changes.has(key) ? this.changes.get(key) !== undefined : this.below.has(key);
  }

  get size(): number {
    return this.#all().size;
  }

  entries(): MapIterator<[K, V]> {
    return this.#all().entries();
  }

  keys(): MapIterator<K> {
    return this.#all().keys();
  }

  values(): MapIterator<V> {
    return this.#all().values();
  }

  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries();
  }

  forEach(visit: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this.#all()) visit(value, key, this);
  }

  #all(): ReadonlyMap<K, V> {
    if (this.#whole) return this.#whole;
    const whole = new Map(this.below);
    for (const [key, value] of this.changes) {
      if (value === undefined) whole.delete(key);
      else whole.set(key, value);
    }
    this.#whole = whole;
    return whole;
  }
}

/** The map with the changes, `undefined` taking an entry out; overlays do not pile up. */
export function overlaid<K, V>(
  map: ReadonlyMap<K, V>,
  changes: ReadonlyMap<K, V | undefined>,
): ReadonlyMap<K, V> {
  if (changes.size === 0) return map;
  if (!(map instanceof OverlayMap)) return new OverlayMap(map, changes);
  const lower = map as OverlayMap<K, V>;
  return new OverlayMap(lower.below, new Map([...lower.changes, ...changes]));
}

/** Keys whose values differ between two maps; quick where both are overlays of one map. */
export function differing<K, V>(
  before: ReadonlyMap<K, V>,
  after: ReadonlyMap<K, V>,
  same: (first: V, second: V) => boolean = (first, second) => first === second,
): K[] {
  const shared = belowOf(before) === belowOf(after);
  const keys = shared
    ? [...changedIn(before), ...changedIn(after)]
    : [...before.keys(), ...after.keys()];
  return [...new Set(keys)].filter((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    if (was === undefined || is === undefined) return was !== is;
    return was !== is && !same(was, is);
  });
}

function belowOf<K, V>(map: ReadonlyMap<K, V>): ReadonlyMap<K, V> {
  return map instanceof OverlayMap ? (map as OverlayMap<K, V>).below : map;
}

function changedIn<K, V>(map: ReadonlyMap<K, V>): Iterable<K> {
  return map instanceof OverlayMap ? (map as OverlayMap<K, V>).changes.keys() : [];
}
