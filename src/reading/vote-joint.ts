import { canHold } from './actor.ts';
import type { Mention } from './mention.ts';
import { lowerWords, type Page, type SentenceParts } from './page.ts';

/** Names that "and" joins to a name, before or after it, with those of the same list: "A (4.8%), B and C". */
export function joinedTo(page: Page, parts: SentenceParts, actor: Mention): Mention[] {
  const names = parts.mentions.filter(
    (mention) => mention.form === 'name' && !mention.place && !mention.possessive,
  );
  const at = names.indexOf(actor);
  if (at === -1) return [];
  let first = at;
  while (first > 0 && joint(page, names[first - 1], names[first])) first -= 1;
  let last = at;
  while (last < names.length - 1 && joint(page, names[last], names[last + 1])) last += 1;
  const joined = names.slice(first, last + 1);
  const closed = joined.some((name, index) => index > 0 && hasAnd(page, joined[index - 1], name));
  if (!closed) return [];
  return joined.filter((mention) => mention.actor !== actor.actor && canHold(mention.actor));
}

/** What may stand between two names of a list: a comma, "and", and a bracket before them. */
function joint(page: Page, before: Mention | undefined, after: Mention | undefined): boolean {
  const gap = gapOf(page, before, after);
  return gap.length > 0 && gap.length <= 2 && gap.every((word) => word === ',' || word === 'and');
}

function hasAnd(page: Page, before: Mention | undefined, after: Mention): boolean {
  return gapOf(page, before, after).includes('and');
}

const LONGEST_BRACKET = 10;

/** The words between two names, without a bracket behind the first. */
function gapOf(page: Page, before: Mention | undefined, after: Mention | undefined): string[] {
  if (!before || !after) return [];
  const gap = lowerWords(page, { from: before.to, to: after.from });
  const end = gap[0] === '(' ? gap.indexOf(')') : -1;
  return end > 0 && end <= LONGEST_BRACKET ? gap.slice(end + 1) : gap;
}
