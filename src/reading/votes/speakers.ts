import { canHold } from '../actor.ts';
import type { Mention } from '../mentions/mention.ts';
import { lowerWords, type Page, type SentenceParts } from '../page.ts';
import { words } from '../words/set.ts';

const SAYS = words(
  'said says say saying announced announces declared declares stated states confirmed confirms added told signalled signaled indicated disclosed reiterated insisted known promised vowed',
);
const WHO_SAYS = words('it they he she we');

/** "X, the largest holder, declared that it would vote": whoever says what "it" does is "it". */
export function speakerFor(
  page: Page,
  parts: SentenceParts,
  pronoun: Mention,
): Mention | undefined {
  if (!WHO_SAYS.of(page.tokens[pronoun.from])) return undefined;
  let at = pronoun.from - 1;
  if (page.tokens[at]?.lower === 'that') at -= 1;
  if (at <= parts.sentence.from || !SAYS.of(page.tokens[at])) return undefined;
  const names = parts.mentions.filter(
    ({ form, to, place, possessive }) => form === 'name' && to <= at && !place && !possessive,
  );
  return names.findLast((name) => canHold(name.actor) && leads(page, parts, name));
}

/** A name that begins its sentence or clause, and not what stands behind "of" in an apposition. */
function leads(page: Page, parts: SentenceParts, { from }: Mention): boolean {
  const before = lowerWords(page, { from: Math.max(parts.sentence.from, from - 2), to: from });
  const last = before.at(-1);
  return (
    (last === undefined ||
      [',', ';', 'and', 'but', 'while', 'the', '(', '.', 'however', ':', ')', '“', '"'].includes(
        last,
      ) ||
      parts.clauses.some((clause) => clause.from === from)) &&
    last !== 'of'
  );
}
