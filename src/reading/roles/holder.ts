import type { Mention } from '../mentions/mention.ts';
import type { Page, SentenceParts } from '../page.ts';
import { employerAfter } from './company.ts';
import { peopleOf, type Post } from './draft.ts';
import { isCapitalised, type Token } from '../token.ts';
import { verbAt } from '../verb.ts';
import { NOUNS } from '../words/nouns.ts';
import { words } from '../words/set.ts';

/** Who is beside a post, with the status that the words between give. */
export interface Holder {
  readonly person: Mention;
  readonly status?: string;
  /** Nothing but "was" joins the name to the post. */
  readonly was?: boolean;
}

const TITLES: ReadonlySet<string> = new Set([
  ',',
  ':',
  'Mr',
  'Mrs',
  'Ms',
  'Dr',
  'Madam',
  'Sir',
  'Lord',
  'Lady',
  'Dame',
  'Baron',
  'Count',
  'Prince',
  'Princess',
  'Sheikh',
  'Sheik',
  'Prof',
  'Professor',
  'General',
  '.',
]);
const COPULAS = words(
  'is are was were be remains will would include includes to goes went passes passed',
);
const LONGEST_GAP = 3;

/** "chief executive Wendelin Wiedeking", "Alcázar's chairman, Rodrigo Santamaría", "whose chairman is Alan Hart". */
export function holderAfter(page: Page, parts: SentenceParts, post: Post): Holder | undefined {
  const phrase = phraseEnd(page, parts, post);
  if (phrase) return { person: phrase };
  const employer = employerAfter(page, parts, post);
  const after = employer ? pastOf(page, employer) : pastNoun(page, post);
  for (const person of peopleOf(parts)) {
    if (person.form !== 'name' || person.from < after || isGoverned(page, person)) continue;
    const gap = page.tokens.slice(after, person.from).map((token) => token.text);
    const left = gap.filter((word) => !TITLES.has(word));
    if (left.length > LONGEST_GAP) return undefined;
    if (gap.includes(':') && !post.plural) return undefined;
    if (left.length === 0)
      return gap.length > LONGEST_GAP || (gap[0] === ',' && startsClause(parts, person))
        ? undefined
        : { person };
    if (!left.every((word) => COPULAS.has(word))) return undefined;
    return person.possessive ? undefined : { person, ...statusBetween(left) };
  }
  return undefined;
}

const LONGEST_PHRASE = 9;

/** "vice president for oil and gas at Kessler Corp, Jane Hart": the name after a phrase that says of what. */
function phraseEnd(page: Page, parts: SentenceParts, post: Post): Mention | undefined {
  const link = page.tokens[post.to]?.lower ?? '';
  const isField = link === 'and' && / (?:of|for) /.test(post.post);
  if (!isField && !['of', 'for', 'at'].includes(link)) return undefined;
  const person = peopleOf(parts).find((one) => one.from > post.to && !isGoverned(page, one));
  if (!person || person.form !== 'name' || person.possessive) return undefined;
  const last = page.tokens[person.from - 1]?.text === ',' ? person.from - 1 : person.from;
  if (last - post.to > LONGEST_PHRASE || startsClause(parts, person)) return undefined;
  for (let at = post.to; at < last; at += 1) {
    const token = page.tokens[at] as Token;
    if (isNamed(parts, at)) continue;
    if (!PHRASE.of(token) && !isPlain(page, parts, at)) return undefined;
  }
  return ['of', 'for', 'at', 'and'].includes(page.tokens[last - 1]?.lower ?? '')
    ? undefined
    : person;
}

/** "of X", "for X": a name that only says of what the post is. */
function isGoverned({ tokens }: Page, { from }: Mention): boolean {
  return ['of', 'for', 'at'].includes(tokens[from - 1]?.lower ?? '');
}

const PHRASE = words('of for at and the its their & - in');

function isPlain({ tokens }: Page, parts: SentenceParts, at: number): boolean {
  const { kind, lower } = tokens[at] as Token;
  return (
    kind === 'word' &&
    !APART.has(lower) &&
    !BESIDE.has(lower) &&
    !parts.clauses.some(({ verbs }) => verbs.some(({ from, to }) => from <= at && at < to))
  );
}

const OF_WORDS = 3;

