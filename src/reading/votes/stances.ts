import type { Clause } from '../clause.ts';
import { lowerWords, type Page, type SentenceParts } from '../page.ts';
import { PhraseIndex } from '../phrases.ts';
import { PHRASES, type Phrase, type StanceKind } from './phrases.ts';
import { WordMap, words } from '../words/set.ts';
import { inflect } from '../words/verbs.ts';
import { BE } from '../words/grammar.ts';

/** Words that take a side on something that can be voted on, by their tokens (`to` exclusive). */
export interface Stance {
  readonly action: string;
  readonly kind: StanceKind;
  readonly from: number;
  readonly to: number;
  /** Whoever takes the side stands behind "by", "of" or "from". */
  readonly agentAfter: boolean;
  /** The words speak of a vote only where a body acts. */
  readonly bodies?: boolean;
}

/** Words over which a side of one clause is the same side told once more. */
const SAME_SIDE = 7;

/** The sides that the words of a clause take, first things first, one for each action. */
export function stancesIn(page: Page, parts: SentenceParts, clause: Clause): Stance[] {
  if (!maySide(parts, clause)) return [];
  const words = lowerWords(page, { from: clause.from, to: parts.sentence.to });
  const length = clause.to - clause.from;
  const phrased = PHRASES.touches(parts)
    ? PHRASES.all(words, length).map(({ value, at }) => stanceOf(value, clause.from + at, 1))
    : [];
  const cast: Stance[] = [];
  for (let at = 0; at < length; at += 1)
    if (VOTE_FORMS.of(page.tokens[clause.from + at]))
      cast.push(...castAt(page, words, at, clause.from));
  const verbs = verbStances(page, clause, words);
  const found = [
    ...cast,
    ...phrased,
    ...lacking(parts, words.slice(0, length), clause.from),
    ...verbs,
  ];
  return found.filter(
    (one, at) =>
      found.findIndex(
        ({ action, from }) => action === one.action && Math.abs(from - one.from) <= SAME_SIDE,
      ) === at,
  );
}

function maySide(parts: SentenceParts, clause: Clause): boolean {
  const mayStand = VOTE_FORMS.of(clause) || VERBS.touches(clause);
  return mayStand || PHRASES.touches(parts) || LACKS.touches(parts);
}

const LACKS = new PhraseIndex<true>(
  'declined to|declines to|refused to|refuses to|refusing to|withheld|withholds|withholding|not endorse|not providing|not provide|not give|not giving|not back|not support|decision to not|did not lend'
    .split('|')
    .map((phrase) => [phrase, true] as const),
);
const SUPPORT: ReadonlySet<string> = new Set(
  'support blessing endorse endorsement backing back approval consent'.split(' '),
);

/** "declined to provide their support", "not endorse the plan": neither for nor against. */
function lacking(parts: SentenceParts, words: readonly string[], from: number): Stance[] {
  const lacks = LACKS.touches(parts) ? LACKS.first(words) : undefined;
  return lacks && words.slice(lacks.at).some((word) => SUPPORT.has(word))
    ? [stanceOf({ action: 'no_support', kind: 'verb' }, from + lacks.at, 1)]
    : [];
}

function stanceOf(phrase: Phrase, from: number, length: number): Stance {
  const { action, kind, agentAfter = false, bodies = false } = phrase;
  return { action, kind, from, to: from + length, agentAfter, ...(bodies && { bodies }) };
}

const VOTE_FORMS = words('vote votes voted voting cast casts casting');
/** "15 percent of the votes", "a vote": a noun, whose side nobody takes. */
const NOUN_BEFORE: ReadonlySet<string> = new Set(
  "of the its their his her in all these those a an this that any every per 's a' more no some without".split(
    ' ',
  ),
);
const SIDE_REACH = 11;
const NEGATIONS: ReadonlySet<string> = new Set([
  'not',
  "n't",
  'never',
  'without',
  'nor',
  'neither',
]);

