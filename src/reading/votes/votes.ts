import type { VoteClaim } from '../../evidence/index.ts';
import type { Clause } from '../clause.ts';
import { type Marks, marksOf, modalityOf } from '../modality.ts';
import type { Mention } from '../mentions/mention.ts';
import { lowerWords, type Page, type SentenceParts } from '../page.ts';
import { logistic, scoreOf } from '../ranker.ts';
import type { ReadClaim } from '../reading.ts';
import { coreferences } from '../stakes/stakes.ts';
import { canHold } from '../actor.ts';
import { adviceIn } from './advice.ts';
import { asides } from './asides.ts';
import { companyOf, frame, listedClaim, nameOf, positionOf, sidedClaim } from './claims.ts';
import { isNoVote, type Position, positionFeatures } from './decision.ts';
import { isNoSide } from './doubts.ts';
import { type VoteFigure, voteFractions } from './fractions.ts';
import { sidedIn } from './frames.ts';
import { hostAt } from './hosts.ts';
import { listedVoters } from './lists.ts';
import { proposersIn } from './motions.ts';
import { outcomesIn } from './outcomes.ts';
import { countedIn, resultOf, TOLD } from './results.ts';
import { scheduledVoter } from './scheduled.ts';
import { type Stance, stancesIn } from './stances.ts';
import { subjectWords } from './subjects.ts';
import type { Voter } from './bodies.ts';
import { votersOf } from './voters.ts';
import { POSITION_WEIGHTS } from '../weights/position.ts';
import { gathered } from '../gathered.ts';

/** Positions, results and required majorities that the clauses of a text state. */
export function findVotes(page: Page): ReadClaim<VoteClaim>[] {
  const body = page.inSentence.filter(({ sentence }) => sentence.kind === 'body');
  return gathered(body, (parts) => votesIn(page, parts));
}

function votesIn(page: Page, parts: SentenceParts): ReadClaim<VoteClaim>[] {
  const listed = listedVoters(page, parts);
  const ahead = scheduled(page, parts);
  const named = new Set(listed.map(({ mention }) => mention.actor.name));
  const results = numbers(page, parts);
  const counted = new Set(results.map(({ claim }) => claim.action));
  const sides = positions(page, parts).filter(
    ({ claim }) =>
      (listed.length === 0 || sideOf(listed[0]?.action) !== sideOf(claim.action)) &&
      !named.has(claim.actor) &&
      !(counted.has(claim.action) && claim.actor.startsWith('shareholders')) &&
      (ahead.length === 0 || !BODY.test(claim.actor)),
  );
  return distinct([
    ...results,
    ...sides,
    ...asides(page, parts),
    ...[...sidedIn(page, parts), ...adviceIn(page, parts)]
      .filter(({ voter }) => results.length === 0 || voter.body !== 'shareholders')
      .map(({ voter, action }) => sidedClaim(page, parts, voter, action)),
    ...listed.map(({ mention, action }) => listedClaim(page, parts, mention, action)),
    ...ahead,
    ...(results.length === 0 ? outcomesIn(page, parts) : []),
    ...proposersIn(page, parts).map((owner) => positionOf(page, parts, owner, 'propose')),
  ]);
}

/** A side or a result is told once for each sentence, with its share where it has one. */
function distinct(claims: readonly ReadClaim<VoteClaim>[]): ReadClaim<VoteClaim>[] {
  return claims.filter(
    ({ claim }, at) =>
      claim.share !== undefined ||
      claims.findIndex(
        (other) => other.claim.actor === claim.actor && other.claim.action === claim.action,
      ) === at,
  );
}

/** A body rejects what a single voter opposes. */
const sideOf = (action: string | undefined): string | undefined =>
  action === 'reject' ? 'oppose' : action;

const BODY = /^(?:shareholders|board|assembly|committee)\b/;

/** "Shareholders will vote on it in May", "subject to approval by X's shareholders". */
function scheduled(page: Page, parts: SentenceParts): ReadClaim<VoteClaim>[] {
  const voter = scheduledVoter(page, parts);
  if (!voter) return [];
  const claim: VoteClaim = {
    type: 'vote',
    actor: nameOf(voter),
    action: 'vote_scheduled',
    subject: subjectWords(lowerWords(page, parts.sentence)),
    ...(voter.company && { company: voter.company.actor.name }),
  };
  return [
    {
      ...frame(parts),
      claim,
      circumstance: { modality: 'planned' },
      coreferences: [],
      band: 'review',
      score: SCHEDULED,
    },
  ];
}

const SCHEDULED = 0.6;

