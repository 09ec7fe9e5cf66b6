import { at, put } from './memory';
import { lookFor, namesFull, roomInBatch, settle } from './names';

// Rows of a table to edges. What is not plain (a quote, a stake that is no percentage, a name that is not UTF-8, an
// amount beside the stake) is left where it stands, for a reader that knows the whole form.
const COMMA: u32 = 44;
const NEWLINE: u32 = 10;
const RETURN: u32 = 13;
const SPACE: u32 = 32;
const TAB: u32 = 9;
const POINT: u32 = 46;
const PERCENT: u32 = 37;
/** A record of more bytes is no record. */
const RECORD_MAX: usize = 1 << 20;
const WHOLE: u32 = 100000000;

/** What a column is to the reader. */
const IGNORED: u32 = 0;
const HOLDER: u32 = 1;
const COMPANY: u32 = 2;
const STAKE: u32 = 3;

let holders: usize = 0;
let companies: usize = 0;
let parts: usize = 0;
let edges: u32 = 0;
let room: u32 = 0;
let lines: u32 = 0;
/** Edges of which the names have their numbers. */
let settled: u32 = 0;
let columns: u32 = 0;
/** Two bits a column. */
let roles: u64 = 0;
/** Columns that must be empty, one bit each. */
let empty: u64 = 0;

/** Begins a table of edges. */
export function edgesStart(): void {
  edges = 0;
  settled = 0;
}

/** Where edges go, and how many there is room for. */
export function edgesInto(holderList: usize, companyList: usize, partList: usize, size: u32): void {
  holders = holderList;
  companies = companyList;
  parts = partList;
  room = size;
}

/** What the columns of the rows to come are; `amounts` are those that must be empty beside a stake. */
export function rowsOf(count: u32, holder: u32, company: u32, stake: u32, amounts: u32): void {
  columns = count;
  roles =
    ((<u64>HOLDER) << ((<u64>holder) << 1)) |
    ((<u64>COMPANY) << ((<u64>company) << 1)) |
    ((<u64>STAKE) << ((<u64>stake) << 1));
  empty = <u64>amounts;
}

export function edgesRead(): u32 {
  return edges;
}

/** Lines that the last call of `readRows` took. */
export function linesRead(): u32 {
  return lines;
}

/** Gives their numbers to all names that wait; after it, the bytes of the rows may go. */
export function edgesSettle(): void {
  let found: usize = settle();
  for (let next: u32 = 0; settled < edges; settled++) {
    put(holders, settled, at(found, next++));
    put(companies, settled, at(found, next++));
  }
}

/** Adds an edge, for which there must be room; its names must stay until all are settled. */
export function addEdge(
  holder: usize,
  holderLength: u32,
  company: usize,
  companyLength: u32,
  stake: u32,
): void {
  if (roomInBatch() < 2) edgesSettle();
  lookFor(holder, holderLength);
  lookFor(company, companyLength);
  put(parts, edges++, stake);
}

/** The places of commas, newlines, quotes and NULs among 16 bytes. */
function stopsIn(bytes: v128): u32 {
  // Each of the four stands at the place of its low four bits; no two share one.
  const stops: v128 = i8x16(0, 0, 34, 0, 0, 0, 0, 0, 0, 0, 10, 0, 44, 0, 0, 0);
  let found: v128 = i8x16.swizzle(stops, v128.and(bytes, i8x16.splat(15)));
  return i8x16.bitmask(i8x16.eq(found, bytes));
}

function isBlank(byte: u32): bool {
  return byte == SPACE || byte == TAB || byte == RETURN;
}

