import { gathered } from '../gathered.ts';
import type { ProjectClaim } from '../../evidence/index.ts';
import type { Modality } from '../../model/index.ts';
import { type Actor, canBeCompany } from '../actor.ts';
import type { Clause } from '../clause.ts';
import type { Mention } from '../mentions/mention.ts';
import { marksOf, modalityOf } from '../modality.ts';
import { clauseAt, lowerWords, type Page, type SentenceParts } from '../page.ts';
import { projectKindIn, projectStatus } from './kinds.ts';
import type { ReadClaim } from '../reading.ts';
import { coreferences } from '../stakes/stakes.ts';
import { words } from '../words/index.ts';

/** Joint work of two or more companies, as clauses tell it; who leads and who follows where they say so. */
export function findProjects(page: Page): ReadClaim<ProjectClaim>[] {
  const body = page.inSentence.filter(({ sentence }) => sentence.kind === 'body');
  return gathered(body, (parts) => projectsIn(page, parts));
}

function projectsIn(page: Page, parts: SentenceParts): ReadClaim<ProjectClaim>[] {
  const kinds = new Set<string>();
  return gathered(parts.clauses, (clause) => {
    const words = lowerWords(page, {
      from: clause.from,
      to: Math.min(parts.sentence.to, clause.to + 1),
    });
    const hit = projectKindIn(words, parts);
    if (!hit || kinds.has(hit.value)) return [];
    const claim = projectOf(page, parts, clause, { kind: hit.value, at: clause.from + hit.at });
    if (claim) kinds.add(hit.value);
    return claim ? [claim] : [];
  });
}

interface Found {
  readonly kind: string;
  readonly at: number;
}

function projectOf(
  page: Page,
  parts: SentenceParts,
  clause: Clause,
  found: Found,
): ReadClaim<ProjectClaim> | undefined {
  const parties = partiesOf(page, parts, found);
  if (parties.length < 2) return undefined;
  const words = lowerWords(page, clause);
  const marks = marksOf(page, parts, clause);
  if (marks.hypothetical || words.some((word) => CAN.has(word))) return undefined;
  const stands = STANDING.of(page.tokens[found.at - 1]);
  const modality = stands ? 'asserted' : modalityOf({ ...marks, denied: false });
  const leader = leaderOf(page, parts, found);
  const scope = leader && scopeOf(page, parts, clause);
  const topic = topicOf(page, parts, found);
  const claim: ProjectClaim = {
    type: 'project',
    kind: found.kind,
    parties: parties.map(({ actor }) => actor.name),
    status: statusOf(words, lowerWords(page, parts.sentence), modality),
    ...(leader && { leader: leader.name }),
    ...(scope !== undefined && { scope }),
    ...(topic !== undefined && { topic }),
  };
  return {
    claim,
    circumstance: { modality },
    start: parts.sentence.start,
    end: parts.sentence.end,
    coreferences: parties.flatMap(({ mention }) =>
      coreferences('party', { mention, here: parts.mentions.includes(mention) }, parts),
    ),
    band: 'review',
    score: 0.5,
  };
}

const CAN: ReadonlySet<string> = new Set(['can', 'potential', 'possibility', 'opportunities']);

/** By the words of the clause; a sentence about talks makes it a topic of talks. */
function statusOf(
  clause: readonly string[],
  sentence: readonly string[],
  modality: Modality,
): string {
  const said = projectStatus(clause);
  if (said !== undefined) return said;
  if (projectStatus(sentence) === 'talks') return 'talks';
  return modality === 'planned' ? 'planned' : 'running';
}

/** "their joint plant": it stands, whatever is planned for it. */
const STANDING = words('their the its whose');

interface Party {
  readonly actor: Actor;
  readonly mention: Mention;
}

