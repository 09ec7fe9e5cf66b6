import type { Clause } from '../clause.ts';
import type { Page, SentenceParts } from '../page.ts';
import { words } from '../words/set.ts';

const TRADES: ReadonlySet<string> = new Set(['raise', 'cut', 'buy', 'sell']);
const BE: ReadonlySet<string> = new Set('is are was were'.split(' '));

/** "is cutting its stake", "said it was selling": announced, and not done yet. */
export function isUnderway({ verbs }: Clause): boolean {
  return verbs.some(
    ({ kind, head, auxiliaries }) =>
      TRADES.has(kind) && head.endsWith('ing') && BE.has(auxiliaries.at(-1) ?? ''),
  );
}

/** What a text that tells the past in the past says in the present of what is agreed. */
const ARRANGED = words(
  'goes rises moves falls drops takes gets hands sells buys purchases acquires gives merges subscribes spins becomes contributes receives transfers issues raises increases reduces lowers joins replaces succeeds retires leaves makes steps',
);
/** The same of several: "partners of the firm buy 36 percent". */
const OF_SEVERAL = words(
  'go rise move take get sell buy purchase acquire merge subscribe become contribute receive transfer raise increase reduce join replace succeed retire leave',
);
/** Those that say a change only with the word behind them: "goes down", "hands over", "makes way". */
const WITH_WORD: ReadonlySet<string> = new Set(
  'goes moves hands gives makes steps spins falls rises drops takes becomes raises increases reduces go rise move take become raise increase reduce get leave'.split(
    ' ',
  ),
);
const CHANGE_WORDS = words(
  'up down below above to over off out way back a an the another all half number part its their from deputy chief chairman president director his her',
);
/** Words that make the present a fact: "now goes", "takes over at once". */
const ALREADY = words(
  'now thereby already today thus immediately immediate meanwhile henceforth effective place effect usually often always every',
);

/** "Under that accord Generali goes down to 19 percent", "TUI sells": agreed, and not done yet. */
export function isArranged(page: Page, parts: SentenceParts, clause: Clause): boolean {
  if (parts.sentence.kind !== 'body' || ALREADY.of(parts)) return false;
  if (!ARRANGED.of(clause) && !OF_SEVERAL.of(clause)) return false;
  const verb = clause.verbs[0];
  if (!verb || verb.auxiliaries.length > 0 || verb.negated) return false;
  const [before, next] = [page.tokens[verb.from - 1], page.tokens[verb.to]];
  if (!clause.subject && before?.text !== ',') return false;
  const told = ARRANGED.has(verb.head) || (OF_SEVERAL.has(verb.head) && before?.lower !== 'to');
  return told && (!WITH_WORD.has(verb.head) || CHANGE_WORDS.of(next) || next?.kind === 'number');
}

const IF = words('if');

/** "would have shrunk", "if it took all, it would reach": what is not, or only if. */
export function isUnreal(
  page: Page,
  { sentence, clauses }: SentenceParts,
  clause: Clause,
): boolean {
  const would = clause.verbs.find(({ auxiliaries }) => auxiliaries.includes('would'));
  if (!would) return false;
  const past = would.auxiliaries.includes('have') && !would.passive;
  const opens = IF.of(page.tokens[sentence.from]) && sentence.from !== would.from;
  return past || opens || clauses.some((one) => one !== clause && IF.has(one.opener));
}
