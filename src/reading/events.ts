import type { EventClaim, HoldingClaim, RoleClaim, VoteClaim } from '../evidence/index.ts';
import type { Clause } from './clause.ts';
import { framesIn, pressureIn } from './event-frames.ts';
import { type Act, type Parties, partiesOf } from './event-parties.ts';
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
  readonly roles: readonly ReadClaim<RoleClaim>[];
}

/** Coded events of the alliance codebook: from votes and traded stakes, and from the words of clauses. */
export function findEvents(page: Page, told: Told): ReadClaim<EventClaim>[] {
  const employers = employersOf(told.roles);
  const words = page.inSentence
    .filter(({ sentence }) => sentence.kind === 'body')
    .flatMap((parts) => wordEvents(page, parts, employers));
  return [
    ...told.votes.flatMap(voteEvent),
    ...told.stakes.flatMap((stake) => stakeEvent(page, stake)),
    ...words,
  ];
}

/** For whom each person speaks: the company of a post that the text says is held. */
function employersOf(roles: readonly ReadClaim<RoleClaim>[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { claim } of roles)
    if (claim.company !== undefined && ['current', 'acting'].includes(claim.status))
      found.set(claim.person, claim.company);
  return found;
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
    /^(?:shareholders|board|assembly)\b/.test(vote.claim.actor) ||
    vote.circumstance.modality === 'hypothetical' ||
    ADVISERS.has(vote.claim.actor)
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

/** They advise and do not vote. */
const ADVISERS: ReadonlySet<string> = new Set(['ISS', 'Glass Lewis']);

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

function wordEvents(
  page: Page,
  parts: SentenceParts,
  employers: ReadonlyMap<string, string>,
): ReadClaim<EventClaim>[] {
  const found: ReadClaim<EventClaim>[] = [];
  const codes = new Set<string>();
  for (const clause of parts.clauses) {
    const to = Math.min(parts.sentence.to, clause.to + 4);
    const words = lowerWords(page, { from: clause.from, to });
    const inside = lowerWords(page, clause);
    const hit =
      EVENT_PHRASES.all(words).find(
        ({ value, at }) => !codes.has(value) && clause.from + at < clause.to,
      ) ??
      framesIn(inside).find(({ value }) => !codes.has(value)) ??
      pressure(clause, inside);
    const act = hit && { code: hit.value, at: clause.from + hit.at, clause };
    const event = act && eventOf(page, parts, act, employers);
    if (!event) continue;
    codes.add(event.claim.code);
    found.push(event);
  }
  return found;
}

/** "The government urged", "The finance minister asked": a state that acts as a party. */
function pressure(
  clause: Clause,
  words: readonly string[],
): { readonly value: string; readonly at: number } | undefined {
  const at = clause.subject?.actor.kind === 'state' ? pressureIn(words) : -1;
  return at === -1 ? undefined : { value: 'STATE_INTERVENE', at };
}

/** Acts of persons for themselves; in all others an executive acts for the company. */
const PERSONAL: ReadonlySet<string> = new Set(['ARREST_KEY', 'EXEC_POACHED', 'BOARD_SEAT_LOST']);
const POWERS: ReadonlySet<string> = new Set(['state', 'body']);
const SHARED: ReadonlySet<string> = new Set(
  'joint shared common alliance together both their shared'.split(' '),
);

function eventOf(
  page: Page,
  parts: SentenceParts,
  act: Act,
  employers: ReadonlyMap<string, string>,
): ReadClaim<EventClaim> | undefined {
  const parties = partiesOf(page, parts, act);
  if (!parties || !isLikely(page, parts, act, parties)) return undefined;
  const [source, target] = parties;
  if (isUndone(page, act)) return undefined;
  const marks = marksOf(page, parts, act.clause);
  const name = (mention: Mention) =>
    PERSONAL.has(act.code)
      ? mention.actor.name
      : (employers.get(mention.actor.name) ?? mention.actor.name);
  const meant = target && name(target) !== name(source) ? name(target) : target?.actor.name;
  const claim: EventClaim = {
    type: 'event',
    code: act.code,
    source: name(source),
    ...(meant !== undefined && { target: meant }),
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
    circumstance: {
      modality: modalityOf({ ...marks, denied: marks.denied && act.code === 'TALK_OPEN' }),
    },
    start: parts.sentence.start,
    end: parts.sentence.end,
    coreferences: named,
    band: 'review',
    score: 0.5,
  };
}

const UNDONE: ReadonlySet<string> = new Set([
  'not',
  "n't",
  'never',
  'can',
  'must',
  'could',
  'cannot',
]);

/** "has not signed", "can be terminated": the words of an act, and no act. */
function isUndone(page: Page, { at, code, clause }: Act): boolean {
  if (code === 'REASSURE' || code === 'CONCESSION') return false;
  const before = lowerWords(page, { from: Math.max(clause.from, at - 3), to: at });
  return before.some((word) => UNDONE.has(word));
}

/** What the words alone do not tell: states intervene, shared offices close, motions are no mergers. */
function isLikely(
  page: Page,
  parts: SentenceParts,
  { code }: Act,
  [source, target]: Parties,
): boolean {
  const words = lowerWords(page, parts.sentence);
  if (code === 'STATE_INTERVENE') return POWERS.has(source.actor.kind) || isMinister(source);
  if (code === 'OFFICE_CLOSE') return words.some((word) => SHARED.has(word));
  if (code === 'MERGER_REFUSED' || code === 'MERGER_PROP_BILAT')
    return !words.includes('motion') && target?.actor.kind !== 'state';
  return true;
}

function isMinister(source: Mention): boolean {
  return source.actor.kind === 'person';
}
