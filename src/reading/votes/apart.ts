import { canHold } from '../actor.ts';
import type { Mention } from '../mentions/mention.ts';
import type { Page, SentenceParts } from '../page.ts';
import type { Token } from '../token.ts';
import { words } from '../words/set.ts';

/** Words between a subject and its verb. */
const BEFORE_VERB = words(
  'has have had will would shall is are was were be been also not so then now yesterday today monday tuesday wednesday thursday friday saturday sunday both openly publicly clearly narrowly finally however instead itself themselves only already again',
);
/** Words that begin what is said beside a name: "X, the largest holder, voted", "X, which owns 5 percent, voted". */
const OPENS = words(
  'which who whose a an the its their his her one owner owners largest biggest with based led both once then now where whom second third another holder parent part formerly he she it they',
);
const COMMA = words(',');
const OF = words('of');
const NOT_SUBJECT = words('at in from for to with by on against over about like');
const REACH = 60;

const LONGEST_TITLE = 7;
const NO_TITLE = words(
  'of in at for to with by from which who that whose and or on as whom where when while but than after before',
);

/** "the second-largest shareholder, business mogul X, abstained": the name in the aside is who does so. */
function apposed(page: Page, parts: SentenceParts, verb: number): Mention | undefined {
  const at = commaBefore(page, parts, verb);
  const mention = parts.mentions.find(({ to, form }) => to === at && form === 'name');
  if (!mention || mention.possessive || mention.place || !canHold(mention.actor)) return undefined;
  for (let open = mention.from - 1; open >= mention.from - LONGEST_TITLE; open -= 1) {
    if (open <= parts.sentence.from || NO_TITLE.of(page.tokens[open])) return undefined;
    if (COMMA.of(page.tokens[open]))
      return parts.mentions.some(({ to, form }) => form === 'name' && to === open)
        ? undefined
        : mention;
  }
  return undefined;
}

/** The comma right before a verb and its auxiliaries; the verb itself where there is none. */
function commaBefore(page: Page, parts: SentenceParts, verb: number): number {
  const { from } = parts.sentence;
  let at = verb - 1;
  while (at > from && (BEFORE_VERB.of(page.tokens[at]) || isAdverb(page, at))) at -= 1;
  return COMMA.of(page.tokens[at]) ? at : verb;
}

/** Where a subject ends whose aside stands between it and its verb: "X, …, voted"; the place of the comma behind it. */
function asideBefore(page: Page, parts: SentenceParts, verb: number): number[] {
  const { from } = parts.sentence;
  const at = commaBefore(page, parts, verb);
  if (at === verb) return [];
  const found: number[] = [];
  for (let open = at - 2; open > Math.max(from, at - REACH); open -= 1)
    if (COMMA.of(page.tokens[open]) && opensAside(page, parts, open + 1)) found.push(open);
  return found;
}

function isAdverb({ tokens }: Page, at: number): boolean {
  return tokens[at]?.lower.endsWith('ly') === true;
}

function opensAside({ tokens }: Page, parts: SentenceParts, at: number): boolean {
  const token = tokens[at];
  if (OPENS.of(token) || (token?.lower.endsWith('ing') === true && token.lower.length > 5))
    return true;
  return parts.mentions.some(({ from, possessive }) => from === at && possessive);
}

/** "Elliott Associates," where only the first word is known for the name. */
function endsAt({ tokens }: Page, { to }: Mention, end: number): boolean {
  return to === end || (to < end && to >= end - 3 && tokens.slice(to, end).every(isPartOfName));
}

const isPartOfName = ({ text }: Token): boolean => /^(?:\p{Lu}|[.&]$)/u.test(text);

/** The name that an aside parts from its verb, with the place where it ends; "of X" is no subject but a part of one. */
export function partedFrom(
  page: Page,
  parts: SentenceParts,
  verb: number,
): { readonly mention?: Mention; readonly end: number } | undefined {
  const named = apposed(page, parts, verb);
  if (named) return { mention: named, end: named.to };
  for (const end of asideBefore(page, parts, verb)) {
    const mention = parts.mentions.find((one) => one.form === 'name' && endsAt(page, one, end));
    if (!mention) continue;
    const before = page.tokens[mention.from - 1];
    const article = before?.lower === 'the' ? page.tokens[mention.from - 2] : before;
    if (OF.of(article)) return { end };
    if (NOT_SUBJECT.of(article) || mention.place || mention.possessive) continue;
    if (canHold(mention.actor)) return { mention, end };
  }
  return undefined;
}
