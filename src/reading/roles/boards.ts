import type { Mention } from '../mentions/mention.ts';
import { clauseAt, lowerWords, type Page, type SentenceParts } from '../page.ts';
import { coordinated, isEmployer, peopleOf, type RoleDraft } from './draft.ts';
import { words } from '../words/set.ts';
import { ADDRESSES } from '../words/grammar.ts';

const BOARD_VERBS: readonly (readonly [words: readonly string[], status: string])[] = [
  [['sits', 'sit', 'serves', 'sat', 'represents', 'represented', 'serving', 'sitting'], 'current'],
  [
    'joins joined join joining elected appointed named nominated enters entered opted put puts appointment election nomination'.split(
      ' ',
    ),
    'appointed',
  ],
  [['take', 'takes', 'took', 'taking', 'gets', 'got', 'given', 'gave', 'goes', 'go'], 'appointed'],
  [['have', 'has', 'holds', 'hold', 'occupies', 'occupy'], 'current'],
  [['off', 'removed', 'ousted', 'thrown', 'expelled'], 'ousted'],
  [
    'left leaves leave quits quit resigned resigns leaving stepped steps stepping departed retires retired retire'.split(
      ' ',
    ),
    'departed',
  ],
  [['keeps', 'kept', 'retains', 'retained', 'remains', 'remained', 'stays', 'stayed'], 'current'],
];
/** Words before a board among which its verb stands. */
const BOARD_REACH = 9;
const BODIES = words('board boards council');
const KINDS: ReadonlySet<string> = new Set(['supervisory', 'management', 'advisory', 'executive']);
const SEATED: ReadonlySet<string> = new Set(['member', 'members', 'chairman', 'chair', 'meeting']);

/** "also sits on the board of X", "joined its board", "left the management board", "was voted off the board". */
export function boardsIn(page: Page, parts: SentenceParts): RoleDraft[] {
  if (!BODIES.of(parts)) return [];
  const said = lowerWords(page, parts.sentence);
  return said.flatMap((word, offset) => {
    if (!BODIES.has(word) || SEATED.has(said[offset + 1] ?? '')) return [];
    if (said.slice(offset, offset + 7).includes('as')) return [];
    const at = parts.sentence.from + offset;
    const kind = KINDS.has(said[offset - 1] ?? '') ? said[offset - 1] : undefined;
    if (word === 'council' && kind === undefined) return [];
    const before = sayingOf(said.slice(Math.max(0, offset - BOARD_REACH), offset));
    if (!before) return [];
    const seat = before.includes('seat') || before.includes('seats');
    const after = said.slice(offset, offset + BOARD_REACH);
    const going = seat ? after.findIndex((own) => SEAT_GOES.has(own)) : -1;
    const hit =
      BOARD_VERBS.find(([verbs]) => before.some((own) => verbs.includes(own))) ??
      (going === -1 ? undefined : GIVEN);
    const person =
      hit &&
      (electedTo(page, parts, at) ??
        namedBy(page, parts, at) ??
        (going === -1 ? undefined : receiver(page, parts, at + going)) ??
        subjectPerson(parts, at));
    if (
      !hit ||
      !person ||
      isQuoted(page, person.to, at) ||
      (NEEDS_SEAT.has(hit[0][0] as string) && !seat)
    )
      return [];
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

/** A quotation or list begins between a person and a board. */
function isQuoted({ tokens }: Page, from: number, to: number): boolean {
  return tokens
    .slice(from, Math.max(from, to))
    .some(({ text }) => [':', '“', '"', '‘', ';'].includes(text));
}

const NEEDS_SEAT: ReadonlySet<string> = new Set('take have'.split(' '));
const GIVEN = [['goes'], 'appointed'] as const;
const SEAT_GOES: ReadonlySet<string> = new Set('goes go went'.split(' '));
const NAMINGS = words('appointment election nomination confirmation reelection');

/** "the appointment to the board of X", "the election of X to the board": whom a noun names. */
function namedBy(page: Page, parts: SentenceParts, at: number): Mention | undefined {
  for (let noun = at - 1; noun >= Math.max(parts.sentence.from, at - BOARD_REACH); noun -= 1) {
    if (!NAMINGS.of(page.tokens[noun])) continue;
    return peopleOf(parts).find(
      ({ from, possessive }) =>
        from > noun && from <= at + OF_REACH && !possessive && isGoverned(page, from),
    );
  }
  return undefined;
}

const OF_REACH = 6;

function isGoverned({ tokens }: Page, from: number): boolean {
  const before = tokens[from - 1];
  const titled = before?.text === '.' || ADDRESSES.of(before);
  return tokens[titled ? from - (before?.text === '.' ? 3 : 2) : from - 1]?.lower === 'of';
}

/** "a seat on the board goes to X". */
function receiver(page: Page, parts: SentenceParts, goes: number): Mention | undefined {
  const to = page.tokens[goes + 1]?.lower === 'to' ? goes + 1 : goes + 2;
  return page.tokens[to]?.lower === 'to'
    ? peopleOf(parts).find(({ from, form }) => form === 'name' && from > to && from <= to + 5)
    : undefined;
}

const CUTS: ReadonlySet<string> = new Set('; : . that while after because when “ "'.split(' '));
const WISHES: ReadonlySet<string> = new Set(
  'want wants wanted demand demands demanded seeks sought'.split(' '),
);
const HEADS: ReadonlySet<string> = new Set(
  'chairman chairwoman chairperson chair president head member secretary letter'.split(' '),
);

/** The words before a board that tell of it; none where only its head or a wish for a seat is told. */
function sayingOf(before: readonly string[]): readonly string[] | undefined {
  const own = before.slice(before.findLastIndex((word) => CUTS.has(word)) + 1);
  const of = own.lastIndexOf('of');
  if (of > 0 && own.length - of <= 3 && HEADS.has(own[of - 1] ?? '')) return undefined;
  const isWished = own.includes('be') && own.some((word) => WISHES.has(word));
  return isWished ? undefined : own;
}

const ELECTS: ReadonlySet<string> = new Set(
  'elected elects elect appointed appoints appoint named names name nominated nominates nominate added adds removed removes ousted voted brought put'.split(
    ' ',
  ),
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
