import { isFeed } from '../formats/recognise.ts';
import { BadInput, type Finding } from '../model/index.ts';
import type { Document } from './intake.ts';

/** The documents in a document: the entries of a feed, or the document itself. */
export interface Unfolded {
  readonly documents: readonly Document[];
  /** Whether they are the entries of a feed. */
  readonly isFeed: boolean;
  /** Remarks about the feed as a whole. */
  readonly findings: readonly Finding[];
}

/**
 * Takes a feed apart into its entries, each a page named by its link and with its own day; whatever
 * else it is given comes back as it is. `BadInput` says why a broken feed cannot be taken.
 */
export async function unfold(document: Document): Promise<Unfolded> {
  if (!looksLikeFeed(document.bytes)) return { documents: [document], isFeed: false, findings: [] };
  const { decodeText } = await import('../formats/decode-text.ts');
  const decoded = decodeText(document.bytes, document.name);
  if ('findings' in decoded || !isFeed(decoded.text))
    return { documents: [document], isFeed: false, findings: [] };
  const { readFeed } = await import('../formats/feed.ts');
  const { entries, findings } = await readFeed(decoded.text, document.name);
  if (findings.some(({ severity }) => severity === 'error')) throw new BadInput(findings);
  const encoder = new TextEncoder();
  const documents = entries.map(({ name, html, published }) => {
    const { published: given, ...rest } = document;
    const day = published ?? given;
    return { ...rest, name, bytes: encoder.encode(html), ...(day && { published: day }) };
  });
  return { documents, isFeed: true, findings };
}

/** Cheap, and right for all that is no feed: the engine behind it loads for feeds alone. */
function looksLikeFeed(bytes: Uint8Array): boolean {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 131_072)).replaceAll('\0', '');
  return /<(?:rss|feed|rdf:RDF|\w{1,20}:feed)[\s>]/i.test(head);
}
