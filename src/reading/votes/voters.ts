import { canHold } from '../actor.ts';
import type { Clause } from '../clause.ts';
import type { Mention } from '../mentions/mention.ts';
import { lowerWords, type Page, type SentenceParts } from '../page.ts';
import { partedFrom } from './apart.ts';
import { joinedTo, listFrom } from './joint.ts';
import type { Stance } from './stances.ts';
import { speakerFor } from './speakers.ts';
import { bodyAt, BODIES, companyOf, isGoverned, isOwner, type Voter } from './bodies.ts';
import { words } from '../words/index.ts';

const OWN_PEOPLE: ReadonlySet<string> = new Set(
  'people representatives representative nominees nominee appointees delegates delegate votes vote bloc block envoys directors'.split(
    ' ',
  ),
);
const NUMBERS: ReadonlySet<string> = new Set('one two three four five six seven'.split(' '));

/** Whoever takes a side in a clause, with those that "and" joins to them. */
export function votersOf(
  page: Page,
  parts: SentenceParts,
  clause: Clause,
  stance: Stance,
): Voter[] {
  if (stance.agentAfter) return agentOf(page, parts, stance);
  const own = ownPeople(page, parts, clause, stance);
  if (own) return [{ mention: own, how: 'subject' }];
  const sent = sentBy(page, parts, clause, stance);
  if (sent) return [{ mention: sent, how: 'subject', sent: true }];
  if (isAdvice(page, clause, stance) || advisesBody(page, parts, clause, stance)) return [];
  const parted = partedFrom(page, parts, stance.from);
  const apart = parted && (partedBody(page, parts, parted.end) ?? parted.mention);
  if (apart && 'actor' in apart)
    return [apart, ...joinedTo(page, parts, apart)].map((mention) => ({
      mention,
      how: 'subject' as const,
    }));
  if (apart) return [apart];
  const meant = subjectOf(page, parts, clause, stance);
  const subject = (meant?.form === 'pronoun' && speakerFor(page, parts, meant)) || meant;
  const body = bodyBefore(page, parts, clause, stance);
  if (body && !(subject && subject.from > body.at && subject !== body.voter.company))
    return [body.voter];
  if (!subject || !canHold(subject.actor) || subject.place) return [];
  if (isOfAnother(page, parts, clause, subject)) return [];
  return [subject, ...joinedTo(page, parts, subject)].map((mention) => ({
    mention,
    how: 'subject' as const,
  }));
}

/** "Shareholders of X, the retailer, approved": the body before a name and its aside. */
function partedBody(page: Page, parts: SentenceParts, end: number): Voter | undefined {
  const from = Math.max(parts.sentence.from, end - BODY_REACH);
  for (let at = end - 1; at >= from; at -= 1) {
    const body = bodyAt(page, parts, at);
    if (!body || isGoverned(page, parts, at, parts.sentence.from)) continue;
    const voter = companyOf(page, parts, at);
    if (voter.company?.to === end || at === end - 1) return { body, how: 'subject', ...voter };
  }
  return undefined;
}

const BODY_REACH = 9;

const WHO = words('who which that');

/** "a board and a chairman who are against the deal": who does so is no name, and the subject found is another. */
function isOfAnother(page: Page, parts: SentenceParts, clause: Clause, subject: Mention): boolean {
  if (clause.kind !== 'relative' || !WHO.of(page.tokens[clause.from])) return false;
  if (subject.from > clause.from) return false;
  let end = clause.from;
  while (end > parts.sentence.from && !/[\p{L}\d]/u.test(page.tokens[end - 1]?.text ?? 'x'))
    end -= 1;
  return !parts.mentions.some(({ to }) => to === end || to === end - 1);
}

const APART = words(', ; while but whereas');

