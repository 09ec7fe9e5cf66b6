import { canHold } from '../actor.ts';
import type { Mention } from '../mentions/mention.ts';
import { lowerWords, type Page, type SentenceParts } from '../page.ts';
import { speaksNear } from './ballots.ts';
import { joinedTo } from './joint.ts';
import { stancesIn } from './stances.ts';
import { words } from '../words/set.ts';

/** Somebody whom a sentence lists on one side of a vote. */
export interface Listed {
  readonly mention: Mention;
  readonly action: string;
}

/** "Those who abstained included A, B and C", "In favour were A and B", "abstentions came from A". */
export function listedVoters(page: Page, parts: SentenceParts): Listed[] {
  const named = namedExamples(page, parts);
  if (named.length > 0) return named;
  const members = membersOf(page, parts);
  if (members.length > 0) return members;
  const head = headOf(page, parts) ?? examplesOf(page, parts);
  if (!head) return [];
  return namesAfter(page, parts, head.to).map((mention) => ({ mention, action: head.action }));
}

const SUCH = words('including as like');

/** "ten states including A and B supported it, while five including C voted against": whom the words before a side name. */
function namedExamples(page: Page, parts: SentenceParts): Listed[] {
  if (!SUCH.of(parts) || !speaksNear(page, parts)) return [];
  const stances = parts.clauses.flatMap((clause) => stancesIn(page, parts, clause));
  const found: Listed[] = [];
  for (let at = parts.sentence.from + 1; at < parts.sentence.to; at += 1) {
    if (!SUCH.of(page.tokens[at])) continue;
    if (page.tokens[at]?.lower === 'as' && page.tokens[at - 1]?.lower !== 'such') continue;
    const first = parts.mentions.find(
      ({ from, form }) => form === 'name' && from > at && from <= at + TITLE,
    );
    if (!first) continue;
    const list = [first, ...joinedTo(page, parts, first).filter(({ from }) => from > at)];
    const end = Math.max(...list.map(({ to }) => to));
    const side = stances.find(
      ({ from, kind, agentAfter }) =>
        SIDES.has(kind) && !agentAfter && from >= end && from <= end + NEXT,
    );
    if (side) found.push(...list.map((mention) => ({ mention, action: asOpposed(side.action) })));
  }
  return found.filter(({ mention }) => canHold(mention.actor));
}

const TITLE = 3;
const NEXT = 3;

/** Single voters oppose what a body rejects. */
const asOpposed = (action: string): string => (action === 'reject' ? 'oppose' : action);

const MEMBERS =
  /\b(?:were|are|was|is) (?:just |only |also )?(?:some|among|one|two|three|those|part)\b(?: of)?(?: the| its)? (?:\S+ ){0,3}(?:shareholders|investors|holders|funds|institutions|owners|members|directors) (?:that|who|to have)\b/;

/** "A, B and C were some of the shareholders that voted against it": the names before take the side. */
function membersOf(page: Page, parts: SentenceParts): Listed[] {
  if (!GROUPS.of(parts) || !speaksNear(page, parts)) return [];
  const text = lowerWords(page, parts.sentence).join(' ');
  const hit = MEMBERS.exec(text);
  if (!hit) return [];
  const verb = parts.sentence.from + text.slice(0, hit.index).split(' ').length - 1;
  const side = parts.clauses
    .flatMap((clause) => stancesIn(page, parts, clause))
    .find(({ from, kind }) => from > verb && kind !== 'table');
  const last = parts.mentions.findLast(({ to, form }) => to <= verb && form === 'name');
  if (!side || !last || last.to < verb - 1) return [];
  const action = asOpposed(side.action);
  return [last, ...joinedTo(page, parts, last)].map((mention) => ({ mention, action }));
}

const GROUPS = words('shareholders investors holders funds institutions owners members directors');
const EXAMPLES = words('among including');
const TAKEN: ReadonlySet<string> = new Set('cast verb'.split(' '));

/** "36 institutions that voted for him, among them A and B": who is named of those that took the side before. */
function examplesOf(page: Page, parts: SentenceParts): Head | undefined {
  if (!EXAMPLES.of(parts) || !speaksNear(page, parts)) return undefined;
  for (let at = parts.sentence.from + 2; at < parts.sentence.to; at += 1) {
    if (!EXAMPLES.of(page.tokens[at])) continue;
    const among = page.tokens[at]?.lower === 'among';
    if (among && page.tokens[at + 1]?.lower !== 'them') continue;
    const side = parts.clauses
      .filter(({ from }) => from < at)
      .flatMap((clause) => stancesIn(page, parts, clause))
      .findLast(({ kind, to, agentAfter }) => TAKEN.has(kind) && to <= at && !agentAfter);
    if (side && at - side.to < EXAMPLE_REACH)
      return {
        action: side.action === 'reject' ? 'oppose' : side.action,
        to: at + (among ? 2 : 1),
      };
  }
  return undefined;
}

