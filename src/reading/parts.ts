import type { Actor } from './actor.ts';
import type { Span } from './mentions/mention.ts';
import type { ReadClaim, Reading, ReadOptions } from './reading.ts';

/** Characters read at once. No article is as long; whatever is costs memory for one part at a time. */
export const PART_MAX = 200_000;

/**
 * Reads a text of any length part by part, cut where a line or else a word ends; what one part
 * teaches about names the next ones know. Offsets are those of the whole text.
 */
export function readParts(
  text: string,
  options: ReadOptions,
  read: (part: string, options: ReadOptions) => Reading,
): Reading {
  const readings: Reading[] = [];
  const learned: Actor[] = [];
  for (let start = 0; start < text.length;) {
    const end = cutAfter(text, start);
    const actors = learned.length === 0 ? options.actors : [...options.actors, ...learned];
    const reading = read(text.slice(start, end), { ...options, actors });
    if (learned.length < LEARNED_MAX) learned.push(...reading.learned);
    readings.push(moved(reading, start));
    start = end;
  }
  return {
    name: options.name,
    claims: readings.flatMap(({ claims }) => claims),
    sentences: readings.flatMap(({ sentences }) => sentences),
    boilerplate: readings.flatMap(({ boilerplate }) => boilerplate),
    learned: readings.flatMap((reading) => reading.learned),
    forms: readings.flatMap(({ forms }) => forms),
    findings: readings.flatMap(({ findings }) => findings),
  };
}

/** More names than an article teaches; a text made of ever new names must not grow the register. */
const LEARNED_MAX = 500;

function cutAfter(text: string, start: number): number {
  const limit = start + PART_MAX;
  if (limit >= text.length) return text.length;
  const part = text.slice(start, limit);
  const at = Math.max(part.lastIndexOf('\n'), part.lastIndexOf('. '));
  const place = at > PART_MAX / 2 ? at : part.lastIndexOf(' ');
  return place > PART_MAX / 2 ? start + place + 1 : limit;
}

function moved(reading: Reading, by: number): Reading {
  const span = <T extends Span>(one: T): T => ({
    ...one,
    start: one.start + by,
    end: one.end + by,
  });
  const claimed = (claim: ReadClaim): ReadClaim => ({
    ...span(claim),
    coreferences: claim.coreferences.map(({ mention, antecedent, ...rest }) => ({
      ...rest,
      antecedent: span(antecedent),
      ...(mention && { mention: span(mention) }),
    })),
    ...(claim.number && { number: span(claim.number) }),
    ...(claim.forms && { forms: claim.forms.map(span) }),
  });
  return {
    ...reading,
    claims: reading.claims.map(claimed),
    sentences: reading.sentences.map(span),
    boilerplate: reading.boilerplate.map(span),
    forms: reading.forms.map(span),
  };
}
