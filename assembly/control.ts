import { at, put } from './memory';

const WON: u32 = 0xffffffff;
const ALMOST: u64 = 0xfffffffe;
/** Holders of which the companies are touched ahead, so that the waits for memory overlap. */
const AHEAD: u32 = 64;
/** Edges that are touched ahead at most. */
const EDGES: u32 = 256;

let nextHolder: u32 = 0;
let touchSum: u32 = 0;

export function holderReached(): u32 {
  return nextHolder;
}

/** Touches the companies that some holders may win alone, and what those hold. */
function touchWon(
  first: u32,
  nodes: u32,
  leastNeed: u32,
  outStart: usize,
  outCompany: usize,
  outParts: usize,
  votes: usize,
): void {
  let begin: u32 = at(outStart, first);
  let end: u32 = min(at(outStart, min(first + AHEAD, nodes)), begin + EDGES);
  let sum: u32 = 0;
  for (let edge: u32 = begin; edge < end; edge++) {
    if (at(outParts, edge) < leastNeed) continue;
    let company: u32 = at(outCompany, edge);
    sum += at(votes, company) + at(outStart, company);
  }
  for (let edge: u32 = begin; edge < end; edge++) {
    if (at(outParts, edge) < leastNeed) continue;
    let company: u32 = at(outCompany, edge);
    let held: u32 = at(outStart, company);
    if (held < at(outStart, company + 1)) sum += at(outCompany, held) + at(outParts, held);
  }
  touchSum += sum;
}

/**
 * Pairs of a holder and a company it controls, holder after holder from `from`, until `room` pairs are written or one
 * holder has more than fit, which is then the next to ask. A holder that wins no company with its own votes alone
 * controls nothing. `leastNeed` is the least of all needs, and the need of every company where no list of them is given.
 * `votes` is zero before and after. Gives the number of pairs.
 */
export function controlFrom(
  from: u32,
  nodes: u32,
  companies: u32,
  room: u32,
  leastNeed: u32,
  outStart: usize,
  outCompany: usize,
  outParts: usize,
  need: usize,
  votes: usize,
  touched: usize,
  controllers: usize,
  owned: usize,
): u32 {
  let written: u32 = 0;
  let holder: u32 = from;
  for (; holder < nodes; holder++) {
    if ((holder & (AHEAD - 1)) == 0)
      touchWon(holder, nodes, leastNeed, outStart, outCompany, outParts, votes);
    let begin: u32 = at(outStart, holder);
    let end: u32 = at(outStart, holder + 1);
    let edge: u32 = begin;
    while (
      edge < end &&
      (at(outParts, edge) < leastNeed ||
        (need != 0 && at(outParts, edge) < at(need, at(outCompany, edge))) ||
        at(outCompany, edge) == holder)
    )
      edge++;
    if (edge == end) continue;
    let first: u32 = written;
    let touches: u32 = 0;
    let next: u32 = written;
    let member: u32 = holder;
    let full: bool = false;
    if (holder < companies) put(votes, holder, WON);
    while (true) {
      let last: u32 = at(outStart, member + 1);
      for (let edge: u32 = at(outStart, member); edge < last; edge++) {
        let company: u32 = at(outCompany, edge);
        let before: u32 = at(votes, company);
        let parts: u32 = at(outParts, edge);
        if (before == WON || parts == 0) continue;
        let sum: u64 = <u64>before + <u64>parts;
        if (sum > ALMOST) sum = ALMOST;
        if (sum >= <u64>(need != 0 ? at(need, company) : leastNeed)) {
          if (written == room) {
            full = true;
            break;
          }
          put(votes, company, WON);
          put(controllers, written, holder);
          put(owned, written++, company);
        } else {
          if (before == 0) put(touched, touches++, company);
          put(votes, company, <u32>sum);
        }
      }
      if (full || next == written) break;
      member = at(owned, next++);
    }
    if (holder < companies) put(votes, holder, 0);
    for (let touch: u32 = 0; touch < touches; touch++) put(votes, at(touched, touch), 0);
    for (let pair: u32 = first; pair < written; pair++) put(votes, at(owned, pair), 0);
    if (full) {
      written = first;
      break;
    }
  }
  nextHolder = holder;
  return written;
}
