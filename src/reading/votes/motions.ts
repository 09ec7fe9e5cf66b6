import { canHold } from '../actor.ts';
import type { Mention } from '../mentions/mention.ts';
import type { Page, SentenceParts } from '../page.ts';
import { isPossessive } from '../token.ts';
import { speaksOfVote } from './ballots.ts';
import { hostAt } from './hosts.ts';
import { words } from '../words/set.ts';
import { POSSESSIVES } from '../words/grammar.ts';

const MOTIONS = words(
  'motion motions resolution resolutions counterproposal counter-proposal counter-motion proposal proposals',
);
/** What may also be an offer for a company. */
const OFFERS = words('proposal proposals');
const BIDS = words('bid offer takeover merger acquire buy acquisition');
const BETWEEN = words(
  'own rival alternative shareholder four three two five six seven board director dissident other first second',
);
const REACH = 3;

/** "its motion", "an Elliott proposal", "Trian's nominees": whose what is voted on is, but for the company itself. */
export function proposersIn(page: Page, parts: SentenceParts): Mention[] {
  if (!MOTIONS.of(parts) || !speaksOfVote(page, parts)) return [];
  const host = hostAt(page, parts)?.actor;
  const found: Mention[] = [];
  for (let at = parts.sentence.from + 1; at < parts.sentence.to; at += 1) {
    if (!MOTIONS.of(page.tokens[at])) continue;
    if (OFFERS.of(page.tokens[at]) && BIDS.of(parts)) continue;
    const owner = ownerOf(page, parts, at);
    if (owner && owner.actor !== host && isProposer(owner)) found.push(owner);
  }
  return found.filter(({ actor }, at) => found.findIndex((one) => one.actor === actor) === at);
}

function isProposer({ actor, place }: Mention): boolean {
  return canHold(actor) && !place && actor.kind !== 'state';
}

function ownerOf(page: Page, parts: SentenceParts, noun: number): Mention | undefined {
  let at = noun;
  while (at > noun - REACH && BETWEEN.of(page.tokens[at - 1])) at -= 1;
  if (isPossessive(page.tokens[at - 1])) at -= 1;
  return parts.mentions.find(
    ({ to, form, possessive, from }) =>
      to === at && (possessive || form === 'name' || POSSESSIVES.of(page.tokens[from])),
  );
}
