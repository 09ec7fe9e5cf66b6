import { at, put, take, takeCleared } from './memory';

// Names to numbers. A slot is a hash and the place of a record in units of 4 bytes; a record is a number, a length and
// the bytes, on a boundary of 4. Names are looked for in batches: first every slot is touched, then every record, and
// only then are they compared, so that the waits for memory overlap.
const FREE: u64 = 0;
const BATCH: u32 = 1024;

let slots: usize = 0;
let mask: u32 = 0;
let records: usize = 0;
let recordsUsed: usize = 0;
let recordsRoom: usize = 0;
let count: u32 = 0;
let nameBytes: usize = 0;
let hashes: usize = 0;
let starts: usize = 0;
let lengths: usize = 0;
let results: usize = 0;
let waiting: u32 = 0;
let touchSum: u32 = 0;
let full: bool = false;

/** Begins with room for so many names and bytes of them; both grow. */
export function namesStart(expected: u32, bytes: usize): void {
  let size: u32 = 1024;
  while (size < expected + (expected >> 1)) size <<= 1;
  full = false;
  slots = takeCleared((<usize>size) << 3);
  records = take(bytes + 64);
  hashes = take(BATCH << 2);
  starts = take(BATCH << 2);
  lengths = take(BATCH << 2);
  results = take(BATCH << 2);
  full = slots == 0 || records == 0 || results == 0;
  if (full) return;
  mask = size - 1;
  recordsUsed = 4;
  recordsRoom = bytes + 64;
  count = 0;
  nameBytes = 0;
  waiting = 0;
}

export function namesCount(): u32 {
  return count;
}

export function namesBytes(): usize {
  return nameBytes;
}

/** Whether the memory ran out. */
export function namesFull(): bool {
  return full;
}

/** Reads up to 7 bytes past the name. */
function hashOf(start: usize, length: u32): u32 {
  let hash: u64 = 0x9e3779b97f4a7c15 ^ (<u64>length);
  let left: u32 = length;
  while (left >= 8) {
    hash = (hash ^ load<u64>(start)) * 0xff51afd7ed558ccd;
    hash ^= hash >> 32;
    start += 8;
    left -= 8;
  }
  if (left > 0) {
    hash =
      (hash ^ (load<u64>(start) & (((<u64>1) << ((<u64>left) << 3)) - 1))) * 0xff51afd7ed558ccd;
    hash ^= hash >> 32;
  }
  hash *= 0xc4ceb9fe1a85ec53;
  let folded: u32 = <u32>(hash >> 32);
  return folded == 0 ? 1 : folded;
}

function equal(one: usize, other: usize, length: u32): bool {
  let left: u32 = length;
  while (left >= 8) {
    if (load<u64>(one) != load<u64>(other)) return false;
    one += 8;
    other += 8;
    left -= 8;
  }
  if (left == 0) return true;
  return ((load<u64>(one) ^ load<u64>(other)) & (((<u64>1) << ((<u64>left) << 3)) - 1)) == 0;
}

/** Puts a name on the batch; there must be room for it. */
export function lookFor(start: usize, length: u32): void {
  let hash: u32 = hashOf(start, length);
  put(hashes, waiting, hash);
  put(starts, waiting, <u32>start);
  put(lengths, waiting, length);
  waiting++;
}

export function roomInBatch(): u32 {
  return BATCH - waiting;
}