/** "voted against", "vote its 27.4% in favour", "cast its votes against", "voted to remove": a ballot. */
function castAt(page: Page, words: readonly string[], at: number, from: number): Stance[] {
  const before = words[at - 1] ?? '';
  const noun = NOUN_BEFORE.has(before) || (words[at] === 'vote' && isNoun(words, at));
  if (noun && words[at] !== 'voted') return nounSide(words, at, from);
  const negated = words.slice(Math.max(0, at - 3), at).some((word) => NEGATIONS.has(word));
  const action = sideOf(words, at);
  if (negated)
    return action === undefined || action === 'approve' ? [cast('abstain', from + at)] : [];
  const passive = at > 0 && words[at] === 'voted' && BE.has(before);
  return action === undefined ? [] : [{ ...cast(action, from + at), agentAfter: passive }];
}

function cast(action: string, from: number): Stance {
  return {
    action,
    kind: action === 'abstain' ? 'away' : 'cast',
    from,
    to: from + 1,
    agentAfter: false,
  };
}

/** "its votes went against": a noun that still takes a side through its own verb. */
function nounSide(words: readonly string[], at: number, from: number): Stance[] {
  const after = words.slice(at + 1, at + 4);
  const went = after[0] === 'went' || after[0] === 'were' || after[0] === 'go';
  if (!went) return [];
  return [cast(after.includes('against') ? 'oppose' : 'approve', from + at)].filter(
    () => after.includes('against') || after.includes('for') || after.includes('to'),
  );
}

const DAYS: ReadonlySet<string> = new Set(
  'monday tuesday wednesday thursday friday saturday sunday yesterday today earlier later late early last this week month night morning afternoon evening'.split(
    ' ',
  ),
);
const HOW: ReadonlySet<string> = new Set(
  'overwhelmingly narrowly clearly almost heavily'.split(' '),
);

/** "voted on Friday to", "voted 9-2 to": time and count say nothing of the side. */
function pastTime(near: readonly string[]): readonly string[] {
  let at = 0;
  while (at < near.length) {
    const word = near[at] as string;
    const dated = word === 'on' && DAYS.has(near[at + 1] ?? '');
    if (!dated && !DAYS.has(word) && !HOW.has(word) && !/^(?:\d[\d,]*|-|–|by)$/.test(word)) break;
    if (word === 'by' && !/^\d/.test(near[at + 1] ?? '')) break;
    if (/^\d/.test(word) && near[at + 1] === 'to' && /^\d/.test(near[at + 2] ?? '')) at += 2;
    at += dated ? 2 : 1;
  }
  return near.slice(at);
}

const UNDOES: ReadonlySet<string> = new Set('reject oppose block stop refuse turn'.split(' '));

function sideOf(words: readonly string[], at: number): string | undefined {
  const after = words.slice(at + 1, at + SIDE_REACH);
  const stop = after.findIndex((word) => [';', '.', 'but', 'while'].includes(word));
  const near = pastTime(stop === -1 ? after : after.slice(0, stop));
  const [first = '', second = ''] = near;
  if (first === 'not' && second === 'to') return 'oppose';
  if (first === 'down' || first === 'out') return 'reject';
  if (first === 'to' && UNDOES.has(second)) return 'oppose';
  if (first === 'no' || first === 'against' || second === 'against') return 'oppose';
  if (['for', 'yes', 'with', 'aye', 'unanimously'].includes(first) || second === 'for')
    return 'approve';
  if (first === 'to' && !['be', 'the', 'a'].includes(second))
    return words[at]?.startsWith('vot') ? 'approve' : undefined;
  const dated = first === 'on' && /\d/.test(`${second}${near[2] ?? ''}`);
  if (dated && near.slice(3).includes('to')) return 'approve';
  if (
    near
      .slice(0, 4)
      .join(' ')
      .match(/\bin (?:favou?r|line with)\b/)
  )
    return 'approve';
  const apart = ['its', 'their', 'his', 'her', 'all', 'the', 'overwhelmingly', 'blank'].includes(
    first,
  );
  if (!apart) return undefined;
  if (first === 'blank') return 'abstain';
  if (near.includes('against')) return 'oppose';
  return near.includes('favour') || near.includes('favor') || near.includes('for')
    ? 'approve'
    : undefined;
}

