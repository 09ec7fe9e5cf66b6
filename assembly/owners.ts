import { at, mark, put, putReal, realAt, release, take } from './memory';

const WHOLE: f64 = 100000000;
const REACHED: u32 = 1;
const OPEN: u32 = 2;

// The register and the lists of one run; set once by `ownersOver`.
let inStart: usize = 0;
let inHolder: usize = 0;
let inParts: usize = 0;
let outStart: usize = 0;
let companies: u32 = 0;
/** By company: where its list is (values, then owners) in units of 8 bytes, how long it is, and its slack. */
let place: usize = 0;
let length: usize = 0;
let slack: usize = 0;
/** Sums by owner, all zero between companies, and the owners that have one. */
let sum: usize = 0;
let touched: usize = 0;
let touches: u32 = 0;
/** Up to so many entries are added up beside each other instead of in `sum`, which is as large as the register. */
const FEW: u32 = 32;
const few: usize = memory.data(32 * 8);
let beside: bool = false;

let line: f64 = 0;
let strict: bool = false;
let drop: f64 = 0;
let rounding: f64 = 0;
let budget: f64 = 0;
let entries: f64 = 0;
let broken: bool = false;

// Where pairs go.
let outOwners: usize = 0;
let outCompanies: usize = 0;
let outLow: usize = 0;
let outSlack: usize = 0;
let outAmbiguous: usize = 0;
let room: u32 = 0;
let written: u32 = 0;
let opened: usize = 0;
let openCount: u32 = 0;
let slackMost: f64 = 0;

export function ownersOver(
  ins: usize,
  holders: usize,
  parts: usize,
  outs: usize,
  count: u32,
  places: usize,
  lengths: usize,
  slacks: usize,
  sums: usize,
  touchList: usize,
): void {
  inStart = ins;
  inHolder = holders;
  inParts = parts;
  outStart = outs;
  companies = count;
  place = places;
  length = lengths;
  slack = slacks;
  sum = sums;
  touched = touchList;
  touches = 0;
}

export function ownersLine(parts: f64, isStrict: bool, least: f64, error: f64, most: f64): void {
  line = parts;
  strict = isStrict;
  drop = least;
  rounding = error;
  budget = most;
  entries = 0;
  broken = false;
  openCount = 0;
  slackMost = 0;
}

export function ownersInto(
  owners: usize,
  owned: usize,
  low: usize,
  slacks: usize,
  ambiguous: usize,
  size: u32,
  open: usize,
): void {
  outOwners = owners;
  outCompanies = owned;
  outLow = low;
  outSlack = slacks;
  outAmbiguous = ambiguous;
  room = size;
  opened = open;
}

/** Pairs written since it was last asked. */
export function pairsWritten(): u32 {
  let count: u32 = written;
  written = 0;
  return count;
}

export function openCompanies(): u32 {
  return openCount;
}

export function slackGreatest(): f64 {
  return slackMost;
}

/** Whether the budget or the memory ran out. */
export function ownersBroken(): bool {
  return broken;
}

function values(company: u32): usize {
  return (<usize>at(place, company)) << 3;
}

function add(owner: u32, value: f64): void {
  if (value <= 0) return;
  let before: f64 = realAt(sum, owner);
  if (before == 0) put(touched, touches++, owner);
  putReal(sum, owner, before + value);
}

let lack: f64 = 0;
let scale: f64 = 1;

/** Adds up the owners of a company, unscaled, into `sum` and `touched`; sets `lack` (scaled) and `scale`. */
function gather(company: u32): void {
  let end: u32 = at(inStart, company + 1);
  let own: f64 = 0;
  lack = 0;
  for (let edge: u32 = at(inStart, company); edge < end; edge++) {
    let holder: u32 = at(inHolder, edge);
    let parts: f64 = <f64>at(inParts, edge);
    if (holder == company) {
      own = parts;
      continue;
    }
    add(holder, parts);
    if (holder >= companies) continue;
    lack += (parts * realAt(slack, holder)) / WHOLE;
    let count: u32 = at(length, holder);
    if (count == 0) continue;
    let value: usize = values(holder);
    let owner: usize = value + ((<usize>count) << 3);
    for (let entry: u32 = 0; entry < count; entry++) {
      let who: u32 = at(owner, entry);
      if (who != company) add(who, (parts * realAt(value, entry)) / WHOLE);
    }
  }
  scale = own < WHOLE ? WHOLE / (WHOLE - own) : 0;
  lack *= scale;
}

