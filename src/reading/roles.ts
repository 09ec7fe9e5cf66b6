import type { RoleClaim } from '../evidence/index.ts';
import type { Clause } from './clause.ts';
import type { Mention } from './mention.ts';
import { marksOf, modalityOf } from './modality.ts';
import { clauseAt, lowerWords, type Page, type SentenceParts } from './page.ts';
import type { ReadClaim } from './reading.ts';
import { coreferences } from './stakes.ts';
import { isPossessive } from './token.ts';
import { postAt } from './words/post-names.ts';

/** Who holds, takes or leaves which post of which company. */
export function findRoles(page: Page): ReadClaim<RoleClaim>[] {
  return page.inSentence
    .filter(({ sentence }) => sentence.kind === 'body' || sentence.kind === 'headline')
    .flatMap((parts) => rolesIn(page, parts))
    .concat(findChairs(page));
}

interface Post {
  readonly post: string;
  readonly from: number;
  readonly to: number;
}

function rolesIn(page: Page, parts: SentenceParts): ReadClaim<RoleClaim>[] {
  const words = lowerWords(page, parts.sentence);
  const found: ReadClaim<RoleClaim>[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const hit = postAt(words, at);
    if (!hit) continue;
    const from = parts.sentence.from + at;
    const post = { post: hit.post, from, to: from + hit.length };
    found.push(...rolesAt(page, parts, post));
    at += hit.length - 1;
  }
  return found;
}

function rolesAt(page: Page, parts: SentenceParts, post: Post): ReadClaim<RoleClaim>[] {
  const clause = clauseAt(parts, post.from);
  const company = companyOf(page, parts, post);
  const beside = personAfter(page, parts, post) ?? personBefore(page, parts, post);
  if (beside) {
    const status = statusBeside(page, parts, post, beside);
    return [claimOf({ page, parts, post, company, person: beside, status })];
  }
  return clause ? byVerb({ page, parts, post, company, clause }) : [];
}

function people(parts: SentenceParts): Mention[] {
  return parts.mentions.filter((mention) => mention.actor.kind === 'person');
}

/** "chief executive Wendelin Wiedeking", "Alcázar's chairman, Rodrigo Santamaría". */
function personAfter(page: Page, parts: SentenceParts, post: Post): Mention | undefined {
  const { tokens } = page;
  const after = afterCompany(page, parts, post);
  return people(parts).find((mention) => {
    if (mention.form !== 'name' || mention.from < post.to) return false;
    const gap = tokens.slice(after, mention.from).map((token) => token.text);
    const title = gap.filter(
      (word) => ![',', 'Mr', 'Mrs', 'Ms', 'Dr', 'Madam', 'Sir', '.'].includes(word),
    );
    return (
      mention.from >= after &&
      gap.length <= 3 &&
      title.length === 0 &&
      !(gap[0] === ',' && startsClause(parts, mention))
    );
  });
}

