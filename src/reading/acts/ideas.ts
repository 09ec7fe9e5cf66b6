import type { Token } from '../token.ts';
import { unique } from '../words/unique.ts';
import { inflect, WordMap, type Member } from '../words/index.ts';
import { NOUN_IDEAS, VERB_IDEAS } from './lexicon.ts';

/** An idea found at a token; `verb` where the form is one of a verb. */
export interface Idea {
  readonly name: string;
  readonly at: number;
  readonly verb: boolean;
}

interface Entry {
  readonly name: string;
  readonly verb: boolean;
  /** Words behind the first one, which follow at once, or within a few words after `loose` ones. */
  readonly rest: readonly { readonly word: string; readonly loose: boolean }[];
}

/** Forms that the rules of inflection do not make. */
const IRREGULAR: Readonly<Record<string, string>> = {
  build: 'built',
  throw: 'threw thrown',
  shoot: 'shot',
  tear: 'tore torn',
  drive: 'drove driven',
  break: 'broke broken',
  strike: 'struck',
  wind: 'wound',
  fend: 'fended',
  dump: 'dumped',
  overturn: 'overturned',
  uphold: 'upheld',
  bar: 'barred barring',
  ban: 'banned banning',
  forbid: 'forbade forbidden forbidding',
  flee: 'fled',
  stick: 'stuck',
  join: 'joined',
  rebut: 'rebutted',
  shut: 'shutting',
  axe: 'axed',
  pour: 'poured',
  hand: 'handed',
  overrule: 'overruled',
  pull: 'pulled',
  slap: 'slapped',
  clinch: 'clinched',
  put: 'putting',
  hammer: 'hammered',
  stymie: 'stymied stymieing',
  cap: 'capped capping',
  bury: 'buried',
  shun: 'shunned shunning',
  rebuff: 'rebuffed',
  prop: 'propped propping',
  tap: 'tapped',
  slam: 'slammed slamming',
  decry: 'decried',
  swap: 'swapped',
  outvote: 'outvoted',
  ditch: 'ditched',
  knock: 'knocked',
  woo: 'wooed',
};

const ENTRIES = new WordMap<readonly Entry[]>(entries());

function entries(): Map<string, Entry[]> {
  const found = new Map<string, Entry[]>();
  const add = (first: string, entry: Entry) => {
    const list = found.get(first);
    if (list) list.push(entry);
    else found.set(first, [entry]);
  };
  for (const [name, list] of Object.entries(VERB_IDEAS))
    for (const phrase of list.split(/\s+/)) {
      const { first, rest } = parse(phrase);
      const forms = new Set([...inflect(first), ...(IRREGULAR[first]?.split(' ') ?? [])]);
      for (const form of forms) add(form, { name, verb: true, rest });
    }
  for (const [name, list] of Object.entries(NOUN_IDEAS))
    for (const phrase of list.split(/\s+/)) {
      const { first, rest } = parse(phrase);
      for (const variant of plurals(first, rest))
        add(variant.first, { name, verb: false, rest: variant.rest });
    }
  return found;
}

type Rest = Entry['rest'];

function parse(phrase: string): { readonly first: string; readonly rest: Rest } {
  const parts = phrase.split('..');
  const words = parts.flatMap((part, index) =>
    part.split('_').map((word, offset) => ({ word, loose: index > 0 && offset === 0 })),
  );
  return { first: words[0]?.word ?? '', rest: words.slice(1) };
}

/** "joint venture" and "joint ventures": the last word takes the plural. */
function plurals(first: string, rest: Rest): { readonly first: string; readonly rest: Rest }[] {
  const last = rest.at(-1)?.word ?? first;
  const many = /[^aeiou]y$/.test(last) ? `${last.slice(0, -1)}ies` : `${last}s`;
  if (/[^a-z]|s$/.test(last)) return [{ first, rest }];
  return rest.length === 0
    ? [
        { first, rest },
        { first: many, rest },
      ]
    : [
        { first, rest },
        { first, rest: [...rest.slice(0, -1), { word: many, loose: rest.at(-1)?.loose ?? false }] },
      ];
}

/** Words that may stand between the loose parts of a phrase. */
const REACH = 5;

const FEATURES = { verb: new Map<string, string>(), noun: new Map<string, string>() };

/** An idea as the models of acts name it; each name is joined once. */
export function ideaFeature(name: string, verb: boolean): string {
  const known = verb ? FEATURES.verb : FEATURES.noun;
  const made = known.get(name) ?? unique(`${verb ? 'v' : 'n'}:${name}`);
  if (!known.has(name)) known.set(name, made);
  return made;
}

/** Whether a stretch may speak of an idea. */
export function touchesIdeas(stretch: Member): boolean {
  return ENTRIES.touches(stretch);
}

/** The ideas that a stretch of tokens speaks of, in order; each idea at most once per word. */
export function ideasIn(tokens: readonly Token[], from: number, to: number): Idea[] {
  const found: Idea[] = [];
  let words: readonly string[] | undefined;
  for (let at = from; at < to; at += 1) {
    const entries = ENTRIES.of(tokens[at]);
    if (!entries) continue;
    words ??= tokens.slice(from, to).map(({ lower }) => lower);
    const before = found.length;
    for (const { name, verb, rest } of entries) {
      if (!follows(words, at - from, rest) || (verb && isNoun(words, at - from))) continue;
      if (!isAmong(found, before, name)) found.push({ name, at, verb });
    }
  }
  return found;
}

function isAmong(ideas: readonly Idea[], from: number, name: string): boolean {
  for (let at = from; at < ideas.length; at += 1) if (ideas[at]?.name === name) return true;
  return false;
}

function follows(words: readonly string[], at: number, rest: Rest): boolean {
  let place = at;
  for (const { word, loose } of rest) {
    const next = loose
      ? nearby(words, place + 1, word)
      : words[place + 1] === word
        ? place + 1
        : -1;
    if (next === -1) return false;
    place = next;
  }
  return true;
}

function nearby(words: readonly string[], from: number, word: string): number {
  for (let at = from; at < Math.min(words.length, from + REACH); at += 1)
    if (words[at] === word) return at;
  return -1;
}

const DETERMINERS: ReadonlySet<string> = new Set(
  "a an the its their his her this that these those our any no 's of some new each every".split(
    ' ',
  ),
);

/** "the offer", "its demand": the form of a verb that stands as a noun. */
function isNoun(words: readonly string[], at: number): boolean {
  return DETERMINERS.has(words[at - 1] ?? '') && !/(?:ed|ing)$/.test(words[at] ?? '');
}