function addBeside(owner: u32, value: f64): void {
  if (value <= 0) return;
  let touch: u32 = 0;
  while (touch < touches && at(touched, touch) != owner) touch++;
  if (touch < touches) {
    putReal(few, touch, realAt(few, touch) + value);
    return;
  }
  put(touched, touch, owner);
  putReal(few, touch, value);
  touches++;
}

/** As `gather`, of a company whose owners are at most `FEW`. */
function gatherFew(company: u32): void {
  let end: u32 = at(inStart, company + 1);
  let own: f64 = 0;
  let loose: f64 = 0;
  beside = true;
  for (let edge: u32 = at(inStart, company); edge < end; edge++) {
    let holder: u32 = at(inHolder, edge);
    let parts: f64 = <f64>at(inParts, edge);
    if (holder == company) {
      own = parts;
      continue;
    }
    addBeside(holder, parts);
    if (holder >= companies) continue;
    loose += (parts * realAt(slack, holder)) / WHOLE;
    let count: u32 = at(length, holder);
    let value: usize = values(holder);
    let owner: usize = value + ((<usize>count) << 3);
    for (let entry: u32 = 0; entry < count; entry++) {
      let who: u32 = at(owner, entry);
      if (who != company) addBeside(who, (parts * realAt(value, entry)) / WHOLE);
    }
  }
  scale = own < WHOLE ? WHOLE / (WHOLE - own) : 0;
  lack = loose * scale;
}

/** What was gathered of the owner at a place of `touched`, unscaled. */
function gathered(touch: u32): f64 {
  return beside ? realAt(few, touch) : realAt(sum, at(touched, touch));
}

function forget(): void {
  if (beside) {
    beside = false;
    touches = 0;
    return;
  }
  for (let touch: u32 = 0; touch < touches; touch++) putReal(sum, at(touched, touch), 0);
  touches = 0;
}

function directParts(owner: u32, company: u32): f64 {
  let end: u32 = at(inStart, company + 1);
  for (let edge: u32 = at(inStart, company); edge < end; edge++)
    if (at(inHolder, edge) == owner) return <f64>at(inParts, edge);
  return 0;
}

/** As `judge` in src/bulk/owners-line.ts. */
function judge(low: f64, loose: f64, direct: f64): u32 {
  if (low * (1 - rounding) > line || direct > line || (!strict && direct == line)) return REACHED;
  if ((low + loose) * (1 + rounding) < line) return 0;
  if (loose == 0 && low == direct && drop >= 1)
    return direct > line || (!strict && direct == line) ? REACHED : 0;
  return OPEN;
}

function emit(owner: u32, company: u32, low: f64, loose: f64): void {
  if ((low + loose) * (1 + rounding) < line) return;
  let near: bool = low * (1 - rounding) <= line;
  let found: u32 = judge(low, loose, near ? directParts(owner, company) : 0);
  if (found == 0) return;
  put(outOwners, written, owner);
  put(outCompanies, written, company);
  putReal(outLow, written, low);
  putReal(outSlack, written, loose);
  store<u8>(outAmbiguous + written, found == OPEN ? 1 : 0);
  written++;
}

function emitGathered(company: u32): void {
  for (let touch: u32 = 0; touch < touches; touch++) {
    emit(at(touched, touch), company, gathered(touch) * scale, lack);
  }
  noteSlack(company, lack);
}

function noteSlack(company: u32, loose: f64): void {
  if (loose > slackMost) slackMost = loose;
  if (loose > 0 && judge(0, loose, 0) == OPEN) put(opened, openCount++, company);
}

