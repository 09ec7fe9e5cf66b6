import type { Page, SentenceParts } from '../page.ts';
import { type Idea, ideasIn, touchesIdeas } from './ideas.ts';

const NONE: readonly Idea[] = [];
const IDEAS = new WeakMap<SentenceParts, readonly Idea[]>();

/** The ideas of a sentence by their tokens in the text; looked for once, for acts and for trades. */
export function ideasOf(page: Page, parts: SentenceParts | undefined): readonly Idea[] {
  if (!parts || !touchesIdeas(parts)) return NONE;
  const known = IDEAS.get(parts);
  if (known) return known;
  const { from, to } = parts.sentence;
  const found = ideasIn(page.tokens, from, to);
  IDEAS.set(parts, found);
  return found;
}
