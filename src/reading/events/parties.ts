import type { Actor } from '../actor.ts';
import type { Clause } from '../clause.ts';
import type { Mention } from '../mentions/mention.ts';
import { lowerWords, type Page, type SentenceParts } from '../page.ts';
import { homeOf } from '../roles/guess.ts';

/** Where the words of an act stand. */
export interface Act {
  readonly code: string;
  /** First token of the phrase. */
  readonly at: number;
  readonly clause: Clause;
}

/** Who acts and on whom; the target may be unknown. */
export type Parties = readonly [source: Mention, target: Mention | undefined];

/** Acts of both sides alike: neither of the two is what they make together. */
const MUTUAL: ReadonlySet<string> = new Set(
  'JV_FORM PACT MOU TALK_OPEN TALK_ROUND PROJ_NEW PROJ_DONE SYN_PLAN DEAL_COLLAPSE'.split(' '),
);
/** Acts whose words have the affected side as their subject: "X may nominate", "X was promised a seat". */
const SUFFERED: ReadonlySet<string> = new Set([
  'BOARD_SEAT_GIVEN',
  'BOARD_SEAT_LOST',
  'ARREST_KEY',
]);

/** The parties of an act by how its words stand to their names. */
export function partiesOf(page: Page, parts: SentenceParts, act: Act): Parties | undefined {
  const able = parts.mentions.filter(isParty);
  if (act.code === 'ARREST_KEY') return arrested(page, able, act);
  if (MUTUAL.has(act.code)) return mutual(page, able, act);
  const agent = agentOf(page, able, act);
  if (agent) return [agent, affected(page, parts, act, agent)];
  const source = speaker(page, able, act) ?? actorOf(page, able, act);
  if (!source) return undefined;
  const target = affected(page, parts, act, source);
  return SUFFERED.has(act.code) && target ? [target, source] : [source, target];
}

export function isParty(mention: Mention): boolean {
  return (
    !mention.place &&
    ['company', 'fund', 'state', 'group', 'family', 'person', 'body'].includes(
      mention.actor.kind,
    ) &&
    mention.actor.sector !== 'alliance'
  );
}

/** The person is who suffers; a state or body is who arrests. */
function arrested(page: Page, able: readonly Mention[], act: Act): Parties | undefined {
  const people = able.filter(({ actor }) => actor.kind === 'person');
  const person =
    act.clause.subject?.actor.kind === 'person' ? act.clause.subject : nearest(people, act.at);
  const rules = (mention: Mention) => ['state', 'body'].includes(mention.actor.kind);
  const { sentence } = act.clause;
  const around = page.inSentence.slice(Math.max(0, sentence - NEAR), sentence + NEAR);
  const power = around
    .flatMap(({ mentions }) => mentions.filter(rules))
    .toSorted((first, second) => Math.abs(first.from - act.at) - Math.abs(second.from - act.at))[0];
  return person && power ? [power, person] : undefined;
}

/** Sentences before and after an arrest in which the state that arrests is looked for. */
const NEAR = 12;

/** Two companies named before or around the words; else the two that the text is about. */
function mutual(page: Page, able: readonly Mention[], act: Act): Parties | undefined {
  const companies = able.filter(({ actor }) => actor.kind !== 'person' && actor.kind !== 'body');
  const before = distinct(companies.filter((mention) => mention.to <= act.at));
  const around = before.length >= 2 ? before : distinct(companies);
  const named = act.code === 'JV_FORM' ? before : around;
  const first = named[0] ?? homeOf(page);
  if (!first) return undefined;
  const second =
    named.find(({ actor }) => actor !== first.actor) ??
    page.topics.find(({ actor }) => actor !== first.actor && actor.sector !== 'alliance');
  return second ? [first, second] : undefined;
}

function distinct(mentions: readonly Mention[]): Mention[] {
  return mentions.filter(
    (mention, at) => mentions.findIndex(({ actor }) => actor === mention.actor) === at,
  );
}

const REACH = 8;

/** "was sued by X", "an approach from X", "the failed merger with X", "X’s proposal": who acts is named in another place than the subject. */
function agentOf(page: Page, able: readonly Mention[], act: Act): Mention | undefined {
  const owner = able.find(
    (mention) => mention.possessive && mention.to <= act.at && act.at - mention.to <= 2,
  );
  if (owner && act.code === 'MERGER_PROP_BILAT') return owner;
  return able.find((mention) => {
    if (mention.from < act.at || mention.from - act.at > REACH) return false;
    const before = lowerWords(page, { from: Math.max(act.at, mention.from - 2), to: mention.from });
    const word = before.at(-1) === 'the' ? before.at(-2) : before.at(-1);
    if (word === 'from') return act.code === 'MERGER_PROP_BILAT';
    return word === 'by' || (word === 'with' && act.code === 'DEAL_WITHDRAWN');
  });
}

/** "…, scoffed X": the verb stands before its subject. */
function speaker(page: Page, able: readonly Mention[], act: Act): Mention | undefined {
  if (act.code !== 'CRITICISE' && act.code !== 'PRAISE') return undefined;
  return able.find(
    (mention) =>
      mention.from > act.at &&
      mention.from - act.at <= 1 &&
      ['”', '"', '’', ','].includes(page.tokens[act.at - 1]?.text ?? ''),
  );
}

function actorOf(page: Page, able: readonly Mention[], act: Act): Mention | undefined {
  const { subject } = act.clause;
  if (subject && isParty(subject)) return subject;
  const inside = able.filter(
    (mention) => mention.from >= act.clause.from && mention.to <= act.clause.to,
  );
  return inside[0] ?? able[0] ?? homeOf(page);
}

/** On whom: the next other party of the clause, the sentence or the sentence before, else the text's company. */
function affected(
  page: Page,
  parts: SentenceParts,
  act: Act,
  source: Mention,
): Mention | undefined {
  const other = (mention: Mention) => mention.actor !== source.actor;
  const able = parts.mentions.filter(isParty).filter(other);
  const inside = able.filter(
    (mention) => mention.from >= act.clause.from && mention.to <= act.clause.to,
  );
  const home = homeOf(page);
  return (
    inside.find((mention) => mention.from >= act.at) ??
    inside.find((mention) => mention.from >= source.to) ??
    inside[0] ??
    able[0] ??
    earlier(page, parts, source.actor) ??
    (home && other(home) ? home : page.topics.find(other))
  );
}

function earlier(page: Page, parts: SentenceParts, source: Actor): Mention | undefined {
  return page.inSentence[parts.sentence.index - 1]?.mentions.find(
    (mention) => isParty(mention) && mention.actor !== source && mention.actor.kind !== 'person',
  );
}

function nearest(mentions: readonly Mention[], at: number): Mention | undefined {
  return mentions.toSorted(
    (first, second) => Math.abs(first.from - at) - Math.abs(second.from - at),
  )[0];
}
