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

/** Overlays below this size are joined at once. */
const SMALL = 16;

/**
 * The map with the changes; `undefined` takes an entry out. An overlay that is not much larger than
 * the new one is joined with it, so that overlays stay few and each entry is copied seldom.
 */
export function overlaid<K, V>(
  map: ReadonlyMap<K, V>,
  changes: ReadonlyMap<K, V | undefined>,
): ReadonlyMap<K, V> {
  if (changes.size === 0) return map;
  let [below, joined] = [map, changes];
  while (below instanceof OverlayMap) {
    const lower = below as OverlayMap<K, V>;
    if (lower.changes.size > Math.max(SMALL, 2 * joined.size)) break;
    joined = new Map([...lower.changes, ...joined]);
    below = lower.below;
  }
  return new OverlayMap(below, joined);
}

/** Keys whose values differ between two maps; quick where both are overlays of one map. */
export function differing<K, V>(
  before: ReadonlyMap<K, V>,
  after: ReadonlyMap<K, V>,
  same: (first: V, second: V) => boolean = (first, second) => first === second,
): K[] {
  const [lower, upper] = [layersOf(before), layersOf(after)];
  const keys = new Set([...keysNotIn(lower, upper), ...keysNotIn(upper, lower)]);
  return [...keys].filter((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    if (was === undefined || is === undefined) return was !== is;
    return was !== is && !same(was, is);
  });
}

/** The overlays of a map and the map at the bottom. */
function layersOf<K, V>(map: ReadonlyMap<K, V>): ReadonlySet<ReadonlyMap<K, V>> {
  const layers = new Set([map]);
  for (const layer of layers) {
    if (layer instanceof OverlayMap) layers.add((layer as OverlayMap<K, V>).below);
  }
  return layers;
}

function keysNotIn<K, V>(
  layers: ReadonlySet<ReadonlyMap<K, V>>,
  others: ReadonlySet<ReadonlyMap<K, V>>,
): K[] {
  return [...layers]
    .filter((layer) => !others.has(layer))
    .flatMap((layer) => [
      ...(layer instanceof OverlayMap ? (layer as OverlayMap<K, V>).changes : layer).keys(),
    ]);
}