/** "would require a 2/3rds majority to pass", "was backed by 69.53 percent of the votes cast". */
function numbers(page: Page, parts: SentenceParts): ReadClaim<VoteClaim>[] {
  const uses = countedIn(page, parts).map((one) => ({
    figure: one.figure,
    use: resultOf(page, parts, one),
  }));
  if (uses.length === 0) return [];
  const joined = gathered(voteFractions(page, parts), (figure) => {
    const before = uses.findLast((one) => one.figure.from < figure.from);
    const isRule = before?.use === 'threshold' && isJoined(page, figure);
    return isRule ? [{ figure, use: 'threshold' as const }] : [];
  });
  const known = new Set(uses.map(({ figure }) => figure.from));
  const all = [...uses, ...joined.filter(({ figure }) => !known.has(figure.from))];
  return all.map(({ figure, use }) => {
    const host = hostAt(page, parts);
    const company = host ?? companyOf(page, parts, undefined);
    const claim: VoteClaim = {
      type: 'vote',
      actor:
        use === 'threshold'
          ? 'rule'
          : nameOf({ body: 'shareholders', how: 'subject', ...(host && { company: host }) }),
      action: use,
      share: figure.share,
      subject: subjectWords(lowerWords(page, parts.sentence)),
      ...(company && { company: company.actor.name }),
    };
    return {
      ...frame(parts),
      claim,
      circumstance: { modality: 'asserted' as const },
      coreferences:
        use === 'threshold' || !host
          ? []
          : coreferences('actor', { mention: host, here: isIn(host, parts) }, parts),
      band: 'accept' as const,
      score: TOLD,
      number: { start: figure.start, end: figure.end },
    };
  });
}

const isIn = ({ start }: Mention, { sentence }: SentenceParts): boolean =>
  start >= sentence.start && start < sentence.end;

/** "two thirds of the shares present and a third of all shares": a second line of one rule. */
function isJoined(page: Page, { from, to }: VoteFigure): boolean {
  const before = lowerWords(page, { from: Math.max(0, from - 3), to: from });
  const after = lowerWords(page, { from: to, to: to + 4 });
  const counts = after.some((word) => COUNTED.has(word)) || before.includes('of');
  return before.slice(-2).includes('and') && counts && after[0] === 'of';
}

const COUNTED: ReadonlySet<string> = new Set(['votes', 'shares', 'capital', 'stock']);

/** The sides that the clauses of a sentence say somebody took, before it is decided which are votes. */
export function positionsIn(page: Page, parts: SentenceParts): Position[] {
  const told = parts.clauses.filter(({ opener }) => !CONDITIONS.has(opener));
  const found = gathered(told, (clause) =>
    gathered(unconditional(page, parts, clause), (stance) =>
      votersOf(page, parts, clause, stance)
        .filter(({ body }) => body !== undefined || !stance.bodies)
        .map((voter) => ({ parts, clause, stance, voter })),
    ),
  );
  const last = found.at(-1);
  return last ? [...found, ...followers(page, last)] : found;
}

/** Sides before which no "unless" stands. */
function unconditional(page: Page, parts: SentenceParts, clause: Clause): Stance[] {
  return stancesIn(page, parts, clause).filter(
    ({ from }) => !lowerWords(page, { from: clause.from, to: from }).includes('unless'),
  );
}

/** What may be, or not: nobody has taken a side yet. */
const CONDITIONS: ReadonlySet<string> = new Set(['if', 'unless', 'whether']);

/** "…, as did Subaru", "so did Qatar": the same side as the one told before. */
function followers(page: Page, last: Position): Position[] {
  const { parts, stance } = last;
  return parts.mentions.flatMap((mention) => {
    const words = lowerWords(page, { from: Math.max(0, mention.from - 3), to: mention.from });
    const did = words.lastIndexOf('did');
    const follows = did > 0 && ['as', 'so'].includes(words[did - 1] ?? '');
    return follows && mention.from > stance.to && canHold(mention.actor)
      ? [{ ...last, voter: { mention, how: 'subject' as const } }]
      : [];
  });
}

/** From here a side counts as one taken in a vote, and from here it is accepted. */
const SAID = 0.5;
const SURE = 0.75;
/** Directors whom somebody sent are at the table where it is decided. */
const SENT = 0.6;

function positions(page: Page, parts: SentenceParts): ReadClaim<VoteClaim>[] {
  return gathered(positionsIn(page, parts), (position) => {
    if (isNoVote(page, position) || isNoSide(page, position)) return [];
    const read = logistic(scoreOf(POSITION_WEIGHTS, positionFeatures(page, position)));
    const odds = position.voter.sent === true ? Math.max(read, SENT) : read;
    return odds < SAID ? [] : [claimOf(page, position, odds)];
  });
}

function claimOf(page: Page, position: Position, odds: number): ReadClaim<VoteClaim> {
  const { parts, stance, voter } = position;
  const company = voter.company ?? companyOf(page, parts, voter.mention);
  const claim: VoteClaim = {
    type: 'vote',
    actor: nameOf(voter),
    action: actionOf(stance, voter),
    subject: subjectWords(lowerWords(page, parts.sentence)),
    ...(company && { company: company.actor.name }),
  };
  return {
    ...frame(parts),
    claim,
    circumstance: { modality: modalityOf({ ...marksBefore(page, position), denied: false }) },
    coreferences: voter.mention
      ? coreferences('actor', { mention: voter.mention, here: true }, parts)
      : [],
    band: odds >= SURE ? 'accept' : 'review',
    score: odds,
  };
}

/** How the taking of a side is meant: what follows it says how its object is meant. */
function marksBefore(page: Page, { parts, clause, stance }: Position): Marks {
  const to = Math.min(clause.to, Math.max(stance.to, clause.from + 1));
  const verbs = clause.verbs.filter(({ from }) => from < to);
  return marksOf(page, parts, { ...clause, to, verbs });
}

/** A body rejects what a single voter opposes. */
function actionOf({ action }: Stance, { body }: Voter): string {
  if (body === undefined) return action === 'reject' ? 'oppose' : action;
  const whole = body !== 'union' && body !== 'board';
  return action === 'oppose' && whole ? 'reject' : action;
}
