import type { Mention } from './mention.ts';
import { clauseAt, lowerWords, type Page, type SentenceParts } from './page.ts';
import { coordinated, isEmployer, peopleOf, type RoleDraft } from './role-draft.ts';
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
    ...boards(page, parts),
    ...successions(page, parts, known),
    ...leavings(page, parts, known),
    ...standIns(page, parts, known),
  ];
}

const BOARD_VERBS: readonly (readonly [words: readonly string[], status: string])[] = [
  [['sits', 'sit', 'serves', 'sat', 'represents', 'represented', 'serving', 'sitting'], 'current'],
  [
    ['joins', 'joined', 'join', 'joining', 'elected', 'appointed', 'named', 'nominated', 'enters'],
    'appointed',
  ],
  [['take', 'takes', 'took', 'taking', 'gets', 'got', 'given'], 'appointed'],
  [['off', 'removed', 'ousted', 'thrown', 'expelled'], 'ousted'],
  [['left', 'leaves', 'leave', 'quits', 'quit', 'resigned', 'resigns', 'leaving'], 'departed'],
];
/** Words before a board among which its verb stands. */
const BOARD_REACH = 9;
const BODIES = words('board boards council');
const KINDS: ReadonlySet<string> = new Set(['supervisory', 'management', 'advisory', 'executive']);
const SEATED: ReadonlySet<string> = new Set(['member', 'members', 'chairman', 'chair', 'meeting']);

/** "also sits on the board of X", "joined its board", "left the management board", "was voted off the board". */
function boards(page: Page, parts: SentenceParts): RoleDraft[] {
  if (!BODIES.of(parts)) return [];
  const words = lowerWords(page, parts.sentence);
  return words.flatMap((word, offset) => {
    if (!BODIES.has(word) || SEATED.has(words[offset + 1] ?? '')) return [];
    if (words.slice(offset, offset + 7).includes('as')) return [];
    const at = parts.sentence.from + offset;
    const kind = KINDS.has(words[offset - 1] ?? '') ? words[offset - 1] : undefined;
    if (word === 'council' && kind === undefined) return [];
    const before = words.slice(Math.max(0, offset - BOARD_REACH), offset);
    const hit = BOARD_VERBS.find(([verbs]) => before.some((own) => verbs.includes(own)));
    const person = hit && (electedTo(page, parts, at) ?? subjectPerson(parts, at));
    if (!hit || !person) return [];
    const seat = before.includes('seat') || before.includes('seats') || hit[0][0] !== 'take';
    if (!seat) return [];
    const name = kind === undefined ? 'director' : `${kind} ${word.replace(/s$/, '')} member`;
    const employer = boardOf(page, parts, kind === undefined ? at : at - 1);
    const post = { post: name, from: at, to: at + 1 };
    return coordinated(page, parts, person).map((one) => ({
      parts,
      person: one,
      post,
      status: hit[1],
      ...(employer && { employer }),
    }));
  });
}

const ELECTS = words(
  'elected elects elect appointed appoints appoint named names name nominated nominates nominate added adds removed removes ousted voted brought put',
);

/** "elected Carl Singer to its board": the person whom the verb puts on the board or takes off it. */
function electedTo(page: Page, parts: SentenceParts, at: number): Mention | undefined {
  const verb = clauseAt(parts, at)?.verbs.findLast(({ to }) => to <= at);
  if (!verb || verb.passive || !ELECTS.has(verb.head)) return undefined;
  return peopleOf(parts).find(({ from, to }) => from >= verb.to && to <= at);
}

/** "its board", "Yahoo's board", "the Volvo board", "the board of Yahoo". */
function boardOf(page: Page, parts: SentenceParts, from: number): Mention | undefined {
  const board = page.tokens[from]?.lower.startsWith('board') ? from : from + 1;
  const directors = page.tokens[board + 2]?.lower === 'directors';
  const at = directors ? board + 2 : board;
  const of = page.tokens[at + 1]?.lower === 'of';
  return of
    ? parts.mentions.find((one) => one.from > at && one.from <= at + 4 && isEmployer(one))
    : parts.mentions.findLast(
        (one) =>
          isEmployer(one) &&
          ((one.to <= from && from - one.to <= 2 && one.possessive) ||
            (one.to === from && one.form === 'name')),
      );
}

/** The person who is the subject of the clause with a token, or of the sentence. */
function subjectPerson(parts: SentenceParts, at: number): Mention | undefined {
  const clause = parts.clauses.findLast((one) => one.from <= at && at < one.to);
  if (clause?.subject) {
    if (clause.subject.actor.kind === 'person') return clause.subject;
    if (!clause.inherited && clause.kind !== 'relative') return undefined;
  }
  const opening = parts.clauses.find(
    (one) => one.subject?.actor.kind === 'person' && one.from <= at,
  );
  return opening?.subject;
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
