import { type Actor, canBeCompany } from '../actor.ts';
import { bareIn, speaksOfStakes, takenIn } from './bare-pairs.ts';
import type { Frame } from '../frames/draft.ts';
import { completed } from '../frames/sentence.ts';
import { frameOf } from '../frames/frame.ts';
import { type MainCandidate, mainCandidates } from './main-company.ts';
import type { Mention } from '../mentions/mention.ts';
import type { Page } from '../page.ts';
import type { Percent } from '../percents/percent.ts';
import { words } from '../words/set.ts';
import { unitsOf } from '../units.ts';

/** What the grammar says of all stakes of a text: what one sentence leaves out, another may name. */
export interface StakeDocument {
  readonly frames: ReadonlyMap<Percent, Frame>;
  /** How many percentages are parts of each actor, and how many each holds. */
  readonly held: ReadonlyMap<Actor, number>;
  readonly holding: ReadonlyMap<Actor, number>;
  /** Companies by holder, where a sentence names both. */
  readonly pairs: ReadonlyMap<Actor, ReadonlyMap<Actor, number>>;
  /** Companies by whoever has, gets or sells some of them where no size is told. */
  readonly bare: ReadonlyMap<Actor, ReadonlySet<Actor>>;
  /** How often the text speaks of each actor as something that is owned, voted on or bought. */
  readonly talk: ReadonlyMap<Actor, number>;
  /** The sentences that name or mean each actor, and whether as subject or as what is held. */
  readonly named: ReadonlyMap<Actor, readonly Naming[]>;
  /** Companies by how often they are named, from 0. */
  readonly ranks: ReadonlyMap<Actor, number>;
  /** The companies that the text may be about. */
  readonly mains: readonly MainCandidate[];
}

/** An actor in a sentence. */
export interface Naming {
  readonly sentence: number;
  readonly subject: boolean;
  /** Spoken of as something that is owned, or named as the company of a stake. */
  readonly held: boolean;
}

const DOCUMENTS = new WeakMap<Page, StakeDocument>();

/** The frames of all percentages of a text, made once for each text. */
export function stakeDocument(page: Page): StakeDocument {
  const known = DOCUMENTS.get(page);
  if (known) return known;
  const document = read(page);
  DOCUMENTS.set(page, document);
  return document;
}

function read(page: Page): StakeDocument {
  const frames = new Map<Percent, Frame>();
  const held = new Map<Actor, number>();
  const holding = new Map<Actor, number>();
  const pairs = new Map<Actor, Map<Actor, number>>();
  for (const parts of page.inSentence) {
    if (parts.percents.length === 0) continue;
    const units = unitsOf(page, parts);
    const own = new Map(parts.percents.map((percent) => [percent, frameOf(units, percent)]));
    for (const [percent, frame] of completed(units, own)) {
      frames.set(percent, frame);
      if (frame.otherBase) continue;
      const [first, target] = [frame.holders[0]?.mention, frame.companies[0]?.mention];
      const holder = first?.actor;
      const company = target?.form === 'name' ? target.actor : undefined;
      if (company) held.set(company, (held.get(company) ?? 0) + 1);
      if (holder) holding.set(holder, (holding.get(holder) ?? 0) + 1);
      if (!holder || !company) continue;
      const row = pairs.get(holder) ?? new Map<Actor, number>();
      pairs.set(holder, row.set(company, (row.get(company) ?? 0) + 1));
    }
  }
  const talked = talkOf(page);
  const talk = countsOf(talked);
  const named = namingsOf(page, talked, frames);
  const bare = barePairs(page);
  const known = {
    frames,
    held,
    holding,
    pairs,
    bare,
    talk,
    named,
    ranks: ranksOf(page),
    mains: [],
  };
  return { ...known, mains: mainCandidates(page, known) };
}

/** Who has stakes of whom by sentences that tell no size. */
function barePairs(page: Page): Map<Actor, Set<Actor>> {
  const found = new Map<Actor, Set<Actor>>();
  if (page.percents.length === 0) return found;
  for (const parts of page.inSentence) {
    if (parts.mentions.length < 2) continue;
    const units = unitsOf(page, parts);
    for (const { holder, company } of [
      ...(speaksOfStakes(parts) ? bareIn(units) : []),
      ...takenIn(units),
    ])
      found.set(holder.actor, (found.get(holder.actor) ?? new Set()).add(company.actor));
  }
  return found;
}

const OF_COMPANY = words(
  'shareholder shareholders owner owners investor investors shares share stock capital board votes articles meeting founder chairman chairwoman directors supervisory general annual bylaws statutes equity listing valuation takeover largest biggest top main ownership',
);
const DONE_TO_COMPANY = words(
  'stake stakes holding holdings interest share shares shareholding shareholder shareholders owner owners investor investors capital percent % control takeover bid offer merger acquisition purchase sale privatisation board future flotation listing vote votes shareholders',
);

/** "X’s shareholders", "X shares", "control of X", "the bid for X": talk of a company as something owned. */
function talkOf(page: Page): Set<Mention> {
  const talk = new Set<Mention>();
  for (const mention of page.mentions) {
    if (mention.form !== 'name' || mention.place) continue;
    const after = mention.possessive
      ? page.tokens.slice(mention.to + 1, mention.to + 4)
      : page.tokens.slice(mention.to, mention.to + 1);
    const link = page.tokens[mention.from - 1]?.lower ?? '';
    const before = ['of', 'in', 'for'].includes(link)
      ? page.tokens.slice(Math.max(0, mention.from - 4), mention.from - 1)
      : [];
    const speaks =
      after.some(({ lower }) => OF_COMPANY.has(lower)) ||
      before.some(({ lower }) => DONE_TO_COMPANY.has(lower));
    if (speaks) talk.add(mention);
  }
  return talk;
}

function countsOf(mentions: Iterable<Mention>): Map<Actor, number> {
  const counts = new Map<Actor, number>();
  for (const { actor } of mentions) counts.set(actor, (counts.get(actor) ?? 0) + 1);
  return counts;
}

function namingsOf(
  page: Page,
  talked: ReadonlySet<Mention>,
  frames: ReadonlyMap<Percent, Frame>,
): Map<Actor, Naming[]> {
  const named = new Map<Actor, Naming[]>();
  for (const { sentence, mentions, clauses, percents } of page.inSentence) {
    const subject = clauses.find((clause) => clause.subject)?.subject?.actor;
    const held = new Set(
      percents.flatMap((percent) =>
        (frames.get(percent)?.companies ?? [])
          .filter(({ rival, mention }) => rival === undefined && mention.form === 'name')
          .map(({ mention }) => mention.actor),
      ),
    );
    for (const mention of mentions) if (talked.has(mention)) held.add(mention.actor);
    for (const actor of new Set(
      mentions.filter(({ place }) => !place).map((mention) => mention.actor),
    )) {
      const list = named.get(actor) ?? [];
      list.push({
        sentence: sentence.index,
        subject: actor === subject,
        held: held.has(actor),
      });
      named.set(actor, list);
    }
  }
  return named;
}

function ranksOf(page: Page): Map<Actor, number> {
  const counts = countsOf(
    page.mentions.filter(
      (mention) => mention.form === 'name' && !mention.place && canBeCompany(mention.actor),
    ),
  );
  const ordered = [...counts].sort((first, second) => second[1] - first[1]);
  return new Map(ordered.map(([actor], rank) => [actor, rank]));
}
