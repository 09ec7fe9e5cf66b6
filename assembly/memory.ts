// One growing piece of memory: what is taken last is given back first.
let top: usize = 65536;
/** The most that was ever taken: what lies above has never been written, and is zero. */
let highest: usize = 65536;

/** The first free byte. */
export function mark(): usize {
  return top;
}

/** Gives back all that was taken after a mark. */
export function release(to: usize): void {
  top = to;
}

/** Takes bytes, on a boundary of 16; 0 when there are no more. What is taken is not cleared. */
export function take(bytes: usize): usize {
  let from: usize = (top + 15) & ~(<usize>15);
  let end: usize = from + bytes;
  if (end < from) return 0;
  let have: usize = (<usize>memory.size()) << 16;
  if (end > have || have == 0) {
    let pages: i32 = <i32>((end - have + 65535) >> 16);
    if (memory.grow(pages) < 0) return 0;
  }
  top = end;
  if (top > highest) highest = top;
  return from;
}

/** The same, all zero; memory that nobody has had yet is left untouched. */
export function takeCleared(bytes: usize): usize {
  let used: usize = highest;
  let from: usize = take(bytes);
  if (from != 0 && from < used) clear(from, min(bytes, used - from));
  return from;
}

export function clear(at: usize, bytes: usize): void {
  memory.fill(at, 0, bytes);
}

/** The number at a place of a list of 32-bit numbers. */
export function at(list: usize, place: u32): u32 {
  return load<u32>(list + ((<usize>place) << 2));
}

export function put(list: usize, place: u32, value: u32): void {
  store<u32>(list + ((<usize>place) << 2), value);
}

export function realAt(list: usize, place: u32): f64 {
  return load<f64>(list + ((<usize>place) << 3));
}

export function putReal(list: usize, place: u32, value: f64): void {
  store<f64>(list + ((<usize>place) << 3), value);
}

export function identity(list: usize, size: u32): void {
  for (let place: u32 = 0; place < size; place++) put(list, place, place);
}
