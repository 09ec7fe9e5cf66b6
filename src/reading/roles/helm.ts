import type { Mention } from '../mentions/mention.ts';
import { clauseAt, lowerWords, type Page, type SentenceParts } from '../page.ts';
import { isEmployer, peopleOf, type RoleDraft } from './draft.ts';
import { words } from '../words/set.ts';

/** What stands for the post of the head of a company. */
const SEATS: readonly (readonly string[])[] = [
  ['helm'],
  ['reins'],
  ['command'],
  ['hot', 'seat'],
  ['driving', 'seat'],
  ['top', 'job'],
  ['top', 'post'],
  ['top', 'role'],
  ['top', 'position'],
  ['top', 'seat'],
];
const HELMS = words('helm reins command seat job post role position head top');

const TAKES: ReadonlySet<string> = new Set(
  'take takes took taken taking assume assumes assumed assuming get gets got landed lands seize seized'.split(
    ' ',
  ),
);
const GIVES: ReadonlySet<string> = new Set(
  'give gives gave given giving hand hands handed handing offer offered offers entrust entrusted'.split(
    ' ',
  ),
);
const PUTS: ReadonlySet<string> = new Set(
  'put puts placed places installed installs brought bring brings'.split(' '),
);
const GOES: ReadonlySet<string> = new Set('goes went go passes passed pass'.split(' '));

/** "took the helm of X", "gave Y the top job", "put Y at the head of X": who becomes the head of a company. */
export function helmsIn(page: Page, parts: SentenceParts): RoleDraft[] {
  const found: RoleDraft[] = [];
  for (let at = parts.sentence.from; at < parts.sentence.to; at += 1) {
    if (!HELMS.of(page.tokens[at])) continue;
    const draft = helmAt(page, parts, at);
    if (draft) found.push(draft);
  }
  return found;
}

const REACH = 8;

function helmAt(page: Page, parts: SentenceParts, at: number): RoleDraft | undefined {
  const lower = page.tokens[at]?.lower ?? '';
  const isTop = lower === 'head' || lower === 'top';
  const seat = isTop ? [lower] : SEATS.find((phrase) => endsWith(page, at, phrase));
  if (!seat) return undefined;
  const start = at - seat.length + 1;
  const before = lowerWords(page, {
    from: Math.max(parts.sentence.from, start - REACH),
    to: start,
  });
  const isAt = before.at(-1) === 'the' && before.at(-2) === 'at';
  const employer = firmAfter(page, parts, at + 1);
  const post = { post: 'chief executive', from: start, to: at + 1 };
  const draft = { parts, post, ...(employer && { employer }) };
  if (isAt) {
    const person = before.some((word) => PUTS.has(word)) ? objectOf(page, parts, start) : undefined;
    return person && employer && { ...draft, person, status: 'appointed' };
  }
  if (isTop || (lower === 'command' && !employer)) return undefined;
  const status = 'appointed';
  if (before.some((word) => GIVES.has(word))) {
    const person = objectOf(page, parts, start);
    return person && { ...draft, person, status };
  }
  const person = before.some((word) => TAKES.has(word))
    ? subjectOf(parts, start)
    : receiverOf(page, parts, at + 1);
  return person && { ...draft, person, status };
}

function endsWith(page: Page, at: number, phrase: readonly string[]): boolean {
  return phrase.every((word, back) => page.tokens[at - phrase.length + 1 + back]?.lower === word);
}

/** "of X", "at X" behind the seat. */
function firmAfter(page: Page, parts: SentenceParts, at: number): Mention | undefined {
  const link = page.tokens[at]?.lower ?? '';
  if (link !== 'of' && link !== 'at') return undefined;
  const near = parts.mentions.filter(
    (mention) => mention.from > at && mention.from <= at + 6 && isEmployer(mention),
  );
  return near.find(({ form }) => form === 'name') ?? near[0];
}

/** The person between the verb that gives and the seat, or, where the verb is passive, its subject. */
function objectOf(page: Page, parts: SentenceParts, start: number): Mention | undefined {
  const verb = clauseAt(parts, start - 1)?.verbs.findLast(({ to }) => to <= start);
  if (!verb) return undefined;
  if (verb.passive) return subjectOf(parts, start);
  return peopleOf(parts).find(
    ({ from, to, possessive }) => from >= verb.to && to <= start && !possessive,
  );
}

function subjectOf(parts: SentenceParts, at: number): Mention | undefined {
  const subject = clauseAt(parts, at)?.subject;
  return subject?.actor.kind === 'person' && subject.to <= at ? subject : undefined;
}

/** "the top job goes to X". */
function receiverOf(page: Page, parts: SentenceParts, from: number): Mention | undefined {
  const after = lowerWords(page, { from, to: Math.min(parts.sentence.to, from + REACH) });
  const goes = after.findIndex((word) => GOES.has(word));
  const to = goes === -1 ? -1 : after.indexOf('to', goes);
  if (to === -1) return undefined;
  return peopleOf(parts).find((one) => one.from > from + to && one.from <= from + to + 4);
}
