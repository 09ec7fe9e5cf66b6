import type { ActClause } from '../acts/features.ts';
import { isParty } from './parties.ts';
import type { Mention } from '../mentions/mention.ts';
import { marksOf, modalityOf } from '../modality.ts';
import type { Modality } from '../../model/index.ts';
import { lowerWords, type Page } from '../page.ts';

/** Who blames whom, or asks whom for something, by name and in so many words. */
export interface Stance {
  readonly kind: 'blame' | 'demand';
  readonly act: ActClause;
  readonly source: Mention;
  readonly target: Mention;
  readonly modality: Modality;
}

/** Words from a verb to whom it is said to. */
const REACH = 9;
const DEMANDS = /^(?:call|urg|press|push|ask|demand|order|exhort|request|requir|instruct|forc)/;

/** The stances of clauses, beside whatever else they tell. */
export function stancesIn(page: Page, acts: readonly ActClause[]): Stance[] {
  return acts.flatMap((act) => [
    ...(stanceOf(page, act, 'blame') ?? []),
    ...(stanceOf(page, act, 'demand') ?? []),
  ]);
}

/** "accused VW of", "criticised the plan of Renault", "called on the board of Safran to". */
function stanceOf(page: Page, act: ActClause, kind: Stance['kind']): Stance[] | undefined {
  const { parts, clause, ideas } = act;
  const wanted = kind === 'blame' ? 'criticise' : 'demand';
  const at = ideas.find(({ name, verb }) => verb && name === wanted)?.at;
  const source = clause.subject;
  if (at === undefined || !source || !isParty(source) || source.to > at) return undefined;
  const verb = clause.verbs.find(({ from, to }) => from <= at && at < to);
  if (!verb || verb.passive || verb.negated) return undefined;
  const target = parts.mentions.find(
    (mention) =>
      mention.from > at &&
      mention.from - at <= REACH &&
      mention.form !== 'relative' &&
      isParty(mention) &&
      mention.actor !== source.actor,
  );
  if (!target || (kind === 'demand' && !isAsked(page, at, target))) return undefined;
  return [{ kind, act, source, target, modality: modalityOf(marksOf(page, parts, clause)) }];
}

/** "urged X to", "called on X for", "demanded of X that": the name is who should do it. */
function isAsked(page: Page, at: number, target: Mention): boolean {
  if (!DEMANDS.test(page.tokens[at]?.lower ?? '') || target.actor.kind === 'person') return false;
  const between = lowerWords(page, { from: at + 1, to: target.from });
  if (between.includes('to') || between.includes(',')) return false;
  const after = lowerWords(page, { from: target.to, to: target.to + 3 });
  return after.some((word) => word === 'to' || word === 'for' || word === 'that');
}
