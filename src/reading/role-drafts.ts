import type { Clause } from './clause.ts';
import type { Mention } from './mention.ts';
import { clauseAt, lowerWords, type Page, type SentenceParts } from './page.ts';
import { employerAfter, employerBeside } from './role-company.ts';
import { coordinated, peopleOf, type Post, type RoleDraft } from './role-draft.ts';
import { chairs, leads } from './role-leads.ts';
import { movesIn } from './role-moves.ts';
import { changeIn, departureBy, departureOf, statusBefore } from './role-status.ts';
import { isCapitalised, isPossessive } from './token.ts';
import { verbAt } from './verb.ts';
import { postAt } from './words/post-names.ts';
import { words } from './words/set.ts';

/** Posts told of last, among which a succession looks for its post. */
const RECENT = 40;

/** Persons and their posts as the sentences of a text join them, before each has its company. */
export function draftsOf(page: Page): RoleDraft[] {
  const drafts: RoleDraft[] = [];
  for (const parts of page.inSentence) {
    if (parts.sentence.kind !== 'body' && parts.sentence.kind !== 'headline') continue;
    for (const post of chained(page, postsIn(page, parts)))
      drafts.push(...rolesAt(page, parts, post));
    drafts.push(...chairs(page, parts), ...leads(page, parts));
    drafts.push(...movesIn(page, parts, drafts.slice(-RECENT)));
  }
  return distinct(drafts);
}

/** The same person, post and status is told once for each sentence. */
function distinct(drafts: readonly RoleDraft[]): RoleDraft[] {
  const seen = new Set<string>();
  return drafts.filter(({ parts, person, post, status }) => {
    const key = [parts.sentence.index, person.actor.name, post.post, status].join('\n');
    return !seen.has(key) && seen.add(key);
  });
}

function postsIn(page: Page, { sentence }: SentenceParts): Post[] {
  const found: Post[] = [];
  for (let at = sentence.from; at < sentence.to; at += 1) {
    const hit = postAt(page.tokens, at, sentence.to);
    if (!hit) continue;
    const next = page.tokens[hit.to];
    if (!(next && isPossessive(next))) found.push({ ...hit, from: at });
    at = hit.to - 1;
  }
  return found;
}

/** "chairman and chief executive": posts that "and" joins are held by the same person. */
function chained(page: Page, posts: readonly Post[]): Post[] {
  const isNext = (first: Post | undefined, second: Post | undefined) =>
    first !== undefined &&
    second !== undefined &&
    second.from === first.to + 1 &&
    ['and', '&', '/'].includes(page.tokens[first.to]?.lower ?? '');
  return posts.map((post, at) => {
    const [before, after] = [posts[at - 1], posts[at + 1]];
    return {
      ...post,
      from: isNext(before, post) ? (before as Post).from : post.from,
      to: isNext(post, after) ? (after as Post).to : post.to,
    };
  });
}

function rolesAt(page: Page, parts: SentenceParts, post: Post): RoleDraft[] {
  const employer = employerBeside(page, parts, post);
  const frame = { parts, post, ...(employer && { employer }) };
  const after = personAfter(page, parts, post);
  const beside = after ?? (post.plural ? undefined : personBefore(page, parts, post));
  if (!beside) return byVerb(page, frame);
  const status =
    statusBefore(page, parts, post) ??
    departureOf(page, parts, Math.max(beside.to, post.to)) ??
    departureBy(page, parts, beside) ??
    'current';
  const people = post.plural ? coordinated(page, parts, beside) : [beside];
  return people.map((person) => ({ ...frame, person, status }));
}

const TITLES: ReadonlySet<string> = new Set([',', 'Mr', 'Mrs', 'Ms', 'Dr', 'Madam', 'Sir', '.']);

