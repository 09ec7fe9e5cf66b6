import { at, put } from './memory';

const ALMOST: u64 = 0xfffffffe;

let nextHolder: u32 = 0;
let pairsFound: u64 = 0;

export function holderReached(): u32 {
  return nextHolder;
}

/**
 * Pairs of a holder and a company it controls, holder after holder from `from`, until `room` pairs are written or one
 * holder has more than fit, which is then the next to ask. A holder that wins no company with its own votes alone
 * controls nothing. `leastNeed` is the least of all needs. Gives the number of pairs.
 */
export function controlFrom(
  from: u32,
  nodes: u32,
  room: u32,
  leastNeed: u32,
  outStart: usize,
  outCompany: usize,
  outParts: usize,
  need: usize,
  votes: usize,
  won: usize,
  touched: usize,
  controllers: usize,
  companies: usize,
): u32 {
  let written: u32 = 0;
  let holder: u32 = from;
  for (; holder < nodes; holder++) {
    let begin: u32 = at(outStart, holder);
    let end: u32 = at(outStart, holder + 1);
    let edge: u32 = begin;
    while (
      edge < end &&
      (at(outParts, edge) < leastNeed ||
        at(outParts, edge) < at(need, at(outCompany, edge)) ||
        at(outCompany, edge) == holder)
    )
      edge++;
    if (edge == end) continue;
    let first: u32 = written;
    let touches: u32 = 0;
    let next: u32 = written;
    let member: u32 = holder;
    let full: bool = false;
    store<u8>(won + holder, 1);
    while (true) {
      let last: u32 = at(outStart, member + 1);
      for (let edge: u32 = at(outStart, member); edge < last; edge++) {
        let company: u32 = at(outCompany, edge);
        if (company == member || load<u8>(won + company) != 0) continue;
        let before: u32 = at(votes, company);
        let sum: u64 = <u64>before + <u64>at(outParts, edge);
        if (sum > ALMOST) sum = ALMOST;
        if (sum >= <u64>at(need, company)) {
          if (written == room) {
            full = true;
            break;
          }
          store<u8>(won + company, 1);
          put(controllers, written, holder);
          put(companies, written++, company);
        } else {
          if (before == 0) put(touched, touches++, company);
          put(votes, company, <u32>sum);
        }
      }
      if (full || next == written) break;
      member = at(companies, next++);
    }
    store<u8>(won + holder, 0);
    for (let touch: u32 = 0; touch < touches; touch++) put(votes, at(touched, touch), 0);
    for (let pair: u32 = first; pair < written; pair++) store<u8>(won + at(companies, pair), 0);
    if (full) {
      written = first;
      break;
    }
  }
  nextHolder = holder;
  return written;
}