const EXAMPLE_REACH = 12;

interface Head {
  readonly action: string;
  /** Where the list begins. */
  readonly to: number;
}

const JOINS = words('included include includes were was are');
const HEADS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:in favou?r) (?:of \S+ )?(?:were|was)\b/, 'approve'],
  [/^(?:also )?against (?:it |the \S+ )?(?:were|was)\b/, 'oppose'],
  [/\babstentions (?:also )?(?:(?:came|come|were) )?(?:also )?(?:from|by)\b/, 'abstain'],
  [
    /\b(?:resolution|motion|proposal|plan|merger) (?:had|has|won|got) the (?:votes|backing|support) of\b/,
    'approve',
  ],
  [/\bmoved the (?:resolution|motion) :/, 'propose'],
  [/\bon (?:his|her|its|their) side (?:were|was|are|is|stood|stand)\b/, 'approve'],
  [/\bbehind (?:him|her|it|them) (?:were|was|are|is|stood|stand)\b/, 'approve'],
];
const JOIN_REACH = 18;

/** Words without which no pattern of `HEADS` can stand. */
const HEAD_WORDS = words(
  'favour favor against abstentions resolution motion proposal plan merger moved side behind',
);
const RELATIVES = words('who that');

function headOf(page: Page, parts: SentenceParts): Head | undefined {
  const list = lowerWords(page, parts.sentence);
  const head = HEAD_WORDS.of(parts) ? headIn(list, parts) : undefined;
  return head ?? (RELATIVES.of(parts) && JOINS.of(parts) ? whoDid(page, parts, list) : undefined);
}

function headIn(list: readonly string[], parts: SentenceParts): Head | undefined {
  const text = list.join(' ');
  for (const [pattern, action] of HEADS) {
    const hit = pattern.exec(text);
    if (!hit) continue;
    const passed = text.slice(0, hit.index + hit[0].length).split(' ').length;
    return { action, to: parts.sentence.from + passed };
  }
  return undefined;
}

/** "the holders that sided with Effissimo were A and B": a side in a relative clause, and who took it. */
function whoDid(page: Page, parts: SentenceParts, list: readonly string[]): Head | undefined {
  const { from } = parts.sentence;
  for (const clause of parts.clauses) {
    for (const stance of stancesIn(page, parts, clause)) {
      if (!SIDES.has(stance.kind)) continue;
      const before = list.slice(Math.max(0, stance.from - from - 2), stance.from - from);
      if (!before.includes('who') && !before.includes('that')) continue;
      const after = list.slice(stance.to - from, stance.to - from + JOIN_REACH);
      const join = after.findIndex((word) => JOINS.has(word));
      if (join !== -1) return { action: stance.action, to: stance.to + join + 1 };
    }
  }
  return undefined;
}

const SIDES: ReadonlySet<string> = new Set(['cast', 'away', 'verb']);
const ENDS: ReadonlySet<string> = new Set('; . while but whereas although after when'.split(' '));

/** The names of a list, without those that only say of one of them who it is. */
export function namesAfter(page: Page, parts: SentenceParts, from: number): Mention[] {
  const named = parts.mentions.filter((one) => one.form === 'name' && one.from >= from);
  const kept: Mention[] = [];
  for (const mention of named) {
    const between = lowerWords(page, { from: kept.at(-1)?.to ?? from, to: mention.from });
    if (between.some((word) => ENDS.has(word))) break;
    if (canHold(mention.actor) && !mention.place && isListed(page, parts, mention, kept))
      kept.push(mention);
  }
  return kept;
}

const OF: ReadonlySet<string> = new Set('of to with by for'.split(' '));

function isListed(
  page: Page,
  parts: SentenceParts,
  mention: Mention,
  kept: readonly Mention[],
): boolean {
  if (mention.possessive) return false;
  const before = page.tokens[mention.from - 1]?.lower ?? '';
  const joined = parts.mentions.find(({ to }) => to === mention.from - 1);
  if (before === 'and' && joined && !kept.includes(joined)) return false;
  const inList = kept.length === 0 || !OF.has(before);
  return inList && !parts.clauses.some((one) => isAside(one, mention, kept));
}

/** A name inside "who is Ratan Tata's brother". */
function isAside(
  clause: SentenceParts['clauses'][number],
  mention: Mention,
  kept: readonly Mention[],
): boolean {
  const inside = clause.from <= mention.from && mention.from < clause.to;
  return inside && clause.kind === 'relative' && kept.some(({ to }) => to <= clause.from);
}
