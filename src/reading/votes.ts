import type { VoteClaim } from '../evidence/index.ts';
import type { Clause } from './clause.ts';
import type { Mention } from './mention.ts';
import { marksOf, modalityOf } from './modality.ts';
import { lowerWords, type Page, type SentenceParts } from './page.ts';
import type { ReadClaim } from './reading.ts';
import { coreferences } from './stakes.ts';
import { canHold } from './actor.ts';
import { subjectWords, type VoteAct, voteActs } from './vote-acts.ts';
import { bodies, isBody } from './vote-bodies.ts';
import { type VoteFigure, voteFractions } from './vote-fractions.ts';
import { type VoteNumber, voteNumber } from './vote-numbers.ts';

/** Positions, results and required majorities that the clauses of a text state. */
export function findVotes(page: Page): ReadClaim<VoteClaim>[] {
  return page.inSentence
    .filter(({ sentence }) => sentence.kind === 'body')
    .flatMap((parts) => [
      ...numbers(page, parts),
      ...bodies(page, parts),
      ...positions(page, parts),
      ...asides(page, parts),
    ]);
}

/** "would require a 2/3rds majority to pass", "was backed by 69.53 percent of the votes cast". */
function numbers(page: Page, parts: SentenceParts): ReadClaim<VoteClaim>[] {
  let last: VoteNumber;
  return voteFractions(page, parts).flatMap((percent) => {
    const joined = last === 'threshold' && isJoined(page, percent);
    const action = joined ? last : voteNumber(page, parts, percent);
    last = action;
    if (action === undefined) return [];
    const company = companyOf(page, parts, undefined);
    const claim: VoteClaim = {
      type: 'vote',
      actor: action === 'threshold' ? 'rule' : 'shareholders',
      action,
      share: percent.share,
      subject: subjectWords(lowerWords(page, parts.sentence)),
      ...(company && { company: company.actor.name }),
    };
    const number = { start: percent.start, end: percent.end };
    return [
      {
        ...frame(parts),
        claim,
        circumstance: { modality: 'asserted' as const },
        coreferences: [],
        band: 'accept' as const,
        score: 0.8,
        number,
      },
    ];
  });
}

/** "of two thirds of the shares present and of a third of all shares": a second line of one rule. */
function isJoined(page: Page, { from }: VoteFigure): boolean {
  const before = lowerWords(page, { from: Math.max(0, from - 3), to: from });
  return before.includes('and') && before.at(-1) !== 'and' && before.includes('of');
}

function positions(page: Page, parts: SentenceParts): ReadClaim<VoteClaim>[] {
  const { sentence, clauses } = parts;
  return clauses.flatMap((clause) => {
    const rest = lowerWords(page, { from: clause.from, to: sentence.to });
    const isRelative = clause.kind === 'relative' && clause.opener !== 'who';
    const ahead = isRelative ? { from: sentence.from, to: clause.from } : { from: 0, to: 0 };
    const before = lowerWords(page, ahead);
    return voteActs(lowerWords(page, clause), rest, before).flatMap((act) =>
      position(page, parts, clause, act),
    );
  });
}

/** The position of the voter, and of those joined to it: "Toyota and Mazda voted". */
function position(
  page: Page,
  parts: SentenceParts,
  clause: Clause,
  act: VoteAct,
): ReadClaim<VoteClaim>[] {
  const actor = voter(page, parts, clause, clause.from + act.at);
  if (!actor) return [];
  const circumstance = {
    modality: modalityOf({ ...marksOf(page, parts, clause), denied: false }),
  };
  return [actor, ...joinedTo(page, parts, actor)].map((one) => ({
    ...positionOf(page, parts, one, act.action),
    circumstance,
  }));
}

