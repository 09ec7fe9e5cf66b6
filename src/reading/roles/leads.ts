import type { Mention } from '../mentions/mention.ts';
import { clauseAt, lowerWords, type Page, type SentenceParts } from '../page.ts';
import { joinedTo } from './company.ts';
import { allianceOf } from './guess.ts';
import { isEmployer, peopleOf, type Post, type RoleDraft } from './draft.ts';
import { NOUNS } from '../words/nouns.ts';
import { words, type WordSet } from '../words/set.ts';

/** "charities chaired by Ratan Tata", "Solange Delmas, who chairs Semagraine's board". */
export function chairs(page: Page, parts: SentenceParts): RoleDraft[] {
  return ledIn(page, parts, CHAIRS).map((draft) => ({
    ...draft,
    post: { ...draft.post, post: `chairman${chairedBody(page, draft.post.from)}` },
  }));
}

/** "Porsche, then led by Wendelin Wiedeking", "Carlos Ghosn, who runs Renault": the head of a company. */
export function leads(page: Page, parts: SentenceParts): RoleDraft[] {
  return ledIn(page, parts, LEADS).flatMap((draft) => {
    const { from } = draft.post;
    const field = draft.employer ? undefined : fieldLed(page, parts, from);
    if (field) return [{ ...draft, ...field }];
    const employer = draft.employer ?? allianceAfter(page, from);
    if (!employer && !leadsFirm(page, from)) return [];
    const isHead = page.tokens[from]?.lower.startsWith('head');
    const post = { ...draft.post, post: isHead ? 'head' : 'chief executive' };
    return [{ ...draft, post, ...(employer && { employer }) }];
  });
}

const FIELD_WITHIN = 6;
const FIELD_LINKS = words('at of in for');

/** "who heads board services at the agency Korn/Ferry": the head of a field of work. */
function fieldLed(
  page: Page,
  parts: SentenceParts,
  at: number,
): Pick<RoleDraft, 'post' | 'employer'> | undefined {
  if (page.tokens[at + 1]?.lower === 'by') return undefined;
  for (let link = at + 1; link < Math.min(parts.sentence.to, at + FIELD_WITHIN); link += 1) {
    const token = page.tokens[link];
    if (token?.kind !== 'word') return undefined;
    if (!FIELD_LINKS.of(token)) continue;
    const first = parts.mentions.find(
      (mention) => mention.from > link && mention.from <= link + 2 && isEmployer(mention),
    );
    if (!first || link === at + 1) return undefined;
    const employer = first.form === 'nominal' ? apposedTo(parts, first) : first;
    const field = lowerWords(page, { from: at + 1, to: link }).filter((word) => !THE.has(word));
    const post = { post: `head of ${field.join(' ')}`, from: at, to: link };
    const isNone = field.length === 0 || field.some((word) => NO_FIELDS.has(word));
    return isNone ? undefined : { post, employer };
  }
  return undefined;
}

const THE: ReadonlySet<string> = new Set('the its their a an'.split(' '));
const NO_FIELDS: ReadonlySet<string> = new Set(
  'market world way list league race talks money team list group field pack'.split(' '),
);
const CHAIRS = words('chaired chairs chair');
const LEADS = words('led headed heads head runs run leads lead');
/** Verbs that are nouns too: only an auxiliary before them makes them verbs. */
const BASES = words('chair head run lead');
const BEFORE_NOUN: ReadonlySet<string> = new Set(
  "the a an of two both all their its his her new former 's ’s".split(' '),
);
/** "to head to Peugeot", "runs out": other things than leading. */
const ELSEWHERE: ReadonlySet<string> = new Set(
  'to for toward towards back into off in out up away over on home'.split(' '),
);
const ADVERBS: ReadonlySet<string> = new Set(
  'now then also already today still currently'.split(' '),
);
const AUXILIARIES: ReadonlySet<string> = new Set('will to would shall'.split(' '));
const MEETINGS: ReadonlySet<string> = new Set(
  'meeting talks session panel debate hearing conference negotiations'.split(' '),
);