/** The parts of a percentage between two places, with up to six decimals; more than the whole for any other text. */
function percentage(from: usize, end: usize): u32 {
  const NONE: u32 = 0xffffffff;
  let cursor: usize = from;
  let value: u32 = 0;
  let byte: u32 = 0;
  while (cursor < end) {
    byte = <u32>load<u8>(cursor) - 48;
    if (byte > 9) break;
    value = value * 10 + byte;
    cursor++;
  }
  if (cursor == from || cursor - from > 3 || cursor >= end) return NONE;
  let places: u32 = 0;
  if (byte == POINT - 48) {
    cursor++;
    while (cursor < end && places <= 6) {
      byte = <u32>load<u8>(cursor) - 48;
      if (byte > 9) break;
      value = value * 10 + byte;
      places++;
      cursor++;
    }
    if (places == 0 || places > 6 || cursor >= end) return NONE;
  }
  if (byte != PERCENT - 48 || cursor + 1 != end) return NONE;
  for (; places < 6; places++) value *= 10;
  return value;
}

/** Whether the bytes are well-formed UTF-8: no surrogates, nothing written longer than needed. */
function isUtf8(from: usize, end: usize): bool {
  let cursor: usize = from;
  while (cursor < end) {
    let byte: u32 = load<u8>(cursor++);
    if (byte < 0x80) continue;
    let least: u32 = 0x80;
    let most: u32 = 0xbf;
    let more: u32 = 1;
    if (byte >= 0xc2 && byte <= 0xdf) more = 1;
    else if (byte >= 0xe0 && byte <= 0xef) {
      more = 2;
      if (byte == 0xe0) least = 0xa0;
      if (byte == 0xed) most = 0x9f;
    } else if (byte >= 0xf0 && byte <= 0xf4) {
      more = 3;
      if (byte == 0xf0) least = 0x90;
      if (byte == 0xf4) most = 0x8f;
    } else return false;
    if (cursor + <usize>more > end) return false;
    for (; more > 0; more--) {
      let next: u32 = load<u8>(cursor++);
      if (next < least || next > most) return false;
      least = 0x80;
      most = 0xbf;
    }
  }
  return true;
}

/** Takes whole plain rows between two places; gives where the first begins that is not plain or not whole. */
export function readRows(from: usize, end: usize): usize {
  let row: usize = from;
  let block: usize = from;
  let loaded: v128 = v128.load(block);
  let stops: u32 = stopsIn(loaded);
  let wide: bool = i8x16.bitmask(loaded) != 0;
  lines = 0;
  while (row < end && edges < room && !namesFull()) {
    let start: usize = row;
    let holder: usize = 0;
    let holderLength: u32 = 0;
    let company: usize = 0;
    let companyLength: u32 = 0;
    let stake: u32 = WHOLE + 1;
    let role: u64 = roles;
    let none: u64 = empty;
    let count: u32 = 0;
    let byte: u32 = COMMA;
    while (byte == COMMA) {
      while (stops == 0) {
        block += 16;
        if (block >= end) return row;
        loaded = v128.load(block);
        stops = stopsIn(loaded);
        wide = wide || i8x16.bitmask(loaded) != 0;
      }
      let stop: usize = block + <usize>ctz(stops);
      if (stop >= end) return row;
      stops &= stops - 1;
      byte = load<u8>(stop);
      if (byte != COMMA && byte != NEWLINE) return row;
      let what: u32 = (<u32>role) & 3;
      if (what != IGNORED || (none & 1) != 0) {
        let last: usize = stop;
        while (last > start && isBlank(load<u8>(last - 1))) last--;
        while (start < last && isBlank(load<u8>(start))) start++;
        if (what == STAKE) stake = percentage(start, last);
        else if (what == IGNORED) {
          if (start != last) return row;
        } else {
          if (start == last || (wide && !isUtf8(start, last))) return row;
          if (what == HOLDER) {
            holder = start;
            holderLength = <u32>(last - start);
          } else {
            company = start;
            companyLength = <u32>(last - start);
          }
        }
      }
      role >>= 2;
      none >>= 1;
      count++;
      start = stop + 1;
    }
    if (count != columns || stake > WHOLE || start - row > RECORD_MAX) return row;
    addEdge(holder, holderLength, company, companyLength, stake);
    row = start;
    lines++;
    wide = i8x16.bitmask(loaded) != 0;
  }
  return row;
}
