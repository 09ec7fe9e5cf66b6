import type { Actor } from './actor.ts';
import type { Mention } from './mentions/mention.ts';
import { isPossessive, type Token } from './token.ts';
import { words } from './words/index.ts';

const HELD = words(
  'stake stakes holding holdings interest interests share shares shareholding shareholder shareholders owner owners investor investors capital percent pct % cent half third quarter fifth bid offer control votes position stock',
);
const HELD_BY = words(
  'shareholder shareholders owner owners investor investors shares stock capital votes board articles',
);

/** "stake in X", "43 percent of X", "owner of X": what is held stands right before the name. */
export function isStakeIn(tokens: readonly Token[], mention: Mention): boolean {
  let at = mention.from - 1;
  if (['the', 'its', 'their'].includes(tokens[at]?.lower ?? '')) at -= 1;
  const preposition = tokens[at]?.lower;
  if (preposition !== 'in' && preposition !== 'of') return false;
  return tokens.slice(Math.max(0, at - 3), at).some((token) => HELD.of(token));
}

/** "X’s largest shareholder", "X shareholders": the name is what others hold. */
export function isHeldByOthers(tokens: readonly Token[], mention: Mention): boolean {
  const own = isPossessive(tokens[mention.to]) ? mention.to + 1 : mention.to;
  return tokens.slice(own, own + (own > mention.to ? 4 : 1)).some((token) => HELD_BY.of(token));
}

/** "X’s largest shareholder": X is the company of whoever follows. */
export function hasShareholder(tokens: readonly Token[], mention: Mention): boolean {
  if (!mention.possessive) return false;
  const from = mention.form === 'pronoun' ? mention.to : mention.to + 1;
  return tokens
    .slice(from, from + 4)
    .some((token) =>
      ['shareholder', 'owner', 'investor', 'shareholders', 'holder'].includes(token.lower),
    );
}

/** How often a text speaks of stakes in, or shareholders of, each actor. */
export function targetsOf(
  tokens: readonly Token[],
  mentions: readonly Mention[],
): Map<Actor, number> {
  const counts = new Map<Actor, number>();
  for (const mention of mentions) {
    if (mention.place) continue;
    const speaks =
      isStakeIn(tokens, mention) ||
      isHeldByOthers(tokens, mention) ||
      hasShareholder(tokens, mention);
    if (speaks) counts.set(mention.actor, (counts.get(mention.actor) ?? 0) + 1);
  }
  return counts;
}
