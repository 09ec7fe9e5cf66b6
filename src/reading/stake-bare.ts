import { gathered } from './gathered.ts';
import type { HoldingClaim } from '../evidence/index.ts';
import { canBeCompany, canHold, isApartFrom } from './actor.ts';
import { clauseAt, type Page, type SentenceParts } from './page.ts';
import type { Mention } from './mention.ts';
import { marksOf, modalityOf } from './modality.ts';
import type { ReadClaim } from './reading.ts';
import { coreferences } from './stakes.ts';
import { subjectOf } from './subject.ts';
import { isStakeIn } from './targets.ts';
import { type Unit, unitsOf } from './units.ts';
import { words } from './words/set.ts';

/** Scores of a stake without a number: a person looks at it. */
const SCORE = 0.5;
const HEADS = words('stake stakes holding holdings shareholding shareholdings shares interest');
const OWNERS = words('shareholder owner investor');
const SIZES = words('majority minority controlling blocking');
const PASSED = words(
  'a an the some its their his her new own big large small majority minority controlling further of cross - ',
);

interface Bare {
  readonly holder: Mention;
  readonly company: Mention;
  readonly label: string | undefined;
  readonly at: number;
}

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

/** Whether a sentence may name a stake or an owner: `isOwner` finds one in a mention too. */
function speaksOfStakes(parts: SentenceParts): boolean {
  return HEADS.of(parts) || OWNERS.of(parts);
}

function bareIn(units: readonly Unit[]): Bare[] {
  return gathered(units, (unit, at) => {
    const bare = HEADS.of(unit) || isOwner(unit) ? bareAt(units, at) : undefined;
    return bare ? [bare] : [];
  });
}

function bareAt(units: readonly Unit[], noun: number): Bare | undefined {
  const link = units[noun + 1]?.lower;
  if (link !== 'in' && !(link === 'of' && isOwner(units[noun] as Unit))) return undefined;
  const company = companyFrom(units, noun + 2);
  const holder = holderOf(units, noun);
  if (!company || !holder || !isApartFrom(holder.actor, company.actor)) return undefined;
  if (!canBeCompany(company.actor) || !canHold(holder.actor)) return undefined;
  const label = units
    .slice(Math.max(0, noun - 3), noun)
    .find(({ lower }) => SIZES.has(lower))?.lower;
  const inside = units[noun]?.mention?.phrase?.words.find((word) => SIZES.has(word));
  return { holder, company, label: label ?? inside, at: noun };
}

/** "which shares could go to Nissan": of the company whose owners the text last spoke of. */
function goingIn(page: Page, parts: SentenceParts, units: readonly Unit[]): Bare[] {
  return gathered(units, (unit, at): Bare[] => {
    if (!HEADS.of(unit) || ['in', 'of'].includes(units[at + 1]?.lower ?? '')) return [];
    const verb = units.findIndex((next, place) => place > at && next.kind === 'verb');
    if (verb === -1 || verb > at + 3 || !GOES.has(units[verb]?.verb?.head ?? '')) return [];
    const holder = units[verb + 1]?.lower === 'to' ? companyFrom(units, verb + 2) : undefined;
    const company = holder && ownedBefore(page, parts, holder);
    if (!holder || !company || !canHold(holder.actor)) return [];
    return [{ holder, company, label: undefined, at }];
  });
}

const GOES = words('go goes went gone pass passes passed');
const BACK = 2;

/** The last company, in this sentence or just before, whose stakes or shareholders are spoken of. */
function ownedBefore(
  page: Page,
  { sentence }: SentenceParts,
  holder: Mention,
): Mention | undefined {
  return page.inSentence
    .slice(Math.max(0, sentence.index - BACK), sentence.index)
    .flatMap(({ mentions }) => mentions)
    .findLast(
      (mention) =>
        !mention.place &&
        canBeCompany(mention.actor) &&
        isApartFrom(holder.actor, mention.actor) &&
        isStakeIn(page.tokens, mention),
    );
}

/** "the majority shareholder": the word itself, or a noun phrase with it. */
function isOwner(unit: Unit): boolean {
  return OWNERS.of(unit) || OWNERS.has(unit.mention?.head ?? '');
}

/** The name after "in", over words that describe it. */
function companyFrom(units: readonly Unit[], from: number): Mention | undefined {
  for (let at = from; at < Math.min(units.length, from + 8); at += 1) {
    const unit = units[at] as Unit;
    if (unit.mention) return unit.mention.possessive ? undefined : unit.mention;
    if (unit.kind === 'verb' || [',', '.', ';', 'and'].includes(unit.lower)) return undefined;
  }
  return undefined;
}

/** The possessor of the noun, or the subject of the verb of owning or being before it. */
function holderOf(units: readonly Unit[], noun: number): Mention | undefined {
  let at = noun - 1;
  while (at >= 0 && units[at]?.kind === 'word' && PASSED.of(units[at])) at -= 1;
  const unit = units[at];
  const owns = HEADS.of(units[noun]);
  if (unit?.mention?.possessive) return owns ? unit.mention : undefined;
  const kind = unit?.verb?.kind;
  if (kind !== (owns ? 'own' : 'be') || unit?.verb?.negated) return undefined;
  const subject = subjectOf(units, at);
  return subject && !subject.possessed ? subject.whole[0] : undefined;
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
