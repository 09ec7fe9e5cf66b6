import type { EventClaim, HoldingClaim, RoleClaim } from '../../evidence/index.ts';
import type { Modality } from '../../model/index.ts';
import type { ActClause } from '../acts/features.ts';
import { type ActModel, judge, type Judged, leadingIdea } from '../acts/model.ts';
import { DEAL_CODES, dealEvents } from './deals.ts';
import { orientedBy } from './sides.ts';
import { type Act, type Parties, partiesOf } from './parties.ts';
import { homeOf } from '../roles/guess.ts';
import { interventionsIn } from './interventions.ts';
import type { Mention } from '../mentions/mention.ts';
import { marksOf, modalityOf } from '../modality.ts';
import { lowerWords, type Page, type SentenceParts } from '../page.ts';
import type { ReadClaim } from '../reading.ts';
import { coreferences } from '../stakes/stakes.ts';
import { stancesIn } from './stances.ts';
import type { ToldDeal } from '../deals/told-deal.ts';
import type { Trade } from '../deals/trades.ts';
import { EVENT_MODEL } from '../weights/acts.ts';
import { gathered } from '../gathered.ts';

/**
 * Coded events of the alliance codebook: the model says which acts a clause tells of, and who acts
 * on whom follows from its stakes, votes and trades, or from where its names stand.
 */
export function findEvents(
  page: Page,
  acts: readonly ActClause[],
  { roles, deals, stakes }: Known,
): ReadClaim<EventClaim>[] {
  const model = EVENT_MODEL;
  const employers = employersOf(roles);
  const seen = new Set<string>();
  const told = dealEvents(page, deals, stakes);
  const known = new Set(told.map(({ claim, start }) => `${claim.code}\n${start}`));
  const coded = gathered(acts, (act) =>
    oneOfEach(judge(model, act.features))
      .filter((judged) => isMeant(judged, act) && !isSilence(page, judged, act))
      .filter(({ label }) => !known.has(`${label}\n${act.parts.sentence.start}`))
      .flatMap((judged) => eventOf(page, act, judged, { model, employers }) ?? []),
  );
  const states = intervened(page, employers);
  const all = [...told, ...orientedBy(deals, coded), ...states, ...blamed(page, acts, employers)];
  return all
    .flatMap((event) => withTarget(page, event) ?? [])
    .filter(({ claim }) => {
      const key = `${claim.code}\n${claim.source}\n${claim.target ?? ''}`;
      return !seen.has(key) && seen.add(key);
    });
}

/** Who blames whom, as an act of the companies that persons speak for. */
function blamed(
  page: Page,
  acts: readonly ActClause[],
  employers: ReadonlyMap<string, string>,
): ReadClaim<EventClaim>[] {
  const name = ({ actor }: Mention) => employers.get(actor.name) ?? actor.name;
  return stancesIn(page, acts)
    .filter(({ kind }) => kind === 'blame')
    .map(({ act: { parts }, source, target, modality }) => ({
      claim: { type: 'event', code: 'CRITICISE', source: name(source), target: name(target) },
      circumstance: { modality },
      start: parts.sentence.start,
      end: parts.sentence.end,
      coreferences: namedBy([source, target], parts),
      band: 'review',
      score: 0.5,
    }));
}

/** An act on nobody who is named is one on the text's company; on nobody at all, it is none. */
function withTarget(page: Page, event: ReadClaim<EventClaim>): ReadClaim<EventClaim> | undefined {
  if (event.claim.target !== undefined) return event;
  const target = homeOf(page)?.actor.name;
  return target === undefined || target === event.claim.source
    ? undefined
    : { ...event, claim: { ...event.claim, target } };
}

