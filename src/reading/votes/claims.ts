import type { VoteClaim } from '../../evidence/index.ts';
import type { Mention } from '../mentions/mention.ts';
import { lowerWords, type Page, type SentenceParts } from '../page.ts';
import type { ReadClaim } from '../reading.ts';
import { coreferences } from '../stakes/stakes.ts';
import { subjectWords } from './subjects.ts';
import type { Voter } from './bodies.ts';

/** "shareholders of X", "board", or the name of whoever takes the side. */
export function nameOf({ mention, body, company }: Voter): string {
  if (body) return company ? `${body} of ${company.actor.name}` : body;
  return mention?.actor.name ?? '';
}

/** The claim that somebody named took a side. */
export function positionOf(
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

/** A side of a list, whose other names are voters too and not what is voted on. */
export function listedClaim(
  page: Page,
  parts: SentenceParts,
  mention: Mention,
  action: string,
): ReadClaim<VoteClaim> {
  const read = positionOf(page, parts, mention, action);
  const { company: _, ...claim } = read.claim;
  return { ...read, claim };
}

/** The claim that a noun tells of somebody's side: "with the support of X's board". */
export function sidedClaim(
  page: Page,
  parts: SentenceParts,
  voter: Voter,
  action: string,
): ReadClaim<VoteClaim> {
  const company = voter.company ?? companyOf(page, parts, voter.mention);
  const claim: VoteClaim = {
    type: 'vote',
    actor: nameOf(voter),
    action: voter.body === 'shareholders' && action === 'oppose' ? 'reject' : action,
    subject: subjectWords(lowerWords(page, parts.sentence)),
    ...(company && { company: company.actor.name }),
  };
  const named = voter.mention ?? voter.company;
  return {
    ...frame(parts),
    claim,
    circumstance: { modality: 'asserted' },
    coreferences: named ? coreferences('actor', { mention: named, here: true }, parts) : [],
    band: 'review',
    score: SIDED,
  };
}

const SIDED = 0.7;

/** The company whose affair is voted on: another company named after the voter. */
export function companyOf(
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

/** The span of a sentence as a claim has it. */
export function frame(parts: SentenceParts): { readonly start: number; readonly end: number } {
  return { start: parts.sentence.start, end: parts.sentence.end };
}