/** "the state's representatives voted", "Toyota's three directors": the owner takes the side. */
function ownPeople(
  page: Page,
  parts: SentenceParts,
  clause: Clause,
  stance: Stance,
): Mention | undefined {
  return parts.mentions.find((mention) => {
    if (!mention.possessive || mention.from < clause.from || mention.to > stance.from) return false;
    if (!canHold(mention.actor)) return false;
    const after = lowerWords(page, { from: mention.to, to: Math.min(stance.from, mention.to + 4) });
    const rest = after[0] === "'s" || after[0] === "'" ? after.slice(1) : after;
    const at = rest.findIndex((word) => OWN_PEOPLE.has(word));
    const far = page.tokens.slice(mention.to, stance.from).some((token) => APART.of(token));
    if (far) return false;
    return at !== -1 && (rest[at] !== 'directors' || NUMBERS.has(rest[at - 1] ?? ''));
  });
}

const PEOPLE = words('directors representatives members delegates');
const SENT = words('from named appointed nominated representing sent');
const SENT_REACH = 4;

/** "two directors from Nissan abstained", "directors named by Renault backed it": who sent them takes the side. */
function sentBy(
  page: Page,
  parts: SentenceParts,
  clause: Clause,
  stance: Stance,
): Mention | undefined {
  if (!PEOPLE.of(clause)) return undefined;
  for (let at = clause.from; at < stance.from - 1; at += 1) {
    if (!PEOPLE.of(page.tokens[at]) || !SENT.of(page.tokens[at + 1])) continue;
    const name = parts.mentions.find(({ from }) => from > at + 1 && from <= at + SENT_REACH);
    if (name && name.to <= stance.from && canHold(name.actor) && !name.place) return name;
  }
  return undefined;
}

/** The name beside the side that is taken, the subject of the clause, or whose decision it is. */
function subjectOf(
  page: Page,
  parts: SentenceParts,
  clause: Clause,
  stance: Stance,
): Mention | undefined {
  const before = parts.mentions.filter(({ to }) => to <= stance.from);
  const end = endOfName(page, stance.from);
  const beside = before.find(
    (mention) => mention.to === end && !mention.possessive && !isInside(page, mention, stance.from),
  );
  const subject = beside ?? clause.subject;
  if (subject) return subject.from < stance.from ? subject : undefined;
  const inside = before.filter(({ from }) => from >= clause.from);
  const verbs = clause.verbs.filter(({ from }) => from <= stance.from);
  const actor = inside.find(
    (mention) =>
      mention.form === 'name' &&
      !isInside(page, mention, stance.from) &&
      verbs.some(({ from }) => from === mention.to),
  );
  if (actor) return actor;
  return inside.find(
    (mention) =>
      mention.from <= clause.from + 1 ||
      (mention.possessive && BODIES[page.tokens[mention.to + 1]?.lower ?? ''] === undefined),
  );
}

const INSIDE = words('at in from for with by under near');

/** "workers at the Kentucky plant voted": a name behind a preposition is no subject. */
function isInside({ tokens }: Page, { from, form }: Mention, verb: number): boolean {
  if (tokens[verb]?.lower.endsWith('ing') === true) return false;
  const article = tokens[from - 1]?.lower === 'the';
  return form === 'name' && INSIDE.of(tokens[article ? from - 2 : from - 1]);
}

/** "PFZ (6.2 pct) voted": a name ends before the bracket that stands before the verb. */
function endOfName(page: Page, verb: number): number {
  if (page.tokens[verb - 1]?.text !== ')') return verb;
  let at = verb - 1;
  while (at > verb - LONGEST_BRACKET && page.tokens[at]?.text !== '(') at -= 1;
  return page.tokens[at]?.text === '(' ? at : verb;
}

const LONGEST_BRACKET = 12;

interface BodyAt {
  readonly voter: Voter;
  readonly at: number;
}

/** The last body named in the clause before the words that take the side. */
function bodyBefore(
  page: Page,
  parts: SentenceParts,
  clause: Clause,
  stance: Stance,
): BodyAt | undefined {
  for (let at = stance.from - 1; at >= clause.from; at -= 1) {
    const body = bodyAt(page, parts, at);
    if (!body || isGoverned(page, parts, at, clause.from) || isAdvised(page, at, stance)) continue;
    return { at, voter: { body, how: 'subject', ...companyOf(page, parts, at) } };
  }
  return undefined;
}