/** Numbers all names of the batch, in order; gives where the numbers are. */
export function settle(): usize {
  const names: u32 = waiting;
  const hashList: usize = hashes;
  let table: usize = slots;
  let cut: u32 = mask;
  let sum: u32 = 0;
  for (let name: u32 = 0; name < names; name++)
    sum += load<u32>(table + ((<usize>(at(hashList, name) & cut)) << 3));
  const bytes: usize = records;
  const found: usize = results;
  for (let name: u32 = 0; name < names; name++) {
    let hash: u32 = at(hashList, name);
    let slot: u32 = hash & cut;
    let known: u64 = load<u64>(table + ((<usize>slot) << 3));
    while (known != FREE && <u32>known != hash) {
      slot = (slot + 1) & cut;
      known = load<u64>(table + ((<usize>slot) << 3));
    }
    put(found, name, slot);
    if (known != FREE) sum += load<u32>(bytes + ((<usize>(known >> 32)) << 2));
  }
  for (let name: u32 = 0; name < names; name++) {
    let hash: u32 = at(hashList, name);
    // The slots may have grown since the search.
    let slot: u32 = mask == cut ? at(found, name) : hash & mask;
    put(found, name, numberFrom(slot, hash, <usize>at(starts, name), at(lengths, name)));
  }
  touchSum += sum;
  waiting = 0;
  return found;
}

/** The number of a name that is not before a slot. */
function numberFrom(first: u32, hash: u32, start: usize, length: u32): u32 {
  let slot: u32 = first;
  const cut: u32 = mask;
  const table: usize = slots;
  while (true) {
    let known: u64 = load<u64>(table + ((<usize>slot) << 3));
    if (known == FREE) break;
    if (<u32>known == hash) {
      let record: usize = records + ((<usize>(known >> 32)) << 2);
      if (load<u32>(record, 4) == length && equal(record + 8, start, length))
        return load<u32>(record);
    }
    slot = (slot + 1) & cut;
  }
  let size: usize = (8 + <usize>length + 3) & ~(<usize>3);
  if (recordsUsed + size + 16 > recordsRoom) moreRecords(size);
  if (full) return 0;
  let record: usize = records + recordsUsed;
  store<u32>(record, count);
  store<u32>(record, length, 4);
  // Whole words: what is written past the end is written again by the next record.
  for (let done: u32 = 0; done < length; done += 8)
    store<u64>(record + 8 + <usize>done, load<u64>(start + <usize>done));
  store<u64>(table + ((<usize>slot) << 3), (<u64>hash) | ((<u64>(recordsUsed >> 2)) << 32));
  recordsUsed += size;
  nameBytes += length;
  if (++count > mask - (mask >> 2)) moreSlots();
  return count - 1;
}

function moreRecords(size: usize): void {
  let room: usize = recordsRoom + (recordsRoom >> 1) + size + 64;
  let to: usize = take(room);
  if (to == 0) {
    full = true;
    return;
  }
  memory.copy(to, records, recordsUsed);
  records = to;
  recordsRoom = room;
}

function moreSlots(): void {
  let size: u32 = (mask + 1) << 1;
  let to: usize = takeCleared((<usize>size) << 3);
  if (to == 0) {
    full = true;
    return;
  }
  for (let old: u32 = 0; old <= mask; old++) {
    let known: u64 = load<u64>(slots + ((<usize>old) << 3));
    if (known == FREE) continue;
    let slot: u32 = (<u32>known) & (size - 1);
    while (load<u64>(to + ((<usize>slot) << 3)) != FREE) slot = (slot + 1) & (size - 1);
    store<u64>(to + ((<usize>slot) << 3), known);
  }
  slots = to;
  mask = size - 1;
}

/**
 * Puts the bytes of all names one after the other where their records are, and where each ends into the place of the
 * slots: the end of looking for names.
 */
export function namesInPlace(): void {
  let record: usize = records + 4;
  let to: usize = records;
  for (let name: u32 = 0; name < count; name++) {
    let length: u32 = load<u32>(record, 4);
    memory.copy(to, record + 8, length);
    to += length;
    put(slots, name, <u32>(to - records));
    record += (8 + <usize>length + 3) & ~(<usize>3);
  }
}

/** Where the bytes of the names are after `namesInPlace`. */
export function nameBytesAt(): usize {
  return records;
}

/** Where the ends of the names are after `namesInPlace`. */
export function nameEndsAt(): usize {
  return slots;
}
