import type { Mention } from '../mentions/mention.ts';
import type { Page, SentenceParts } from '../page.ts';
import { isEmployer, type Post } from './draft.ts';
import { isCapitalised, isPossessive, type Token } from '../token.ts';
import { isField } from '../words/post-names.ts';
import { words } from '../words/set.ts';

const ADJECTIVES = words(
  'former acting interim new current group then outgoing long - time global first own first longtime the',
);

/** The company that the words join to a post: "chairman of X", "CEO at X", "X's finance chief", "X boss". */
export function employerBeside(page: Page, parts: SentenceParts, post: Post): Mention | undefined {
  const inside = employerInside(parts, post);
  if (inside) return inside;
  const before = employerBefore(page, parts, post);
  if (before && page.tokens[post.to]?.lower === 'for') return before;
  return (
    employerAfter(page, parts, post) ??
    before ??
    employerByVerb(page, parts, post) ??
    employerInFront(page, parts, post)
  );
}

/** "At Ford he takes a new post, head of sales": the place that the sentence or clause opens with. */
function employerInFront(page: Page, parts: SentenceParts, post: Post): Mention | undefined {
  return parts.mentions.find((mention) => {
    if (mention.to > post.from || !isEmployer(mention) || mention.form !== 'name') return false;
    const the = page.tokens[mention.from - 1]?.lower === 'the' ? 1 : 0;
    const at = mention.from - 1 - the;
    const opens =
      at === parts.sentence.from || ['and', 'but', ','].includes(page.tokens[at - 1]?.lower ?? '');
    return opens && page.tokens[at]?.lower === 'at' && !mention.possessive;
  });
}

/** "a member of Volkswagen's supervisory board": the company among the words of the post. */
function employerInside({ mentions }: SentenceParts, { from, to }: Post): Mention | undefined {
  return mentions.find(
    (mention) =>
      from < mention.from && mention.to <= to && isEmployer(mention) && mention.form !== 'relative',
  );
}

/** As `employerBeside`, with the second company of "chairman of (both) X and Y". */
export function employersBeside(page: Page, parts: SentenceParts, post: Post): Mention[] {
  const both = bothAfter(page, post);
  if (both.length > 0) return both;
  const first = employerBeside(page, parts, post);
  if (!first) return [];
  return first.from >= post.to ? [first, ...joinedTo(page, parts, first)] : [first];
}

const BOTH = words('carmakers companies firms groups banks airlines makers partners automakers');

/** "the CEO of both carmakers": the two companies that the text names most. */
function bothAfter(page: Page, post: Post): Mention[] {
  const [of, both, next] = [0, 1, 2].map((step) => page.tokens[post.to + step]);
  if (of?.lower !== 'of' || both?.lower !== 'both') return [];
  const ends = next === undefined || next.kind !== 'word' || BOTH.of(next);
  const topics = page.topics.filter(
    ({ actor }) => actor.kind === 'company' && actor.sector !== 'alliance',
  );
  return ends && topics.length > 1 ? topics.slice(0, 2) : [];
}

/** "Nissan and Mitsubishi": the company that "and" joins to another. */
export function joinedTo(page: Page, parts: SentenceParts, first: Mention): Mention[] {
  if (page.tokens[first.to]?.lower !== 'and') return [];
  const second = parts.mentions.find(({ from }) => from === first.to + 1);
  return second && second.form === 'name' && isEmployer(second) && !second.possessive
    ? [second]
    : [];
}

/** "Chairman Jane Lane of Kessler": the company of the person, named right after. */
export function employerOfHolder(
  page: Page,
  parts: SentenceParts,
  person: Mention,
): Mention | undefined {
  const word = page.tokens[person.to]?.lower;
  if (word !== 'of' && word !== 'at') return undefined;
  const skip = page.tokens[person.to + 1]?.lower === 'the' ? 2 : 1;
  return parts.mentions.find(
    (mention) =>
      (mention.from === person.to + 1 || mention.from === person.to + skip) && isEmployer(mention),
  );
}

