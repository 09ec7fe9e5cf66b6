import type { RoleClaim } from '../evidence/index.ts';
import type { Actor } from './actor.ts';
import type { Clause } from './clause.ts';
import type { Mention } from './mention.ts';
import { marksOf, modalityOf } from './modality.ts';
import { clauseAt, lowerWords, type Page, type SentenceParts } from './page.ts';
import type { ReadClaim } from './reading.ts';
import { employerAfter, employerBeside, employerOf } from './role-company.ts';
import { isEmployer, peopleOf, type Post, type RoleDraft } from './role-draft.ts';
import { movesIn } from './role-moves.ts';
import { changeIn, departureBy, departureOf, statusBefore } from './role-status.ts';
import { coreferences } from './stakes.ts';
import { isPossessive } from './token.ts';
import { postAt } from './words/post-names.ts';

/** Who holds, takes or leaves which post of which company. */
export function findRoles(page: Page): ReadClaim<RoleClaim>[] {
  const drafts: RoleDraft[] = [];
  for (const parts of page.inSentence) {
    if (parts.sentence.kind !== 'body' && parts.sentence.kind !== 'headline') continue;
    for (const post of postsIn(page, parts)) drafts.push(...rolesAt(page, parts, post));
    drafts.push(...chairs(page, parts));
    drafts.push(...movesIn(page, parts, drafts.slice(-RECENT)));
  }
  const employers = new Map<Actor, Mention>();
  for (const { person, employer, status } of drafts)
    if (employer && status !== 'former' && !employers.has(person.actor))
      employers.set(person.actor, employer);
  return distinct(drafts).flatMap((draft) => claimOf(page, draft, employers) ?? []);
}

/** Posts told of last, among which a succession looks for its post. */
const RECENT = 40;

/** The same person, post and status is told once for each sentence. */
function distinct(drafts: readonly RoleDraft[]): RoleDraft[] {
  const seen = new Set<string>();
  return drafts.filter(({ parts, person, post, status }) => {
    const key = [parts.sentence.index, person.actor.name, post.post, status].join('\n');
    return !seen.has(key) && seen.add(key);
  });
}

function postsIn(page: Page, parts: SentenceParts): Post[] {
  const words = lowerWords(page, parts.sentence);
  const found: Post[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const hit = postAt(words, at);
    if (!hit) continue;
    const from = parts.sentence.from + at;
    const to = from + hit.length;
    const next = page.tokens[to];
    if (!(next && isPossessive(next))) found.push({ post: hit.post, from, to });
    at += hit.length - 1;
  }
  return found;
}

function rolesAt(page: Page, parts: SentenceParts, post: Post): RoleDraft[] {
  const employer = employerBeside(page, parts, post);
  const beside = personAfter(page, parts, post) ?? personBefore(page, parts, post);
  const frame = { parts, post, ...(employer && { employer }) };
  if (beside) {
    const status =
      statusBefore(page, parts, post) ??
      departureOf(page, parts, Math.max(beside.to, post.to)) ??
      departureBy(page, parts, beside) ??
      'current';
    return [{ ...frame, person: beside, status }];
  }
  return byVerb(page, frame);
}

