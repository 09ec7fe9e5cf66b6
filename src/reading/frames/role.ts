import { type Draft, company, nameAfter, isFirmNoun, isHolderNominal } from './draft.ts';
import { HOLDER_NOUNS } from './words.ts';
import type { Mention } from '../mentions/mention.ts';
import { subjectOf } from '../subject.ts';
import type { Unit } from '../units.ts';

const ROLE_REACH = 9;

/** "Y’s largest shareholder", "shareholder of Y", "Y shareholders": who is held, near the percentage. */
export function roleNouns(draft: Draft): void {
  const { units } = draft;
  for (
    let at = Math.max(0, draft.at - ROLE_REACH);
    at < Math.min(units.length, draft.at + ROLE_REACH);
    at += 1
  ) {
    const unit = units[at] as Unit;
    const inside = unit.kind === 'name' && unit.mention?.owner !== undefined;
    if (inside)
      company(
        draft,
        { ...(unit.mention as Mention), ...ownerMention(unit.mention as Mention) },
        'role-of',
      );
    if (!HOLDER_NOUNS.of(unit) && !isHolderNominal(unit)) continue;
    let before = at - 1;
    while (
      before >= 0 &&
      units[before]?.kind === 'word' &&
      !['of', 'in', 'by', 'and'].includes(units[before]?.lower ?? '')
    )
      before -= 1;
    const owner = units[before];
    if (owner?.kind === 'name' && (owner.mention?.possessive || before === at - 1))
      company(draft, owner.mention, 'role-of');
    const link = units[at + 1]?.lower;
    const named = link === 'of' || link === 'in' ? nameAfter(units, at + 2) : undefined;
    if (named !== undefined && hasNumber(units, named, draft.at))
      company(draft, units[named]?.mention, 'role-of');
  }
}

/** "an investor in Renault with 15 percent": the number belongs to the role. */
function hasNumber(units: readonly Unit[], name: number, at: number): boolean {
  if (at < name) return true;
  const between = units.slice(name + 1, at);
  return between.length <= 4 && between.some(({ lower }) => ['with', '(', 'at'].includes(lower));
}

function ownerMention(mention: Mention): Partial<Mention> {
  return mention.owner
    ? { actor: mention.owner.actor, antecedent: mention.owner.antecedent, form: 'pronoun' }
    : {};
}

/** "…, but in KLM itself it had 5.9 percent": the company right before the subject. */
function beforeSubject(units: readonly Unit[], verb: number): Mention | undefined {
  const subject = units.slice(0, verb).findLastIndex(({ kind }) => kind === 'name');
  let at = subject - 1;
  while (at > 0 && ['itself', ',', 'alone'].includes(units[at]?.lower ?? '')) at -= 1;
  const { mention } = units[at] ?? {};
  const linked = ['in', 'at'].includes(units[at - 1]?.lower ?? '');
  return linked && subject === verb - 1 && mention?.form === 'name' && !mention.possessive
    ? mention
    : undefined;
}

/** Kinds of verbs before which a sentence may say of what it tells. */
const FRONTED: ReadonlySet<string> = new Set(['own', 'be', 'raise', 'cut', 'other']);

/** "Of the new company, Birch Ltd, 42.25 percent will belong to Alder": before any verb. */
function opensBase(draft: Draft): void {
  const { units, at } = draft;
  if (units[0]?.lower !== 'of' || at > 9) return;
  const before = units.slice(1, at);
  const last = before.findLast(({ mention }) => mention?.form === 'name')?.mention;
  if (before.some(({ lower }) => lower === 'of')) return;
  if (last && !last.possessive) company(draft, last, 'in-front');
}

/** "In the new company, named Pangea, Toshiba has 40.2 percent": the company opens the clause. */
export function inFront(draft: Draft): void {
  const { units } = draft;
  if (draft.companies.length > 0) return;
  if (draft.verb === undefined) return opensBase(draft);
  if (!FRONTED.has(units[draft.verb]?.verb?.kind ?? '')) return;
  const near = beforeSubject(units, draft.verb);
  if (near) return company(draft, near, 'in-front');
  if (!['in', 'at', 'of'].includes(units[0]?.lower ?? '')) return;
  const owns = units[draft.verb]?.verb?.kind === 'own';
  const name = units.slice(1, owns ? 8 : 3).find(({ kind }) => kind === 'name');
  if (!owns && name?.mention?.form !== 'name') return;
  const subject = subjectOf(units, draft.verb);
  if (name?.mention && !name.mention.possessive && name.mention.actor !== subject?.whole[0]?.actor)
    company(draft, name.mention, 'in-front');
}

/** "Mediobanca, where Delfin has 19 percent", "La Rambla, in which he has 51%", "of which". */
export function ofWhich(draft: Draft): void {
  const { units } = draft;
  for (let at = draft.at - 1; at > 0; at -= 1) {
    const unit = units[at] as Unit;
    const where = unit.lower === 'where';
    const which = unit.lower === 'which' && ['in', 'of'].includes(units[at - 1]?.lower ?? '');
    if (unit.lower === ';' || unit.lower === 'but') return;
    if (
      unit.lower === 'whose' &&
      units.slice(at, draft.at).some(({ lower }) => HOLDER_NOUNS.has(lower))
    ) {
      company(draft, unit.mention, 'role-of');
      return;
    }
    if (!where && !which) continue;
    const name = units.slice(0, at).findLast((other) => other.kind === 'name' || isFirmNoun(other));
    if (name?.mention && draft.at - at < 6)
      draft.companies.unshift({ mention: name.mention, rule: 'in-which' });
    else company(draft, name?.mention, 'in-which');
    return;
  }
}