/** Writes the gathered entries from the drop on as the list of the company; gives the greatest that is left out. */
function keep(company: u32): f64 {
  let count: u32 = 0;
  let dropped: f64 = 0;
  for (let touch: u32 = 0; touch < touches; touch++) {
    let value: f64 = gathered(touch) * scale;
    if (value >= drop) count++;
    else if (value > dropped) dropped = value;
  }
  let before: u32 = at(length, company);
  let to: usize = values(company);
  if (count > before) {
    to = take(<usize>count * 12);
    entries += <f64>count;
    if (to == 0 || entries > budget) {
      broken = true;
      return 0;
    }
    put(place, company, <u32>(to >> 3));
  }
  put(length, company, count);
  let owner: usize = to + ((<usize>count) << 3);
  let next: u32 = 0;
  for (let touch: u32 = 0; touch < touches; touch++) {
    let value: f64 = gathered(touch) * scale;
    if (value < drop) continue;
    putReal(to, next, value);
    put(owner, next++, at(touched, touch));
  }
  return dropped;
}

/**
 * Owners of companies in no loop, from one to another, as long as the owners of the next are sure to fit; gives the
 * company to go on with.
 */
export function ownersOfSingles(from: u32, to: u32): u32 {
  let company: u32 = from;
  for (; company < to; company++) {
    let first: u32 = at(inStart, company);
    let end: u32 = at(inStart, company + 1);
    let holdsOthers: bool = at(outStart, company) != at(outStart, company + 1);
    let plain: bool = !holdsOthers;
    let fits: u32 = 0;
    for (let edge: u32 = first; edge < end; edge++) {
      let holder: u32 = at(inHolder, edge);
      fits++;
      if (holder < companies) {
        if (holder == company || realAt(slack, holder) != 0) plain = false;
        let count: u32 = at(length, holder);
        if (count != 0) plain = false;
        fits += count;
      }
    }
    if (written + fits > room) break;
    if (plain) {
      for (let edge: u32 = first; edge < end; edge++)
        if (<f64>at(inParts, edge) >= line)
          emit(at(inHolder, edge), company, <f64>at(inParts, edge), 0);
      continue;
    }
    if (fits <= FEW) gatherFew(company);
    else gather(company);
    emitGathered(company);
    if (holdsOthers) {
      let loose: f64 = lack;
      let dropped: f64 = keep(company);
      putReal(slack, company, loose + dropped);
    }
    forget();
    if (broken) break;
  }
  return company;
}

/** Entries that the owners of a company can be at most. */
export function ownersAtMost(company: u32): u32 {
  let end: u32 = at(inStart, company + 1);
  let most: u32 = 0;
  for (let edge: u32 = at(inStart, company); edge < end; edge++) {
    let holder: u32 = at(inHolder, edge);
    most += 1 + (holder < companies ? at(length, holder) : 0);
  }
  return most;
}

/** The greatest gain of an owner from the list of a company to what is gathered, which is of no use afterwards. */
function growth(company: u32): f64 {
  let count: u32 = at(length, company);
  let value: usize = values(company);
  let owner: usize = value + ((<usize>count) << 3);
  for (let entry: u32 = 0; entry < count; entry++) {
    let who: u32 = at(owner, entry);
    let before: f64 = realAt(sum, who);
    if (before != 0) putReal(sum, who, before - realAt(value, entry) / scale);
  }
  let most: f64 = 0;
  for (let touch: u32 = 0; touch < touches; touch++) {
    let gain: f64 = realAt(sum, at(touched, touch)) * scale;
    if (gain > most) most = gain;
  }
  return most;
}

/** Sweeps of lists over a loop, then the slack that certifies them. */
export function ownersOfLoop(first: u32, end: u32, sweeps: u32, lacking: usize): void {
  let from: usize = mark();
  for (let member: u32 = first; member < end; member++) putReal(slack, member, 0);
  let before: f64 = entries;
  let change: f64 = WHOLE;
  for (let sweep: u32 = 0; sweep < sweeps && change > drop / 8; sweep++) {
    change = 0;
    for (let member: u32 = first; member < end; member++) {
      gather(member);
      let gain: f64 = scale > 0 ? gainAbove(member) : 0;
      if (gain > change) change = gain;
      keep(member);
      forget();
      if (broken) return;
    }
  }
  entries = before + compact(first, end, from);
  certify(first, end, sweeps, lacking);
}

