import type { Mention } from './mention.ts';
import { lowerWords, type Page, type SentenceParts } from './page.ts';
import { peopleOf, type RoleDraft } from './role-draft.ts';
import { changeIn } from './role-status.ts';
import { words } from './words/set.ts';

const AWAY: ReadonlySet<string> = new Set(['ousted', 'suspended', 'resigned', 'departed']);

/** Arrivals and departures that the words tell without naming a post beside the person. */
export function movesIn(
  page: Page,
  parts: SentenceParts,
  known: readonly RoleDraft[],
): RoleDraft[] {
  return [
    ...successions(page, parts, known),
    ...leavings(page, parts, known),
    ...standIns(page, parts, known),
  ];
}

/** "replaced X as chairman", "took over from X", "made way for X", "His predecessor X", "in place of X". */
function successions(page: Page, parts: SentenceParts, known: readonly RoleDraft[]): RoleDraft[] {
  const people = peopleOf(parts);
  return people.flatMap((person) => {
    const cue = cueBefore(page, parts, person);
    if (!cue) return [];
    const other = people.findLast((one) => one.to <= person.from && one.actor !== person.actor);
    const post = postBetween(parts, known, other, person);
    if (!post) return [];
    const { parts: _parts, status: _status, ...rest } = post;
    const change = changeIn(
      lowerWords(page, { from: person.to, to: Math.min(parts.sentence.to, person.to + 6) }),
    );
    const left = change !== undefined && AWAY.has(change) ? change : 'former';
    const drafts: RoleDraft[] = [{ ...rest, parts, person, status: cue.follows ?? left }];
    if (cue.other && other) drafts.push({ ...rest, parts, person: other, status: cue.other });
    return drafts;
  });
}

const LEAVES: ReadonlyMap<string, string> = new Map([
  ['dismissed', 'ousted'],
  ['ousted', 'ousted'],
  ['sacked', 'ousted'],
  ['fired', 'ousted'],
  ['removed', 'ousted'],
  ['resigned', 'resigned'],
  ['resigns', 'resigned'],
  ['quit', 'resigned'],
  ['quits', 'resigned'],
  ['suspended', 'suspended'],
  ['retires', 'departed'],
  ['retired', 'departed'],
]);

/** "Bolloré was dismissed that October": somebody leaves the post that the text gave him. */
function leavings(page: Page, parts: SentenceParts, known: readonly RoleDraft[]): RoleDraft[] {
  if (known.some((draft) => draft.parts === parts)) return [];
  return parts.clauses.flatMap(({ subject, verbs }) => {
    const verb = verbs.find(({ head, passive }) => {
      const status = LEAVES.get(head);
      return status !== undefined && (passive || status === 'resigned' || status === 'departed');
    });
    if (!verb || subject?.actor.kind !== 'person' || verb.negated) return [];
    if (page.tokens[verb.to]?.lower === 'as') return [];
    const held = known.findLast(
      (draft) => draft.person.actor === subject.actor && draft.status !== 'former',
    );
    if (!held) return [];
    const { parts: _parts, ...rest } = held;
    return [{ ...rest, parts, person: subject, status: LEAVES.get(verb.head) as string }];
  });
}

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
  'takes his place',
  'takes her place',
  'take his place',
  'take her place',
  'as his successor',
  'as her successor',
  'as successor',
  'as the successor',
  'to succeed him',
  'to succeed her',
];
const FOR_NOW: ReadonlySet<string> = new Set([
  'temporarily',
  'provisionally',
  'interim',
  'acting',
  'fills',
  'filled',
  'fort',
  'stands',
  'stood',
]);
const GOES: ReadonlySet<string> = new Set(['departed', 'resigned', 'ousted', 'suspended']);