/** States and authorities that stop a deal or press for one. */
function intervened(page: Page, employers: ReadonlyMap<string, string>): ReadClaim<EventClaim>[] {
  return interventionsIn(page, employers).map(({ parts, source, target, modality }) => ({
    claim: {
      type: 'event',
      code: 'STATE_INTERVENE',
      source: employers.get(source.actor.name) ?? source.actor.name,
      target: target.actor.name,
    },
    circumstance: { modality },
    start: parts.sentence.start,
    end: parts.sentence.end,
    coreferences: namedBy([source, target], parts),
    band: 'review',
    score: 0.5,
  }));
}

/** Probability from which words alone tell an act. */
const CERTAIN = 0.25;
/** Codes whose words stand more often for something else: seats that are named, help that is spoken of. */
const RARE: ReadonlySet<string> = new Set([
  'RESCUE',
  'BOARD_SEAT_GIVEN',
  'BOARD_SEAT_LOST',
  'CONCESSION',
]);
const SURE = 0.5;

/**
 * Who rises or bids follows from deals, who votes from votes, and an agreement to buy is no pact beside the
 * purchase.
 */
function isMeant({ label, probability }: Judged, act: ActClause): boolean {
  if (DEAL_CODES.has(label) || probability < (RARE.has(label) ? SURE : CERTAIN)) return false;
  if (label.startsWith('VOTE_')) return act.votes.length > 0;
  return (label !== 'PACT' && label !== 'MOU') || act.trades.length === 0;
}

/** "declined to comment": nothing is refused but words. */
function isSilence(page: Page, { label }: Judged, { clause }: ActClause): boolean {
  return (
    label === 'MERGER_REFUSED' &&
    lowerWords(page, clause).some((word) => word === 'comment' || word === 'elaborate')
  );
}

/** What was read before: posts say for whom a person acts, deals and stakes who rises or bids. */
interface Known {
  readonly roles: readonly ReadClaim<RoleClaim>[];
  readonly deals: readonly ToldDeal[];
  readonly stakes: readonly ReadClaim<HoldingClaim>[];
}

/** For whom each person speaks: the company of a post that the text says is held. */
function employersOf(roles: readonly ReadClaim<RoleClaim>[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { claim } of roles)
    if (claim.company !== undefined && ['current', 'acting'].includes(claim.status))
      found.set(claim.person, claim.company);
  return found;
}

interface Setting {
  readonly model: ActModel;
  readonly employers: ReadonlyMap<string, string>;
}

function eventOf(
  page: Page,
  act: ActClause,
  { label: code, probability }: Judged,
  { model, employers }: Setting,
): ReadClaim<EventClaim> | undefined {
  const { parts, clause } = act;
  const grounded = groundedParties(act, code);
  const at = leadingIdea(model, code, act.ideas)?.at ?? clause.verbs[0]?.from ?? clause.from;
  const place = { code, at, clause };
  const found = grounded ? undefined : partiesOf(page, parts, place);
  if (!grounded && (!found || !isHere(parts, found) || !isLikely(page, parts, place, found)))
    return undefined;
  if (isUndone(page, place)) return undefined;
  const name = (mention: Mention) =>
    PERSONAL.has(code)
      ? mention.actor.name
      : (employers.get(mention.actor.name) ?? mention.actor.name);
  const [source, target] = grounded?.names ?? namesOf(found as Parties, name);
  const claim: EventClaim = {
    type: 'event',
    code,
    source,
    ...(target !== undefined && target !== source && { target }),
  };
  return {
    claim,
    circumstance: { modality: eventModality(page, act, code, grounded) },
    start: parts.sentence.start,
    end: parts.sentence.end,
    coreferences: grounded?.coreferences ?? namedBy(found as Parties, parts),
    band: 'review',
    score: Math.round(probability * 1000) / 1000,
  };
}

/** One of the two stands in the sentence: an act of nobody in particular is none. */
export function isHere(parts: SentenceParts, parties: Parties): boolean {
  return parties.some((one) => one !== undefined && parts.mentions.includes(one));
}

/** Codes of which a clause tells one, the likeliest. */
const FAMILIES: readonly string[] = ['STAKE_UP', 'STAKE_DOWN', 'VOTE', 'BOARD_SEAT'];

