import { at, put } from './memory';
import { lookFor, namesFull, roomInBatch, settle } from './names';

// Rows of a table to edges. What is not plain (a quote, a stake that is no percentage, a name that is not UTF-8, an
// amount beside the stake) is left where it stands, for a reader that knows the whole form.
const COMMA: u32 = 44;
const NEWLINE: u32 = 10;
const RETURN: u32 = 13;
const QUOTE: u32 = 34;
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

// What `cell` finds: where the cell ends without blanks, and whether it has bytes that are not of ASCII.
let cellStart: usize = 0;
let cellEnd: usize = 0;
let cellWide: bool = false;
let plain: bool = true;

/** Finds the end of a cell, the place of its comma or newline; 0 when it is not before `end`. Reads up to 16 bytes on. */
function cell(from: usize, end: usize): usize {
  let cursor: usize = from;
  let wide: i32 = 0;
  while (true) {
    let bytes: v128 = v128.load(cursor);
    let stops: i32 = i8x16.bitmask(
      v128.or(i8x16.eq(bytes, i8x16.splat(<i8>COMMA)), i8x16.eq(bytes, i8x16.splat(<i8>NEWLINE))),
    );
    let odd: i32 = i8x16.bitmask(
      v128.or(i8x16.eq(bytes, i8x16.splat(<i8>QUOTE)), i8x16.eq(bytes, i8x16.splat(0))),
    );
    let inside: i32 = stops == 0 ? 0xffff : (1 << ctz(stops)) - 1;
    wide |= i8x16.bitmask(bytes) & inside;
    if (stops != 0 || cursor + 16 >= end) {
      let stop: usize = stops == 0 ? end : cursor + <usize>ctz(stops);
      if (stop >= end) return 0;
      if ((odd & inside) != 0) plain = false;
      cellStart = from;
      cellEnd = stop;
      cellWide = wide != 0;
      trim();
      return stop;
    }
    if ((odd & inside) != 0) plain = false;
    cursor += 16;
  }
}

function isBlank(byte: u32): bool {
  return byte == SPACE || byte == TAB || byte == RETURN;
}

function trim(): void {
  while (cellEnd > cellStart && isBlank(load<u8>(cellEnd - 1))) cellEnd--;
  while (cellStart < cellEnd && isBlank(load<u8>(cellStart))) cellStart++;
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
  lines = 0;
  while (row < end && edges < room && !namesFull()) {
    if (load<u8>(row) == NEWLINE) {
      row++;
      lines++;
      continue;
    }
    let holder: usize = 0;
    let holderLength: u32 = 0;
    let company: usize = 0;
    let companyLength: u32 = 0;
    let stake: u32 = WHOLE + 1;
    let role: u64 = roles;
    let none: u64 = empty;
    let stop: usize = row - 1;
    let count: u32 = 0;
    plain = true;
    do {
      stop = cell(stop + 1, end);
      if (stop == 0 || !plain) return row;
      let length: u32 = <u32>(cellEnd - cellStart);
      let what: u32 = (<u32>role) & 3;
      if (what != IGNORED) {
        if (what == STAKE) stake = percentage(cellStart, cellEnd);
        else {
          if (length == 0 || (cellWide && !isUtf8(cellStart, cellEnd))) return row;
          if (what == HOLDER) {
            holder = cellStart;
            holderLength = length;
          } else {
            company = cellStart;
            companyLength = length;
          }
        }
      } else if ((none & 1) != 0 && length != 0) return row;
      role >>= 2;
      none >>= 1;
      count++;
    } while (load<u8>(stop) == COMMA);
    if (count != columns || stake > WHOLE || stop - row > RECORD_MAX) return row;
    addEdge(holder, holderLength, company, companyLength, stake);
    row = stop + 1;
    lines++;
  }
  return row;
}