/** Companies of the sentence and the members of a named alliance; else those of the sentences before. */
function partiesOf(page: Page, parts: SentenceParts, found: Found): Party[] {
  const own = membersIn(page, parts.mentions);
  if (found.kind === 'shared_model') return own.length >= 2 ? nearest(own, found.at) : [];
  if (own.length >= 2) return own.slice(0, 3);
  if (found.kind === 'supply') return own;
  const earlier = [1, 2].flatMap((back) =>
    membersIn(page, page.inSentence[parts.sentence.index - back]?.mentions ?? []),
  );
  const isSame =
    parts.sentence.paragraph === page.inSentence[parts.sentence.index - 1]?.sentence.paragraph;
  const near = distinct(isSame ? [...own, ...earlier] : own);
  return near.length >= 2 ? near.slice(0, 3) : distinct([...near, ...partnersOf(page)]).slice(0, 2);
}

/** Whom a text is about: partners that it need not name again. */
function partnersOf(page: Page): Party[] {
  return membersIn(page, page.topics);
}

function nearest(parties: readonly Party[], at: number): Party[] {
  return parties
    .toSorted(
      (first, second) => Math.abs(first.mention.from - at) - Math.abs(second.mention.from - at),
    )
    .slice(0, 2);
}

function membersIn(page: Page, mentions: readonly Mention[]): Party[] {
  return distinct(
    mentions.flatMap((mention): Party[] => {
      if (mention.place) return [];
      if (mention.actor.kind === 'brand') return makerOf(page, mention);
      if (!canBeCompany(mention.actor)) return [];
      if (mention.actor.sector !== 'alliance') return [{ actor: mention.actor, mention }];
      return allies(page, mention.actor).map((actor) => ({ actor, mention }));
    }),
  );
}

function distinct(parties: readonly Party[]): Party[] {
  const seen = new Set<string>();
  return parties.filter(({ actor }) => !seen.has(actor.name) && seen.add(actor.name));
}

/** "Renault-Nissan-Mitsubishi Alliance": the members that its name joins. */
function allies(page: Page, alliance: Actor): Actor[] {
  return alliance.name
    .replace(/ alliance$/i, '')
    .split('-')
    .flatMap((name) => makerNamed(page, name) ?? []);
}

/** A company by its short name: "Mitsubishi" beside other carmakers is Mitsubishi Motors. */
function makerNamed(page: Page, name: string): Actor | undefined {
  return ['', ' Motors', ' Motor']
    .map((form) => page.index.named(name + form))
    .find((actor) => actor !== undefined && canBeCompany(actor));
}

/** "the Mitsubishi ASX": the company whose name the product begins with. */
function makerOf(page: Page, mention: Mention): Party[] {
  const first = page.tokens[mention.from]?.text ?? '';
  const actor = mention.to - mention.from > 1 ? makerNamed(page, first) : undefined;
  return actor ? [{ actor, mention }] : [];
}

/** "Renault would be the reference brand", "a redesigned Renault Captur": who leads. */
function leaderOf(page: Page, parts: SentenceParts, { kind, at }: Found): Actor | undefined {
  if (kind === 'leader_follower') {
    const isPrinciple = lowerWords(page, { from: at, to: at + 3 }).includes('follower');
    const subject = clauseAt(parts, at)?.subject;
    return !isPrinciple && subject && canBeCompany(subject.actor) ? subject.actor : undefined;
  }
  if (kind !== 'shared_model') return undefined;
  const model = parts.mentions.find(
    (mention) => mention.to > at && (mention.actor.kind === 'brand' || canBeCompany(mention.actor)),
  );
  return model && membersIn(page, [model])[0]?.actor;
}

/** "in Europe", "for cocoa": where the leader leads. */
function scopeOf(page: Page, parts: SentenceParts, clause: Clause): string | undefined {
  const place = parts.mentions.findLast(
    (mention) =>
      (mention.actor.kind === 'place' || mention.place) &&
      mention.from < clause.to &&
      page.tokens[mention.from - 1]?.lower === 'in',
  );
  return place && page.text.slice(place.start, place.end);
}

/** The product that the phrase is about: the nearest one before it. */
function topicOf(page: Page, parts: SentenceParts, { kind, at }: Found): string | undefined {
  if (kind !== 'shared_model') return undefined;
  const product = parts.mentions.findLast(
    (mention) => mention.actor.kind === 'brand' && mention.to <= at,
  );
  return product && page.text.slice(product.start, product.end);
}
