// Small changes of the kinds that break parsers.
const PIECES = [
  '%',
  '-',
  ',',
  '.',
  '"',
  "'",
  '\n',
  '\t',
  '\0',
  '{',
  '}',
  '[',
  ']',
  ':',
  '- ',
  '#',
  '&a',
  '*a',
  '<',
  '>',
  '</p>',
  '<p>',
  '\ufeff',
  '\u202e',
  '\u200b',
  '٣',
  '１０％',
  '1e999',
  '99999999999999999999',
  '0/0',
  '__proto__',
  'constructor',
  'null',
  'true',
  '43%',
  'Renault',
  'of',
  '(',
  ')',
  '“',
  '”',
  '2019-02-30',
  '..',
];

/** One or several changes of an input from the corpus. */
export function mutated(corpus, random) {
  let bytes = Buffer.from(corpus.length > 0 ? random.one(corpus) : '');
  for (let change = random.whole(1, 4); change > 0; change--)
    bytes = random.one(CHANGES)(bytes, random, corpus);
  return bytes.subarray(0, 40_000);
}

const CHANGES = [
  (bytes, random) => {
    if (bytes.length === 0) return bytes;
    const changed = Buffer.from(bytes);
    changed[random.whole(0, bytes.length - 1)] ^= 1 << random.whole(0, 7);
    return changed;
  },
  (bytes, random) => spliced(bytes, place(bytes, random), 0, Buffer.from(random.one(PIECES))),
  (bytes, random) => spliced(bytes, place(bytes, random), random.whole(1, 20), Buffer.alloc(0)),
  (bytes, random) => {
    const at = place(bytes, random);
    const piece = bytes.subarray(at, at + random.whole(1, 60));
    return spliced(
      bytes,
      place(bytes, random),
      0,
      Buffer.concat(Array.from({ length: random.whole(1, 30) }, () => piece)),
    );
  },
  (bytes, random, corpus) => {
    const other = random.one(corpus);
    return Buffer.concat([
      bytes.subarray(0, place(bytes, random)),
      other.subarray(place(other, random)),
    ]);
  },
  (bytes, random) => {
    const text = bytes.toString('utf8');
    const numbers = [...text.matchAll(/\d{1,20}/g)];
    if (numbers.length === 0) return bytes;
    const { index, 0: found } = random.one(numbers);
    const number = random.one([
      '0',
      '1',
      '-1',
      '100',
      '101',
      '43.4',
      '1e9',
      '9'.repeat(40),
      found + found,
    ]);
    return Buffer.from(text.slice(0, index) + number + text.slice(index + found.length));
  },
];

function place(bytes, random) {
  return random.whole(0, bytes.length);
}

function spliced(bytes, at, removed, added) {
  return Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at + removed)]);
}