function ledIn(page: Page, parts: SentenceParts, verbs: WordSet): RoleDraft[] {
  const found: RoleDraft[] = [];
  if (!verbs.of(parts)) return found;
  for (let at = parts.sentence.from; at < parts.sentence.to; at += 1) {
    const word = page.tokens[at]?.lower ?? '';
    if (!verbs.of(page.tokens[at]) || isNoun(page, at) || isMeeting(page, at)) continue;
    const by = page.tokens[at + 1]?.lower === 'by';
    const post = { post: word, from: at, to: at + (by ? 2 : 1) };
    const person = by ? agentOf(parts, post) : leaderOf(page, parts, at);
    if (!person) continue;
    const frame = { parts, post, person, status: statusOf(page, at, by) };
    const employers = by ? ledBefore(page, parts, at) : ledAfter(page, parts, at);
    if (employers.length === 0) found.push(frame);
    else found.push(...employers.map((employer) => ({ ...frame, employer })));
  }
  return found;
}

function isNoun(page: Page, at: number): boolean {
  const before = page.tokens[at - 1]?.lower ?? '';
  const after = page.tokens[at + 1]?.lower ?? '';
  return (
    BEFORE_NOUN.has(before) ||
    ELSEWHERE.has(after) ||
    (BASES.of(page.tokens[at]) && !AUXILIARIES.has(before))
  );
}

/** "chaired the meeting": no post. */
function isMeeting(page: Page, at: number): boolean {
  return lowerWords(page, { from: at + 1, to: at + 4 }).some((word) => MEETINGS.has(word));
}

/** "will head the combined company": a company that only its noun names. */
function leadsFirm(page: Page, at: number): boolean {
  const near = lowerWords(page, { from: at + 1, to: at + 5 });
  const noun = near.find((word) => NOUNS.get(word)?.kind === 'company');
  return ['the', 'its', 'their'].includes(near[0] ?? '') && noun !== undefined;
}

/** "who heads the alliance": the one that the text names. */
function allianceAfter(page: Page, at: number): Mention | undefined {
  const near = lowerWords(page, { from: at + 1, to: at + 4 });
  return near.includes('alliance') ? allianceOf(page) : undefined;
}

const GOES_ON = words('continue continues continued');

function statusOf(page: Page, at: number, by: boolean): string {
  const before = page.tokens[at - 1]?.lower ?? '';
  if (before === 'to' && page.tokens[at - 2]?.lower === 'used') return 'former';
  if (before === 'to' && GOES_ON.of(page.tokens[at - 2])) return 'current';
  if (AUXILIARIES.has(before)) return 'appointed';
  const past = page.tokens[at]?.lower.endsWith('ed') && !by;
  return past || before === 'then' ? 'former' : 'current';
}

function agentOf(parts: SentenceParts, post: Post): Mention | undefined {
  return peopleOf(parts).find(({ from }) => from >= post.to && from <= post.to + 3);
}

function leaderOf(page: Page, parts: SentenceParts, at: number): Mention | undefined {
  const start = startOf(page, at);
  const near = peopleOf(parts).find(
    ({ to, possessive, form }) =>
      to <= start && start - to <= (form === 'nominal' ? 0 : 2) && !possessive,
  );
  if (near) return near;
  const subject = clauseAt(parts, at)?.subject;
  return subject?.actor.kind === 'person' && subject.to <= at ? subject : undefined;
}

function startOf(page: Page, at: number): number {
  const before = page.tokens[at - 1]?.lower ?? '';
  return ADVERBS.has(before) || AUXILIARIES.has(before) ? at - 1 : at;
}

const TEAMS = words(
  'team teams consortium delegation round campaign investors group-of talks syndicate',
);
const TEAM_WITHIN = 6;

function ledBefore(page: Page, parts: SentenceParts, at: number): Mention[] {
  const start = startOf(page, at);
  const before = page.tokens.slice(Math.max(parts.sentence.from, start - TEAM_WITHIN), start);
  if (before.some((token) => TEAMS.of(token))) return [];
  const led = parts.mentions.findLast(
    (mention) => mention.to <= start && start - mention.to <= 3 && isEmployer(mention),
  );
  return led ? [led] : [];
}

function ledAfter(page: Page, parts: SentenceParts, at: number): Mention[] {
  const first = parts.mentions.find(
    (mention) => mention.from > at && mention.from <= at + 2 && isEmployer(mention),
  );
  const named = first && first.form === 'nominal' ? apposedTo(parts, first) : first;
  return named ? [named, ...joinedTo(page, parts, named)] : [];
}

/** "the telecoms group Wind": the name right behind its noun. */
function apposedTo(parts: SentenceParts, noun: Mention): Mention {
  const name = parts.mentions.find(
    ({ from, form }) => form === 'name' && from >= noun.to && from <= noun.to + 1,
  );
  return name && isEmployer(name) ? name : noun;
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
