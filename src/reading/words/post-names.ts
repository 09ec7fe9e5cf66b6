import { isCapitalised, isPossessive, type Token } from '../token.ts';
import { NOUNS } from './nouns.ts';
import { words, WordSet } from './set.ts';

/** A post that a text names, by its tokens (`to` exclusive). */
export interface NamedPost {
  readonly post: string;
  readonly to: number;
  /** "directors": a post of several. */
  readonly plural: boolean;
  /** A common noun that is a post only beside a person: "executive", "adviser", "head". */
  readonly weak: boolean;
}

/** Nouns that a post ends in. */
const HEADS: ReadonlySet<string> = new Set(
  'chairman chairwoman chairperson chair president director governor founder chief boss minister premier chancellor commissioner treasurer ceo cfo coo cto cmo cro cso chro fd md trustee mayor controller liquidator administrator ombudsman ambassador supremo'.split(
    ' ',
  ),
);
/** Nouns that are posts only with a word before them, or beside a person. */
const WEAK_HEADS: ReadonlySet<string> = new Set(
  'head deputy adviser advisor executive manager leader partner officer secretary member counsel representative two'.split(
    ' ',
  ),
);
const PLURALS: ReadonlyMap<string, string> = new Map([
  ['chairmen', 'chairman'],
  ['presidents', 'president'],
  ['directors', 'director'],
  ['governors', 'governor'],
  ['founders', 'founder'],
  ['ministers', 'minister'],
  ['commissioners', 'commissioner'],
  ['trustees', 'trustee'],
  ['executives', 'executive'],
  ['members', 'member'],
  ['partners', 'partner'],
  ['managers', 'manager'],
  ['ceos', 'ceo'],
]);
/** Words that say of what kind a post is: "senior managing director", "finance chief". */
const KINDS = words(
  'executive non co vice deputy managing senior general global group corporate chief honorary lead independent joint representative statutory principal first number provisional insolvency alternate supervisory management executive advisory board works council union labour labor foreign prime finance financial financier operating operations commercial technical technology marketing sales strategy strategic legal investment risk digital product human resources personnel design research development engineering manufacturing production purchasing procurement communications industrial regional national federal outside external fund portfolio country central bank economy economics industry transport trade energy treasury defence interior justice budget health home environment agriculture infrastructure competition antitrust performance quality supply information brand retail audit compliance accounting administrative people alliance restructuring planning property creative editorial founding special scientific science medical clinical content diversity sustainability security privacy network revenue growth transformation digitalisation programme area divisional real estate lending wealth asset pensions aviation cargo fleet network innovation talent trading wholesale consumer industrial safety regulatory tax',
);
const ANY_HEADS = new WordSet([...HEADS, ...WEAK_HEADS, ...PLURALS.keys()]);
const OPENERS = new WordSet([...ANY_HEADS, ...KINDS]);
/** A kind that is no post by itself though a noun of posts comes after it: "board members" are, "bank" is not. */
const LONGEST = 7;
const MANY: ReadonlySet<string> = new Set(['directors', 'members', 'executives', 'managers']);

/** The post whose name begins at a token. */
export function postAt(
  tokens: readonly Token[],
  from: number,
  limit: number,
): NamedPost | undefined {
  if (!mayOpen(tokens, from)) return undefined;
  const end = headOf(tokens, from, limit);
  if (end === undefined) return undefined;
  const last = (tokens[end] as Token).lower;
  const { to, tail } = tailOf(tokens, end, limit);
  const own = tokens.slice(from, end + 1).map(({ lower }) => PLURALS.get(lower) ?? lower);
  const head = own.at(-1) as string;
  const bare = end === from && tail.length === 0;
  if (head === 'member') {
    const body = [...own, ...tail];
    const at = body.findIndex((word) => word === 'board' || word === 'council');
    if (at === -1) return undefined;
    return { post: memberOf(body, at), to, plural: last === 'members', weak: false };
  }
  if (head === 'two' && own[0] !== 'number') return undefined;
  if (head === 'leader' && own.length === 1 && tokens[end + 1]?.lower !== 'of') return undefined;
  if (last === 'managers' && own[0] === 'asset') return undefined;
  if (head === 'head' && isOfPeople(tokens, end)) return undefined;
  return {
    post: [...own, ...tail].join(' ').replaceAll(' - ', '-'),
    to,
    plural: PLURALS.has(last),
    weak: (bare && (WEAK_HEADS.has(head) || head === 'chief')) || (bare && MANY.has(last)),
  };
}

