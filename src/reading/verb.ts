import type { Token } from './token.ts';
import { AUXILIARIES, VERB_FORMS, verbClass, type VerbClass, words } from './words/index.ts';
import { BE } from './words/grammar.ts';

/** A verb group: auxiliaries, "not", adverbs and the verb that decides. */
export interface Verb {
  readonly from: number;
  readonly to: number;
  readonly head: string;
  readonly kind: VerbClass;
  readonly negated: boolean;
  readonly passive: boolean;
  /** Auxiliaries in order: "will have" is `will have`. */
  readonly auxiliaries: readonly string[];
}

const ADVERBS = words(
  'also already now still not never then currently once later since recently just only reportedly allegedly jointly directly even first ever yet again always long effectively each both together',
);
const NOT = words("not 't never neither no");
const NOUN_BEFORE = words(
  "the a an its their his her our this that these those 's no any some each every another largest biggest more further new of in on at by from with for under than largest",
);
const LONGEST = 7;

/** The verb groups of a text by their first tokens; `null` where none begins. */
const VERBS = new WeakMap<readonly Token[], (Verb | null | undefined)[]>();

/** The text that was asked about last: the next question is mostly about the same. */
let last: { readonly tokens: readonly Token[]; readonly verbs: (Verb | null | undefined)[] } = {
  tokens: [],
  verbs: [],
};

/** The verb group that begins at a token; looked for once, as many ask. */
export function verbAt(tokens: readonly Token[], from: number): Verb | undefined {
  if (from < 0 || from >= tokens.length) return undefined;
  if (tokens !== last.tokens) last = { tokens, verbs: VERBS.get(tokens) ?? opened(tokens) };
  const { verbs } = last;
  const known = verbs[from];
  if (known !== undefined) return known ?? undefined;
  const found = verbFrom(tokens, from);
  verbs[from] = found ?? null;
  return found;
}

function opened(tokens: readonly Token[]): (Verb | null | undefined)[] {
  const verbs = tokens.map((): Verb | null | undefined => undefined);
  VERBS.set(tokens, verbs);
  return verbs;
}

function verbFrom(tokens: readonly Token[], from: number): Verb | undefined {
  const first = tokens[from];
  if (!first || first.kind !== 'word' || (!AUXILIARIES.of(first) && isNounUse(tokens, from)))
    return undefined;
  const auxiliaries: string[] = [];
  let negated = false;
  for (let at = from; at < Math.min(tokens.length, from + LONGEST); at += 1) {
    const token = tokens[at] as Token;
    const next = tokens[at + 1];
    if (NOT.of(token)) negated = true;
    else if (AUXILIARIES.of(token) && next && continues(next)) auxiliaries.push(token.lower);
    else if (ADVERBS.of(token) || token.lower.endsWith('ly')) {
      if (auxiliaries.length === 0) return undefined;
    } else {
      const kind = VERB_FORMS.of(token) ?? (isPast(token) && at > from ? 'other' : undefined);
      if (!kind)
        return auxiliaries.length > 0 && auxiliaries[0] !== 'to'
          ? closed(tokens, from, at, auxiliaries, negated)
          : undefined;
      const passive = auxiliaries.some((word) => BE.has(word)) && isPast(token) && kind !== 'be';
      return { from, to: at + 1, head: token.lower, kind, negated, passive, auxiliaries };
    }
  }
  return undefined;
}

/** "is the largest owner", "have 40 percent": the auxiliary is the verb itself. */
function closed(
  tokens: readonly Token[],
  from: number,
  at: number,
  auxiliaries: readonly string[],
  negated: boolean,
): Verb | undefined {
  const head = auxiliaries.at(-1) as string;
  const kind = verbClass(head);
  if (!kind) return undefined;
  return {
    from,
    to: Math.min(at, tokens.length),
    head,
    kind,
    negated,
    passive: false,
    auxiliaries: auxiliaries.slice(0, -1),
  };
}

function continues(next: Token): boolean {
  return (
    next.kind === 'word' &&
    (NOT.of(next) ||
      AUXILIARIES.of(next) ||
      ADVERBS.of(next) ||
      next.lower.endsWith('ly') ||
      VERB_FORMS.of(next) !== undefined ||
      isPast(next))
  );
}

/** Participles and past forms that do not end as the others do. */
const PAST = words('held sold bought taken given cut put left kept made led lent won');

function isPast(token: Token): boolean {
  return (token.lower.length > 4 && token.lower.endsWith('ed')) || PAST.of(token);
}

/** What somebody may share; before all else "shares" are what is held. */
const SHARED = words('the a an its their his her this control ownership power responsibility this');

/** "its holding", "the vote", "of control": a verb form that is a noun or an adjective here. */
function isNounUse(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (!before) return false;
  const token = tokens[at] as Token;
  if (token.lower === 'shares' && !SHARED.of(tokens[at + 1])) return true;
  if (!NOUN_BEFORE.of(before) && !(before.text === '-' && !before.spaced)) return false;
  return !(BEFORE_GERUND.of(before) && token.lower.endsWith('ing'));
}

const BEFORE_GERUND = words('of by from with for in without after before than at');
