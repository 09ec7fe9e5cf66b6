import { lowerWords, type Page, type SentenceParts } from '../page.ts';
import { peopleOf, type RoleDraft } from './draft.ts';
import { heldTogether } from './successions.ts';
import { words } from '../words/set.ts';
import { LEFT } from './status.ts';

const STANDS_IN = [
  'takes over',
  'took over',
  'take over',
  'fills in',
  'filled in',
  'stands in',
  'stood in',
  'steps in',
  'stepped in',
  'holding the fort',
  ...['takes', 'take', 'took', 'taking', 'taken'].flatMap((take) => [
    `${take} his place`,
    `${take} her place`,
    `${take} his job`,
    `${take} her job`,
  ]),
  ...['as his', 'as her', 'as', 'as the', 'as a possible', 'as its'].map((as) => `${as} successor`),
  ...['succeed', 'succeeds', 'succeeded', 'replace', 'replaces', 'replaced'].flatMap((verb) => [
    `${verb} him`,
    `${verb} her`,
  ]),
];
const OPENS = words(
  'takes took take taking taken fills filled stands stood steps stepped holding as succeed succeeds succeeded replace replaces replaced',
);
const FOR_NOW: ReadonlySet<string> = new Set(
  'temporarily provisionally interim acting fills filled fort stands stood'.split(' '),
);

/** "His deputy, X, takes over for the time being", "proposes X as successor": the posts that somebody just left. */
export function standInsIn(
  page: Page,
  parts: SentenceParts,
  known: readonly RoleDraft[],
): RoleDraft[] {
  if (!OPENS.of(parts)) return [];
  const said = lowerWords(page, parts.sentence);
  const cue = cueIn(said);
  if (!cue || said[cue.to] === 'as' || said[cue.to] === 'from') return [];
  const at = parts.sentence.from + cue.from;
  const left = leftLately(parts, known) ?? leftEver(cue.phrase, known);
  if (!left) return [];
  const person = peopleOf(parts).findLast(
    ({ to, actor, possessive }) => to <= at && actor !== left.person.actor && !possessive,
  );
  if (!person) return [];
  const now = said.some((word) => FOR_NOW.has(word)) || said.join(' ').includes('time being');
  const status = now ? 'acting' : 'appointed';
  return heldTogether(known, left).map(({ parts: _parts, ...rest }) => ({
    ...rest,
    parts,
    person,
    status,
  }));
}

function cueIn(said: readonly string[]) {
  for (let from = 0; from < said.length; from += 1) {
    if (!OPENS.has(said[from] as string)) continue;
    const near = ` ${said.slice(from, from + LONGEST).join(' ')} `;
    const phrase = STANDS_IN.find((one) => near.startsWith(` ${one} `));
    if (phrase !== undefined) return { from, to: from + phrase.split(' ').length, phrase };
  }
  return undefined;
}

const LONGEST = 4;

/** The post that somebody left in this sentence or the two before. */
function leftLately(parts: SentenceParts, known: readonly RoleDraft[]): RoleDraft | undefined {
  return known.findLast(
    (draft) => LEFT.has(draft.status) && parts.sentence.index - draft.parts.sentence.index <= 2,
  );
}

/** "as his successor": the post that somebody left anywhere before, as the words speak of it again. */
function leftEver(phrase: string, known: readonly RoleDraft[]): RoleDraft | undefined {
  return phrase.endsWith('successor') && !phrase.startsWith('as a')
    ? known.findLast((draft) => LEFT.has(draft.status))
    : undefined;
}