/** "His deputy, X, takes over for the time being", "proposes X as successor": the post that somebody just left. */
function standIns(page: Page, parts: SentenceParts, known: readonly RoleDraft[]): RoleDraft[] {
  const left = leftLately(parts, known);
  if (!left) return [];
  const words = lowerWords(page, parts.sentence);
  const text = ` ${words.join(' ')} `;
  const cue = STANDS_IN.find((phrase) => text.includes(` ${phrase} `));
  if (cue === undefined) return [];
  const first = cue.split(' ')[0] as string;
  const at =
    parts.sentence.from +
    words.findIndex(
      (word, from) => word === first && ` ${words.slice(from).join(' ')} `.startsWith(` ${cue} `),
    );
  const person = peopleOf(parts).findLast(
    ({ to, actor, possessive }) => to <= at && actor !== left.person.actor && !possessive,
  );
  if (!person || words[at - parts.sentence.from + cue.split(' ').length] === 'as') return [];
  const now = words.some((word) => FOR_NOW.has(word)) || text.includes(' time being ');
  const { parts: _parts, ...rest } = left;
  return [{ ...rest, parts, person, status: now ? 'acting' : 'appointed' }];
}

/** The post that somebody left in this sentence or the two before. */
function leftLately(parts: SentenceParts, known: readonly RoleDraft[]): RoleDraft | undefined {
  return known.findLast(
    (draft) => GOES.has(draft.status) && parts.sentence.index - draft.parts.sentence.index <= 2,
  );
}

interface Cue {
  readonly words: readonly string[];
  /** Status of the person who follows; without it, what is said next, or `former`. */
  readonly follows?: string;
  /** Status of the person before. */
  readonly other?: string;
}

const CUES: readonly Cue[] = [
  { words: ['made', 'way', 'for'], follows: 'appointed', other: 'departed' },
  { words: ['makes', 'way', 'for'], follows: 'appointed', other: 'departed' },
  { words: ['replaced', 'by'], follows: 'appointed', other: 'departed' },
  { words: ['succeeded', 'by'], follows: 'appointed', other: 'departed' },
  { words: ['successor'], follows: 'appointed' },
  { words: ['in', 'place', 'of'] },
  { words: ['predecessor'] },
  { words: ['succeeded'], other: 'appointed' },
  { words: ['succeeds'], other: 'appointed' },
  { words: ['replaced'], other: 'appointed' },
  { words: ['replaces'], other: 'appointed' },
  { words: ['replacing'], other: 'appointed' },
  { words: ['succeeding'], other: 'appointed' },
  { words: ['succeed'], other: 'appointed' },
  { words: ['replace'], other: 'appointed' },
];
const TITLES: ReadonlySet<string> = new Set(['mr', 'mrs', 'ms', 'dr', 'sir', 'madam', '.', ',']);

function cueBefore(page: Page, parts: SentenceParts, person: Mention): Cue | undefined {
  const words = lowerWords(page, {
    from: Math.max(parts.sentence.from, person.from - 6),
    to: person.from,
  });
  while (TITLES.has(words.at(-1) ?? '')) words.pop();
  return (
    CUES.find((cue) => cue.words.every((word, at) => words.at(at - cue.words.length) === word)) ??
    takesOver(words)
  );
}

/** "took over as chief executive in May from X". */
function takesOver(words: readonly string[]): Cue | undefined {
  return words.at(-1) === 'from' &&
    words.some((word) =>
      ['took', 'takes', 'taken', 'wheel', 'executive', 'chairman'].includes(word),
    )
    ? { words: ['from'], other: 'appointed' }
    : undefined;
}

/** The post that changes hands: named in the sentence, held by the other person, or told of last. */
function postBetween(
  parts: SentenceParts,
  known: readonly RoleDraft[],
  other: Mention | undefined,
  person: Mention,
): RoleDraft | undefined {
  const here = known.filter((draft) => draft.parts === parts && draft.status !== 'former');
  return (
    here.findLast((draft) => draft.person.actor !== person.actor) ??
    here.at(-1) ??
    known.findLast((draft) => draft.person.actor === other?.actor) ??
    known.findLast(
      (draft) =>
        parts.sentence.index - draft.parts.sentence.index <= 2 && draft.status !== 'former',
    )
  );
}
