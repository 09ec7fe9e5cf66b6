import { canHold } from './actor.ts';
import type { Mention } from './mentions/mention.ts';
import { lowerWords, type Page, type SentenceParts } from './page.ts';
import { words } from './words/index.ts';

/** Words after which a name before "to" is no doer of what follows: "agreed with Fiat to buy". */
const BESIDE = words('with from by and to in at of than');
/** Verbs whose object does what follows: "urged Glencore to improve its offer". */
const CONTROLS =
  /^(?:ask|tell|told|urge|press|push|forc|oblig|order|requir|allow|permit|let|want|expect|get|got|help|enabl|persuad|invit|call|caus|compel|lead|led|encourag|instruct)/;
/** Words between the verb and the name. */
const REACH = 6;

/** Who does what an infinitive says, where the name before it does: "forced Renault to sell", "a deal for Nissan to buy". */
export function controllerOf(page: Page, parts: SentenceParts, at: number): Mention | undefined {
  if (page.tokens[at - 1]?.lower !== 'to') return undefined;
  const found = parts.mentions.find(
    ({ to, actor, place, possessive }) => to === at - 1 && !place && !possessive && canHold(actor),
  );
  if (!found || found.from === parts.sentence.from) return undefined;
  const before = lowerWords(page, {
    from: Math.max(parts.sentence.from, found.from - REACH),
    to: found.from,
  });
  if (before.at(-1) === 'for') return found;
  if (BESIDE.of(page.tokens[found.from - 1])) return undefined;
  return before.some((word) => CONTROLS.test(word)) ? found : undefined;
}
