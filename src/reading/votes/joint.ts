import { canHold } from '../actor.ts';
import type { Mention } from '../mentions/mention.ts';
import { lowerWords, type Page, type SentenceParts } from '../page.ts';

/** Names that "and" joins to a name, before or after it, with those of the same list: "A (4.8%), lender B and C". */
export function joinedTo(page: Page, parts: SentenceParts, actor: Mention): Mention[] {
  const names = namesOf(parts);
  const at = names.indexOf(actor);
  if (at === -1) return [];
  let first = at;
  while (first > 0 && joint(page, names[first - 1], names[first])) first -= 1;
  let last = at;
  while (last < names.length - 1 && joint(page, names[last], names[last + 1])) last += 1;
  const joined = names.slice(first, last + 1);
  const end = lowerWords(page, { from: joined.at(-1)?.to ?? 0, to: (joined.at(-1)?.to ?? 0) + 2 });
  const closed =
    end.includes('and') ||
    joined.some((name, index) => index > 0 && gapOf(page, joined[index - 1], name).includes('and'));
  return closed ? joined.filter((one) => one.actor !== actor.actor && canHold(one.actor)) : [];
}

/** Names that follow one behind "by", each with what is said beside it: "by A with 10 percent, his mother B with 5 and C of Rome". */
export function listFrom(page: Page, parts: SentenceParts, actor: Mention): Mention[] {
  const names = namesOf(parts);
  const found = [actor];
  for (let at = names.indexOf(actor) + 1; at > 0 && at < names.length; at += 1) {
    const next = names[at] as Mention;
    const gap = lowerWords(page, { from: found.at(-1)?.to ?? 0, to: next.from });
    if (gap.length > LONGEST_ITEM || gap.some((word) => ENDS.has(word))) break;
    const join = gap.findLastIndex((word) => word === ',' || word === 'and');
    const title = gap.slice(join + 1);
    if (join !== -1 && title.length <= LONGEST_TITLE && !title.some((word) => INSIDE.has(word)))
      found.push(next);
  }
  return found.filter((one) => canHold(one.actor));
}

const LONGEST_ITEM = 16;
const LONGEST_TITLE = 4;
const ENDS: ReadonlySet<string> = new Set(
  '; . but while which who said says is was were has have after when that although whereas because'.split(
    ' ',
  ),
);
const INSIDE: ReadonlySet<string> = new Set(
  'of to with by for from in at over against on'.split(' '),
);

function namesOf(parts: SentenceParts): Mention[] {
  return parts.mentions.filter(
    ({ form, place, possessive }) => form === 'name' && !place && !possessive,
  );
}

const TITLES: ReadonlySet<string> = new Set(
  'lender bank insurer broker fund funds manager asset hedge group carmaker investor shareholder firm state pension the financier billionaire investors insurers banks'.split(
    ' ',
  ),
);
const LONGEST = 6;

/** What may stand between two names of a list: a comma, "and", what the second is, and a bracket before them. */
function joint(page: Page, before: Mention | undefined, after: Mention | undefined): boolean {
  const gap = gapOf(page, before, after);
  const joins = gap[0] === ',' || gap[0] === 'and';
  return (
    joins &&
    gap.length <= LONGEST &&
    gap.every((word) => word === ',' || word === 'and' || TITLES.has(word))
  );
}

const LONGEST_BRACKET = 10;

/** "Aviva Investors," where only the first word is known for the name. */
function endOf({ tokens }: Page, { to }: Mention): number {
  let end = to;
  while (end < to + 3 && /^\p{Lu}/u.test(tokens[end]?.text ?? '')) end += 1;
  return end;
}

/** The words between two names, without a bracket behind the first. */
function gapOf(page: Page, before: Mention | undefined, after: Mention | undefined): string[] {
  if (!before || !after) return [];
  const from = endOf(page, before);
  const gap = lowerWords(page, { from, to: after.from });
  const end = gap[0] === '(' ? gap.indexOf(')') : -1;
  return end > 0 && end <= LONGEST_BRACKET ? gap.slice(end + 1) : gap;
}
