import type { Mention } from '../mentions/mention.ts';
import { lowerWords, type Page, type SentenceParts } from '../page.ts';
import { speaksNear } from './ballots.ts';
import { namesAfter } from './lists.ts';
import { bodyIn, type Voter } from './bodies.ts';
import { words } from '../words/set.ts';

/** Somebody whose side a noun tells: "with the support of A", "it met with opposition from B". */
export interface Sided {
  readonly voter: Voter;
  readonly action: string;
}

/** Nouns that say a side, by the action; whoever takes it stands behind "of", "from" or "by". */
const NOUNS: Readonly<Record<string, string>> = {
  support: 'approve',
  backing: 'approve',
  blessing: 'approve',
  approval: 'approve',
  consent: 'approve',
  endorsement: 'approve',
  votes: 'approve',
  opposition: 'oppose',
  resistance: 'oppose',
  objections: 'oppose',
  wishes: 'oppose',
  will: 'oppose',
};
const TOLD = words(
  'support backing blessing approval consent endorsement votes opposition resistance objections wishes will',
);
/** What makes such a noun a fact: a motion has it, or it came from somebody. */
const HAVE: ReadonlySet<string> = new Set(
  'and had has have having won wins got gets enjoys enjoyed gained secured found received obtained with'.split(
    ' ',
  ),
);
const FACED: ReadonlySet<string> = new Set(
  'with faced faces despite over against amid meets met rejecting overcoming overcame overruling ignoring'.split(
    ' ',
  ),
);
const CAME: ReadonlySet<string> = new Set('came comes from of by'.split(' '));
const MODIFIERS: ReadonlySet<string> = new Set(
  'the a its full unanimous strong clear broad public fierce stiff vocal firm further also no much'.split(
    ' ',
  ),
);
const DOUBT: ReadonlySet<string> = new Set(
  'would could may might if without needs need needed requires require required seek seeking sought subject not hopes hoped await awaits pending lacks lacked'.split(
    ' ',
  ),
);
const REACH = 5;

/** The sides of a sentence that its nouns tell, in texts that speak of a vote. */
export function sidedIn(page: Page, parts: SentenceParts): Sided[] {
  if (!TOLD.of(parts) || !speaksNear(page, parts)) return [];
  const found: Sided[] = [];
  for (let at = parts.sentence.from; at < parts.sentence.to; at += 1) {
    const action = TOLD.of(page.tokens[at]) ? actionAt(page, parts, at) : undefined;
    if (!action) continue;
    const from = at + 1 + cameFrom(page, at);
    found.push(...votersFrom(page, parts, from).map((voter) => ({ voter, action })));
  }
  return found;
}

const FOR = words('for to against');
const FAR = 9;

/** "support for the plan came from A": how many words stand before "from". */
function cameFrom({ tokens }: Page, at: number): number {
  const next = tokens[at + 1];
  if (!FOR.of(next) && !/^c[ao]me/.test(next?.lower ?? '')) return 0;
  for (let end = at + 1; end < at + FAR; end += 1)
    if (/^c[ao]mes?$/.test(tokens[end]?.lower ?? '') && tokens[end + 1]?.lower === 'from')
      return end - at;
  return 0;
}

function actionAt(page: Page, parts: SentenceParts, at: number): string | undefined {
  const noun = page.tokens[at]?.lower ?? '';
  const action = NOUNS[noun];
  const next = page.tokens[at + 1]?.lower ?? '';
  if (action !== undefined && cameFrom(page, at) > 0) return action;
  if (action === undefined || !CAME.has(next)) return undefined;
  const before = lowerWords(page, { from: Math.max(parts.sentence.from, at - REACH), to: at });
  if (before.some((word) => DOUBT.has(word))) return undefined;
  const near = before.filter((word) => !MODIFIERS.has(word)).at(-1) ?? '';
  if (near === 'to' && before.includes('thanks')) return action;
  const begins = at - parts.sentence.from <= 1;
  if (noun === 'wishes' || noun === 'will') return near === 'against' ? action : undefined;
  if (noun === 'votes') return near === 'against' ? 'oppose' : HAVE.has(near) ? action : undefined;
  if (begins && next !== 'by') return action;
  return (action === 'approve' ? HAVE : FACED).has(near) || next.startsWith('c')
    ? action
    : undefined;
}

/** The body or the names right behind a preposition. */
function votersFrom(page: Page, parts: SentenceParts, from: number): Voter[] {
  const first = parts.mentions.find((mention) => mention.from > from && mention.from <= from + 3);
  const end = first ? first.to + 3 : from + 6;
  const body = bodyIn(page, parts, { from, to: Math.min(parts.sentence.to, end) });
  if (body) return [body];
  const named = namesAfter(page, parts, from).filter((one) => isNear(page, from, one, first));
  return named.map((mention) => ({ mention, how: 'agent' as const }));
}

/** The list begins right behind the preposition and goes on with commas and "and". */
function isNear(page: Page, from: number, one: Mention, first: Mention | undefined): boolean {
  if (!first || one.from < first.from) return false;
  if (one === first) return true;
  const between = lowerWords(page, { from, to: one.from });
  return between.at(-1) === 'and' || between.at(-1) === ',' || between.at(-1) === 'the';
}
