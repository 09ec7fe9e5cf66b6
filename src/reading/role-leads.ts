import type { Mention } from './mention.ts';
import { lowerWords, type Page, type SentenceParts } from './page.ts';
import { isEmployer, peopleOf, type Post, type RoleDraft } from './role-draft.ts';

/** "charities chaired by Ratan Tata", "Solange Delmas, who chairs Semagraine's board". */
export function chairs(page: Page, parts: SentenceParts): RoleDraft[] {
  return ledIn(page, parts, CHAIRS, (at) => `chairman${chairedBody(page, at)}`);
}

/** "Porsche, then led by Wendelin Wiedeking", "Carlos Ghosn, who runs Renault": the head of a company. */
export function leads(page: Page, parts: SentenceParts): RoleDraft[] {
  const nameOf = (at: number) =>
    page.tokens[at]?.lower.startsWith('head') ? 'head' : 'chief executive';
  return ledIn(page, parts, LEADS, nameOf).filter(({ employer }) => employer !== undefined);
}

const CHAIRS: ReadonlySet<string> = new Set(['chaired', 'chairs']);
const LEADS: ReadonlySet<string> = new Set(['led', 'headed', 'heads', 'runs', 'run', 'leads']);
const ADVERBS: ReadonlySet<string> = new Set(['now', 'then', 'also', 'already', 'today', 'still']);

function ledIn(
  page: Page,
  parts: SentenceParts,
  verbs: ReadonlySet<string>,
  nameOf: (at: number) => string,
): RoleDraft[] {
  const found: RoleDraft[] = [];
  for (let at = parts.sentence.from; at < parts.sentence.to; at += 1) {
    const word = page.tokens[at]?.lower ?? '';
    if (!verbs.has(word)) continue;
    const by = page.tokens[at + 1]?.lower === 'by';
    const post = { post: nameOf(at), from: at, to: at + (by ? 2 : 1) };
    const person = by ? agentOf(parts, post) : leaderOf(page, parts, at);
    if (!person) continue;
    const employer = by ? ledBefore(page, parts, at) : ledAfter(parts, at);
    const former = (word === 'chaired' || word === 'led' || word === 'headed') && !by;
    const then = page.tokens[at - 1]?.lower === 'then';
    const status = former || then ? 'former' : 'current';
    found.push({ parts, post, person, status, ...(employer && { employer }) });
  }
  return found;
}

function agentOf(parts: SentenceParts, post: Post): Mention | undefined {
  return peopleOf(parts).find(({ from }) => from >= post.to && from <= post.to + 3);
}

function leaderOf(page: Page, parts: SentenceParts, at: number): Mention | undefined {
  const start = ADVERBS.has(page.tokens[at - 1]?.lower ?? '') ? at - 1 : at;
  return peopleOf(parts).find(
    ({ to, possessive }) => to <= start && start - to <= 2 && !possessive,
  );
}

function ledBefore(page: Page, parts: SentenceParts, at: number): Mention | undefined {
  const start = ADVERBS.has(page.tokens[at - 1]?.lower ?? '') ? at - 1 : at;
  return parts.mentions.findLast(
    (mention) => mention.to <= start && start - mention.to <= 3 && isEmployer(mention),
  );
}

function ledAfter(parts: SentenceParts, at: number): Mention | undefined {
  return parts.mentions.find(
    (mention) => mention.from > at && mention.from <= at + 2 && isEmployer(mention),
  );
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