const PEOPLE = words('family household clan delegation list queue table');

/** "the head of the family": no post. */
function isOfPeople(tokens: readonly Token[], end: number): boolean {
  if (tokens[end + 1]?.lower !== 'of') return false;
  return PEOPLE.of(tokens[end + 2]) || PEOPLE.of(tokens[end + 3]);
}

/** "supervisory board member", "board member"; a member of a plain board is a director, "non-executive" or not. */
function memberOf(body: readonly string[], at: number): string {
  const [board = '', kind = ''] = [body[at], body[at - 1]];
  if (BOARDS.has(kind) && body[at - 2] !== '-') return `${kind} ${board} member`;
  if (board === 'council' || at < body.indexOf('member')) return `${board} member`;
  const outside = body.slice(0, body.indexOf('member')).join(' ').replaceAll(' - ', '-');
  return OUTSIDERS.has(outside) ? `${outside} director` : 'director';
}

const OUTSIDERS: ReadonlySet<string> = new Set(
  'non-executive independent outside external senior'.split(' '),
);

/** A post opens with one of its words, or with the field of a minister. */
function mayOpen(tokens: readonly Token[], from: number): boolean {
  if (OPENERS.of(tokens[from])) return true;
  const next = tokens[from + 1]?.lower;
  return next === 'minister' || next === 'and';
}

/** Where the run of words that make a post ends. */
function headOf(tokens: readonly Token[], from: number, limit: number): number | undefined {
  let end = officerOf(tokens, from, limit);
  if (end !== undefined) return end;
  for (let at = from; at < Math.min(limit, from + LONGEST); at += 1) {
    const token = tokens[at] as Token;
    const { lower, text } = token;
    const general =
      lower === 'general' && (end === at - 1 || (end === at - 2 && tokens[at - 1]?.text === '-'));
    const honoured =
      HONOURS.of(token) && (end === at - 1 || (end === at - 2 && tokens[at - 1]?.text === '-'));
    if (ANY_HEADS.of(token) || general || honoured) end = at;
    else if (at === from && isMinister(tokens, at)) continue;
    else if (at === from && isMinister(tokens, at + 2) && tokens[at + 1]?.lower === 'and') at += 2;
    else if (!(text === '-' && at > from) && !KINDS.of(token)) break;
  }
  return end;
}

const OFFICER_WITHIN = 6;

/** "chief planning officer", "chief legal and compliance officer": an officer of any field. */
function officerOf(tokens: readonly Token[], from: number, limit: number): number | undefined {
  const opens = tokens[from]?.lower === 'deputy' ? from + 1 : from;
  if (tokens[opens]?.lower !== 'chief') return undefined;
  for (let at = opens + 1; at < Math.min(limit, opens + OFFICER_WITHIN); at += 1) {
    const token = tokens[at] as Token;
    const { kind, lower, text } = token;
    if (lower === 'officer' || lower === 'officers') return at;
    if (FIELD_STOP.of(token) ? lower !== 'and' : kind !== 'word' && text !== '&' && text !== '-')
      return undefined;
  }
  return undefined;
}

/** "chairman emeritus", "chief executive designate". */
const HONOURS = words('emeritus designate elect');

const NO_FIELD = words(
  'the a an his her its their former then new first deputy acting as by of to and current ex former french german italian',
);

/** "planning minister", "mineral resources minister": ministers of any field. */
function isMinister(tokens: readonly Token[], at: number): boolean {
  const field = tokens[at];
  if (!field) return false;
  const next = tokens[at + 1]?.lower;
  return next === 'minister' && field.kind === 'word' && !NO_FIELD.of(field);
}