/** "chief executive Wendelin Wiedeking", "Alcázar's chairman, Rodrigo Santamaría". */
function personAfter(page: Page, parts: SentenceParts, post: Post): Mention | undefined {
  const { tokens } = page;
  const after = employerAfter(page, parts, post)?.to ?? post.to;
  return peopleOf(parts).find((mention) => {
    if (mention.form !== 'name' || mention.from < after) return false;
    const gap = tokens.slice(after, mention.from).map((token) => token.text);
    const title = gap.filter(
      (word) => ![',', 'Mr', 'Mrs', 'Ms', 'Dr', 'Madam', 'Sir', '.'].includes(word),
    );
    return (
      gap.length <= 3 && title.length === 0 && !(gap[0] === ',' && startsClause(parts, mention))
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

const BETWEEN: ReadonlySet<string> = new Set(
  ', the a an its his her their then former acting interim new current longtime group - who is was , and until outgoing as senior company bank firm union'.split(
    ' ',
  ),
);

/** "Dimitrios Karras, Executive Chairman of Thalassa": the name right before, with few words between. */
function personBefore(page: Page, parts: SentenceParts, post: Post): Mention | undefined {
  return peopleOf(parts).findLast((mention) => {
    if (mention.to > post.from || mention.possessive || mention.form === 'nominal') return false;
    const gap = page.tokens.slice(mention.to, post.from);
    if (gap.length === 0 || gap.length > 7 || ![',', 'is', '('].includes(gap[0]?.lower ?? ''))
      return false;
    const inside = parts.mentions.filter(
      (other) => other.from >= mention.to && other.to <= post.from,
    );
    const rest = gap.filter(
      (_, offset) =>
        !inside.some(
          (other) => mention.to + offset >= other.from && mention.to + offset < other.to,
        ),
    );
    return rest.every((token) => BETWEEN.has(token.lower) || isPossessive(token));
  });
}

type Frame = Omit<RoleDraft, 'person' | 'status'>;

/** "Caltagirone quit as deputy chairman", "was appointed finance chief", "sent Henry Wallace as president". */
function byVerb(page: Page, frame: Frame): RoleDraft[] {
  const { parts, post } = frame;
  const clause = clauseAt(parts, post.from);
  if (!clause) return [];
  const words = lowerWords(page, { from: clause.from, to: Math.min(clause.to, post.to + 4) });
  const change = changeIn(words);
  const person = personOf(parts, post, clause);
  const standing = clause.verbs.some(
    (verb) => verb.kind === 'be' && verb.to <= post.from && post.from - verb.to <= 3,
  );
  const asPost = ['as', 'the'].includes(page.tokens[post.from - 1]?.lower ?? '');
  if (!person || (change === undefined && !standing && !asPost)) return [];
  if (change === undefined && asPost && page.tokens[post.from - 1]?.lower !== 'as' && !standing)
    return [];
  const before = statusBefore(page, parts, post);
  const status = before === 'acting' ? before : (change ?? before ?? 'current');
  return [{ ...frame, person, status }];
}

/** Who takes or leaves the post: an object right before it, else the subject. */
function personOf(parts: SentenceParts, post: Post, clause: Clause): Mention | undefined {
  if (clause.subject?.actor.kind === 'person') return clause.subject;
  return peopleOf(parts).findLast(
    (mention) => mention.from >= clause.from && mention.to <= post.from,
  );
}

/** "charities chaired by Ratan Tata", "Solange Delmas, who chairs Semagraine's board". */
function chairs(page: Page, parts: SentenceParts): RoleDraft[] {
  const found: RoleDraft[] = [];
  for (let at = parts.sentence.from; at < parts.sentence.to; at += 1) {
    const word = page.tokens[at]?.lower;
    if (word !== 'chaired' && word !== 'chairs') continue;
    const by = page.tokens[at + 1]?.lower === 'by';
    const post = { post: `chairman${chairedBody(page, at)}`, from: at, to: at + (by ? 2 : 1) };
    const person = peopleOf(parts).find((mention) =>
      by
        ? mention.from >= post.to && mention.from <= post.to + 3
        : mention.to <= at && at - mention.to <= 2,
    );
    const employer = by
      ? parts.mentions.findLast(
          (mention) => mention.to <= at && at - mention.to <= 3 && isEmployer(mention),
        )
      : parts.mentions.find((mention) => mention.from > at && isEmployer(mention));
    const status = word === 'chaired' && !by ? 'former' : 'current';
    if (person) found.push({ parts, post, person, status, ...(employer && { employer }) });
  }
  return found;
}

/** "the nomination committee, chaired by", "chairs the supervisory board": which body is chaired. */
function chairedBody(page: Page, at: number): string {
  const near = lowerWords(page, { from: Math.max(0, at - 4), to: at + 6 });
  const body = near.findIndex((word) => word === 'committee' || word === 'board');
  const kind = near[body - 1];
  return body > 0 && kind !== undefined && /^[a-z]{5,}$/.test(kind) && near[body] !== undefined
    ? ` of the ${kind} ${near[body]}`
    : '';
}

function claimOf(
  page: Page,
  draft: RoleDraft,
  employers: ReadonlyMap<Actor, Mention>,
): ReadClaim<RoleClaim> | undefined {
  const { parts, post, person, status } = draft;
  const isMinister = post.post.includes('minister');
  if ((post.post === 'founder' || post.post === 'minister') && !draft.employer) return undefined;
  const company =
    draft.employer ??
    (isMinister || status === 'former' ? undefined : employers.get(person.actor)) ??
    employerOf(page, parts, post);
  const clause = clauseAt(parts, post.from);
  const marks = clause ? marksOf(page, parts, clause) : undefined;
  const changes = status !== 'current' && status !== 'former' && marks !== undefined;
  const claim: RoleClaim = {
    type: 'role',
    person: person.actor.name,
    post: post.post,
    status,
    ...(company && { company: company.actor.name }),
  };
  return {
    claim,
    circumstance: {
      modality: changes ? modalityOf({ ...marks, denied: false, hypothetical: false }) : 'asserted',
    },
    start: parts.sentence.start,
    end: parts.sentence.end,
    coreferences: coreferences('person', { mention: person, here: true }, parts),
    band: company ? 'accept' : 'review',
    score: company ? 0.8 : 0.4,
  };
}