/** "chairman of Thalassa", "CEO at Nissan". */
export function employerAfter(page: Page, parts: SentenceParts, post: Post): Mention | undefined {
  const word = page.tokens[post.to]?.lower ?? '';
  if (WITH.has(word) || word === ',') return adjoining(page, parts, post);
  if (word !== 'of' && word !== 'at' && word !== 'for') return undefined;
  const first = parts.mentions.find(
    (mention) =>
      mention.from > post.to &&
      mention.from - post.to <= 4 &&
      isEmployer(mention) &&
      !(mention.form === 'pronoun' && mention.possessive),
  );
  if (!first)
    return parts.mentions.find(
      (mention) => mention.from === post.to + 1 && mention.possessive && isEmployer(mention),
    );
  if (isFieldName(page, first)) return undefined;
  if (first.possessive) return ownedBy(parts, first) ?? first;
  return first.form === 'nominal' ? (apposed(parts, first) ?? first) : first;
}

/** "vice president of Gulf Coast Operations": a field of work that the text names once, and no company. */
function isFieldName(page: Page, { actor, from, to, form }: Mention): boolean {
  const last = page.tokens[to - 1]?.lower ?? '';
  if (form !== 'name' || !actor.learned || !isField(last)) return false;
  const isFirm = !page.tokens.slice(from, to).every(({ lower }) => isField(lower));
  if (FIRMS.has(last) && isFirm) return false;
  return page.mentions.filter((mention) => mention.actor === actor).length === 1;
}

/** Words of fields that end names of companies too: "the Qatar Airways Group". */
const FIRMS: ReadonlySet<string> = new Set(
  'group bank union trust retail international council management capital energy investment investments insurance securities trading finance advisory'.split(
    ' ',
  ),
);

const WITH: ReadonlySet<string> = new Set('with in over'.split(' '));

/** "vice president with Kessler", "CEO, Kessler Corp, said": the name right behind the small word or comma. */
function adjoining(page: Page, parts: SentenceParts, post: Post): Mention | undefined {
  const name = parts.mentions.find(({ from }) => from === post.to + 1);
  if (!name || name.form !== 'name' || !isEmployer(name) || name.possessive) return undefined;
  const isApart = page.tokens[post.to]?.text === ',';
  return isApart && ![',', '.', ':'].includes(page.tokens[name.to]?.text ?? '') ? undefined : name;
}

/** "president of Texaco's Getty unit": the company that another owns. */
function ownedBy(parts: SentenceParts, owner: Mention): Mention | undefined {
  return parts.mentions.find(
    (mention) =>
      mention.from >= owner.to &&
      mention.from <= owner.to + 3 &&
      mention.form === 'name' &&
      isEmployer(mention),
  );
}

/** "of its Norwegian partner Havnekraft": the name right after the noun. */
function apposed(parts: SentenceParts, noun: Mention): Mention | undefined {
  return parts.mentions.find(
    (mention) => mention.from === noun.to && mention.form === 'name' && isEmployer(mention),
  );
}

/** "joins Peugeot as head", "director of the alliance, has left Renault": whom the person joins or leaves. */
function employerByVerb(page: Page, parts: SentenceParts, post: Post): Mention | undefined {
  const isAs = page.tokens[post.from - 1]?.lower === 'as';
  return parts.mentions.findLast((mention) => {
    if (!isEmployer(mention) || mention.possessive) return false;
    const before = page.tokens[mention.from - 1]?.lower ?? '';
    const close = Math.abs(mention.from - post.from) <= CLOSE;
    return isAs
      ? mention.to <= post.from &&
          close &&
          (JOINS.has(before) || LEAVES.has(before) || before === 'at' || before === 'for')
      : mention.from >= post.to && close && LEAVES.has(before);
  });
}

const CLOSE = 9;
const JOINS: ReadonlySet<string> = new Set(
  'joins joined join joining to heads headed leads led runs ran'.split(' '),
);
const LEAVES: ReadonlySet<string> = new Set([
  'left',
  'leaves',
  'leave',
  'leaving',
  'quit',
  'quits',
]);