const BOARDS = words('supervisory management executive advisory administrative');
const TAKES_FIELD: ReadonlySet<string> = new Set(
  'head director chief minister manager president secretary deputy officer'.split(' '),
);
const TAKES_FOR: ReadonlySet<string> = new Set('minister president director officer'.split(' '));
const FIELD_STOP = words(
  'both of in on at by to from with for and or but who which that as after before since until when while is was has had will the a an its their his her this once if he she it they',
);
/** Fields of work that a title may write with capitals: "Vice President of Investor Relations". */
const FIELDS = words(
  'relations affairs planning services exploration refining trading business communications investments acquisitions mergers banking lending credit customer client investor media government merchandising underwriting taxes tax accounts europe asia americas equities equity securities markets',
);
/** Whether a word names a field of work: "Exploration", "Finance". */
export function isField(word: string): boolean {
  return FIELDS.has(word) || KINDS.has(word);
}

const UNITS: ReadonlySet<string> = new Set(
  'division unit arm business department committee'.split(' '),
);

/** "of the supervisory board", "of finance", "of the tissue division": what belongs to the name of a post. */
function tailOf(
  tokens: readonly Token[],
  end: number,
  limit: number,
): { readonly to: number; readonly tail: readonly string[] } {
  const none = { to: end + 1, tail: [] };
  const head = (tokens[end] as Token).lower;
  const link = tokens[end + 1]?.lower ?? '';
  if (link !== 'of' && !(link === 'for' && TAKES_FOR.has(head))) return none;
  const skip = tokens[end + 2]?.lower === 'the' ? 1 : 0;
  const owned = head.startsWith('member') ? ownedBoard(tokens, end + 2, limit) : undefined;
  if (owned !== undefined) return tailTo(tokens, end, withDirectors(tokens, owned));
  const from = end + 2 + skip;
  const board = BOARDS.of(tokens[from]) ? from + 1 : from;
  if (['board', 'council'].includes(tokens[board]?.lower ?? ''))
    return tailTo(tokens, end, withDirectors(tokens, board));
  if (tokens[from + 1]?.lower === 'committee') return tailTo(tokens, end, from + 2);
  if (!TAKES_FIELD.has(head)) return none;
  const to = fieldEnd(tokens, from, limit);
  return to > from && isFieldPhrase(tokens, from, to) ? tailTo(tokens, end, to) : none;
}

const OWNED_WITHIN = 7;

/** "member of Volkswagen's Supervisory Board", "of its board": where the board stands after its owner. */
function ownedBoard(tokens: readonly Token[], from: number, limit: number): number | undefined {
  for (let at = from; at < Math.min(limit, from + OWNED_WITHIN); at += 1) {
    const token = tokens[at] as Token;
    if (token.lower === 'board' || token.lower === 'council') return at;
    const named = isCapitalised(token) || isPossessive(token) || NOUNS.has(token.lower);
    if (!named && !BOARDS.has(token.lower) && !OWNS.has(token.lower)) return undefined;
  }
  return undefined;
}

const OWNS: ReadonlySet<string> = new Set('the its their his her - & former new'.split(' '));

/** "board of directors" is one body. */
function withDirectors(tokens: readonly Token[], board: number): number {
  const directors = tokens[board + 1]?.lower === 'of' && tokens[board + 2]?.lower === 'directors';
  return board + (directors ? 3 : 1);
}

function tailTo(tokens: readonly Token[], end: number, to: number) {
  return { to, tail: tokens.slice(end + 1, to).map(({ lower }) => lower) };
}

function fieldEnd(tokens: readonly Token[], from: number, limit: number): number {
  let to = from;
  while (to < Math.min(limit, from + 3)) {
    const token = tokens[to] as Token;
    if (token.kind !== 'word' || FIELD_STOP.of(token)) break;
    if (isCapitalised(token) && !KINDS.of(token) && !FIELDS.of(token)) break;
    to += 1;
  }
  return to;
}

/** "of equities", but not "of the carmaker", which is the company. */
function isFieldPhrase(tokens: readonly Token[], from: number, to: number): boolean {
  const last = (tokens[to - 1] as Token).lower;
  return UNITS.has(last) ? to - from > 1 : !NOUNS.has(last) && !['bank', 'union'].includes(last);
}
