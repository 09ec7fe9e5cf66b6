import type { Mention } from '../mentions/mention.ts';
import { lowerWords, type Page, type SentenceParts } from '../page.ts';
import { isPossessive } from '../token.ts';
import { words, WordSet } from '../words/index.ts';

/** Bodies that decide, as claims name them. */
type VotingBody =
  'shareholders' | 'board' | 'assembly' | 'creditors' | 'committee' | 'union' | 'employees';

/** Who takes a side: somebody named, or a body of a company. */
export interface Voter {
  readonly mention?: Mention;
  readonly body?: VotingBody;
  /** The company that words join to the body: "shareholders of X", "X's board". */
  readonly company?: Mention;
  /** By the grammar: who acts, who stands behind "by", or nobody ("was rejected"). */
  readonly how: 'subject' | 'agent' | 'nobody';
  /** Directors or delegates act for whom is named: what they back they vote for. */
  readonly sent?: boolean;
}

/** Nouns that name a body. */
export const BODIES: Readonly<Record<string, VotingBody>> = {
  shareholders: 'shareholders',
  stockholders: 'shareholders',
  unitholders: 'shareholders',
  holders: 'shareholders',
  investors: 'shareholders',
  owners: 'shareholders',
  minorities: 'shareholders',
  meeting: 'shareholders',
  agm: 'shareholders',
  egm: 'shareholders',
  board: 'board',
  boards: 'board',
  directors: 'board',
  trustees: 'board',
  assembly: 'assembly',
  members: 'assembly',
  creditors: 'creditors',
  bondholders: 'creditors',
  committee: 'committee',
  union: 'union',
  unions: 'union',
  employees: 'employees',
  workers: 'employees',
};

/** The same as a set, with the words before which `ownerAt` finds an owner. */
const BODY_NOUNS = new WordSet([...Object.keys(BODIES), 'meeting', 'meetings']);

/** "the board member", "the board meeting": another noun follows, and the body is none. */
const NOT_AFTER = words(
  'member members seat seats chairman chairwoman chair chief meeting room representative representatives candidate candidates level of_directors',
);

const PREPOSITIONS: ReadonlySet<string> = new Set(
  'at in on to for with after before from by against between over about ahead since until of during'.split(
    ' ',
  ),
);

const BEFORE_BODY = words(
  'the a an its their his her annual general extraordinary ordinary special supervisory management shareholder shareholders outside independent minority small other both own executive all most many institutional foreign two three four five six seven eight nine ten remaining non - controlling unaffiliated outgoing',
);

/** Whether a sentence may name a body. */
export function speaksOfBodies(parts: SentenceParts): boolean {
  return BODY_NOUNS.of(parts);
}

/** The first body that decides among some tokens, with its company. */
export function bodyIn(
  page: Page,
  parts: SentenceParts,
  near: { readonly from: number; readonly to: number },
): Voter | undefined {
  for (let at = near.from; at < near.to; at += 1) {
    if (!BODY_NOUNS.of(page.tokens[at])) continue;
    const body = bodyAt(page, parts, at) ?? ownerAt(page, at);
    if (body && body !== 'assembly') return { body, how: 'subject', ...companyOf(page, parts, at) };
  }
  return undefined;
}

/** "shareholders' meeting": the body by its possessive. */
function ownerAt(page: Page, at: number): VotingBody | undefined {
  const isMeeting = page.tokens[at]?.lower === 'meeting' || page.tokens[at]?.lower === 'meetings';
  const before = lowerWords(page, { from: Math.max(0, at - 2), to: at });
  return isMeeting && before.some((word) => HOLDERS.has(word)) ? 'shareholders' : undefined;
}

const HOLDERS: ReadonlySet<string> = new Set(
  'shareholders shareholder stockholders stockholder special general annual extraordinary'.split(
    ' ',
  ),
);

/** The body that a token names, where no other noun follows it. */
export function bodyAt(page: Page, parts: SentenceParts, at: number): VotingBody | undefined {
  const body = BODIES[page.tokens[at]?.lower ?? ''];
  const next = page.tokens[at + 1];
  if (!body || (next && (NOT_AFTER.of(next) || isPossessive(next)))) return undefined;
  const inName = parts.mentions.some(
    (mention) => mention.form === 'name' && mention.from <= at && at < mention.to,
  );
  if (inName) return undefined;
  const ofBoard = body === 'assembly' && page.tokens[at + 3]?.lower === 'board';
  return ofBoard ? 'board' : body;
}

/** "at the meeting", "to shareholders": the body does nothing. */
export function isGoverned(page: Page, parts: SentenceParts, at: number, from: number): boolean {
  let before = at - 1;
  while (
    before >= from &&
    (BEFORE_BODY.of(page.tokens[before]) ||
      isPossessive(page.tokens[before]) ||
      parts.mentions.some((one) => one.from <= before && before < one.to))
  )
    before -= 1;
  const word = page.tokens[before]?.lower ?? '';
  const counted =
    word === 'of' &&
    /^(?:\d+|percent|%|cent|majority|most|all|two|third|thirds|seven|six|five|four|three|eight|nine|ten)$/.test(
      page.tokens[before - 1]?.lower ?? '',
    );
  return before >= from && PREPOSITIONS.has(word) && !counted;
}

/** The company whose body stands at a place. */
export function companyOf(
  page: Page,
  parts: SentenceParts,
  at: number,
): { readonly company?: Mention } {
  const follows = ['of', 'at', 'in'].includes(page.tokens[at + 1]?.lower ?? '');
  const whose = page.tokens[at - 1]?.lower === 'whose';
  const company =
    (whose ? parts.mentions.findLast(({ to, form }) => to < at && form === 'name') : undefined) ??
    (follows ? parts.mentions.find(({ from }) => from > at && from <= at + 4) : undefined) ??
    parts.mentions.findLast((mention) => mention.to <= at && isOwner(page, mention, at));
  return company && ['company', 'fund', 'group', 'body'].includes(company.actor.kind)
    ? { company }
    : {};
}

/** "X's supervisory board", "X shareholders": nothing but kinds of bodies between. */
export function isOwner(page: Page, mention: Mention, at: number): boolean {
  const gap = page.tokens.slice(mention.to, at);
  return gap.length <= 4 && gap.every((token) => isPossessive(token) || BEFORE_BODY.of(token));
}