/** The token after "of COMPANY", when the post is followed by it. */
function afterCompany(page: Page, parts: SentenceParts, post: Post): number {
  const company = companyAfter(page, parts, post);
  return company ? company.to : post.to;
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
  return people(parts).findLast((mention) => {
    if (mention.to > post.from || mention.possessive || mention.form === 'nominal') return false;
    const gap = page.tokens.slice(mention.to, post.from);
    if (
      gap.length === 0 ||
      gap.length > 7 ||
      (gap[0]?.text !== ',' && gap[0]?.lower !== 'is' && gap[0]?.lower !== '(')
    )
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

const FORMER: ReadonlySet<string> = new Set(['former', 'ex', 'then', 'formerly', 'late', 'once']);

function statusBeside(page: Page, parts: SentenceParts, post: Post, person: Mention): string {
  const before = lowerWords(page, {
    from: Math.max(parts.sentence.from, Math.min(post.from, person.from) - 4),
    to: post.from,
  });
  if (before.some((word) => FORMER.has(word))) return 'former';
  if (before.includes('acting') || before.includes('interim')) return 'acting';
  const clause = parts.clauses.find((one) => one.subject === person && one.verbs.length > 0);
  const verb = clause && statusOfVerbs(page, clause);
  return verb !== undefined && verb !== 'appointed'
    ? verb
    : before.includes('new')
      ? 'appointed'
      : 'current';
}

const STATUS_WORDS: readonly (readonly [status: string, words: readonly string[]])[] = [
  ['ousted', ['ousted', 'fired', 'sacked', 'dismissed', 'removed', 'ousting']],
  ['suspended', ['suspended']],
  ['resigned', ['resigned', 'resigns', 'quit', 'quits', 'resignation', 'resign']],
  [
    'departed',
    [
      'left',
      'retired',
      'retires',
      'retire',
      'departed',
      'steps',
      'stepped',
      'leaves',
      'leave',
      'departure',
      'depart',
    ],
  ],
  [
    'appointed',
    [
      'named',
      'appointed',
      'elected',
      'became',
      'becomes',
      'become',
      'succeeded',
      'succeeds',
      'replaced',
      'replaces',
      'joined',
      'joins',
      'take',
      'takes',
      'took',
      'promoted',
      'nominated',
    ],
  ],
];

function statusOfVerbs(page: Page, clause: Clause): string | undefined {
  const words = lowerWords(page, clause);
  return STATUS_WORDS.find(([, list]) => list.some((word) => words.includes(word)))?.[0];
}

interface Draft {
  readonly page: Page;
  readonly parts: SentenceParts;
  readonly post: Post;
  readonly company: Mention | undefined;
}

/** "Senard succeeded Ghosn as chairman", "Caltagirone quit as deputy chairman", "was appointed finance chief". */
function byVerb(draft: Draft & { readonly clause: Clause }): ReadClaim<RoleClaim>[] {
  const { page, parts, post, clause } = draft;
  const status = statusOfVerbs(page, clause);
  const subject =
    clause.subject?.actor.kind === 'person'
      ? clause.subject
      : people(parts).findLast((mention) => mention.from >= clause.from && mention.to <= post.from);
  const standing = clause.verbs.some(
    (verb) => verb.kind === 'be' && verb.to <= post.from && post.from - verb.to <= 3,
  );
  if (!subject || (status === undefined && !standing)) return [];
  const found = [claimOf({ ...draft, person: subject, status: status ?? 'current' })];
  const replaces = clause.verbs.find((verb) => /^(?:succeed|replac)/.test(verb.head));
  const other =
    replaces &&
    people(parts).find((mention) => mention.from >= replaces.to && mention.from <= replaces.to + 2);
  if (other) found.push(claimOf({ ...draft, person: other, status: 'former' }));
  return found;
}

function claimOf(
  draft: Draft & { readonly person: Mention; readonly status: string },
): ReadClaim<RoleClaim> {
  const { page, parts, post, company, person, status } = draft;
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

function companyOf(page: Page, parts: SentenceParts, post: Post): Mention | undefined {
  const near = companyAfter(page, parts, post) ?? companyBefore(page, parts, post);
  if (near) return near;
  if (post.post.includes('minister')) return stateOf(page, parts);
  const clause = clauseAt(parts, post.from);
  const subject =
    clause?.subject && isEmployer(clause.subject) && clause.subject.to <= post.from
      ? clause.subject
      : undefined;
  const earlier = parts.mentions.findLast(
    (mention) => mention.to <= post.from && isEmployer(mention),
  );
  return subject ?? earlier ?? page.topics[0];
}

function isEmployer(mention: Mention): boolean {
  return (
    ['company', 'fund', 'body', 'state', 'group'].includes(mention.actor.kind) && !mention.place
  );
}

/** "chairman of Thalassa", "CEO at Nissan". */
function companyAfter(page: Page, parts: SentenceParts, post: Post): Mention | undefined {
  const word = page.tokens[post.to]?.lower;
  if (word !== 'of' && word !== 'at' && word !== 'for') return undefined;
  return parts.mentions.find(
    (mention) => mention.from > post.to && mention.from - post.to <= 4 && isEmployer(mention),
  );
}

/** "Renault CEO", "Porsche’s finance chief", "its chairman". */
function companyBefore(page: Page, parts: SentenceParts, post: Post): Mention | undefined {
  return parts.mentions.findLast((mention) => {
    if (mention.to > post.from || !isEmployer(mention)) return false;
    const gap = page.tokens.slice(mention.to, post.from);
    return (
      gap.length <= 4 &&
      gap.every((token) => isPossessive(token) || ADJECTIVES.has(token.lower)) &&
      (mention.form !== 'pronoun' || mention.possessive)
    );
  });
}

const ADJECTIVES: ReadonlySet<string> = new Set(
  'former acting interim new current group then outgoing long - time global first own first longtime'.split(
    ' ',
  ),
);

function stateOf(page: Page, parts: SentenceParts): Mention | undefined {
  return (
    parts.mentions.find((mention) => mention.actor.kind === 'state') ??
    page.mentions.find((mention) => mention.actor.kind === 'state')
  );
}

/** "charities chaired by Ratan Tata", "Solange Delmas, who chairs Semagraine's board". */
function findChairs(page: Page): ReadClaim<RoleClaim>[] {
  const found: ReadClaim<RoleClaim>[] = [];
  for (const parts of page.inSentence) {
    for (let at = parts.sentence.from; at < parts.sentence.to; at += 1) {
      const word = page.tokens[at]?.lower;
      const by = word === 'chaired' && page.tokens[at + 1]?.lower === 'by';
      if (!by && word !== 'chairs') continue;
      const post = { post: 'chairman', from: at, to: at + (by ? 2 : 1) };
      const person = people(parts).find((mention) =>
        by
          ? mention.from >= post.to && mention.from <= post.to + 3
          : mention.to <= at && at - mention.to <= 2,
      );
      const company = by
        ? parts.mentions.findLast((mention) => mention.to <= at && isEmployer(mention))
        : parts.mentions.find((mention) => mention.from > at && isEmployer(mention));
      if (person) found.push(claimOf({ page, parts, post, company, person, status: 'current' }));
    }
  }
  return found;
}
