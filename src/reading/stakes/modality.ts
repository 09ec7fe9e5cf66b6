import type { Modality } from '../../model/index.ts';
import { marksOf, modalityOf } from '../modality.ts';
import { clauseAt, lowerWords, type Page, type SentenceParts } from '../page.ts';
import type { Percent } from '../percents/percent.ts';

/** How a stake is meant. A level that held before is a fact even where the change is only planned. */
export function stakeModality(
  page: Page,
  parts: SentenceParts,
  percent: Percent,
  action: string,
): Modality {
  const clause = clauseAt(parts, percent.from);
  if (!clause || isStanding(page, percent)) return 'asserted';
  const marks = marksOf(page, parts, clause);
  if (action === 'prior') return modalityOf({ ...marks, planned: false });
  if (action !== 'hold') return modalityOf(marks);
  return isOwned(page, parts, percent) ? 'asserted' : modalityOf(marks);
}

const OWNERS: ReadonlySet<string> = new Set('its their his her'.split(' '));

/** "ready to reduce its 15% stake": what somebody has is a fact, whatever is planned with it. */
function isStanding(page: Page, percent: Percent): boolean {
  const near = lowerWords(page, { from: Math.max(0, percent.from - 3), to: percent.from });
  return near.some((word) => OWNERS.has(word) || word === "'s");
}

const HOLDERS: ReadonlySet<string> = new Set(
  'owner owners holder holders shareholder shareholders'.split(' '),
);
const STAKES: ReadonlySet<string> = new Set(
  'stake stakes holding holdings shareholding interest interests share'.split(' '),
);
const HAS: ReadonlySet<string> = new Set('has have holds hold owns own had held owned'.split(' '));
const BACK = 7;
const AHEAD = 9;

/** "owner of 15 per cent, would fight", "sell its KPN stake, 43.5 per cent", "the 19% that he has": owned already. */
function isOwned(page: Page, parts: SentenceParts, { from, to }: Percent): boolean {
  const before = lowerWords(page, { from: Math.max(parts.sentence.from, from - BACK), to: from });
  const stake = before.findLastIndex((word) => STAKES.has(word));
  const owned =
    stake !== -1 && before.slice(0, stake).some((word) => OWNERS.has(word) || word === "'s");
  if (owned && before.slice(stake + 1).every((word) => APPOSED.has(word))) return true;
  const of = before.at(-1) === 'of' || before.at(-1) === 'with' ? before.length - 1 : -1;
  if (of > 0 && HOLDERS.has(before[of - 1] ?? '')) return true;
  if (of > 0 && before[of] === 'with' && before[of - 1] === ',') return true;
  const after = lowerWords(page, { from: to, to: Math.min(parts.sentence.to, to + AHEAD) });
  if (HOLDERS.has(after[after[0] === '-' ? 1 : 0] ?? '')) return true;
  const that = after.findIndex((word) => word === 'that' || word === 'which');
  return before.at(-1) === 'the' && that !== -1 && after.slice(that).some((word) => HAS.has(word));
}

const APPOSED: ReadonlySet<string> = new Set('of , about some around roughly'.split(' '));