/** Names before or after a name with nothing but "and" or a comma and "and" between. */
function joinedTo(page: Page, parts: SentenceParts, actor: Mention): Mention[] {
  const isJoint = (first: Mention, second: Mention) => {
    const gap = lowerWords(page, { from: first.to, to: second.from });
    return (
      gap.length > 0 &&
      gap.length <= 2 &&
      gap.at(-1) === 'and' &&
      (gap.length === 1 || gap[0] === ',')
    );
  };
  return parts.mentions.filter(
    (mention) =>
      mention.actor !== actor.actor &&
      mention.form === 'name' &&
      canHold(mention.actor) &&
      (isJoint(mention, actor) || isJoint(actor, mention)),
  );
}

function positionOf(
  page: Page,
  parts: SentenceParts,
  actor: Mention,
  action: string,
): ReadClaim<VoteClaim> {
  const company = companyOf(page, parts, actor);
  const claim: VoteClaim = {
    type: 'vote',
    actor: actor.actor.name,
    action,
    subject: subjectWords(lowerWords(page, { from: actor.from, to: parts.sentence.to })),
    ...(company && { company: company.actor.name }),
  };
  return {
    ...frame(parts),
    claim,
    circumstance: { modality: 'asserted' },
    coreferences: coreferences('actor', { mention: actor, here: true }, parts),
    band: 'accept',
    score: 0.75,
  };
}

function isStop(text: string | undefined): boolean {
  return text === undefined || ['.', ',', ';'].includes(text);
}

const TABLED: ReadonlySet<string> = new Set(
  'motion resolution slate list counterproposal counter-proposal'.split(' '),
);

/** "Toyota voted for it, Subaru against"; "A motion by Marco Fossati", "the rival list presented by X": who proposes what is voted on. */
function asides(page: Page, parts: SentenceParts): ReadClaim<VoteClaim>[] {
  const voted = lowerWords(page, parts.sentence).some((word) => /^vot(?:e[ds]?|ing)$/.test(word));
  return parts.mentions.flatMap((mention) => {
    const isAgainst =
      voted &&
      page.tokens[mention.to]?.lower === 'against' &&
      isStop(page.tokens[mention.to + 1]?.text);
    if (isAgainst && canHold(mention.actor)) return [positionOf(page, parts, mention, 'oppose')];
    const before = lowerWords(page, {
      from: Math.max(parts.sentence.from, mention.from - 7),
      to: mention.from,
    });
    const by = before.lastIndexOf('by');
    const isTabled =
      by > 0 && before.slice(Math.max(0, by - 3), by).some((word) => TABLED.has(word));
    return isTabled && canHold(mention.actor) && mention.form === 'name'
      ? [positionOf(page, parts, mention, 'propose')]
      : [];
  });
}

/** Who acts: the name right before the act, the subject, or the owner of what acts ("X’s votes went"). */
function voter(page: Page, parts: SentenceParts, clause: Clause, act: number): Mention | undefined {
  const beside = parts.mentions.find((mention) => mention.to === act && !mention.possessive);
  const subject =
    beside ??
    clause.subject ??
    parts.mentions.find(
      (mention) =>
        mention.possessive &&
        mention.from >= clause.from &&
        mention.to <= clause.to &&
        !isBody(page.tokens[mention.to + 1]?.lower ?? ''),
    );
  return subject && canHold(subject.actor) && !subject.place ? subject : undefined;
}

/** The company whose affair is voted on: another company named after the voter. */
function companyOf(
  page: Page,
  parts: SentenceParts,
  voter: Mention | undefined,
): Mention | undefined {
  const others = parts.mentions.filter(
    (mention) =>
      mention.actor !== voter?.actor &&
      mention.actor.kind === 'company' &&
      mention.form !== 'pronoun',
  );
  const topic = others.find((mention) => mention.actor === page.topics[0]?.actor);
  if (topic) return topic;
  return others.find((mention) => !voter || mention.from > voter.from) ?? others[0];
}

function frame(parts: SentenceParts): { readonly start: number; readonly end: number } {
  return { start: parts.sentence.start, end: parts.sentence.end };
}
