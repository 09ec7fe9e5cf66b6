import type { Claim } from '../evidence/index.ts';
import { FeatureNames } from './acts/feature-names.ts';
import { actsOf } from './acts/features.ts';
import { vocabularyOf } from './acts/model.ts';
import { EVENT_MODEL, ORG_EVENT_MODEL } from './weights/acts.ts';
import { withoutAsides } from './mentions/asides.ts';
import { withDates } from './dates/dating.ts';
import { findDeals } from './deals/deals.ts';
import { findEvents } from './events/events.ts';
import { findOrgEvents } from './events/org-events.ts';
import { pageOf } from './page.ts';
import { PART_MAX, readParts } from './parts.ts';
import { findHearsay } from './speech/hearsay.ts';
import type { ReadClaim, Reading, ReadOptions } from './reading.ts';
import { findProjects } from './projects/projects.ts';
import { findRoles } from './roles/roles.ts';
import { findBareStakes } from './stakes/bare.ts';
import { findSpeech } from './speech/speech.ts';
import { textForms } from './names/text-names.ts';
import { findStakes } from './stakes/stakes.ts';
import { verify } from './verify.ts';
import { withVoices } from './speech/voices.ts';
import { findVotes } from './votes/votes.ts';

/**
 * Reads an article into proposed claims, each with the exact sentence that makes it.
 *
 * Pure and linear in the length of the text; offsets point into the text as given. Claims whose
 * evidence does not hold are refused and listed as findings.
 */
export function readText(text: string, options: ReadOptions): Reading {
  return text.length <= PART_MAX ? readPart(text, options) : readParts(text, options, readPart);
}

/** The features that the models of acts know: others have no say. */
const ACT_NAMES = new FeatureNames(() => vocabularyOf([EVENT_MODEL, ORG_EVENT_MODEL]));

function readPart(text: string, options: ReadOptions): Reading {
  const page = pageOf(text, options.actors, options.known);
  const heard = withVoices(page);
  const told = withoutAsides(heard);
  const stakes = findStakes(page);
  const votes = findVotes(page);
  const deals = findDeals(told, stakes);
  const roles = findRoles(page);
  const acts = actsOf(told, { stakes, votes }, ACT_NAMES);
  const proposed = [
    ...stakes,
    ...findBareStakes(page, stakes),
    ...votes,
    ...deals.map(({ read }) => read),
    ...roles,
    ...findProjects(page),
    ...findSpeech(heard),
    ...findHearsay(heard),
    ...findEvents(told, acts, { roles, deals, stakes }),
    ...findOrgEvents(told, acts),
  ];
  const { kept, findings } = verify(withDates(page, proposed, options), {
    text,
    name: options.name,
    index: page.index,
  });
  return {
    name: options.name,
    claims: distinct(kept).sort((first, second) => first.start - second.start),
    sentences: page.sentences,
    boilerplate: page.blocks
      .filter(({ kind }) => kind === 'boilerplate')
      .map(({ start, end }) => ({ start, end })),
    learned: page.learned,
    forms: textForms(page),
    findings,
  };
}

/** The same claim from the same sentence is one claim. */
function distinct(claims: readonly ReadClaim[]): ReadClaim[] {
  const alike = new Map<string, number>();
  const kindOf = ({ start, claim }: ReadClaim) => `${start} ${claim.type}`;
  for (const claim of claims) alike.set(kindOf(claim), (alike.get(kindOf(claim)) ?? 0) + 1);
  const seen = new Set<string>();
  return claims.filter((claim) => {
    if (alike.get(kindOf(claim)) === 1) return true;
    const key = `${claim.start}\n${claimKey(claim.claim)}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** Claims without exact numbers, which are written without looking at each of their values. */
const WITHOUT_NUMBERS: ReadonlySet<Claim['type']> = new Set([
  'role',
  'project',
  'event',
  'org_event',
  'speech',
  'hearsay',
]);

/** The claim as one line of text: equal for equal claims. */
export function claimKey(claim: Claim): string {
  if (WITHOUT_NUMBERS.has(claim.type)) return JSON.stringify(claim);
  return JSON.stringify(claim, (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
}
