import type { Mention } from '../mentions/mention.ts';
import type { Page, SentenceParts } from '../page.ts';
import { bodyIn, speaksOfBodies } from './bodies.ts';

const KNOWN = new WeakMap<Page, ReadonlyMap<number, Mention>>();

/** The company whose shareholders a sentence speaks of, or the last one before it of which the text did. */
export function hostAt(page: Page, { sentence }: SentenceParts): Mention | undefined {
  const known = KNOWN.get(page) ?? hostsOf(page);
  KNOWN.set(page, known);
  return known.get(sentence.index);
}

function hostsOf(page: Page): ReadonlyMap<number, Mention> {
  const found = new Map<number, Mention>();
  let last: Mention | undefined;
  for (const parts of page.inSentence) {
    last = hostIn(page, parts) ?? last;
    if (last) found.set(parts.sentence.index, last);
  }
  return found;
}

/** "shareholders of X", "X's annual meeting": the company in the words of a sentence itself. */
function hostIn(page: Page, parts: SentenceParts): Mention | undefined {
  if (parts.mentions.length === 0 || !speaksOfBodies(parts)) return undefined;
  const { from, to } = parts.sentence;
  for (let at = from; at < to; at += 1) {
    const voter = bodyIn(page, parts, { from: at, to: at + 1 });
    const owner = voter?.body === 'shareholders' ? voter.company : undefined;
    if (owner && owner.actor.kind === 'company') return owner;
  }
  return undefined;
}
