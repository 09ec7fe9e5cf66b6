import type { Source, Statement } from '../evidence/index.ts';
import type { PartialDate } from '../model/index.ts';
import type { ReadClaim, Reading } from './reading.ts';

/**
 * The claims of a reading as statements of its source.
 *
 * Ids are the source's name and the ordinal of the claim of its kind (`002-stake-1`), stable as
 * long as the bytes and the reader are the same.
 */
export function toStatements(reading: Reading, source: Source): Statement[] {
  const counts = new Map<string, number>();
  return reading.claims.map((claim) => {
    const kind = claim.claim.type === 'holding' ? 'stake' : claim.claim.type;
    const ordinal = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, ordinal);
    return statementOf(claim, source, `${prefixOf(source)}-${kind}-${ordinal}`);
  });
}

/** The file's name without its ending, and enough of the hash to tell namesakes apart. */
function prefixOf(source: Source): string {
  const name = source.name
    .replace(/\.[a-z]{1,5}$/i, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 24);
  return `${name}-${source.id.replace(/^sha256:/, '').slice(0, 8)}`;
}

function statementOf(read: ReadClaim, source: Source, id: string): Statement {
  return {
    id,
    claim: read.claim,
    ...read.circumstance,
    ...publicFrom(read.circumstance.knownFrom ?? source.published),
    citation: {
      source: source.id,
      name: source.name,
      quote: source.text.slice(read.start, read.end),
      start: read.start,
      end: read.end,
    },
    confidence: read.band,
    ...(read.dateText !== undefined && { note: `The text says: "${read.dateText}".` }),
  };
}

function publicFrom(date: PartialDate | undefined): { readonly knownFrom?: PartialDate } {
  return date === undefined ? {} : { knownFrom: date };
}