/** "Renault CEO", "Porsche’s finance chief", "its chairman". */
function employerBefore(page: Page, parts: SentenceParts, post: Post): Mention | undefined {
  const found = besideBefore(page, parts, post);
  if (found && found.form !== 'pronoun') return found;
  const own = found?.from ?? possessiveBefore(page, post);
  if (own === -1) return undefined;
  return (
    tellerOf(page, parts, { own, post }) ??
    ownerBefore(page, parts, own) ??
    found ??
    meantBy(page, parts, own)
  );
}

/** "Its chief executive", which stands for a person as a whole: whom "its" means in it. */
function meantBy({ tokens }: Page, { mentions }: SentenceParts, at: number): Mention | undefined {
  const whole = mentions.find(({ from, to, owner }) => owner && from <= at && at < to);
  const its = tokens[at];
  if (!whole?.owner || !its) return undefined;
  const { actor, antecedent } = whole.owner;
  const { sentence } = whole;
  const span = { from: at, to: at + 1, start: its.start, end: its.end };
  const meant: Mention = {
    actor,
    form: 'pronoun',
    ...span,
    sentence,
    possessive: true,
    place: false,
    antecedent,
  };
  return isEmployer(meant) ? meant : undefined;
}

/** "Temasek will look to Asia, its chief executive X said": "its" means the company of which it is told. */
function tellerOf(
  page: Page,
  { clauses, sentence }: SentenceParts,
  { own, post }: { readonly own: number; readonly post: Post },
): Mention | undefined {
  if (page.tokens[own - 1]?.text !== ',') return undefined;
  const said = clauses.some(({ verbs }) =>
    verbs.some(
      ({ from, kind, to }) => kind === 'say' && from >= post.to && sentence.to - to <= SAID_LAST,
    ),
  );
  const subject = clauses.find((clause) => clause.subject)?.subject;
  return said && subject && isEmployer(subject) && subject.to < own ? subject : undefined;
}

const SAID_LAST = 8;
const OWNS = words('its their');

/** Where "its" stands before a post: "its longtime chairman". */
function possessiveBefore(page: Page, { from }: Post): number {
  let at = from - 1;
  while (from - at < 3 && ADJECTIVES.of(page.tokens[at])) at -= 1;
  return OWNS.of(page.tokens[at]) ? at : -1;
}

const ASIDES = words(', and under with through by from');

/** "The commission, under its chairman X", "Volvo and its chairman X": whom "its" means. */
function ownerBefore(page: Page, parts: SentenceParts, from: number): Mention | undefined {
  let at = from;
  while (at > parts.sentence.from && from - at < 3 && ASIDES.of(page.tokens[at - 1])) at -= 1;
  const owner = parts.mentions.find(({ to }) => to === at);
  return at < from && owner?.form === 'name' && isEmployer(owner) ? owner : undefined;
}

function besideBefore(page: Page, parts: SentenceParts, post: Post): Mention | undefined {
  return parts.mentions.findLast((mention) => {
    if (mention.to > post.from || !isEmployer(mention)) return false;
    const gap = page.tokens.slice(mention.to, post.from);
    const owned = isPossessive(gap[0]) || mention.possessive;
    return (
      gap.length <= 4 &&
      gap.every(
        (token) => isPossessive(token) || ADJECTIVES.of(token) || (owned && isAdjective(token)),
      ) &&
      (mention.form !== 'pronoun' || mention.possessive)
    );
  });
}

/** "Kessler's outspoken chairman": any plain word may stand there that joins nothing. */
function isAdjective(token: Token): boolean {
  return token.kind === 'word' && !isCapitalised(token) && !JOINS_ON.of(token);
}

const JOINS_ON = words(
  'and or of to in on at by with for from as than that which who whose said says told is was are were has had have will would board stake shares plan plans bid offer merger share management',
);
