import { at, put, putReal, realAt } from './memory';

const WHOLE: u32 = 100000000;
/** Companies of which the holders are touched ahead, so that the waits for memory overlap. */
const AHEAD: u32 = 64;

let touchSum: f64 = 0;

function touchHolders(first: u32, end: u32, inStart: usize, inHolder: usize, share: usize): void {
  let last: u32 = at(inStart, min(first + AHEAD, end));
  let sum: f64 = 0;
  for (let edge: u32 = at(inStart, first); edge < last; edge++)
    sum += realAt(share, at(inHolder, edge));
  touchSum += sum;
}

/** Shares that end with the seeds, for companies in no loop, owners first. */
export function shareSingles(
  from: u32,
  to: u32,
  inStart: usize,
  inHolder: usize,
  inParts: usize,
  share: usize,
  seeded: usize,
): void {
  let edge: u32 = at(inStart, from);
  for (let company: u32 = from; company < to; company++) {
    if ((company & (AHEAD - 1)) == 0) touchHolders(company, to, inStart, inHolder, share);
    let end: u32 = at(inStart, company + 1);
    let total: f64 = 0;
    let own: u32 = 0;
    for (; edge < end; edge++) {
      let holder: u32 = at(inHolder, edge);
      let parts: u32 = at(inParts, edge);
      if (holder == company) own = parts;
      else total += <f64>parts * realAt(share, holder);
    }
    if (load<u8>(seeded + company) != 0) continue;
    putReal(share, company, own < WHOLE ? total / <f64>(WHOLE - own) : 0);
  }
}

/** Sweeps over a loop from below and from above until the ends meet; gives how far they are apart. */
export function shareLoop(
  first: u32,
  end: u32,
  sweeps: u32,
  enough: f64,
  inStart: usize,
  inHolder: usize,
  inParts: usize,
  share: usize,
  seeded: usize,
  high: usize,
): f64 {
  for (let member: u32 = first; member < end; member++) putReal(high, member - first, 1);
  let gap: f64 = 1;
  for (let sweep: u32 = 0; sweep < sweeps && gap > enough; sweep++) {
    gap = 0;
    for (let member: u32 = first; member < end; member++) {
      if (load<u8>(seeded + member) != 0) continue;
      let low: f64 = 0;
      let up: f64 = 0;
      let own: u32 = 0;
      let last: u32 = at(inStart, member + 1);
      for (let edge: u32 = at(inStart, member); edge < last; edge++) {
        let holder: u32 = at(inHolder, edge);
        let parts: u32 = at(inParts, edge);
        if (holder == member) {
          own = parts;
          continue;
        }
        let value: f64 = realAt(share, holder);
        low += <f64>parts * value;
        up += <f64>parts * (holder >= first && holder < end ? realAt(high, holder - first) : value);
      }
      let rest: f64 = <f64>(WHOLE - own);
      low /= rest;
      up /= rest;
      putReal(share, member, low);
      putReal(high, member - first, up);
      if (up - low > gap) gap = up - low;
    }
  }
  return gap;
}

/** The longest line of companies, each counted with its holders and three more; `line` has a number a company. */
export function longestLine(companies: u32, inStart: usize, inHolder: usize, line: usize): u32 {
  let most: u32 = 0;
  let edge: u32 = 0;
  for (let company: u32 = 0; company < companies; company++) {
    let end: u32 = at(inStart, company + 1);
    let count: u32 = end - edge + 3;
    let above: u32 = 0;
    for (; edge < end; edge++) {
      let holder: u32 = at(inHolder, edge);
      if (holder < company) above = max(above, at(line, holder));
    }
    above += count;
    put(line, company, above);
    most = max(most, above);
  }
  return most;
}

/** The closure of direct holdings; members are written to `queue`, which starts with the seeds. */
export function blocked(
  count: u32,
  need: u32,
  outStart: usize,
  outCompany: usize,
  outParts: usize,
  held: usize,
  inside: usize,
  queue: usize,
): u32 {
  let length: u32 = count;
  for (let next: u32 = 0; next < length; next++) {
    let member: u32 = at(queue, next);
    let end: u32 = at(outStart, member + 1);
    for (let edge: u32 = at(outStart, member); edge < end; edge++) {
      let company: u32 = at(outCompany, edge);
      if (company == member) continue;
      let sum: u64 = <u64>at(held, company) + <u64>at(outParts, edge);
      if (sum > 0xffffffff) sum = 0xffffffff;
      put(held, company, <u32>sum);
      if (sum < <u64>need || load<u8>(inside + company) != 0) continue;
      store<u8>(inside + company, 1);
      put(queue, length++, company);
    }
  }
  return length;
}
