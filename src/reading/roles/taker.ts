import type { Clause } from '../clause.ts';
import type { Mention } from '../mentions/mention.ts';
import { clauseAt, lowerWords, type Page, type SentenceParts } from '../page.ts';
import { coordinated, peopleOf, type Post, type RoleDraft } from './draft.ts';
import { changeIn, statusBefore } from './status.ts';
import { isPossessive } from '../token.ts';
import { words } from '../words/set.ts';

type Frame = Omit<RoleDraft, 'person' | 'status'>;

/** A stretch with verbs that gives or takes a post. */
interface Frameless {
  readonly from: number;
  readonly clause: Clause;
}

/** "Caltagirone quit as deputy chairman", "was appointed finance chief", "sent Henry Wallace as president". */
export function takersOf(page: Page, frame: Frame): RoleDraft[] {
  const { parts, post } = frame;
  const stretch = stretchAt(parts, post);
  if (!stretch) return [];
  const { clause } = stretch;
  const link = linkOf(page, frame);
  const isOwnClause = clause.opener === 'as' && link === 'as' && hasVerb(clause, post);
  if (isOwnClause || isSubject(page, post)) return [];
  if (post.weak && link !== 'as' && link !== 'seat' && !WEAK_LINKS.has(link)) return [];
  const said = lowerWords(page, { from: stretch.from, to: Math.min(clause.to, post.to + 4) });
  const change = link === 'from' ? 'former' : (changeIn(said) ?? workedIn(page, clause, link));
  const reach = isGapped(parts, post) ? clause.to - clause.from : NEAR + softBefore(page, frame);
  const standing = standsIn(clause, post, reach);
  const person = personOf(frame, stretch, link);
  const linked = link === 'as' || link === 'seat';
  const given = person && isGiven(page, frame, { stretch, person }) ? 'appointed' : undefined;
  if (!person || (!linked && (change ?? standing ?? given) === undefined)) return [];
  const own = statusBefore(page, parts, post);
  const seat = link === 'seat' ? seatStatus(said) : undefined;
  const status = own === 'acting' ? own : (change ?? seat ?? given ?? standing ?? own ?? 'current');
  const people = post.plural ? coordinated(page, parts, person) : [person];
  return people.map((one) => ({ ...frame, person: one, status }));
}

/** A verb besides the words of the post: "chair" may look like one. */
function hasVerb({ verbs }: Clause, post: Post): boolean {
  return verbs.some(({ from }) => from < post.from || from >= post.to);
}

/** "appointed X | as deputy chief executive": the clause of the verb, though "as" begins another. */
function stretchAt(parts: SentenceParts, post: Post): Frameless | undefined {
  const clause = clauseAt(parts, post.from);
  if (!clause) return undefined;
  const before = parts.clauses.findLast(({ to, verbs }) => to <= clause.from && verbs.length > 0);
  const joined = clause.opener === 'as' && !hasVerb(clause, post) && before;
  return joined
    ? { from: joined.from, clause: { ...joined, to: clause.to } }
    : { from: clause.from, clause };
}

const SKIPPED = words(
  "the a an its their his her new next former acting interim group first own long - time 's ’s joint added additional other sole",
);
const WEAK_LINKS: ReadonlySet<string> = new Set(
  'acting interim become becomes became named appointed elected'.split(' '),
);
const SEATS = words('post posts position job title role office');

/** The word that joins a post to its verb, over articles and the name of its company: "as Porsche's next". */
function linkOf(page: Page, { parts, post, employer }: Frame): string {
  let at = post.from - 1;
  while (at >= parts.sentence.from) {
    const { lower } = page.tokens[at] as (typeof page.tokens)[number];
    if (employer && employer.from <= at && at < employer.to) at = employer.from - 1;
    else if (SKIPPED.has(lower) || isPossessive(page.tokens[at])) at -= 1;
    else if ([',', ':', 'of'].includes(lower) && SEATS.of(page.tokens[at - 1])) return 'seat';
    else return lower;
  }
  return '';
}

const KEEPS: ReadonlySet<string> = new Set(
  'hold holds held holding retain retains retained keep keeps kept remain remains'.split(' '),
);

/** "the post of president": taken, unless the words say that it is held. */
function seatStatus(said: readonly string[]): string {
  return said.some((word) => KEEPS.has(word)) ? 'current' : 'appointed';
}

/** "is chairman", "will be chairman": the status that the verb "be" right before gives. */
function standsIn({ verbs }: Clause, post: Post, reach: number): string | undefined {
  const verb = verbs.find(
    ({ kind, to }) => kind === 'be' && to <= post.from && post.from - to <= reach,
  );
  if (!verb) return undefined;
  return verb.auxiliaries.some((word) => COMING.has(word)) ? 'appointed' : 'current';
}

