import type { HoldingClaim } from '../../evidence/index.ts';
import { type Bare, bareIn, goingIn, speaksOfStakes } from './bare-pairs.ts';
import { clauseAt, type Page, type SentenceParts } from '../page.ts';
import { marksOf, modalityOf } from '../modality.ts';
import type { ReadClaim } from '../reading.ts';
import { coreferences } from './stakes.ts';
import { unitsOf } from '../units.ts';

/** Scores of a stake without a number: a person looks at it. */
const SCORE = 0.5;
/**
 * Stakes that a text states without a size: "which owns shares in Renault", "their stake in
 * Renault", "the majority shareholder of Ampère". Only where the grammar names both, and once for
 * two actors of whom no number is read.
 */
export function findBareStakes(
  page: Page,
  numbered: readonly ReadClaim<HoldingClaim>[],
): ReadClaim<HoldingClaim>[] {
  const seen = new Set(numbered.map(({ claim }) => `${claim.holder}\n${claim.issuer}`));
  const found: ReadClaim<HoldingClaim>[] = [];
  for (const parts of page.inSentence) {
    if (parts.sentence.kind !== 'body' || parts.percents.length > 0) continue;
    if (parts.mentions.length === 0 || !speaksOfStakes(parts)) continue;
    const units = unitsOf(page, parts);
    for (const bare of [...bareIn(units), ...goingIn(page, parts, units)]) {
      const key = `${bare.holder.actor.name}\n${bare.company.actor.name}`;
      if (seen.has(key)) continue;
      seen.add(key);
      found.push(claimOf(page, parts, bare));
    }
  }
  return found;
}

function claimOf(page: Page, parts: SentenceParts, bare: Bare): ReadClaim<HoldingClaim> {
  const clause = clauseAt(parts, bare.at) ?? parts.clauses[0];
  const modality = clause ? modalityOf(marksOf(page, parts, clause)) : 'asserted';
  return {
    claim: {
      type: 'holding',
      holder: bare.holder.actor.name,
      issuer: bare.company.actor.name,
      basis: 'capital',
      measures: 'level',
      ...(bare.label !== undefined && { label: bare.label }),
      action: 'hold',
    },
    circumstance: { modality },
    start: parts.sentence.start,
    end: parts.sentence.end,
    coreferences: [
      ...coreferences('holder', { mention: bare.holder, here: true }, parts),
      ...coreferences('issuer', { mention: bare.company, here: true }, parts),
    ],
    band: 'review',
    score: SCORE,
  };
}
