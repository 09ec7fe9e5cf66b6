import type { Mention } from '../mentions/mention.ts';
import { clauseAt, lowerWords, type Page, type SentenceParts } from '../page.ts';
import { employerBeside } from './company.ts';
import { peopleOf, type RoleDraft } from './draft.ts';
import { changeIn, statusBefore, LEFT } from './status.ts';
import { postAt } from '../words/post-names.ts';
import { words } from '../words/set.ts';

interface Cue {
  readonly words: readonly string[];
  /** Status of the person who follows; without it, what is said next, or `former`. */
  readonly follows?: string;
  /** Status of the person before. */
  readonly other?: string;
}

const ARRIVES: readonly Cue[] = [
  'made way for',
  'makes way for',
  'make way for',
  'replaced by',
  'succeeded by',
  'followed by',
  'hands over to',
  'handed over to',
  'hand over to',
].map((phrase) => ({ words: phrase.split(' '), follows: 'appointed', other: 'departed' }));
const LEAVES: readonly Cue[] = [
  'succeeded',
  'succeeds',
  'succeeding',
  'succeed',
  'replaced',
  'replaces',
  'replacing',
  'replace',
  'the place of',
  'the seat of',
  'the job of',
].map((phrase) => ({ words: phrase.split(' '), other: 'appointed' }));
const CUES: readonly Cue[] = [
  ...ARRIVES,
  { words: ['successor'], follows: 'appointed' },
  { words: ['in', 'place', 'of'] },
  { words: ['predecessor'] },
  ...LEAVES,
];
const CUED = words(
  'way by over successor of predecessor succeeded succeeds succeeding succeed replaced replaces replacing replace from',
);

/** "replaced X as chairman", "took over from X", "made way for X", "His predecessor X", "in place of X". */
export function successionsIn(
  page: Page,
  parts: SentenceParts,
  known: readonly RoleDraft[],
): RoleDraft[] {
  if (!CUED.of(parts)) return [];
  const people = peopleOf(parts);
  return people.flatMap((person) => {
    const cue = cueBefore(page, parts, person);
    if (!cue) return [];
    const other = otherOf(parts, people, person);
    const [leaver, arriver] = cue.follows === 'appointed' ? [other, person] : [person, other];
    const posts =
      postsHanded({ parts, known, leaver, arriver }) ?? unheldPost(page, parts, person.from);
    const change = changeIn(
      lowerWords(page, { from: person.to, to: Math.min(parts.sentence.to, person.to + 6) }),
    );
    const left = change !== undefined && LEFT.has(change) ? change : 'former';
    return posts.flatMap(({ post, employer, state }) => {
      const rest = { parts, post, ...(employer && { employer }), ...(state && { state }) };
      const drafts: RoleDraft[] = [{ ...rest, person, status: cue.follows ?? left }];
      if (cue.other && other) drafts.push({ ...rest, person: other, status: cue.other });
      return drafts;
    });
  });
}

/** Who comes or goes on the other side: the subject of the verb, else the person named before. */
function otherOf(
  parts: SentenceParts,
  people: readonly Mention[],
  person: Mention,
): Mention | undefined {
  const subject = clauseAt(parts, person.from)?.subject;
  if (subject?.actor.kind === 'person' && subject.to <= person.from)
    return subject.actor === person.actor ? undefined : subject;
  return people.findLast((one) => one.to <= person.from && one.actor !== person.actor);
}

const TITLES: ReadonlySet<string> = new Set(['mr', 'mrs', 'ms', 'dr', 'sir', 'madam', '.', ',']);

function cueBefore(page: Page, parts: SentenceParts, person: Mention): Cue | undefined {
  const before = lowerWords(page, {
    from: Math.max(parts.sentence.from, person.from - 6),
    to: person.from,
  });
  while (TITLES.has(before.at(-1) ?? '')) before.pop();
  return (
    CUES.find((cue) => cue.words.every((word, at) => before.at(at - cue.words.length) === word)) ??
    takesOver(before)
  );
}

/** "took over as chief executive in May from X". */
function takesOver(before: readonly string[]): Cue | undefined {
  return before.at(-1) === 'from' &&
    before.some((word) =>
      ['took', 'takes', 'taken', 'take', 'wheel', 'executive', 'chairman'].includes(word),
    )
    ? { words: ['from'], other: 'appointed' }
    : undefined;
}

type Handed = Pick<RoleDraft, 'post' | 'employer' | 'state'>;

interface Sides {
  readonly parts: SentenceParts;
  readonly known: readonly RoleDraft[];
  readonly leaver: Mention | undefined;
  readonly arriver: Mention | undefined;
}

const TAKEN: ReadonlySet<string> = new Set(['appointed', 'acting']);
const LATELY = 2;

/** The posts that change hands: named in the sentence, held by who leaves, or told of last. */
function postsHanded({ parts, known, leaver, arriver }: Sides): readonly Handed[] | undefined {
  const isOf = (draft: RoleDraft, side: Mention | undefined) =>
    side !== undefined && draft.person.actor === side.actor;
  const near = (draft: RoleDraft) => parts.sentence.index - draft.parts.sentence.index <= LATELY;
  const found =
    known.findLast((draft) => draft.parts === parts && isOf(draft, leaver)) ??
    known.findLast(
      (draft) => draft.parts === parts && isOf(draft, arriver) && TAKEN.has(draft.status),
    ) ??
    known.findLast((draft) => isOf(draft, leaver) && draft.status !== 'former') ??
    known.findLast((draft) => isOf(draft, arriver) && TAKEN.has(draft.status)) ??
    known.findLast(
      (draft) =>
        near(draft) && draft.status !== 'former' && !isOf(draft, arriver) && draft.parts !== parts,
    );
  return found && heldTogether(known, found);
}

/** A post with the others that the same sentence gives the same person at the same company. */
export function heldTogether(known: readonly RoleDraft[], one: RoleDraft): readonly RoleDraft[] {
  return known.filter(
    (draft) =>
      draft.parts === one.parts &&
      draft.person.actor === one.person.actor &&
      draft.status === one.status &&
      draft.employer?.actor === one.employer?.actor,
  );
}

/** "The new CEO is to succeed X": a post that nobody in the sentence holds. */
function unheldPost(page: Page, parts: SentenceParts, before: number): readonly Handed[] {
  for (let at = parts.sentence.from; at < before; at += 1) {
    const hit = postAt(page.tokens, at, before);
    if (!hit) continue;
    const post = { ...hit, from: at };
    if (hit.weak || statusBefore(page, parts, post) !== 'appointed') return [];
    const employer = employerBeside(page, parts, post);
    return [{ post, ...(employer && { employer }) }];
  }
  return [];
}
