import type { VoteClaim } from '../evidence/index.ts';
import type { Clause } from './clause.ts';
import type { Mention } from './mention.ts';
import { marksOf, modalityOf } from './modality.ts';
import { lowerWords, type Page, type SentenceParts } from './page.ts';
import type { Percent } from './percent.ts';
import type { Coreference, ReadClaim } from './reading.ts';
import { coreferences } from './stakes.ts';
import { canHold } from './actor.ts';
import { voteAct, subjectWords } from './vote-acts.ts';

/** Positions, results and required majorities that the clauses of a text state. */
export function findVotes(page: Page): ReadClaim<VoteClaim>[] {
  return page.inSentence
    .filter(({ sentence }) => sentence.kind === 'body')
    .flatMap((parts) => [...thresholds(page, parts), ...positions(page, parts)]);
}

const REQUIRES: ReadonlySet<string> = new Set(
  'require requires required requiring need needs needed needing must majority quorum'.split(' '),
);
const VOTING: ReadonlySet<string> = new Set(
  'vote votes voting majority resolution resolutions meeting approval consent shareholders amendment amendments shares capital pass passed passes'.split(
    ' ',
  ),
);
const STAKE: ReadonlySet<string> = new Set(
  'stake owns own owned holds hold held holding has have had'.split(' '),
);

/** "would require a 2/3rds majority to pass": a rule, and nobody's position. */
function thresholds(page: Page, parts: SentenceParts): ReadClaim<VoteClaim>[] {
  return parts.percents
    .filter((percent) => isThreshold(page, parts, percent))
    .map((percent) => {
      const company = companyOf(page, parts, undefined);
      const claim: VoteClaim = {
        type: 'vote',
        actor: 'rule',
        action: 'threshold',
        share: percent.share,
        subject: subjectWords(lowerWords(page, parts.sentence)),
        ...(company && { company: company.actor.name }),
      };
      return {
        ...frame(parts),
        claim,
        circumstance: { modality: 'asserted' },
        coreferences: [],
        band: 'accept',
        score: 0.8,
        number: { start: percent.start, end: percent.end },
      };
    });
}

function isThreshold(page: Page, parts: SentenceParts, percent: Percent): boolean {
  const clause = parts.clauses.find((one) => one.from <= percent.from && percent.from < one.to);
  if (!clause) return false;
  const words = lowerWords(page, clause);
  const before = lowerWords(page, {
    from: Math.max(clause.from, percent.from - 8),
    to: percent.from,
  });
  const after = lowerWords(page, { from: percent.to, to: Math.min(clause.to, percent.to + 4) });
  const rule = before.some((word) => REQUIRES.has(word)) || after[0] === 'majority';
  const next =
    after.slice(0, 3).some((word) => VOTING.has(word)) || before.some((word) => VOTING.has(word));
  return (
    rule &&
    next &&
    !before.slice(-3).some((word) => STAKE.has(word)) &&
    words.some((word) => VOTING.has(word))
  );
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
  const topic = others.find((mention) => mention.actor === page.topic?.actor);
  if (topic) return topic;
  return others.find((mention) => !voter || mention.from > voter.from) ?? others[0];
}

function frame(parts: SentenceParts): { readonly start: number; readonly end: number } {
  return { start: parts.sentence.start, end: parts.sentence.end };
}
