import { at, put } from './memory';
import { lookFor, namesFull, roomInBatch, settle } from './names';

// Rows "holder,issuer,stake%" to edges. A row of another form is not read but named by its line.
const COMMA: u32 = 44;
const NEWLINE: u32 = 10;
const RETURN: u32 = 13;
const QUOTE: u32 = 34;
const POINT: u32 = 46;
const PERCENT: u32 = 37;
/** Decimals of a percentage that a part of the whole can keep. */
const PLACES: u32 = 6;

let holders: usize = 0;
let companies: usize = 0;
let parts: usize = 0;
let edges: u32 = 0;
let lines: u32 = 0;
let refused: usize = 0;
let refusals: u32 = 0;
let settled: u32 = 0;

/** Where edges and the lines of refused rows go, how many edges there are, and the line before the first. */
export function rowsInto(
  holderList: usize,
  companyList: usize,
  partList: usize,
  refusedList: usize,
  have: u32,
  line: u32,
): void {
  holders = holderList;
  companies = companyList;
  parts = partList;
  refused = refusedList;
  refusals = 0;
  edges = have;
  settled = have;
  lines = line;
}

export function edgesRead(): u32 {
  return edges;
}

export function rowsRefused(): u32 {
  return refusals;
}

export function linesRead(): u32 {
  return lines;
}

function numberBatch(): void {
  let found: usize = settle();
  for (let next: u32 = 0; settled < edges; settled++) {
    put(holders, settled, at(found, next++));
    put(companies, settled, at(found, next++));
  }
}

/**
 * Reads the whole rows between two places; gives where the first row begins that is not whole. There must be room for
 * as many edges and refusals as rows can be.
 */
export function readRows(from: usize, end: usize, most: u32): usize {
  let cursor: usize = from;
  while (cursor < end && edges + refusals < most && !namesFull()) {
    let holder: usize = cursor;
    let byte: u32 = 0;
    let plain: bool = true;
    while (cursor < end) {
      byte = load<u8>(cursor);
      if (byte == COMMA || byte == NEWLINE) break;
      if (byte == QUOTE) plain = false;
      cursor++;
    }
    if (cursor >= end) return stop(holder);
    let holderEnd: usize = cursor;
    let company: usize = cursor + 1;
    let companyEnd: usize = company;
    let stake: u32 = 0;
    let read: bool = false;
    if (byte == COMMA) {
      cursor++;
      while (cursor < end) {
        byte = load<u8>(cursor);
        if (byte == COMMA || byte == NEWLINE) break;
        if (byte == QUOTE) plain = false;
        cursor++;
      }
      if (cursor >= end) return stop(holder);
      companyEnd = cursor;
      if (byte == COMMA) {
        cursor++;
        let whole: u32 = 0;
        let digits: u32 = 0;
        while (cursor < end) {
          byte = <u32>load<u8>(cursor) - 48;
          if (byte > 9) break;
          whole = whole * 10 + byte;
          digits++;
          cursor++;
        }
        if (cursor >= end) return stop(holder);
        read = digits > 0 && digits <= 3;
        let places: u32 = 0;
        let rest: u32 = 0;
        if (read && byte == POINT - 48) {
          cursor++;
          while (cursor < end && places <= PLACES) {
            byte = <u32>load<u8>(cursor) - 48;
            if (byte > 9) break;
            rest = rest * 10 + byte;
            places++;
            cursor++;
          }
          if (cursor >= end) return stop(holder);
          read = places > 0 && places <= PLACES;
        }
        read = read && byte == PERCENT - 48;
        if (read) {
          for (; places < PLACES; places++) rest *= 10;
          stake = whole * 1000000 + rest;
          cursor++;
          if (cursor < end && load<u8>(cursor) == RETURN) cursor++;
          if (cursor >= end) return stop(holder);
          read = load<u8>(cursor) == NEWLINE;
        }
        while (cursor < end && load<u8>(cursor) != NEWLINE) cursor++;
        if (cursor >= end) return stop(holder);
      }
    }
    cursor++;
    lines++;
    let blank: bool =
      byte == NEWLINE &&
      (holderEnd == holder || (holderEnd == holder + 1 && load<u8>(holder) == RETURN));
    if (blank && companyEnd == company && company == holderEnd + 1) continue;
    if (!read || !plain || stake > 100000000 || holderEnd == holder || companyEnd == company) {
      put(refused, refusals++, lines);
      continue;
    }
    if (roomInBatch() < 2) numberBatch();
    lookFor(holder, <u32>(holderEnd - holder));
    lookFor(company, <u32>(companyEnd - company));
    put(parts, edges++, stake);
  }
  return stop(cursor);
}

function stop(where: usize): usize {
  numberBatch();
  return where;
}
