import { describedAt } from './mentions/described.ts';
import type { Mention } from './mentions/mention.ts';
import type { Page, SentenceParts } from './page.ts';
import type { Percent } from './percents/percent.ts';
import { tickerEnd } from './names/ticker.ts';
import { isPossessive, type Token } from './token.ts';
import type { Verb } from './verb.ts';
import type { Membership } from './words/index.ts';
import { POSSESSIVES } from './words/grammar.ts';

/** A name, percentage, verb group, word or mark of a sentence: what the grammar of stakes walks over. */
export interface Unit {
  readonly kind: 'name' | 'percent' | 'verb' | 'word' | 'mark';
  readonly lower: string;
  /** The word sets that its first word is in. */
  readonly classes: Membership;
  /** Tokens, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  readonly mention: Mention | undefined;
  readonly percent: Percent | undefined;
  readonly verb: Verb | undefined;
}

/** The units of a sentence in order; the ending of a possessive name belongs to the name. */
export function unitsOf(page: Page, parts: SentenceParts): Unit[] {
  const starts = new Map<number, Partial<Pick<Unit, 'mention' | 'percent' | 'verb'>>>();
  for (const { verbs } of parts.clauses) for (const verb of verbs) starts.set(verb.from, { verb });
  for (const percent of parts.percents) starts.set(percent.from, { percent });
  for (const mention of parts.mentions) if (!mention.place) starts.set(mention.from, { mention });
  const named = new Map(parts.mentions.map((mention) => [mention.from, mention]));
  const units: Unit[] = [];
  let at = parts.sentence.from;
  while (at < parts.sentence.to) {
    const passed = passedAt(page.tokens, at);
    if (passed !== undefined) {
      at = passed;
      continue;
    }
    const known = starts.get(at);
    const described =
      known?.mention || known?.percent ? undefined : describedAt(page, parts.sentence, at, named);
    const unit = unitAt(page.tokens, at, described ? { mention: described } : known);
    units.push(unit);
    at = unit.to;
  }
  return units;
}

/** The token after what says nothing of who holds: signs of shares, angle brackets, "for its part". */
function passedAt(tokens: readonly Token[], at: number): number | undefined {
  const { text, lower } = tokens[at] as Token;
  if (text === '<' || text === '>') return tickerEnd(tokens, at) ?? at + 1;
  if (text === '(') return tickerEnd(tokens, at);
  const part = lower === 'for' && POSSESSIVES.of(tokens[at + 1]) && tokens[at + 2];
  return part && part.lower === 'part' ? at + 3 : undefined;
}

/** A unit, with all of its fields: engines read objects of one shape fastest. */
function unitAt(
  tokens: readonly Token[],
  from: number,
  start: Partial<Pick<Unit, 'mention' | 'percent' | 'verb'>> | undefined,
): Unit {
  const { lower, classes, kind: own } = tokens[from] as Token;
  const mention = start?.mention;
  const percent = mention ? undefined : start?.percent;
  const verb = mention || percent ? undefined : start?.verb;
  const word = own === 'mark' ? 'mark' : 'word';
  const kind = mention ? 'name' : percent ? 'percent' : verb ? 'verb' : word;
  const to = endOf(tokens, from, { mention, percent, verb });
  return { kind, lower, classes, from, to, mention, percent, verb };
}

/** The ending of a possessive name belongs to the name. */
function endOf(
  tokens: readonly Token[],
  from: number,
  { mention, percent, verb }: Pick<Unit, 'mention' | 'percent' | 'verb'>,
): number {
  if (mention)
    return mention.to + (mention.form !== 'pronoun' && isPossessive(tokens[mention.to]) ? 1 : 0);
  return percent?.to ?? Math.max(verb?.to ?? 0, from + 1);
}
