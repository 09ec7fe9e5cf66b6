import type { OrgEventClaim } from '../../evidence/index.ts';
import type { ActClause } from '../acts/features.ts';
import { type ActModel, judge, type Judged, leadingIdea } from '../acts/model.ts';
import { partiesOf } from './parties.ts';
import { isHere } from './events.ts';
import { marksOf, modalityOf } from '../modality.ts';
import type { Page } from '../page.ts';
import type { ReadClaim } from '../reading.ts';
import { coreferences } from '../stakes/stakes.ts';
import { stancesIn } from './stances.ts';
import { ORG_EVENT_MODEL } from '../weights/acts.ts';

/** What happens to and between organisations, each kind once for the same actors. */
export function findOrgEvents(page: Page, acts: readonly ActClause[]): ReadClaim<OrgEventClaim>[] {
  const model = ORG_EVENT_MODEL;
  const seen = new Set<string>();
  const judged = acts.flatMap((act) => {
    const best = judge(model, act.features)[0];
    if (best?.label === 'shareholder_meeting') return [];
    return best ? (claimOf(page, act, best, model) ?? []) : [];
  });
  return [...judged, ...demanded(page, acts)].filter(({ claim }) => {
    const key = [claim.kind, ...claim.actors.toSorted()].join('\n');
    return !seen.has(key) && seen.add(key);
  });
}

/** Who asks whom for something. */
function demanded(page: Page, acts: readonly ActClause[]): ReadClaim<OrgEventClaim>[] {
  return stancesIn(page, acts)
    .filter(({ kind }) => kind === 'demand')
    .map(({ act: { parts }, source, target, modality }) => ({
      claim: { type: 'org_event', kind: 'demand', actors: [source.actor.name, target.actor.name] },
      circumstance: { modality },
      start: parts.sentence.start,
      end: parts.sentence.end,
      coreferences: [source, target].flatMap((mention) =>
        coreferences('actor', { mention, here: parts.mentions.includes(mention) }, parts),
      ),
      band: 'review',
      score: 0.5,
    }));
}

/** Kinds whose actors stand as those of a code of the codebook. */
const CODES: Readonly<Record<string, string>> = {
  pact: 'PACT',
  talks: 'TALK_OPEN',
  talks_ended: 'DEAL_COLLAPSE',
  pact_ended: 'DEAL_COLLAPSE',
  alliance_breakup: 'DEAL_COLLAPSE',
  board_seat: 'BOARD_SEAT_GIVEN',
  board_seat_lost: 'BOARD_SEAT_LOST',
  ousting: 'BOARD_SEAT_LOST',
  arrest: 'ARREST_KEY',
};

function claimOf(
  page: Page,
  { parts, clause, ideas }: ActClause,
  { label: kind, probability }: Judged,
  model: ActModel,
): ReadClaim<OrgEventClaim> | undefined {
  const at = leadingIdea(model, kind, ideas)?.at ?? clause.verbs[0]?.from ?? clause.from;
  const found = partiesOf(page, parts, { code: CODES[kind] ?? kind, at, clause });
  if (!found || !isHere(parts, found)) return undefined;
  const actors = found.filter((mention) => mention !== undefined);
  return {
    claim: { type: 'org_event', kind, actors: [...new Set(actors.map(({ actor }) => actor.name))] },
    circumstance: { modality: modalityOf(marksOf(page, parts, clause)) },
    start: parts.sentence.start,
    end: parts.sentence.end,
    coreferences: actors.flatMap((mention) =>
      coreferences('actor', { mention, here: parts.mentions.includes(mention) }, parts),
    ),
    band: 'review',
    score: Math.round(probability * 1000) / 1000,
  };
}
