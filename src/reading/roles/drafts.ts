import type { Mention } from '../mentions/mention.ts';
import { lowerWords, type Page, type SentenceParts } from '../page.ts';
import { employerOfHolder, employersBeside } from './company.ts';
import { coordinated, type Post, type RoleDraft } from './draft.ts';
import { type Holder, holderAfter, holderBefore } from './holder.ts';
import { boardsIn } from './boards.ts';
import { helmsIn } from './helm.ts';
import { chairs, leads } from './leads.ts';
import { movesIn } from './moves.ts';
import { mayBePublic, stateBefore, stateLed, stateOfPost } from './state.ts';
import { departureBy, departureOf, statusBefore } from './status.ts';
import { takersOf } from './taker.ts';
import { isCapitalised, isPossessive } from '../token.ts';
import { postAt } from '../words/post-names.ts';
import { words } from '../words/set.ts';

/** Posts told of last, among which a succession looks for its post. */
const RECENT = 40;

/** Persons and their posts as the sentences of a text join them, before each has its company. */
export function draftsOf(page: Page): RoleDraft[] {
  const drafts: RoleDraft[] = [];
  for (const parts of page.inSentence) {
    if (parts.sentence.kind !== 'body' && parts.sentence.kind !== 'headline') continue;
    for (const post of chained(page, postsIn(page, parts)))
      drafts.push(...rolesAt(page, parts, post));
    drafts.push(...chairs(page, parts), ...leads(page, parts), ...helmsIn(page, parts));
    drafts.push(...boardsIn(page, parts));
    drafts.push(...movesIn(page, parts, drafts.slice(-RECENT)));
  }
  return distinct(drafts);
}

const GOES: ReadonlySet<string> = new Set(['resigned', 'ousted', 'departed', 'former']);

/** The same person, post and status is told once for each sentence, and leaving is one thing however it is told. */
function distinct(drafts: readonly RoleDraft[]): RoleDraft[] {
  const seen = new Set<string>();
  return drafts.filter(({ parts, person, post, status, employer }) => {
    const change = GOES.has(status) ? 'goes' : status;
    const key = [parts.sentence.index, person.actor.name, post.post, change].join('\n');
    const own = `${key}\n${employer?.actor.name ?? ''}`;
    if (seen.has(own) || (!employer && seen.has(key))) return false;
    seen.add(key).add(own);
    return true;
  });
}

function postsIn(page: Page, parts: SentenceParts): Post[] {
  const { sentence } = parts;
  const found: Post[] = [];
  for (let at = sentence.from; at < sentence.to; at += 1) {
    const hit = postAt(page.tokens, at, sentence.to);
    if (!hit) continue;
    const named = nameOver(parts, at, hit.to);
    if (named !== undefined && !/minister|secretary|premier|chancellor/.test(hit.post)) {
      at = named - 1;
      continue;
    }
    const next = page.tokens[hit.to];
    if (!(next && isPossessive(next))) found.push({ ...hit, from: at });
    at = hit.to - 1;
  }
  return found;
}

/** "Fundamental Management Chairman": where a name ends that begins before the words of a post and ends among them. */
function nameOver({ mentions }: SentenceParts, at: number, to: number): number | undefined {
  return mentions.find(
    (mention) => mention.form === 'name' && mention.from < at && at < mention.to && mention.to < to,
  )?.to;
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
  const { employers, state } = placesOf(page, parts, post);
  const [first] = employers;
  const frame = { parts, post, ...(first && { employer: first }), ...(state && { state }) };
  const told = beside(page, frame) ?? takersOf(page, frame);
  const drafts = told.length > 0 ? told : meantBy(page, frame);
  return employers.length < 2
    ? drafts.map((draft) => stateLed(page, draft))
    : drafts.flatMap((draft) => employers.map((employer) => ({ ...draft, employer })));
}

/** The companies that words join to a post, or its state: of the adjective before it, or of the text. */
function placesOf(page: Page, parts: SentenceParts, post: Post) {
  const state = mayBePublic(post.post) ? stateBefore(page, post) : undefined;
  if (state) return { employers: [], state: { state, odds: 1 } };
  const employers = employersBeside(page, parts, post);
  const isNamed = employers.some(({ form }) => form === 'name' || form === 'nominal');
  const meant = isNamed ? undefined : stateOfPost(page, parts, post);
  return meant ? { employers: [], state: meant } : { employers, state: undefined };
}

type Frame = Omit<RoleDraft, 'person' | 'status'>;

const GIVES = words(
  'named names naming appointed appoints appointing elected elects electing promoted promotes hired hires',
);

/** "named Peter Dunn, 61, president": the post is given where no other follows with "as" or "to". */
function givenTo(
  page: Page,
  parts: SentenceParts,
  { person, post }: { readonly person: Mention; readonly post: Post },
): string {
  const given = GIVES.of(page.tokens[person.from - 1]) && person.to <= post.from;
  const rest = lowerWords(page, { from: post.to, to: parts.sentence.to });
  return given && !rest.some((word) => word === 'as' || word === 'to') ? 'appointed' : 'current';
}

/** "The executive chairman of Vedanta will sell": somebody named before, who is called by the post. */
function meantBy(page: Page, frame: Frame): RoleDraft[] {
  const { parts, post, employer } = frame;
  if (employer?.form !== 'name' || employer.from < post.to) return [];
  if (page.tokens[employer.to]?.text === ',' && isCapitalised(page.tokens[employer.to + 1]))
    return [];
  const person = parts.mentions.find(
    ({ form, actor, from, to }) =>
      form === 'nominal' && actor.kind === 'person' && from <= post.from && to > post.from,
  );
  if (!person || page.tokens[person.from]?.lower !== 'the') return [];
  return [{ ...frame, person, status: statusBefore(page, parts, post) ?? 'current' }];
}

const ARTICLES = words('the a an its their');

/** "X, the finance director of C, Y, head of D": the name before has the post, the one after has the next. */
function isItsOwn(
  page: Page,
  { before, after, post }: { readonly before: Holder; readonly after: Holder; readonly post: Post },
): boolean {
  const gap = page.tokens.slice(before.person.to, post.from);
  const apposed = gap[0]?.text === ',' && gap.slice(1).every((token) => ARTICLES.of(token));
  const apart = page.tokens[after.person.from - 1]?.text === ',';
  const goesOn = page.tokens[after.person.to]?.text === ',';
  return apposed && gap.length <= 2 && apart && goesOn;
}

/** The people whose names stand beside the post, in its status. */
function beside(page: Page, frame: Frame): RoleDraft[] | undefined {
  const { parts, post } = frame;
  const before = holderBefore(page, parts, post);
  const found = holderAfter(page, parts, post);
  const after =
    before && found && isItsOwn(page, { before, after: found, post }) ? undefined : found;
  const holder = after ?? before;
  if (!holder) return undefined;
  const { person } = holder;
  const status =
    holder.status ??
    statusBefore(page, parts, post) ??
    departureOf(page, parts, Math.max(person.to, post.to)) ??
    departureBy(page, parts, person) ??
    (holder.was ? 'former' : givenTo(page, parts, { person, post }));
  const people = post.plural ? coordinated(page, parts, person) : [person];
  const own = frame.employer ?? (after && employerOfHolder(page, parts, person));
  return people.map((one) => ({ ...frame, person: one, status, ...(own && { employer: own }) }));
}
