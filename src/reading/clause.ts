import type { Mention } from './mentions/mention.ts';
import type { Sentence } from './sentence.ts';
import type { Token } from './token.ts';
import { type Verb, verbAt } from './verb.ts';
import { type Membership, membershipIn, words } from './words/index.ts';

export type ClauseKind = 'main' | 'relative' | 'reported' | 'subordinate' | 'bracket';

/** A stretch of a sentence around one verb or a few coordinated ones, with its subject. */
export interface Clause {
  readonly index: number;
  readonly sentence: number;
  readonly from: number;
  readonly to: number;
  readonly kind: ClauseKind;
  readonly opener: string;
  readonly subject: Mention | undefined;
  /** The subject stands in an earlier clause of the sentence. */
  readonly inherited: boolean;
  readonly verbs: readonly Verb[];
  /** The word sets that its words are in. */
  readonly classes: Membership;
}

const RELATIVES = words('which who whose where whom');
const SUBORDINATORS = words(
  'while whereas because although though after before when if unless until since but once so whether as',
);
const BREAKS = words('; : — – ( )');
const PREPOSITIONS = words(
  'of in on at by to from with for after before under against between as into than over through about among including via without within despite',
);
const COORDINATORS = words('and or');

interface Start {
  readonly at: number;
  readonly kind: ClauseKind;
  readonly opener: string;
}

/** What a sentence is made of, found in one pass from left to right. */
export interface Parts {
  readonly tokens: readonly Token[];
  readonly sentence: Sentence;
  /** Mentions of the sentence, in order. */
  readonly mentions: readonly Mention[];
}

/** Divides a sentence into clauses and finds the subject of each. */
export function clausesOf(parts: Parts, first: number): Clause[] {
  const { sentence } = parts;
  const walk = walkOf(parts);
  const starts = boundaries(walk);
  const clauses: Clause[] = [];
  starts.forEach((start, position) => {
    const to = starts[position + 1]?.at ?? sentence.to;
    if (to <= start.at) return;
    const verbs = verbsIn(walk, start.at, to);
    const own = subjectIn(parts, start, to, verbs[0]);
    const inherited = own === undefined ? inheritedSubject(clauses, start) : undefined;
    const subject = own ?? inherited;
    clauses.push({
      index: first + clauses.length,
      sentence: sentence.index,
      from: start.at,
      to,
      kind: start.kind,
      opener: start.opener,
      inherited: own === undefined && inherited !== undefined,
      verbs,
      classes: membershipIn(parts.tokens, start.at, to),
      subject,
    });
  });
  return clauses;
}

/** The parts of a sentence with the mention, if any, that covers each of its tokens. */
interface Walk extends Parts {
  readonly covered: readonly (Mention | undefined)[];
}

function walkOf(parts: Parts): Walk {
  const { from, to } = parts.sentence;
  const covered: (Mention | undefined)[] = [];
  for (let at = from; at < to; at += 1) covered.push(undefined);
  for (const mention of parts.mentions)
    for (let at = mention.from; at < mention.to; at += 1) covered[at - from] = mention;
  return { tokens: parts.tokens, sentence: parts.sentence, mentions: parts.mentions, covered };
}

/** The mention that begins at a token. */
function mentionAt({ covered, sentence }: Walk, at: number): Mention | undefined {
  const mention = covered[at - sentence.from];
  return mention?.from === at ? mention : undefined;
}

function boundaries(walk: Walk): Start[] {
  const { tokens, sentence, covered } = walk;
  const starts: Start[] = [{ at: sentence.from, kind: 'main', opener: '' }];
  let kind: ClauseKind = 'main';
  let hasVerb = false;
  for (let at = sentence.from + 1; at < sentence.to; at += 1) {
    const token = tokens[at] as Token;
    hasVerb ||=
      covered[at - 1 - sentence.from] === undefined && verbAt(tokens, at - 1) !== undefined;
    const start = startAt(walk, at, kind);
    if (!start || (COORDINATORS.of(token) && !hasVerb && mentionAt(walk, at + 1))) continue;
    const mention = covered[at - sentence.from];
    if (mention && mention.from !== at) continue;
    kind = start;
    hasVerb = false;
    starts.push({ at, kind: start, opener: token.lower });
  }
  return starts;
}