function oneOfEach(judged: readonly Judged[]): Judged[] {
  return judged.filter(({ label }, at) => {
    const family = FAMILIES.find((prefix) => label.startsWith(prefix));
    return !family || !judged.slice(0, at).some((other) => other.label.startsWith(family));
  });
}

function namesOf(
  [source, target]: Parties,
  name: (mention: Mention) => string,
): readonly [string, string | undefined] {
  const meant = target && name(target) !== name(source) ? name(target) : target?.actor.name;
  return [name(source), meant];
}

function namedBy([source, target]: Parties, parts: SentenceParts): ReadClaim['coreferences'] {
  return [source, ...(target ? [target] : [])].flatMap((mention, index) =>
    coreferences(
      index === 0 ? 'source' : 'target',
      { mention, here: parts.mentions.includes(mention) },
      parts,
    ),
  );
}

function eventModality(
  page: Page,
  { parts, clause }: ActClause,
  code: string,
  grounded: Grounded | undefined,
): Modality {
  if (grounded?.modality) return grounded.modality;
  const marks = marksOf(page, parts, clause);
  return modalityOf({ ...marks, denied: marks.denied && code === 'TALK_OPEN' });
}

/** Who acts on whom as a claim or trade of the clause says it. */
interface Grounded {
  readonly names: readonly [string, string | undefined];
  readonly coreferences: ReadClaim['coreferences'];
  readonly modality?: Modality;
}

const UP: ReadonlySet<string> = new Set(['acquire', 'increment', 'raise']);
const DOWN: ReadonlySet<string> = new Set(['sell', 'cut', 'exit']);
const VOTES: Readonly<Record<string, string>> = {
  block: 'VOTE_BLOCKED',
  oppose: 'VOTE_AGAINST',
  abstain: 'VOTE_ABSTAIN',
  no_support: 'VOTE_ABSTAIN',
  approve: 'VOTE_SUPPORT',
};

function groundedParties(act: ActClause, code: string): Grounded | undefined {
  if (code.startsWith('STAKE_')) {
    const actions = code.startsWith('STAKE_UP') ? UP : DOWN;
    const stake = act.stakes.find(
      ({ claim, band }) => band !== 'drop' && actions.has(claim.action ?? ''),
    );
    return stake ? byClaim(stake, [stake.claim.holder, stake.claim.issuer]) : byTrade(act, code);
  }
  const vote = act.votes.find(
    ({ claim }) =>
      VOTES[claim.action] === code && !/^(?:shareholders|board|assembly|rule)\b/.test(claim.actor),
  );
  return vote && byClaim(vote, [vote.claim.actor, vote.claim.company]);
}

function byClaim(
  { coreferences: named, circumstance }: ReadClaim,
  names: readonly [string, string | undefined],
): Grounded {
  return { names, coreferences: named, modality: circumstance.modality };
}

const BUYING: ReadonlySet<Trade['kind']> = new Set(['buy', 'raise', 'invest']);

/** The buyer rises and the seller falls, whichever of them the sentence is about. */
function byTrade({ trades, parts }: ActClause, code: string): Grounded | undefined {
  const isUp = code.startsWith('STAKE_UP');
  for (const trade of trades) {
    const party = BUYING.has(trade.kind) === isUp ? trade.agent : trade.other;
    if (!party || !trade.company) continue;
    return {
      names: [party.actor.name, trade.company.actor.name],
      coreferences: namedBy([party, trade.company], parts),
    };
  }
  return undefined;
}

/** Acts of persons for themselves; in all others an executive acts for the company. */
const PERSONAL: ReadonlySet<string> = new Set(['ARREST_KEY', 'EXEC_POACHED', 'BOARD_SEAT_LOST']);
const POWERS: ReadonlySet<string> = new Set(['state', 'body']);
const SHARED: ReadonlySet<string> = new Set(
  'joint shared common alliance together both their shared'.split(' '),
);

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
