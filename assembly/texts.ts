import { at } from './memory';

const NOBODY: u32 = 0xffffffff;
/** Numbers of which the names are touched ahead, so that the waits for memory overlap. */
const AHEAD: u32 = 128;

let touchSum: u32 = 0;

function startOf(number: u32, ends: usize): u32 {
  return number == 0 ? 0 : at(ends, number - 1);
}

/** Bytes that `textsInto` will write. */
export function textBytes(numbers: usize, count: u32, ends: usize): f64 {
  let total: f64 = 4 * <f64>count;
  for (let place: u32 = 0; place < count; place++) {
    let number: u32 = at(numbers, place);
    if (number != NOBODY) total += <f64>(at(ends, number) - startOf(number, ends));
  }
  return total;
}

/** The names of numbers, each behind its length in four bytes; writes up to 7 bytes more. */
export function textsInto(
  numbers: usize,
  count: u32,
  bytes: usize,
  ends: usize,
  into: usize,
): void {
  let to: usize = into;
  for (let place: u32 = 0; place < count; place++) {
    if ((place & (AHEAD - 1)) == 0) touch(numbers, place, min(place + AHEAD, count), bytes, ends);
    let number: u32 = at(numbers, place);
    let from: u32 = 0;
    let length: u32 = 0;
    if (number != NOBODY) {
      from = startOf(number, ends);
      length = at(ends, number) - from;
    }
    store<u32>(to, length);
    to += 4;
    for (let done: u32 = 0; done < length; done += 8)
      store<u64>(to + <usize>done, load<u64>(bytes + <usize>from + <usize>done));
    to += <usize>length;
  }
}

function touch(numbers: usize, first: u32, last: u32, bytes: usize, ends: usize): void {
  let sum: u32 = 0;
  for (let place: u32 = first; place < last; place++) {
    let number: u32 = at(numbers, place);
    if (number != NOBODY) sum += at(ends, number);
  }
  for (let place: u32 = first; place < last; place++) {
    let number: u32 = at(numbers, place);
    if (number != NOBODY) sum += load<u8>(bytes + <usize>startOf(number, ends));
  }
  touchSum += sum;
}