/** "chief executive Wendelin Wiedeking", "Alcázar's chairman, Rodrigo Santamaría". */
function personAfter(page: Page, parts: SentenceParts, post: Post): Mention | undefined {
  const { tokens } = page;
  const after = employerAfter(page, parts, post)?.to ?? post.to;
  return peopleOf(parts).find((mention) => {
    if (mention.form !== 'name' || mention.from < after) return false;
    const gap = tokens.slice(after, mention.from).map((token) => token.text);
    return (
      gap.length <= 3 &&
      gap.every((word) => TITLES.has(word)) &&
      !(gap[0] === ',' && startsClause(parts, mention))
    );
  });
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
  'said says told adds added and but which whose while when after before because with by from to against for not',
);
const BESIDE = words('who is was , until and');
const FARTHEST = 10;

/** "Dimitrios Karras, Executive Chairman of Thalassa": the name before, with no verb between but "is" and "was". */
function personBefore(page: Page, parts: SentenceParts, post: Post): Mention | undefined {
  const person = peopleOf(parts).findLast(({ to }) => to <= post.from);
  if (!person || person.possessive || person.form === 'nominal') return undefined;
  const gap = page.tokens.slice(person.to, post.from);
  if (gap.length === 0 || gap.length > FARTHEST) return undefined;
  if (![',', 'is', 'was', '('].includes(gap[0]?.lower ?? '')) return undefined;
  const isApart = gap.some(({ lower, text }, offset) => {
    if (BESIDE.has(lower)) return isEnd(page, post, lower, person.to + offset);
    if (APART.has(lower) || text === ';' || text === ':' || text === ')') return true;
    const verb = verbAt(page.tokens, person.to + offset);
    return verb !== undefined && verb.kind !== 'be' && !isNamed(parts, person.to + offset);
  });
  return isApart ? undefined : person;
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

type Frame = Omit<RoleDraft, 'person' | 'status'>;

/** "Caltagirone quit as deputy chairman", "was appointed finance chief", "sent Henry Wallace as president". */
function byVerb(page: Page, frame: Frame): RoleDraft[] {
  const { parts, post } = frame;
  const clause = clauseAt(parts, post.from);
  if (!clause) return [];
  const before = page.tokens[post.from - 1]?.lower ?? '';
  if (post.weak && before !== 'as' && !['acting', 'interim'].includes(before)) return [];
  const change = changeIn(
    lowerWords(page, { from: clause.from, to: Math.min(clause.to, post.to + 4) }),
  );
  const standing = clause.verbs.some(
    (verb) => verb.kind === 'be' && verb.to <= post.from && post.from - verb.to <= 3,
  );
  const person = personOf(parts, post, clause);
  if (!person || (change === undefined && !standing && before !== 'as')) return [];
  const own = statusBefore(page, parts, post);
  const status = own === 'acting' ? own : (change ?? own ?? 'current');
  const people = post.plural ? coordinated(page, parts, person) : [person];
  return people.map((one) => ({ ...frame, person: one, status }));
}

const GIVES = words(
  'name named names naming appoint appointed appoints appointing elect elected elects make made makes nominate nominated nominates propose proposed proposes pick picked picks choose chose chosen chooses promote promoted promotes hire hired hires tap tapped taps install installed installs send sent sends put bring brought brings confirm confirmed confirms replace replaced replaces dismiss dismissed oust ousted fire fired sack sacked remove removed removes suspend suspended recall recalled give given want wants',
);

/** Who takes or leaves the post: the object of a verb that gives or takes posts, else the subject. */
function personOf(parts: SentenceParts, post: Post, clause: Clause): Mention | undefined {
  const gives = clause.verbs.findLast(
    ({ head, passive, to }) => to <= post.from && !passive && GIVES.has(head),
  );
  const object =
    gives && peopleOf(parts).find((mention) => mention.from >= gives.to && mention.to <= post.from);
  if (object) return object;
  if (clause.subject?.actor.kind === 'person') return clause.subject;
  return peopleOf(parts).findLast(
    (mention) => mention.from >= clause.from && mention.to <= post.from,
  );
}