const ADVISES: ReadonlySet<string> = new Set(
  'told asked urged advised advises recommended recommends called urges asks tells urging asking'.split(
    ' ',
  ),
);

const PRONOUNS: ReadonlySet<string> = new Set(['them', 'it', 'him', 'her', 'us']);
/** "make them abstain". */
const MAKES: ReadonlySet<string> = new Set('make makes made making let lets'.split(' '));

/** "advises its owners to accept": the side is only recommended. */
function isAdvice(page: Page, clause: Clause, { from }: Stance): boolean {
  const before = lowerWords(page, { from: Math.max(0, from - 7), to: from });
  if (before.some((word, at) => MAKES.has(word) && PRONOUNS.has(before[at + 1] ?? ''))) return true;
  const near = before.slice(-(from - clause.from));
  const advised = near.findIndex((word) => ADVISES.has(word));
  return advised !== -1 && near.at(-1) === 'to' && !near.slice(advised).includes(',');
}

/** "recommended that shareholders vote against": neither the adviser nor they take a side. */
function advisesBody(page: Page, parts: SentenceParts, clause: Clause, stance: Stance): boolean {
  for (let at = stance.from - 1; at >= Math.max(clause.from, stance.from - 4); at -= 1)
    if (bodyAt(page, parts, at) && isAdvised(page, at, stance)) return true;
  return false;
}

/** "told investors to vote no": they are only asked to. */
function isAdvised(page: Page, at: number, { from }: Stance): boolean {
  const between = lowerWords(page, { from: at + 1, to: from });
  const before = lowerWords(page, { from: Math.max(0, at - 4), to: at });
  const asked = between.includes('to') && before.some((word) => ADVISES.has(word));
  return asked || (before.includes('that') && before.some((word) => ADVISES.has(word)));
}

const AGENT_REACH = 9;
const AGENT_STOP = words(', ; . after but when which who');

/** "by the board of X", "of shareholders"; nobody where no one stands behind. */
function agentOf(page: Page, parts: SentenceParts, stance: Stance): Voter[] {
  const limit = Math.min(parts.sentence.to, stance.to + AGENT_REACH);
  for (let at = stance.to; at < limit; at += 1) {
    if (AGENT_STOP.of(page.tokens[at])) break;
    const mention = parts.mentions.find(({ from }) => from === at);
    const owned = mention && page.tokens[at - 1] && bodyNear(page, parts, mention, limit);
    if (owned && isAgent(page, stance, at)) return [owned];
    if (mention && canHold(mention.actor) && !mention.place && isAgent(page, stance, at))
      return listFrom(page, parts, mention).map((one) => ({
        mention: one,
        how: 'agent' as const,
      }));
    const body = bodyAt(page, parts, at);
    if (body && isAgent(page, stance, at))
      return [{ body, how: 'agent', ...companyOf(page, parts, at) }];
  }
  const result = stance.action === 'approve' || stance.action === 'reject';
  return result && stance.kind !== 'noun' ? [{ body: 'shareholders', how: 'nobody' }] : [];
}

/** "by Toyota's shareholders", "by Toyota shareholders": the body behind its company's name. */
function bodyNear(
  page: Page,
  parts: SentenceParts,
  mention: Mention,
  limit: number,
): Voter | undefined {
  for (let at = mention.to; at < Math.min(limit, mention.to + 4); at += 1) {
    const body = bodyAt(page, parts, at);
    if (body && isOwner(page, mention, at)) return { body, how: 'agent', company: mention };
  }
  return undefined;
}

function isAgent(page: Page, stance: Stance, at: number): boolean {
  const between = lowerWords(page, { from: stance.to - 1, to: at });
  return between.some((word) => ['by', 'of', 'from', 'with'].includes(word));
}
