import type { DealClaim, EventClaim, HoldingClaim, VoteClaim } from '../evidence/index.ts';
import type { Actor } from './actor.ts';
import type { Clause } from './clause.ts';
import { EVENT_PHRASES } from './event-rules.ts';
import type { Mention } from './mention.ts';
import { marksOf, modalityOf } from './modality.ts';
import { lowerWords, type Page, type SentenceParts } from './page.ts';
import type { ReadClaim } from './reading.ts';
import { coreferences } from './stakes.ts';

/** Claims that events follow from. */
export interface Told {
  readonly stakes: readonly ReadClaim<HoldingClaim>[];
  readonly votes: readonly ReadClaim<VoteClaim>[];
  readonly deals: readonly ReadClaim<DealClaim>[];
}

/** Coded events of the alliance codebook: from votes and traded stakes, and from the words of clauses. */
export function findEvents(page: Page, told: Told): ReadClaim<EventClaim>[] {
  const words = page.inSentence
    .filter(({ sentence }) => sentence.kind === 'body')
    .flatMap((parts) => wordEvents(page, parts));
  return [
    ...told.votes.flatMap(voteEvent),
    ...told.stakes.flatMap((stake) => stakeEvent(page, stake)),
    ...words,
  ];
}

const VOTE_CODES: Readonly<Record<string, string>> = {
  block: 'VOTE_BLOCKED',
  oppose: 'VOTE_AGAINST',
  abstain: 'VOTE_ABSTAIN',
  no_support: 'VOTE_ABSTAIN',
  approve: 'VOTE_SUPPORT',
};

function voteEvent(vote: ReadClaim<VoteClaim>): ReadClaim<EventClaim>[] {
  const code = VOTE_CODES[vote.claim.action];
  if (
    code === undefined ||
    vote.claim.share !== undefined ||
    /^(?:shareholders|board|assembly)\b/.test(vote.claim.actor)
  )
    return [];
  const claim: EventClaim = {
    type: 'event',
    code,
    source: vote.claim.actor,
    ...(vote.claim.company !== undefined && { target: vote.claim.company }),
  };
  return [{ ...vote, claim }];
}

const UP: ReadonlySet<string> = new Set(['acquire', 'increment', 'raise']);
const DOWN: ReadonlySet<string> = new Set(['sell', 'cut']);
const HOSTILE: ReadonlySet<string> = new Set([
  'hostile',
  'quietly',
  'surprise',
  'uninvited',
  'unsolicited',
  'stunned',
  'threshold',
  'secretly',
  'crossed',
  'arch',
  'rival',
]);
const AGREED: ReadonlySet<string> = new Set([
  'agreed',
  'agreement',
  'back',
  'talks',
  'consent',
  'deal',
  'ready',
]);

/** A change of a stake is an act; a standing holding is none. */
function stakeEvent(page: Page, stake: ReadClaim<HoldingClaim>): ReadClaim<EventClaim>[] {
  const action = stake.claim.action ?? 'hold';
  if (stake.band === 'drop' || (!UP.has(action) && !DOWN.has(action))) return [];
  const words = page.text
    .slice(stake.start, stake.end)
    .toLowerCase()
    .split(/[^\p{L}]+/u);
  const has = (set: ReadonlySet<string>) => words.some((word) => set.has(word));
  const up = has(HOSTILE) ? 'STAKE_UP_HOSTILE' : 'STAKE_UP_FRIENDLY';
  const down = has(AGREED) ? 'STAKE_DOWN_AGREED' : 'STAKE_DOWN_UNILATERAL';
  const claim: EventClaim = {
    type: 'event',
    code: UP.has(action) ? up : down,
    source: stake.claim.holder,
    target: stake.claim.issuer,
  };
  const { number: _number, ...rest } = stake;
  return [{ ...rest, claim, score: stake.score * 0.8, band: stake.band }];
}

function wordEvents(page: Page, parts: SentenceParts): ReadClaim<EventClaim>[] {
  const found: ReadClaim<EventClaim>[] = [];
  const codes = new Set<string>();
  for (const clause of parts.clauses) {
    const words = lowerWords(page, {
      from: clause.from,
      to: Math.min(parts.sentence.to, clause.to + 4),
    });
    const rule = EVENT_PHRASES.all(words).find(({ value }) => !codes.has(value))?.value;
    const event = rule && eventOf(page, parts, clause, rule);
    if (!event) continue;
    codes.add(event.claim.code);
    found.push(event);
  }
  return found;
}

function eventOf(
  page: Page,
  parts: SentenceParts,
  clause: Clause,
  code: string,
): ReadClaim<EventClaim> | undefined {
  const parties = partiesIn(page, parts, clause);
  if (!parties) return undefined;
  const [source, target] = parties;
  const marks = marksOf(page, parts, clause);
  const claim: EventClaim = {
    type: 'event',
    code,
    source: source.actor.name,
    ...(target && { target: target.actor.name }),
  };
  const named = [source, ...(target ? [target] : [])].flatMap((mention, index) =>
    coreferences(
      index === 0 ? 'source' : 'target',
      { mention, here: parts.mentions.includes(mention) },
      parts,
    ),
  );
  return {
    claim,
    circumstance: { modality: modalityOf({ ...marks, denied: false }) },
    start: parts.sentence.start,
    end: parts.sentence.end,
    coreferences: named,
    band: 'review',
    score: 0.5,
  };
}

/** Who acts (the subject) and on whom (the next other party of the clause, sentence or story). */
function partiesIn(
  page: Page,
  parts: SentenceParts,
  clause: Clause,
): readonly [Mention, Mention | undefined] | undefined {
  const able = parts.mentions.filter((mention) => isParty(mention));
  const inside = able.filter((mention) => mention.from >= clause.from && mention.to <= clause.to);
  const subject = clause.subject && isParty(clause.subject) ? clause.subject : undefined;
  const source = subject ?? inside[0] ?? able[0] ?? page.topics[0];
  if (!source) return undefined;
  const other = (mention: Mention) => mention.actor !== source.actor;
  const target =
    inside.find((mention) => other(mention) && mention.from >= source.to) ??
    inside.find(other) ??
    able.find(other) ??
    earlierParty(page, parts, source.actor);
  return [source, target];
}

function isParty(mention: Mention): boolean {
  return (
    !mention.place &&
    ['company', 'fund', 'state', 'group', 'family', 'person', 'body'].includes(
      mention.actor.kind,
    ) &&
    mention.actor.sector !== 'alliance'
  );
}

function earlierParty(page: Page, parts: SentenceParts, source: Actor): Mention | undefined {
  const before = page.inSentence[parts.sentence.index - 1]?.mentions.find(
    (mention) => isParty(mention) && mention.actor !== source && mention.actor.kind !== 'person',
  );
  return before ?? page.topics.find((topic) => topic.actor !== source);
}