/** The kind of the clause that begins at a token, if one does. */
function startAt(walk: Walk, at: number, kind: ClauseKind): ClauseKind | undefined {
  const { tokens } = walk;
  const token = tokens[at] as Token;
  if (token.kind === 'mark') return startAtMark(walk, at, kind);
  const before = tokens[at - 1] as Token;
  if (RELATIVES.of(token)) return 'relative';
  if (token.lower === 'that') {
    if (verbAt(tokens, at - 1)?.kind === 'say') return 'reported';
    if (walk.mentions.length > 0 && verbAt(tokens, at + 1)) return 'relative';
  }
  if (SUBORDINATORS.of(token) && !COORDINATORS.of(before) && clauseFollows(walk, at + 1))
    return 'subordinate';
  if (
    COORDINATORS.of(token) &&
    (verbAt(tokens, at + 1) !== undefined || clauseFollows(walk, at + 1))
  )
    return 'main';
  if (mentionAt(walk, at) && verbAt(tokens, at - 1)?.kind === 'say' && clauseFollows(walk, at))
    return 'reported';
  return undefined;
}

/** The same at a mark: a bracket, a break, or a comma behind which something new is said. */
function startAtMark(walk: Walk, at: number, kind: ClauseKind): ClauseKind | undefined {
  const { tokens } = walk;
  const token = tokens[at] as Token;
  if (token.text === '(') return 'bracket';
  if (BREAKS.of(token)) return 'main';
  if (
    token.text === ',' &&
    (kind === 'relative' || clauseFollows(walk, at + 1) || isParticiple(tokens, at + 1))
  )
    return 'main';
  return mentionAt(walk, at) && verbAt(tokens, at - 1)?.kind === 'say' && clauseFollows(walk, at)
    ? 'reported'
    : undefined;
}

/** A subject and a verb come next, with little between them. */
function clauseFollows(walk: Walk, from: number): boolean {
  const { tokens, sentence } = walk;
  let subject = false;
  const end = Math.min(sentence.to, from + 9);
  for (let at = from; at < end; at += 1) {
    const token = tokens[at] as Token;
    if (RELATIVES.of(token) || BREAKS.of(token)) return false;
    if (token.text === ',' && subject) return false;
    const mention = mentionAt(walk, at);
    if (mention && !mention.possessive) {
      if (at > from && PREPOSITIONS.of(tokens[at - 1])) return false;
      subject = true;
      at = mention.to - 1;
    } else if (verbAt(tokens, at))
      return subject || (at > from && at - from <= 4 && isNounLike(tokens[at - 1] as Token));
    else if (PREPOSITIONS.of(token) && !subject) return false;
  }
  return false;
}

function isNounLike(token: Token): boolean {
  return token.kind === 'word' && !PREPOSITIONS.of(token);
}

function isParticiple(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return (
    token !== undefined &&
    token.kind === 'word' &&
    token.lower.endsWith('ing') &&
    verbAt(tokens, at) !== undefined
  );
}

function verbsIn(walk: Walk, from: number, to: number): Verb[] {
  const { tokens } = walk;
  const verbs: Verb[] = [];
  for (let at = from; at < to; at += 1) {
    const mention = mentionAt(walk, at);
    if (mention) {
      at = mention.to - 1;
      continue;
    }
    const verb = verbAt(tokens, at);
    if (!verb || verb.to > to) continue;
    verbs.push(verb);
    at = verb.to - 1;
  }
  return verbs;
}

function subjectIn(
  parts: Parts,
  clause: Start,
  to: number,
  verb: Verb | undefined,
): Mention | undefined {
  const limit = verb?.from ?? to;
  const inside = parts.mentions.filter(
    (mention) => mention.from >= clause.at && mention.from < limit && !mention.place,
  );
  if (clause.kind === 'relative') {
    const relative = inside.find((mention) => mention.form === 'relative');
    if (relative && !relative.possessive) return relative;
    if (!relative && parts.tokens[clause.at]?.lower === 'that')
      return parts.mentions.findLast((mention) => mention.to <= clause.at);
  }
  return inside.find(
    (mention) =>
      !mention.possessive &&
      mention.form !== 'relative' &&
      !PREPOSITIONS.of(parts.tokens[mention.from - 1]),
  );
}

/** "Telco, which has 22 percent, is owned by …": after a relative clause the earlier subject goes on. */
function inheritedSubject(clauses: readonly Clause[], start: Start): Mention | undefined {
  const last = clauses.at(-1);
  if (!last) return undefined;
  const resumes =
    (last.kind === 'relative' || last.kind === 'bracket') &&
    (start.opener === ',' || start.opener === ')');
  const from = resumes
    ? clauses.findLast((clause) => clause.kind !== 'relative' && clause.kind !== 'bracket')
    : last;
  return (
    from?.subject ??
    clauses.findLast((clause) => clause.subject !== undefined && clause.kind !== 'relative')
      ?.subject
  );
}
