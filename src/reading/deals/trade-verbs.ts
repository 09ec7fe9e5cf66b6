import type { Idea } from '../acts/ideas.ts';
import { ideasOf } from '../acts/sentence-ideas.ts';
import type { Clause } from '../clause.ts';
import { lowerWords, type Page, type SentenceParts } from '../page.ts';
import { TAKES, type TradeKind } from './trade-objects.ts';
import { words, WordMap } from '../words/set.ts';
import { BE } from '../words/grammar.ts';

const KINDS: Readonly<Record<string, TradeKind>> = {
  acquire: 'buy',
  invest: 'invest',
  raise: 'raise',
  sell: 'sell',
  cut: 'cut',
  buyback: 'back',
  issue: 'issue',
};
/** Nouns for trades, before "of": "examines the disposal of its share". */
export const TRADE_NOUNS = new WordMap<TradeKind>([
  ['sale', 'sell'],
  ['disposal', 'sell'],
  ['divestment', 'sell'],
  ['purchase', 'buy'],
  ['acquisition', 'buy'],
  ['acquisitions', 'buy'],
  ['purchases', 'buy'],
  ['disposals', 'sell'],
  ['divestiture', 'sell'],
  ['repurchase', 'back'],
]);
const NEITHER: ReadonlySet<string> = new Set('not neither nor'.split(' '));
const HOLDS_BACK: ReadonlySet<string> = new Set('not never without'.split(' '));
const RIGHTS: ReadonlySet<string> = new Set(
  'warrant warrants option options right rights funds money needed used allowed permitted able unable free entitled reluctant unwilling'.split(
    ' ',
  ),
);

/** "agreed not to buy", "warrants to buy": the words of a trade, and no trade. */
export function isUndone(page: Page, at: number): boolean {
  if (isKeptFrom(page, at)) return true;
  const before = lowerWords(page, { from: Math.max(0, at - 5), to: at });
  const isRight = before.at(-1) === 'to' && RIGHTS.has(before.at(-2) ?? '');
  if (isRight) return !before.some((word) => word.startsWith('exercis'));
  return (
    HOLDS_BACK.has(before.at(-1) ?? '') ||
    (before.at(-1) === 'to' && NEITHER.has(before.at(-2) ?? ''))
  );
}

/** Whether a sentence may tell of a trade: see `verbsOf`. */
export function touchesTrades(page: Page, parts: SentenceParts): boolean {
  return TAKES.of(parts) || TRADE_NOUNS.touches(parts) || ideasOf(page, parts).length > 0;
}

const KEEPS = words('keep keeping prevent preventing stop stopping bar barring block blocking');

/** "to keep any investor from buying": what shall not be done; "kept X from buying" was tried. */
function isKeptFrom(page: Page, at: number): boolean {
  if (page.tokens[at - 1]?.lower !== 'from') return false;
  return [2, 3, 4, 5, 6].some((step) => KEEPS.of(page.tokens[at - step]));
}

/** What comes to an heir is not traded. */
const INHERITS = words('inherit inherits inherited inheriting');

/** The verbs of a sentence that may trade, and the nouns that stand for them, in order. */
export function verbsOf(
  page: Page,
  parts: SentenceParts,
  ideas: readonly Idea[],
): { readonly kind: TradeKind; readonly at: number }[] {
  const known: { readonly kind: TradeKind; readonly at: number }[] = [];
  for (const { name, at, verb } of ideas) {
    const kind = verb ? KINDS[name] : undefined;
    if (kind && !INHERITS.of(page.tokens[at])) known.push({ kind, at });
  }
  const taken: { readonly kind: TradeKind; readonly at: number }[] = [];
  for (let at = parts.sentence.from; at < parts.sentence.to; at += 1)
    if (TAKES.of(page.tokens[at]) && !isWish(page, at) && !known.some((one) => one.at === at))
      taken.push({ kind: 'buy', at });
  const isBack = (at: number) => known.some((one) => one.at === at && one.kind === 'back');
  for (let at = parts.sentence.from; at < parts.sentence.to; at += 1) {
    const kind = TRADE_NOUNS.of(page.tokens[at]);
    if (!kind) continue;
    const next = page.tokens[at + 1]?.lower;
    if (next === 'of' || (next === 'by' && kind === 'buy')) taken.push({ kind, at });
  }
  return [...known.filter(({ kind, at }) => kind === 'back' || !isBack(at)), ...taken].sort(
    (first, second) => first.at - second.at,
  );
}

/** "wants to sell", "seeks to cut": what is wished for is the second verb. */
function isWish(page: Page, at: number): boolean {
  return page.tokens[at + 1]?.lower === 'to';
}

/** "was bought", "has not yet been sold", and not "is to buy", "is offering to buy". */
export function isPassiveAt(page: Page, clause: Clause, at: number): boolean {
  if (/ing$/.test(page.tokens[at]?.lower ?? '')) return false;
  let before = at - 1;
  while (
    before > clause.from &&
    /^(?:not|also|now|yet|already|\p{L}+ly)$/u.test(lowerAt(page, before))
  )
    before -= 1;
  return BE.has(lowerAt(page, before));
}

/** "its acquisition by X": whoever stands behind the noun buys. */
export function isDoneBy(page: Page, at: number): boolean {
  return TRADE_NOUNS.has(lowerAt(page, at)) && lowerAt(page, at + 1) === 'by';
}

function lowerAt(page: Page, at: number): string {
  return page.tokens[at]?.lower ?? '';
}
