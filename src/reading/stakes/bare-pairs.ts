import { canBeCompany, canHold, isApartFrom } from '../actor.ts';
import { gathered } from '../gathered.ts';
import type { Mention } from '../mentions/mention.ts';
import type { Page, SentenceParts } from '../page.ts';
import { subjectOf } from '../subject.ts';
import { isStakeIn } from '../targets.ts';
import type { Unit } from '../units.ts';
import { words } from '../words/set.ts';

const HEADS = words('stake stakes holding holdings shareholding shareholdings shares interest');
const OWNERS = words('shareholder owner investor');
const SIZES = words('majority minority controlling blocking');
const PASSED = words(
  'a an the some its their his her new own big large small majority minority controlling further of cross - ',
);

/** A stake that the grammar of a sentence names with both ends and without its size. */
export interface Bare {
  readonly holder: Mention;
  readonly company: Mention;
  readonly label: string | undefined;
  readonly at: number;
}

/** Whether a sentence may name a stake or an owner: `isOwner` finds one in a mention too. */
export function speaksOfStakes(parts: SentenceParts): boolean {
  return HEADS.of(parts) || OWNERS.of(parts);
}

/** "which owns shares in Renault", "the majority shareholder of Ampère". */
export function bareIn(units: readonly Unit[]): Bare[] {
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
export function goingIn(page: Page, parts: SentenceParts, units: readonly Unit[]): Bare[] {
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

/** "Alder controls Birch", "Alder is buying Birch": who has or gets all or part of whom. */
export function takenIn(units: readonly Unit[]): Pick<Bare, 'holder' | 'company'>[] {
  return gathered(units, (unit, at) => {
    const { kind, passive, negated } = unit.verb ?? {};
    if ((kind !== 'own' && kind !== 'buy') || passive || negated) return [];
    const company =
      units[at + 1]?.lower === 'the' ? units[at + 2]?.mention : units[at + 1]?.mention;
    if (company?.form !== 'name' || company.possessive || !canBeCompany(company.actor)) return [];
    const holder = subjectOf(units, at)?.whole[0];
    return holder && canHold(holder.actor) && isApartFrom(holder.actor, company.actor)
      ? [{ holder, company }]
      : [];
  });
}
