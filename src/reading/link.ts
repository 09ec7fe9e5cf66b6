import type { Clause } from './clause.ts';
import type { Mention } from './mention.ts';
import type { Page, SentenceParts } from './page.ts';
import { clauseAt } from './page.ts';
import type { Percent } from './percent.ts';
import { hasShareholder, isStakeIn } from './targets.ts';

/** How a mention of the same sentence stands to a percentage: the features of the ranker. */
export function linkFeatures(
  page: Page,
  parts: SentenceParts,
  mention: Mention,
  percent: Percent,
): string[] {
  const after = mention.from >= percent.to;
  const clause = clauseAt(parts, percent.from);
  const own = clauseAt(parts, mention.from);
  const between = parts.mentions.filter((other) =>
    after
      ? other.from >= percent.to && other.to <= mention.from
      : other.from >= mention.to && other.to <= percent.from,
  );
  const side = after ? 'after' : 'before';
  const found = [
    `${side}:gap${Math.min(3, between.length)}`,
    `${side}:prep-${prepositionBefore(page, mention)}`,
    ...(own === clause
      ? [`${side}:same-clause`]
      : own && clause && Math.abs(own.index - clause.index) === 1
        ? [`${side}:next-clause`]
        : [`${side}:far-clause`]),
    ...adjacency(page, mention, percent, after),
  ];
  if (clause && isPlaceOf(page, clause, parts, mention)) found.push('before:where');
  if (mention.form === 'relative' && mention.possessive && own === clause)
    found.push('before:whose');
  found.push(...parallel(page, parts, mention, percent));
  if (isListEntry(page, parts, mention)) found.push('entry');
  if (!after && isStakeIn(page.tokens, mention)) found.push('before:stake-in');
  if (hasShareholder(page.tokens, mention)) found.push(`${side}:has-shareholder`);
  if (mention.possessive) found.push(`${side}:possessive`);
  if (mention.form !== 'name') found.push(`${side}:${mention.form}`);
  if (clause) found.push(...subjectFeatures(clause, mention, percent));
  return found;
}

function prepositionBefore(page: Page, mention: Mention): string {
  const word = page.tokens[mention.from - 1]?.lower ?? '';
  const article = ['the', 'its', 'their'].includes(word)
    ? (page.tokens[mention.from - 2]?.lower ?? '')
    : word;
  return LINKS.has(article)
    ? article
    : article === ','
      ? 'comma'
      : article === '('
        ? 'bracket'
        : article === 'and'
          ? 'and'
          : 'none';
}

const LINKS: ReadonlySet<string> = new Set([
  'of',
  'in',
  'by',
  'to',
  'from',
  'with',
  'for',
  'between',
  'against',
  'at',
  'on',
  'into',
]);
/** Words that may stand between "43 percent" and the name of the company. */
const SHARE_WORDS: ReadonlySet<string> = new Set(
  "of in the its their all shares share stake stakes holding interest capital votes vote voting rights right ordinary stock equity common outstanding issued class a b preferred total economic - , 's company company's".split(
    ' ',
  ),
);

function adjacency(page: Page, mention: Mention, percent: Percent, after: boolean): string[] {
  const tokens = after
    ? page.tokens.slice(percent.to, mention.from)
    : page.tokens.slice(mention.to, percent.from);
  const words = tokens.map((token) => token.lower);
  if (words.length > 8) return [];
  const text = words.join(' ');
  if (after) {
    if (words.length === 0) return ['after:next'];
    if (words.every((word) => SHARE_WORDS.has(word)))
      return [`after:direct-${words.findLast((word) => word === 'of' || word === 'in') ?? 'none'}`];
    return words.every((word) =>
      [
        'owned',
        'held',
        '-',
        'by',
        'belong',
        'belongs',
        'to',
        'of',
        'the',
        'votes',
        'shares',
        'stake',
        'are',
      ].includes(word),
    )
      ? ['after:agent']
      : [];
  }
  if (text === '(' || text === ': (') return ['before:bracket'];
  if (text === '' || text === 'about' || text === 'some') return ['before:next'];
  if (text === ':') return ['before:colon'];
  if (words[0] === 'with' || text.startsWith(', with') || text.startsWith('owning'))
    return ['before:with'];
  if (words[0] === "'s" || (mention.possessive && words.length <= 3))
    return words.length <= 4 ? ['before:own-stake'] : [];
  return [];
}

function subjectFeatures(clause: Clause, mention: Mention, percent: Percent): string[] {
  const verb =
    clause.verbs.findLast((candidate) => candidate.from < percent.from) ?? clause.verbs[0];
  const kind = verb ? `${verb.kind}${verb.passive ? '-passive' : ''}` : 'none';
  if (
    clause.subject === mention ||
    (clause.subject &&
      clause.subject.actor === mention.actor &&
      mention.from < percent.from &&
      mention.form === 'relative')
  ) {
    const whole = [clause.inherited ? 'subject:inherited' : 'subject:own', `subject:${kind}`];
    return mention.form === 'relative' && verb?.kind === 'own'
      ? [...whole, 'subject:which-owns']
      : whole;
  }
  return clause.subject?.actor === mention.actor ? ['subject:same-actor'] : [`object:${kind}`];
}

/** "Mediobanca itself, where Delfin has 19 percent", "La Rambla, in which he has 51%". */
function isPlaceOf(page: Page, clause: Clause, parts: SentenceParts, mention: Mention): boolean {
  const opener = page.tokens[clause.from]?.lower;
  const before = page.tokens[clause.from - 1]?.lower ?? '';
  const opens = opener === 'where' || (opener === 'which' && ['in', 'of'].includes(before));
  return (
    opens && parts.mentions.findLast((other) => other.to <= clause.from && !other.place) === mention
  );
}

/** "Renstrand and Aarnio have 18% and 16%": the first goes with the first, the second with the second. */
function parallel(page: Page, parts: SentenceParts, mention: Mention, percent: Percent): string[] {
  const percents = groupAround(page, parts.percents, percent);
  const mentions = groupAround(page, parts.mentions, mention);
  if (percents.length < 2 || percents.length !== mentions.length) return [];
  return [
    percents.indexOf(percent) === mentions.indexOf(mention) ? 'parallel:same' : 'parallel:other',
  ];
}

interface Placed {
  readonly from: number;
  readonly to: number;
}

/** Neighbours joined by nothing but "and" and commas. */
function groupAround<T extends Placed>(page: Page, all: readonly T[], one: T): readonly T[] {
  const at = all.indexOf(one);
  const joined = (first: T | undefined, second: T | undefined) =>
    first !== undefined &&
    second !== undefined &&
    second.from > first.to &&
    page.tokens
      .slice(first.to, second.from)
      .every((token) => ['and', ',', 'about', 'around'].includes(token.lower));
  let [low, high] = [at, at];
  while (low > 0 && joined(all[low - 1], all[low])) low -= 1;
  while (joined(all[high], all[high + 1])) high += 1;
  return all.slice(low, high + 1);
}

/** A name that opens its line or list entry and is followed by a colon or bracket. */
export function isListEntry(page: Page, parts: SentenceParts, mention: Mention): boolean {
  const next = page.tokens[mention.to]?.text;
  return (next === ':' || next === '(') && mention.from - parts.sentence.from <= 4;
}
