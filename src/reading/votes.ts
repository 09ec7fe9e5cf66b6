import type { VoteClaim } from '../evidence/index.ts';
import type { Clause } from './clause.ts';
import type { Mention } from './mention.ts';
import { marksOf, modalityOf } from './modality.ts';
import { lowerWords, type Page, type SentenceParts } from './page.ts';
import type { Coreference, ReadClaim } from './reading.ts';
import { coreferences } from './stakes.ts';
import { canHold } from './actor.ts';
import { subjectWords, voteAct } from './vote-acts.ts';
import { voteNumber } from './vote-numbers.ts';

/** Positions, results and required majorities that the clauses of a text state. */
export function findVotes(page: Page): ReadClaim<VoteClaim>[] {
  return page.inSentence
    .filter(({ sentence }) => sentence.kind === 'body')
    .flatMap((parts) => [
      ...numbers(page, parts),
      ...bodies(page, parts),
      ...positions(page, parts),
    ]);
}

/** "would require a 2/3rds majority to pass", "was backed by 69.53 percent of the votes cast". */
function numbers(page: Page, parts: SentenceParts): ReadClaim<VoteClaim>[] {
  return parts.percents.flatMap((percent) => {
    const action = voteNumber(page, parts, percent);
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

function positions(page: Page, parts: SentenceParts): ReadClaim<VoteClaim>[] {
  return parts.clauses.flatMap((clause) => position(page, parts, clause) ?? []);
}

function position(
  page: Page,
  parts: SentenceParts,
  clause: Clause,
): ReadClaim<VoteClaim> | undefined {
  const words = lowerWords(page, clause);
  const act = voteAct(words, lowerWords(page, { from: clause.from, to: parts.sentence.to }));
  const actor = voter(parts, clause);
  if (!act || !actor) return undefined;
  const company = companyOf(page, parts, actor);
  const marks = marksOf(page, parts, clause);
  const claim: VoteClaim = {
    type: 'vote',
    actor: actor.actor.name,
    action: act,
    subject: subjectWords(lowerWords(page, { from: clause.from, to: parts.sentence.to })),
    ...(company && { company: company.actor.name }),
  };
  const named: Coreference[] = coreferences('actor', { mention: actor, here: true }, parts);
  return {
    ...frame(parts),
    claim,
    circumstance: { modality: modalityOf({ ...marks, denied: false }) },
    coreferences: named,
    band: 'accept',
    score: 0.75,
  };
}

function voter(parts: SentenceParts, clause: Clause): Mention | undefined {
  const subject =
    clause.subject ??
    parts.mentions.find(
      (mention) => mention.possessive && mention.from >= clause.from && mention.to <= clause.to,
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

const HOLDERS: ReadonlySet<string> = new Set([
  'shareholders',
  'holders',
  'investors',
  'stockholders',
]);
const BODY_ACTS: Readonly<Record<string, string>> = {
  approved: 'approve',
  backed: 'approve',
  'waved through': 'approve',
  'signed off': 'approve',
  rejected: 'reject',
  'voted down': 'reject',
  'turned down': 'reject',
};

/** "Shareholders of Vale approved", "that investors approved": a body's decision without a number. */
function bodies(page: Page, parts: SentenceParts): ReadClaim<VoteClaim>[] {
  const words = lowerWords(page, parts.sentence);
  const at = words.findIndex((word) => HOLDERS.has(word));
  if (at === -1) return [];
  const near = ` ${words.slice(at, at + 9).join(' ')} `;
  const act = Object.keys(BODY_ACTS).find((phrase) => near.includes(` ${phrase} `));
  if (
    act === undefined ||
    parts.percents.some((percent) => voteNumber(page, parts, percent) !== undefined)
  )
    return [];
  const place = parts.sentence.from + at;
  const company =
    parts.mentions.find((mention) => mention.from > place && mention.from <= place + 3) ??
    parts.mentions.findLast((mention) => mention.to <= place && place - mention.to <= 1) ??
    page.topics[0];
  if (!company) return [];
  const claim: VoteClaim = {
    type: 'vote',
    actor: `shareholders of ${company.actor.name}`,
    action: BODY_ACTS[act] as string,
    subject: subjectWords(words),
    company: company.actor.name,
  };
  return [
    {
      ...frame(parts),
      claim,
      circumstance: { modality: 'asserted' },
      coreferences: [],
      band: 'review',
      score: 0.6,
    },
  ];
}