const WORKED = words('worked served spent spell stint');

/** "worked for X as an executive": a post of the past. */
function workedIn(page: Page, { from, to }: Clause, link: string): string | undefined {
  const said = link === 'as' && page.tokens.slice(from, to).some((token) => WORKED.of(token));
  return said ? 'former' : undefined;
}

const SOFT = words(
  'at present also still currently now again officially only merely both either once more already long since , - again formally',
);

/** How many words between "is" and a post say nothing of another thing: "is at present also X's special adviser". */
function softBefore(page: Page, { parts, post, employer }: Frame): number {
  let count = 0;
  for (let at = post.from - 1; at >= parts.sentence.from && count < SOFTEST; at -= 1) {
    const token = page.tokens[at];
    const owned = employer && employer.from <= at && at < employer.to;
    const own = parts.mentions.some(
      ({ from, to, possessive }) => possessive && from <= at && at < to,
    );
    if (!owned && !own && !SKIPPED.of(token) && !SOFT.of(token) && !isPossessive(token)) break;
    count += 1;
  }
  return count;
}

const SOFTEST = 9;
const NEAR = 3;
const COMING: ReadonlySet<string> = new Set('will would to shall should'.split(' '));

/** "A would be chairman and B president": the name right before the post. */
function isGapped(parts: SentenceParts, post: Post): boolean {
  return peopleOf(parts).some(({ to }) => to === post.from);
}

const GIVES: ReadonlySet<string> = new Set(
  'name named names naming appoint appointed appoints appointing elect elected elects electing elevate elevated elevates elevating make made makes nominate nominated nominates propose proposed proposes pick picked picks choose chose chosen chooses promote promoted promotes promoting hire hired hires hiring tap tapped taps install installed installs send sent sends put bring brought brings confirm confirmed confirms replace replaced replaces dismiss dismissed oust ousted fire fired sack sacked remove removed removes suspend suspended recall recalled give given want wants'.split(
    ' ',
  ),
);

/** "made X interim CEO", "named Y its chairman": the person between the verb and the post, with nothing else. */
function isGiven(
  page: Page,
  { post }: Frame,
  { stretch, person }: { readonly stretch: Frameless; readonly person: Mention },
): boolean {
  const gives = stretch.clause.verbs.findLast(
    ({ head, passive, to }) => to <= person.from && !passive && GIVES.has(head),
  );
  if (!gives || person.from - gives.to > 2 || person.to > post.from) return false;
  return page.tokens.slice(person.to, post.from).every((token) => SKIPPED.of(token));
}

/** "pressed for the CEO to be ousted", "its chairman was arrested": the post stands for somebody unnamed. */
function isSubject(page: Page, { from, to }: Post): boolean {
  const [next, then] = [page.tokens[to]?.lower ?? '', page.tokens[to + 1]?.lower];
  const named = ['the', 'its', 'their'].includes(page.tokens[from - 1]?.lower ?? '');
  return (
    named && ((next === 'to' && then === 'be') || ['was', 'were', 'had', 'has'].includes(next))
  );
}

const OBJECT_REACH = 10;

/** "removed as chairman on Friday the founder, X": the object that stands behind. */
function objectAfter(parts: SentenceParts, post: Post): Mention | undefined {
  return peopleOf(parts).find(
    ({ from, possessive }) => from >= post.to && from - post.to <= OBJECT_REACH && !possessive,
  );
}

/** "X, who has been there for long, became director": whom the clause between commas tells of. */
function relativeBefore({ clauses }: SentenceParts, { from }: Clause): Mention | undefined {
  const before = clauses.find(({ to }) => to === from);
  return before?.kind === 'relative' && before.subject?.actor.kind === 'person'
    ? before.subject
    : undefined;
}

/** Who takes or leaves the post: the object of a verb that gives or takes posts, else the subject. */
function personOf(
  { parts, post }: Frame,
  { clause }: Frameless,
  link: string,
): Mention | undefined {
  const gives = clause.verbs.findLast(
    ({ head, passive, to }) => to <= post.from && !passive && GIVES.has(head),
  );
  const beside = peopleOf(parts).find(({ to }) => to === post.from);
  if (beside) return beside;
  const between = peopleOf(parts).filter(
    (mention) => gives && mention.from >= gives.to && mention.to <= post.from,
  );
  if (between[0]) return between[0];
  if (clause.subject?.actor.kind === 'person') return clause.subject;
  const told =
    clause.inherited && clause.opener === ',' ? relativeBefore(parts, clause) : undefined;
  if (told) return told;
  const before = peopleOf(parts).findLast(
    (mention) => mention.from >= clause.from && mention.to <= post.from,
  );
  return before ?? (gives && link === 'as' ? objectAfter(parts, post) : undefined);
}