/** Verbs that take a side where they have something to vote on as their object. */
const VERBS = new WordMap<Phrase>(
  [
    [
      'approve',
      'verb',
      'approve back support endorse ratify adopt pass bless sanction greenlight authorise authorize elect reelect',
    ],
    ['approve', 'verb', 'remove dismiss oust unseat eject carry', 'bodies'],
    ['oppose', 'verb', 'oppose resist'],
    ['reject', 'verb', 'reject defeat'],
    ['block', 'veto', 'veto block stymie thwart torpedo scupper derail'],
    ['abstain', 'away', 'abstain recuse'],
    ['propose', 'table', 'table propose submit nominate requisition'],
  ].flatMap(([action = '', kind, bases = '', bodies]) =>
    bases
      .split(' ')
      .flatMap((base) =>
        inflect(base).map(
          (form) =>
            [form, { action, kind: kind as StanceKind, bodies: bodies !== undefined }] as const,
        ),
      ),
  ),
);

/** "voted against ratifying it": what is voted on, and no side of its own. */
const GOVERNS: ReadonlySet<string> = new Set('against on of in from for to'.split(' '));

/** Forms that are nouns as well. */
const NOUNS: ReadonlySet<string> = new Set(
  'support defeat veto block pass approach endorse'.split(' '),
);
const BEFORE_VERB: ReadonlySet<string> = new Set(
  'to will would shall should must can could may might not and or they we you i who that which also then both all do did does ,'.split(
    ' ',
  ),
);

/** "a total defeat", "their full support": an adjective and no voter stands before the form. */
function isNoun(words: readonly string[], at: number): boolean {
  const before = words[at - 1];
  if (before === undefined || BEFORE_VERB.has(before) || /(?:s|ly|\)|’|')$/.test(before))
    return false;
  return words.slice(Math.max(0, at - 4), at).some((word) => NOUN_BEFORE.has(word));
}

/** "asked for the shares back": no verb. */
function isAdverb(words: readonly string[], at: number): boolean {
  return words[at] === 'back' && !BACKS.has(words[at - 1] ?? '');
}

const BACKS: ReadonlySet<string> = new Set(
  'to will would not may could should must can and shareholders investors holders they'.split(' '),
);

function verbStances(page: Page, clause: Clause, words: readonly string[]): Stance[] {
  const found: Stance[] = [];
  if (!VERBS.touches(clause)) return found;
  for (let at = 0; at < clause.to - clause.from; at += 1) {
    const phrase = VERBS.of(page.tokens[clause.from + at]);
    if (!phrase || NOUN_BEFORE.has(words[at - 1] ?? '') || isAdverb(words, at)) continue;
    if (NOUNS.has(words[at] ?? '') && isNoun(words, at)) continue;
    if (words[at]?.endsWith('ing') && GOVERNS.has(words[at - 1] ?? '')) continue;
    const place = clause.from + at;
    const verb = clause.verbs.find(({ from, to }) => from <= place && place < to);
    const by =
      words[at + 1] === 'by' || (words[at + 2] === 'by' && (words[at + 1] ?? '').endsWith('ly'));
    const passive = verb?.passive === true || by;
    if (verb?.negated === true && !passive) {
      if (phrase.action === 'approve')
        found.push(stanceOf({ action: 'no_support', kind: 'verb' }, place, 1));
      continue;
    }
    found.push(stanceOf({ ...phrase, agentAfter: passive }, place, 1));
  }
  return found;
}
