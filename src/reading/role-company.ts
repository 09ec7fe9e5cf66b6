import { type Actor, canBeCompany } from './actor.ts';
import type { Mention } from './mention.ts';
import { clauseAt, type Page, type SentenceParts } from './page.ts';
import { isDemonym } from './geography.ts';
import { isEmployer, type Post } from './role-draft.ts';
import { isCapitalised, isPossessive, type Token } from './token.ts';
import { words } from './words/set.ts';

const ADJECTIVES: ReadonlySet<string> = new Set(
  'former acting interim new current group then outgoing long - time global first own first longtime the'.split(
    ' ',
  ),
);

/** The company that the words join to a post: "chairman of X", "CEO at X", "X's finance chief", "X boss". */
export function employerBeside(page: Page, parts: SentenceParts, post: Post): Mention | undefined {
  const before = employerBefore(page, parts, post);
  if (before && page.tokens[post.to]?.lower === 'for') return before;
  return employerAfter(page, parts, post) ?? before ?? employerByVerb(page, parts, post);
}

/** As `employerBeside`, with the second company of "chairman of (both) X and Y". */
export function employersBeside(page: Page, parts: SentenceParts, post: Post): Mention[] {
  const first = employerBeside(page, parts, post);
  if (!first) return [];
  return first.from >= post.to ? [first, ...joinedTo(page, parts, first)] : [first];
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

/** "the French finance minister": the state of the adjective before a post. */
export function stateBefore(page: Page, post: Post): Actor | undefined {
  const word = page.tokens[post.from - 1]?.text ?? '';
  return isDemonym(word) ? page.index.named(`${word} government`) : undefined;
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
  if (first?.possessive) return ownedBy(parts, first) ?? first;
  return first?.form === 'nominal' ? (apposed(parts, first) ?? first) : first;
}

const WITH = words('with in over');

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
          (JOINS.has(before) || LEAVES.has(before) || before === 'at')
      : mention.from >= post.to && close && LEAVES.has(before);
  });
}

const CLOSE = 9;
const JOINS: ReadonlySet<string> = new Set(['joins', 'joined', 'join', 'joining', 'to']);
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
  return parts.mentions.findLast((mention) => {
    if (mention.to > post.from || !isEmployer(mention)) return false;
    const gap = page.tokens.slice(mention.to, post.from);
    const owned = isPossessive(gap[0]) || mention.possessive;
    return (
      gap.length <= 4 &&
      gap.every(
        (token) =>
          isPossessive(token) || ADJECTIVES.has(token.lower) || (owned && isAdjective(token)),
      ) &&
      (mention.form !== 'pronoun' || mention.possessive)
    );
  });
}

/** "Kessler's outspoken chairman": any plain word may stand there that joins nothing. */
function isAdjective(token: Token): boolean {
  return token.kind === 'word' && !isCapitalised(token) && !JOINS_ON.has(token.lower);
}

const JOINS_ON = words(
  'and or of to in on at by with for from as than that which who whose said says told is was are were has had have will would board stake shares plan plans bid offer merger share management',
);

/** A first guess of the company of a post that names none: the clause's, the sentence's, or that of the whole text. */
export function employerOf(page: Page, parts: SentenceParts, post: Post): Mention | undefined {
  if (post.post.includes('minister')) return stateOf(page, parts);
  if (post.post.startsWith('alliance')) return allianceOf(page) ?? homeOf(page);
  const under = companyUnder(page, parts, post);
  if (under) return under;
  const subject = clauseAt(parts, post.from)?.subject;
  if (subject && isEmployer(subject) && subject.to <= post.from && canBeCompany(subject.actor))
    return subject;
  const opening = parts.clauses[0]?.subject;
  if (opening && opening.to <= post.from && canBeCompany(opening.actor)) return opening;
  return earlierSubject(page, parts) ?? homeOf(page);
}

/** The alliance that the text names first. */
export function allianceOf(page: Page): Mention | undefined {
  return page.mentions.slice(0, SEARCHED).find(({ actor }) => actor.sector === 'alliance');
}

/** "Under chief executive X, Renault cut its stake": the company that follows. */
function companyUnder(page: Page, parts: SentenceParts, post: Post): Mention | undefined {
  if (page.tokens[post.from - 1]?.lower !== 'under') return undefined;
  return parts.mentions.find(
    (mention) => mention.from >= post.to && isEmployer(mention) && canBeCompany(mention.actor),
  );
}

function earlierSubject(page: Page, parts: SentenceParts): Mention | undefined {
  const earlier = page.inSentence[parts.sentence.index - 1];
  if (!earlier || earlier.sentence.paragraph !== parts.sentence.paragraph) return undefined;
  const subject = earlier.clauses[0]?.subject;
  return subject && canBeCompany(subject.actor) && !subject.place ? subject : undefined;
}

/** The company that the text is about: named in its first sentence, often, and as what others hold. */
export function homeOf(page: Page): Mention | undefined {
  const known = HOMES.get(page);
  if (known) return known.home;
  const home = foundHome(page);
  HOMES.set(page, { home });
  return home;
}

/** Found once for each text: the search costs its length. */
const HOMES = new WeakMap<Page, { readonly home: Mention | undefined }>();

function foundHome(page: Page): Mention | undefined {
  const scores = new Map<Actor, { readonly first: Mention; score: number }>();
  for (const mention of page.mentions) {
    if (!canBeCompany(mention.actor) || mention.form !== 'name' || mention.place) continue;
    const known = scores.get(mention.actor) ?? {
      first: mention,
      score: HELD * (page.targets.get(mention.actor) ?? 0) + (mention.sentence === 0 ? OPENING : 0),
    };
    known.score += 1;
    scores.set(mention.actor, known);
  }
  const ranked = [...scores.values()].sort((first, second) => second.score - first.score);
  return ranked[0]?.first;
}

/** What a mention in the first sentence, and a stake spoken of, weigh against one mention of the name. */
const OPENING = 4;
const HELD = 2;

/** Mentions from the start of a text that are searched for its state: a bound on the cost. */
const SEARCHED = 100;

function stateOf(page: Page, parts: SentenceParts): Mention | undefined {
  const named = (mention: Mention) =>
    mention.actor.kind === 'state' && mention.actor.name !== mention.actor.name.toLowerCase();
  return (
    parts.mentions.find(named) ??
    page.mentions.slice(0, SEARCHED).find(named) ??
    page.mentions.slice(0, SEARCHED).find((mention) => mention.actor.kind === 'state')
  );
}