/** As `growth`, of the entries that will be kept. */
function gainAbove(company: u32): f64 {
  let count: u32 = at(length, company);
  if (count == 0) {
    let most: f64 = 0;
    for (let touch: u32 = 0; touch < touches; touch++) {
      let gain: f64 = realAt(sum, at(touched, touch)) * scale;
      if (gain >= drop && gain > most) most = gain;
    }
    return most;
  }
  let value: usize = values(company);
  let owner: usize = value + ((<usize>count) << 3);
  let most: f64 = 0;
  let kept: u32 = 0;
  for (let entry: u32 = 0; entry < count; entry++) {
    let now: f64 = realAt(sum, at(owner, entry)) * scale;
    if (now >= drop) kept++;
    let gain: f64 = now - realAt(value, entry);
    if (gain > most) most = gain;
  }
  let all: u32 = 0;
  for (let touch: u32 = 0; touch < touches; touch++)
    if (realAt(sum, at(touched, touch)) * scale >= drop) all++;
  // An owner that is new has gained at least the drop.
  return all > kept && most < drop ? drop : most;
}

/** Moves the lists of a loop together to where they began; gives the number of entries. */
function compact(first: u32, end: u32, from: usize): f64 {
  let bytes: usize = 0;
  for (let member: u32 = first; member < end; member++)
    bytes += (<usize>at(length, member) * 12 + 15) & ~(<usize>15);
  let aside: usize = take(bytes);
  if (aside == 0) {
    broken = true;
    return 0;
  }
  let to: usize = aside;
  for (let member: u32 = first; member < end; member++) {
    let size: usize = <usize>at(length, member) * 12;
    memory.copy(to, values(member), size);
    put(place, member, <u32>((to - aside) >> 3));
    to += (size + 15) & ~(<usize>15);
  }
  let base: usize = (from + 15) & ~(<usize>15);
  memory.copy(base, aside, bytes);
  release(base + bytes);
  let total: f64 = 0;
  for (let member: u32 = first; member < end; member++) {
    put(place, member, at(place, member) + <u32>(base >> 3));
    total += <f64>at(length, member);
  }
  return total;
}

function certify(first: u32, end: u32, sweeps: u32, lacking: usize): void {
  for (let member: u32 = first; member < end; member++) {
    gather(member);
    putReal(lacking, member - first, lack + (scale > 0 ? growth(member) : 0));
    forget();
  }
  for (let sweep: u32 = 0; sweep < 4 * sweeps; sweep++) {
    let rising: f64 = 0;
    for (let member: u32 = first; member < end; member++) {
      let value: f64 = realAt(lacking, member - first) + lackInside(member, first);
      if (value - realAt(slack, member) > rising) rising = value - realAt(slack, member);
      putReal(slack, member, value);
    }
    if (rising < 1) break;
  }
  for (let member: u32 = first; member < end; member++)
    putReal(slack, member, 1.01 * realAt(slack, member) + 8);
  for (let member: u32 = first; member < end; member++) {
    if (realAt(lacking, member - first) + lackInside(member, first) <= realAt(slack, member))
      continue;
    for (let all: u32 = first; all < end; all++) putReal(slack, all, WHOLE);
    return;
  }
}

function lackInside(member: u32, first: u32): f64 {
  let inside: f64 = 0;
  let own: f64 = 0;
  let end: u32 = at(inStart, member + 1);
  for (let edge: u32 = at(inStart, member); edge < end; edge++) {
    let holder: u32 = at(inHolder, edge);
    let parts: f64 = <f64>at(inParts, edge);
    if (holder == member) own = parts;
    else if (holder >= first && holder < companies)
      inside += (parts * realAt(slack, holder)) / WHOLE;
  }
  return own < WHOLE ? (inside * WHOLE) / (WHOLE - own) : 0;
}

/** Writes the pairs of one member of a loop that is certified; they must fit. */
export function ownersOfMember(member: u32): void {
  gather(member);
  emitGathered(member);
  forget();
}
