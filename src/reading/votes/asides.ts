import { gathered } from '../gathered.ts';
import type { VoteClaim } from '../../evidence/index.ts';
import { canHold } from '../actor.ts';
import { lowerWords, type Page, type SentenceParts } from '../page.ts';
import type { ReadClaim } from '../reading.ts';
import { positionOf } from './claims.ts';
import { words } from '../words/set.ts';

function isStop(text: string | undefined): boolean {
  return text === undefined || ['.', ',', ';'].includes(text);
}

const TABLED: ReadonlySet<string> = new Set(
  'motion resolution slate list counterproposal counter-proposal'.split(' '),
);

const VOTED = words('vote voted votes voting');

/** "Toyota voted for it, Subaru against"; "A motion by Marco Fossati", "the rival list presented by X": who proposes what is voted on. */
export function asides(page: Page, parts: SentenceParts): ReadClaim<VoteClaim>[] {
  const voted = VOTED.of(parts);
  return gathered(parts.mentions, (mention) => {
    const isAgainst =
      voted &&
      page.tokens[mention.to]?.lower === 'against' &&
      isStop(page.tokens[mention.to + 1]?.text);
    if (isAgainst && canHold(mention.actor)) return [positionOf(page, parts, mention, 'oppose')];
    const before = lowerWords(page, {
      from: Math.max(parts.sentence.from, mention.from - 7),
      to: mention.from,
    });
    const by = before.lastIndexOf('by');
    const isTabled =
      by > 0 && before.slice(Math.max(0, by - 3), by).some((word) => TABLED.has(word));
    return isTabled && canHold(mention.actor) && mention.form === 'name'
      ? [positionOf(page, parts, mention, 'propose')]
      : [];
  });
}