/** "chairman of the famous maker | of supercars": where the phrase of a noun for a company ends. */
function pastOf(page: Page, { form, to }: Mention): number {
  if (form !== 'nominal' || page.tokens[to]?.lower !== 'of') return to;
  let at = to + 1;
  while (at < to + 1 + OF_WORDS && isPlainWord(page.tokens[at])) at += 1;
  return at;
}

function isPlainWord(token: Token | undefined): boolean {
  return (
    token?.kind === 'word' &&
    !isCapitalised(token) &&
    !COPULAS.of(token) &&
    !APART.of(token) &&
    !BESIDE.of(token)
  );
}

const OF_NOUN = 5;

/** "chairman of the new company": where the words end that say of what, if a noun does. */
function pastNoun(page: Page, { to }: Post): number {
  if (page.tokens[to]?.lower !== 'of' || page.tokens[to + 1]?.lower !== 'the') return to;
  for (let at = to + 2; at < to + OF_NOUN; at += 1)
    if (NOUNS.has(page.tokens[at]?.lower ?? '')) return at + 1;
  return to;
}

const FUTURE: ReadonlySet<string> = new Set('will would to'.split(' '));

function statusBetween(gap: readonly string[]): { readonly status?: string } {
  if (gap.some((word) => FUTURE.has(word))) return { status: 'appointed' };
  return gap.includes('was') || gap.includes('were') ? { status: 'former' } : {};
}

function startsClause(parts: SentenceParts, mention: Mention): boolean {
  return parts.clauses.some(
    (clause) =>
      clause.subject === mention &&
      clause.verbs[0] !== undefined &&
      clause.verbs[0].from === mention.to &&
      clause.from >= mention.from - 1,
  );
}

/** Words that end what stands beside a name. */
const APART = words(
  'said says told adds added and but which whose while when after before because with by from to against for not as',
);
const BESIDE = words('who is was , until and has had been');
const OPENS = words(', is was has had ( : — –');
const FARTHEST = 10;

/** "Dimitrios Karras, Executive Chairman of Thalassa": the name before, with no verb between but "is" and "was". */
export function holderBefore(page: Page, parts: SentenceParts, post: Post): Holder | undefined {
  const person = peopleOf(parts).findLast(({ to }) => to <= post.from);
  if (!person || person.possessive || person.form === 'nominal') return undefined;
  const from = pastAge(page, person.to);
  const gap = page.tokens.slice(from, post.from);
  const one = gap.some(({ lower }, at) => lower === 'one' && gap[at + 1]?.lower === 'of');
  if (gap.length === 0 || gap.length > (post.plural && !one ? 2 : FARTHEST)) return undefined;
  if (!OPENS.of(gap[0])) return undefined;
  const isApart = gap.some(({ lower, text }, offset) => {
    const at = from + offset;
    if (isNamed(parts, at)) return false;
    if (BESIDE.has(lower)) return isEnd(page, post, lower, at);
    if (lower === 'to' && page.tokens[at + 1]?.lower === 'now') return false;
    if (APART.has(lower) || text === ';' || (text === ':' && offset > 0) || text === ')')
      return true;
    const verb = verbAt(page.tokens, at);
    return verb !== undefined && verb.kind !== 'be';
  });
  if (isApart) return undefined;
  const coming = gap.at(-2)?.lower === 'will' && gap.at(-1)?.lower === 'be';
  if (coming || (gap.at(-3)?.lower === 'will' && gap.at(-2)?.lower === 'be'))
    return { person, status: 'appointed' };
  return { person, ...(gap[0]?.lower === 'was' || gap[0]?.lower === 'had' ? { was: true } : {}) };
}

/** "Jane Hart (61), chairman": where an age in brackets ends. */
function pastAge({ tokens }: Page, at: number): number {
  const aged = tokens[at]?.text === '(' && tokens[at + 1]?.kind === 'number';
  return aged && tokens[at + 2]?.text === ')' ? at + 3 : at;
}

/** "X, chairman, and Y" stays together; after "and" the post must follow at once, or a name that it belongs to. */
function isEnd(page: Page, post: Post, word: string, at: number): boolean {
  if (word !== 'and') return false;
  const next = page.tokens[at + 1];
  return post.from - at > 3 && !isCapitalised(next);
}

function isNamed({ mentions }: SentenceParts, at: number): boolean {
  return mentions.some(({ from, to }) => from <= at && at < to);
}
